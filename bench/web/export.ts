// 300,000 claims as CSV, as a workbook and as JSON lines, over HTTP and by the command: seconds by
// the clock and of the processor, bytes, and the memory of the process that makes the file at its
// peak; and what the same takes of a tenth as many, which says whether memory grows with the rows:
// after `npm run build`, `npx tsx --conditions=tumen-source bench/web/export.ts`. `--documents N`
// (30,000, ten claims each), `--only FORMAT`. The workspaces are made once and used again. Limits:
// 600 MB, and no more than 100 MB beyond the tenth.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { request } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { TABLE_FORMATS, type TableFormat } from '@tumen/contract'
import { agent, type Door, memoryMb, openDoor, processorMs } from './client.ts'
import { fillWorkspace } from './data.ts'

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '30000' }, only: { type: 'string' } },
})
const DOCUMENTS = Number(values.documents)
const CLAIMS_OF_DOCUMENT = 10
const [MOST_MB, MOST_MORE_MB] = [600, 100]
const COMMAND = join(import.meta.dirname, '../../rooms/cli/bin/tumen.js')
const LOOK_MS = 50

/** What one file took. */
interface Taken {
  rows: number
  bytes: number
  s: number
  cpuS: number
  mb: number
}

async function workspaceOf(documents: number): Promise<string> {
  const folder = join(tmpdir(), `tumen-bench-web-${documents}`)
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const started = performance.now()
  await fillWorkspace({ folder, documents, random, told: () => undefined })
  const s = (performance.now() - started) / 1000
  console.log(`${documents * CLAIMS_OF_DOCUMENT} claims are there after ${s.toFixed(0)} s`)
  return folder
}

/** Rows of a file: lines of records; of a workbook nobody counts them here. */
function rowsIn(file: string, format: TableFormat): number {
  if (format === 'xlsx') return Number.NaN
  const lines = readFileSync(file).reduce((count, byte) => count + Number(byte === 10), 0)
  return format === 'csv' ? lines - 1 : lines
}

/** Asks an open door for the file, as a browser that saves it does. */
async function overHttp(door: Door, format: TableFormat, file: string): Promise<Taken> {
  // The peak is counted from here on.
  writeFileSync(`/proc/${door.server.pid}/clear_refs`, '5')
  const [started, cpu] = [performance.now(), processorMs(door.server)]
  await new Promise<void>((resolve, reject) => {
    const headers = { cookie: door.cookie, origin: door.origin, 'content-type': 'application/json' }
    const sent = request(`${door.origin}/api/table.export`, { method: 'POST', headers, agent })
    sent.on('error', reject)
    sent.on('response', (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`status ${answer.statusCode}`))
      else pipeline(answer, createWriteStream(file)).then(resolve, reject)
    })
    sent.end(JSON.stringify({ table: 'claims', format }))
  })
  const s = (performance.now() - started) / 1000
  const cpuS = (processorMs(door.server) - cpu) / 1000
  const mb = memoryMb(door.server, 'VmHWM')
  return { rows: rowsIn(file, format), bytes: statSync(file).size, s, cpuS, mb }
}

/** The same by the command, in a process of its own that opens the workspace. */
async function byCommand(folder: string, format: TableFormat, file: string): Promise<Taken> {
  const started = performance.now()
  const args = ['claim', 'list', '--to', file, '--workspace', folder, '--role', 'analyst']
  const run = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, TUMEN_PASSPHRASE: 'bench' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const last = { mb: 0, cpuMs: 0 }
  const looking = setInterval(() => look(run, last), LOOK_MS)
  const code = await new Promise((resolve) => run.once('exit', resolve))
  clearInterval(looking)
  if (code !== 0) throw new Error(`the command ended with ${code}`)
  const s = (performance.now() - started) / 1000
  const { size: bytes } = statSync(file)
  return { rows: rowsIn(file, format), bytes, s, cpuS: last.cpuMs / 1000, mb: last.mb }
}

function look(run: ChildProcess, last: { mb: number; cpuMs: number }): void {
  try {
    const mb = memoryMb(run, 'VmHWM')
    if (mb > 0) Object.assign(last, { mb, cpuMs: processorMs(run) })
  } catch {
    // It has ended since.
  }
}

function tell(what: string, { rows, bytes, s, cpuS, mb }: Taken, small: Taken): void {
  const more = mb - small.mb
  const isOk = mb <= MOST_MB && more <= MOST_MORE_MB && !(rows < DOCUMENTS * CLAIMS_OF_DOCUMENT)
  console.log(
    `${what}: ${Number.isNaN(rows) ? '' : `${rows} rows, `}${(bytes / 1e6).toFixed(0)} MB in ` +
      `${s.toFixed(1)} s, ${cpuS.toFixed(1)} s of the processor; memory ${mb.toFixed(0)} of ` +
      `${MOST_MB} MB, ${more.toFixed(0)} of ${MOST_MORE_MB} MB beyond that of a tenth ` +
      `${isOk ? 'ok' : 'OVER'}`,
  )
  if (!isOk) process.exitCode = 1
}

async function measured(folder: string, into: string): Promise<Map<string, Taken>> {
  const found = new Map<string, Taken>()
  for (const format of TABLE_FORMATS) {
    if (!format.includes(values.only ?? '')) continue
    const file = join(into, `${found.size}.${format}`)
    const door = await openDoor(folder)
    found.set(`${format} over HTTP`, await overHttp(door, format, file))
    door.server.stdin?.end()
    await new Promise((resolve) => door.server.once('exit', resolve))
    const own = join(into, `${found.size}.${format}`)
    found.set(`${format} by the command`, await byCommand(folder, format, own))
  }
  return found
}

const into = mkdtempSync(join(tmpdir(), 'tumen-bench-export-'))
try {
  const [tenth, whole] = [await workspaceOf(DOCUMENTS / 10), await workspaceOf(DOCUMENTS)]
  console.log(`load of the machine ${loadavg()[0]?.toFixed(1)}`)
  const [small, large] = [
    await measured(tenth, mkdtempSync(join(into, 'tenth-'))),
    await measured(whole, into),
  ]
  for (const [what, taken] of large) tell(what, taken, small.get(what) as Taken)
} finally {
  agent.destroy()
  rmSync(into, { recursive: true, force: true })
}
