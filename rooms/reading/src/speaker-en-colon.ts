// Who speaks before an English colon: "She put it bluntly: “…”", "Lord Ashcombe: As of 1 June",
// and where a written question or its answer begins. Source: reading.md 4; turns are a choice.
import { foldCase } from '@tumen/claim'
import { speakerOf } from './speaker-en-kind.ts'
import { subjectBefore } from './speaker-en-phrase.ts'
import { phraseAtWord, type SpeakerScene } from './speaker-en-word.ts'
import { type Saying, type Speaker, TURN } from './speaker-saying.ts'

/** Words before the colon of a turn at the most: a name and an office in brackets. */
const LONGEST_LABEL = 14

/** Sayings that a colon opens. */
export function colonSayings(scene: SpeakerScene): Saying[] {
  const at = scene.words.findIndex(({ lower }, n) => lower === ':' && !scene.isHidden(n))
  if (at <= 0) return []
  const label = labelBefore(scene, at)
  if (label) return [sayingOf(scene, { speaker: label, at, rule: TURN })]
  const speaker = scene.isHidden(at + 1) ? subjectOf(scene, at) : undefined
  return speaker ? [sayingOf(scene, { speaker, at, rule: 'speaker.said' })] : []
}

function sayingOf(
  { words, sentence }: SpeakerScene,
  { speaker, at, rule }: { speaker: Speaker; at: number; rule: string },
): Saying {
  const end = words[at]?.end ?? speaker.end
  return {
    start: speaker.start,
    end,
    speakers: [speaker],
    relation: 'reports',
    inner: 'reports',
    covers: { start: end, end: sentence.end },
    isOuter: false,
    isNobody: false,
    rule,
  }
}

// "Lena Vogt, director of the shelter, put it more bluntly: “…”": who does something before it.
function subjectOf(scene: SpeakerScene, colon: number): Speaker | undefined {
  let at = 0
  while (at < colon && !scene.opensVerb(at)) at++
  const subject = at < colon ? subjectBefore(scene, at) : undefined
  const speaker = subject && speakerOf(scene, subject)
  return speaker && VOICES.has(speaker.role) ? speaker : undefined
}

/** What can speak. */
const VOICES: ReadonlySet<string> = new Set(['person', 'group', 'official_body', 'ngo', 'document'])

// A name or an office with nothing said of it, a title before it or the same label elsewhere.
function labelBefore(scene: SpeakerScene, colon: number): Speaker | undefined {
  const { words } = scene
  if (colon > LONGEST_LABEL || scene.isHidden(colon + 1)) return undefined
  const bracket = words.findIndex(({ detail }, n) => n > 0 && n < colon && detail === '(')
  const end = bracket > 0 ? bracket : colon
  const inside = words.slice(0, end)
  if (inside.some(({ is, verb }) => NO_LABEL.has(is) || (verb && is !== 'word'))) return undefined
  const titles = scene.lexicon.words('speaker title')
  const hasTitle = titles.has(words[0]?.lower ?? '') || titles.has(words[1]?.lower ?? '-')
  const isNames = (end > 1 || isCapitals(scene, end)) && inside.every(({ isName }) => isName)
  if (!hasTitle && !(isNames && (bracket > 0 || isRepeated(scene, end)))) return undefined
  const phrase = { first: 0, end }
  const { back: _, words: __, ...speaker } = speakerOf(scene, { ...phrase, whole: phrase })
  return speaker.label === '' ? undefined : speaker
}

// "SALEH: We counted 55": a surname in capitals.
function isCapitals({ words, text }: SpeakerScene, end: number): boolean {
  const [from, to] = [words[0]?.start ?? 0, words[end - 1]?.end ?? 0]
  return /^\p{Lu}[\p{Lu}'-]{2,30}$/u.test(text.folded.slice(from, to))
}

const NO_LABEL: ReadonlySet<string> = new Set(['number', 'be', 'have', 'do', 'modal', 'relative'])

/** Units around a label in which it stands again. */
const REPEATED_NEAR = 3000

function isRepeated({ words, text }: SpeakerScene, end: number): boolean {
  const [from, to] = [words[0]?.start ?? 0, words[end - 1]?.end ?? 0]
  const label = `${foldCase(text.folded.slice(from, to))}:`
  const near = text.lower.slice(Math.max(0, from - REPEATED_NEAR), from + REPEATED_NEAR)
  return near.indexOf(label) !== near.lastIndexOf(label)
}

/** Words of a line that only says that a question or an answer follows. */
const LONGEST_MARK = 4

/** Whether a question or an answer begins with this sentence. */
export function turnOf(scene: SpeakerScene): 'question' | 'answer' | undefined {
  const found = phraseAtWord(scene, 0, 'speaker turn')
  if (!found) return undefined
  const isAlone = scene.words.length <= LONGEST_MARK
  const isMarked = scene.text.lower.charAt(found.end) === ':'
  const turn = found.means === 'answer' ? 'answer' : 'question'
  // "Question by Ms Lindqvist to the minister:"
  return isAlone || isMarked || found.means === 'asking' ? turn : undefined
}
