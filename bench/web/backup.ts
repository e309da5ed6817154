// How long readers wait while the open workspace is backed up whole: `npm run build`, then
// `npx tsx --conditions=tumen-source bench/web/backup.ts [--mb N] [--documents N]`.
// Pages are asked one after the other, with a pause, from a door in a process of its own: before,
// while a backup is made as the page and the day make it, and while one is made in the same thread.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openWorkspace } from '@tumen/ledger'
import { makeDocument } from '../ledger/store-data.ts'
import { agent, ask, memoryMb, print, quantile } from './client.ts'
import { fillWorkspace, KEY } from './data.ts'

const { values } = parseArgs({ options: { mb: { type: 'string' }, documents: { type: 'string' } } })
const MB = Number(values.mb ?? 1000)
const DOCUMENTS = Number(values.documents ?? 5000)
const LIMIT_MS = 300
const PAUSE_MS = 25
const PATHS = ['/', '/documents', '/claims', '/search?text=held', '/events', '/reviews']

const SERVER = `
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { backUpDesk, callByName, openDesk } from '@tumen/desk'
import { newBackupKey } from '@tumen/ledger'
import { keepHeapSmall, serveDesk } from '@tumen/web'
keepHeapSmall()
const [folder, to, hex] = process.argv.slice(1)
const random = (length) => new Uint8Array(randomBytes(length))
const unlock = { key: new Uint8Array(Buffer.from(hex, 'hex')) }
const clock = () => new Date()
const desk = await openDesk({ folder, unlock, clock, random })
const { recipient } = await newBackupKey('four words of chance', 10)
const spot = { to, recipients: [recipient] }
desk.memory.backups.spot = spot
const actor = { account: 'u-bench', roles: ['documenter', 'analyst', 'reviewer'] }
const onFault = (fault) => console.error(fault)
const door = await serveDesk(
  { desk, actor, language: 'en', invented: false, onFault, port: 0, random })
const progress = { report() {} }
const owner = { actor: { account: 'u-bench', roles: ['administrator'] }, progress }
console.log(JSON.stringify({ origin: door.origin, word: door.newWord() }))
createInterface(process.stdin).on('line', async (how) => {
  const made = how === 'here'
    ? await backUpDesk({ folder, unlock, clock, random, ...spot, whole: true, progress })
    : await callByName(desk, 'backup.make', {}, owner)
  console.log(JSON.stringify({ bytes: made.bytes }))
}).on('close', () => process.exit())`

async function fill(folder: string): Promise<void> {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  await fillWorkspace({ folder, documents: DOCUMENTS, random, told: () => undefined })
  const options = { folder, unlock: { key: KEY }, clock: () => new Date(), random }
  const ledger = await openWorkspace(options)
  for (let n = 0; n < MB; n++) {
    const [bytes, text] = [randomBytes(1e6), `Film ${n}.`]
    const document = { ...makeDocument(`film${n}`, text) }
    const bytesHash = createHash('sha256').update(bytes).digest('hex')
    await ledger.change(
      { operation: 'document.add', by: 'u-bench', subject: document.id },
      (write) => write.appendDocument({ ...document, bytesHash }, text, bytes),
    )
  }
  await ledger.close()
}

interface Served {
  server: ChildProcess
  origin: string
  cookie: string
  /** The next line that it says. */
  next(): Promise<Record<string, unknown>>
}

async function serve(folder: string, to: string): Promise<Served> {
  const key = Buffer.from(KEY).toString('hex')
  const args = ['--input-type=module', '-e', SERVER, folder, to, key]
  const options = { cwd: import.meta.dirname, stdio: ['pipe', 'pipe', 'inherit'] as const }
  const server = spawn(process.execPath, args, { ...options, stdio: [...options.stdio] })
  if (!server.stdout) throw new Error('no answer can be read')
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]()
  const next = async () => JSON.parse(String((await lines.next()).value))
  const { origin, word } = (await next()) as { origin: string; word: string }
  const signedIn = await ask({ origin, cookie: '' }, { path: '/sign-in', form: { word } })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  return { server, origin, cookie, next }
}

/** Asks page after page until something is over; how long each took. */
async function asked(door: Served, until: Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  let isOver = false
  void until.finally(() => {
    isOver = true
  })
  for (let n = 0; !isOver || taken.length < PATHS.length; n++) {
    const { status, ms } = await ask(door, { path: PATHS[n % PATHS.length] ?? '/' })
    if (status !== 200) throw new Error(`${PATHS[n % PATHS.length]}: ${status}`)
    taken.push(ms)
    await sleep(PAUSE_MS)
  }
  return taken
}

const parent = mkdtempSync(join(tmpdir(), 'tumen-bench-backup-'))
try {
  const [folder, to] = [join(parent, 'workspace'), join(parent, 'backups')]
  await fill(folder)
  const door = await serve(folder, to)
  await asked(door, sleep(2000))
  const database = Math.round(statSync(join(folder, 'ledger.db')).size / 1e6)
  console.log(
    `${MB} MB of evidence, a database of ${database} MB, load ${loadavg()[0]?.toFixed(1)}`,
  )
  for (const how of ['nothing', 'apart', 'here']) {
    const begun = performance.now()
    if (how !== 'nothing') door.server.stdin?.write(`${how}\n`)
    const over = how === 'nothing' ? sleep(10_000) : door.next()
    const taken = await asked(door, over)
    const seconds = (performance.now() - begun) / 1000
    print(
      `${how}: ${taken.length} pages in ${seconds.toFixed(1)} s, median`,
      quantile(taken, 0.5),
      'ms',
    )
    const limit = how === 'here' ? undefined : LIMIT_MS
    print(`${how}: p95`, quantile(taken, 0.95), 'ms', limit)
    print(`${how}: at most`, Math.max(...taken), 'ms')
    print(`${how}: memory of the process at most`, memoryMb(door.server, 'VmHWM'), 'MB')
    // The name of a backup tells its second.
    await sleep(1500)
  }
  door.server.stdin?.end()
  agent.destroy()
} finally {
  rmSync(parent, { recursive: true, force: true })
}
