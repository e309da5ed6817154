// What of a row may stand in its history, by the classes of its fields, and which earlier row it is
// compared with: the one about the same thing that counted when it came.
import { type Agent, answerFields, type Claim, ROW_SCHEMAS, rulesOf } from '@tumen/claim'
import { RECORD_TABLES, type Stored, subjectIdOf, type TableRow } from '@tumen/ledger'
import { z } from 'zod'
import { agentAnswer } from '../agent/visible.ts'
import { claimFor } from '../claim/answer.ts'
import { isAmendment } from '../claim/state.ts'
import { mentionFor } from '../linkage/schema.ts'
import type { Actor } from '../operation.ts'

type Table = TableRow['table']

// Of these the closed fields are taken out, or made unreadable, by who asks.
const OPENED: ReadonlySet<Table> = new Set(['claim', 'agent', 'mention'])

function fieldSchema(table: Table): z.ZodType<object> {
  const schema: z.ZodObject = ROW_SCHEMAS[table]
  const rules = rulesOf(schema)
  const fields = answerFields(schema, (name) => {
    const seen = rules[name] ?? ['internal']
    return seen.every((one) => one === 'public' || (OPENED.has(table) && one !== 'internal'))
  })
  return z.object({
    ...fields,
    ...(table === 'agent' ? { sealed: z.literal('[sealed]').exactOptional() } : {}),
  })
}

const FIELDS = new Map(
  (Object.keys(ROW_SCHEMAS) as Table[]).map((table) => [table, fieldSchema(table)]),
)

/** The fields of a row that `actor` may read, of one that is theirs to see. */
export function fieldsOf(actor: Actor, stored: TableRow): object {
  return FIELDS.get(stored.table)?.parse(openRow(actor, stored)) ?? {}
}

function openRow(actor: Actor, stored: TableRow): object {
  if (stored.table === 'claim') return claimFor(actor, stored as Stored<Claim>)
  if (stored.table === 'agent') return agentAnswer(stored as Stored<Agent>)
  if (stored.table === 'mention') return mentionFor(actor, stored.row)
  return stored.row
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
