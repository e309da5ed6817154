// Who copied whom among many: one report is added to, and traced among, more and more that are
// stored: `npx tsx --conditions=tumen-source bench/reading/lineage.ts [--documents N | --quick]`
// (100,000 or 10,000). The store is filled below the desk; what is measured goes through the
// operations, in a process of its own. Limit: 200 ms (reading.md 7); growth stands beside it. With
// `--keep` the store stays, and can be measured again by the options that are printed.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { callByName, type Desk, openDesk } from '@tumen/desk'
import { createWorkspace, type Ledger, type LineageEntry, openWorkspace } from '@tumen/ledger'
import { lineageTextOf } from '@tumen/reading'
import { numbersFrom } from '../ledger/store-data.ts'
import { EVIDENCE, entryFor, OUTLETS, placeName, relationOf, reportMaker } from './lineage-data.ts'

const { values } = parseArgs({
  options: {
    documents: { type: 'string' },
    quick: { type: 'boolean', default: false },
    work: { type: 'string' },
    stored: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const DOCUMENTS = Number(values.documents ?? (values.quick ? 10_000 : 100_000))
/** Shares of all documents at which is measured. */
const STEPS = [0.01, 0.1, 0.3, 1]
const BATCH = 5000
const TRIALS = 60
const LIMIT_MS = 200
const KEY = new Uint8Array(32).fill(7)
const clock = () => new Date()
const random = (length: number) => new Uint8Array(randomBytes(length))
const root = values.work ?? mkdtempSync(join(tmpdir(), 'tumen-bench-'))
const folder = join(root, 'workspace')
const by = 'u-bench'

async function create(): Promise<void> {
  let calls = 0
  // The first random bytes of a new workspace are its store key: fixed here, to open without age.
  const fixed = (length: number) => (calls++ === 0 ? KEY : random(length))
  const settings = { review: 'self', owner: by } as const
  const made = { folder, passphrase: 'bench', workFactor: 10, settings, clock, random: fixed }
  const ledger = await createWorkspace(made)
  await ledger.change({ operation: 'agent.record', by, subject: 'outlets' }, async (write) => {
    for (const [n, name] of OUTLETS.entries())
      await write.append('agent', {
        ...{ id: `outlet_${n}`, kind: 'outlet', anonymity: 'named', name: { en: name } },
      })
  })
  await ledger.close()
}

/** Adds documents below the desk, many in a change, from where the last filling ended. */
async function fill(ledger: Ledger, from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += BATCH) {
    const entries = new Map<string, LineageEntry>()
    await ledger.change({ operation: 'claim.import', by, subject: 'fill' }, async (write) => {
      for (let n = first; n < Math.min(first + BATCH, to); n++) {
        const report = make(n)
        await write.appendDocument(report.document, report.text, EVIDENCE)
        entries.set(report.document.id, entryFor(report))
        const relation = relationOf(report)
        if (relation) await write.append('document_relation', relation)
      }
    })
    await ledger.indexLineage(entries)
  }
}

const make = reportMaker(numbersFrom(61))

interface Taken {
  median: number
  slow: number
  /** The same without the time in which other programs held all cores. */
  free: number
  /** The same by the time of the processor alone, all threads together. */
  own: number
}

/** Milliseconds that this thread has waited for a free core; zero where the system does not say. */
function waitedMs(): number {
  if (process.platform !== 'linux') return 0
  const [, waited] = readFileSync('/proc/self/schedstat', 'utf8').split(' ')
  return Number(waited) / 1e6
}

async function timed(work: (n: number) => Promise<unknown>): Promise<Taken> {
  const taken: number[] = []
  const free: number[] = []
  const own: number[] = []
  for (let n = 0; n < TRIALS; n++) {
    const [started, before, waited] = [performance.now(), process.cpuUsage(), waitedMs()]
    await work(n)
    const { user, system } = process.cpuUsage(before)
    const clock = performance.now() - started
    taken.push(clock)
    free.push(clock - (waitedMs() - waited))
    own.push((user + system) / 1000)
  }
  const slow = { slow: share(taken, 0.95), free: share(free, 0.95), own: share(own, 0.95) }
  return { median: share(taken, 0.5), ...slow }
}

function share(times: number[], part: number): number {
  return times.sort((a, b) => a - b)[Math.floor(TRIALS * part)] ?? 0
}

function print(what: string, { median, slow, free, own }: Taken): void {
  const figures = `${median.toFixed(0)} ms, 95 of 100 under ${slow.toFixed(0)} ms`
  const ratio = (ms: number) => `${(LIMIT_MS / ms).toFixed(2)} x`
  const limit = `limit ${LIMIT_MS} (${ratio(slow)})`
  const alone = `by the processor ${own.toFixed(0)} ms (${ratio(own)})`
  const idle = `with a core free ${free.toFixed(0)} ms (${ratio(free)})`
  console.log(`${what.padEnd(36)} ${figures.padEnd(32)} ${limit}; ${idle}; ${alone}`)
}

async function ask<T>(desk: Desk, operation: string, input: object): Promise<T> {
  const actor = { account: by, roles: ['documenter' as const, 'analyst' as const] }
  const call = { actor, progress: { report: () => {} } }
  return (await callByName(desk, operation, input, call)) as T
}

/** Measures among `stored` documents, in a process of its own so that its memory is its own. */
async function measure(stored: number): Promise<void> {
  const desk = await openDesk({ folder, unlock: { key: KEY }, clock, random })
  // Measured once more, other reports come than before.
  const { size } = await desk.ledger.head()
  const next = numbersFrom(1000 + size)
  const fresh = reportMaker(next)
  const reports = Array.from({ length: TRIALS * 2 }, (_, n) => fresh(n))
  await importPlaces(desk)
  let proposed = 0
  const add = async (n: number) => {
    const { document, text } = reports[n] as (typeof reports)[number]
    const { language, published, publisher } = document
    const id = `new_${size}_${n}`
    const input = { id, title: id, text, language, published, publisher }
    const answer = await ask<{ proposed: unknown[] }>(desk, 'document.add', input)
    proposed += answer.proposed.length
  }
  // What a first call reads into memory is not part of every other.
  for (let n = 0; n < 5; n++) await add(TRIALS + n)
  const adding = await timed(add)
  const tracing = await timed(() => ask(desk, 'document.trace', { id: `doc_${next() % stored}` }))
  const looking = await timed((n) =>
    desk.ledger.read.documentsSharing(hashesOf(reports[n]?.text ?? ''), 80),
  )
  const showing = await timed(() =>
    ask(desk, 'document.lineage', {
      id: `doc_${next() % stored}`,
    }),
  )
  console.log(`\namong ${stored} documents (${proposed} relations proposed for ${TRIALS + 5})`)
  print('document.add, read and compared', adding)
  print('document.trace, one document again', tracing)
  print('document.lineage, its group', showing)
  print('candidates from the index alone', looking)
  const [, peakKib] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  const peak = Number(peakKib) / 1024
  console.log(
    `${'memory at its peak, loader of TypeScript included'.padEnd(50)} ${peak.toFixed(0)} MB`,
  )
  await desk.close()
}

function hashesOf(text: string): readonly bigint[] {
  const published = { earliest: '2024-01-01', latest: '2024-01-01' }
  return lineageTextOf({ text, language: 'en', published }).shingles.kept
}

async function importPlaces(desk: Desk): Promise<void> {
  const places = Array.from({ length: 30 }, (_, n) => {
    const id = `CN/P${String(n).padStart(2, '0')}`
    const county = (c: number) => ({
      ...{ id: `${id}/C${c}`, level: 'adm2', names: { en: placeName(n, c) } },
    })
    return [{ id, level: 'adm1', names: { en: placeName(n) } }, ...[0, 1, 2, 3, 4].map(county)]
  })
  await ask(desk, 'place.import', { places: places.flat() })
}

async function fillAndMeasure(): Promise<void> {
  await create()
  let filled = 0
  for (const share of STEPS) {
    const size = Math.round(DOCUMENTS * share)
    const started = performance.now()
    const ledger = await openWorkspace({ folder, unlock: { key: KEY }, clock, random })
    await fill(ledger, filled, size)
    await ledger.close()
    const rate = ((size - filled) / (performance.now() - started)) * 1000
    filled = size
    const self = fileURLToPath(import.meta.url)
    const args = [...process.execArgv, self, '--work', root, '--stored', String(size)]
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
    if (status !== 0) throw new Error('measuring failed')
    const bytes = statSync(join(folder, 'ledger.db')).size / 1e6
    console.log(`filled at ${rate.toFixed(0)} documents/s; database ${bytes.toFixed(0)} MB`)
  }
}

if (values.stored !== undefined) await measure(Number(values.stored))
else {
  try {
    await fillAndMeasure()
  } finally {
    if (values.keep) console.log(`kept: --work ${root} --stored ${DOCUMENTS}`)
    else rmSync(root, { recursive: true, force: true })
  }
}
