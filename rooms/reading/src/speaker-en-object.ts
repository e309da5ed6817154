// Who stands behind an English verb of saying, or behind "according to": the noun phrase up to
// where something else begins. Source: reading.md 4.
import type { Word } from './act-en-word.ts'
import { MOST_WORDS } from './speaker-en-before.ts'
import { isList, MARKS, type SubjectPhrase } from './speaker-en-phrase.ts'
import { beforeAside, isWordOf, phraseAtWord, type SpeakerScene } from './speaker-en-word.ts'

/** The noun phrase that begins at this index, with what is added to it; nothing without one. */
export function phraseAfter(scene: SpeakerScene, from: number): SubjectPhrase | undefined {
  const { words } = scene
  const first = from
  let n = first
  for (; n < words.length && n - first <= MOST_WORDS; n++) {
    const word = words[n]
    if (!word || scene.isHidden(n) || word.is === 'break' || isEnd(word)) break
    if (word.is === 'comma' && !isList(scene, n, Math.min(words.length, n + 12))) break
    // "a lawyer it did not name": what follows describes the name.
    if (n > first && word.is === 'pronoun' && words[n - 1]?.detail !== 'of') break
    if (n > first && (endsName(scene, n) || isFiniteAt(scene, n) || opensVerb(scene, n))) break
  }
  if (n === first || !opensName(words[first])) return undefined
  const { end } = beforeAside(scene, { first, end: n })
  return { first, end, whole: { first, end: additionEnd(scene, n) } }
}

// "the second United Nations report": a participle inside a name is no verb.
function opensVerb({ opensVerb: opens, words }: SpeakerScene, n: number): boolean {
  const isBeside = words[n - 1]?.isName || words[n + 1]?.isName
  return opens(n) && !(words[n]?.isName && isBeside)
}

function endsName(scene: SpeakerScene, n: number): boolean {
  const word = scene.words[n]
  if (word?.is === 'that' || word?.is === 'subordinate' || word?.is === 'relative') return true
  if (phraseAtWord(scene, n, 'speaker name-end')) return true
  return isSettingAt(scene, n)
}

// "said Monday", "said officials on Monday".
function isSettingAt(scene: SpeakerScene, n: number): boolean {
  const at = isWordOf(scene, n, 'speaker setting') ? n + 1 : n
  const word = scene.words[at]
  return word?.is === 'number' ? at > n : isWordOf(scene, at, 'speaker time-word') && at > n
}

function isFiniteAt(scene: SpeakerScene, n: number): boolean {
  const word = scene.words[n]
  return word !== undefined && ['be', 'have', 'do', 'modal'].includes(word.is)
}

function isEnd(word: Word): boolean {
  return MARKS.has(word.lower) || /^[.!?;]$/.test(word.lower)
}

function opensName(word: Word | undefined): boolean {
  if (!word) return false
  return word.isName || ['word', 'number', 'determiner', 'pronoun', 'adverb'].includes(word.is)
}

// "Kim In-tae, a senior researcher at the institute, …": to the end of the sentence or addition.
function additionEnd(scene: SpeakerScene, from: number): number {
  const { words } = scene
  let n = from
  while (n < words.length && n - from < MOST_WORDS && !scene.isHidden(n)) {
    if (words[n]?.is === 'break' || MARKS.has(words[n]?.lower ?? '')) break
    n++
  }
  return n
}
