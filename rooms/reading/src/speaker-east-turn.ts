// The turns of a conversation in Korean and Chinese: 문(정다미 위원):, 답:, 发言人:, 问:. What
// stands behind the label is said by whom it names. Source: reading.md 4.
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'
import { eastSpeaker, kindOf } from './speaker-east-kind.ts'
import type { EastScene } from './speaker-east-scene.ts'
import { type Saying, type Speaker, TURN } from './speaker-saying.ts'
import { wordPatterns } from './word-pattern.ts'

/** A sign of a list or a dash, then a letter for question or answer with who asks or answers. */
const BULLET = String.raw`^(?:[\-–—○◯▲△□■●•] ?)?`
const LETTER = wordPatterns(String.raw`${BULLET}({speaker turn-label})(?:\(([^)]{2,30})\))? ?[:.]`)
/** A name or an office before a colon. */
const NAMED = /^(?:[-–—○◯▲△□■●•] ?)?([^:,.()"'0-9]{2,20})(?:\([^)]{1,20}\))? ?: ?/u

/** Sentences back to which an answer's label looks for who answered. */
const MOST_TURNS = 60

/** The saying that a label at the head of a paragraph makes; nothing without one. */
export function turnOf(scene: EastScene, index: number): Saying | undefined {
  const { text, sentence } = scene
  if (scene.isHeading || !isHead(text, index)) return undefined
  const words = text.lower.slice(sentence.start, sentence.end)
  const letter = LETTER[scene.text.language].exec(words)
  const speaker = letter
    ? answererOf(scene, index, letter)
    : namedBefore(scene, NAMED.exec(words), index)
  if (!speaker) return undefined
  const end = sentence.start + (letter ?? NAMED.exec(words) ?? [''])[0].length
  return {
    start: sentence.start,
    end,
    speakers: [speaker],
    relation: 'reports',
    inner: 'reports',
    covers: { start: end, end: sentence.end },
    isOuter: false,
    isNobody: false,
    rule: TURN,
  }
}

function isHead({ sentences, paragraphs }: PreparedText, index: number): boolean {
  const paragraph = sentences[index]?.paragraph
  return paragraph !== undefined && paragraphs[paragraph]?.first === index
}

function answererOf(scene: EastScene, index: number, letter: RegExpExecArray): Speaker | undefined {
  const own = nameIn(scene.sentence, letter)
  if (own) return eastSpeaker(scene, own)
  const { sentences, lower } = scene.text
  for (let n = index - 1; n >= Math.max(0, index - MOST_TURNS); n--) {
    const before = sentences[n]
    const found = before && LETTER[scene.text.language].exec(lower.slice(before.start, before.end))
    const name = found && found[1] === letter[1] ? nameIn(before, found) : undefined
    if (name) return eastSpeaker(scene, name)
  }
  return undefined
}

function nameIn({ start }: Range, [all, , name]: RegExpExecArray): Range | undefined {
  if (name === undefined) return undefined
  const at = start + all.indexOf(name)
  return { start: at, end: at + name.length }
}

// Only somebody with an office or a kind, or who answers a question, not a heading: "통계:".
function namedBefore(
  scene: EastScene,
  found: RegExpExecArray | null,
  index: number,
): Speaker | undefined {
  if (!found) return undefined
  const [all, name = ''] = found
  const start = scene.sentence.start + all.indexOf(name)
  const range = { start, end: start + name.trimEnd().length }
  const { role, more } = kindOf(scene, range)
  const isKnown = more === 'office' || isAnswer(scene, index) || isConversation(scene.text)
  const isSpeaker = role === 'person' && isKnown
  return isSpeaker ? eastSpeaker(scene, range) : undefined
}

const conversations = new WeakMap<PreparedText, boolean>()
/** A short name before a colon. */
const SHORT = /^[\p{Script=Han}·]{2,10} ?:/u
/** Turns from which on a text is a conversation. */
const TURNS = 3

// "寺田委员:…", "上川大臣:…", again and again: whoever stands before the colon has the turn.
function isConversation(text: PreparedText): boolean {
  if (text.language !== 'zh') return false
  const known = conversations.get(text)
  if (known !== undefined) return known
  const heads = text.paragraphs.flatMap(
    ({ start, end }) => SHORT.exec(text.lower.slice(start, Math.min(end, start + 14)))?.[0] ?? [],
  )
  const is = heads.length >= TURNS && new Set(heads).size < heads.length
  conversations.set(text, is)
  return is
}

/** Letters and words for who asks, at the head of the paragraph before. */
const ASKING = wordPatterns(
  `${BULLET}(?:{speaker asking-label}|.{0,12}{speaker asking-office}(?:提?问)?) ?:`,
)

// "问:…" and below it "林岚:…": whoever has the next turn.
function isAnswer({ text }: EastScene, index: number): boolean {
  const { sentences, paragraphs, lower } = text
  const before = paragraphs[(sentences[index]?.paragraph ?? 0) - 1]
  return before !== undefined && ASKING[text.language].test(lower.slice(before.start, before.end))
}
