// The sayings of a Chinese sentence, part by part between its commas: 据…介绍, 某某说,
// 某某告诉…, 援引某某的话. Source: reading.md 4.
import { lastPhrase } from './phrase-end.ts'
import { findPhrases, type PhraseMatch, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { eastSpeaker } from './speaker-east-kind.ts'
import { type EastScene, eastScene, goesOn, phrasesOf } from './speaker-east-scene.ts'
import { turnOf } from './speaker-east-turn.ts'
import { LEARNED_FROM, type Saying, type SayingFinder, type Speaker } from './speaker-saying.ts'
import { figuresIn, mentionIn } from './speaker-zh-mention.ts'
import { nobodyPhrases, nobodySayings, reportSayings } from './speaker-zh-nobody.ts'
import { nameIn, openingOf, partsOf } from './speaker-zh-part.ts'
import {
  fits,
  isBlocked,
  isEstimated,
  subjectBefore,
  tellsNews,
  verbsIn,
} from './speaker-zh-verb.ts'
import { wordPattern } from './word-pattern.ts'

/** The sayings of a Chinese sentence. */
export const findChineseSayings: SayingFinder = (text, lexicon, index) => {
  const scene = eastScene(text, lexicon, index)
  const sayings = [
    ...figuresIn(scene),
    ...nobodySayings(scene),
    ...reportSayings(scene),
    ...partSayings(scene),
  ]
  const turn = turnOf(scene, index)
  if (turn) sayings.push(turn)
  sayings.sort((a, b) => a.start - b.start)
  // "执行主任某某批评政府,他指出": named in the same sentence.
  const isOpen = sayings.every(({ speakers }) => speakers.at(-1)?.back === 'person')
  const mention = isOpen && !scene.isHeading ? mentionIn(scene) : undefined
  bound(scene, sayings)
  return {
    sayings,
    isOwnVoice: phrasesOf(scene, 'speaker own-voice').length > 0,
    isOn: goesOn(scene, 6),
    quotes: scene.quotes,
    mention,
  }
}

// Where a later part names its own speaker, or tells what the outlet found, the one before has
// ended: 另有媒体报道…,经查….
function bound(scene: EastScene, sayings: readonly Saying[]): void {
  const [found] = phrasesOf(scene, 'speaker own-finding')
  for (const { covers, start } of sayings)
    if (found && start < found.start) covers.end = Math.min(covers.end, found.start)
  for (const [n, saying] of sayings.entries()) {
    const next = sayings[n + 1]
    if (!next || next.isNobody || next.start < saying.end) continue
    const isFirst = saying.isOuter && saying.covers.start <= saying.start && n === 0
    const isNested = isFirst && !next.isOuter && !isContrast(scene, next.start)
    if (isNested) continue
    saying.covers = { ...saying.covers, end: Math.min(saying.covers.end, next.start) }
    if (next.isOuter)
      next.covers = { ...next.covers, start: Math.max(next.covers.start, saying.end) }
  }
}

// 据警方通报……, 但反对党称: against, not inside, what was said before.
function isContrast({ text, lexicon }: EastScene, start: number): boolean {
  const range = { start: start - 2, end: start }
  return lastPhrase(lexicon.index('speaker contrast'), text.lower, range) !== undefined
}

function partSayings(scene: EastScene): Saying[] {
  const nobody = [...nobodyPhrases(scene), ...phrasesOf(scene, 'speaker reports')]
  return partsOf(scene).flatMap((part): Saying[] => {
    if (nobody.some(({ start, end }) => start < part.end && end > part.start)) return []
    const according = accordingTo(scene, part) ?? learnedFrom(scene, part)
    if (according) return [according]
    const saying = quoting(scene, part) ?? saidIn(scene, part)
    return saying ? [saying] : []
  })
}

// 据当地媒体报道, 根据…的说法: what follows, to the end of the sentence.
function accordingTo(scene: EastScene, part: Range): Saying | undefined {
  const { text, lexicon, sentence } = scene
  const opening = openingOf(scene, part)
  const found = phraseAt(lexicon.index('speaker according'), text.lower, {
    start: opening,
    end: part.end,
  })
  if (!found) return undefined
  const relayed = quoting(scene, part, found.end)
  if (relayed?.speakers.length === BOTH)
    return { ...relayed, start: found.start, isOuter: true, rule: 'speaker.according' }
  const end = verbsIn(scene, 'speaker according-end', { start: found.end, end: part.end })[0]
  const range = { start: found.end, end: end?.start ?? part.end }
  const speaker = eastSpeaker(scene, nameIn(scene, range))
  if (!speaker || isRule(scene, range)) return undefined
  return {
    start: found.start,
    end: end?.end ?? part.end,
    speakers: [speaker],
    relation: 'cites',
    inner: 'cites',
    verb: text.source.text.slice(found.start, found.end),
    covers: { start: part.start, end: sentence.end },
    isOuter: true,
    isNobody: false,
    rule: 'speaker.according',
  }
}

/** Signs before 从: 记者, 本报记者. */
const REPORTER = 8

// 记者从某局获悉: whoever it was learned from.
function learnedFrom(scene: EastScene, part: Range): Saying | undefined {
  const { text, lexicon, sentence } = scene
  const opening = openingOf(scene, part)
  for (let at = opening; at < Math.min(part.end, opening + REPORTER); at++) {
    const found = phraseAt(lexicon.index('speaker from'), text.lower, { start: at, end: part.end })
    if (!found) continue
    const [end] = verbsIn(scene, 'speaker from-end', { start: found.end, end: part.end })
    const speaker = end && eastSpeaker(scene, nameIn(scene, { start: found.end, end: end.start }))
    if (!end || !speaker) return undefined
    return {
      start: found.start,
      end: end.end,
      speakers: [speaker],
      relation: 'is_told_by',
      inner: 'cites',
      verb: text.source.text.slice(end.start, end.end),
      covers: { start: end.end, end: sentence.end },
      isOuter: false,
      isNobody: false,
      rule: LEARNED_FROM,
    }
  }
  return undefined
}

function isRule({ text, lexicon }: EastScene, { start, end }: Range): boolean {
  const index = lexicon.index('speaker no-source')
  for (let at = start; at < end; at++)
    if (phraseAt(index, text.lower, { start: at, end })) return true
  return false
}

/** Whoever quotes, and whom. */
const BOTH = 2
/** 路透社报道引述: no part of the name. */
const REPORTS = wordPattern('zh', '{speaker relaying}$')

// B援引A的话报道, 据B援引A的报道: two speakers.
function quoting(
  scene: EastScene,
  part: Range,
  opening = openingOf(scene, part),
): Saying | undefined {
  const { text, sentence } = scene
  const [lean] = verbsIn(scene, 'speaker lean', { start: opening, end: part.end })
  if (!lean) return undefined
  const [end] = verbsIn(scene, 'speaker lean-end', { start: lean.end, end: part.end })
  const from = eastSpeaker(scene, nameIn(scene, { start: lean.end, end: end?.start ?? part.end }))
  const cut = REPORTS.exec(text.lower.slice(opening, lean.start))?.[0].length ?? 0
  const by = eastSpeaker(scene, nameIn(scene, { start: opening, end: lean.start - cut }))
  const speakers = [by, from].filter((one) => one !== undefined)
  if (!from || speakers.length === 0) return undefined
  const to = verbsIn(scene, 'speaker verb', { start: end?.end ?? lean.end, end: part.end }).at(-1)
  const stop = to?.end ?? end?.end ?? part.end
  // "…,路透社援引官员的话报道。": what stands before it.
  const isTrailing = part.start > sentence.start && isAtEnd(scene, stop)
  return {
    start: by?.start ?? lean.start,
    end: stop,
    speakers,
    relation: 'cites',
    inner: 'quotes',
    verb: text.source.text.slice(lean.start, lean.end),
    covers: isTrailing ? { ...sentence } : { start: stop, end: sentence.end },
    isOuter: isTrailing,
    isNobody: false,
    rule: 'speaker.quoted',
  }
}

// 某某说, 某某告诉记者: a verb with a speaker before it.
function saidIn(scene: EastScene, part: Range): Saying | undefined {
  const { text } = scene
  const first = openingOf(scene, part)
  // 经某组织核实: the organisation; not 经济部.
  const opening = BY.test(text.lower.slice(first, first + 2)) ? first + 1 : first
  const range = { start: opening, end: part.end }
  for (const verb of verbsIn(scene, 'speaker verb', range)) {
    if (isBlocked(scene, verb) || !fits(scene, verb)) continue
    const name = { start: opening, end: verb.start }
    if (NO_SUBJECT.test(text.lower.slice(opening, verb.start))) continue
    const speaker = eastSpeaker(scene, nameIn(scene, name)) ?? subjectBefore(scene, part)
    if (speaker?.role === 'person' && OF_BODIES.has(verb.means)) continue
    if (speaker && isEstimated(scene, verb, speaker)) continue
    // 案情指, 该组织指: a verb with other senses needs somebody who is known to speak.
    if (verb.means === 'sure' && speaker && !isKnownKind(scene, speaker)) continue
    if (verb.means === 'bulletin' && !(speaker && tellsNews(scene, speaker))) continue
    if (speaker && isPlausible(scene, speaker)) return sayingOf(scene, part, { verb, speaker })
  }
  return undefined
}

const BY = /^经[^济纪营理过]/u

function isKnownKind({ text, lexicon }: EastScene, { start, end, back }: Speaker): boolean {
  const nouns = findPhrases(lexicon.index('speaker noun'), text.lower, { start, end })
  return back !== undefined || nouns.some((noun) => noun.end - noun.start > 1)
}

/** 接到某厅协查通报, 该团伙以介绍…: what stands before the word is no subject of it. */
const NO_SUBJECT = wordPattern(
  'zh',
  '{speaker received}|[以用把被将让使令给]$|的{speaker response}+$',
)

/** Verbs of which only bodies are the subject. */
const OF_BODIES: ReadonlySet<string> = new Set(['learn', 'owner'])

/** 至十月底, 自2010年以来: a time. */
const TIMED = /^(?:自|至|截至|从|到|直到|在)[\d一二三四五六七八九十今去上本]/
/** 仅有3名脱北者: how many, not who. */
const COUNTED =
  /[^\d第][\d,]+余?[人名位]|(?:仅有|共有|约有|尚有|仍有|已有)\p{Script=Han}?[\d一二两三四五六七八九十]/u
/** 第二天, 两个月后才, 本季度, 也就是: when or why, not who. */
const NO_NAME = wordPattern(
  'zh',
  [
    '^(?:[据有]|也?就是|当时|有.{0,4}理由',
    '|在[^,]{1,14}[上中下里]{speaker openly}?',
    '|(?:第|本|上|下|这|那)?[一二两三四五六七八九十几数]{0,3}个?',
    '(?:天|日|周|月|年|季度|星期|晚|夜)[后前里]?[才就又再]?)$',
    '|^(?:此举|这(?:也|就|将)?{speaker shows}|{speaker openly}$)',
  ].join(''),
)
/** 河口一艘, 数千民众上街: how many, and what follows is no name. */
const OPEN_COUNT = /[一两二三四五六七八九十\d][艘名位个辆架批条座间]$|^[约逾]?[数几上][十百千万]/u
/** 岛国按照去年两港(宣布…): the subject of another clause. */
const INNER = wordPattern('zh', '.{speaker inner-time}.')
const COUNT = /^(?:约|共|另|仍|尚|还|已)?有?[\d一二两三四五六七八九十百千万]{1,8}[人名位]?$/

function isPlausible({ text, lexicon }: EastScene, { start, end, back }: Speaker): boolean {
  if (back) return true
  const words = text.lower.slice(start, end)
  if (NO_NAME.test(words) || OPEN_COUNT.test(words)) return false
  if (COUNT.test(words) || TIMED.test(words) || COUNTED.test(words) || INNER.test(words))
    return false
  const index = lexicon.index('speaker no-speaker')
  for (let at = start; at < end; at++)
    if (phraseAt(index, text.lower, { start: at, end })) return false
  return true
}

interface Said {
  verb: PhraseMatch
  speaker: Speaker
}

function sayingOf(scene: EastScene, part: Range, { verb, speaker }: Said): Saying {
  const { text, sentence, quotes } = scene
  const isTold = verb.means === 'tell'
  const listener = isTold
    ? eastSpeaker(scene, nameIn(scene, { start: verb.end, end: part.end }))
    : undefined
  const isMedium = listener?.role === 'outlet' && listener.back !== 'own'
  const isLast = part.end >= sentence.end - 1 && part.start > sentence.start
  const isTrailing = isLast && (isAtEnd(scene, verb.end) || text.lower.startsWith('了', verb.end))
  const isBehindQuote = quotes.some(({ end }) => end > part.start - 3 && end <= speaker.start)
  const covers =
    isTrailing || isBehindQuote ? { ...sentence } : { start: verb.end, end: sentence.end }
  return {
    start: speaker.start,
    end: isTold ? part.end : verb.end,
    speakers: listener && isMedium ? [listener, speaker] : [speaker],
    relation: isTold ? 'is_told_by' : 'reports',
    inner: 'is_told_by',
    verb: text.source.text.slice(verb.start, verb.end),
    covers,
    isOuter: isTrailing,
    isNobody: false,
    rule: isTold ? 'speaker.told' : 'speaker.said',
  }
}

function isAtEnd({ text, sentence }: EastScene, at: number): boolean {
  return at >= sentence.end || '\u3002.!?"'.includes(text.folded.charAt(at))
}
