// How an English number relates to time: a rate, a stock, a running total or a flow.
// Source: reading.md 2, Measure.
import type { Act, RateUnit } from '@tumen/claim'
import { FORM } from './act-en-lexicon.ts'
import { englishSentence, type Predicate } from './act-en-predicate.ts'
import { rolesOf, wordsIn } from './act-en-role.ts'
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
const HOLDING: readonly Act[] = ['detention', 'custody', 'imprisonment']

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
  /** The verb that holds the number. */
  verb?: Predicate
}

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

function sceneOf(draft: Draft, { text, lexicon, drafts, at }: Context): Scene {
  const sentence = englishSentence(text, lexicon, draft.sentence)
  const { words } = sentence
  const [first, end] = wordsIn(words, draft.range)
  const isNear = (other: Draft | undefined) =>
    other?.sentence === draft.sentence && other.quantity !== undefined
  const [before, after] = [drafts[at - 1], drafts[at + 1]]
  const head =
    before && isNear(before) ? lastMark(words, wordsIn(words, before.range)[1], first) : 0
  const next = after && isNear(after) ? wordsIn(words, after.range)[0] : words.length
  const roles = rolesOf(sentence, draft.range)
  const verbs = [...roles.objects, ...roles.mains, ...(roles.around ? [roles.around] : [])]
  const verb = verbs.find(({ act }) => act === draft.act?.value) ?? verbs[0]
  return {
    words,
    lists: numberLists(lexicon),
    draft,
    first,
    end,
    from: Math.max(head, lastOpening(words, first, numberLists(lexicon))),
    to: firstMark(words, end, next),
    ...(verb ? { verb } : {}),
  }
}

// What stands before the last mark belongs to the number before.
function lastMark(words: readonly Word[], from: number, to: number): number {
  for (let n = to - 1; n >= from; n--) {
    const is = words[n]?.is
    if (is === 'break' || is === 'comma' || is === 'coordinate') return n + 1
  }
  return from
}

// "the largest since 2016, when 47 were killed": a clause of its own begins before the number.
function lastOpening(
  words: readonly Word[],
  to: number,
  { cumulative, stock }: NumberLists,
): number {
  for (let n = to - 1; n >= 0; n--) {
    const is = words[n]?.is
    if (is === 'break' && words[n]?.detail === '') return n + 1
    const isMark = is === 'relative' || is === 'subordinate'
    if (isMark && !cumulative.at(words, n) && !stock.at(words, n)) return behindComma(words, n, to)
  }
  return 0
}

// "who lived there, only 5,000 were traced": a relative clause ends at its comma.
function behindComma(words: readonly Word[], from: number, to: number): number {
  const comma = words.findIndex(({ is }, n) => n > from && n < to && is === 'comma')
  return comma === -1 ? from + 1 : comma + 1
}

// What stands behind a semicolon or in a clause with "which" is no longer said of the number.
function firstMark(words: readonly Word[], from: number, to: number): number {
  for (let n = from; n < to; n++) {
    if (words[n]?.is === 'break' && words[n]?.detail === '') return n
    if (words[n - 1]?.is !== 'comma') continue
    if (words[n]?.is === 'relative' || words[n]?.verb?.forms === FORM.ing) return n
  }
  return to
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

// "300 a week", "every day", "daily"; before the number only "every" and "each".
function rateOf(scene: Scene): Filled<MeasureReading> | undefined {
  const { words, lists, first, end, from, to } = scene
  for (let n = from; n < to; n++) {
    const unit = lists.periods.get(words[n]?.lower ?? '-')
    if (unit === undefined || words[n]?.isName || (n >= first && n < end)) continue
    const each = lists.each.get(words[n - 1]?.lower ?? '-')
    const isDaily = words[n]?.is === 'adverb'
    const isAdverb = isDaily && n >= end && isFreeAdverb(words, n)
    const isEach = !isDaily && (each === ALWAYS || (each !== undefined && n >= end))
    if ((!isEach && !isAdverb) || isBound(scene, n)) continue
    const per = { n: 1, unit: unit as RateUnit }
    return filled(scene, { first: isEach ? n - 1 : n, end: n + 1 }, { measure: 'rate', per })
  }
  return undefined
}

// "arrive daily", not "a daily says"
function isFreeAdverb(words: readonly Word[], n: number): boolean {
  return words[n - 1]?.is !== 'determiner' && words[n + 1]?.verb === undefined
}

const ALWAYS = 'always'

// "within a week", "a year earlier", "twice a week".
function isBound({ words, lists }: Scene, n: number): boolean {
  const before = words[n - 2]
  const isOpen = before?.is === 'preposition' && words[n - 1]?.is === 'determiner'
  const after = words[n + 1]
  const isAgo = after !== undefined && lists.ago.has(after.lower)
  return isOpen || isAgo
}

// "around 50 a month, down from almost 90", "1,176 were held, up from 940": both are the same.
function compared(scene: Scene, { drafts, at }: Context): Filled<MeasureReading> | undefined {
  const before = drafts[at - 1]
  const isNear = before?.sentence === scene.draft.sentence
  const value = before?.measure?.value
  if (!isNear || (value?.measure !== 'rate' && value?.measure !== 'stock')) return undefined
  const mark = scene.lists.compared.before(scene.words, scene.first)
  return mark ? filled(scene, mark, value) : undefined
}

// "home to 1.4 million refugees, one million of them from South Sudan": a part with no verb.
function partsStock(scene: Scene, { drafts }: Context): Filled<MeasureReading> | undefined {
  const { draft, verb } = scene
  const whole = draft.refersTo?.how === 'part_of' ? drafts[draft.refersTo.draft] : undefined
  const measure = whole?.sentence === draft.sentence ? whole.measure : undefined
  const isOwn = verb !== undefined && verb.first >= scene.end
  if (measure?.value.measure !== 'stock' || isOwn) return undefined
  return { value: measure.value, rules: ['measure.of-the-group'] }
}

// "900 had been arrested since January and 442 of them handed over", "since May 30 were killed and
// 200 have been injured": one period for both.
function sharedTotal(scene: Scene, { drafts, at }: Context): Filled<MeasureReading> | undefined {
  const { words, lists, draft, verb } = scene
  const before = drafts[at - 1]
  if (before?.sentence !== draft.sentence || before.measure?.value.measure !== 'cumulative')
    return undefined
  const [, from] = wordsIn(words, before.range)
  if (words.slice(from, scene.first).some(({ is }) => is === 'break')) return undefined
  const isPerfect = words.slice(verb?.first, verb?.end).some(({ lower }) => lists.now.has(lower))
  if (draft.refersTo?.how !== 'part_of' && !(verb && isPerfect)) return undefined
  return { value: before.measure.value, rules: ['measure.of-the-group'] }
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
  const isState = stated?.means === 'state' && !isAim(scene.words, stated.first)
  if (stated && (isState || act === 'other')) return filled(scene, stated, { measure: 'stock' })
  if (act === 'other' && isTotal(scene))
    return { value: { measure: 'stock' }, rules: ['measure.total'] }
  if (!isHeld(scene, act) || isDated(scene)) return undefined
  return { value: { measure: 'stock' }, rules: ['measure.held'] }
}

// "puts the number of Rohingya in the country at 40,000": how many there are.
function isTotal({ words, lists, first, from }: Scene): boolean {
  if (lists.counting.before(words, first)) return true
  const mark = words[first - 1]
  const isBeside = mark?.is === 'preposition' || mark?.is === 'be'
  return isBeside && words.slice(from, first).some(({ lower }) => lists.totals.has(lower))
}

// "decided to remain"
function isAim(words: readonly Word[], n: number): boolean {
  return words[n - 1]?.detail === 'to'
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
