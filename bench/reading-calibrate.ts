// Writes rooms/reading/data/calibration.json: counts of rules from all our texts, steps from those
// that are kept; and prints how far confidences are to be trusted. Source: the issue, 1.
import { writeFileSync } from 'node:fs'
import {
  type Calibration,
  fitCalibration,
  type Outcome,
  outcomes,
  reliability,
  type ScoredDocument,
} from '@tumen/reading'

const FILE = new URL('../rooms/reading/data/calibration.json', import.meta.url)
const PARTS = 10_000

/** Fits to all texts, the steps to the kept ones; writes it, and prints how far to trust it. */
export function calibrate(tune: readonly ScoredDocument[], keep: readonly ScoredDocument[]): void {
  const all = [...tune, ...keep]
  const calibration = fitCalibration(all, keep)
  writeFileSync(FILE, `${JSON.stringify(sorted(calibration), undefined, 2)}\n`)
  console.log('\nclaimed and observed on the texts of tuning')
  printReliability(tune.flatMap((one) => outcomes(one, calibration)))
  console.log('\nclaimed and observed on the kept texts, each by what the others gave')
  const without = (one: ScoredDocument) => (other: ScoredDocument) => other !== one
  printReliability(
    keep.flatMap((one) =>
      outcomes(one, fitCalibration(all.filter(without(one)), keep.filter(without(one)))),
    ),
  )
}

function printReliability(seen: readonly Outcome[]): void {
  const { bins, error } = reliability(seen)
  for (const { claimed, observed, total } of bins)
    console.log(`  ${claimed.toFixed(2)} claimed  ${observed.toFixed(2)} observed  of ${total}`)
  console.log(`  expected calibration error ${error.toFixed(3)}`)
}

/** In a fixed order, so that a change of one rule changes one line. */
function sorted({ fields, steps }: Calibration): Calibration {
  const byName = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
  const rules = Object.entries(fields).map(([field, counts]) => [field, byName(counts)] as const)
  // Downwards, so that the product which a step was made of still reaches it.
  const round = (share: number) => Math.floor(share * PARTS) / PARTS
  const rounded = steps.map(({ from, share }) => ({ from: round(from), share: round(share) }))
  return {
    fields: byName(Object.fromEntries(rules)),
    // Two that begin at the same digits are the later one.
    steps: rounded.filter(({ from }, n) => from !== rounded[n + 1]?.from),
  }
}
