// Mentions of the three lists of the invented world, written straight into a store, for the tests
// of linkage and persons. No tests here. Source: the description of the world, section 6.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Mention } from '@tumen/claim'
import type { TrialDesk } from './trial-desk.test.ts'

const WORLD = fileURLToPath(new URL('../../../world/', import.meta.url))
const LISTS = ['A', 'B', 'C'] as const
/** The age in each row of list B is that of this year. */
const YEAR = 2022

type Row = Readonly<Record<string, string>>

function table(path: string): Row[] {
  const [head = '', ...lines] = readFileSync(WORLD + path, 'utf8')
    .trimEnd()
    .split('\n')
  const columns = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
  })
}

interface Place {
  id: string
  names: Record<string, string>
}

const places = new Map(
  (JSON.parse(readFileSync(`${WORLD}places.json`, 'utf8')) as Place[]).flatMap(({ id, names }) =>
    Object.values(names).map((name) => [name, id] as const),
  ),
)

const SEX: Readonly<Record<string, 'f' | 'm'>> = { F: 'f', 女: 'f', M: 'm', 男: 'm' }

/** First and last year of birth: as written, or from an age by both counts if none is stated. */
function bornOf({ birth_year, age, age_counting }: Row): Pick<Mention, 'bornLow' | 'bornHigh'> {
  if (birth_year) return { bornLow: Number(birth_year), bornHigh: Number(birth_year) }
  if (!age) return {}
  const year = YEAR - Number(age)
  if (age_counting === 'korean') return { bornLow: year + 1, bornHigh: year + 1 }
  return { bornLow: year - 1, bornHigh: age_counting === 'international' ? year : year + 1 }
}

/** A row of a list as a mention. */
function mentionOf(list: string, row: Row): Mention {
  const [home, place] = [row.home, row.arrest_place].map((name) => places.get(name ?? ''))
  const [sex, month] = [SEX[row.sex ?? ''], row.arrest_month]
  const days = month ? { earliest: `${month}-01`, latest: lastDay(month) } : undefined
  return {
    id: `${list}/${row.record_id}`,
    ...{ list, written: { name: row.name ?? '' } },
    ...(row.name && { name: row.name }),
    ...bornOf(row),
    ...(sex && { sex }),
    ...(home !== undefined && { home }),
    ...(place !== undefined && { place }),
    ...(days && { time: days }),
    restricted: { contact: 'CANARY-24-SECRET' },
  }
}

function lastDay(month: string): string {
  const [year = 2022, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** Lists A, B and C with their mentions; A and C are declared to name nobody twice. */
export async function takeInWorld(trial: TrialDesk): Promise<void> {
  for (const id of LISTS) await trial.ask('ana', 'list.record', { id, title: `List ${id}` })
  const of = { operation: 'list.import', by: 'ana', subject: 'import' }
  await trial.desk.ledger.change(of, async (write) => {
    for (const list of LISTS)
      for (const row of table(`lists/list-${list.toLowerCase()}.csv`))
        await write.append('mention', mentionOf(list, row))
  })
  for (const list of ['A', 'C'])
    await trial.ask('ana', 'list.declare', { list, duplicates: 'none', reason: 'one row each' })
}

/** Who is truly behind each mention, by its id. */
export function worldTruth(): { mention: string; person: string }[] {
  return table('lists/truth.csv').map(({ list, record_id, person = '' }) => ({
    ...{ mention: `${list}/${record_id}`, person },
  }))
}

/** A few invented mentions of some lists. */
export async function writeMentions(trial: TrialDesk, mentions: readonly Mention[]): Promise<void> {
  const of = { operation: 'list.import', by: 'ana', subject: 'import' }
  await trial.desk.ledger.change(of, async (write) => {
    for (const mention of mentions) await write.append('mention', mention)
  })
}

const level = (label: string, when: object, m: number, u: number) => ({ label, when, m, u })
const missing = (when: object) => ({ label: 'missing', when })

/** Settings whose every number is given, so that weights can be reckoned by hand. */
export const GIVEN_MODEL = {
  format: 'tumen-linkage-model/1',
  name: 'given',
  ...{ id: 'mention_id', list: 'list' },
  prepare: [
    { column: 'name', op: 'person_name', of: 'name', keys: 'name_key' },
    { column: 'born_low', op: 'cast', of: 'born_low', to: 'number' },
    { column: 'born_high', op: 'cast', of: 'born_high', to: 'number' },
  ],
  comparisons: [
    {
      name: 'name',
      comparator: 'person_name',
      levels: [
        missing({ value_level: 'name', is: -1 }),
        level('same', { value_level: 'name', at_least: 4 }, 0.9, 0.01),
        level('different', { else: true }, 0.1, 0.99),
      ],
    },
    {
      name: 'born',
      levels: [
        missing({ null: ['born_low', 'born_high'] }),
        level('years touch', { bands: 'born', within: 0 }, 0.95, 0.05),
        level('different', { else: true }, 0.05, 0.95),
      ],
    },
    {
      name: 'home',
      levels: [
        missing({ null: ['home'] }),
        level('same', { equal: 'home' }, 0.9, 0.2),
        level('different', { else: true }, 0.1, 0.8),
      ],
    },
  ],
  blocking: [
    { name: 'surname + given', on: ['name_key.surname', 'name_key.given'] },
    { name: 'home', on: ['home'] },
  ],
  blocking_families: { with_name: [0], without_name: [1] },
  prior: { probability: 0.01 },
  constraints: ['one_record_per_list', 'sex', 'impossible'],
  threshold: 0.5,
}

/** A mention of a list with a name, a year of birth and a home; invented. */
export function mention(list: string, record: string, more: Partial<Mention> = {}): Mention {
  return { id: `${list}/${record}`, list, written: {}, ...more }
}

/** Two lists, on which two people stand twice and two once. */
export async function takeInSmall(trial: TrialDesk): Promise<void> {
  for (const id of ['m1', 'm2'])
    await trial.ask('own', 'list.record', { id, title: `Names ${id}`, space: id })
  const person = (name: string, born: number, home: string) => ({
    ...{ name, bornLow: born, bornHigh: born, home, written: { name } },
  })
  await writeMentions(trial, [
    mention('m1', '1', person('김영순', 1970, 'KP/HB')),
    mention('m1', '2', person('박철수', 1980, 'KP/RG')),
    mention('m1', '3', person('리명희', 1985, 'KP/HB')),
    mention('m2', '1', person('Kim Yong-sun', 1970, 'KP/HB')),
    mention('m2', '2', person('Pak Chol Su', 1980, 'KP/RG')),
    mention('m2', '3', person('최금옥', 1990, 'KP/HB')),
  ])
}

/** Links the two small lists with the given numbers; the id of the linkage. */
export async function linkSmall(trial: TrialDesk, more: object = {}): Promise<string> {
  const input = { lists: ['m1', 'm2'], model: JSON.stringify(GIVEN_MODEL), ...more }
  return (await trial.ask<{ id: string }>('own', 'linkage.run', input)).id
}
