// Fifty people at once, nine of ten requests reading and one writing, for a minute: after `npm run
// build`, `npx tsx --conditions=tumen-source bench/web/mixed.ts [--documents N] [--seconds N]`
// (10,000 documents with ten claims each; 60). The server runs in a process of its own on one core.
// Printed are errors, which may be none, and how long reading and writing took.
import { randomBytes } from 'node:crypto'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  agent,
  ask,
  type Door,
  memoryMb,
  openDoor,
  print,
  processorMs,
  quantile,
} from './client.ts'
import { fillWorkspace } from './data.ts'
import { type Asked, pagesOf } from './page.ts'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '60' },
  },
})
const CLIENTS = 50
/** Every tenth request of a client changes something. */
const WRITE_EVERY = 10
/** What somebody who reads lets pass between two pages. */
const PAUSE_MS = 1000
/** Longest wait that a page may be, in milliseconds. */
const [READ_LIMIT, WRITE_LIMIT] = [1000, 1000]
const [DOCUMENTS, SECONDS] = [Number(values.documents), Number(values.seconds)]
const folder = join(tmpdir(), `tumen-bench-mixed-${DOCUMENTS}`)

interface Taken {
  reads: number[]
  writes: number[]
  errors: Map<string, number>
}

async function call<T>(door: Door, operation: string, input: object) {
  const headers = { cookie: door.cookie, origin: door.origin, 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(input) }
  const answer = await fetch(`${door.origin}/api/${operation}`, init)
  return { status: answer.status, body: (await answer.json()) as T }
}

/** Adds a report of its own, or records a claim on its words: the two writes of every day. */
async function write(door: Door, client: number, n: number): Promise<number> {
  const id = `mixed_${client}_${n}_${Date.now().toString(36)}`
  const text = `Report ${id}. At least 52 people were held in the town, a resident said.`
  const head = { title: `Mixed ${id}`, language: 'en', published: '2022-04' }
  const added = await call(door, 'document.add', { id, text, ...head })
  if (added.status !== 200 || n % 2 === 0) return added.status
  const quote = ['At least 52 people were held']
  const claim = { document: id, quote, act: 'detention', place: 'CN/P03', at: '2022-04' }
  return (await call(door, 'claim.record', { ...claim, chain: ['agent_outlet'] })).status
}

function note({ errors }: Taken, what: string): void {
  errors.set(what, (errors.get(what) ?? 0) + 1)
}

/** One of the crowd: asks, looks at what came, asks again, until the minute is over. */
async function work(door: Door, pages: readonly Asked[], client: number, taken: Taken) {
  const end = performance.now() + SECONDS * 1000
  await sleep((PAUSE_MS * client) / CLIENTS)
  for (let n = 0; performance.now() < end; n++) {
    const isWrite = (n + client) % WRITE_EVERY === 0
    const page = pages[(client * 7 + n) % pages.length] as Asked
    const started = performance.now()
    try {
      const status = isWrite ? await write(door, client, n) : (await ask(door, page)).status
      ;(isWrite ? taken.writes : taken.reads).push(performance.now() - started)
      if (status !== 200) note(taken, `${isWrite ? 'a write' : page.name}: ${status}`)
    } catch (error) {
      note(taken, `${isWrite ? 'a write' : page.name}: ${(error as Error).message}`)
    }
    await sleep(PAUSE_MS)
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function load(): string {
  return loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')
}

async function main(): Promise<void> {
  await fillWorkspace({
    ...{ folder, documents: DOCUMENTS },
    random: (length) => new Uint8Array(randomBytes(length)),
    told: () => undefined,
  })
  const door = await openDoor(folder)
  const read = async <T>(operation: string, input: object) =>
    (await call<T>(door, operation, input)).body
  const all = await pagesOf(read)
  const pages = all.filter(({ isHeavy, isRare }) => !isHeavy && !isRare)
  for (const page of pages) await ask(door, page)
  const taken: Taken = { reads: [], writes: [], errors: new Map() }
  const [before, started] = [processorMs(door.server), load()]
  const crowd = Array.from({ length: CLIENTS }, (_, n) => work(door, pages, n, taken))
  await Promise.all(crowd)
  const busy = (processorMs(door.server) - before) / (SECONDS * 10)
  const { reads, writes, errors } = taken
  const count = reads.length + writes.length
  const share = ((100 * writes.length) / count).toFixed(1)
  process.stdout.write(
    `${CLIENTS} people, ${SECONDS} s, ${DOCUMENTS * 10} claims, ${count} requests, ` +
      `${share} % writes; load of the machine ${started} before, ${load()} after\n`,
  )
  print('reading, median', quantile(reads, 0.5), 'ms')
  print('reading, p95', quantile(reads, 0.95), 'ms', READ_LIMIT)
  print('writing, median (a report, or a report and a claim)', quantile(writes, 0.5), 'ms')
  print('writing, p95', quantile(writes, 0.95), 'ms', WRITE_LIMIT)
  print('processor of the door', busy, '%')
  print('memory at most', memoryMb(door.server, 'VmHWM'), 'MB')
  const wrong = [...errors.values()].reduce((sum, one) => sum + one, 0)
  process.stdout.write(`errors ${wrong} (limit 0)\n`)
  for (const [what, n] of errors) process.stdout.write(`  ${n} × ${what}\n`)
  process.exitCode = wrong === 0 ? 0 : 1
  door.server.stdin?.end()
  agent.destroy()
}

await main()
