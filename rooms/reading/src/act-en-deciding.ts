// The act of an English verb by the words around it: what stands behind it ("sent | to prison"),
// who does it ("seized | by gunmen"), whom it happens to ("inmates | died"). All words are data.
// Source: reading.md 2, Act 3, 5, 7.
import { ACTS, type Act, UMBRELLA_ACTS } from '@tumen/claim'
import { type FrameMatch, firstFrame, frameAt } from './act-en-frame.ts'
import { type EnglishLexicon, FORM, type FrameSet } from './act-en-lexicon.ts'
import type { VerbGroup } from './act-en-verb.ts'
import type { Word } from './act-en-word.ts'

/** A verb group, and how far the words behind it may decide. */
export interface DecidedVerb {
  words: readonly Word[]
  group: VerbGroup
  /** Index of the first word of the next verb. */
  next: number
  lists: EnglishLexicon
}

const KNOWN_ACTS: ReadonlySet<string> = new Set([...ACTS, ...UMBRELLA_ACTS])

/** Whether a word of the lists names an act. */
export function isAct(word: string | undefined): word is Act {
  return word !== undefined && KNOWN_ACTS.has(word)
}

const WITH_BE = 'with be'
const WITH_HAVE = 'with have'
/** Where somebody died may stand anywhere in the sentence. */
const WITH_DIE = 'with die'
const DOMAIN = 16

/** The act that the verb has by itself or by the words around it; `none` when it has none. */
export function actOfVerb(one: DecidedVerb): Act | 'none' | undefined {
  let means = ownAct(one)
  for (let turn = 0; turn < 3 && means?.startsWith('with '); turn++) means = byFrame(one, means)
  if (isAct(means)) return means
  if (means === 'none') return 'none'
  return undefined
}

function ownAct({ words, group, lists }: DecidedVerb): string | undefined {
  if (group.isCopula) return WITH_BE
  // "had their passports confiscated"
  if (!group.verb) return words[group.head]?.is === 'have' ? WITH_HAVE : undefined
  // "were unaccounted for": a participle that stands in the list of states.
  return group.verb.act ?? frameAt(words, group.head, lists.frames(`act ${WITH_BE}`))?.act
}

function byFrame(one: DecidedVerb, name: string): string | undefined {
  const { words, group, lists } = one
  const set = lists.frames(`act ${name}`)
  const next = set.over ? words.length : one.next
  const end = name === WITH_DIE ? words.length : domainEnd({ words, group, next })
  const domain = { first: group.end, end }
  if (set.strife && agentOf(one, 'act strife')) return set.strife
  const denied = group.isNegated ? firstFrame(words, near(group), set.negated)?.act : undefined
  const match = denied ?? decidingFrame(words, domain, set)
  const isTaking = match === undefined || TAKING.has(match)
  const captor = set.captor && isTaking ? agentOf(one, 'act captors') : undefined
  // "a smuggler brought her over the border": who is paid for it takes nobody prisoner.
  if (captor === 'smuggler' && match === 'forced_return') return 'border_crossing'
  if (captor === 'smuggler' && match === 'arrival') return match
  if (captor) return set.captor
  const before = firstFrame(words, subjectOf(one), set.before)?.act
  // "three detainees lost their lives in a stampede": whatever it was, they were held.
  const isHeld = name === WITH_DIE && match === 'other' && before === 'death_in_custody'
  const decided = isHeld ? before : (match ?? before)
  const place = decided || !set.place ? undefined : placeAct(words, domain, lists)
  return decided ?? place ?? bySentence(one, name) ?? byForm(one, set)
}

// What the rest of the sentence says: "bombers struck a mosque; 46 people | died".
function bySentence(one: DecidedVerb, name: string): string | undefined {
  if (name === WITH_HAVE) return suffered(one)
  if (name !== WITH_DIE) return undefined
  const { words, lists } = one
  return firstFrame(words, { first: 0, end: words.length }, lists.frames('act death causes'))?.act
}

// "had their passports | withdrawn": what was done to what they have.
function suffered({ words, group, lists }: DecidedVerb): string | undefined {
  if (group.isNegated) return undefined
  for (let n = group.end; n < Math.min(group.end + HAD_NEAR, words.length); n++) {
    const { verb, is } = words[n] ?? {}
    if (n > group.end + 1 && verb?.act && (verb.forms & FORM.participle) !== 0) {
      const end = n + verb.words.length
      const done = { ...group, first: n, head: n, end, verb, isPassive: true }
      return actOfVerb({ words, group: done, next: words.length, lists })
    }
    if (is !== 'word' && is !== 'determiner') return undefined
  }
  return undefined
}

/** So many words behind "had" the participle may stand. */
const HAD_NEAR = 6

/** What a denied verb is denied of stands next to it. */
function near({ end }: VerbGroup): { first: number; end: number } {
  return { first: end, end: end + 4 }
}

function byForm(one: DecidedVerb, set: FrameSet): string | undefined {
  const { group } = one
  const isActive = !group.isPassive && hasObject(one)
  if (group.isPassive || (group.isBare && !isActive)) return set.passive ?? set.otherwise
  return (isActive ? set.active : undefined) ?? set.otherwise
}

/** What a captor does instead: not a legal arrest. */
const TAKING: ReadonlySet<string> = new Set([
  'none',
  'arrest',
  'detention',
  'transfer',
  'forced_return',
  'arrival',
])

// "gunmen took 30 people", "seized by a militia", "fighting drove 4,000 over the border".
function agentOf(one: DecidedVerb, section: string): string | undefined {
  const { words, group, lists } = one
  const agents = lists.frames(section)
  if (!group.isPassive && (!group.isBare || hasObject(one)))
    return (
      firstFrame(words, subjectOf(one), agents) ??
      antecedent(one, agents) ??
      subjectOfMain(one, agents)
    )?.act
  for (let n = group.end; n < domainEnd(one); n++)
    if (words[n]?.detail === 'by') {
      const agent = { first: n + 1, end: Math.min(n + CAPTOR_WORDS, words.length) }
      return firstFrame(words, agent, agents)?.act
    }
  return undefined
}

// "Bandits came at night, beating five men and | taking 12": the subject of the whole sentence.
function subjectOfMain({ words, group }: DecidedVerb, agents: FrameSet): FrameMatch | undefined {
  if (group.isFinite || group.verb?.forms !== FORM.ing) return undefined
  let end = 0
  while (end < MAIN_NEAR && !isPastOrThird(words[end])) end++
  return end < group.first ? firstFrame(words, { first: 0, end }, agents) : undefined
}

function isPastOrThird(word: Word | undefined): boolean {
  return ((word?.verb?.forms ?? 0) & (FORM.past | FORM.third)) !== 0
}

/** So many words the subject of a sentence may have. */
const MAIN_NEAR = 6

// "the armed group Askar, | which seized 30": the captor stands before the relative.
function antecedent({ words, group }: DecidedVerb, agents: FrameSet): FrameMatch | undefined {
  const at = group.first - 1
  if (words[at]?.is !== 'relative') return undefined
  const end = words[at - 1]?.is === 'comma' ? at - 1 : at
  return firstFrame(words, { first: Math.max(0, end - CAPTOR_WORDS), end }, agents)
}

const CAPTOR_WORDS = 6
/** So many words before a verb may be its subject. */
const SUBJECT = 12

// The words before the verb, back to the mark that opens its clause.
function subjectOf({ words, group }: DecidedVerb): { first: number; end: number } {
  let first = group.first
  const least = Math.max(0, group.first - SUBJECT)
  while (first > least && !opensClause(words[first - 1])) first--
  // "were sexually | abused": an adverb inside the group.
  return { first, end: group.head }
}

function opensClause(word: Word | undefined): boolean {
  return word === undefined || ['comma', 'break', 'that', 'subordinate'].includes(word.is)
}

// A phrase that takes the act away ("took refuge") counts next to the verb, else only when no
// other phrase follows: "taken from a centre to the border".
function decidingFrame(
  words: readonly Word[],
  domain: { first: number; end: number },
  set: FrameSet,
): string | undefined {
  const match = firstFrame(words, domain, set)
  if (match?.act !== 'none' || match.first === domain.first) return match?.act
  const later: FrameMatch | undefined = firstFrame(
    words,
    { first: match.end, end: domain.end },
    set,
  )
  return later?.act ?? match.act
}

/** How far the words behind a verb belong to it. */
export function domainEnd({ words, group, next }: Omit<DecidedVerb, 'lists'>): number {
  const end = Math.min(next, group.end + DOMAIN)
  for (let n = group.end; n < end; n++) {
    const is = words[n]?.is
    if (is === 'relative' || is === 'break') return n
  }
  return end
}

// Whether an object follows the verb: "returned at least 30 men", not "returned to".
function hasObject({ words, group, lists }: DecidedVerb): boolean {
  let n = group.end
  while (words[n]?.is === 'adverb' || words[n]?.isParticle) n++
  n = frameAt(words, n, lists.frames('number hedge-before'))?.end ?? n
  const word = words[n]
  if (!word) return false
  return ['determiner', 'number', 'pronoun', 'word', 'that'].includes(word.is)
}

// "in police custody", "at a detention centre": a place of confinement after a preposition.
function placeAct(
  words: readonly Word[],
  domain: { first: number; end: number },
  lists: EnglishLexicon,
): string | undefined {
  for (let n = domain.first; n < domain.end; n++) {
    if (words[n]?.is !== 'preposition') continue
    const behind = { first: n + 1, end: Math.min(n + 5, domain.end) }
    const place = firstFrame(words, behind, lists.frames('act places'))
    if (place) return place.act
  }
  return undefined
}
