// CPU seconds of the estimates against those recorded of the R packages, and of the packages as
// they run here where they are installed (`estimate/peer.ts` has the calls), as ratios; each from a
// process of its own, cold start included, the median of three. Also coverage on request.
// Run:
// npx tsx --conditions=tumen-source bench/estimate/estimate.ts [--coverage[=TABLE,…]]
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  bootstrapJob,
  type CaptureTable,
  finishJob,
  graphJob,
  isFinding,
  latentClassJob,
  modelOf,
  pairsOf,
  profileInterval,
  rankModels,
  readTable,
  reportJob,
} from '@tumen/estimate'
import { measureCoverage } from './coverage.ts'
import { type PeerCall, type PeerTable, peerSeconds, versionOfR } from './peer.ts'

const TABLES = new URL('../../vectors/estimate/tables/', import.meta.url)

function recorded(id: string): PeerTable & { cells: [string, number][] } {
  return JSON.parse(readFileSync(new URL(`${id}.json`, TABLES), 'utf8'))
}

function tableOf(id: string): CaptureTable {
  const { lists, cells } = recorded(id)
  const reading = readTable(lists, cells)
  if ('problems' in reading) throw new Error(`${id}: ${reading.problems[0]?.code}`)
  return reading.table
}

const finished = (job: Parameters<typeof finishJob>[0] | object) => {
  if (isFinding(job)) throw new Error(job.kind)
  finishJob(job as Parameters<typeof finishJob>[0])
}

const bootstrap = (id: string, select: 'bic' | 'stepwise') => () =>
  finished(bootstrapJob(tableOf(id), { select, replicates: 1000, fixedN: true, seed: 1n }))

const chains = (id: string) => () =>
  finished(latentClassJob(tableOf(id), { chains: 1, classes: 10, maxFactor: 20, seed: 1n }))

const profile = () => {
  const table = tableOf('uk5')
  profileInterval(table, modelOf(5, pairsOf(5)))
}

const CHAIN =
  'lcmCR_PostSampl(lcmCR(F, tabular = TRUE, K = 10, seed = 1), burnin = 10000, thinning = 100)'

const NO_R = 'Rscript was not found: the recorded times stand for R'

/** What is timed, the recorded CPU seconds of R (reference, section 16), and the ratio to reach. */
interface Timed {
  name: string
  run: () => void
  recorded?: number
  least?: number
  /** What the peer is asked where it is installed. */
  peer?: PeerCall
  /** A limit in seconds where there is no peer. */
  most?: number
}

const TIMED: Record<string, Timed> = {
  rank6: {
    name: '32,768 models of six lists, uk6 (Rcapture)',
    peer: { package: 'Rcapture', table: 'uk6', call: 'closedpMS.t(X, dfreq = TRUE, maxorder = 2)' },
    run: () => rankModels(tableOf('uk6'), { maxOrder: 2 }),
    ...{ recorded: 162, least: 50 },
  },
  rank5: {
    name: '1,024 models of five lists, uk5 (Rcapture)',
    peer: { package: 'Rcapture', table: 'uk5', call: 'closedpMS.t(X, dfreq = TRUE, maxorder = 2)' },
    run: () => rankModels(tableOf('uk5'), { maxOrder: 2 }),
    ...{ recorded: 4.09, least: 40 },
  },
  western: {
    name: '1,000 bootstraps, stepwise, westernus5 (SparseMSE)',
    peer: {
      package: 'SparseMSE',
      table: 'westernus5',
      call: 'estimatepopulation(X, nboot = 1000)',
    },
    run: bootstrap('westernus5', 'stepwise'),
    ...{ recorded: 39.6, least: 100 },
  },
  uk5: {
    name: '1,000 bootstraps, stepwise, uk5 (SparseMSE)',
    peer: { package: 'SparseMSE', table: 'uk5', call: 'estimatepopulation(X, nboot = 1000)' },
    run: bootstrap('uk5', 'stepwise'),
    ...{ recorded: 90.2, least: 100 },
  },
  uk6: {
    name: '1,000 bootstraps, stepwise, uk6 (SparseMSE)',
    peer: { package: 'SparseMSE', table: 'uk6', call: 'estimatepopulation(X, nboot = 1000)' },
    run: bootstrap('uk6', 'stepwise'),
    ...{ recorded: 206, least: 100 },
  },
  korea: {
    name: '1,000 bootstraps, stepwise, korea3 (MultipleSystemsEstimation)',
    peer: {
      package: 'MultipleSystemsEstimation',
      table: 'korea3',
      call: 'estimate_population_stepwise(X, nboot = 1000)',
    },
    run: bootstrap('korea3', 'stepwise'),
    ...{ recorded: 5.95, least: 40 },
  },
  kosovo: {
    name: '1,000 bootstraps, best BIC of 20, kosovo4 (MultipleSystemsEstimation)',
    peer: {
      package: 'MultipleSystemsEstimation',
      table: 'kosovo4',
      call: 'estimate_population_bic(X, ntopmodels = 20, nboot = 1000)',
    },
    run: bootstrap('kosovo4', 'bic'),
    ...{ recorded: 16.3, least: 40 },
  },
  profile: {
    name: 'exact profile, uk5, all pairs (Rcapture)',
    peer: {
      package: 'Rcapture',
      table: 'uk5',
      call: 'closedpCI.t(X, dfreq = TRUE, mX = ~ (c1 + c2 + c3 + c4 + c5)^2)',
    },
    run: profile,
    recorded: 0.118,
    least: 3,
  },
  graphs5: {
    name: '822 graphs, 54,881 points, uk5 (dga)',
    peer: {
      package: 'dga',
      table: 'uk5',
      call: '{ data(graphs5); bma.cr(Y, 0:54880, 2^-5, graphs5) }',
    },
    run: () =>
      finished(
        graphJob(tableOf('uk5'), { saturated: true, grid: { from: 0, to: 54_880, step: 1 } }),
      ),
    ...{ recorded: 2.47, least: 1 },
  },
  graphs6: {
    name: '18,154 graphs, 1,361 points, hare6',
    run: () =>
      finished(
        graphJob(tableOf('hare6'), { saturated: true, grid: { from: 0, to: 1360, step: 1 } }),
      ),
    most: 1.5,
  },
  chains5: {
    name: '110,000 sweeps, uk5 (LCMCR, C++)',
    peer: { package: 'LCMCR', table: 'uk5', call: CHAIN },
    run: chains('uk5'),
    recorded: 1.38,
    least: 1 / 1.2,
  },
  chains6: {
    name: '110,000 sweeps, uk6 (LCMCR, C++)',
    peer: { package: 'LCMCR', table: 'uk6', call: CHAIN },
    run: chains('uk6'),
    recorded: 1.83,
    least: 1 / 1.2,
  },
  report3: {
    name: 'report of three lists, hav3, 1,000 replicates',
    run: () => finished(reportJob(tableOf('hav3'))),
    most: 0.5,
  },
  report6: {
    name: 'report of six lists, uk6, 1,000 replicates',
    run: () => finished(reportJob(tableOf('uk6'))),
    most: 3,
  },
}

// The CPU seconds of a run are those of its process less those of one that does nothing.
function secondsOf(key: string): number {
  const runs = [0, 1, 2].map(() => {
    const own = fileURLToPath(import.meta.url)
    const args = ['--conditions=tumen-source', '--import=tsx', own, `--only=${key}`]
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    const seconds = Number(stdout.trim())
    if (!(seconds >= 0)) throw new Error(stderr)
    return seconds
  })
  return runs.sort((a, b) => a - b)[1] as number
}

function runOnly(key: string): void {
  const before = process.cpuUsage()
  TIMED[key]?.run()
  const { user, system } = process.cpuUsage(before)
  console.log(((user + system) / 1e6).toFixed(3))
}

function printTimes(): void {
  const version = versionOfR()
  console.log(
    version === undefined ? NO_R : `R ${version}: each package is timed where it is there`,
  )
  for (const [key, timed] of Object.entries(TIMED)) {
    const { name, recorded, least, most } = timed
    const seconds = secondsOf(key)
    const shown = `${name.padEnd(72)} ${seconds.toFixed(2)} s`
    if (recorded !== undefined && least !== undefined) {
      const ratio = recorded / seconds
      const verdict = ratio >= least ? 'reached' : 'MISSED'
      console.log(
        `${shown}  ${ratio.toFixed(1)}x of R's ${recorded} s` +
          `  (at least ${least.toFixed(1)}x: ${verdict})`,
      )
    } else if (most !== undefined) {
      const verdict = seconds <= most ? 'reached' : 'MISSED'
      console.log(`${shown}  ${(seconds / most).toFixed(2)} of the limit of ${most} s (${verdict})`)
    }
    if (version !== undefined && timed.peer) printPeer(timed.peer, seconds)
  }
}

function printPeer(peer: PeerCall, seconds: number): void {
  const theirs = peerSeconds(peer, recorded(peer.table))
  const found =
    theirs === undefined
      ? 'not installed: its recorded time stands'
      : `${theirs.toFixed(2)} s here, ${(theirs / seconds).toFixed(1)}x ours`
  console.log(`    ${peer.package}: ${found}`)
}

const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length)
const coverage = process.argv.find((word) => word.startsWith('--coverage'))
if (only !== undefined) runOnly(only)
else if (coverage !== undefined)
  process.exitCode = measureCoverage(coverage.split('=')[1]?.split(',') ?? []) ? 0 : 1
else printTimes()
