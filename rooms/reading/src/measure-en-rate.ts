// Rates among English numbers: "300 a week", "every day", "daily". Source: reading.md 2, Measure.
import type { RateUnit } from '@tumen/claim'
import type { Word } from './act-en-word.ts'
import type { MeasureReading } from './draft.ts'
import { filled, type Scene } from './measure-en-scene.ts'
import type { Filled } from './proposal.ts'

/** The rate of the number; before it only "every" and "each" make one. */
export function rateOf(scene: Scene): Filled<MeasureReading> | undefined {
  const { words, lists, first, end, from, to } = scene
  for (let n = from; n < to; n++) {
    const { lower = '-' } = words[n] ?? {}
    const daily = lists.daily.get(lower)
    const unit = daily ?? lists.periods.get(lower)
    if (unit === undefined || words[n]?.isName || (n >= first && n < end)) continue
    const each = lists.each.get(words[n - 1]?.lower ?? '-')
    const isDaily = daily !== undefined
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
