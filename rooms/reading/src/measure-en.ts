// How an English number relates to time: a rate, a stock, a running total or a flow.
// Source: reading.md 2, Measure.
import type { Act, RateUnit } from '@tumen/claim'
import { englishSentence } from './act-en-predicate.ts'
import { wordsIn } from './act-en-role.ts'
import type { Word } from './act-en-word.ts'
import { type NumberLists, numberLists, type Phrase } from './count-en-lexicon.ts'
import type { Context, Draft, FieldReader, MeasureReading } from './draft.ts'
import type { Filled } from './proposal.ts'

/** Acts that last: only these are counted at a date. */
const LASTING: readonly Act[] = [
  'detention',
  'imprisonment',
  'custody',
  'enforced_disappearance',
  'attempted_return',
  'arrival',
  'other',
]
/** Acts of holding: without a period they are counted at a date. */
const HOLDING: readonly Act[] = ['detention', 'custody', 'enforced_disappearance']

interface Scene {
  words: readonly Word[]
  lists: NumberLists
  draft: Draft
  /** The number: indexes of words, half-open. */
  first: number
  end: number
  /** From the number before, or the begin of the sentence. */
  from: number
  /** To the next number, or the end of the sentence. */
  to: number
}

/** The measure of the draft; a flow where nothing says otherwise. */
export const readMeasureEn: FieldReader<MeasureReading> = (draft, context) => {
  const scene = sceneOf(draft, context)
  const flow: Filled<MeasureReading> = { value: { measure: 'flow' }, rules: ['measure.flow'] }
  return rateOf(scene) ?? cumulative(scene) ?? stock(scene) ?? flow
}

function sceneOf(draft: Draft, { text, lexicon, drafts, at }: Context): Scene {
  const { words } = englishSentence(text, lexicon, draft.sentence)
  const [first, end] = wordsIn(words, draft.range)
  const isNear = (other: Draft | undefined) =>
    other?.sentence === draft.sentence && other.quantity !== undefined
  const [before, after] = [drafts[at - 1], drafts[at + 1]]
  return {
    words,
    lists: numberLists(lexicon),
    draft,
    first,
    end,
    from: before && isNear(before) ? wordsIn(words, before.range)[1] : 0,
    to: after && isNear(after) ? wordsIn(words, after.range)[0] : words.length,
  }
}

function filled(
  { words }: Scene,
  { first, end }: Pick<Phrase, 'first' | 'end'>,
  value: MeasureReading,
): Filled<MeasureReading> {
  const start = words[first]?.start ?? 0
  const range = { start, end: words[end - 1]?.end ?? start }
  return { value, rules: [`measure.${value.measure}`], range }
}

// "300 a week", "every day", "monthly".
function rateOf(scene: Scene): Filled<MeasureReading> | undefined {
  const { words, lists, end, to } = scene
  for (let n = end; n < to; n++) {
    const unit = lists.periods.get(words[n]?.lower ?? '-')
    if (unit === undefined || words[n]?.isName) continue
    const each = lists.each.get(words[n - 1]?.lower ?? '-')
    const isAdverb = words[n]?.is === 'adverb'
    if ((each === undefined && !isAdverb) || isBound(words, n)) continue
    const per = { n: 1, unit: unit as RateUnit }
    return filled(scene, { first: isAdverb ? n : n - 1, end: n + 1 }, { measure: 'rate', per })
  }
  return undefined
}

// "within a week", "a year earlier", "twice a week".
function isBound(words: readonly Word[], n: number): boolean {
  const before = words[n - 2]
  const isOpen = before?.is === 'preposition' && words[n - 1]?.is === 'determiner'
  const after = words[n + 1]
  const isAgo = after !== undefined && AGO.test(after.lower)
  return isOpen || isAgo
}

const AGO = /^(?:ago|earlier|later|before|after|old|long)$/

function within(
  scene: Scene,
  name: 'stock' | 'cumulative',
  { first, end }: { first: number; end: number },
): Phrase | undefined {
  for (let n = first; n < end; n++) {
    const found = scene.lists[name].at(scene.words, n)
    if (found) return found
  }
  return undefined
}

// "since May", "so far", "a total of"; "have since been freed" is no total.
function cumulative(scene: Scene): Filled<MeasureReading> | undefined {
  const found = within(scene, 'cumulative', { first: scene.from, end: scene.to })
  if (!found || isSinceThen(scene.words, found)) return undefined
  return filled(scene, found, { measure: 'cumulative' })
}

function isSinceThen(words: readonly Word[], { first, end }: Phrase): boolean {
  if (end !== first + 1) return false
  const next = words[end]
  return next === undefined || ['be', 'have'].includes(next.is) || next.verb !== undefined
}

function stock(scene: Scene): Filled<MeasureReading> | undefined {
  const act = scene.draft.act?.value
  if (act === undefined || !LASTING.includes(act)) return undefined
  const stated = within(scene, 'stock', { first: scene.from, end: scene.to })
  if (stated) return filled(scene, stated, { measure: 'stock' })
  if (!HOLDING.includes(act) || isDated(scene)) return undefined
  return { value: { measure: 'stock' }, rules: ['measure.held'] }
}

// A day, month or year beside the number: what happened then is no stock.
function isDated({ words, lists, from, to }: Scene): boolean {
  return words
    .slice(from, to)
    .some(({ lower, isName }) => isName && (lists.months.has(lower) || lists.weekdays.has(lower)))
}
