// How a Korean or Chinese number relates to time: a rate, a stock, a running total or a flow.
// Source: reading.md 2, Measure.
import type { Act, RateUnit } from '@tumen/claim'
import { hasPhrase, rivalsOf } from './act-east.ts'
import { isLeftOut } from './act-left-out.ts'
import type { Context, Draft, MeasureReading } from './draft.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'

/** Acts that last: only these are counted at a date. */
const LASTING: readonly Act[] = [
  'detention',
  'imprisonment',
  'custody',
  'enforced_disappearance',
  'surveillance',
  'other',
]
/** Acts of holding: without a period they are counted at a date. */
const HOLDING: readonly Act[] = ['detention', 'custody']

/** The measure of the draft; a flow where nothing says otherwise. */
export function readMeasureEast(draft: Draft, context: Context): Filled<MeasureReading> {
  const flow: Filled<MeasureReading> = { value: { measure: 'flow' }, rules: ['measure.flow'] }
  return rateOf(draft, context) ?? cumulative(draft, context) ?? stock(draft, context) ?? flow
}

function rateOf(draft: Draft, { text, lexicon }: Context): Filled<MeasureReading> | undefined {
  const rates = findPhrases(lexicon.index('measure rate'), text.lower, draft.clause)
  const found = rates.find(({ means }) => means !== '-')
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
  const isDated = hasPhrase(context.text.lower, draft.clause, context.lexicon, 'measure period')
  const isShared = before && (before.clause.start === draft.clause.start || !isDated)
  if (isShared && before.measure?.value.measure === 'cumulative') return before.measure
  const stated = named(own, context, 'cumulative')
  if (stated || draft.quantity?.value.op === 'none') return stated
  // Of what does not last, "as of" a day says how often it has happened up to it.
  const isPast = draft.act !== undefined && !LASTING.includes(draft.act.value)
  return isPast ? named(own, context, 'up-to') : undefined
}

function named(
  range: Range,
  { text, lexicon }: Context,
  section: 'cumulative' | 'stock' | 'up-to',
): Filled<MeasureReading> | undefined {
  const found = findPhrases(lexicon.index(`measure ${section}`), text.lower, range)[0]
  if (!found) return undefined
  const { start, end } = found
  const measure = section === 'stock' ? 'stock' : 'cumulative'
  return { value: { measure }, rules: [`measure.${measure}`], range: { start, end } }
}

function stock(draft: Draft, context: Context): Filled<MeasureReading> | undefined {
  const act = draft.act?.value
  if (!act) return exists(draft, context)
  if (!LASTING.includes(act) || isLeftOut(context.text.lower, draft.range)) return undefined
  const start = context.text.sentences[draft.sentence]?.start ?? draft.clause.start
  const head = { start, end: draft.clause.start }
  const stated = named(draft.clause, context, 'stock') ?? named(head, context, 'up-to')
  if (stated) return { ...stated, value: { measure: 'stock' } }
  const isDated = hasPhrase(context.text.lower, draft.clause, context.lexicon, 'measure period')
  if (!HOLDING.includes(act) || isDated) return undefined
  return { value: { measure: 'stock' }, rules: ['measure.held'] }
}

// "There are about 2,000": with no act, a number of those who are there.
function exists(draft: Draft, { text, lexicon }: Context): Filled<MeasureReading> | undefined {
  const after = { start: draft.range.end, end: draft.clause.end }
  const isThere =
    hasPhrase(text.lower, draft.clause, lexicon, 'measure exist') ||
    phraseAt(lexicon.index('measure being'), text.lower, after) !== undefined
  if (!isThere) return undefined
  return { value: { measure: 'stock' }, rules: ['measure.exists'] }
}
