// Fifty people at once, each with an account in one of two offices: of ten requests eight read or
// look for words, one asks a figure and one writes, for a minute: after `npm run build`, `npx tsx
// --conditions=tumen-source bench/web/mixed.ts [--documents N] [--seconds N] [--pause SECONDS]`
// (10,000 documents with ten claims each; 60; what each lets pass between two requests: 1). The
// server runs in a process of its own on one core. Printed are errors, which may be none, and how
// long each kind took.
import { randomBytes } from 'node:crypto'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  agent,
  ask,
  type Door,
  memoryMb,
  openGroup,
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
    pause: { type: 'string', default: '1' },
  },
})
const CLIENTS = 50
/** Of ten requests of a person one changes something, and one asks a figure. */
const EVERY = 10
/** What somebody who reads lets pass between two pages. */
const PAUSE_MS = Number(values.pause) * 1000
/** Longest wait that a page may be, in milliseconds. */
const [READ_LIMIT, WRITE_LIMIT, MEMORY_LIMIT] = [300, 500, 400]
const [DOCUMENTS, SECONDS] = [Number(values.documents), Number(values.seconds)]
const folder = join(tmpdir(), `tumen-bench-mixed-${DOCUMENTS}`)

/** What is asked for. */
interface Asking {
  pages: readonly Asked[]
  figures: readonly Asked[]
}

interface Taken {
  reads: number[]
  figures: number[]
  writes: number[]
  errors: Map<string, number>
  /** Times of each page. */
  byPage: Map<string, number[]>
}

async function call<T>(door: Door, operation: string, input: object) {
  const headers = { cookie: door.cookie, origin: door.origin, 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(input) }
  const answer = await fetch(`${door.origin}/api/${operation}`, init)
  return { status: answer.status, body: (await answer.json()) as T }
}

/** Adds a report of its own, or records a claim on its words: the two writes of every day. */
async function write(door: Door, client: number, n: number): Promise<number> {
  const title = `Mixed ${client} ${n} ${Date.now().toString(36)}`
  // Reports differ in more than their heads, as those of fifty people do.
  const [town, day] = [`${title.replaceAll(' ', '')}ville`, 1 + (n % 28)]
  const text =
    `Report ${title}. At least 52 people were held. It was in ${town}, on the ${day}th, ` +
    `where ${client + 3} houses of ${town} stand, said ${town}’s baker number ${n}.`
  const head = { title, language: 'en', published: '2022-04' }
  const added = await call<{ id: string }>(door, 'document.add', { text, ...head })
  if (added.status !== 200 || n % 2 === 0) return added.status
  const quote = ['At least 52 people were held']
  const claim = { document: added.body.id, quote, act: 'detention', place: 'CN/P03', at: '2022-04' }
  return (await call(door, 'claim.record', { ...claim, chain: ['agent_outlet'] })).status
}

function note({ errors }: Taken, what: string): void {
  errors.set(what, (errors.get(what) ?? 0) + 1)
}

/** One of the crowd: asks, looks at what came, asks again, until the minute is over. */
async function work(door: Door, asked: Asking, client: number, taken: Taken) {
  const { pages, figures } = asked
  const end = performance.now() + SECONDS * 1000
  await sleep((PAUSE_MS * client) / CLIENTS)
  for (let n = 0; performance.now() < end; n++) {
    const turn = (n + client) % EVERY
    const isWrite = turn === 0
    const isFigure = turn === 5
    const from = isFigure ? figures : pages
    const page = from[(client * 7 + n) % from.length] as Asked
    const started = performance.now()
    try {
      const status = isWrite ? await write(door, client, n) : (await ask(door, page)).status
      const ms = performance.now() - started
      ;(isWrite ? taken.writes : isFigure ? taken.figures : taken.reads).push(ms)
      if (!isWrite) taken.byPage.set(page.name, [...(taken.byPage.get(page.name) ?? []), ms])
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
  const doors = await openGroup(folder, CLIENTS)
  const [door] = doors as [Door, ...Door[]]
  const read = async <T>(operation: string, input: object) =>
    (await call<T>(door, operation, input)).body
  const all = await pagesOf(read)
  const pages = all.filter(({ isHeavy, isRare }) => !isHeavy && !isRare)
  const figures = all.filter(({ isHeavy, path }) => !isHeavy && path.startsWith('/figures/'))
  for (const page of [...pages, ...figures]) await ask(door, page)
  const taken: Taken = { reads: [], figures: [], writes: [], errors: new Map(), byPage: new Map() }
  const [before, started] = [processorMs(door.server), load()]
  await Promise.all(doors.map((own, n) => work(own, { pages, figures }, n, taken)))
  const busy = (processorMs(door.server) - before) / (SECONDS * 10)
  const { reads, figures: asked, writes, errors } = taken
  const count = reads.length + asked.length + writes.length
  const share = ((100 * writes.length) / count).toFixed(1)
  process.stdout.write(
    `${CLIENTS} people who pause ${values.pause} s, ${SECONDS} s, ${DOCUMENTS * 10} claims, ` +
      `${count} requests, ` +
      `${share} % writes; load of the machine ${started} before, ${load()} after\n`,
  )
  print('reading, median', quantile(reads, 0.5), 'ms')
  print('reading, p95', quantile(reads, 0.95), 'ms', READ_LIMIT)
  print('asking a figure, median', quantile(asked, 0.5), 'ms')
  print('asking a figure, p95', quantile(asked, 0.95), 'ms', READ_LIMIT)
  print('writing, median (a report, or a report and a claim)', quantile(writes, 0.5), 'ms')
  print('writing, p95', quantile(writes, 0.95), 'ms', WRITE_LIMIT)
  print('processor of the door', busy, '%')
  print('memory at most', memoryMb(door.server, 'VmHWM'), 'MB', MEMORY_LIMIT)
  const slowest = [...taken.byPage]
    .map(([name, times]) => ({ name, median: quantile(times, 0.5) }))
    .sort((a, b) => b.median - a.median)
  for (const { name, median } of slowest.slice(0, 6)) print(`  ${name}, median`, median, 'ms')
  const wrong = [...errors.values()].reduce((sum, one) => sum + one, 0)
  process.stdout.write(`errors ${wrong} (limit 0)\n`)
  for (const [what, n] of errors) process.stdout.write(`  ${n} × ${what}\n`)
  process.exitCode = wrong === 0 ? 0 : 1
  door.server.stdin?.end()
  agent.destroy()
}

await main()
