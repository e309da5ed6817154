// Lists as one query: text, one row a mention, with its row and file. What is wrong with cells
// becomes a finding with row numbers, and those cells are without a value.
// Source: the reference on linkage, sections 2.1 and 15.
import { type Engine, readNumber, readNumbers } from '../engine/engine.ts'
import type { LinkageCode, LinkageFinding } from '../finding.ts'
import { type LinkageModel, sourcesOf, stepsFor } from '../model/model.ts'
import { kindsOf, usedColumns } from '../plan/column-plan.ts'
import { DUCKDB } from '../plan/dialect.ts'
import { literal } from '../plan/literal.ts'
import { BROKEN, type OpenList } from './file.ts'

const quote = DUCKDB.quote
const LONGEST = 256
const LONGEST_NAME = 80
const MOST_ROWS = 100

/** Columns of our own; no column of a model should have these names. */
export const ROW = quote('#row')
export const FILE = quote('#file')
export const BAD = quote('#bad')

/** A model without the steps that nothing needs, and which these were. */
export function withoutUnusedSteps(
  model: LinkageModel,
  keep: readonly string[],
): { model: LinkageModel; findings: LinkageFinding[] } {
  const { steps } = stepsFor(model, neededColumns(model, keep))
  const findings = model.prepare.flatMap((step, n): LinkageFinding[] =>
    steps.includes(step) ? [] : [{ code: 'step_unused', at: `prepare.${n}`, ids: [step.column] }],
  )
  return { model: { ...model, prepare: steps }, findings }
}

/** The columns of lists that a model and its caller need. */
export function listColumns(model: LinkageModel, keep: readonly string[]): string[] {
  return stepsFor(model, neededColumns(model, keep)).sources
}

/** What is compared, joined by or asked for, prepared or not, with the id and the list. */
function neededColumns(model: LinkageModel, keep: readonly string[]): string[] {
  const bands = [...kindsOf(model)].filter(([, kind]) => kind === 'band').map(([name]) => name)
  const made = new Set(model.prepare.map(({ column }) => column))
  const used = [...usedColumns(model), ...keep].flatMap((name) =>
    bands.includes(name) && !made.has(name) ? [`${name}_low`, `${name}_high`] : [name],
  )
  return [model.id, ...(model.list === undefined ? [] : [model.list]), ...used]
}

/** Columns that no list has refuse; a column that some list does not have is told. */
export function checkColumns(
  lists: readonly OpenList[],
  model: LinkageModel,
  columns: readonly string[],
): LinkageFinding[] {
  return columns.flatMap((name) => missing(name, lists, model))
}

function missing(name: string, lists: readonly OpenList[], model: LinkageModel): LinkageFinding[] {
  const without = lists.filter(({ columns }) => !columns.has(name))
  if (without.length === 0) return []
  const isNeeded = sourcesOf(model, model.id).includes(name)
  const isNowhere = without.length === lists.length
  const code = isNowhere || isNeeded ? 'column_missing' : 'column_empty'
  return [{ code, at: name, ids: without.map((list) => list.name) }]
}

function listSql(list: OpenList, file: number, columns: readonly string[]): string {
  const cells = columns.map((name) => {
    const own = list.columns.get(name)
    const cell = own === undefined ? 'cast(null as varchar)' : `cast(${quote(own)} as varchar)`
    return `nullif(${cell}, '') as ${quote(name)}`
  })
  const row = `cast(${list.row} as integer) as ${ROW}, ${file} as ${FILE}`
  return `select ${row}, ${cells.join(', ')} from ${list.from}`
}

/** What may be wrong with a cell: bytes that are no text, more characters than are compared. */
function cellTests(
  lists: readonly OpenList[],
  model: LinkageModel,
  name: string,
): (readonly [LinkageCode, string])[] {
  const isName = model.prepare.some((step) => step.op === 'person_name' && step.of.includes(name))
  const isBroken = lists.some(({ isMended }) => isMended)
  return [
    ...(isBroken ? [['not_utf8', `contains(${quote(name)}, ${literal(BROKEN)})`] as const] : []),
    ['too_long', `length(${quote(name)}) > ${isName ? LONGEST_NAME : LONGEST}`],
  ]
}

/** All rows of all lists as text. */
function rowsSql(lists: readonly OpenList[], columns: readonly string[]): string {
  return lists.map((list, file) => listSql(list, file, columns)).join(' union all ')
}

/** The same with wrong cells empty and `#bad` where there was one. */
export function mendedSql(
  lists: readonly OpenList[],
  model: LinkageModel,
  columns: readonly string[],
): string {
  const badOf = (name: string) =>
    cellTests(lists, model, name)
      .map(([, test]) => test)
      .join(' or ')
  const bad = columns.map((name) => `coalesce(${badOf(name)}, false)`).join(' or ')
  const cells = columns.map(
    (name) => `case when ${badOf(name)} then null else ${quote(name)} end as ${quote(name)}`,
  )
  const fields = [ROW, FILE, `${bad} as ${BAD}`, ...cells].join(', ')
  return `select ${fields} from (${rowsSql(lists, columns)}) s`
}

/** Where the wrong cells of lists are: asked only when there are any. */
export async function findBadCells(
  engine: Engine,
  lists: readonly OpenList[],
  model: LinkageModel,
  columns: readonly string[],
): Promise<LinkageFinding[]> {
  const findings: LinkageFinding[] = []
  for (const name of columns) {
    for (const [code, test] of cellTests(lists, model, name)) {
      const found = `from (${rowsSql(lists, [name])}) s where ${test}`
      const count = await readNumber(engine, `select count(*) ${found}`)
      if (count === 0) continue
      const rows = await readNumbers(
        engine,
        `select ${ROW} ${found} order by ${FILE}, ${ROW} limit ${MOST_ROWS}`,
      )
      findings.push({ code, at: name, count, rows: rows.map(([row]) => row as number) })
    }
  }
  return findings
}
