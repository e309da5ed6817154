// A film as large as is taken, through the command and through the form of the page, after `npm run
// build`: `npx tsx --conditions=tumen-source bench/intake/stream.ts [--mb N]` (4000, the limit).
// Printed: megabytes a second to the sealed state, and the peak of the memory of the process over
// its base, which is the same with a film of a few bytes. The file of the command is sparse, the
// body of the request is made while it is sent: neither is on the disk. It needs three times the
// size free in the system's temporary folder. Limits: issue 21 (20 MB/s), 150 MB (choice).
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createDesk } from '@tumen/desk'
import { type Door, MAIN, openServed } from '../web/served.ts'

const { values } = parseArgs({ options: { mb: { type: 'string', default: '4000' } } })
const BYTES = Number(values.mb) * 1_000_000
const LIMIT = { mbPerSecond: 20, memoryMb: 150 }
const FILM = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1')
const PASSPHRASE = 'a bench keeps no secrets'
const ABOUT = { published: '2022-05', language: 'und' }
const parent = mkdtempSync(join(tmpdir(), 'tumen-bench-stream-'))
const env = {
  ...{ PATH: process.env.PATH, HOME: parent, XDG_STATE_HOME: parent, LANG: 'en' },
  TUMEN_PASSPHRASE: PASSPHRASE,
}

async function makeWorkspace(name: string): Promise<string> {
  const folder = join(parent, name)
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const around = { folder, clock: () => new Date(), random, workFactor: 4 }
  const made = { passphrase: PASSPHRASE, owner: 'own', review: 'self' as const }
  await (await createDesk({ ...around, ...made })).close()
  return folder
}

/** The peak of the resident memory of a process, in MB; 0 once it has ended. */
function peakMb({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1000
  } catch {
    return 0
  }
}

interface Measured {
  seconds: number
  peakMb: number
}

async function byCommand(folder: string, path: string): Promise<Measured> {
  const words = ['-w', folder, 'document', 'add', path, '--json']
  const about = Object.entries(ABOUT).flatMap(([name, value]) => [`--${name}`, value])
  const begun = performance.now()
  const child = spawn(process.execPath, [MAIN, ...words, ...about], { env })
  let most = 0
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      said += piece.toString()
    })
  const watch = setInterval(() => {
    most = Math.max(most, peakMb(child))
  }, 5)
  const [status] = await once(child, 'exit')
  clearInterval(watch)
  if (status !== 0) throw new Error(`the command ended with ${status}: ${said}`)
  return { seconds: (performance.now() - begun) / 1000, peakMb: most }
}

const EDGE = 'edge7f3a'
const field = (name: string, value: string) =>
  `--${EDGE}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

/** Sends a film of so many bytes as a browser does; gives the seconds to the answer. */
async function send({ origin, cookie }: Door, length: number): Promise<number> {
  const head = Object.entries(ABOUT).map(([name, value]) => field(name, value))
  const disposition = 'Content-Disposition: form-data; name="file"; filename="a.mp4"'
  const start = Buffer.from(`${head.join('')}--${EDGE}\r\n${disposition}\r\n\r\n`)
  const end = Buffer.from(`\r\n--${EDGE}--\r\n`)
  const headers = {
    ...{ origin, cookie, 'content-type': `multipart/form-data; boundary=${EDGE}` },
    'content-length': start.length + length + end.length,
  }
  const begun = performance.now()
  const asked = request(`${origin}/documents/new`, { method: 'POST', headers })
  const answered = new Promise<number>((resolve, reject) => {
    asked.once('error', reject)
    asked.once('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
  })
  const write = async (bytes: Uint8Array) => {
    if (!asked.write(bytes)) await once(asked, 'drain')
  }
  await write(start)
  await write(FILM)
  const piece = randomBytes(1_000_000)
  for (let left = length - FILM.length; left > 0; left -= piece.length)
    await write(piece.subarray(0, Math.min(left, piece.length)))
  asked.end(end)
  const status = await answered
  if (status !== 303) throw new Error(`the form was answered with ${status}`)
  return (performance.now() - begun) / 1000
}

async function byForm(folder: string): Promise<{ small: Measured; large: Measured }> {
  const door = await openServed(folder, env)
  try {
    const small = { seconds: await send(door, FILM.length + 1), peakMb: peakMb(door.child) }
    const large = { seconds: await send(door, BYTES), peakMb: peakMb(door.child) }
    return { small, large }
  } finally {
    door.child.kill('SIGTERM')
    await once(door.child, 'exit')
  }
}

function say(door: string, small: Measured, large: Measured): void {
  const mbPerSecond = BYTES / 1e6 / (large.seconds - small.seconds)
  const over = large.peakMb - small.peakMb
  const speed = `${mbPerSecond.toFixed(0)} MB/s, limit ${LIMIT.mbPerSecond}`
  const memory = `${over.toFixed(0)} MB over ${small.peakMb.toFixed(0)}, limit ${LIMIT.memoryMb}`
  const ratios = [LIMIT.mbPerSecond / mbPerSecond, over / LIMIT.memoryMb]
  const told = ratios.map((one) => one.toFixed(2))
  process.stdout.write(`${door}: ${speed}, ratio ${told[0]}; ${memory}, ratio ${told[1]}\n`)
  if (ratios.some((one) => one > 1)) process.exitCode = 1
}

try {
  const load = loadavg()[0]?.toFixed(1)
  process.stdout.write(`${BYTES / 1e6} MB; load of the machine: ${load}\n`)
  const [tiny, film] = [join(parent, 'tiny.mp4'), join(parent, 'film.mp4')]
  writeFileSync(tiny, FILM)
  writeFileSync(film, FILM)
  truncateSync(film, BYTES)
  const folder = await makeWorkspace('command')
  const small = await byCommand(folder, tiny)
  say('command', small, await byCommand(folder, film))
  rmSync(folder, { recursive: true })
  const form = await byForm(await makeWorkspace('form'))
  say('form', form.small, form.large)
} finally {
  rmSync(parent, { recursive: true, force: true })
}
