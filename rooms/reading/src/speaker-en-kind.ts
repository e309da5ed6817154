// What an English speaker is, by the words alone: person, body, outlet or document; named, by
// office, or hidden, and why; or words that point back to another. Source: reading.md 4.
import type { Anonymity } from '@tumen/claim'
import type { Word } from './act-en-word.ts'
import { authorOf } from './speaker-en-author.ts'
import { hiddenBy } from './speaker-en-hidden.ts'
import type { SubjectPhrase } from './speaker-en-phrase.ts'
import {
  isWordOf,
  type NounPhrase,
  rangeOfPhrase,
  type SpeakerScene,
  wordsOfPhrase,
} from './speaker-en-word.ts'
import { BACK_OF_ROLE, type BackReference, type Speaker } from './speaker-saying.ts'

/** What a noun of the list stands for. */
type Kind = 'person' | 'group' | 'ngo' | 'official_body' | 'outlet' | 'document'

/** A phrase with what its words are. */
interface Head {
  /** Index of the noun that says what it is, where the list has it. */
  at: number
  kind: Kind
  /** Words of the noun: two for "aid worker". */
  length: number
}

/** The speaker that a phrase names or points back to; of a document whoever put it out. */
export function speakerOf(scene: SpeakerScene, phrase: SubjectPhrase): Speaker {
  const author = isDocument(scene, phrase) ? authorOf(scene, phrase) : undefined
  const speaker = namedBy(scene, author ?? phrase)
  return phrase.joined ? withJoined(scene, speaker, phrase.joined) : speaker
}

/** Whether the words name a document. */
export function isDocument(scene: SpeakerScene, phrase: NounPhrase): boolean {
  return headOf(scene, phrase)?.kind === 'document'
}

// "The missionary …, as well as other groups": one group that contains the first.
function withJoined(scene: SpeakerScene, speaker: Speaker, joined: NounPhrase): Speaker {
  const { back: _, words = speaker.label, ...one } = speaker
  const added = rangeOfPhrase(scene, joined)
  const gap = scene.text.source.text.slice(speaker.end, added.start)
  const link = gap.length > LONGEST_GAP ? ' \u2026 ' : gap
  const label = `${words}${link}${wordsOfPhrase(scene, joined)}`
  return { ...one, end: added.end, label, role: 'group', anonymity: 'collective' }
}

/** Units between two joined speakers that still stand in the label. */
const LONGEST_GAP = 3

function namedBy(scene: SpeakerScene, phrase: SubjectPhrase): Speaker {
  const range = rangeOfPhrase(scene, phrase)
  const pronoun = pronounOf(scene, phrase)
  if (pronoun) return { label: '', ...range, ...pronoun }
  // "Our field team": the outlet itself.
  if (isWordOf(scene, phrase.first, 'speaker ours'))
    return { label: '', ...range, role: 'outlet', anonymity: 'unattributed', back: 'own' }
  const head = headOf(scene, phrase)
  const added = additionTo(scene, phrase)
  const isPerson = head ? head.kind === 'person' : isTitled(scene, phrase)
  const addedName = isPerson && added && isPlainName(scene, added)
  const label = wordsOfPhrase(scene, addedName ? added : phrase)
  const hidden = hiddenBy(scene, phrase)
  const isOf = scene.words[added?.first ?? 0]?.is === 'preposition'
  const addedHead = added && !head && !isOf ? headOf(scene, added) : undefined
  const kind = head?.kind ?? addedHead?.kind ?? properKind(scene, phrase)
  const back = head && backOf(scene, phrase, head)
  const role = isJoined(scene, phrase) && kind !== 'document' ? 'group' : kind
  const anonymity =
    hidden?.anonymity ?? (addedName ? 'named' : anonymityOf(scene, phrase, { head, kind }))
  const isBack = back !== undefined && !addedName
  const { start, end } = range
  const plain = isBack ? label.replace(/^\S{1,6}\s{1,3}/, '') : label
  const speaker: Speaker = { label: plain, start, end, role, anonymity }
  if (hidden?.reason) speaker.reason = hidden.reason
  if (isBack) {
    speaker.back = back
    speaker.words = label
  }
  return speaker
}

// "The labour attaché in Bangkok, Rey Santos": whoever has a name behind it is a person.
function isTitled({ words }: SpeakerScene, { first, end }: NounPhrase): boolean {
  const stop = nounEnd(words, first, end)
  const last = words[stop - 1]
  return words[first]?.is === 'determiner' && last !== undefined && !last.isPlural && !last.isName
}

function pronounOf(
  { words, lexicon }: SpeakerScene,
  { first, end }: NounPhrase,
): Pick<Speaker, 'role' | 'anonymity' | 'back'> | undefined {
  const word = words[first]
  if (end - first !== 1 || !word) return undefined
  const means = lexicon.words('speaker pronoun').get(word.lower)
  if (means === 'person') return { role: 'person', anonymity: 'unnamed', back: 'person' }
  if (means === 'group') return { role: 'group', anonymity: 'collective', back: 'group' }
  if (means === 'body') return { role: 'official_body', anonymity: 'named', back: 'body' }
  return means ? { role: 'outlet', anonymity: 'unattributed', back: 'own' } : undefined
}

// The last noun of the list before a preposition: "an official | of the office".
function headOf(scene: SpeakerScene, { first, end }: NounPhrase): Head | undefined {
  const { words, lexicon } = scene
  const nouns = lexicon.words('speaker noun')
  const stop = nounEnd(words, first, end)
  for (let n = stop - 1; n >= first; n--) {
    const word = words[n]
    if (!word) continue
    const two = `${words[n - 1]?.lower} ${word.lower}`
    const kind = (n > first && nouns.get(two)) || nouns.get(word.lower)
    if (!kind || (isOwner(scene, n) && n < end - 1)) continue
    return { at: n, kind: kind as Kind, length: nouns.has(two) ? 2 : 1 }
  }
  return undefined
}

function nounEnd(words: readonly Word[], first: number, end: number): number {
  for (let n = first + 1; n < end; n++) {
    const word = words[n]
    const isEnd = word?.is === 'preposition' || word?.is === 'relative' || word?.is === 'comma'
    if (isEnd && !(word?.isName ?? false)) return n
  }
  return end
}

/** Whether the word is a possessor: "the ministry's spokesman". */
function isOwner({ words, text }: SpeakerScene, n: number): boolean {
  const { start = 0, end = 0 } = words[n] ?? {}
  return /'s?$/.test(text.lower.slice(start, end)) || text.lower.startsWith("' ", end)
}

/** A name without a noun of the list: a person's, or a body's. */
function properKind(scene: SpeakerScene, { first, end }: NounPhrase): Kind {
  const words = scene.words.slice(first, nounEnd(scene.words, first, end))
  const names = words.filter(({ isName }) => isName)
  if (names.length === 0) return words.at(-1)?.isPlural ? 'group' : 'person'
  const last = names.at(-1)
  const raw = last ? scene.text.folded.slice(last.start, last.end) : ''
  if (/^\p{Lu}[\p{Lu}\d-]{1,9}$/u.test(raw)) return 'ngo'
  const isLong = names.length > 4 || scene.words[first]?.is === 'determiner'
  return isLong ? 'ngo' : 'person'
}

function hasName({ words }: SpeakerScene, { first, end }: NounPhrase): boolean {
  return words.slice(first, end).some(({ isName, is }, n) => {
    return isName && is !== 'determiner' && (n > 0 || end - first === 1)
  })
}

// "Cedar Rights Watch and two partner groups": more than one.
function isJoined({ words }: SpeakerScene, { first, end }: NounPhrase): boolean {
  const stop = nounEnd(words, first, end)
  return words.slice(first + 1, stop).some(({ lower }) => lower === 'and')
}

// "The lawyer", "this group": an article and the noun, nothing else.
function backOf(
  scene: SpeakerScene,
  { first, end }: NounPhrase,
  { at, length, kind }: Head,
): BackReference | undefined {
  if (!isWordOf(scene, first, 'speaker pointer')) return undefined
  const { words } = scene
  const isBare = at - length === first && end === at + 1
  const isName = words.slice(first + 1, end).some((word) => word.isName)
  return isBare && !isName ? BACK_OF_ROLE[kind] : undefined
}

function anonymityOf(
  scene: SpeakerScene,
  phrase: NounPhrase,
  { head, kind }: { head: Head | undefined; kind: Kind },
): Anonymity {
  if (kind === 'group') return hasPlainNames(scene, phrase, head) ? 'named' : 'collective'
  if (!head) return properAnonymity(scene, phrase)
  if (kind === 'person' && !isJoined(scene, phrase)) return personAnonymity(scene, phrase, head)
  if (isJoined(scene, phrase) && kind !== 'document')
    return hasPlainNames(scene, phrase, undefined) ? 'named' : 'collective'
  const isDefinite = isWordOf(scene, phrase.first, 'speaker pointer')
  const isIndefinite = isWordOf(scene, phrase.first, 'speaker indefinite')
  if (kind === 'document') return documentAnonymity(scene, phrase)
  return (isDefinite || hasName(scene, phrase)) && !isIndefinite ? 'named' : bareBody(scene, phrase)
}

// A capital letter at the head of a sentence makes no name: "Interviewees", "One of them".
function properAnonymity(scene: SpeakerScene, phrase: NounPhrase): Anonymity {
  const { first, end } = phrase
  const word = scene.words[first]
  if (end - first === 1 && word?.isPlural && first === 0) return 'collective'
  const isName = word?.isName && word.is === 'word'
  return isName || hasName(scene, phrase) ? 'named' : 'unnamed'
}

function bareBody(scene: SpeakerScene, { first, end }: NounPhrase): Anonymity {
  const { words } = scene
  const isName = words[first]?.isName && !isWordOf(scene, first, 'speaker indefinite')
  if (isName && words[first]?.is !== 'determiner') return 'named'
  return words[end - 1]?.isPlural ? 'collective' : 'unnamed'
}

function documentAnonymity(scene: SpeakerScene, phrase: NounPhrase): Anonymity {
  const { first, end } = phrase
  for (let n = first; n < end; n++) if (isOwner(scene, n)) return 'named'
  return hasName(scene, phrase) ? 'named' : 'unnamed'
}

// "Cedar Rights Watch and its partners" is named, "South Korean sources" is not.
function hasPlainNames(scene: SpeakerScene, phrase: NounPhrase, head: Head | undefined): boolean {
  if (head && !isJoined(scene, phrase)) return false
  const words = scene.words.slice(phrase.first, phrase.end)
  return words.some(({ isName, is }, n) => isName && is !== 'determiner' && words[n + 1]?.isName)
}

function personAnonymity(scene: SpeakerScene, phrase: NounPhrase, head: Head): Anonymity {
  const { words, lexicon } = scene
  if (words[head.at + 1]?.isName && head.at + 1 < phrase.end) return 'named'
  const office = lexicon.words('speaker role').get(words[head.at]?.lower ?? '')
  if (office === undefined) return 'unnamed'
  const isOpen = isWordOf(scene, phrase.first, 'speaker indefinite')
  return isOpen && office !== 'always' ? 'unnamed' : 'role_named'
}

const ENDS_ADDITION: ReadonlySet<string> = new Set(['comma', 'mark', 'break'])

// "The directorate's head, Karima Nazari, warned": what stands behind in commas.
function additionTo({ words }: SpeakerScene, phrase: SubjectPhrase): SubjectPhrase | undefined {
  const { end, whole } = phrase
  if (words[end]?.is !== 'comma' || end + 1 >= whole.end) return undefined
  let last = end + 1
  while (last < whole.end && !ENDS_ADDITION.has(words[last]?.is ?? 'mark')) last++
  const added = { first: end + 1, end: last }
  return { whole: added, ...added }
}

/** Words of a name of a person at the most. */
const LONGEST_NAME = 6

function isPlainName({ words }: SpeakerScene, { first, end }: NounPhrase): boolean {
  const [one, two] = [words[first], words[first + 1]]
  if (end - first > LONGEST_NAME || one?.is !== 'word') return false
  // One name alone may be a place: "a resident of Homs, Syria".
  const isAlone = end - first === 1 && !words[first - 2]?.isName
  return one.isName && (isAlone || (two?.isName ?? false))
}
