// What a text offers as the time of a number, each with its signs: what the rules say, expressions
// near it, the times of its neighbours, and what holds where nothing is told. Only where the rules
// have nothing to go by: elsewhere they are right on unseen texts as often as any choice.
import type { Act, ClaimTime, DayInterval } from '@tumen/claim'
import type { Offer } from './choice.ts'
import type { Context, Draft } from './draft.ts'
import { marked, OfferBook, type SignedValue } from './offer-book.ts'
import { findPhrases } from './phrase-index.ts'
import type { Filled } from './proposal.ts'
import { TESTIMONY } from './speaker-testimony.ts'
import { voicesOf } from './speaker-voice.ts'
import { timeOf, whichDate } from './time.ts'
import { daysIn } from './time-day.ts'
import { offerNear, type TimeShelf } from './time-offer-near.ts'
import { ownExpressions } from './time-own.ts'
import { defaultDays, endOfScope } from './time-sense.ts'
import { settingOf, type TimeSetting } from './time-setting.ts'
import { tenseOf } from './time-tense.ts'
import { periodOfTitle, timeOfTitle } from './time-title.ts'

/** Rules that are wrong on unseen texts more often than a choice among offers. */
const UNSURE: ReadonlySet<string> = new Set(['time.year-so-far', 'time.same-sentence'])

/** Whether the time of a draft is left to the choice. */
export function isTimeOpen({ times }: Draft): boolean {
  return UNSURE.has(times?.rules[0] ?? '')
}

/** The times that may be those of the draft. */
export function timeOffers(draft: Draft, context: Context): Offer<ClaimTime[]>[] {
  const { times: ruled } = draft
  const [rule = ''] = ruled?.rules ?? []
  const own = ruled?.value[0]
  if (!own || !draft.quantity) return []
  const setting = settingOf(draft, context)
  const book = new OfferBook<DayInterval>()
  const shelf = shelfOn(book, setting, context)
  offerRuled(own, rule, { shelf, context })
  const ranked = ownExpressions(draft, context)
  offerNear({ draft, context, scope: setting.scope, ranked }, shelf)
  offerNeighbours(draft, context, shelf)
  offerPeriods(setting, context, shelf)
  const seen = sceneOf(draft, context, { setting, ranked: ranked.length })
  return book.values().map((one) => ({
    signs: [...one.signs, ...shapeSigns(one, seen), ...stateSigns(one, seen)],
    fill: () => (isSame(one.value, own) ? ruled : chosenTime(one.value, rule, own)),
  }))
}

const isSame = (a: DayInterval, b: DayInterval) =>
  a.earliest === b.earliest && a.latest === b.latest

function chosenTime(days: DayInterval, rule: string, ruled: DayInterval): Filled<ClaimTime[]> {
  const value = timeOf({ role: 'event', ...days }, 'other_event', false)
  const { candidates } = whichDate(timeOf({ role: 'event', ...ruled }, 'other_event', false))
  const question = whichDate(value)
  return {
    value: [value],
    rules: ['time.chosen', rule],
    questions: [{ ...question, candidates: [...question.candidates, ...candidates] }],
  }
}

const keyOf = ({ earliest, latest }: DayInterval) => `${earliest}/${latest}`

function shelfOn(
  book: OfferBook<DayInterval>,
  { told, scope }: TimeSetting,
  { text }: Context,
): TimeShelf {
  const end = told?.latest ?? endOfScope(scope)
  const today = text.source.published.latest
  const put: TimeShelf['put'] = (days, signs) => {
    if (!days || days.earliest > days.latest) return
    const { earliest, latest } = days
    book.add(keyOf(days), { earliest, latest }, signs)
  }
  const open: TimeShelf['open'] = (days, signs) => {
    if (!days) return
    const isBefore = days.latest < end
    const to = isBefore ? end : today
    const mark = isBefore ? 'open' : 'open-paper'
    if (days.latest < to)
      put(
        { earliest: days.earliest, latest: to },
        signs.map((sign) => marked(mark, sign)),
      )
  }
  return { put, open }
}

interface Shelving {
  shelf: TimeShelf
  context: Context
}

function offerRuled(own: ClaimTime, rule: string, { shelf, context }: Shelving): void {
  const signs = ['ruled', rule]
  shelf.put(own, signs)
  shelf.open(own, signs)
  const { drafts, at } = context
  const upTo = (last: DayInterval | undefined, sign: string) => {
    if (last && own.earliest < last.latest)
      shelf.put({ earliest: own.earliest, latest: last.latest }, [sign])
  }
  upTo(timeOfTitle(context), 'ruled-to-title')
  upTo(drafts[at - 1]?.quantity && drafts[at - 1]?.times?.value[0], 'ruled-to-last')
}

function offerPeriods(
  { scope, told }: TimeSetting,
  { text, ...rest }: Context,
  { put }: TimeShelf,
): void {
  const today = text.source.published.latest
  put(defaultDays(scope), ['assumed'])
  put({ earliest: `${today.slice(0, 4)}-01-01`, latest: today }, ['year-so-far'])
  put({ earliest: `${today.slice(0, 4)}-01-01`, latest: scope.reference }, ['year-to-telling'])
  put({ earliest: `${today.slice(0, 7)}-01`, latest: today }, ['month-so-far'])
  if (scope.covers) put({ ...scope.covers, earliest: scope.covers.latest }, ['covered-end'])
  put(periodOfTitle({ text, ...rest }), ['title'])
  put(timeOfTitle({ text, ...rest }), ['title-over'])
  put(told, ['told'])
  put({ earliest: today, latest: today }, ['today'])
}

/** Numbers around one that may share its time. */
const FAR = 60

function offerNeighbours(draft: Draft, context: Context, shelf: TimeShelf): void {
  const { drafts, at } = context
  const offer = (one: Draft | undefined, ...names: string[]) => {
    const time = one?.quantity && one.times?.value[0]
    if (!time) return
    shelf.put(time, names)
    shelf.open(time, names)
  }
  const { refersTo } = draft
  if (refersTo) offer(drafts[refersTo.draft], 'group', `group ${refersTo.how}`)
  offer(drafts[at - 1], 'last', `last ${distance(draft, drafts[at - 1], context)}`)
  offer(drafts[at - 2], 'last-but-one')
  offer(drafts[at + 1], `next ${distance(draft, drafts[at + 1], context)}`)
  const value = draft.quantity?.value.value
  const near = drafts.slice(Math.max(0, at - FAR), at + FAR)
  for (const one of near)
    if (one !== draft && value !== undefined && value > 1 && one.quantity?.value.value === value)
      offer(one, one.range.start < draft.range.start ? 'same-number before' : 'same-number behind')
  const first = drafts.find(({ quantity }) => quantity)
  if (first !== draft) offer(first, 'first')
  const isLike = (one: Draft) =>
    one !== draft && one.act?.value === draft.act?.value && one.times?.value[0]?.stated === true
  offer(near.find(isLike), 'same-act')
}

function distance(a: Draft, b: Draft | undefined, { text }: Context): string {
  if (b?.sentence === a.sentence) return 'sentence'
  const [own, other] = [a, b].map((one) => text.sentences[one?.sentence ?? -1]?.paragraph)
  return own === other ? 'paragraph' : 'far'
}

/** What is seen once of a draft, for the signs of all its offers. */
interface Scene {
  today: string
  reference: string
  end: string
  measure: string
  /** Names of what the draft is like. */
  states: string[]
  /** How many other numbers have these days. */
  times: ReadonlyMap<string, number>
}

/** Acts that last. */
const LASTING: ReadonlySet<Act> = new Set<Act>([
  ...(['detention', 'imprisonment', 'custody', 'enforced_disappearance', 'abduction'] as const),
  ...(['forced_labour'] as const),
])

interface SceneParts {
  setting: TimeSetting
  ranked: number
}

function sceneOf(
  draft: Draft,
  context: Context,
  { setting: { scope, told }, ranked }: SceneParts,
): Scene {
  const { text, drafts, at } = context
  const measure = draft.measure?.value.measure ?? 'flow'
  const tense = tenseOf(draft, context)
  const times = new Map<string, number>()
  for (const one of drafts.slice(Math.max(0, at - FAR), at + FAR)) {
    const time = one !== draft && one.quantity && one.times?.value[0]
    if (time) times.set(keyOf(time), (times.get(keyOf(time)) ?? 0) + 1)
  }
  const { act, quantity, voice, refersTo } = draft
  return {
    today: text.source.published.latest,
    reference: told?.latest ?? scope.reference,
    end: told?.latest ?? endOfScope(scope),
    measure,
    states: [
      ...[measure, tense, `${measure} ${tense}`, voice?.value.modality ?? 'asserted'],
      act && LASTING.has(act.value) ? 'lasting' : 'passing',
      quantity?.value.op === 'none' ? 'none' : 'some',
      text.sentences[draft.sentence]?.position ?? 'body',
      `refers ${refersTo?.how}`,
      scope.covers ? 'covered' : 'uncovered',
      `expressions ${Math.min(ranked, 2)}`,
      voicesOf(text, context.lexicon).source?.rule === TESTIMONY ? 'account' : 'report',
      ...(isAfterwards(draft, context) ? ['afterwards'] : []),
    ],
    times,
  }
}

function isAfterwards({ clause }: Draft, { text, lexicon }: Context): boolean {
  return findPhrases(lexicon.index('time afterwards'), text.lower, clause).length > 0
}

/** Days up to which a time has the name of its length. */
const LENGTHS: readonly (readonly [number, string])[] = [
  ...([
    [1, 'day'],
    [7, 'week'],
    [31, 'month'],
    [190, 'months'],
    [366, 'year'],
  ] as const),
]

const MOST_COUNTED = 3

function shapeSigns({ key, value, signs }: SignedValue<DayInterval>, scene: Scene): string[] {
  const days = daysIn(value)
  const length = LENGTHS.find(([most]) => days <= most)?.[1] ?? 'long'
  const end = endSign(value.latest, scene)
  const others = Math.min(scene.times.get(key) ?? 0, MOST_COUNTED)
  return [
    ...[
      length,
      end,
      marked(length, end),
      marked(scene.measure, length),
      marked(scene.measure, end),
    ],
    `others ${others}`,
    `sources ${sourcesOf(signs)}`,
  ]
}

/** Signs that show a source by itself. */
const SOURCE = /^(?:ruled|here [01]|before \d|head \d|group|last|same-act|first|assumed)$/

function sourcesOf(signs: ReadonlySet<string>): number {
  let count = 0
  for (const sign of signs) if (SOURCE.test(sign)) count++
  return Math.min(count, 4)
}

function endSign(latest: string, { today, reference, end }: Scene): string {
  if (latest === today) return 'to-today'
  if (latest === reference) return 'to-telling'
  if (latest === end) return 'to-end'
  return latest > today ? 'to-future' : 'to-past'
}

function stateSigns({ signs }: SignedValue<DayInterval>, { states }: Scene): string[] {
  const kind = kindOf(signs)
  return [kind, ...states.map((state) => marked(kind, state))]
}

// Days that are assumed, days of an event, days from an event up to the telling, or either.
function kindOf(signs: ReadonlySet<string>): string {
  if (signs.has('assumed') || signs.has('year-so-far')) return 'period'
  let [isOpen, isClosed] = [false, false]
  for (const sign of signs) {
    if (sign.startsWith('open')) isOpen = true
    else isClosed = true
  }
  if (!isOpen) return 'event'
  return isClosed ? 'either' : 'since'
}
