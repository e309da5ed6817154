// One figure over 10,000 matching claims, explanation included, against the limit of 50 ms
// (figure reference, section 11). Run: npx tsx --conditions=tumen-source bench/figure.ts
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

function main(): void {
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

main()
