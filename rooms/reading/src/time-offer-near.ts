// The expressions of time around a number, as offers for its time: those of its sentence, those
// told of before and behind it, those at the head of the text, and what two of them span.
import type { DayInterval } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { OwnMention } from './mention.ts'
import { marked } from './offer-book.ts'
import type { TimeExpression } from './time-expression.ts'
import { daysInRole, daysOf, isAbsolute, type TimeScope } from './time-sense.ts'
import { timesOfSentence } from './time-setting.ts'

/** Where offers are put: some days as they are, and the same days up to the day of telling. */
export interface TimeShelf {
  put(days: DayInterval | undefined, signs: readonly string[]): void
  open(days: DayInterval | undefined, signs: readonly string[]): void
}

/** What an expression is reckoned against. */
export interface NearContext {
  draft: Draft
  context: Context
  scope: TimeScope
  /** The expressions that may date the number by the rules, the best one first. */
  ranked: readonly OwnMention<TimeExpression>[]
}

/** Expressions of its own sentence that are looked at. */
const HERE = 24

/** Sentences back in which expressions are looked for. */
const FAR = 60

/** Expressions back, at the head and ahead that are offered; and sentences in which they stand. */
const BACK = 5
const FIRST = 3
const AHEAD = 3
const HEAD = 6
const HEAD_TELLING = 4
const BEHIND = 4

/** Puts all expressions near the number on the shelf. */
export function offerNear(near: NearContext, shelf: TimeShelf): void {
  offerHere(near, shelf)
  offerSpans(near, shelf)
  offerBefore(near, shelf)
  offerHead(near, shelf)
  offerBehind(near, shelf)
}

function offerHere(near: NearContext, shelf: TimeShelf): void {
  const { draft, context } = near
  const ranked = near.ranked.slice(0, HERE)
  for (const one of timesOfSentence(draft.sentence, context).slice(0, HERE)) {
    if (one.use === 'name') continue
    const n = ranked.findIndex(({ mention }) => mention === one)
    const how = ranked[n]?.how
    const signs =
      how === undefined ? ['here-not'] : [`here ${Math.min(n, 1)} ${how}`, `here ${Math.min(n, 2)}`]
    offerExpression(near, shelf, { one, at: draft.sentence, signs })
  }
}

// The nearest first, however far.
function offerBefore(near: NearContext, shelf: TimeShelf): void {
  const { draft, context } = near
  let n = 0
  for (let at = draft.sentence - 1; at >= Math.max(0, draft.sentence - FAR) && n < BACK; at--)
    for (const one of timesOfSentence(at, context).toReversed()) {
      if (one.use !== 'event' || n >= BACK) continue
      offerExpression(near, shelf, { one, at, signs: [`before ${Math.min(n, 2)}`] })
      n++
    }
}

function offerHead(near: NearContext, shelf: TimeShelf): void {
  const { draft, context } = near
  let n = 0
  for (let at = 0; at < HEAD; at++)
    for (const one of timesOfSentence(at, context)) {
      if (one.use === 'telling' && at < HEAD_TELLING)
        offerExpression(near, shelf, { one, at, signs: ['head-telling'] })
      if (one.use !== 'event' || n >= FIRST) continue
      const side = Math.sign(at - draft.sentence)
      offerExpression(near, shelf, { one, at, signs: ['head', `head ${n}`, `head side ${side}`] })
      n++
    }
}

function offerBehind(near: NearContext, shelf: TimeShelf): void {
  const { draft, context, scope } = near
  const today = context.text.source.published.latest
  let n = 0
  for (let at = draft.sentence + 1; at <= draft.sentence + BEHIND && n < AHEAD; at++)
    for (const one of timesOfSentence(at, context)) {
      if (one.use !== 'event' || n >= AHEAD) continue
      if (one.sense.is === 'day' && daysOf(one.sense, scope)?.latest === today) continue
      offerExpression(near, shelf, { one, at, signs: [`behind ${n}`] })
      n++
    }
}

interface Signed {
  one: TimeExpression
  /** The sentence in which it stands. */
  at: number
  signs: readonly string[]
}

const all = (mark: string, signs: readonly string[]) => signs.map((sign) => marked(mark, sign))

function offerExpression(
  { context, scope }: NearContext,
  shelf: TimeShelf,
  { one, at, signs }: Signed,
): void {
  const { sense, role } = one
  const days = daysInRole(sense, role, scope)
  shelf.put(days, signs)
  shelf.open(days, signs)
  // "By the end of June": from the begin of the year.
  if (days && (role === 'until' || role === 'as_of'))
    shelf.put({ ...days, earliest: `${days.latest.slice(0, 4)}-01-01` }, all('begin', signs))
  if (isAbsolute(sense)) return
  const today = context.text.source.published.latest
  if (scope.reference !== today)
    shelf.put(daysInRole(sense, role, { ...scope, reference: today }), all('paper', signs))
  const year = isOpenDate(sense) ? yearBefore(one, at, context) : undefined
  const other = year === undefined ? undefined : daysOf({ ...sense, year } as DateSense, scope)
  if (!other || other.earliest > today) return
  shelf.put(other, all('year', signs))
  shelf.open(other, all('year', signs))
}

type DateSense = Extract<TimeExpression['sense'], { is: 'day' | 'month' }>

function isOpenDate(sense: TimeExpression['sense']): sense is DateSense {
  if (sense.is !== 'day' && sense.is !== 'month') return false
  return sense.month !== undefined && sense.year === undefined
}

/** Sentences back to which the year of a date is looked for. */
const YEAR_BACK = 40

// The last year that the text has named before a day or a month without one.
function yearBefore({ start }: TimeExpression, own: number, context: Context): number | undefined {
  for (let at = own; at >= Math.max(0, own - YEAR_BACK); at--) {
    const named = timesOfSentence(at, context).findLast(
      ({ end, sense }) => end <= start && 'year' in sense && typeof sense.year === 'number',
    )
    if (named && 'year' in named.sense && typeof named.sense.year === 'number')
      return named.sense.year
  }
  return undefined
}

/** Sentences back, and expressions of one sentence, of which two make a span. */
const SPAN_BACK = 4
const SPAN_TIMES = 6

// "From 1957 to its closing in 1982", "said in August that 53 … since January".
function offerSpans({ draft, context, scope }: NearContext, shelf: TimeShelf): void {
  for (let at = draft.sentence; at >= Math.max(0, draft.sentence - SPAN_BACK); at--) {
    const where = at === draft.sentence ? 'here' : 'before'
    const all = timesOfSentence(at, context).slice(0, SPAN_TIMES)
    if (all.length < 2) continue
    const days = all.filter(({ use }) => use !== 'name').map(({ sense }) => daysOf(sense, scope))
    for (const [n, from] of days.entries())
      for (const [k, to] of days.entries()) {
        if (n === k || !from || !to || from.earliest >= to.latest) continue
        const order = n < k ? 'span' : 'span-turned'
        shelf.put({ earliest: from.earliest, latest: to.latest }, [`${order} ${where}`])
      }
  }
}
