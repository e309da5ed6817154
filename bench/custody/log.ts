// How a ledger of a million leaves opens, appends and proves, and what memory it takes:
// `npx tsx --conditions=tumen-source bench/custody/log.ts [leaves]`. The leaves are pads, appended
// by the store's own function, 50,000 in one transaction, into an encrypted workspace; opening,
// proving and growth are asked of the open ledger as the desk asks, in a process of its own.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  commitmentOf,
  isFinding,
  leafBytes,
  padFile,
  readVkey,
  verifyProofFile,
} from '@tumen/custody'
import { createWorkspace, type Ledger, openWorkspace } from '@tumen/ledger'
import { appendLeaf, inTransaction } from '../../rooms/ledger/src/change/change.ts'
import { Inserters } from '../../rooms/ledger/src/change/row-batch.ts'
import { connect } from '../../rooms/ledger/src/dialect/connection.ts'
import { openEncrypted } from '../../rooms/ledger/src/dialect/encrypted-database.ts'
import { sha256 } from '../../rooms/ledger/src/evidence/object-file.ts'
import { FIRST_ERA } from '../../rooms/ledger/src/log/era.ts'
import { readState } from '../../rooms/ledger/src/log/state.ts'

const [first, folderAsked] = process.argv.slice(2)
const LEAVES = Number(first ?? 1_000_000)
const BATCH = 50_000
const TIMES = 201
const DAY = '2026-11-24'
const STORE_KEY = new Uint8Array(32).fill(7)
const DATABASE = 'ledger.db'

const clock = () => new Date()
const random = (length: number) => new Uint8Array(randomBytes(length))

/** Prints one figure, its limit, and the share of the limit that it takes. */
function say(name: string, value: number, unit: string, limit?: number): void {
  const digits = value < 10 ? 2 : 0
  const number = value.toLocaleString('en', { maximumFractionDigits: digits }).padStart(10)
  const ratio =
    limit === undefined ? '' : `   ${(value / limit).toFixed(3)} × the limit of ${limit}`
  process.stdout.write(`${name.padEnd(48)} ${number} ${unit}${ratio}\n`)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function times(count: number, work: (n: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let n = 0; n < count; n++) {
    const start = performance.now()
    await work(n)
    taken.push(performance.now() - start)
  }
  return taken
}

function open(folder: string): Promise<Ledger> {
  return openWorkspace({ folder, unlock: { key: STORE_KEY }, clock, random })
}

async function create(folder: string): Promise<void> {
  let calls = 0
  // The first random bytes of a new workspace are its store key: fixed here, to open without age.
  const fixed = (length: number) => (calls++ === 0 ? STORE_KEY : random(length))
  const settings = { review: 'self', owner: 'u-bench' } as const
  const made = { folder, passphrase: 'bench', settings, clock, random: fixed }
  await (await createWorkspace(made)).close()
}

/** Appends pads until the log has `size` leaves; gives the leaves a second. */
async function fill(folder: string, size: number): Promise<number> {
  const path = join(folder, DATABASE)
  const database = openEncrypted(path, STORE_KEY, { unreadable: 'damaged', cacheKib: 16_384 })
  const store = connect(database)
  const room = { store, inserters: new Inserters(store) }
  let { tail } = await readState(store)
  const [from, start] = [tail.size, performance.now()]
  while (tail.size < size) {
    const to = Math.min(size, tail.size + BATCH)
    tail = await inTransaction(store, async () => {
      let grown = tail
      while (grown.size < to) {
        const bytes = padFile(DAY, randomBytes(32).toString('hex'))
        const opening = { idx: grown.size, row: -1, kind: 'log.pad', subject: 'log' }
        const leaf = { opening: { ...opening, bytes, who: null }, c: commitmentOf(bytes, sha256) }
        grown = await appendLeaf(room, { era: FIRST_ERA, tail: grown }, leaf)
      }
      return grown
    })
  }
  const seconds = (performance.now() - start) / 1000
  database.close()
  return (size - from) / seconds
}

async function sign(folder: string): Promise<number> {
  const ledger = await open(folder)
  await ledger.checkpoint([])
  const { size } = await ledger.head()
  await ledger.close()
  return size
}

/** Memory of this process in MiB, now, and at its peak. */
function memory(name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8')
  return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
}

/** How long opening takes, by the clock and of the processor. */
async function openings(folder: string, count: number) {
  const runs: { ms: number; processorMs: number }[] = []
  for (let n = 0; n < count; n++) {
    const [start, before] = [performance.now(), process.cpuUsage()]
    const ledger = await open(folder)
    const { user, system } = process.cpuUsage(before)
    runs.push({ ms: performance.now() - start, processorMs: (user + system) / 1000 })
    await ledger.close()
  }
  return runs
}

/** A proof is of use only where it verifies. */
async function assertProves(ledger: Ledger, leaf: number): Promise<void> {
  const { proof, opening } = await ledger.prove(leaf)
  const key = readVkey((await ledger.log()).vkey)
  const text = new TextEncoder()
  const bytes = leafBytes(commitmentOf(text.encode(opening)))
  if (isFinding(key) || isFinding(verifyProofFile(text.encode(proof), bytes, { log: key })))
    throw new Error('the proof does not verify')
}

async function ask(folder: string, size: number): Promise<void> {
  await (await open(folder)).close()
  const runs = await openings(folder, 9)
  say('open with the store key, median', median(runs.map(({ ms }) => ms)), 'ms', 100)
  say('the same, of the processor', median(runs.map(({ processorMs }) => processorMs)), 'ms')
  const ledger = await open(folder)
  const place = (n: number) => (n * 7919 * 131) % size
  await assertProves(ledger, place(1))
  const proofs = await times(TIMES, (n) => ledger.prove(place(n)))
  say('inclusion proof with its file, median', median(proofs), 'ms', 5)
  say('inclusion proof with its file, slowest of 201', Math.max(...proofs), 'ms')
  const growths = await times(TIMES, (n) => ledger.proveGrowth(1 + place(n), size))
  say('growth proof, median', median(growths), 'ms', 5)
  say('growth proof, slowest of 201', Math.max(...growths), 'ms')
  const change = { operation: 'claim.retract', by: 'u-bench', subject: 'cl_1' }
  const appended = await times(TIMES, () => ledger.change(change, async () => undefined))
  say('one change with its leaf, synced, median', median(appended), 'ms')
  await ledger.close()
}

/** What the process takes at its peak, before it has opened anything and after all of the above. */
async function measure(folder: string, size: number): Promise<void> {
  const empty = memory('VmHWM')
  await ask(folder, size)
  say('memory of the empty process', empty, 'MiB')
  say('memory over it, at its peak', memory('VmHWM') - empty, 'MiB', 50)
}

async function main(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'tumen-bench-log-'))
  try {
    const folder = join(root, 'workspace')
    await create(folder)
    const rate = await fill(folder, LEAVES / 2)
    const early = await sign(folder)
    say('leaves before the first checkpoint', early, '')
    say('appended, of the first half', rate, 'a second')
    say('appended, of the second half', await fill(folder, LEAVES), 'a second')
    const late = await sign(folder)
    say('leaves', late, '')
    say('the database', statSync(join(folder, DATABASE)).size / 2 ** 20, 'MiB')
    const own = fileURLToPath(import.meta.url)
    const args = [...process.execArgv, own, String(late), folder]
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
    if (status !== 0) throw new Error(`the part that asks ended with ${status}`)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

if (folderAsked === undefined) await main()
else await measure(folderAsked, LEAVES)
