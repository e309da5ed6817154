// Why an English text does not name a speaker: on request and for what reason, under another
// name, or for no reason that it gives. Source: reading.md 4.
import type { Anonymity } from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, type PhraseMatch, phraseAt } from './phrase-index.ts'
import type { SubjectPhrase } from './speaker-en-phrase.ts'
import type { SpeakerScene } from './speaker-en-word.ts'

/** Units in which a reason is looked for behind the wish for anonymity. */
const LONGEST_REASON = 120

function reasonEnd(lexicon: Lexicon, rest: string): number {
  const mark = rest.search(/[,.;:"\u201d\u201c\n]/)
  const lower = rest.toLowerCase()
  const [verb] = findPhrases(lexicon.index('speaker reason-end'), lower, {
    start: 1,
    end: lower.length,
  })
  const ends = [mark, verb?.start ?? -1].filter((at) => at >= 0)
  return Math.min(rest.length, ...ends)
}

/** Whether the words around a speaker say that there is no name, and why. */
export function hiddenBy(
  scene: SpeakerScene,
  { whole }: SubjectPhrase,
): { anonymity: Anonymity; reason?: string } | undefined {
  const { text, lexicon, sentence } = scene
  const found = wishAround(scene, scene.words[whole.first]?.start ?? 0)
  if (!found) return undefined
  if (found.means === 'pseudonym') return { anonymity: 'pseudonym' }
  if (found.means === 'unnamed') return { anonymity: 'unnamed' }
  const anonymity = 'anonymous_on_request'
  let at = found.end
  while (at < sentence.end && ' ,'.includes(text.lower.charAt(at))) at++
  const opening = phraseAt(lexicon.index('speaker reason'), text.lower, {
    start: at,
    end: sentence.end,
  })
  if (!opening) return { anonymity }
  const from = opening.means === 'drop' ? opening.end : opening.start
  const rest = text.source.text.slice(from, Math.min(sentence.end, from + LONGEST_REASON))
  const reason = rest.slice(0, reasonEnd(lexicon, rest)).trim()
  return reason ? { anonymity, reason } : { anonymity }
}

/** Units before the wish when it opens the sentence: "Speaking". */
const OPENING = 14

// Behind the speaker; before it only where it opens the sentence.
function wishAround(
  { text, lexicon, sentence }: SpeakerScene,
  start: number,
): PhraseMatch | undefined {
  const index = lexicon.index('speaker anonymous')
  const [behind] = findPhrases(index, text.lower, { start, end: sentence.end })
  if (behind) return behind
  const [before] = findPhrases(index, text.lower, { start: sentence.start, end: start })
  return before && before.start < sentence.start + OPENING ? before : undefined
}
