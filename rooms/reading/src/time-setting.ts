// The expressions of time of a text, found once for each sentence, and against which day those of
// a sentence are to be reckoned: that of the link which speaks. Source: reading.md 2, Time.
import type { DayInterval } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { matchesOf } from './pattern-match.ts'
import type { PreparedText } from './prepared-text.ts'
import { TESTIMONY } from './speaker-testimony.ts'
import { voicesOf } from './speaker-voice.ts'
import { isCase } from './time-case.ts'
import { daysIn, shiftDays } from './time-day.ts'
import { eastTimeFinder } from './time-east.ts'
import { englishTimeFinder } from './time-en.ts'
import type { TimeExpression, TimeFinder } from './time-expression.ts'
import { onPageLine } from './time-page-line.ts'
import { daysOf, hasOwnYear, type TimeScope } from './time-sense.ts'
import { referenceOf } from './time-wire.ts'
import { wordPattern } from './word-pattern.ts'

const finders = new WeakMap<Lexicon, TimeFinder>()
const bySentence = new WeakMap<PreparedText, Map<number, TimeExpression[]>>()

function finderFor(lexicon: Lexicon): TimeFinder {
  const known = finders.get(lexicon)
  if (known) return known
  const made = lexicon.language === 'en' ? englishTimeFinder(lexicon) : eastTimeFinder(lexicon)
  finders.set(lexicon, made)
  return made
}

/** A text and its words. */
export type Told = Pick<Context, 'text' | 'lexicon'>

/** The expressions of time in a sentence, in order; looked for once. */
export function timesOfSentence(
  sentence: number,
  { text, lexicon }: Told,
): readonly TimeExpression[] {
  const known = bySentence.get(text) ?? new Map<number, TimeExpression[]>()
  bySentence.set(text, known)
  const found = known.get(sentence)
  if (found) return found
  const range = text.sentences[sentence]
  const made = range ? onPageLine(finderFor(lexicon)(text, range), range, text) : []
  known.set(sentence, made)
  return made
}

/** The days against which the times of a draft are reckoned. */
export interface TimeSetting {
  scope: TimeScope
  /** When the speaker spoke, where the text says it. */
  told?: DayInterval
  /** The expression that says it. */
  telling?: TimeExpression
}

/** The setting of a draft: the date of its sentence's report, else that of the publication. */
export function settingOf(draft: Draft, context: Context): TimeSetting {
  const { covers } = context.text.source
  const published = { latest: referenceOf(context) }
  const [running, ...older] = runningBefore(draft, context)
  const runningDay =
    namedBefore(draft, context) ??
    [running, ...older].find((days) => days?.earliest === days?.latest)
  const { story } = storyOf(draft, context, running)
  const scope: TimeScope = { reference: published.latest, covers, running, runningDay, story }
  const telling = timesOfSentence(draft.sentence, context).findLast((one) =>
    isTelling(one, draft, context),
  )
  const told = telling ? daysOf(telling.sense, scope) : linkDays(draft)
  if (!told || told.earliest > published.latest) return { scope }
  // "Published for the feast of 20 June", on 19 June: nobody spoke a year ago.
  const isOld = !covers && shiftDays(told.latest, LONG_AGO) < published.latest
  if (telling && isOld && !hasOwnYear(telling.sense)) return { scope }
  // Told "this year" is told up to the day of publication.
  const isOpen = shiftDays(told.latest, 1) >= published.latest && told.earliest !== told.latest
  const reference = isOpen ? published.latest : told.latest
  const own: TimeScope = { reference, covers, running, runningDay, story }
  return telling ? { scope: own, told, telling } : { scope: own, told }
}

/** Days after which a day of telling without a year is none. */
const LONG_AGO = 240

// "2018年7月 … 到了8月": in the account of one person a month lies behind what was told of last.
function storyOf(
  { sentence }: Draft,
  context: Context,
  running: DayInterval | undefined,
): Pick<TimeScope, 'story'> {
  const { text, lexicon } = context
  const isTold = voicesOf(text, lexicon).source?.rule === TESTIMONY
  // A judgment tells of the year of its case.
  if (text.language === 'en' && !isTold && !isCase(context)) return {}
  if (text.language !== 'en' && !isTold) return lineOf(sentence, context)
  if (running) return { story: running }
  const scope = { reference: text.source.published.latest }
  for (let n = sentence - 1; n >= 0; n--) {
    const named = timesOfSentence(n, context).findLast(({ sense }) => hasOwnYear(sense))
    const days = named && daysOf(named.sense, scope)
    if (days) return { story: days }
  }
  return {}
}

/** Units at the head of a paragraph in which the date of its line stands. */
const HEAD_OF_LINE = 6

// "2003년 2월 … 체포됐다. 5월에는 …": what follows in a line of a chronology has its year.
function lineOf(sentence: number, context: Context): Pick<TimeScope, 'story'> {
  const { text } = context
  const paragraph = text.paragraphs[text.sentences[sentence]?.paragraph ?? 0]
  if (!paragraph) return {}
  const [first] = timesOfSentence(paragraph.first, context)
  const isHead = first && first.start - paragraph.start <= HEAD_OF_LINE && first.role === 'event'
  if (!isHead || !hasOwnYear(first.sense)) return {}
  const days = daysOf(first.sense, { reference: text.source.published.latest })
  // "1998年被捕的9名教师" in a report on 2020: no line of a chronology.
  const { covers } = text.source
  if (days && text.language === 'zh' && covers && days.latest < covers.earliest) return {}
  return days ? { story: days } : {}
}

/** Sentences back to which the day that was named last is meant by "that day". */
const NAMED_NEAR = 2

// "… for the attack on 21 May 2019. … 46 people were killed that morning": the day named last.
function namedBefore({ sentence }: Draft, context: Context): DayInterval | undefined {
  const { text } = context
  if (text.language !== 'en') return undefined
  const { covers, published } = text.source
  const scope = { reference: published.latest, ...(covers ? { covers } : {}) }
  for (let n = sentence - 1; n >= Math.max(0, sentence - NAMED_NEAR); n--) {
    const named = timesOfSentence(n, context).findLast(({ sense, use }) => {
      return sense.is === 'day' && sense.month !== undefined && use !== 'telling'
    })
    if (named) return daysOf(named.sense, scope)
    if (text.sentences[n]?.position === 'headline') break
  }
  return undefined
}

function linkDays({ speakers }: Draft): DayInterval | undefined {
  return speakers?.value.findLast(({ date }) => date !== undefined)?.date
}

// What was told of last: the time of the people meant, then of the numbers before this one.
function runningBefore(draft: Draft, { drafts, at, text }: Context): DayInterval[] {
  const { language } = text
  const { refersTo } = draft
  const group = refersTo && drafts[refersTo.draft]
  const days: DayInterval[] = []
  const add = (one: Draft | undefined) => {
    const time = one?.times?.value[0]
    // What is only compared with is not what is told of.
    if (!time || time.role === 'baseline') return
    const isDated = one === group ? time.earliest === time.latest : isDatedBy(one, time.stated)
    if (isDated) days.push({ earliest: time.earliest, latest: time.latest })
  }
  add(group)
  // "3,609 forced returns, against 4,018 the year before": the year before that of the first.
  const beside = drafts[at - 1]
  const period = beside?.times?.value[0]
  const isBeside = language === 'en' && beside?.sentence === drafts[at]?.sentence && !group
  if (isBeside && period && daysIn(period) > MONTH)
    days.push({ earliest: period.earliest, latest: period.latest })
  for (let n = at - 1; n >= Math.max(0, at - BACK); n--) add(drafts[n])
  return days
}

// Of a sentence that dates nothing itself: "In the operation 30 were arrested".
function isDatedBy({ times }: Draft, isStated: boolean): boolean {
  return isStated || times?.rules[0] === 'time.event'
}

/** A longer time is no event but a period. */
const MONTH = 31

/** Numbers back to which a time is remembered. */
const BACK = 12

/** Whether an expression dates the telling of what the draft says. */
export function isTelling(one: TimeExpression, draft: Draft, context: Context): boolean {
  if (one.use === 'telling') return true
  return one.use === 'event' && isHeadOfReport(one, draft, context)
}

/** The longest head of a sentence in which a reporting clause is looked for. */
const LONGEST_HEAD = 240
/** "On 9 May, the league reported two raids": who tells stands between. */
const REPORTED = wordPattern('en', '^,? (?:the |an? |its )?[^,.;:]{2,60}? {time reported}\\b')
const PUT = wordPattern('en', '^,? [^,.;]{2,80}\\bputs? the {time total}\\b')
const THAT = /\bthat\b/g

// "In May, officials confirmed that 20 …": the time before the verb of telling is that of telling.
function isHeadOfReport(one: TimeExpression, draft: Draft, { text, lexicon }: Context): boolean {
  const { start } = text.sentences[draft.sentence] ?? draft.range
  if (text.language !== 'en' || one.start - start > 12 || one.end > draft.range.start) return false
  if (draft.range.start - one.end > LONGEST_HEAD) return false
  const head = text.lower.slice(one.end, draft.range.start)
  // "On 9 May the ministry put the number of those brought at"
  if (PUT.test(head) || REPORTED.test(head)) return true
  const that = matchesOf(THAT, head).at(-1)
  if (!that) return false
  const words = head.slice(0, that.index).match(/[a-z]+/g) ?? []
  const telling = lexicon.index('time telling').byStart
  return words.some((word) => telling.has(word))
}
