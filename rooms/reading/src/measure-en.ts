// How an English number relates to time: a rate, a stock, a running total or a flow.
// Source: reading.md 2, Measure.
import type { Act } from '@tumen/claim'
import { FORM } from './act-en-lexicon.ts'
import type { Predicate } from './act-en-predicate.ts'
import type { Word } from './act-en-word.ts'
import type { NumberLists, Phrase } from './count-en-lexicon.ts'
import type { FieldReader, MeasureReading } from './draft.ts'
import { compared, partsStock, sharedTotal } from './measure-en-group.ts'
import { rateOf } from './measure-en-rate.ts'
import { filled, type Scene, sceneOf } from './measure-en-scene.ts'
import type { Filled } from './proposal.ts'
import { wordPattern } from './word-pattern.ts'

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
const HOLDING: readonly Act[] = ['detention', 'custody', 'imprisonment']

/** The measure of the draft; a flow where nothing says otherwise. */
export const readMeasureEn: FieldReader<MeasureReading> = (draft, context) => {
  const scene = sceneOf(draft, context)
  const flow: Filled<MeasureReading> = { value: { measure: 'flow' }, rules: ['measure.flow'] }
  return (
    rateOf(scene) ??
    compared(scene, context) ??
    cumulative(scene) ??
    stock(scene) ??
    sharedTotal(scene, context) ??
    partsStock(scene, context) ??
    flow
  )
}

function within(
  { words, lists, first, end, from, to }: Scene,
  name: 'stock' | 'cumulative',
): Phrase | undefined {
  for (let n = from; n < to; n++) {
    if (n === first) n = end
    const found = lists[name].at(words, n)
    if (found) return found
  }
  return undefined
}

// "since May", "so far"; "have since been freed" is no total.
function cumulative(scene: Scene): Filled<MeasureReading> | undefined {
  const found = within(scene, 'cumulative')
  const { verb } = scene
  const isState = verb?.act !== undefined && (verb.isCopula || isHolding(verb))
  if (!found || isState || isWithinSince(scene, found) || isSinceThen(scene.words, found))
    return undefined
  return filled(scene, found, { measure: 'cumulative' })
}

// "since the killing of 160": the number is a part of the time.
function isWithinSince({ words, first }: Scene, { end }: Phrase): boolean {
  return end < first && end > first - 4 && words[first - 1]?.detail === 'of'
}

function isSinceThen(words: readonly Word[], { first, end }: Phrase): boolean {
  if (end !== first + 1) return false
  const next = words[end]
  // "since fighting began" is a time.
  if (next === undefined || (next.verb !== undefined && next.verb.forms !== FORM.ing)) return true
  return ['be', 'have', 'mark', 'comma', 'break'].includes(next.is)
}

function stock(scene: Scene): Filled<MeasureReading> | undefined {
  const act = scene.draft.act?.value
  if (act === undefined || !LASTING.includes(act)) return undefined
  const stated = within(scene, 'stock')
  const isOpen = stated !== undefined && !isAim(scene.words, stated.first)
  if (stated && isOpen && (stated.means === 'state' || act === 'other'))
    return filled(scene, stated, { measure: 'stock' })
  if (act === 'other' && isTotal(scene))
    return { value: { measure: 'stock' }, rules: ['measure.total'] }
  if (!isHeld(scene, act) || isDated(scene)) return undefined
  return { value: { measure: 'stock' }, rules: ['measure.held'] }
}

// "puts the number of Rohingya in the country at 40,000": how many there are.
function isTotal({ words, lists, first, from }: Scene): boolean {
  // spoke of "no more than 18,000"
  const quoted = words[first - 1]?.is === 'mark' ? first - 1 : first
  const counted = lists.counting.before(words, quoted)
  // "left four weavers with burns", "saw hundreds march": something happened.
  if (counted) return !HAPPENING.test(words[counted.end - 1]?.lower ?? '')
  const mark = words[first - 1]
  const isBeside = mark?.is === 'preposition' || mark?.is === 'be'
  return isBeside && words.slice(from, first).some(({ lower }) => isStanding(lists, lower))
}

const HAPPENING = wordPattern('en', '^{number happening}$')

// A number or population of people, not a toll.
function isStanding({ totals }: NumberLists, lower: string): boolean {
  return totals.has(lower) && totals.get(lower) !== EVENTS
}

const EVENTS = 'events'

// "decided to remain", "the remains of nine monks"
function isAim(words: readonly Word[], n: number): boolean {
  const isNoun = words[n]?.lower === 'remains' && words[n + 1]?.detail === 'of'
  return isNoun || words[n - 1]?.detail === 'to'
}

// A state that is told as one: "holds", "has detained", "are held", "were in Japan".
function isHeld(scene: Scene, act: Act): boolean {
  const { words, lists, verb } = scene
  if (!verb) return false
  if (verb.isCopula) return lists.stateVerbs.has(words[verb.head]?.lower ?? '-')
  const hasBe = words.slice(verb.first, verb.end).some(({ is }) => is === 'be')
  if (act === 'enforced_disappearance') return hasBe
  if (act === 'other') return hasBe && isProgressive(words, verb)
  if (!HOLDING.includes(act) || verb.act === undefined) return false
  return isPresent(scene, verb) || isHolding(verb)
}

function isPresent({ words, lists }: Scene, { first, end, verb }: Predicate): boolean {
  const group = words.slice(first, end)
  if (group.some(({ lower }) => lists.now.has(lower))) return true
  const isOne = end === first + 1
  const forms = verb?.forms ?? 0
  const isPast = (forms & (FORM.past | FORM.participle)) !== 0
  return isOne && !isPast && (forms & (FORM.base | FORM.third)) !== 0
}

function isProgressive(words: readonly Word[], { head }: Predicate): boolean {
  return words[head]?.lower.endsWith('ing') === true
}

// "were held": the act itself lasts; "were detained" tells what happened.
function isHolding({ verb, isPassive, isBare }: Predicate): boolean {
  return verb?.act === 'with hold' && isPassive && !isBare
}

// A day, month or length of time beside the number: what happened then is no stock.
function isDated({ words, lists, from, to }: Scene): boolean {
  for (let n = from; n < to; n++) {
    const { lower, isName } = words[n] ?? { lower: '', isName: false }
    if (isName && (lists.months.has(lower) || lists.weekdays.has(lower))) return true
    const isNear = [1, 2].some((back) => lists.when.has(words[n - back]?.lower ?? '-'))
    if (lists.spans.has(lower) && (isNear || lists.spans.get(lower) !== '')) return true
  }
  return false
}
