// How a Korean or Chinese number relates to time: a rate, a stock, a running total or a flow.
// Source: reading.md 2, Measure.
import type { Act, RateUnit } from '@tumen/claim'
import { hasPhrase, rivalsOf } from './act-east.ts'
import type { Context, Draft, MeasureReading } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'

/** Acts that last: only these are counted at a date. */
const LASTING: readonly Act[] = ['detention', 'imprisonment', 'custody', 'other']
/** Acts of holding: without a period they are counted at a date. */
const HOLDING: readonly Act[] = ['detention', 'custody']

/** The measure of the draft; a flow where nothing says otherwise. */
export function readMeasureEast(draft: Draft, context: Context): Filled<MeasureReading> {
  const flow: Filled<MeasureReading> = { value: { measure: 'flow' }, rules: ['measure.flow'] }
  return rateOf(draft, context) ?? cumulative(draft, context) ?? stock(draft, context) ?? flow
}

function rateOf(draft: Draft, { text, lexicon }: Context): Filled<MeasureReading> | undefined {
  const found = findPhrases(lexicon.index('measure rate'), text.lower, draft.clause)[0]
  if (!found) return undefined
  const per = { n: 1, unit: found.means as RateUnit }
  const range = { start: found.start, end: found.end }
  return { value: { measure: 'rate', per }, rules: ['measure.rate'], range }
}

// From the number before, or the begin of the sentence, to the end of the clause.
function cumulative(draft: Draft, context: Context): Filled<MeasureReading> | undefined {
  const before = rivalsOf(draft, context).findLast(({ range }) => range.end <= draft.range.start)
  const sentence = context.text.sentences[draft.sentence] ?? draft.clause
  const own = { start: before?.range.end ?? sentence.start, end: draft.clause.end }
  return named(own, context, 'cumulative')
}

function named(
  range: Range,
  { text, lexicon }: Context,
  measure: 'cumulative' | 'stock',
): Filled<MeasureReading> | undefined {
  const found = findPhrases(lexicon.index(`measure ${measure}`), text.lower, range)[0]
  if (!found) return undefined
  const { start, end } = found
  return { value: { measure }, rules: [`measure.${measure}`], range: { start, end } }
}

function stock(draft: Draft, context: Context): Filled<MeasureReading> | undefined {
  const act = draft.act?.value
  if (!act) return exists(draft, context)
  if (!LASTING.includes(act)) return undefined
  const stated = named(draft.clause, context, 'stock')
  if (stated) return stated
  const isDated = hasPhrase(context.text.lower, draft.clause, context.lexicon, 'measure period')
  if (!HOLDING.includes(act) || isDated) return undefined
  return { value: { measure: 'stock' }, rules: ['measure.held'] }
}

// "There are about 2,000": with no act, a number of those who are there.
function exists(draft: Draft, { text, lexicon }: Context): Filled<MeasureReading> | undefined {
  if (!hasPhrase(text.lower, draft.clause, lexicon, 'measure exist')) return undefined
  return { value: { measure: 'stock' }, rules: ['measure.exists'] }
}
