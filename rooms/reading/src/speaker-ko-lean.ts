// On whom a Korean speaker leans, and which medium was told. Source: reading.md 4.
import { eastSpeaker } from './speaker-east-kind.ts'
import { type EastScene, phrasesOf } from './speaker-east-scene.ts'
import { type KoreanWord, nounsBefore } from './speaker-ko-word.ts'
import type { Speaker } from './speaker-saying.ts'

/** On whom the speaker leans: "A의 말을 인용해", "A를 인용하여". */
export function leanedOn(
  scene: EastScene,
  words: readonly KoreanWord[],
  { from, to, after }: { from: number; to: number; after: number | undefined },
): Speaker | undefined {
  const range = { start: words[from]?.start ?? 0, end: words[to]?.start ?? 0 }
  const lean = phrasesOf(scene, 'speaker lean').find(
    ({ start, end }) => start > range.start && end <= range.end,
  )
  if (!lean) return undefined
  const topic = words.find(({ end }) => after !== undefined && end >= after)?.end
  const start = topic !== undefined && topic < lean.start ? topic : range.start
  return eastSpeaker(scene, nounsBefore(scene, words, { start, end: lean.start }))
}

/** The medium that was told: "이 신문에 말했다". */
export function listenerAmong(
  scene: EastScene,
  words: readonly KoreanWord[],
  from: number,
  to: number,
): Speaker | undefined {
  for (let n = to - 1; n >= from; n--) {
    const word = words[n]
    if (word?.particle !== 'to') continue
    const range = nounsBefore(scene, words, { start: words[from]?.start ?? 0, end: word.nounEnd })
    const speaker = eastSpeaker(scene, range)
    return speaker &&
      (speaker.role === 'outlet' || speaker.back === 'outlet') &&
      speaker.back !== 'own'
      ? speaker
      : undefined
  }
  return undefined
}
