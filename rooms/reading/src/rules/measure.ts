// How a number relates to time: a rate, what there is at a moment, a running total, or what
// happened in a period. Source: reading.md 2, Measure.
import type { Act, Measure, RateUnit } from '@tumen/claim'
import type { Context, Draft, MeasureReading } from '../port/draft.ts'
import type { Filled } from '../port/proposal.ts'
import { findPhrases, type PhraseMatch } from '../text/phrase-index.ts'
import { clauseAround } from './clause.ts'

/** Acts that last: only these are counted at a moment. */
const LASTING: ReadonlySet<Act> = new Set<Act>([
  'detention',
  'imprisonment',
  'custody',
  'enforced_disappearance',
  'surveillance',
  'movement_restriction',
  'other',
])
const HOLDING: ReadonlySet<Act> = new Set<Act>(['detention', 'imprisonment', 'custody'])
const RATES: ReadonlySet<string> = new Set(['day', 'week', 'month', 'year'])

/** The measure of the draft; a flow where nothing says otherwise. */
export function readMeasure(draft: Draft, context: Context): Filled<MeasureReading> {
  const { text, lexicon } = context
  const sentence = text.sentences[draft.sentence] ?? draft.clause
  const words = findPhrases(lexicon.index('measure'), text.lower, sentence)
  const clause = clauseAround(text.lower, sentence, draft, text.language)
  const inside = words.filter(({ start, end }) => start >= clause.start && end <= clause.end)
  const said = (all: readonly PhraseMatch[], means: string) =>
    all.find((one) => one.means === means)
  const rate = inside.find((one) => RATES.has(one.means) && !isSpan(text, one))
  if (rate) return measured({ measure: 'rate', per: { n: 1, unit: rate.means as RateUnit } }, rate)
  const act = draft.act?.value ?? 'other'
  const lasts = LASTING.has(act)
  // Since when stands in a clause of its own: "自…以来, 已有14人受审".
  const total = said(words, 'cumulative') ?? (lasts ? undefined : said(words, 'up-to'))
  if (total) return asked(measured({ measure: 'cumulative' }, total), ['flow'])
  const now = lasts ? (said(inside, 'stock') ?? said(words, 'up-to')) : undefined
  if (now) return measured({ measure: 'stock' }, now)
  if (HOLDING.has(act) && !said(inside, 'period'))
    return asked({ value: { measure: 'stock' }, rules: ['measure.held'] }, ['flow'])
  return { value: { measure: 'flow' }, rules: ['measure.flow'] }
}

/** A total "since May" may be one incident since then; who "was held" may have been taken then. */
function asked(read: Filled<MeasureReading>, others: Measure[]): Filled<MeasureReading> {
  const candidates = [read.value.measure, ...others]
  return { ...read, questions: [{ code: 'total-or-incident', field: 'measure', candidates }] }
}

/** "A week later", "a month after": how long, and not how often. */
function isSpan({ lower }: Context['text'], { end }: PhraseMatch): boolean {
  return /^ (?:later|ago|earlier|before|after|on\b(?! average))/u.test(lower.slice(end, end + 12))
}

function measured(value: MeasureReading, { start, end }: PhraseMatch): Filled<MeasureReading> {
  return { value, rules: [`measure.${value.measure}`], range: { start, end } }
}
