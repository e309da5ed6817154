// Who speaks in each sentence of a text, and who had the floor before it: found once for a text,
// in its order, with those who are pointed back to. Source: reading.md 4.
import { inSimplifiedSigns, type Lexicon } from './lexicon.ts'
import { findPhrases } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Language } from './source-text.ts'
import { isAllQuoted, isBlock } from './speaker-block.ts'
import { dated } from './speaker-day.ts'
import { findEnglishSayings } from './speaker-en.ts'
import { type Outlet, outletOf } from './speaker-header.ts'
import { findKoreanSayings } from './speaker-ko.ts'
import { lineAbove } from './speaker-line.ts'
import { isSure, SpeakerMemory } from './speaker-memory.ts'
import { lastPath, type SpeakerPath } from './speaker-path.ts'
import { isQuoted } from './speaker-quote.ts'
import {
  FIGURES_OF,
  HEADINGS,
  type Saying,
  type SayingFinder,
  type SentenceSayings,
  type Speaker,
  TURN,
} from './speaker-saying.ts'
import { sourcePath } from './speaker-source.ts'
import { testimonyPath } from './speaker-testimony.ts'
import { findChineseSayings } from './speaker-zh.ts'
import { wordPattern, wordPatterns } from './word-pattern.ts'

const FINDERS: Readonly<Record<Language, SayingFinder>> = {
  en: findEnglishSayings,
  ko: findKoreanSayings,
  zh: findChineseSayings,
}

/** Who has the floor, and since which sentence. */
export interface Floor {
  path: SpeakerPath
  /** The last sentence of which it is the speaker. */
  last: number
  /** It goes on until another has the turn. */
  isTurn?: boolean
}

/** A sentence with its sayings and who had the floor when it began. */
export interface SentenceVoice extends SentenceSayings {
  floor?: Floor | undefined
  /** The floor goes on in this sentence where nobody else speaks. */
  isHeld: boolean
  /** The outlet that was named last before the end of the sentence. */
  outlet?: Speaker | undefined
}

/** The voices of a text. */
export interface TextVoices {
  header: Outlet
  sentences: SentenceVoice[]
  /** From whom the text says at its head that it has what it tells. */
  source?: SpeakerPath
}

const known = new WeakMap<PreparedText, TextVoices>()

/** The voices of a text, found once. */
export function voicesOf(text: PreparedText, lexicon: Lexicon): TextVoices {
  const found = known.get(text)
  if (found) return found
  const made = listen(text, lexicon)
  known.set(text, made)
  return made
}

function listen(text: PreparedText, lexicon: Lexicon): TextVoices {
  const header = outletOf(text, lexicon)
  const find = FINDERS[text.language]
  const found = text.sentences.map((_, n) => find(text, lexicon, n))
  const isAdvocate =
    (text.source.covers !== undefined && !(header.isPaper && text.language === 'zh')) ||
    header.isAdvocate ||
    found.some(({ sayings }) => sayings.some((one) => isLastSelf(one, header))) ||
    found.some(({ quotes }, n) => speaksForItself(text, lexicon, { n, quotes }))
  const memory = new SpeakerMemory()
  const sentences: SentenceVoice[] = []
  let floor: Floor | undefined
  let isAnswer = false
  for (const [n, one] of found.entries()) {
    const isHeading = HEADINGS.has(text.sentences[n]?.position ?? 'body')
    // "An uncle lay under the bodies; three came out, he told her": named in the same sentence.
    if (one.mention && !isHeading && one.sayings.length > 0) memory.add(one.mention)
    // "We believe that 200 are at sea": said by whoever has the turn.
    const isOfTurn = ({ speakers }: Saying) => speakers.at(-1)?.back === 'own'
    const own = floor?.isTurn ? one.sayings.filter((saying) => !isOfTurn(saying)) : one.sayings
    const sayings = own.map((saying) => resolved(saying, { memory, header, isHeading }))
    if (one.mention && !isHeading) {
      if (isSure(one.mention)) memory.add(one.mention)
      memory.mention(one.mention)
    }
    for (const saying of sayings) dated(saying, n, { text, lexicon })
    const isHeld = floor !== undefined && holds(text, { floor, at: n, one, isAdvocate })
    const outlet = memory.last(({ role }) => role === 'outlet')
    sentences.push({ isHeld, ...one, sayings, floor, outlet })
    if (one.turn) isAnswer = one.turn === 'answer'
    const isTurn = isAnswer || sayings.some(({ rule }) => rule === TURN)
    if (!isHeading || isTurn)
      floor = nextFloor(floor, {
        ...{ sayings, at: n, isTurn, isOn: one.isOn },
        isHeld: (isHeld && !one.isOwnVoice) || isAllQuoted(text, n, one.quotes),
      })
    if (one.turn === 'question') floor = undefined
  }
  // From the end: a quotation may go over several sentences.
  for (let n = sentences.length - 1; n >= 0; n--) takeNext(text, sentences, n)
  for (const [n, voice] of sentences.entries()) giveToTold(text, lexicon, { voice, n, found })
  const source = sourcePath(text, sentences) ?? testimonyPath(text, lexicon, sentences)
  return { header, sentences, ...(source ? { source } : {}) }
}

// Whoever is only told something speaks for nobody: "told Maghreb Wire".
function isLastSelf({ speakers }: Saying, { isSelf }: Outlet): boolean {
  const last = speakers.at(-1)
  return last !== undefined && isSelf(last)
}

interface Told {
  voice: SentenceVoice
  n: number
  found: readonly SentenceSayings[]
}

// "난민촌에서 만난 누르 베굼(31) 씨의 마을은 불탔다. “…”": who was told about last in the paragraph.
function giveToTold(text: PreparedText, lexicon: Lexicon, { voice, n, found }: Told): void {
  const { language, sentences } = text
  const { quotes, sayings, floor } = voice
  const own = sentences[n]
  if (language === 'en' || quotes.length === 0 || sayings.length > 0 || !own) return
  const above = lineAbove(text, lexicon, n)
  if (above) voice.floor = { path: pathTo(above), last: n }
  if (floor || above) return
  for (let at = n; sentences[at]?.paragraph === own.paragraph; at--) {
    const speaker = found[at]?.mention
    if (!speaker) continue
    voice.floor = { path: pathTo(speaker), last: n }
    return
  }
}

function pathTo(speaker: Speaker): SpeakerPath {
  return { steps: [{ speaker, relation: 'reports' }], rule: 'speaker.told-of', isNobody: false }
}

// "We call on the authorities": said outside of a quotation.
function speaksForItself(
  text: PreparedText,
  lexicon: Lexicon,
  { n, quotes }: { n: number; quotes: SentenceSayings['quotes'] },
): boolean {
  const range = text.sentences[n] ?? { start: 0, end: 0 }
  const found = findPhrases(lexicon.index('speaker advocate'), text.lower, range)
  return found.some(({ start }) => !isQuoted(quotes, start)) && !isBlock(text, n)
}

// "“There were twenty of us.” That is what he told the paper": the next sentence says who spoke.
function takeNext(text: PreparedText, sentences: readonly SentenceVoice[], at: number): void {
  const [own, next] = [text.sentences[at], text.sentences[at + 1]]
  const voice = sentences[at]
  const figures = sentences[at + 1]?.sayings.find(({ rule }) => rule === FIGURES_OF)
  const apart = (next?.paragraph ?? 0) - (own?.paragraph ?? 0)
  const isNear = apart === 0 || (apart === 1 && text.language === 'ko')
  if (voice?.sayings.length === 0 && figures && isNear) {
    const steps = figures.speakers.map((speaker) => ({ speaker, relation: figures.relation }))
    voice.floor = { path: { steps, rule: FIGURES_OF, isNobody: false }, last: at + 1 }
    voice.isHeld = true
    return
  }
  const [quote] = voice?.quotes ?? []
  const isOpen = voice?.sayings.length === 0 && !voice.isHeld
  if (!voice || !isOpen || !quote || !own || next?.paragraph !== own.paragraph) return
  const after = sentences[at + 1]
  if (quote.start > own.start || !after) return
  const [other] = after.quotes
  const isOver = other?.start === quote.start
  const isSame = isOver && after.sayings.length === 0
  if (!isOver && other && other.start < next.start) return
  // "“No one was deported. They left by themselves,” he told …": behind the whole quotation.
  if (isOver && !isSame && !after.sayings.every(({ isOuter }) => isOuter)) return
  const path = isSame ? after.floor?.path : lastPath(after.sayings)
  if (!path || path.isNobody || (isSame && !after.isHeld)) return
  voice.floor = { path, last: at + 1 }
  voice.isHeld = true
}

interface Hearing {
  memory: SpeakerMemory
  header: Outlet
  isHeading: boolean
}

function resolved(saying: Saying, { memory, header, isHeading }: Hearing): Saying {
  const speakers = saying.speakers.map((speaker): Speaker => {
    // "The institute expects": in a text of that institute.
    if (speaker.back === 'body' && header.isSelf(speaker)) return { ...speaker, back: 'own' }
    const known = memory.resolve(speaker)
    if (!isHeading && !saying.isNobody) memory.add(known)
    return known
  })
  // Written out: a spread makes objects that are slow to ask.
  const { start, end, relation, inner, verb, covers, isOuter, rule } = saying
  const isNobody = saying.isNobody && speakers.at(-1)?.role !== 'outlet'
  return { start, end, speakers, relation, inner, verb, covers, isOuter, isNobody, rule }
}

interface Standing {
  floor: Floor
  at: number
  one: SentenceSayings
  isAdvocate: boolean
}

/** Sentences in which a pronoun may still point to what a speaker told. */
const MOST_APART = 2

// In a paragraph the speaker goes on; in the next one only where it keeps to the topic. A text
// whose outlet speaks for itself takes the floor back at once.
function holds(text: PreparedText, { floor, at, one, isAdvocate }: Standing): boolean {
  if (floor.isTurn) return true
  if (isBlock(text, at, floor.last)) return true
  const apart = at - floor.last
  const [before, now] = [text.sentences[floor.last], text.sentences[at]]
  const between = (now?.paragraph ?? 0) - (before?.paragraph ?? 0)
  // What nobody is known to say goes on only about the same people; in Chinese no word need say so.
  const mayGoOn = one.isOn || (text.language === 'zh' && !isAdvocate)
  if (floor.path.isNobody) return apart === 1 && between === 0 && mayGoOn
  // Of whoever spoke as "she" in a new paragraph the outlet tells.
  const isAbout = one.isOfPerson && floor.path.steps.at(-1)?.speaker.role === 'person'
  // 登记簿显示…: a register says what it lists, and no more.
  if (text.language === 'zh' && isRegister(floor.path)) return false
  // "인도 내무부에 따르면 …. 잠무에서는 …": told by the outlet.
  // 이들은 …고 말했다: whoever is only a pronoun speaks for the paragraph.
  if (between > 0 && isPronoun(floor.path)) return false
  if (one.isElsewhere && !one.isOn && one.sayings.length === 0) return false
  // 앞서 이들은 …: a paragraph that goes back in time is the outlet's.
  if (between > 0 && now && isBackground(text, now.start)) return false
  if (one.isOn && !(isAbout && between > 0)) return apart < MOST_APART && between < MOST_APART
  return between === 0 && (!isAdvocate || one.isNear === true)
}

const PRONOUN = /^(?:이들|그들|他们|她们)$/u

function isPronoun({ steps }: SpeakerPath): boolean {
  return PRONOUN.test(inSimplifiedSigns(steps.at(-1)?.speaker.label ?? ''))
}

/** Words that open what the outlet adds to its story, and units of the longest. */
const BACKGROUND = wordPatterns('^{speaker background}')
const LONGEST_OPENING = 6

function isBackground({ language, lower }: PreparedText, start: number): boolean {
  const words = lower.slice(start, start + LONGEST_OPENING)
  return language !== 'en' && BACKGROUND[language].test(words)
}

/** A document that tells a story: 报告, 声明, 案情. */
const TELLING = wordPattern('zh', '{speaker telling-paper}$')

function isRegister({ steps }: SpeakerPath): boolean {
  const last = steps.at(-1)?.speaker
  return last?.role === 'document' && !TELLING.test(inSimplifiedSigns(last.label))
}

interface Turn {
  sayings: readonly Saying[]
  at: number
  isHeld: boolean
  isOn: boolean
  isTurn: boolean
}

function nextFloor(
  floor: Floor | undefined,
  { sayings, at, isHeld, isOn, isTurn }: Turn,
): Floor | undefined {
  const path = lastPath(sayings)
  // Whom somebody cites in a turn has no turn of their own.
  if (floor?.isTurn && !isTurn) return { ...floor, last: at }
  // 이들은 …던 것으로 알려졌다: between two sentences of a speaker on the same people.
  if (path?.isNobody && floor && isHeld && isOn && !floor.path.isNobody)
    return { ...floor, last: at }
  if (path) return isDenial(sayings) ? undefined : { path, last: at, isTurn }
  return floor && isHeld ? { ...floor, last: at } : undefined
}

const DENIAL = wordPatterns('^{speaker denial}')

// 내무부는 이를 부인했다, 外交部否认…: who denied something does not go on to tell.
function isDenial(sayings: readonly Saying[]): boolean {
  const verb = inSimplifiedSigns(sayings.at(-1)?.verb ?? '')
  return DENIAL.ko.test(verb) || DENIAL.zh.test(verb)
}
