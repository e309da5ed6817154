// A weight in words: what each bar of it is, and how likely one person is at a weight.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { WeightBar } from './answer.ts'
import { fieldLabel, levelLabel } from './sentence.ts'

/** Beyond this share nobody can be surer: it is said as a limit. */
const SUREST = 0.999
const PERCENT = 100

/** Bits with their sign and one decimal: `+7.2`, `−0.4`, `0`. */
export function bitsText(bits: number): string {
  const size = Math.abs(bits).toFixed(1)
  if (size === '0.0') return '0'
  return `${bits < 0 ? '−' : '+'}${size}`
}

/** A share in percent, with what is needed to tell small ones from nothing and large from all. */
export function percentText(share: number): string {
  const percent = PERCENT * share
  if (percent > 99.4 && percent < PERCENT) return (Math.floor(percent * 10) / 10).toFixed(1)
  if (percent >= 10 || percent === 0) return percent.toFixed(0)
  return percent >= 1 ? percent.toFixed(1) : String(Number(percent.toPrecision(1)))
}

/** What a bar is: which field, and how its values stand to each other. */
export function barLabel(language: Language, bar: WeightBar): string {
  const { bar: own } = wordsIn(language).linkage
  if (bar.kind === 'prior') return own.prior
  const field = fieldLabel(language, bar.comparison)
  if (bar.kind === 'level')
    return fill(own.level, { field, level: levelLabel(language, bar.label) })
  return fill(bar.kind === 'ambiguity' ? own.ambiguity : own[bar.tone], { field })
}

/** Why a bar is as long as it is; nothing where the model does not say. */
export function barReason(language: Language, bar: WeightBar): string {
  const { bar: own } = wordsIn(language).linkage
  if (bar.kind === 'prior')
    return fill(own.priorTold, { n: Math.max(1, Math.round(1 / bar.probability)) })
  if (bar.kind === 'ambiguity') return fill(own.ambiguityTold, { ways: bar.ways })
  if (bar.kind === 'frequency')
    return fill(bar.tone === 'common' ? own.commonTold : own.rareTold, {
      share: percentText(bar.share),
    })
  const { m, u } = bar
  if (m === undefined || u === undefined || bar.bits === 0) return ''
  return fill(own.chance, { m: percentText(m), u: percentText(u) })
}

/** How likely one person is at a weight in bits, never as certainty. */
export function weightSentence(language: Language, weight: number): string {
  const { bar } = wordsIn(language).linkage
  const share = 1 / (1 + 2 ** -weight)
  if (share > SUREST) return fill(bar.totalMost, { percent: PERCENT * SUREST })
  if (share < 1 - SUREST) return fill(bar.totalLeast, { percent: percentText(1 - SUREST) })
  return fill(bar.totalTold, { percent: percentText(share) })
}
