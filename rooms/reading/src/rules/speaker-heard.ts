// Who is heard where in a text: the sayings of each sentence, and who still has the floor where
// there is none. Source: reading.md 4.
import type { Lexicon } from '../text/lexicon.ts'
import { findPhrases } from '../text/phrase-index.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Language, Range } from '../text/source-text.ts'
import { englishSayings } from './en/speaker.ts'
import { koreanSayings } from './ko/speaker.ts'
import { dated } from './speaker-day.ts'
import { type Outlet, outletOf } from './speaker-header.ts'
import { createMemory, type Memory } from './speaker-memory.ts'
import { quotesBySentence } from './speaker-quote.ts'
import {
  isWithin,
  type Saying,
  type SayingFinder,
  type Scene,
  type Step,
  type Told,
} from './speaker-saying.ts'
import { chineseSayings } from './zh/speaker.ts'

const FINDERS: Record<Language, SayingFinder> = {
  en: englishSayings,
  ko: koreanSayings,
  zh: chineseSayings,
}

/** What is heard in a sentence. */
export interface HeardSentence {
  sayings: readonly Saying[]
  quotes: readonly Range[]
  /** Who spoke last before it, or right after its quotation. */
  floor?: Told
  /** It keeps to what whoever has the floor tells. */
  isHeld: boolean
  /** The outlet speaks for itself: it could not find out. */
  isOwnVoice: boolean
  isHeading: boolean
}

/** Who is heard in a text. */
export interface Heard {
  outlet: Outlet
  sentences: readonly HeardSentence[]
  /** The first who speaks, a medium before others: the outlet of a text that names none. */
  first?: Step
  /** From whom the text has all that it tells, where its head says so. */
  source?: Step[]
}

/** Who has the floor, and the sentence in which it was held last. */
interface Floor {
  told: Told
  last: number
  /** It is a turn of a conversation: it lasts until the next one. */
  isTurn: boolean
}

/** Who is heard in a text, sentence by sentence. */
export function hear(text: PreparedText, lexicon: Lexicon): Heard {
  const outlet = outletOf(text, lexicon)
  const memory = createMemory()
  const quotes = quotesBySentence(text)
  const sentences: HeardSentence[] = []
  let floor: Floor | undefined
  for (const [n, sentence] of text.sentences.entries()) {
    const scene = { text, lexicon, sentence, quotes: quotes[n] ?? [] }
    const sayings = sayingsOf(scene, memory, floor?.isTurn === true)
    const cues = cuesOf(scene)
    const isHeading = sentence.position === 'headline' || sentence.position === 'subheading'
    const isOwnVoice = cues.has('own')
    const isAdvocate = outlet.isAdvocate || text.source.covers !== undefined
    const isHeld =
      floor !== undefined && holds(floor, text, { n, isOn: cues.has('on'), isAdvocate })
    const told = floor && { floor: floor.told }
    sentences.push({ sayings, quotes: scene.quotes, isHeld, isOwnVoice, isHeading, ...told })
    if (isHeading) continue
    const last = sayings.findLast(({ isNobody, steps }) => !isNobody && steps.length > 0)
    const isTurn = last?.rule === 'speaker.turn'
    if (last && (isTurn || !floor?.isTurn)) floor = { told: goingOn(last), last: n, isTurn }
    else if (isOwnVoice) floor = undefined
    else if (floor && isHeld) floor = { ...floor, last: n }
  }
  for (let n = sentences.length - 2; n >= 0; n--) takeNext(text, sentences, n)
  const told = sentences.flatMap(({ sayings, isHeading }) => (isHeading ? [] : sayings))
  const named = told.flatMap(({ steps, isNobody }) => (isNobody ? [] : steps.slice(0, 1)))
  const first = named.find(({ speaker }) => speaker.role === 'outlet') ?? named[0]
  const head = sentences.slice(0, HEAD_SENTENCES).flatMap(({ sayings }) => sayings)
  const source = head.find(({ rule }) => rule === 'speaker.learned')?.steps
  return { outlet, sentences, ...(first && { first }), ...(source && { source }) }
}

/** Sentences at the head in which a text says from whom it has what it tells. */
const HEAD_SENTENCES = 4

const goingOn = ({ steps }: Saying): Told => {
  return { steps, rule: 'speaker.goes-on', isNobody: false, isLoose: false }
}

// The sayings of a sentence with those whom its words point back to, each with its day.
function sayingsOf(scene: Scene, memory: Memory, isConversation: boolean): Saying[] {
  const found = FINDERS[scene.text.language](scene)
  const isTurn = isConversation || found.some(({ rule }) => rule === 'speaker.turn')
  const said = found.flatMap((one) => {
    // "We believe": said by whoever has the turn.
    if (isTurn && one.steps.at(-1)?.speaker.back === 'own') return []
    const steps = one.steps.map((step) => ({ ...step, speaker: memory.resolve(step.speaker) }))
    if (!one.isNobody) for (const { speaker } of steps) memory.add(speaker)
    return [dated({ ...one, steps }, scene)]
  })
  // "It lists 70 people", before anybody was named whom it could mean.
  return said.filter(({ steps }) => {
    const last = steps.at(-1)?.speaker
    return last?.back !== 'body' || last.end - last.start > LONGEST_PRONOUN
  })
}

/** Units of "it" or 它. */
const LONGEST_PRONOUN = 2
/** Units at the head of a sentence in which a word keeps to the topic. */
const HEAD = 12
/** "The 60 were moved", 이 60명, 这60人. */
const GROUP = /^(?:the |이 |这)[\d一二三四五六七八九十]/u

// Words of the outlet's own voice anywhere, words that keep to the topic at the head alone.
function cuesOf({ text, lexicon, sentence }: Scene): ReadonlySet<string> {
  const { start, end } = sentence
  const found = findPhrases(lexicon.index('speaker cue'), text.lower, sentence)
  const cues = found.filter((cue) => cue.means !== 'on' || cue.start - start <= HEAD)
  const on = GROUP.test(text.lower.slice(start, Math.min(end, start + HEAD))) ? ['on'] : []
  return new Set([...cues.map(({ means }) => means), ...on])
}

interface Standing {
  n: number
  isOn: boolean
  isAdvocate: boolean
}

// In a paragraph the speaker goes on; in the next one only where it keeps to the topic. A text
// whose outlet speaks for itself takes the floor back at once.
function holds(
  { last, isTurn }: Floor,
  { sentences }: PreparedText,
  { n, isOn, isAdvocate }: Standing,
) {
  const between = (sentences[n]?.paragraph ?? 0) - (sentences[last]?.paragraph ?? 0)
  if (isTurn) return between < 2
  return isOn ? n - last < 2 && between < 2 : between === 0 && !isAdvocate
}

// "“There were twenty of us.” He told the paper so": the next sentence says who spoke.
function takeNext(text: PreparedText, sentences: HeardSentence[], n: number): void {
  const [here, after] = [sentences[n], sentences[n + 1]]
  const [own, next] = [text.sentences[n], text.sentences[n + 1]]
  if (!here || !after || !own || !next || here.sayings.length > 0 || here.isHeld) return
  if (own.paragraph !== next.paragraph || !isWithin(here.quotes, own.start)) return
  const [first] = after.sayings
  const isOver = isWithin(here.quotes, next.start)
  const floor = first && !first.isNobody ? goingOn(first) : isOver ? after.floor : undefined
  const isClose = first?.side === 'tail' || isOver || text.language !== 'en'
  if (floor && isClose) sentences[n] = { ...here, floor, isHeld: true }
}
