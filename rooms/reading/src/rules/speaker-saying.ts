// What all three languages share about who says something: a speaker as the words name it, and a
// saying, which tells whose words a part of a sentence is. Source: reading.md 4.
import type { Anonymity, LinkRelation, LinkRole } from '@tumen/claim'
import type { SpeakerLink } from '../port/proposal.ts'
import type { Lexicon } from '../text/lexicon.ts'
import { matchesOf } from '../text/pattern-match.ts'
import type { PreparedText, Sentence } from '../text/prepared-text.ts'
import type { Range } from '../text/source-text.ts'

/** Whom words without a name point back to; `own`: to the outlet. */
export type Back = 'person' | 'group' | 'body' | 'outlet' | 'document' | 'own'

/** Whom words for a role without a name point back to. */
export function backOf(role: LinkRole): Back {
  if (role === 'person' || role === 'group' || role === 'outlet' || role === 'document') return role
  return 'body'
}

/** Somebody who speaks, with the words that name them. */
export interface Speaker extends Range {
  label: string
  role: LinkRole
  anonymity: Anonymity
  reason?: string
  date?: SpeakerLink['date']
  back?: Back
  /** No word of its own says which of those named before it is. */
  isBare?: boolean
  /** Where the words end to which this one pointed back. */
  antecedent?: number
  /** It says only of which kind the speaker is: "Activists", 韩媒. */
  isKind?: boolean
}

/** Who a pronoun is, by what the list says of it. */
export const OF_PRONOUN: Readonly<Record<string, Pick<Speaker, 'role' | 'anonymity' | 'back'>>> = {
  person: { role: 'person', anonymity: 'unnamed', back: 'person' },
  group: { role: 'group', anonymity: 'collective', back: 'group' },
  body: { role: 'official_body', anonymity: 'named', back: 'body' },
  own: { role: 'outlet', anonymity: 'unattributed', back: 'own' },
}

/** One on the way to the origin, and how whoever stands before has it from them. */
export interface Step {
  speaker: Speaker
  relation: LinkRelation
}

/** Words by which somebody says something: from the name to the verb, or the other way. */
export interface Saying extends Range {
  steps: Step[]
  /** Said is what follows these words, or what stands before them. */
  side: 'lead' | 'tail'
  /** Where what is said begins and ends. */
  from: number
  to: number
  /** Where a semicolon ends what is surely said: "they believe 7 are held; police arrested 12". */
  sure?: number
  /** Nobody is named who says it. */
  isNobody?: boolean
  rule: string
  verb?: string
}

/** A saying of a range of words; what it reaches is found when all of a sentence are known. */
export function saying(
  { start, end }: Range,
  rule: string,
  steps: Step[],
  more: Partial<Saying> = {},
): Saying {
  return { start, end, steps, side: 'lead', from: start, to: end, rule, ...more }
}

/** The way to somebody, past whoever quotes them or was told. */
export function wayTo(
  speaker: Speaker,
  medium?: Speaker,
  relation: LinkRelation = 'quotes',
): Step[] {
  if (!medium) return [{ speaker, relation: 'reports' }]
  return [
    { speaker: medium, relation: 'cites' },
    { speaker, relation },
  ]
}

/** What nobody is named to say; of reports without a name the words are the label. */
export function nobody(range: Range, label?: string): Saying {
  if (label === undefined) return saying(range, 'speaker.nobody', [], { isNobody: true })
  const speaker: Speaker = { ...range, label, role: 'document', anonymity: 'unnamed' }
  return saying(range, 'speaker.reports', wayTo(speaker), { isNobody: true })
}

/** What parts two statements of a sentence. */
const BREAK = /[;\u2013\u2014]|,? (?:but|while|whereas|although|though) |, and /g

/** What each says: up to the next who says something; a closing one back to the last break. */
export function scoped(sayings: Saying[], { text, sentence }: Scene): Saying[] {
  for (const [n, one] of sayings.entries()) {
    const before = sayings[n - 1]
    const origin = before?.steps.at(-1)?.speaker
    const isOuter = before?.isNobody || (origin !== undefined && isMedium(origin))
    one.to = sentence.end
    one.from = before ? one.start : sentence.start
    const parted = text.lower.slice(one.end, sentence.end).indexOf(';')
    if (parted >= 0 && one.side === 'lead') one.sure = one.end + parted
    if (!before) continue
    if (one.side === 'lead') {
      if (!isOuter) before.to = one.start
      continue
    }
    const last = lastBreak(text.lower, before.end, one.start)
    if (before.side === 'tail') [before.to, one.from] = [before.end, last ?? before.end]
    else if (last !== undefined) [before.to, one.from] = [last, last]
    else if (isOuter) one.from = before.end
  }
  return sayings
}

function lastBreak(lower: string, from: number, to: number): number | undefined {
  const found = matchesOf(BREAK, lower.slice(from, to)).at(-1)
  return found && from + found.index + found[0].length
}

/** A sentence in which sayings are looked for. */
export interface Scene {
  text: PreparedText
  lexicon: Lexicon
  sentence: Sentence
  /** The quotations that share words with the sentence, marks included. */
  quotes: readonly Range[]
}

/** Finds the sayings of a sentence, in its order. */
export type SayingFinder = (scene: Scene) => Saying[]

/** Roles of those who tell what others said. */
const MEDIA: ReadonlySet<LinkRole> = new Set<LinkRole>(['outlet', 'document'])

/** Whether somebody may stand between the outlet and the origin. */
export function isMedium({ role }: Speaker): boolean {
  return MEDIA.has(role)
}

/** Whether a place lies in one of the ranges. */
export function isWithin(ranges: readonly Range[], at: number): boolean {
  return ranges.some(({ start, end }) => start <= at && at < end)
}

/** What a part of a sentence is told by. */
export interface Told {
  steps: Step[]
  rule: string
  /** It stands behind a semicolon, where the teller may speak again. */
  isLoose: boolean
  isNobody: boolean
  verb?: string
}

/**
 * Who tells what stands at a place of the sentence: of those whose words reach there the last one
 * to begin, behind a medium that reports it.
 */
export function toldAt(sayings: readonly Saying[], at: number): Told | undefined {
  const reaching = sayings.filter(({ from, to }) => from <= at && at < to)
  const inner = reaching.reduce<Saying | undefined>(
    (best, one) => (best === undefined || closer(one, best, at) ? one : best),
    undefined,
  )
  if (!inner) return undefined
  const outer = reaching.find((one) => one !== inner && reports(one, inner))
  const steps = outer ? [...outer.steps, ...inner.steps] : inner.steps
  const { rule, isNobody = false, verb, sure = at } = inner
  return { steps, rule, isNobody, isLoose: sure < at, ...(verb === undefined ? {} : { verb }) }
}

// A part that stands before its speaker is nearer than one that follows another.
function closer(one: Saying, other: Saying, at: number): boolean {
  if (one.isNobody !== other.isNobody) return other.isNobody === true
  return gap(one, at) <= gap(other, at)
}

function gap({ start, end }: Range, at: number): number {
  return at >= end ? at - end : Math.max(0, start - at)
}

function reports(outer: Saying, { steps, isNobody }: Saying): boolean {
  const [last, first] = [outer.steps.at(-1)?.speaker, steps[0]?.speaker]
  if (!last || isNobody || outer.isNobody || !isMedium(last)) return false
  return first === undefined || !isMedium(first)
}
