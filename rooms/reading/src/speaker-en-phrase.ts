// Who stands before an English verb of saying: the noun phrase, without the setting before it and
// the additions in commas behind it. Source: reading.md 4.
import { FORM } from './act-en-lexicon.ts'
import type { Word } from './act-en-word.ts'
import { MOST_WORDS, nameEnd } from './speaker-en-before.ts'
import {
  beforeAside,
  isWordOf,
  type NounPhrase,
  phraseAtWord,
  type SpeakerScene,
} from './speaker-en-word.ts'

/** A speaker's words, and all that is said about them. */
export interface SubjectPhrase extends NounPhrase {
  /** From the name to the end of what is added to it. */
  whole: NounPhrase
  /** Others who speak together with the first: "as well as other groups". */
  joined?: NounPhrase
}

/** Additions in commas that are passed on the way from the verb to the name. */
const MOST_SEGMENTS = 5

/** The noun phrase that is the subject of the verb at this index, or nothing. */
export function subjectBefore(scene: SpeakerScene, verb: number): SubjectPhrase | undefined {
  const last = nameEnd(scene, verb - 1)
  const pronoun = pronounAt(scene, last)
  if (pronoun) return { ...pronoun, whole: pronoun }
  const segments = isComma(scene.words[last])
    ? segmentsBefore(scene, last - 1)
    : nearSegments(scene, last)
  const [name] = segments
  const named = name && cutPhrase(scene, name)
  if (!named) return undefined
  const cut = beforeAside(scene, named)
  const whole = { first: cut.first, end: last + (isComma(scene.words[last]) ? 0 : 1) }
  const joined = segments.slice(1).find((one) => isAddition(scene, one))
  return { whole, ...cut, ...(joined ? { joined } : {}) }
}

// "In reply to the Chair he said": a pronoun stands alone.
function pronounAt(scene: SpeakerScene, n: number): NounPhrase | undefined {
  const before = scene.words[n - 1]?.is
  const isAlone = before !== 'preposition' && before !== 'coordinate'
  return isAlone && isWordOf(scene, n, 'speaker pronoun') ? { first: n, end: n + 1 } : undefined
}

function isAddition(scene: SpeakerScene, { first }: NounPhrase): boolean {
  return phraseAtWord(scene, first, 'speaker addition') !== undefined
}

function isComma(word: Word | undefined): boolean {
  return word?.is === 'comma'
}

// The noun phrase right before the verb; "…, as well as other groups" goes on before its comma.
function nearSegments(scene: SpeakerScene, last: number): NounPhrase[] {
  const segment = segmentBefore(scene, last)
  if (!segment) return []
  if (!isAddition(scene, segment) || !isComma(scene.words[segment.first - 1]))
    return validOf(scene, [segment])
  const before = segmentsBefore(scene, segment.first - 2)
  return before.length > 0 ? [...before, segment] : validOf(scene, [segment])
}

// Back through additions in commas: "Kim, a lawyer, who asked not to be named, said".
function segmentsBefore(scene: SpeakerScene, last: number): NounPhrase[] {
  const segments: NounPhrase[] = []
  let at = last
  for (let count = 0; count < MOST_SEGMENTS && at >= 0; count++) {
    const added = additionBefore(scene, at, count === 0)
    const segment = added ?? segmentBefore(scene, at)
    if (!segment) break
    segments.unshift(segment)
    if (!added || isOwnName(scene, added)) break
    at = added.first - 2
  }
  return validOf(scene, segments)
}

// What stands between two commas and only adds to a name.
function additionBefore(
  scene: SpeakerScene,
  last: number,
  isClosed: boolean,
): NounPhrase | undefined {
  let n = last
  while (n >= 0 && last - n <= MOST_WORDS && !scene.isHidden(n)) {
    const word = scene.words[n]
    if (word?.is === 'break' || isComma(word)) break
    n--
  }
  const addition = { first: n + 1, end: last + 1 }
  if (n < 0 || n === last || !isComma(scene.words[n])) return undefined
  // "The agency, UNHCR, said": a name in commas adds to what stands before it.
  const isName = isClosed && isShortName(scene, addition) && isNounBefore(scene, n - 1)
  return isName || mayGoOn(scene, addition) ? addition : undefined
}

// "…, the mayor, Tone Kralj, said": "the mayor" adds to nobody when no name stands before it.
function isOwnName(scene: SpeakerScene, { first }: NounPhrase): boolean {
  if (scene.words[first]?.is !== 'determiner') return false
  const before = segmentBefore(scene, first - 2)
  const trimmed = before && trimPhrase(scene, before)
  const name = trimmed && beforeAside(scene, trimmed)
  return !name || !isShortName(scene, { first: Math.max(name.first, name.end - 2), end: name.end })
}

function isShortName({ words }: SpeakerScene, { first, end }: NounPhrase): boolean {
  return end - first <= 4 && words.slice(first, end).every(({ isName }) => isName)
}

function isNounBefore(scene: SpeakerScene, last: number): boolean {
  const before = segmentBefore(scene, last)
  const name = before && trimPhrase(scene, before)
  return name !== undefined && !isWordOf(scene, name.first, 'speaker setting')
}

/** Words of an office before its noun: "prime minister since May". */
const OFFICE_WORDS = 3

function isOffice({ words, lexicon }: SpeakerScene, first: number): boolean {
  const nouns = lexicon.words('speaker noun')
  const office = words.slice(first, first + OFFICE_WORDS)
  return office.some(({ lower, isName }) => !isName && nouns.get(lower) === 'person')
}

const OPENINGS = ['speaker apposition', 'speaker setting', 'speaker lead-in']

function mayGoOn(scene: SpeakerScene, { first }: NounPhrase): boolean {
  const word = scene.words[first]
  if (isAddition(scene, { first, end: first }) || isOffice(scene, first)) return true
  // "A resident, contacted by phone, said"
  const isDone = ((word?.verb?.forms ?? 0) & FORM.participle) !== 0
  if (isDone && scene.words[first + 1]?.is === 'preposition') return true
  return word?.is === 'number' || OPENINGS.some((section) => isWordOf(scene, first, section))
}

// Without what stands in front and is no name: "On Monday, the ministry, …".
function validOf(scene: SpeakerScene, segments: readonly NounPhrase[]): NounPhrase[] {
  const trimmed = segments.map((one) => (isAddition(scene, one) ? one : trimPhrase(scene, one)))
  const at = trimmed.findIndex((one, n) => isName(scene, one, n < trimmed.length - 1))
  return at < 0 ? [] : trimmed.slice(at).filter((one) => one !== undefined)
}

function isName(
  scene: SpeakerScene,
  phrase: NounPhrase | undefined,
  hasMore: boolean,
): phrase is NounPhrase {
  if (!phrase || phrase.end - phrase.first > MOST_WORDS) return false
  const word = scene.words[phrase.first]
  // "was met by villagers who had gathered": whoever did something.
  if (!word || word.is === 'relative' || word.detail === 'by') return false
  if (isWordOf(scene, phrase.first, 'speaker no-name')) return false
  return !(hasMore && isWordOf(scene, phrase.first, 'speaker setting'))
}

/** The words from a boundary to `last`, one clause part; nothing when there are none. */
function segmentBefore(scene: SpeakerScene, last: number): NounPhrase | undefined {
  const { words } = scene
  let n = last
  let coordinate: number | undefined
  for (; n >= 0 && last - n <= MOST_WORDS; n--) {
    const word = words[n]
    if (!word || scene.isHidden(n) || (isBoundary(word) && !isPointing(scene, n))) break
    const verb = scene.verbBefore(n + 1)
    // "Human Rights Watch": a name is no verb.
    if (verb && !(n > 0 && word.isName)) {
      const relative = words[verb.first - 1]?.is === 'relative' ? verb.first - 1 : undefined
      // "Women held in camps", "Unconfirmed reports": a participle beside its noun.
      const isOpening =
        verb.first === 0 || words[n + 1]?.is === 'preposition' || isComma(words[verb.first - 1])
      const isReduced = verb.isBare && (n === last || isOpening)
      if (relative === undefined && !isReduced) {
        if (coordinate !== undefined) n = coordinate
        break
      }
      n = relative ?? verb.first
      continue
    }
    if (word.is === 'coordinate') coordinate = n
  }
  return n < last ? { first: n + 1, end: last + 1 } : undefined
}

/** Signs that end a noun phrase on either side. */
export const MARKS: ReadonlySet<string> = new Set(['"', '[', ']', '\u2022', '*'])

function isBoundary(word: Word): boolean {
  if (['comma', 'break', 'that', 'subordinate'].includes(word.is)) return true
  return word.lower === 'but' || MARKS.has(word.lower)
}

// "the mayor of that town"
function isPointing({ words }: SpeakerScene, n: number): boolean {
  return words[n]?.is === 'that' && words[n - 1]?.is === 'preposition'
}

// Without "However", "Last month", "In Kunming" in front.
function trimPhrase(scene: SpeakerScene, { first, end }: NounPhrase): NounPhrase | undefined {
  let n = first
  while (n < end) {
    const next = trimOnce(scene, { first: n, end })
    if (next === n) break
    n = next
  }
  return n < end ? { first: n, end } : undefined
}

function trimOnce(scene: SpeakerScene, { first, end }: NounPhrase): number {
  const word = scene.words[first]
  if (!word) return first
  if (word.is === 'coordinate' || word.is === 'mark') return first + 1
  if (isWordOf(scene, first, 'speaker lead-in')) return first + 1
  if (isWordOf(scene, first, 'speaker setting')) return settingEnd(scene, { first, end })
  if (isWordOf(scene, first, 'speaker time-word') && word.is !== 'determiner') return first + 1
  return first
}

// "In May the ministry", "in Kunming police": the setting ends where a new noun phrase begins.
function settingEnd(scene: SpeakerScene, { first, end }: NounPhrase): number {
  const { words } = scene
  let n = first + 1
  while (n < end && isTimeOrNumber(scene, n)) n++
  if (n > first + 1) return n
  for (n = first + 2; n < end; n++) {
    const word = words[n]
    if (word?.is === 'determiner') return n
    if (word && !word.isName && words[n - 1]?.isName && word.is === 'word') return n
  }
  return first
}

function isTimeOrNumber(scene: SpeakerScene, n: number): boolean {
  return scene.words[n]?.is === 'number' || isWordOf(scene, n, 'speaker time-word')
}

/** The phrase up to where something is told about it: "who …", "in a statement". */
function cutPhrase(scene: SpeakerScene, phrase: NounPhrase): NounPhrase | undefined {
  const { first, end } = phrase
  for (let n = first + 1; n < end; n++) {
    if (isComma(scene.words[n]) && !isList(scene, n, end)) return { first, end: n }
    const isName = isPointing(scene, n)
    if (!isName && phraseAtWord(scene, n, 'speaker name-end')) return { first, end: n }
  }
  return phrase
}

/** "Cedar Rights Watch, Lantern Network and two others": commas of a list belong to it. */
export function isList(scene: SpeakerScene, comma: number, end: number): boolean {
  if (phraseAtWord(scene, comma + 1, 'speaker addition')) return true
  if (!scene.words[comma + 1]?.isName) return false
  for (let n = comma + 1; n < end; n++)
    if (scene.words[n]?.lower === 'and' && scene.words[n + 1]?.isName) return true
  return false
}
