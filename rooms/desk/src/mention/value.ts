// The parts of a mention beside each other: what a part holds, whether two rows say the same, what
// changed between them, and which parts somebody set by hand. Source: desk.md I5.
import type { Mention } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { type OwnValues, ownChanges } from '../field/mention-column.ts'
import type { FieldChange } from '../import/outcome.ts'
import { PART_NAMES, PARTS, type Part, type PartValue } from './reading.ts'

/** Everything of a mention but where and by what it was written. */
export type MentionContent = Omit<Mention, 'id' | 'list' | 'run'> & {
  /** What stands in fields of a group's own, by column: rows of their own. */
  own?: OwnValues['said']
}

/** The values of a part. */
export function partOf(mention: Readonly<PartValue>, part: Part): PartValue {
  if (part !== 'born') {
    const value = mention[part]
    return value === undefined ? {} : { [part]: value }
  }
  const { bornLow, bornHigh } = mention
  return bornLow === undefined || bornHigh === undefined ? {} : { bornLow, bornHigh }
}

/** A part as text: a name, years, a path, days; nothing when the mention has none. */
export function partText(mention: Readonly<PartValue>, part: Part): string | undefined {
  if (part === 'born') {
    const { bornLow, bornHigh } = mention
    if (bornLow === undefined || bornHigh === undefined) return undefined
    return bornLow === bornHigh ? String(bornLow) : `${bornLow}/${bornHigh}`
  }
  const value = mention[part]
  if (value === undefined || typeof value === 'string') return value
  const { earliest, latest } = value
  return earliest === latest ? earliest : `${earliest}/${latest}`
}

/** Whether two mentions say the same, whoever wrote them. */
export function isSameContent(a: MentionContent, b: MentionContent): boolean {
  return isSameMention(a, b) && ownChanges(a.own, b.own).length === 0
}

/** The same, whatever stands in their fields of a group's own. */
export function isSameMention(a: MentionContent, b: MentionContent): boolean {
  return (
    a.goneSince === b.goneSince &&
    isSameWords(a.written, b.written) &&
    isSameWords(a.restricted, b.restricted) &&
    PART_NAMES.every((part) => partText(a, part) === partText(b, part))
  )
}

type Words = Readonly<Record<string, string>>

function isSameWords(a: Words = {}, b: Words = {}): boolean {
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && a[name] === b[name])
  )
}

/** What `after` says otherwise than `before`. Values that are the words themselves stand once. */
export function changesBetween(before: MentionContent, after: MentionContent): FieldChange[] {
  const words = wordChanges('words', before.written, after.written)
  const values = PART_NAMES.flatMap((part) =>
    change('value', part, partText(before, part), partText(after, part)),
  )
  const isTold = (value: FieldChange) =>
    words.some(({ field, after: text }) => field === value.field && text === value.after)
  return [
    ...words,
    ...values.filter((value) => !isTold(value)),
    ...wordChanges('restricted', before.restricted, after.restricted),
    ...ownChanges(before.own, after.own),
    ...change('value', 'goneSince', before.goneSince, after.goneSince),
  ]
}

function wordChanges(kind: FieldChange['kind'], before: Words = {}, after: Words = {}) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => change(kind, name, before[name], after[name]))
}

function change(
  kind: FieldChange['kind'],
  field: string,
  before: string | undefined,
  after: string | undefined,
): FieldChange[] {
  if (before === after) return []
  return [
    {
      ...{ kind, field },
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ]
}

/** Parts that somebody set by hand, with the words of the source that were weighed against them. */
export type HandParts = Map<Part, { weighed?: string }>

/** By mention, from every row of the mentions that have one by hand, in the order of recording. */
export function handParts(rows: readonly Stored<Mention>[]): Map<string, HandParts> {
  const before = new Map<string, Mention>()
  const parts = new Map<string, HandParts>()
  for (const { row } of rows) {
    const held = parts.get(row.id) ?? new Map()
    parts.set(row.id, held)
    const last = before.get(row.id)
    if (last) for (const part of PART_NAMES) noteHand(held, part, last, row)
    before.set(row.id, row)
  }
  return parts
}

function noteHand(held: HandParts, part: Part, last: Mention, row: Mention): void {
  const isByHand = row.run === undefined
  if (partText(last, part) !== partText(row, part)) {
    if (isByHand) held.set(part, {})
    else held.delete(part)
  } else if (!isByHand && held.has(part)) held.set(part, { weighed: wordsOf(row.written, part) })
}

/** The words that a part is read from, as one text. */
export function wordsOf(written: Words, part: Part): string {
  return JSON.stringify(PARTS[part].map((field) => written[field] ?? null))
}
