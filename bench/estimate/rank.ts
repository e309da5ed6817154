// Whether the chains of the latent classes draw from their posterior (Talts et al. 2018): a total
// and its classes are drawn from the prior, a table from them, and the true total's rank among the
// draws of the chain must be uniform. The prior 1/N is cut on both sides, of the truth and of the
// draws alike, since it has no whole otherwise.
// Run: npx tsx --conditions=tumen-source bench/estimate/rank.ts [TABLES]
import {
  type CaptureTable,
  finishJob,
  latentClassJob,
  randomStream,
  readTable,
} from '@tumen/estimate'
import { betaVariate, gammaVariate } from '../../rooms/estimate/src/number/random-variate.ts'

const LISTS = ['A', 'B', 'C', 'D']
const CLASSES = 4
const [LEAST, MOST] = [100, 1000]
const BINS = 10
const SEED = 5n
/** Below it the ranks are not uniform (reference, what must be shown, 7). */
const LEAST_CHANCE = 1e-4
const CHAIN = { classes: CLASSES, chains: 1, burnIn: 2000, samples: 300, thin: 25 }

type Stream = ReturnType<typeof randomStream>

function drawTruth(stream: Stream): { total: number; shares: number[]; on: number[][] } {
  const total = Math.round(LEAST * (MOST / LEAST) ** stream.uniform())
  const alpha = Math.max(gammaVariate(stream, 0.25) / 0.25, 1e-6)
  let left = 1
  const shares = Array.from({ length: CLASSES }, (_, k) => {
    const piece = k < CLASSES - 1 ? betaVariate(stream, 1, alpha) : 1
    const own = left * piece
    left -= own
    return own
  })
  const on = shares.map(() => LISTS.map(() => stream.uniform()))
  return { total, shares, on }
}

function drawTable(stream: Stream): { total: number; table: CaptureTable } {
  const { total, shares, on } = drawTruth(stream)
  const counts = new Map<string, number>()
  for (let n = 0; n < total; n++) {
    const chances = on[pick(shares, stream.uniform())] as number[]
    const pattern = chances.map((chance) => (stream.uniform() < chance ? '1' : '0')).join('')
    if (pattern.includes('1')) counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  }
  const reading = readTable(LISTS, [...counts])
  if ('problems' in reading) throw new Error(reading.problems[0]?.code)
  return { total, table: reading.table }
}

function pick(shares: readonly number[], at: number): number {
  let sum = 0
  for (const [k, share] of shares.entries()) {
    sum += share
    if (at < sum) return k
  }
  return shares.length - 1
}

/** The share of the draws below the truth, ties by chance; nothing when none lies in the range. */
function rankOf(at: number): number | undefined {
  const stream = randomStream(SEED, [at])
  const { total, table } = drawTable(stream)
  if (table.persons === 0) return undefined
  const { draws } = finishJob(latentClassJob(table, { ...CHAIN, seed: SEED + BigInt(at) }))
  const own = [...(draws[0] ?? [])].filter((one) => LEAST <= one && one <= MOST)
  if (own.length < 50) return undefined
  const below = own.filter((one) => one < total).length
  const same = own.filter((one) => one === total).length
  return (below + stream.uniform() * (same + 1)) / (own.length + 1)
}

// The upper tail of the chi-squared distribution, by Wilson & Hilferty (1931).
function chiSquaredTail(value: number, degrees: number): number {
  const part = 2 / (9 * degrees)
  const z = ((value / degrees) ** (1 / 3) - (1 - part)) / Math.sqrt(part)
  const t = 1 / (1 + 0.5 * Math.abs(z) * Math.SQRT1_2)
  // erfc after Numerical Recipes, to seven digits.
  const poly = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398,
    1.48851587, -0.82215223, 0.17087277,
  ]
  const inner = poly.reduceRight((sum, one) => sum * t + one, 0)
  const tail = (t * Math.exp(-((z * z) / 2) + inner)) / 2
  return z >= 0 ? tail : 1 - tail
}

const tables = Number(process.argv[2] ?? 200)
const ranks = Array.from({ length: tables }, (_, at) => rankOf(at)).filter((r) => r !== undefined)
const bins = new Array<number>(BINS).fill(0)
for (const rank of ranks) {
  const bin = Math.min(BINS - 1, Math.floor(rank * BINS))
  bins[bin] = (bins[bin] ?? 0) + 1
}
const expected = ranks.length / BINS
const value = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
const chance = chiSquaredTail(value, BINS - 1)
const verdict = chance > LEAST_CHANCE ? 'reached' : 'MISSED'
console.log(`${ranks.length} of ${tables} tables, seed ${SEED}, ranks by tenth: ${bins.join(' ')}`)
console.log(`chi squared ${value.toFixed(1)}, p ${chance.toPrecision(3)} (above 1e-4: ${verdict})`)
process.exitCode = chance > LEAST_CHANCE ? 0 : 1
