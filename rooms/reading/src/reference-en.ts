// Which people an English number refers to: "the 60", "all 30 men", "two of the 29", "the remaining
// 73", "a further 50". The groups of a text are kept as they come. Source: reading.md 6.
import type { CountPhrase } from './count-en-phrase.ts'
import type { CountQuantity, Draft } from './draft.ts'
import type { Reference } from './proposal.ts'

/** A group of people that the text has named. */
export interface KnownGroup {
  /** Index of its draft. */
  draft: number
  sentence: number
  quantity: CountQuantity
  /** The noun of the group, in lower case; empty for a bare number. */
  noun: string
  /** It is a part of another group. */
  isPart: boolean
  /** Numbers of parts that were told of since. */
  parts: number[]
}

/** How a number refers, and what it takes from the group. */
export interface Resolved {
  refersTo?: { draft: number; how: Reference }
  partOf?: CountQuantity['partOf']
  /** The hedge of the group: "The 20" after "at least 20". */
  op?: CountQuantity['op']
  hedge?: string
  /** The text names a group that was not found. */
  isOpen: boolean
}

/** The groups of a text so far. */
export interface GroupMemory {
  groups: KnownGroup[]
  /** The sentence that is read. */
  sentence: number
}

/** Remembers the group of a draft, and that it is a part of another one. */
export function remember(memory: GroupMemory, draft: Draft, at: number, noun: string): void {
  const quantity = draft.quantity?.value
  if (!quantity) return
  const { refersTo } = draft
  const isPart = refersTo?.how === 'part_of' || refersTo?.how === 'remainder'
  const whole = isPart ? groupOf(memory, refersTo.draft) : undefined
  if (isPart && quantity.value !== undefined) whole?.parts.push(quantity.value)
  memory.groups.push({ draft: at, sentence: draft.sentence, quantity, noun, isPart, parts: [] })
}

/** So many sentences back a group may have been named. */
const LONGEST = 12

function groupOf({ groups }: GroupMemory, draft: number): KnownGroup | undefined {
  return groups.findLast((group) => group.draft === draft)
}

// From the end: a text of many numbers is not gone through again for each.
function recentGroups({ groups, sentence }: GroupMemory): KnownGroup[] {
  return groups.slice(groups.findLastIndex((one) => sentence - one.sentence > LONGEST) + 1)
}

/** What a number refers to, by the words around it. */
export function resolve(all: GroupMemory, phrase: CountPhrase, noun: string): Resolved {
  const { lead, whole, quantity } = phrase
  const memory = { ...all, groups: recentGroups(all) }
  if (whole?.isOwn) return { isOpen: true }
  if (whole) return ofWhole(memory, phrase, noun)
  if (lead === 'part') return ofWhole(memory, phrase, '')
  if (lead === 'remainder') return ofRemainder(memory, quantity.value)
  if (lead === 'further' || lead === 'other') return ofOthers(memory, lead)
  if (lead === 'definite' || lead === 'all') return ofSame(memory, quantity.value, lead)
  return { isOpen: false }
}

/** What a number refers to whose sentence opens with its whole; nothing when that is smaller. */
export function partOfHead(
  memory: GroupMemory,
  draft: number,
  { quantity, lead }: CountPhrase,
): Resolved | undefined {
  const head = groupOf(memory, draft)
  const isSmaller = (quantity.value ?? 0) < (head?.quantity.value ?? Number.POSITIVE_INFINITY)
  if (!head || !isSmaller || lead === 'remainder') return undefined
  return { refersTo: { draft, how: 'part_of' }, partOf: partOf(head), isOpen: false }
}

function ofSame(
  { groups }: GroupMemory,
  value: number | undefined,
  lead: 'definite' | 'all',
): Resolved {
  const known = groups.findLast(({ quantity }) => value !== undefined && quantity.value === value)
  if (!known) return { isOpen: true }
  const how: Reference = lead === 'all' ? 'all_of' : 'same'
  const { op } = known.quantity
  const hedge = op === 'exactly' ? {} : { op, hedge: '(definite)' }
  return { refersTo: { draft: known.draft, how }, ...hedge, isOpen: false }
}

function partOf({ quantity }: KnownGroup): CountQuantity['partOf'] {
  const { value, op } = quantity
  if (value === undefined) return { op }
  return op === 'exactly' ? { value } : { value, op }
}

function ofWhole(memory: GroupMemory, phrase: CountPhrase, noun: string): Resolved {
  const { whole, quantity } = phrase
  const least = quantity.value ?? quantity.low ?? 0
  const known =
    whole?.value === undefined ? fitting(memory, noun, least) : sized(memory, whole.value)
  if (!known) {
    const value = whole?.value
    return { ...(value === undefined ? {} : { partOf: { value } }), isOpen: true }
  }
  const how: Reference = quantity.vague === 'all' ? 'all_of' : 'part_of'
  return { refersTo: { draft: known.draft, how }, partOf: partOf(known), isOpen: false }
}

function sized({ groups }: GroupMemory, value: number): KnownGroup | undefined {
  return groups.findLast(({ quantity }) => quantity.value === value)
}

// "all of the adults": the last group of that noun; "of them": the last one that is large enough.
function fitting({ groups }: GroupMemory, noun: string, least: number): KnownGroup | undefined {
  const isLarge = ({ quantity }: KnownGroup) =>
    (quantity.value ?? quantity.high ?? least + 1) > least
  const named =
    noun === '' ? undefined : groups.findLast((one) => one.noun === noun && isLarge(one))
  return named ?? groups.findLast((one) => !one.isPart && isLarge(one)) ?? groups.findLast(isLarge)
}

function ofRemainder({ groups }: GroupMemory, value: number | undefined): Resolved {
  const left = ({ quantity, parts }: KnownGroup) =>
    (quantity.value ?? 0) - parts.reduce((sum, one) => sum + one, 0)
  const isLarger = ({ quantity }: KnownGroup) => (quantity.value ?? 0) > (value ?? 0)
  const known =
    groups.findLast((one) => value !== undefined && one.parts.length > 0 && left(one) === value) ??
    groups.findLast((one) => !one.isPart && isLarger(one))
  if (!known) return { isOpen: true }
  return {
    refersTo: { draft: known.draft, how: 'remainder' },
    partOf: partOf(known),
    isOpen: left(known) !== value,
  }
}

function ofOthers({ groups }: GroupMemory, how: 'further' | 'other'): Resolved {
  const last = groups.at(-1)
  return last ? { refersTo: { draft: last.draft, how }, isOpen: false } : { isOpen: true }
}
