// The settings for lists of persons by what the lists at hand state: which fields can carry a rule,
// and how many of them together find pairs without a name at no more cost than they are worth.
// Source: linkage.md 6.3, 11.1 and 12.2.
import type { Mention } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { PERSON_FIELDS, type PersonField, personListModel } from '@tumen/linkage'
import { monthOf } from './linked-column.ts'

/** A field that fewer mentions of a list state is no ground for a rule (choice). */
const STATED_SHARE = 0.3

const VALUE_OF: Readonly<Record<PersonField, (row: Mention) => string | number | undefined>> = {
  home: ({ home }) => home,
  month: monthOf,
  born: ({ bornLow }) => bornLow,
  place: ({ place }) => place,
}

/** More pairs a mention, found without names, are strangers to be compared for nothing (choice). */
const MOST_PAIRS = 50

/** The settings for these mentions. */
export function personListSettings(mentions: readonly Stored<Mention>[]): unknown {
  const rows = mentions.map(({ row }) => row)
  const stated = statedIn(rows)
  const counts = stated.map((_, n) => n + 1).slice(1)
  const most = MOST_PAIRS * rows.length
  const together = counts.find((count) => pairsAlike(rows, stated.slice(0, count)) <= most)
  return personListModel(stated, together ?? stated.length + 1)
}

/** How many pairs of mentions say the same in all of these fields. */
function pairsAlike(rows: readonly Mention[], fields: readonly PersonField[]): number {
  const sizes = new Map<string, number>()
  for (const row of rows) {
    const values = fields.map((field) => VALUE_OF[field](row))
    if (values.includes(undefined)) continue
    const key = values.join('\n')
    sizes.set(key, (sizes.get(key) ?? 0) + 1)
  }
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

/** The fields that enough mentions of every list state, and not all of them alike. */
function statedIn(mentions: readonly Mention[]): PersonField[] {
  const lists = new Map<string, Mention[]>()
  for (const row of mentions) {
    const own = lists.get(row.list)
    if (own) own.push(row)
    else lists.set(row.list, [row])
  }
  return PERSON_FIELDS.filter((field) => {
    const valuesOf = (rows: readonly Mention[]) => rows.flatMap((row) => VALUE_OF[field](row) ?? [])
    const isStated = (rows: readonly Mention[]) =>
      valuesOf(rows).length >= STATED_SHARE * rows.length
    const values = valuesOf(mentions)
    return [...lists.values()].every(isStated) && new Set(values).size > 1
  })
}
