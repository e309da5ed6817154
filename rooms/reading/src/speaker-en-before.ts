// Back from an English verb of saying to where the name of who says it may end: past times, dashes
// and relatives. Source: reading.md 4.
import type { Word } from './act-en-word.ts'
import { isWordOf, type SpeakerScene } from './speaker-en-word.ts'

/** Words of a speaker at the most. */
export const MOST_WORDS = 40

/** The index of the word with which the subject ends, `from` the word before its verb. */
export function nameEnd(scene: SpeakerScene, from: number): number {
  return skipRelative(scene, skipAside(scene, skipBetween(scene, from)))
}

// "The ministry, which said", "an aid worker who said": the name before the relative.
function skipRelative({ words }: SpeakerScene, last: number): number {
  if (words[last]?.is !== 'relative') return last
  return words[last - 1]?.is === 'comma' ? last - 2 : last - 1
}

// "The newspaper last month quoted", "the ministry has also said": back over what is no name.
function skipBetween(scene: SpeakerScene, from: number): number {
  let n = from
  while (n > 0 && isWordOf(scene, n, 'speaker between') && !scene.isHidden(n)) n--
  const time = timeBefore(scene, n)
  return time === n ? n : skipBetween(scene, time)
}

// Back over "last month", "on 12 June", "in May"; the same index when there is no time.
function timeBefore(scene: SpeakerScene, from: number): number {
  let n = from
  let isTime = false
  for (; n > 0; n--) {
    const word = scene.words[n]
    if (!word || scene.isHidden(n)) break
    if (isWordOf(scene, n, 'speaker time-word')) isTime = true
    else if (word.is !== 'number') break
  }
  if (!isTime) return from
  const isSet = isWordOf(scene, n, 'speaker setting')
  const at = isSet ? n - 1 : n
  return at >= 0 ? at : from
}

// "The agency – based in Norland – said": what stands between two dashes adds to the name.
function skipAside({ words }: SpeakerScene, last: number): number {
  if (!isDash(words[last])) return last
  const inside = dashesBefore(words, last)
  for (let n = inside; n > 0 && last - n <= MOST_WORDS; n--)
    if (isDash(words[n])) return dashesBefore(words, n)
  return last
}

function dashesBefore(words: readonly Word[], last: number): number {
  let n = last
  while (isDash(words[n])) n--
  return n
}

function isDash(word: Word | undefined): boolean {
  return word !== undefined && /^(?:--?|\u2013|\u2014)$/.test(word.lower)
}
