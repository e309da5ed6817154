// Why some recorded rows have no number of ours beside them, or one that differs.
import type { ReferenceRow } from './peer-call.ts'

const REASONS: [RegExp, string][] = [
  [
    /^ill_netherlands_counts\.02 /,
    "the package's profile takes Stirling's form of the factorials; ours is exact, 8e-8 away",
  ],
  [
    /^ill_netherlands_counts\.03 .*Normal/,
    'normal heterogeneity on one list: an extrapolation more',
  ],
  [/ conting /, 'jumps between models are not offered; graphs are averaged exactly instead'],
  [/ranger/, 'forests are not offered: on 1,358 seen of 3,000 one says 1,358'],
  [/'(mlogit|gam)'/, 'chances by splines and by a joint regression are not offered'],
  [/'improper'/, 'only the proper prior: an improper one needs a maximum that may not exist'],
]

/** Effective draws below which one chain says nothing: R7 refuses it here. */
const FEWEST_DRAWS = 100

/** The reason for a row, or nothing. */
export function reasonFor({ id, source, call, result }: ReferenceRow): string | undefined {
  const text = `${id} ${source} ${call}`
  const { ess } = result as { ess?: number }
  if (ess !== undefined && ess < FEWEST_DRAWS) return shortChain(ess)
  return REASONS.find(([pattern]) => pattern.test(text))?.[1]
}

function shortChain(ess: number): string {
  const own = `one chain of theirs with ${Math.round(ess)} effective draws`
  return `${own}, which R7 refuses; the rows of pooled chains are compared`
}
