// Writes rooms/reading/data/calibration.json from the texts that rules may be written by, and
// prints how far confidences are to be trusted on those that are kept. Source: the issue, 1.
import { writeFileSync } from 'node:fs'
import {
  type Calibration,
  fitCalibration,
  outcomes,
  reliability,
  type ScoredDocument,
} from '@tumen/reading'

const FILE = new URL('../rooms/reading/data/calibration.json', import.meta.url)
const PARTS = 10_000

/** Fits to one set, writes it, and prints the table of the other. */
export function calibrate(tune: readonly ScoredDocument[], keep: readonly ScoredDocument[]): void {
  const calibration = fitCalibration(tune)
  writeFileSync(FILE, `${JSON.stringify(sorted(calibration), undefined, 2)}\n`)
  console.log('\nclaimed and observed on the texts of tuning')
  printReliability(tune, calibration)
  console.log('\nclaimed and observed on the kept texts')
  printReliability(keep, calibration)
}

function printReliability(documents: readonly ScoredDocument[], calibration: Calibration): void {
  const { bins, error } = reliability(documents.flatMap((one) => outcomes(one, calibration)))
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
  return {
    fields: byName(Object.fromEntries(rules)),
    steps: steps.map(({ from, share }) => ({ from: round(from), share: round(share) })),
  }
}
