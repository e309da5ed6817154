// Whoever a paragraph begins with: "MS. VARGA: Sir, on 6 April", "2. Mr. OSTEN (Northland) said
// that", 记者:我现在. In minutes and conversations the one named last has the floor. Roughly read: an
// offer for the choice of an origin, and never an origin by itself.
import type { Paragraph, PreparedText } from './prepared-text.ts'
import type { Speaker } from './speaker-saying.ts'
import { wordPattern } from './word-pattern.ts'

/** Units at the head of a paragraph that are looked at. */
const HEAD = 140
/** A number or a bullet before the name. */
const MARK = String.raw`(?:\d{1,3}\.\s+)?(?:[○◯●▶■]\s*)?`
const NAME = String.raw`(?:\p{Lu}[\p{L}.'’ -]{1,50}|[\p{Script=Hangul}\p{Script=Han}· ]{2,16})`
const BRACKET = String.raw`(?:\s?\([^)]{1,60}\))?`
const SAYS = String.raw`\s?(?:[:：]|\s{speaker turn-verb}\b)`
const PATTERN = wordPattern('en', `^(?<mark>${MARK})(?<name>${NAME}${BRACKET})${SAYS}`)

/** "They said" points back, and means nobody by itself. */
const POINTING = /^(?:They|He|She|It|We|I|You|This|That|These|Those|There|Who|What)$/
/** "NAIROBI: Monday saw": alone in its text, the place where it was written. */
const PLACE = /^[^\p{Ll}]+$/u

/** So many paragraphs that begin with somebody make minutes or a conversation. */
const MANY = 3

/** The paragraphs of a text that begin with somebody. */
export interface TurnHeads {
  /** For each sentence whoever began a paragraph last. */
  bySentence: readonly (Speaker | undefined)[]
  isMany: boolean
  /** Many, and not all with the same words. */
  isMinutes: boolean
}

const known = new WeakMap<PreparedText, TurnHeads>()

/** Who begins the paragraphs of a text; looked for once. */
export function turnHeadsOf(text: PreparedText): TurnHeads {
  const found = known.get(text)
  if (found) return found
  const bySentence: (Speaker | undefined)[] = []
  const labels: string[] = []
  let last: Speaker | undefined
  const heads = text.paragraphs.map((paragraph) => headOf(text, paragraph))
  const isAlone = heads.filter((head) => head !== undefined).length === 1
  for (const [at, paragraph] of text.paragraphs.entries()) {
    const found = heads[at]
    const head = found && isAlone && PLACE.test(found.label) ? undefined : found
    if (head) labels.push(head.label)
    last = head ?? last
    for (let n = paragraph.first; n < paragraph.last; n++) bySentence[n] = last
  }
  const isMany = labels.length >= MANY
  const made = { bySentence, isMany, isMinutes: isMany && new Set(labels).size > 1 }
  known.set(text, made)
  return made
}

function headOf(text: PreparedText, { start, end, first, last }: Paragraph): Speaker | undefined {
  if (first === last) return undefined
  const words = text.folded.slice(start, Math.min(end, start + HEAD))
  const { mark = '', name } = PATTERN.exec(words)?.groups ?? {}
  if (name === undefined || POINTING.test(name)) return undefined
  const at = start + mark.length
  const range = { start: at, end: at + name.length }
  const label = text.source.text.slice(range.start, range.end)
  return { ...range, label, role: 'person', anonymity: 'named' }
}
