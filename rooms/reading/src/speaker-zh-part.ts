// The parts of a Chinese sentence between its commas, and the name in front of a verb of saying
// without the time, the place and the listener between. Source: reading.md 4.
import { lastPhrase } from './phrase-end.ts'
import { phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import type { EastScene } from './speaker-east-scene.ts'
import { isQuoted } from './speaker-quote.ts'
import { wordPattern } from './word-pattern.ts'

/** Parts of a sentence that are looked at. */
const MOST_PARTS = 60
const DIVIDERS: ReadonlySet<string> = new Set([',', ';', ':'])

/** The parts between commas outside of quotations, in order. */
export function partsOf({ text, sentence, quotes, isHeading }: EastScene): Range[] {
  const parts: Range[] = []
  let start = datelineEnd(text.folded, sentence)
  for (let at = start; at < sentence.end && parts.length < MOST_PARTS; at++) {
    at = bracketEnd(text.folded, at)
    const isEnd =
      (DIVIDERS.has(text.folded.charAt(at)) || (isHeading && isGap(text.folded, at))) &&
      !isQuoted(quotes, at)
    if (!isEnd) continue
    parts.push({ start: afterQuote(text.folded, quotes, start), end: at })
    start = at + 1
  }
  parts.push({ start: afterQuote(text.folded, quotes, start), end: sentence.end })
  return parts
}

/** Units of a bracket that adds to a name. */
const BRACKET = 80

// 船医李(Lee,化名)表示: a comma in a bracket parts nothing.
function bracketEnd(folded: string, at: number): number {
  if (folded.charAt(at) !== '(') return at
  const close = folded.slice(at, at + BRACKET).indexOf(')')
  return close < 0 ? at : at + close
}

const HAN = /\p{Script=Han}/u

/** A space between two signs parts what a heading says. */
function isGap(folded: string, at: number): boolean {
  if (folded.charAt(at) !== ' ') return false
  return HAN.test(folded.charAt(at - 1)) && HAN.test(folded.charAt(at + 1))
}

/** Units of a date line at the most. */
const DATELINE = 40
const DATELINE_END = new RegExp(
  [
    String.raw`[讯电]\([^)]{1,20}\)|[电讯][)\u3011 ]`,
    String.raw`(?<=^[\u3010\u3014([][^\u3011\u3015)\]]{1,38})[\u3011\u3015)\]]`,
    '日(?:消息|专电) ',
    '(?<=^(?:本报)?记者[^,。]{2,24})报[道导] ',
  ].join('|'),
)

/** One of these stands in every such end: a look that is cheaper. */
const DATELINE_SIGN = /消息|[讯电\u3011\u3015)\]]|记者/

/** Where the line before the text ends: 江岸社南岸5月9日电, 〔記者林嵐/南岸報導〕. */
export function datelineEnd(folded: string, { start, end }: Range): number {
  const head = folded.slice(start, Math.min(end, start + DATELINE))
  const found = DATELINE_SIGN.test(head) ? DATELINE_END.exec(head) : null
  if (!found) return start
  const first = start + found.index + found[0].length
  const second = SECOND_LINE.exec(folded.slice(first, Math.min(end, first + DATELINE)))
  return first + (second?.[0].length ?? 0)
}

/** 〔某报讯〕(记者林岚南岸20日报导): a second bracket right behind the first. */
const SECOND_LINE = /^ ?\([^()]{2,36}(?:报[导道]|[电讯])\)/u

// "…"某某说: who speaks begins behind the quotation.
function afterQuote(folded: string, quotes: readonly Range[], start: number): number {
  // 据“交火”研究所统计: the word before the quotation belongs to the part.
  const from = folded.charAt(start) === ' ' ? start + 1 : start
  const quote = quotes.findLast((one) => one.start <= from && one.end > start)
  if (!quote) return start
  // 「灯塔」也指出: the quotation is the name.
  const isName = quote.end - quote.start <= LONGEST_QUOTED && quote.start === from
  const isSpeaker = isName && SAYS.test(folded.slice(quote.end, quote.end + LONGEST_QUOTED))
  return isSpeaker && !/[,.!?\u3002]/.test(folded.slice(from, quote.end)) ? start : quote.end
}

/** Units of a name between quotation marks. */
const LONGEST_QUOTED = 20
const SAYS = wordPattern('zh', '^(?:\\([^)]{1,16}\\))?[也则还又另并亦曾]?{speaker verb}')

const TIME = wordPattern(
  'zh',
  String.raw`(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?{speaker hour}?$`,
)

/** 关切地, 十分遗憾地: how something is said. */
const MANNER = wordPattern('zh', String.raw`{speaker very}?\p{Script=Han}{2}地$`)

/** The range without the words at its end that stand between a name and its verb. */
export function nameIn(scene: EastScene, range: Range): Range {
  const { text, lexicon } = scene
  let { start, end } = range
  for (let n = 0; n < 6; n++) {
    const words = text.lower.slice(start, end)
    const time = TIME.exec(words)?.[0].length ?? 0
    const between = lastPhrase(lexicon.index('speaker between'), text.lower, { start, end })
    const setting = settingLength(scene, { start, end })
    const manner = MANNER.exec(words)?.[0].length ?? 0
    const cut = Math.max(time, manner, between ? end - between.start : 0, setting)
    if (cut === 0) break
    end -= cut
  }
  while (start < end && phraseAt(lexicon.index('speaker time-word'), text.lower, { start, end }))
    start = phraseAt(lexicon.index('speaker time-word'), text.lower, { start, end })?.end ?? end
  // 该组织的消息显示: whose it is.
  const [pointed] = OF_POINTED.exec(text.lower.slice(start, end)) ?? []
  if (pointed !== undefined) return { start, end: start + pointed.length }
  return pronounIn(scene, { start, end }) ?? { start, end }
}

const OF_POINTED = /^[该这此](?:[一家个份名位])?[^,的]{1,8}(?=的\p{Script=Han}{2,6}$)/u

/** What goes on behind a pronoun that is not its own thing: 他在码头, 他们自去年, not 他的父亲. */
const BEHIND_PRONOUN = /^(?:在|自|从|于|通过|已|曾|向|对|用|以|当时|因)/u

// 他在码头用手语告诉…: whoever the pronoun means, and nothing of what they did.
function pronounIn({ text, lexicon }: EastScene, { start, end }: Range): Range | undefined {
  const found = phraseAt(lexicon.index('speaker pronoun'), text.lower, { start, end })
  if (!found || !BEHIND_PRONOUN.test(text.lower.slice(found.end, end))) return undefined
  return { start, end: found.end }
}

/** Units of a listener: "对邻居". */
const LONGEST_LISTENER = 8

// 一名 alone is no name: what follows belongs to it.
function isOpening({ text, lexicon }: EastScene, range: Range): boolean {
  return phraseAt(lexicon.index('speaker indefinite'), text.lower, range)?.end === range.end
}

/** Units of a setting: "在5月16日发表的一份声明中", "对记者". */
const LONGEST_SETTING = 40

// From 在, 对, 向, 通过 to the end, where a name stands before it.
function settingLength(scene: EastScene, { start, end }: Range): number {
  const { text, lexicon } = scene
  const index = lexicon.index('speaker setting')
  const from = Math.max(start + 2, end - LONGEST_SETTING)
  // The nearest one: what stands before it may belong to the name.
  for (let at = end - 1; at >= from; at--) {
    const found = phraseAt(index, text.lower, { start: at, end })
    if (!found) continue
    const closes = lexicon.index('speaker setting-end')
    const isHeard = found.means === 'listener' && end - at <= LONGEST_LISTENER
    const isDated = (TIME.exec(text.lower.slice(start, at))?.[0].length ?? 0) > 0
    const isClosed = lastPhrase(closes, text.lower, { start: at, end }) !== undefined
    const isSetting = found.means === 'open' || isHeard || isDated || isClosed
    if (isSetting && !isOpening(scene, { start, end: at })) return end - at
  }
  return 0
}

/** The first sign of the part behind 另, 但, 而 and their like. */
export function openingOf({ text, lexicon }: EastScene, { start, end }: Range): number {
  let at = start
  for (let n = 0; n < 4; n++) {
    while (at < end && text.folded.charAt(at) === ' ') at++
    const found = phraseAt(lexicon.index('speaker lead-in'), text.lower, { start: at, end })
    if (!found) break
    at = found.end
  }
  return at
}
