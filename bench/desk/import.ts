// How fast `claim.import` takes in claims, through the door that every user has: one call, one
// leaf, durable, all checks. Run: `npx tsx --conditions=tumen-source bench/desk/import.ts`.
// Arguments: `--claims N` of one import (10,000), `--runs N` (7). The claims are invented, 2 kB
// of canonical JSON each with two spans into texts in English and Korean.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Claim, Span } from '@tumen/claim'
import { callByName, createDesk, type OpenDesk } from '@tumen/desk'
import { makeClaim, makeText, numbersFrom, scopeOf } from '../ledger/store-data.ts'

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '7' },
  },
})
const CLAIMS = Number(values.claims)
const RUNS = Number(values.runs)
const LEAST = 10_000
const DOCUMENTS = 100
const AGENTS = 2000
const PLACES = ['CN/LN', 'CN/JL', 'CN/HL', 'CN/BJ', 'CN/SD', 'KP', 'KR', 'MN']

const next = numbersFrom(77)

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

function ask(desk: OpenDesk, operation: string, input: object): Promise<unknown> {
  return callByName(desk, operation, input, {
    actor: { account: 'u-bench', roles: ['documenter', 'reviewer'] },
    progress: { report: () => undefined },
  })
}

/** A span of about `length` units from somewhere in `text`, beginning and ending with a word. */
function spanIn(text: string, length: number): Span {
  const start = text.indexOf(' ', next() % (text.length - length - 60)) + 1
  const end = text.indexOf(' ', start + length)
  return { start, end, text: text.slice(start, end) }
}

/** A claim about one of the texts, as JSON brings it; what reports say at length is long. */
function inventClaim(n: number, texts: readonly string[]): unknown {
  const doc = n % texts.length
  const text = texts[doc] as string
  const scope = { ...scopeOf(n, next), path: PLACES[next() % PLACES.length] as string }
  const claim = makeClaim(`D${doc}`, scope, next)
  const origin = `agent_${next() % AGENTS}`
  const chain = claim.chain.map((link, k) => ({
    ...link,
    ...(k === 2 ? { agent: origin, anonymityReason: 'fears for relatives who stayed' } : {}),
    ...(k === 1
      ? { verb: 'reported', date: { earliest: '2019-08-01', latest: '2019-08-07' } }
      : {}),
  }))
  const long: Claim = {
    ...claim,
    ...{ origin, chain, quote: [spanIn(text, 240)], modalityCue: 'is said to have' },
    quantity: { ...(claim.quantity as NonNullable<Claim['quantity']>), span: spanIn(text, 12) },
    proposition: {
      ...claim.proposition,
      text: 'At least 52 people who had crossed the river were detained in a raid before dawn.',
      actor: [{ label: 'the county police', id: 'agent_7' }],
    },
  }
  return JSON.parse(JSON.stringify(long))
}

async function prepare(desk: OpenDesk): Promise<string[]> {
  const texts = Array.from({ length: DOCUMENTS }, (_, n) => makeText(n, next).normalize('NFC'))
  const about = { title: 'A report', language: 'en', published: '2019-08-08' }
  for (const [n, text] of texts.entries())
    await ask(desk, 'document.add', { id: `D${n}`, text, ...about })
  const named = ['agent_outlet', 'agent_paper', ...Array.from({ length: AGENTS }, agentName)]
  const agents = named.map((id) => ({ id, kind: 'person', anonymity: 'named', label: id }))
  await ask(desk, 'claim.import', { claims: [inventClaim(0, texts)], agents })
  return texts
}

function agentName(_: unknown, n: number): string {
  return `agent_${n}`
}

interface Taken {
  wallMs: number
  cpuUs: number
  bytes: number
}

async function importOnce(desk: OpenDesk, texts: readonly string[]): Promise<Taken> {
  const claims = Array.from({ length: CLAIMS }, (_, n) => inventClaim(n, texts))
  const bytes = claims.reduce<number>((sum, c) => sum + Buffer.byteLength(JSON.stringify(c)), 0)
  const before = process.cpuUsage()
  const start = performance.now()
  await ask(desk, 'claim.import', { claims })
  const wallMs = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  return { wallMs, cpuUs: user + system, bytes }
}

const root = mkdtempSync(join(tmpdir(), 'tumen-import-'))
try {
  const desk = await createDesk({
    ...{ folder: join(root, 'workspace'), passphrase: 'bench', workFactor: 4 },
    ...{ owner: 'u-bench', review: 'self', clock: () => new Date() },
    random: (length) => new Uint8Array(randomBytes(length)),
  })
  const texts = await prepare(desk)
  await importOnce(desk, texts)
  const before = process.resourceUsage().maxRSS / 1024
  const taken: Taken[] = []
  for (let n = 0; n < RUNS; n++) {
    const one = await importOnce(desk, texts)
    taken.push(one)
    const rate = (CLAIMS / one.wallMs) * 1000
    const cpu = one.cpuUs / CLAIMS
    console.log(`run ${n + 1}: ${rate.toFixed(0)} claims/s, ${cpu.toFixed(1)} µs CPU per claim`)
  }
  await desk.close()
  const rates = taken.map(({ wallMs }) => (CLAIMS / wallMs) * 1000)
  const rate = median(rates)
  const cpu = median(taken.map(({ cpuUs }) => cpuUs / CLAIMS))
  const size = (taken[0]?.bytes ?? 0) / CLAIMS
  const peak = process.resourceUsage().maxRSS / 1024
  console.log(`${RUNS} imports of ${CLAIMS} claims of ${size.toFixed(0)} bytes, median:`)
  console.log(`${rate.toFixed(0)} claims/s, limit ${LEAST} (${(rate / LEAST).toFixed(2)} x)`)
  const [least, most] = [Math.min(...rates), Math.max(...rates)]
  console.log(`(from ${least.toFixed(0)} to ${most.toFixed(0)}: others may use the machine)`)
  console.log(`${cpu.toFixed(1)} µs CPU per claim, all threads`)
  console.log(`peak memory ${peak.toFixed(0)} MB, claims of one import in memory included`)
  console.log(`(${before.toFixed(0)} MB after the first import)`)
} finally {
  rmSync(root, { recursive: true, force: true })
}
