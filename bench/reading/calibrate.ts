// Writes rooms/reading/data/calibration.json: counts of rules and steps, from texts by which no
// rule was written; and prints how far confidences are to be trusted. Source: the issue, 1.
import { writeFileSync } from 'node:fs'
import {
  type Calibration,
  fitCalibration,
  type Outcome,
  outcomes,
  reliability,
  type ScoredDocument,
} from '@tumen/reading'

const FILE = new URL('../../rooms/reading/data/calibration.json', import.meta.url)
const PARTS = 10_000

/** Fits to the unseen texts, writes it, and prints how far to trust it on them and on the seen. */
export function calibrate(
  unseen: readonly ScoredDocument[],
  seen: readonly ScoredDocument[],
): void {
  const calibration = fitCalibration(unseen)
  writeFileSync(FILE, `${JSON.stringify(sorted(calibration), undefined, 2)}\n`)
  console.log(`\nclaimed and observed on ${unseen.length} unseen texts, each by the others`)
  printReliability(
    unseen.flatMap((one) => outcomes(one, fitCalibration(unseen.filter((other) => other !== one)))),
  )
  console.log(`\nclaimed and observed on ${seen.length} texts by which rules were written`)
  printReliability(seen.flatMap((one) => outcomes(one, calibration)))
}

function printReliability(seen: readonly Outcome[]): void {
  const { bins, error } = reliability(seen)
  for (const { claimed, observed, total } of bins)
    console.log(`  ${claimed.toFixed(2)} claimed  ${observed.toFixed(2)} observed  of ${total}`)
  console.log(`  expected calibration error ${error.toFixed(3)}`)
}

/** In a fixed order, so that a change of one rule changes one line. */
function sorted({ fields, whole, steps }: Calibration): Calibration {
  const byName = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
  const rules = Object.entries(fields).map(([field, counts]) => [field, byName(counts)] as const)
  // Downwards, so that the product which a step was made of still reaches it.
  const round = (share: number) => Math.floor(share * PARTS) / PARTS
  const rounded = steps.map(({ from, share }) => ({ from: round(from), share: round(share) }))
  return {
    fields: byName(Object.fromEntries(rules)),
    whole: byName(whole as Record<string, unknown>) as Calibration['whole'],
    // Two that begin at the same digits are the later one.
    steps: rounded.filter(({ from }, n) => from !== rounded[n + 1]?.from),
  }
}
