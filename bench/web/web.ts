// How fast and how small the pages are over a large workspace: `npm run build`, then `npx tsx
// --conditions=tumen-source bench/web/web.ts [--documents N | --quick]` (100,000 or 10,000; ten
// claims each). The workspace is made once and used again. The server runs in a process of its own,
// which runs what the build made; each figure stands beside its limit.
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
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
    documents: { type: 'string' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const DOCUMENTS = Number(values.documents ?? (values.quick ? 10_000 : 100_000))
const RUNS = 15
/** Runs of a page that reckons over ten thousand claims, and takes seconds. */
const HEAVY_RUNS = 3
const READERS = 50
const ASKED_BY_READER = 20
const folder = join(tmpdir(), `tumen-bench-web-${DOCUMENTS}`)

async function measurePages(door: Door, pages: readonly Asked[]): Promise<number[]> {
  const medians: number[] = []
  for (const page of pages) {
    const first = await ask(door, page)
    if (first.status !== 200) throw new Error(`${page.path}: ${first.status}`)
    const taken: number[] = []
    const before = processorMs(door.server)
    const runs = page.isHeavy ? HEAVY_RUNS : RUNS
    for (let n = 0; n < runs; n++) taken.push((await ask(door, page)).ms)
    const worked = (processorMs(door.server) - before) / runs
    const median = quantile(taken, 0.5)
    medians.push(median)
    const times = [first.ms, quantile(taken, 0.95), worked].map((ms) => ms.toFixed(0))
    const more = `first ${times[0]}, p95 ${times[1]}, processor ${times[2]}`
    const what = `${page.name} [${more} ms, ${(first.body.length / 1000).toFixed(0)} kB]`
    print(what, median, 'ms', page.isHeavy ? undefined : 50)
  }
  return medians
}

/** Bytes of a page with all that it loads, as they were sent. */
async function weigh(door: Pick<Door, 'origin' | 'cookie'>, path: string): Promise<number> {
  const page = await ask(door, { path })
  const text = page.body.toString()
  const loaded = [...text.matchAll(/<(?:link|script|img)[^>]*? (?:href|src)="(\/[^"]+)"/g)]
  let bytes = page.body.length
  for (const file of new Set(loaded.map(([, address = '']) => address)))
    bytes += (await ask(door, { path: file })).body.length
  return bytes
}

/** Readers who each ask for one page after another, all at once. */
async function crowd(door: Door, pages: readonly Asked[], pauseMs: number): Promise<number[]> {
  const taken: number[] = []
  const read = async (reader: number) => {
    await sleep((pauseMs * reader) / READERS)
    for (let n = 0; n < ASKED_BY_READER; n++) {
      const page = pages[(reader * 7 + n) % pages.length] as Asked
      taken.push((await ask(door, page)).ms)
      await sleep(pauseMs)
    }
  }
  await Promise.all(Array.from({ length: READERS }, (_, reader) => read(reader)))
  return taken
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : resolve()))
}

async function measure(door: Door): Promise<void> {
  print('memory of the process once the door is open', memoryMb(door.server, 'VmRSS'), 'MB', 250)
  const call = async <T>(operation: string, input: object): Promise<T> => {
    const path = `/api/${operation}`
    const headers = { cookie: door.cookie, origin: door.origin, 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify(input) }
    return (await (await fetch(`${door.origin}${path}`, init)).json()) as T
  }
  const all = await pagesOf(call)
  const pages = all.filter(({ name }) => name.includes(values.only ?? ''))
  const usual = pages.filter(({ isHeavy }) => !isHeavy)
  const medians = await measurePages(door, usual)
  print('the slowest page of those with a limit', Math.max(...medians), 'ms', 50)
  if (values.only === undefined) await measureReaders(door, usual)
  print('memory at its peak, usual pages', memoryMb(door.server, 'VmHWM'), 'MB', 250)
  await measurePages(
    door,
    pages.filter(({ isHeavy }) => isHeavy),
  )
  await measureBesideHeavy(door, pages)
  print('memory at its peak, pages over 10,000 claims too', memoryMb(door.server, 'VmHWM'), 'MB')
  await sleep(3000)
  print('memory three seconds later', memoryMb(door.server, 'VmRSS'), 'MB', 250)
}

async function measureReaders(door: Door, usual: readonly Asked[]): Promise<void> {
  const signIn = await weigh({ ...door, cookie: '' }, '/sign-in')
  print('sign-in page with all that it loads', signIn / 1000, 'kB', 100)
  print('start page with all that it loads', (await weigh(door, '/')) / 1000, 'kB', 100)
  const core = door.onOneCore ? 'on one core' : 'core not bound'
  const mixes = { all: usual, everyday: usual.filter(({ isRare }) => !isRare) }
  for (const pauseMs of [2000, 0])
    for (const [mix, pages] of Object.entries(mixes)) {
      const before = processorMs(door.server)
      const taken = await crowd(door, pages, pauseMs)
      const worked = (processorMs(door.server) - before) / taken.length
      const pace = pauseMs === 0 ? 'without a pause' : `a page every ${pauseMs / 1000} s`
      const what = `${READERS} readers ${core}, ${mix} pages, ${pace}`
      print(`${what}: p50`, quantile(taken, 0.5), 'ms')
      print(`${what}: p95`, quantile(taken, 0.95), 'ms', 300)
      print(`${what}: processor`, worked, 'ms')
    }
}

/** How long another reader waits at the most while somebody asks about ten thousand claims. */
async function measureBesideHeavy(door: Door, pages: readonly Asked[]): Promise<void> {
  const heavy = pages.find(({ isHeavy }) => isHeavy)
  if (heavy === undefined) return
  let isDone = false
  const answered = ask(door, heavy).then(() => {
    isDone = true
  })
  const taken: number[] = []
  while (!isDone) taken.push((await ask(door, { path: '/help/keys' })).ms)
  await answered
  print('the longest wait of another reader meanwhile', Math.max(...taken), 'ms')
}

await fillWorkspace({
  folder,
  documents: DOCUMENTS,
  random: (length) => new Uint8Array(randomBytes(length)),
  told: (done) => done % 10_000 === 0 && process.stdout.write(`${done} documents made\n`),
})
const runs = `median of ${RUNS} runs, ${HEAVY_RUNS} of the heaviest`
process.stdout.write(`${DOCUMENTS} documents, ${DOCUMENTS * 10} claims; ${runs}\n`)
const door = await openDoor(folder)
try {
  await measure(door)
} finally {
  door.server.stdin?.end()
  agent.destroy()
}
