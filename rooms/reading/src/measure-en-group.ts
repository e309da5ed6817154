// Measures that an English number takes from another one: what it is compared with, its whole, or
// the number before it in one period. Source: reading.md 2, Measure; the shares are a choice.
import { wordsIn } from './act-en-role.ts'
import type { Context, MeasureReading } from './draft.ts'
import { filled, type Scene } from './measure-en-scene.ts'
import type { Filled } from './proposal.ts'

/** Of numbers that are compared: "around 50 a month, down from almost 90". */
export function compared(
  scene: Scene,
  { drafts, at }: Context,
): Filled<MeasureReading> | undefined {
  const before = drafts[at - 1]
  const isNear = before?.sentence === scene.draft.sentence
  const value = before?.measure?.value
  if (!isNear || (value?.measure !== 'rate' && value?.measure !== 'stock')) return undefined
  const { words, lists, first } = scene
  // "from 3,500 people a day to under 100"
  const isChange = value.measure === 'rate' && words[first - 1]?.detail === 'to'
  const link = { first: first - 1, end: first }
  const mark = lists.compared.before(words, first) ?? (isChange ? link : undefined)
  return mark ? filled(scene, mark, value) : undefined
}

/** Of a part without a verb: "home to 1.4 million, one million of them from South Sudan". */
export function partsStock(scene: Scene, { drafts }: Context): Filled<MeasureReading> | undefined {
  const { draft, verb } = scene
  const whole = draft.refersTo?.how === 'part_of' ? drafts[draft.refersTo.draft] : undefined
  const measure = whole?.sentence === draft.sentence ? whole.measure : undefined
  const isOwn = verb !== undefined && verb.first >= scene.end
  if (measure?.value.measure !== 'stock' || isOwn) return undefined
  return { value: measure.value, rules: ['measure.of-the-group'] }
}

/** Of one period for both: "900 had been arrested since January and 442 of them returned". */
export function sharedTotal(
  scene: Scene,
  { drafts, at }: Context,
): Filled<MeasureReading> | undefined {
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
