// One figure over 10,000 matching claims, explanation included, against the limit of 50 ms
// (figure reference, section 11); how time and memory grow to 100,000, and what unnamed speakers
// cost. Run: npx tsx --conditions=tumen-source bench/figure/figure.ts
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  type AgentRow,
  type Evidence,
  type Figure,
  type FigureClaim,
  type Question,
  reckon,
} from '@tumen/figure'

const CLAIMS = 10_000
const DOCUMENTS = 3_000
const ORIGINS = 400
const ANONYMOUS = 100
const POSSIBLE = 40
const DIFFERENT = 60
const RETRACTIONS = 30
const LISTS = 10
const NAMES_PER_LIST = 50
const WARM_UP = 20
const RUNS = 20
const LIMIT_MS = 50

/** A small generator of whole numbers below `n` (mulberry32), so that every run is the same. */
function makeRandom(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n
  }
}

type SubScope = Pick<FigureClaim, 'act' | 'place' | 'from' | 'to'>

/** 60 sub-scopes: months and halves of a year at places on four levels below one country. */
function makeSubScopes(): SubScope[] {
  const periods = [
    { from: '2022-01-01', to: '2022-03-31' },
    { from: '2022-04-01', to: '2022-06-30' },
    { from: '2022-01-01', to: '2022-06-30' },
  ]
  const places = ['CN/p1', 'CN/p2', 'CN/p3', 'CN/p4'].flatMap((province) => [
    province,
    `${province}/a`,
    `${province}/b`,
    `${province}/a/x`,
    `${province}/a/x/1`,
  ])
  return places.flatMap((place) => periods.map((period) => ({ act: 'arrest', place, ...period })))
}

const agentId = (n: number): string => `agent-${String(n).padStart(3, '0')}`

function makeRows(random: (n: number) => number): AgentRow[] {
  const rows: AgentRow[] = []
  for (let n = 0; n < POSSIBLE; n++) {
    const b = agentId(ANONYMOUS + random(ORIGINS - ANONYMOUS))
    rows.push({ a: agentId(random(ANONYMOUS)), b, relation: 'possible', on: '2022-07-01' })
  }
  for (let n = 0; n < DIFFERENT; n++) {
    const a = random(ANONYMOUS)
    const b = (a + 1 + random(ANONYMOUS - 1)) % ANONYMOUS
    rows.push({ a: agentId(a), b: agentId(b), relation: 'different', on: '2022-07-01' })
  }
  return rows
}

function makeClaim(
  n: number,
  random: (n: number) => number,
  subs: readonly SubScope[],
): FigureClaim {
  const origin = agentId(random(ORIGINS))
  const doc = `doc-${String(random(DOCUMENTS)).padStart(4, '0')}`
  const relays = random(3)
  const chain = [...Array.from({ length: relays }, (_, i) => `outlet-${random(80) + i}`), origin]
  const total = random(5) === 0
  const scope = total
    ? ({ act: 'arrest', place: 'CN', from: '2022-01-01', to: '2022-06-30' } as const)
    : (subs[random(subs.length)] as SubScope)
  const value = total ? 800 + random(200) : 3 + random(30)
  const words = [
    { op: 'about', value },
    { op: 'at_least', value },
    { op: 'exactly', value },
    { op: 'odd', value: value + 10 },
    { op: 'more_than', value },
    { op: 'vague', vague: 'tens' },
  ] as const
  const day = String(1 + random(28)).padStart(2, '0')
  return {
    id: `claim-${String(n).padStart(5, '0')}`,
    doc,
    chain,
    ...scope,
    ...(words[random(words.length)] as (typeof words)[number]),
    pub: `2022-07-${day}`,
    said: `2022-07-${String(1 + random(28)).padStart(2, '0')}`,
  }
}

function makeEvidence(): Evidence {
  const random = makeRandom(20220701)
  const subs = makeSubScopes()
  const claims = Array.from({ length: CLAIMS }, (_, n) => makeClaim(n, random, subs))
  for (let n = 0; n < RETRACTIONS; n++) {
    const claim = claims[random(CLAIMS)] as FigureClaim
    claim.retracted = '2022-08-01'
  }
  for (let n = 0; n < LISTS; n++) {
    const claim = claims[random(CLAIMS)] as FigureClaim
    const { vague: _, ...kept } = claim
    const listed = Array.from({ length: NAMES_PER_LIST }, (_, i) => `person-${n * 30 + i}`)
    const scope = subs[n * 6] as SubScope
    Object.assign(claim, { ...kept, ...scope, op: 'exactly', value: NAMES_PER_LIST, listed })
  }
  const anonymous = Array.from({ length: ANONYMOUS }, (_, n) => agentId(n))
  return { claims, anonymous, agentRows: makeRows(random) }
}

const QUESTION: Question = {
  act: 'arrest',
  place: 'CN',
  from: '2022-01-01',
  to: '2022-06-30',
  known: { by: 'published', on: '2022-12-31' },
}

function printAnswer(figure: Figure): void {
  const { low, best, high, figure: origins, event, reports, status, flags } = figure
  const range = [low, best, high].map((end) => end?.value ?? '–').join(' / ')
  console.log(`${range}, origins ${origins.join('–')}, event ${event.join('–')}`)
  console.log(`${reports} reports, ${status}, ${flags.join(' ')}`)
  const { used, leftOut, beside } = figure.explanation
  const told = `${used.length} used, ${leftOut.length} left out, ${beside.length} beside`
  console.log(`${CLAIMS} claims of ${DOCUMENTS} documents: ${told}`)
}

/** Milliseconds of one reckoning: by the clock, and of processor time in all threads. */
function measure(evidence: Evidence): { wallMs: number; cpuMs: number } {
  const cpu = process.cpuUsage()
  const started = performance.now()
  reckon(QUESTION, evidence)
  const wallMs = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  return { wallMs, cpuMs: (user + system) / 1000 }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Every claim by a speaker of its own, of whom `unnamed` in a hundred have no name. */
function makeCrowd(size: number, unnamed: number): Evidence {
  const random = makeRandom(20220702)
  const subs = makeSubScopes()
  const speaker = (n: number): string => `agent-${String(n).padStart(6, '0')}`
  const claims = Array.from({ length: size }, (_, n) => ({
    ...makeClaim(n, random, subs),
    id: `claim-${String(n).padStart(6, '0')}`,
    chain: [`outlet-${random(80)}`, speaker(n)],
  }))
  const anonymous = claims.flatMap((_, n) => (n % 100 < unnamed ? [speaker(n)] : []))
  const rowOf = (relation: AgentRow['relation']): AgentRow => {
    const a = random(size)
    const b = (a + 1 + random(size - 1)) % size
    return { a: speaker(a), b: speaker(b), relation, on: '2022-07-01' }
  }
  const per = size / CLAIMS
  const agentRows = [
    ...Array.from({ length: POSSIBLE * per }, () => rowOf('possible')),
    ...Array.from({ length: DIFFERENT * per }, () => rowOf('different')),
  ]
  return { claims, anonymous, agentRows }
}

/** What one crowd took, in a process of its own. */
interface Taken {
  wallMs: number
  cpuMs: number
  /** Memory of the process beyond what it held with the claims alone. */
  megabytes: number
}

const MEGABYTE = 1024 * 1024

function takeCrowd(size: number, unnamed: number): Taken {
  const evidence = makeCrowd(size, unnamed)
  const before = process.memoryUsage().rss
  const runs = size > CLAIMS ? 3 : 7
  for (let run = 0; run < runs; run++) measure(evidence)
  const all = Array.from({ length: runs }, () => measure(evidence))
  const megabytes = (process.resourceUsage().maxRSS * 1024 - before) / MEGABYTE
  const wallMs = median(all.map((one) => one.wallMs))
  return { wallMs, cpuMs: median(all.map((one) => one.cpuMs)), megabytes }
}

/** In a process of its own, so that neither memory nor compiled code is left of the one before. */
function inProcess(size: number, unnamed: number): Taken {
  const file = fileURLToPath(import.meta.url)
  const args = [...process.execArgv, file, '--crowd', String(size), String(unnamed)]
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the crowd of ${size} ended with ${status}`)
  return JSON.parse(stdout) as Taken
}

const SIZES = [10_000, 30_000, 100_000]
const LIMIT_GROWTH = 12
const LIMIT_UNNAMED = 1.5

function benchCrowds(): void {
  console.log(
    '\nevery statement by a speaker of its own: processor ms (by the clock), memory beyond',
  )
  console.log('the statements; statements in thousands, all named, 90 % unnamed, unnamed to named')
  const rows = SIZES.map((size) => {
    const [named, unnamed] = [inProcess(size, 0), inProcess(size, 90)]
    const told = [named, unnamed].map(
      ({ cpuMs, wallMs, megabytes }) =>
        `${cpuMs.toFixed(0)} (${wallMs.toFixed(0)}) ms ${megabytes.toFixed(0)} MB`,
    )
    const ratio = unnamed.cpuMs / named.cpuMs
    const line = `${size / 1000}: ${told.join(', ')}, ratio ${ratio.toFixed(2)}`
    console.log(`${line} (limit ${LIMIT_UNNAMED})`)
    return { named, unnamed }
  })
  for (const kind of ['named', 'unnamed'] as const) {
    const [first, last] = [rows[0]?.[kind], rows.at(-1)?.[kind]]
    if (!first || !last) continue
    const growth = last.cpuMs / first.cpuMs
    const memory = last.megabytes / first.megabytes
    const time = `${growth.toFixed(1)} times the time of 10,000 (limit ${LIMIT_GROWTH})`
    console.log(`${kind}: 100,000 take ${time}, ${memory.toFixed(1)} times the memory (linear: 10)`)
  }
}

function benchOne(): void {
  const evidence = makeEvidence()
  printAnswer(reckon(QUESTION, evidence))
  for (let run = 1; run < WARM_UP; run++) reckon(QUESTION, evidence)
  const runs = Array.from({ length: RUNS }, () => measure(evidence))
  const wall = median(runs.map(({ wallMs }) => wallMs))
  const quickest = Math.min(...runs.map(({ wallMs }) => wallMs))
  const cpu = median(runs.map(({ cpuMs }) => cpuMs))
  console.log(
    `one figure with its explanation, from claims in memory, after ${WARM_UP} runs to warm up;`,
  )
  console.log(
    'the clock also counts what other processes take of the machine, processor time does not',
  )
  console.log(
    `clock, median of ${RUNS}: ${wall.toFixed(1)} ms (quickest ${quickest.toFixed(1)} ms)`,
  )
  console.log(`processor time, median of ${RUNS}: ${cpu.toFixed(1)} ms in all threads`)
  console.log(`limit ${LIMIT_MS} ms by the clock, ratio ${(wall / LIMIT_MS).toFixed(2)}`)
}

const [option, size, unnamed] = process.argv.slice(2)
if (option === '--crowd') console.log(JSON.stringify(takeCrowd(Number(size), Number(unnamed))))
else {
  benchOne()
  benchCrowds()
  console.log('the page over 10,000 statements of 1,000,000 in the store: bench/figure/page.ts')
}
