// What a reprint that is counted as a list does to an estimate, and what building lists by origin
// mends: 1,000 invented persons on three independent lists; the third copies a share of the first.
// Beside each number stands what R gave (`vectors/estimate/simulations.json`).
// Run: npx tsx --conditions=tumen-source bench/estimate/reprint.ts
import { readFileSync } from 'node:fs'
import {
  bootstrapJob,
  type CaptureTable,
  chaoBound,
  chapman,
  finishJob,
  fitLogLinear,
  graphJob,
  isFinding,
  type ListRecord,
  mainEffects,
  mergeLists,
  pairOf,
  randomStream,
  tableFromRecords,
} from '@tumen/estimate'

const PERSONS = 1000
const CHANCES: Record<string, number> = { A: 0.2, B: 0.15, C: 0.15 }
const SHARES = [0, 0.1, 0.3, 0.5, 0.8]
const DRAWS = 200
const REPLICATES = 200
const SEED = 2n
const MOST_BIAS = 0.05

interface Drawn {
  asWritten: CaptureTable
  byOrigin: CaptureTable
}

function draw(share: number, at: number): Drawn {
  const stream = randomStream(SEED, [Math.round(100 * share), at])
  const records: ListRecord[] = []
  for (let n = 0; n < PERSONS; n++) {
    const person = `p${n}`
    for (const [list, chance] of Object.entries(CHANCES))
      if (stream.uniform() < chance) records.push({ person, list, origin: list })
    const isOnFirst = records.some((one) => one.person === person && one.list === 'A')
    if (stream.uniform() < share && isOnFirst) records.push({ person, list: 'C', origin: 'A' })
  }
  const own = { A: 'A', B: 'B', C: 'C' }
  return { asWritten: tableOf(records), byOrigin: tableOf(records, own) }
}

function tableOf(records: readonly ListRecord[], own?: Record<string, string>): CaptureTable {
  const reading = tableFromRecords(records, own && { own })
  if ('problems' in reading) throw new Error(reading.problems[0]?.code)
  return reading.table
}

/** Estimates of one method over the draws, and whether its interval holds the truth. */
type Method = (drawn: Drawn) => { estimate: number; holds?: boolean }

const holds = (low: number, high: number) => low <= PERSONS && PERSONS <= high

const independence: Method = ({ asWritten }) => {
  const fit = fitLogLinear(asWritten, mainEffects(3))
  return { estimate: isFinding(fit) ? Number.NaN : fit.estimate }
}

const printed = (of: (drawn: Drawn) => CaptureTable): Method => {
  return (drawn) => {
    const job = bootstrapJob(of(drawn), { replicates: REPLICATES, seed: SEED })
    if (isFinding(job)) return { estimate: Number.NaN }
    const { estimate, printed: limits } = finishJob(job)
    return { estimate, holds: holds(limits['0.025'] ?? 0, limits['0.975'] ?? 0) }
  }
}

const METHODS: Record<string, { run: Method; recorded?: string; isByOrigin?: boolean }> = {
  independence: { run: independence, recorded: 'indep' },
  'Chao bound': {
    run: ({ asWritten }) => {
      const { estimate, low, high } = chaoBound(asWritten)
      return { estimate, holds: holds(low, high) }
    },
    recorded: 'chao',
  },
  graphs: {
    run: ({ asWritten }) => {
      const job = graphJob(asWritten)
      if (isFinding(job)) return { estimate: Number.NaN }
      const { quantiles } = finishJob(job)
      const [low = 0, middle = 0, high = 0] = [0.025, 0.5, 0.975].map((one) => quantiles[one])
      return { estimate: middle, holds: holds(low, high) }
    },
    recorded: 'dga_nosat',
  },
  'best BIC': { run: printed(({ asWritten }) => asWritten) },
  'A and C as one, Chapman': {
    run: ({ asWritten }) => {
      const { estimate, low, high } = chapman(pairOf(mergeLists(asWritten, 0, 2), 0, 1))
      return { estimate, holds: holds(low, high) }
    },
    recorded: 'collapsed_chapman',
    isByOrigin: true,
  },
  'by origin, best BIC': { run: printed(({ byOrigin }) => byOrigin), isByOrigin: true },
}

interface Recorded {
  designs: ({ design: string } & Record<string, { rel_bias_median: number; coverage95: number }>)[]
}

function recordedOf(share: number, name: string | undefined): string {
  const file = new URL('../../vectors/estimate/simulations.json', import.meta.url)
  const { designs } = JSON.parse(readFileSync(file, 'utf8')) as Recorded
  const found = designs.find(({ design }) => design.endsWith(`with prob ${share}; 200 simulations`))
  const one = name === undefined ? undefined : found?.[name]
  if (one === undefined) return ''
  return `  R: ${percent(one.rel_bias_median)}, holds ${one.coverage95.toFixed(2)}`
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

function median(values: readonly number[]): number {
  const sorted = [...values].filter((one) => !Number.isNaN(one)).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

let isMissed = false
console.log(`${PERSONS} persons, ${DRAWS} draws, seed ${SEED}, Node ${process.version}`)
for (const share of SHARES) {
  const drawn = Array.from({ length: DRAWS }, (_, at) => draw(share, at))
  console.log(`the third list copies ${percent(share)} of the first`)
  for (const [name, { run, recorded, isByOrigin }] of Object.entries(METHODS)) {
    const found = drawn.map(run)
    const bias = median(found.map(({ estimate }) => estimate)) / PERSONS - 1
    const held = found.filter((one) => one.holds).length / DRAWS
    const interval = found[0]?.holds === undefined ? '' : `, holds ${held.toFixed(2)}`
    const isFar = isByOrigin === true && Math.abs(bias) > MOST_BIAS
    isMissed ||= isFar
    const verdict = isByOrigin === true ? `  (within 5 %: ${isFar ? 'MISSED' : 'reached'})` : ''
    const text = `${percent(bias).padStart(8)}${interval}${recordedOf(share, recorded)}${verdict}`
    console.log(`  ${name.padEnd(24)} ${text}`)
  }
}
process.exitCode = isMissed ? 1 : 0
