// Kills the writing process at random moments and shows that nothing acknowledged is lost: `npx tsx
// --conditions=tumen-source bench/ledger/crash.ts [kills]` (200). A child writes single changes and
// small imports without pause, destroys some, and prints each acknowledgement; after every SIGKILL
// the workspace is opened again, everything acknowledged is looked for (or gone), and fsck must be
// clean; a head that was signed and acknowledged stands outside of the workspace.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createWorkspace, type Ledger, type LedgerFinding, openWorkspace } from '@tumen/ledger'
import { idOf, makeClaim, makeDocument, makeText, numbersFrom, scopeOf } from './store-data.ts'

const KEY = new Uint8Array(32).fill(5)
const around = {
  clock: () => new Date(),
  random: (length: number) => new Uint8Array(randomBytes(length)),
}
const by = 'u-crash'
const KILLS_A_ROUND = 20

/** What the child says of a change that was acknowledged: what it was, its leaf and its ids. */
interface Acknowledged {
  kind: 'claim' | 'document' | 'import' | 'checkpoint' | 'shred'
  leaf: number
  ids: string[]
  size: number
}

function open(folder: string): Promise<Ledger> {
  const headFile = () => headFileOf(folder)
  return openWorkspace({ folder, unlock: { key: KEY }, ...around, headFile })
}

/** Where the newest head is kept outside of the workspace. */
function headFileOf(folder: string): string {
  return `${folder}.head`
}

/** The size that the head outside states; 0 where there is none. */
function sizeOutside(folder: string): number {
  if (!existsSync(headFileOf(folder))) return 0
  return Number(readFileSync(headFileOf(folder), 'utf8').split('\n')[1])
}

/** The child: writes until it is killed, and says what was acknowledged, one line each. */
async function write(folder: string, seed: number): Promise<never> {
  const ledger = await open(folder)
  const next = numbersFrom(seed)
  process.stdout.write('ready\n')
  for (let n = 0; ; n++) {
    const done = await writeOne(ledger, n, next)
    const { size } = await ledger.head()
    process.stdout.write(`${JSON.stringify({ ...done, size })}\n`)
  }
}

type Done = Omit<Acknowledged, 'size'>

async function writeOne(ledger: Ledger, n: number, next: () => number): Promise<Done> {
  if (n % 5 === 4) {
    await ledger.checkpoint()
    return { kind: 'checkpoint', leaf: (await ledger.head()).size - 1, ids: [] }
  }
  if (n % 10 === 9) return importClaims(ledger, next)
  if (n % 4 === 1) return shredOne(ledger, n, next)
  return n % 2 === 0 ? addDocument(ledger, n, next) : addClaim(ledger, n, next)
}

async function importClaims(ledger: Ledger, next: () => number): Promise<Done> {
  const ids: string[] = []
  const change = { operation: 'claim.import', by, subject: idOf('run', next) }
  const { leaf } = await ledger.change(change, async (writer) => {
    for (let k = 0; k < 150; k++) {
      const scope = scopeOf(k, next)
      const claim = makeClaim('doc_x', scope, next)
      ids.push(claim.id)
      await writer.appendClaim(claim, [scope])
    }
  })
  return { kind: 'import', leaf, ids }
}

async function addDocument(ledger: Ledger, n: number, next: () => number): Promise<Done> {
  const text = makeText(n, next)
  const document = makeDocument(idOf('doc', next), text)
  const change = { operation: 'document.add', by, subject: document.id }
  const { leaf } = await ledger.change(change, (writer) =>
    writer.appendDocument(document, text, Buffer.from(text)),
  )
  return { kind: 'document', leaf, ids: [document.id] }
}

/** Adds a document and destroys it. */
async function shredOne(ledger: Ledger, n: number, next: () => number): Promise<Done> {
  const { ids } = await addDocument(ledger, n, next)
  const [document = ''] = ids
  const change = { operation: 'evidence.shred', by, subject: 'log' }
  const { leaf } = await ledger.change(change, (writer) =>
    writer.shred({ documents: [document], reason: 'mistake' }),
  )
  return { kind: 'shred', leaf, ids }
}

async function addClaim(ledger: Ledger, n: number, next: () => number): Promise<Done> {
  const scope = scopeOf(n, next)
  const claim = makeClaim('doc_x', scope, next)
  const change = { operation: 'claim.record', by, subject: claim.id }
  const { leaf } = await ledger.change(change, (writer) => writer.appendClaim(claim, [scope]))
  return { kind: 'claim', leaf, ids: [claim.id] }
}

/** Starts the child, kills it after a while, and gives what it had acknowledged. */
async function killOne(folder: string, seed: number, afterMs: number): Promise<Acknowledged[]> {
  const self = fileURLToPath(import.meta.url)
  const child = spawn(process.execPath, [...process.execArgv, self, 'write', folder, `${seed}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: Acknowledged[] = []
  const lines = createInterface({ input: child.stdout })
  let timer: NodeJS.Timeout | undefined
  lines.on('line', (line) => {
    // The moment is counted from the first write on, so that kills fall among writes.
    if (line === 'ready') timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
    else acknowledged.push(JSON.parse(line) as Acknowledged)
  })
  await Promise.all([once(lines, 'close'), died(child)])
  clearTimeout(timer)
  return acknowledged
}

async function died(child: ChildProcess): Promise<void> {
  const [, signal] = await once(child, 'exit')
  if (signal !== 'SIGKILL') throw new Error('the writing process ended by itself')
}

/** What is missing of the acknowledged changes, and what fsck finds. */
async function examine(folder: string, acknowledged: readonly Acknowledged[], all = false) {
  const missing: string[] = []
  // A note that was shown stood outside before.
  const shown = acknowledged.findLast(({ kind }) => kind === 'checkpoint')?.size ?? 0
  if (sizeOutside(folder) < shown) missing.push(`head ${shown}`)
  const ledger = await open(folder)
  for (const { kind, ids } of acknowledged) {
    for (const id of ids) {
      const isGone = kind === 'shred'
      const isDocument = isGone || kind === 'document'
      const found = await (isDocument ? bytesOf(ledger, id) : ledger.read.claim(id))
      if ((found === undefined) !== isGone) missing.push(id)
    }
  }
  const { size } = await ledger.head()
  const last = acknowledged.at(-1)
  if (last && size < last.size) missing.push(`leaf ${last.size - 1}`)
  const findings = await ledger.fsck({ all })
  await ledger.close()
  return { missing, findings, size }
}

async function bytesOf(ledger: Ledger, id: string): Promise<true | undefined> {
  const stored = await ledger.read.document(id)
  if (!stored) return undefined
  const bytes = await ledger.bytesOf(stored.row)
  const hash = createHash('sha256').update(bytes).digest('hex')
  return hash === stored.row.bytesHash ? true : undefined
}

function isHarm(finding: LedgerFinding): boolean {
  return finding.harmless !== true
}

/** Prints what is wrong after an opening; 1 when anything is. */
function report(when: string, found: Awaited<ReturnType<typeof examine>>): number {
  const harm = found.findings.filter(isHarm)
  if (found.missing.length + harm.length === 0) return 0
  console.log(when, 'missing', found.missing.slice(0, 5), 'findings', harm.slice(0, 5))
  return 1
}

/** What some kills on one workspace showed. */
interface Round {
  changes: number
  rows: number
  leaves: number
  leftOver: number
  /** Openings after which something was missing or found. */
  failed: number
}

/** Kills the writer of one workspace several times, then looks for everything once more. */
async function runRound(parent: string, kills: number, next: () => number): Promise<Round> {
  const folder = join(parent, `workspace-${next()}`)
  let calls = 0
  const random = (length: number) => (calls++ === 0 ? KEY : around.random(length))
  const settings = { review: 'self', owner: by } as const
  const options = { folder, passphrase: 'x', workFactor: 4, settings, ...around, random }
  await (await createWorkspace(options)).close()
  const everything: Acknowledged[] = []
  let failed = 0
  for (let n = 1; n <= kills; n++) {
    const acknowledged = await killOne(folder, next(), next() % 400)
    everything.push(...acknowledged)
    failed += report(`kill ${n}`, await examine(folder, acknowledged))
  }
  // A later kill must not have taken what an earlier one left.
  const last = await examine(folder, everything, true)
  failed += report('at the end', last)
  rmSync(folder, { recursive: true, force: true })
  rmSync(headFileOf(folder), { force: true })
  const rows = everything.reduce((sum, { ids }) => sum + ids.length, 0)
  const { size: leaves, findings } = last
  return { changes: everything.length, rows, leaves, leftOver: findings.length, failed }
}

async function main(kills: number): Promise<void> {
  const parent = mkdtempSync(join(tmpdir(), 'tumen-crash-'))
  const seeds = numbersFrom(randomBytes(4).readUInt32LE())
  const total: Round = { changes: 0, rows: 0, leaves: 0, leftOver: 0, failed: 0 }
  // Checking grows with the workspace, so a new one begins after some kills.
  for (let left = kills; left > 0; left -= KILLS_A_ROUND) {
    const round = await runRound(parent, Math.min(left, KILLS_A_ROUND), seeds)
    for (const key of Object.keys(total) as (keyof Round)[]) total[key] += round[key]
  }
  const { changes, rows, leaves, leftOver, failed } = total
  console.log(
    `${kills} kills: ${changes} changes with ${rows} rows acknowledged, ${leaves} leaves in all; ` +
      `${failed} openings with something missing or found by fsck; ` +
      `${leftOver} object files left over (harmless)`,
  )
  rmSync(parent, { recursive: true, force: true })
  if (failed > 0 || changes === 0) process.exitCode = 1
}

const [mode = '200', folder = '', seed = '0'] = process.argv.slice(2)
if (mode === 'write') await write(folder, Number(seed))
else await main(Number(mode))
