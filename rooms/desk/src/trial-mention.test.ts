// A list with names for the tests of its import; the people are invented. No tests here.
import assert from 'node:assert/strict'
import { openTrial, type TrialDesk } from './trial-desk.test.ts'

/** What the check of a file with names says. */
export interface CheckedNames {
  outcomes: { outcome: string; rows: number }[]
  refused: number
  problems: { code: string; line: number; column?: number }[]
  notes: { code: string; column: number; cells: number; lines: number[] }[]
  differences: {
    outcome: string
    line?: number
    id?: string
    changes: { kind: string; field: string; before?: string; after?: string }[]
  }[]
  columns: { heading: string; field?: string; restricted?: true }[]
  mapping?: string
  token: string
  failed?: string
}

/** A mention as `mention.list` gives it. */
export interface ShownMention {
  id: string
  written: Record<string, string>
  name?: string
  bornLow?: number
  bornHigh?: number
  sex?: string
  home?: string
  time?: { earliest: string; latest: string }
  restricted?: Record<string, string>
  run?: string
  goneSince?: string
}

/** The columns of the list, as a mapping. */
export const COLUMNS = [
  { column: 'no', field: 'record' },
  { column: 'name', field: 'name' },
  { column: 'age', field: 'age', form: '2022' },
  { column: 'counting', field: 'age_counting' },
  { column: 'sex', field: 'sex' },
  { column: 'home', field: 'home' },
  { column: 'month', field: 'time' },
  { column: 'phone:admin', field: 'phone' },
]

/** The rows of the list under its heading. */
export const ROWS = [
  '1,Ri Myong Hui,52,korean,F,North Hamgyong,2022-05,0999,',
  '2,Pak Yong Suk,30,international,여,함경북도,2022-06,,',
  '3,"Kim, Chol",41,,남,Nowhere at all,2022-06,,tall',
]

/** A file of such rows. */
export function fileOf(rows: readonly string[] = ROWS): string {
  return ['no,name,age,counting,sex,home,month,phone:admin,remarks', ...rows].join('\n')
}

/** A desk with an empty list `north`. */
export async function openNorth(): Promise<TrialDesk> {
  const trial = await openTrial()
  await trial.ask('ana', 'list.record', { id: 'north', title: 'The north list' })
  return trial
}

/** The input of an import of `csv` into the list. */
export function importOf(csv: string, more: object = {}) {
  return { csv, list: 'north', columns: COLUMNS, ...more }
}

/** What a check says of the names. */
export async function checkNames(trial: TrialDesk, input: object): Promise<CheckedNames> {
  const { names } = await trial.ask<{ names: CheckedNames }>('ana', 'list.check', input)
  return names
}

/** Takes a file in; what came of it as `outcome rows` in one text. */
export async function importNames(trial: TrialDesk, input: object): Promise<string> {
  const { names } = await trial.ask<{ names: CheckedNames }>('ana', 'list.import', input)
  const counts = names.outcomes.map(({ outcome, rows }) => `${outcome} ${rows}`)
  return [...counts, ...(names.refused > 0 ? [`refused ${names.refused}`] : [])].join(', ')
}

/** The mentions of the list as a reviewer sees them. */
export async function mentionsOf(trial: TrialDesk, list = 'north'): Promise<ShownMention[]> {
  const answer = await trial.ask<{ mentions: ShownMention[] }>('rev', 'mention.list', { list })
  return answer.mentions
}

/** The one mention with this id. */
export async function mentionWith(trial: TrialDesk, id: string): Promise<ShownMention> {
  const found = (await mentionsOf(trial)).find((mention) => mention.id === id)
  assert.ok(found, id)
  return found
}
