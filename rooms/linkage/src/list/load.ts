// Lists into the working tables of a run: `mention` with dense numbers by the order of ids, a
// dictionary for each column, and what TypeScript compares. Source: the reference on linkage, 2.1.

import { type Engine, readNumber, readNumbers } from '../engine/engine.ts'
import { preparedFault } from '../engine/fault-place.ts'
import { isRefusing, type LinkageFinding } from '../finding.ts'
import type { Comparator } from '../model/comparator.ts'
import type { LinkageModel } from '../model/model.ts'
import {
  type ColumnPlan,
  comparedOutside,
  isOutside,
  kindsOf,
  type LinkagePlan,
  planColumns,
} from '../plan/column-plan.ts'
import { type Dialect, DUCKDB } from '../plan/dialect.ts'
import { keyedViewSql } from '../plan/rule-sql.ts'
import { dictionaryOf, makeComparator, makeDictionary } from './dictionary.ts'
import { withoutEmpty } from './empty-column.ts'
import { type ListFile, type OpenList, openList } from './file.ts'
import {
  BAD,
  checkColumns,
  FILE,
  findBadCells,
  listColumns,
  mendedSql,
  ROW,
  withoutUnusedSteps,
} from './load-list.ts'
import { keptField, numberMentions } from './mention-number.ts'
import { preparedSql } from './prepare-sql.ts'

const quote = DUCKDB.quote

/** What is loaded, from which lists. */
export interface LoadInput {
  readonly model: LinkageModel
  readonly lists: readonly ListFile[]
  /** Further columns to be kept beside the ids, such as a known truth. */
  readonly keep: readonly string[]
  readonly seed: string
  /** The engine that the pairs are found on. */
  readonly dialect: Dialect
  /** The last possible day, as `2026-11-27`. */
  readonly today: string
  /** Where a mended copy of a broken list may stand. */
  readonly folder: string
}

/** The mentions of a run. `plan` is missing exactly where a finding refuses. */
export interface Loaded {
  readonly findings: readonly LinkageFinding[]
  readonly plan?: LinkagePlan
  readonly comparators: ReadonlyMap<string, Comparator>
  readonly records: number
}

/** Makes the working tables. */
export async function loadMentions(engine: Engine, input: LoadInput): Promise<Loaded> {
  const refused = (findings: readonly LinkageFinding[]) => ({
    findings,
    comparators: new Map<string, Comparator>(),
    records: 0,
  })
  const open: OpenList[] = []
  for (const list of input.lists) open.push(await openList(engine, list, input.folder))
  const whole = withListOfFiles(input.model, open)
  const { model, findings: unused } = withoutUnusedSteps(whole, input.keep)
  const columns = listColumns(model, input.keep)
  const findings = [...unused, ...checkColumns(open, model, columns)]
  if (findings.some(isRefusing)) return refused(findings)
  const source = mendedSql(open, model, columns)
  const prepared = { model, source, columns, today: input.today }
  try {
    await rankMentions(engine, { ...input, model }, source, columns)
  } catch (error) {
    throw await preparedFault(engine, error, prepared)
  }
  if ((await readNumber(engine, `select count(*) from ranked where ${BAD}`)) > 0) {
    findings.push(...(await findBadCells(engine, open, model, columns)))
  }
  const kept = keptOnly(kindsOf(model), input.keep).map(keptField)
  findings.push(...(await numberMentions(engine, input.seed, kept)))
  if (findings.some(isRefusing)) return refused(findings)
  findings.push(...(await unreadable(engine, input)))
  const records = await readNumber(engine, 'select count(*) from ranked')
  const { plan: planned, comparators } = await planMentions(engine, input, records)
  findings.push(...(await identicalLists(engine, planned)))
  await makeMentions(engine, planned)
  const { plan, findings: empty } = await withoutEmpty(engine, planned)
  findings.push(...empty)
  return { findings, plan, comparators, records }
}

/** A model whose column of lists stands in no file: each file is then one list. */
function withListOfFiles(model: LinkageModel, lists: readonly OpenList[]): LinkageModel {
  const { list, ...rest } = model
  const isThere = lists.some(({ columns }) => list !== undefined && columns.has(list))
  const isMade = model.prepare.some(({ column }) => column === list)
  return isThere || isMade ? model : rest
}

/** `ranked`: one row a mention in the order of their ids, with the values of every column. */
async function rankMentions(
  engine: Engine,
  { model, keep, today }: LoadInput,
  source: string,
  columns: readonly string[],
): Promise<void> {
  const prepared = preparedSql(model, source, columns, today)
  const kinds = kindsOf(model)
  const values = [...kinds].map(([name, kind]) => valueSql(name, kind))
  const kept = keptOnly(kinds, keep).map((name) => `${textSql(name)} as ${keptField(name)}`)
  const list = model.list === undefined ? FILE : listNumber(model.list)
  const id = `cast(${quote(model.id)} as varchar) as mention_id`
  const fields = [ROW, FILE, BAD, id, `${list} as list`, ...values, ...kept].join(', ')
  // The place of a row in this table is the number of its mention.
  await engine.run(
    `create table ranked as select ${fields} from (${prepared}) s order by mention_id`,
  )
}

/** The kept columns that the model does not hold itself. */
function keptOnly(kinds: ReadonlyMap<string, unknown>, keep: readonly string[]): string[] {
  return keep.filter((name) => !kinds.has(name))
}

function listNumber(column: string): string {
  return `cast(dense_rank() over (order by ${quote(column)}) - 1 as integer)`
}

function valueSql(name: string, kind: ColumnPlan['kind']): string {
  const value = quote(`v_${name}`)
  if (kind === 'number') return `try_cast(${quote(name)} as double) as ${value}`
  if (kind !== 'band') return `${textSql(name)} as ${value}`
  const ends = ['low', 'high'].map(
    (end) => `try_cast(${quote(`${name}_${end}`)} as double) as ${quote(`${end}_${name}`)}`,
  )
  return ends.join(', ')
}

function textSql(name: string): string {
  return `nfc_normalize(cast(${quote(name)} as varchar))`
}

/** Cells that should hold a date or a number and do not: counted, and without a value. */
async function unreadable(engine: Engine, { model }: LoadInput): Promise<LinkageFinding[]> {
  const findings: LinkageFinding[] = []
  const kinds = kindsOf(model)
  for (const step of model.prepare) {
    const [of = ''] = step.of
    const isShown = step.op === 'day_number' && kinds.has(step.column) && kinds.get(of) === 'text'
    if (!isShown) continue
    const sql = `select count(*) from ranked where ${quote(`v_${step.column}`)} is null and
      ${quote(`v_${of}`)} is not null`
    const count = await readNumber(engine, sql)
    if (count > 0) findings.push({ code: 'unreadable', at: step.column, count })
  }
  return findings
}

async function planMentions(
  engine: Engine,
  { model, dialect }: LoadInput,
  records: number,
): Promise<{ plan: LinkagePlan; comparators: Map<string, Comparator> }> {
  const ascii = new Set<string>()
  const every = planColumns({ model, dialect, isAscii: () => true })
  for (const { name, hasDictionary } of every.columns.values()) {
    if (hasDictionary && (await makeDictionary(engine, name))) ascii.add(name)
  }
  const isAscii = (name: string) => ascii.has(name)
  const plan = planColumns({ model, dialect, isAscii })
  const comparators = new Map<string, Comparator>()
  for (const column of comparedOutside(plan)) {
    comparators.set(column.name, await makeComparator(engine, column, records))
  }
  return { plan, comparators }
}

/** Two lists with the same records, told by what was read of them. */
async function identicalLists(engine: Engine, plan: LinkagePlan): Promise<LinkageFinding[]> {
  const values = [...plan.columns.values()].flatMap(({ name, kind }) =>
    kind === 'band' ? [quote(`low_${name}`), quote(`high_${name}`)] : [quote(`v_${name}`)],
  )
  const digest = `select list, count(*) as n, bit_xor(hash(${values.join(', ')})) as h,
    sum(hash(${values.join(', ')}) % 1000003) as g from ranked group by list`
  const lists = await readNumber(engine, 'select count(distinct list) from ranked')
  if (lists < 2) return []
  const same = await readNumbers(
    engine,
    `select a.list, b.list from (${digest}) a join (${digest}) b on a.n = b.n and a.h = b.h
      and a.g = b.g and a.list < b.list order by 1, 2`,
  )
  return same.map((ids) => ({ code: 'lists_identical', ids }))
}

/** `mention`, with sample numbers, dictionary numbers and frequencies. */
async function makeMentions(engine: Engine, plan: LinkagePlan): Promise<void> {
  const columns = [...plan.columns.values()]
  const fields = columns.flatMap(mentionFields)
  const joins = columns.flatMap((column) => {
    const { name, hasDictionary } = column
    const dictionary = quote(`d_${name}`)
    const own = quote(`o_${name}`)
    return [
      ...(hasDictionary
        ? [
            `left join ${dictionaryOf(name)} ${dictionary} on ${dictionary}.value =
              cast(s.${quote(`v_${name}`)} as varchar)`,
          ]
        : []),
      ...(isOutside(column)
        ? [`left join ${quote(`own_${name}`)} ${own} on ${own}.id = ${dictionary}.id`]
        : []),
    ]
  })
  const list = ['k.rid', 's.list', 'k.sample', '-1 as enumeration', ...fields]
  await engine.run(
    `create table mention as select ${list.join(', ')} from ranked s join sampled_id k
      on k.rid = s.rowid ${joins.join(' ')}; drop table ranked; drop table sampled_id`,
  )
  for (const column of columns) {
    if (column.kind === 'person_name') await engine.run(keyedViewSql(column, plan))
  }
}

/** The fields of a column in `mention`. */
function mentionFields(column: ColumnPlan): string[] {
  const { name, kind, hasDictionary, hasValue, hasFrequency, comparesAscii } = column
  const value = quote(`v_${name}`)
  const from = (alias: string, field: string, as: string) =>
    `${quote(`${alias}_${name}`)}.${field} as ${quote(`${as}_${name}`)}`
  return [
    ...(kind === 'band' ? ['low', 'high'].map((end) => `s.${quote(`${end}_${name}`)}`) : []),
    ...(hasDictionary ? [from('d', 'id', 'i')] : []),
    ...(hasValue ? [`s.${value}`] : []),
    ...(comparesAscii
      ? [
          `case when strlen(s.${value}) = length(s.${value}) then s.${value} end as
            ${quote(`a_${name}`)}`,
        ]
      : []),
    ...(hasFrequency ? [from('d', 'tf', 't')] : []),
    ...(isOutside(column) ? [from('o', 'own', 'e'), from('o', 'share', 's')] : []),
  ]
}
