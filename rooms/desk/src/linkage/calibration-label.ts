// The pairs that people read blind for calibration, with their weights: the only ones from which
// probabilities are learned and against which a linkage is measured. Source: linkage.md 10.2, 12.1.
import type { FoundPairs, LabelledPair } from '@tumen/linkage'
import { type JudgedPairs, pairKey } from './judged-pair.ts'

/** A linkage's pairs and what people said of them. */
export interface Labelling {
  run: string
  judged: JudgedPairs
  pairs: FoundPairs
  /** Ids of the mentions, by their numbers. */
  ids: readonly string[]
}

/** Judged pairs of the calibration queue; those of which nobody could say are left out. */
export function calibrationLabels({ run, judged, pairs, ids }: Labelling): LabelledPair[] {
  const drawn = new Set(
    judged.rows.flatMap(({ row }) =>
      row.calibrates && row.run === run && judged.inForce.has(row.id)
        ? [pairKey(row.a, row.b)]
        : [],
    ),
  )
  const labels: LabelledPair[] = []
  for (const [n, weight] of pairs.w.entries()) {
    const key = pairKey(ids[pairs.a[n] as number] ?? '', ids[pairs.b[n] as number] ?? '')
    const verdict = drawn.has(key) ? judged.held.get(key)?.verdict : undefined
    if (verdict === undefined || verdict === 'possible') continue
    labels.push({ weight, match: verdict === 'same' })
  }
  return labels
}
