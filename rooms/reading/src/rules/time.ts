// The time of a claim: what its sentence says of it, else what is known of the people meant, the
// paragraph, the lead, the covered period. What no rule decides is a question with all candidates.
// Source: reading.md 2, Time; 6.
import type { ClaimTime, DayInterval, QuestionCode } from '@tumen/claim'
import type { Draft } from '../port/draft.ts'
import { type Filled, OF_GROUP, type Question } from '../port/proposal.ts'
import { findPhrases } from '../text/phrase-index.ts'
import { isInside } from '../text/source-text.ts'
import { shiftMonths } from '../text/time-day.ts'
import { claimTime } from '../text/time-find.ts'
import { daysOf, defaultDays, type TimeScope } from '../text/time-sense.ts'
import { wordPattern } from '../text/word-pattern.ts'
import { ASKED, distanceTo, OTHERS } from './belonging.ts'
import { mentionsNear, type ToldContext, type ToldTime } from './mentioned.ts'
import { isBehindSecond } from './speaker.ts'

type Times = Filled<ClaimTime[]>

interface Own {
  expression: ToldTime
  distance: number
}

/** The times of the draft; always some for a number, with a question where nothing is stated. */
export function readTimes(draft: Draft, context: ToldContext): Times {
  const scope = scopeOf(draft, context)
  const own = ownTimes(draft, context)
  const [first] = own
  const isOwn = first !== undefined && first.distance < OTHERS
  if (isOwn && !isOfWhole(first.expression, draft, context))
    return ofItsReport(stated(first, own, { draft, context, scope }), draft, context)
  if (!draft.quantity) return { value: [], rules: ['time.none'] }
  return ofItsReport(carried({ draft, context, scope }), draft, context)
}

/** In a second report the day from which days are counted is that of the first: it is asked. */
function ofItsReport(read: Times, draft: Draft, { text }: ToldContext): Times {
  const [time] = read.value
  if (read.questions || !time || !isBehindSecond(draft, text)) return read
  const isWhole = /\d{4}/u.test(time.expression ?? '')
  return isWhole ? read : { ...read, questions: [question('which-date', [time])] }
}

// "Eight were returned in May and two of them died": the time of the whole only bounds the begin;
// but "from August to October" is a period of which all is told.
function isOfWhole({ end, time }: ToldTime, draft: Draft, { drafts }: ToldContext): boolean {
  const whole = draft.refersTo && drafts[draft.refersTo.draft]
  const isLater = whole?.act && draft.act && whole.act.value !== draft.act.value
  if (shiftMonths(time.earliest, 1) <= time.latest) return false
  return isLater === true && whole?.sentence === draft.sentence && whole.range.start >= end
}

interface Around {
  draft: Draft
  context: ToldContext
  scope: TimeScope
}

// The expressions of the sentence that do not date the telling, the nearest first.
function ownTimes(draft: Draft, context: ToldContext): Own[] {
  const { start, end } = draft.range
  const isCompared = isComparison(draft, context)
  const own = mentionsNear(context.told.times(draft.sentence), draft.range).flatMap(
    (expression) => {
      if (expression.isTelling || (expression.start < end && start < expression.end)) return []
      // "A third fewer than a year before": with that time no number is compared.
      const before = context.text.lower.slice(Math.max(0, expression.start - 5), expression.start)
      if (before === 'than ' && !isCompared) return []
      const isBaseline = expression.role === 'baseline'
      const cost = isBaseline === isCompared ? 0 : isBaseline ? 3 : 1
      return [{ expression, distance: distanceTo(expression, draft, context, true) + cost }]
    },
  )
  return own.sort((a, b) => a.distance - b.distance)
}

const COMPARED = {
  en: wordPattern(
    'en',
    String.raw`\b{time baseline} (?:about |some |around |fewer than |just |nearly |the )*$`,
  ),
  ko: wordPattern('ko', '^.{0,8}?{time baseline}'),
  zh: wordPattern('zh', '(?:比|较)[^,;]{0,12}$|同期[^,;:]{0,8}$'),
}

/** Whether another number is compared with that of the draft: "down from 940". */
function isComparison({ range, sentence }: Draft, { text }: ToldContext): boolean {
  const { language, lower } = text
  const { start, end } = text.sentences[sentence] ?? range
  const before = lower.slice(Math.max(start, range.start - 40), range.start)
  const after = lower.slice(range.end, Math.min(end, range.end + 16))
  return COMPARED[language].test(language === 'ko' ? after : before)
}

function stated({ expression, distance }: Own, [, second]: readonly Own[], around: Around): Times {
  const { start, end } = expression
  const whole = isToCome(around.draft) ? toCome(expression, around) : expression.time
  const time = isUnreal(around.draft) ? whole : expression.time
  // Two expressions that are nearly as near, and mean other days.
  const isClose =
    second !== undefined &&
    second.distance - distance <= 1 &&
    second.expression.time.earliest !== time.earliest
  const isFar = distance >= ASKED
  // "Four were handed over on 30 May, while ten | remain": who is held now was not on that day.
  const isOver =
    around.draft.measure?.value.measure === 'stock' &&
    expression.role === 'event' &&
    !isInside(expression, around.draft.clause)
  const words = around.context.text.source.text.slice(start, end)
  const next = nextYear(time, words, around)
  const years = isUnreal(around.draft) ? [next, time] : [time, whole, next]
  const all = [...years.flatMap((one) => one ?? []), ...expression.others, ...others(around)]
  const isOther = next !== undefined || whole.latest !== time.latest
  const isAsked = isFar || isOver || isClose || isOther || !expression.certain
  return {
    value: [
      {
        ...time,
        ...(isUnreal(around.draft) && next),
        expression: words,
        span: { start, end, text: words },
      },
    ],
    rules: [isFar ? 'time.other-clause' : 'time.stated'],
    range: { start, end },
    ...(isAsked && { questions: [question('which-date', all)] }),
  }
}

/** A year, or that it is over, in the words of a time. */
const OF_A_YEAR = /\d{4}|last|past|previous|ago|지난|작년|전|上|去年|昨|前/iu
const UNREAL: ReadonlySet<string> = new Set(['predicted', 'possible', 'hypothetical'])

function isUnreal({ voice }: Draft): boolean {
  return UNREAL.has(voice?.value.modality ?? '')
}

/** Whether it may tell of days to come: a plan, or what somebody only tries. */
function isToCome(draft: Draft): boolean {
  return isUnreal(draft) || draft.act?.value === 'attempted_return'
}

/** "Will be returned this summer", said in June: all of the summer, and not what is over of it. */
function toCome({ time, sense, role }: ToldTime, { context, draft, scope }: Around): ClaimTime {
  const reference = context.told.reference(draft.sentence)
  const days =
    role === 'since'
      ? undefined
      : daysOf(sense, { reference, covers: scope.covers, isToCome: true })
  const isCut = days !== undefined && days.latest > reference && time.latest <= reference
  return isCut ? claimTime({ ...time, days }, time.stated) : time
}

/** "Will be returned by the end of July", said in June: the July to come. */
function nextYear(
  { earliest, latest }: ClaimTime,
  words: string,
  { draft, scope }: Around,
): DayInterval | undefined {
  if (!isToCome(draft) || latest >= scope.reference || OF_A_YEAR.test(words)) return undefined
  return { earliest: shiftMonths(earliest, 12), latest: shiftMonths(latest, 12) }
}

/** The day up to which is told, and the covered period. */
function scopeOf({ sentence, measure }: Draft, { text, told }: ToldContext): TimeScope {
  const { published, covers } = text.source
  const isNow = measure?.value.measure === 'stock'
  return { reference: isNow ? published.latest : told.reference(sentence), covers }
}

function question(code: QuestionCode, times: readonly DayInterval[]): Question {
  const all = times.map(({ earliest, latest }) => `${earliest}/${latest}`)
  return { code, field: 'times', candidates: [...new Set(all)].slice(0, 8) }
}

interface Carried {
  days: DayInterval
  rule: string
}

function carried(around: Around): Times {
  const { draft, context, scope } = around
  const isOnce = !isOfNow(draft, context)
  const found =
    groupTime(around) ??
    besideTime(draft, context) ??
    (isOnce ? (paragraphTime(draft, context) ?? leadTime(context)) : undefined)
  const { covers } = scope
  const days = found?.days ?? defaultDays(scope)
  const anchor = found ? 'other_event' : covers ? 'report_date' : 'publication_date'
  const time = claimTime({ role: 'event', days, anchor }, false)
  const rules = [found?.rule ?? (covers ? 'time.covered' : 'time.year-so-far')]
  return { value: [time], rules, questions: [question('which-period', [time, ...others(around)])] }
}

/** Acts that befall people once another thing was done to them. */
const LATER: ReadonlySet<string> = new Set([
  ...['release', 'sentence', 'imprisonment', 'torture', 'execution', 'death_in_custody'],
  ...['enforced_disappearance', 'forced_labour', 'ill_treatment', 'sexual_violence', 'detention'],
  ...['forced_return', 'attempted_return', 'transfer', 'custody', 'border_crossing', 'arrest'],
])

// The people meant: their time, or from its first day on where something else befell them later.
function groupTime({ draft, context, scope }: Around): Carried | undefined {
  const { refersTo, act } = draft
  const group = refersTo && context.drafts[refersTo.draft]
  const time = group?.times?.value[0]
  if (!group || !time) return undefined
  const isSame = OF_GROUP.has(refersTo.how)
  // "Four were killed and 15 others arrested": what befell others is no later stage.
  const isLater = isSame && act && LATER.has(act.value) && group.act?.value !== act.value
  if (!isLater)
    return isSame || group.sentence === draft.sentence
      ? { days: time, rule: 'time.group' }
      : undefined
  const latest = scope.covers?.latest ?? scope.reference
  const days = { earliest: time.earliest, latest: [latest, time.latest].sort()[1] ?? latest }
  return { days, rule: 'time.after-group' }
}

// The number before in the same sentence.
function besideTime(draft: Draft, { drafts, at }: ToldContext): Carried | undefined {
  const before = drafts[at - 1]
  const time = before?.sentence === draft.sentence ? before.times?.value[0] : undefined
  return time && { days: time, rule: 'time.same-sentence' }
}

const PARAGRAPH = 4

// The time that the sentences before in the paragraph tell of last.
function paragraphTime({ sentence }: Draft, { text, told }: ToldContext): Carried | undefined {
  const own = text.sentences[sentence]?.paragraph
  for (let n = sentence - 1; n >= Math.max(0, sentence - PARAGRAPH); n--) {
    if (text.sentences[n]?.paragraph !== own) return undefined
    const isEvent = ({ role, isTelling }: ToldTime) =>
      !isTelling && (role === 'event' || role === 'since')
    const found = told.times(n).findLast(isEvent)
    if (found) return { days: found.time, rule: 'time.paragraph' }
  }
  return undefined
}

const LEAD = 8

// What the head of the text dates, for what happened once.
function leadTime({ text, told }: ToldContext): Carried | undefined {
  const { covers, published } = text.source
  for (let n = 0; n < LEAD && !covers; n++) {
    // The day on which a text comes out dates its telling.
    const found = told
      .times(n)
      .find(
        ({ role, isTelling, time }) =>
          role === 'event' && !isTelling && time.earliest < published.latest,
      )
    if (found) return { days: found.time, rule: 'time.lead' }
  }
  return undefined
}

/** Whether a draft tells of more than one event: a state, a sum, a plan, nobody. */
function isOfNow({ measure, quantity, act, clause }: Draft, { text, lexicon }: ToldContext) {
  if ((measure?.value.measure ?? 'flow') !== 'flow' || quantity?.value.op === 'none') return true
  const words = findPhrases(lexicon.index('time now'), text.lower, clause)
  return act?.value === 'attempted_return' || words.length > 0
}

/** Sentences around that of a number whose times are offered, the nearest first. */
const AROUND = [0, -1, -2, -3, -4, 1, 2]

// All that the sentence, its paragraph, the people meant and the head of the text offer.
function others({ draft, context, scope }: Around): DayInterval[] {
  const { text, told, drafts } = context
  const paragraph = text.sentences[draft.sentence]?.paragraph
  const near = AROUND.map((n) => draft.sentence + n)
  const daysAt = (n: number) =>
    mentionsNear(told.times(n), draft.range).flatMap(({ time, others }) => [time, ...others])
  const events = near.filter((n) => text.sentences[n]?.paragraph === paragraph).flatMap(daysAt)
  const head = [0, 1, 2, 3].flatMap(daysAt)
  const group = draft.refersTo && drafts[draft.refersTo.draft]?.times?.value[0]
  const upToNow = (one: DayInterval) => ({ ...one, latest: scope.reference })
  const people = group ? [group, upToNow(group)] : []
  // What befell people later has been so since the event.
  const since = [...events, ...head].slice(0, 2).map(upToNow)
  const all = [...events.slice(0, 4), ...people, defaultDays(scope), ...since, ...events, ...head]
  return all.filter(({ earliest }) => earliest <= scope.reference)
}
