// How fast and how small the store is: `npx tsx --conditions=tumen-source bench/ledger/store.ts`.
// Arguments: `--claims N` (1,000,000), `--documents N` (100,000), `--quick` (a tenth of both).
// Each figure is printed beside its limit, as a ratio.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createWorkspace, type Ledger, openWorkspace } from '@tumen/ledger'
import {
  idOf,
  makeClaim,
  makeDocument,
  makeText,
  numbersFrom,
  QUESTION,
  scopeOf,
} from './store-data.ts'

const { values } = parseArgs({
  options: {
    claims: { type: 'string' },
    documents: { type: 'string' },
    quick: { type: 'boolean', default: false },
    work: { type: 'string' },
  },
})
const share = values.quick ? 0.1 : 1
const CLAIMS = Number(values.claims ?? 1_000_000 * share)
const DOCUMENTS = Number(values.documents ?? 100_000 * share)
const BATCH = 50_000
const SINGLES = 500

const clock = () => new Date()
const random = (length: number) => new Uint8Array(randomBytes(length))
const next = numbersFrom(values.work === undefined ? 52 : 53)
const by = 'u-bench'

/** Prints one figure, its limit, and how many times better (above 1) or worse it is. */
function print(what: string, figure: number, unit: string, limit?: [number, 'least' | 'most']) {
  const shown = `${what.padEnd(52)} ${figure.toFixed(figure < 10 ? 2 : 0).padStart(9)} ${unit}`
  if (!limit) return console.log(shown)
  const [bound, sort] = limit
  const ratio = sort === 'least' ? figure / bound : bound / figure
  console.log(`${shown.padEnd(72)} limit ${bound} (${ratio.toFixed(2)} x)`)
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function times(count: number, work: (n: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let n = 0; n < count; n++) taken.push(await timed(() => work(n)))
  return taken
}

/** Claims per second of a change: by the clock, and by the processor's time alone. */
interface Rate {
  byClock: number
  byProcessor: number
}

/** Imports claims in one change. The time to invent them counts for the processor only. */
async function importBatch(ledger: Ledger, first: number, count: number): Promise<Rate> {
  const change = { operation: 'claim.import', by, subject: idOf('run', next) }
  let doc = ''
  let inventedMs = 0
  const before = process.cpuUsage()
  const takenMs = await timed(() =>
    ledger.change(change, async (write) => {
      for (let k = 0; k < count; k++) {
        const start = performance.now()
        if (k % 10 === 0) doc = idOf('doc', next)
        const scope = scopeOf(first + k, next)
        const claim = makeClaim(doc, scope, next)
        inventedMs += performance.now() - start
        await write.appendClaim(claim, [scope])
      }
    }),
  )
  const { user, system } = process.cpuUsage(before)
  const byProcessor = (count / (user + system)) * 1_000_000
  return { byClock: (count / (takenMs - inventedMs)) * 1000, byProcessor }
}

async function importClaims(ledger: Ledger): Promise<Rate[]> {
  const rates: Rate[] = []
  for (let first = 0; first < CLAIMS; first += BATCH) {
    rates.push(await importBatch(ledger, first, Math.min(BATCH, CLAIMS - first)))
  }
  return rates
}

function printRates(what: string, rates: readonly Rate[]): void {
  const limit: [number, 'least'] = [10_000, 'least']
  print(`bulk import, ${what}`, median(rates.map((rate) => rate.byClock)), 'claims/s', limit)
  const alone = median(rates.map((rate) => rate.byProcessor))
  print('the same by the time of the processor', alone, 'claims/s', limit)
}

async function addDocuments(ledger: Ledger, count: number): Promise<number> {
  return timed(async () => {
    for (let n = 0; n < count; n++) {
      const text = makeText(n, next)
      const document = makeDocument(idOf('doc', next), text)
      const change = { operation: 'document.add', by, subject: document.id }
      await ledger.change(change, (write) =>
        write.appendDocument(document, text, Buffer.from(text)),
      )
    }
  })
}

async function addClaims(ledger: Ledger): Promise<number> {
  return timed(async () => {
    for (let n = 1; n <= SINGLES; n++) {
      const scope = scopeOf(n, next)
      const claim = makeClaim(idOf('doc', next), scope, next)
      const change = { operation: 'claim.record', by, subject: claim.id }
      await ledger.change(change, (write) => write.appendClaim(claim, [scope]))
    }
  })
}

const folder = values.work ?? join(mkdtempSync(join(tmpdir(), 'tumen-bench-')), 'workspace')
const storeKey = new Uint8Array(32).fill(7)
const passphrase = 'bench'

async function create(): Promise<Ledger> {
  let calls = 0
  // The first random bytes of a new workspace are its store key: fixed here, to open without age.
  const fixed = (length: number) => (calls++ === 0 ? storeKey : random(length))
  const settings = { review: 'self', owner: by } as const
  return createWorkspace({ folder, passphrase, settings, clock, random: fixed })
}

function open(unlock: { passphrase: string } | { key: Uint8Array }): Promise<Ledger> {
  return openWorkspace({ folder, unlock, clock, random })
}

async function writeAll(): Promise<void> {
  const ledger = await create()
  console.log(`${CLAIMS} claims, ${DOCUMENTS} documents of 2 kB, encrypted, synchronous=FULL\n`)
  const rates = await importClaims(ledger)
  printRates('median of changes with 50,000', rates)
  printRates('the last five changes', rates.slice(-5))
  const singles = await addClaims(ledger)
  print('claim append, one by one', (SINGLES / singles) * 1000, 'claims/s', [200, 'least'])
  const documents = await addDocuments(ledger, DOCUMENTS)
  const rate = (DOCUMENTS / documents) * 1000
  print('document append, one by one', rate, 'documents/s', [200, 'least'])
  await ledger.close()
}

async function readAll(): Promise<void> {
  const opened = median(await times(5, async () => (await open({ key: storeKey })).close()))
  print('open and close with the store key', opened, 'ms', [300, 'most'])
  print('the same with the passphrase (scrypt, 2^18)', await timed(openOnce), 'ms')
  const ledger = await open({ key: storeKey })
  const ask = async () => {
    const found = await ledger.read.claimsForFigure({ ...QUESTION, knownAt: '2999-01-01' })
    if (found.length < CLAIMS / 100) throw new Error(`only ${found.length} claims found`)
  }
  print('claims for a figure, first after opening, from disk', await timed(ask), 'ms', [
    250,
    'most',
  ])
  print(`claims for a figure, ${CLAIMS / 100} of ${CLAIMS}`, median(await times(9, ask)), 'ms', [
    250,
    'most',
  ])
  for (const [words, anyOf] of SEARCHES) {
    const query = { all: anyOf.map((word) => ({ anyOf: [word] })), none: [] }
    const taken = await times(9, async () => {
      const hits = await ledger.read.search(query)
      if (hits.length === 0 && words !== 'a word that is nowhere') throw new Error('nothing found')
    })
    print(`search: ${words}`, median(taken), 'ms', [100, 'most'])
  }
  await ledger.close()
}

const SEARCHES: [string, string[]][] = [
  ['two words in 1 % of documents', ['at least 52', 'seen']],
  ['Korean inside a word, 1 % of documents', ['격자', '침묵']],
  ['two words in every document', ['border', '북송']],
  ['one sign', ['격']],
  ['a word that is nowhere', ['heron']],
]

async function openOnce(): Promise<void> {
  await (await open({ passphrase })).close()
}

/** Work of a day in a process of its own, whose peak memory is printed. */
async function workOnce(): Promise<void> {
  const ledger = await open({ key: storeKey })
  for (let n = 0; n < 5; n++) await ledger.read.claimsForFigure(QUESTION)
  for (const [, anyOf] of SEARCHES) {
    await ledger.read.search({ all: anyOf.map((word) => ({ anyOf: [word] })), none: [] })
  }
  await importBatch(ledger, 0, 10_000)
  await addDocuments(ledger, 200)
  await ledger.close()
  // Not `resourceUsage().maxRSS`: a child begins there with the peak of its parent.
  const [, peakKib] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  console.log(Number(peakKib) / 1024)
}

/** Peak memory in MB that a program says of itself as its last word. */
function saidBy(args: readonly string[]): number {
  const child = spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' })
  return child.status === 0 ? Number(child.stdout) : Number.NaN
}

const IDLE = `import { readFileSync } from 'node:fs'
await import('@tumen/ledger')
console.log(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1] / 1024)`

/** Prints the peak of a day's work without what the loader of TypeScript takes here. */
function printPeak(): void {
  const self = fileURLToPath(import.meta.url)
  const peak = saidBy([...process.execArgv, self, '--work', folder])
  const idle = ['--input-type=module', '-e', IDLE]
  const loader = saidBy([...process.execArgv, ...idle]) - saidBy(idle)
  if (Number.isNaN(loader)) {
    print('peak memory, loader of TypeScript included', peak, 'MB')
    return
  }
  print('peak memory: figures, searches, import, documents', peak - loader, 'MB', [250, 'most'])
  print('beside it, the loader of TypeScript in this bench', loader, 'MB')
}

if (values.work !== undefined) {
  await workOnce()
  process.exit()
}
await writeAll()
await readAll()
print('database', statSync(join(folder, 'ledger.db')).size / 1e6, 'MB')
printPeak()
rmSync(dirname(folder), { recursive: true, force: true })
