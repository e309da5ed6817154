// What of a row may stand in its history, by the classes of its fields, and which earlier row it is
// compared with: the one about the same thing that counted when it came.
import {
  type Agent,
  answerFields,
  answerObject,
  type FieldRule,
  ROW_SCHEMAS,
  rulesOf,
} from '@tumen/claim'
import { RECORD_TABLES, type Stored, subjectIdOf, type TableRow } from '@tumen/ledger'
import { z } from 'zod'
import { agentAnswer } from '../agent/visible.ts'
import { isAmendment } from '../claim/state.ts'
import { sieveOf } from '../clearance/sieve.ts'

type Table = TableRow['table']

/** Of these somebody may read closed fields; of all others no history tells them. */
const OPENED: ReadonlySet<Table> = new Set(['claim', 'mention'])

const isOpen = (rule: FieldRule) => rule.every((one) => one === 'public')
const isSaid = (rule: FieldRule) => rule.every((one) => one !== 'internal')

function fieldSchema(table: Table): z.ZodObject {
  const schema: z.ZodObject = ROW_SCHEMAS[table]
  const rules = rulesOf(schema)
  const isTold = OPENED.has(table) ? isSaid : isOpen
  return answerObject({
    ...answerFields(schema, (name) => isTold(rules[name] ?? ['internal', 'internal'])),
    ...(table === 'agent' ? { sealed: z.literal('[sealed]').exactOptional() } : {}),
  })
}

const FIELDS = new Map(
  (Object.keys(ROW_SCHEMAS) as Table[]).map((table) => [table, fieldSchema(table)]),
)
const SIEVES = new Map([...OPENED].map((table) => [table, sieveOf(FIELDS.get(table))]))

/** The fields of a row that a history may tell. */
export function fieldsOf(stored: TableRow): object {
  const row = stored.table === 'agent' ? agentAnswer(stored as Stored<Agent>) : stored.row
  return FIELDS.get(stored.table)?.parse(row) ?? {}
}

/** Whether what stands at this path of a row, such as `chain[0].label`, is for few. */
export function isClosedPath(table: Table, path: string): boolean {
  let sieve = SIEVES.get(table)
  for (const name of path.replaceAll(/\[\d+\]/g, '').split('.')) {
    if (sieve?.closed?.includes(name)) return true
    sieve = sieve?.fields?.find(([field]) => field === name)?.[1]
    while (sieve?.each) sieve = sieve.each
  }
  return false
}

/** Of each row the one before it about the same thing, if one counted when it was recorded. */
export function rowsBefore(
  rows: readonly TableRow[],
  undoneAt: (instant: string) => ReadonlySet<number>,
): Map<TableRow, TableRow> {
  const amended = new Map(
    rows.flatMap(({ table, row }) =>
      table === 'claim_relation' && isAmendment(row) ? [[row.from, row.to] as const] : [],
    ),
  )
  const before = new Map<TableRow, TableRow>()
  const known = new Map<string, TableRow[]>()
  for (const stored of rows) {
    const key = keyOf(stored)
    const earlier = known.get(wantedKey(stored, amended) ?? key) ?? []
    const undone = undoneAt(stored.recorded)
    const last = earlier.findLast(({ leaf }) => !undone.has(leaf))
    if (last) before.set(stored, last)
    known.set(key, [...(known.get(key) ?? []), stored])
  }
  return before
}

/** An amendment is compared with the claim that it amends. */
function wantedKey(stored: TableRow, amended: ReadonlyMap<string, string>): string | undefined {
  const to = stored.table === 'claim' ? amended.get(stored.row.id) : undefined
  return to === undefined ? undefined : `claim\n${to}`
}

/** What a row is about, so that a later row with the same key replaces it. */
function keyOf(stored: TableRow): string {
  return [stored.table, ...partsOf(stored)].join('\n')
}

function partsOf({ table, row, leaf }: TableRow): string[] {
  const { replaces } = RECORD_TABLES[table]
  if (replaces === 'never') return [String(leaf)]
  if (replaces === undefined) return [subjectIdOf(table, row)]
  // A pair of agents is one pair, whoever is named first.
  const parts = replaces.map((field) => JSON.stringify(row[field as never] ?? {}))
  return table === 'agent_relation' ? parts.sort() : parts
}
