// Who hears what an English verb of telling says, and where that ends: "told RFA's Korean Service
// that", "told reporters on Monday". Source: reading.md 4.
import { speakerOf } from './speaker-en-kind.ts'
import { phraseAtWord, type SpeakerScene } from './speaker-en-word.ts'
import type { Speaker } from './speaker-saying.ts'

/** Who hears, up to what is said. */
export interface Hearing {
  end: number
  listener?: Speaker
}

/** Nothing more is said: the end, a comma, a quotation, or when and where it was said. */
export function endsSaid(scene: SpeakerScene, n: number): boolean {
  const word = scene.words[n]
  if (!word || word.is === 'comma' || word.is === 'break' || scene.isHidden(n)) return true
  if (/^[.!?;"(]$/.test(word.lower) || word.is === 'relative') return true
  const { lexicon } = scene
  const isSetting = lexicon.words('speaker setting').has(word.lower)
  if (isSetting) return true
  return word.is !== 'preposition' && lexicon.words('speaker time-word').has(word.lower)
}

/** Who hears, behind the verb: "told reporters on Monday" ends there. */
export function hearingAfter(scene: SpeakerScene, from: number): Hearing {
  const { words } = scene
  let n = from
  for (; n < words.length && n - from < 10; n++) {
    const word = words[n]
    if (!word || scene.isHidden(n) || endsSaid(scene, n)) break
    const opens = ['that', 'number', 'subordinate'].includes(word.is)
    if (opens || (n > from && ['determiner', 'pronoun'].includes(word.is))) break
  }
  if (n === from) return { end: n }
  const listener = listenerOf(scene, from, n)
  const isGeneric = phraseAtWord(scene, from, 'speaker listener') !== undefined
  const isSpeaker = listener.role === 'outlet' || (listener.role === 'ngo' && !listener.back)
  return isSpeaker && !isGeneric ? { end: n, listener } : { end: n }
}

function listenerOf(scene: SpeakerScene, first: number, end: number): Speaker {
  const phrase = { first, end, whole: { first, end } }
  const speaker = speakerOf(scene, phrase)
  const isName = scene.words[first]?.isName ?? false
  // Whoever is told by name, without more, is most often the medium.
  return speaker.role === 'person' && isName && end - first <= 4
    ? { ...speaker, role: 'outlet', anonymity: 'named' }
    : speaker
}
