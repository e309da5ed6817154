// A door that the benches of the web open in a process of its own, over a workspace that
// `web/data.ts` made; it runs what `npm run build` made. And one who asks it, with what that took.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { KEY } from './data.ts'
import type { Asked } from './page.ts'

/** Connections that are kept open to a door at most. */
const CONNECTIONS = 50

/** The door as `tumen serve` opens it, but by the key; prints its address and a word. */
const SERVER = `
import { randomBytes } from 'node:crypto'
import { callByName, openDesk } from '@tumen/desk'
import { keepHeapSmall, serveDesk } from '@tumen/web'
keepHeapSmall()
const random = (length) => new Uint8Array(randomBytes(length))
const key = new Uint8Array(Buffer.from(${JSON.stringify(Buffer.from(KEY).toString('hex'))}, 'hex'))
const clock = () => new Date()
const desk = await openDesk({ folder: process.argv[1], unlock: { key }, clock, random })
const roles = ['documenter', 'analyst', 'reviewer', 'statistician', 'editor']
const actor = { account: 'u-bench', roles }
const onFault = (fault) => console.error(fault)
const people = Number(process.argv[2] ?? 0)
const address = people > 0 ? { address: { name: 'localhost' } } : {}
const options = { desk, actor, language: 'en', invented: false, onFault, port: 0, random }
const door = await serveDesk({ ...options, ...address })
// A group: half of the people belong to one office and half to the other.
const owner = { actor: { account: 'u-bench', roles: ['administrator'] }, progress: { report() {} } }
const run = Date.now().toString(36)
const call = (name, input) => callByName(desk, name, input, owner)
const groups = []
for (const office of people > 0 ? ['north', 'south'] : [])
  groups.push((await call('group.record', { name: office + ' ' + run })).id)
const words = []
for (let n = 0; n < people; n++) {
  const roles = ['documenter', 'analyst'].map((role) => ({ role, group: groups[n % 2] }))
  words.push((await call('account.invite', { account: 'p' + n + '-' + run, roles })).word)
}
console.log(JSON.stringify({ origin: door.origin, word: door.newWord(), words }))
process.stdin.resume()
process.stdin.on('end', () => process.exit())`

/** An open door, with somebody signed in. */
export interface Door {
  server: ChildProcess
  origin: string
  cookie: string
  onOneCore: boolean
}

/** What the process says once it serves. */
interface Opened {
  origin: string
  /** Signs the person at the keyboard in. */
  word: string
  /** Let the people of a group in. */
  words: string[]
}

/** The connections to the door; who has asked enough closes them. */
export const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

/** What came back: bytes of the body as they were sent. */
export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  ms: number
}

/** Asks for one page, or posts a form. */
export function ask(
  door: Pick<Door, 'origin' | 'cookie'>,
  { path, form }: Omit<Asked, 'name'>,
): Promise<Answer> {
  const started = performance.now()
  const body = form === undefined ? undefined : new URLSearchParams(form).toString()
  const headers = {
    ...{ cookie: door.cookie, origin: door.origin, 'accept-language': 'en' },
    'accept-encoding': 'gzip, br',
    ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
  }
  const method = body === undefined ? 'GET' : 'POST'
  return new Promise((resolve, reject) => {
    const sent = request(`${door.origin}${path}`, { method, headers, agent }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const ms = performance.now() - started
        const { statusCode: status = 0, headers } = answer
        resolve({ status, headers, body: Buffer.concat(parts), ms })
      })
    })
    // The server closes a connection that was quiet; a browser asks again then, too.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (!sent.reusedSocket || error.code !== 'ECONNRESET') return reject(error)
      ask(door, { path, ...(form === undefined ? {} : { form }) }).then(resolve, reject)
    })
    sent.end(body)
  })
}

/** Opens the door in a process of its own, on one core where the system can say so. */
export async function openDoor(folder: string): Promise<Door> {
  return (await openDoors(folder, 0))[0] as Door
}

/** The same for as many people, each signed in under an account of their own: two offices. */
export async function openGroup(folder: string, people: number): Promise<Door[]> {
  return openDoors(folder, people)
}

async function openDoors(folder: string, people: number): Promise<Door[]> {
  const onOneCore = spawnSync('taskset', ['-c', '0', 'true']).status === 0
  const program = [process.execPath, '--input-type=module', '-e', SERVER, folder, String(people)]
  const [command = '', ...args] = onOneCore ? ['taskset', '-c', '0', ...program] : program
  const options = { cwd: import.meta.dirname, stdio: ['pipe', 'pipe', 'inherit'] as const }
  const server = spawn(command, args, { ...options, stdio: [...options.stdio] })
  const line = await new Promise<string>((resolve, reject) => {
    server.stdout?.once('data', (data: Buffer) => resolve(data.toString()))
    server.once('exit', (code) => reject(new Error(`the door did not open: ${code}`)))
  })
  const { origin, word, words } = JSON.parse(line) as Opened
  const cookieOf = async (path: string, form: Record<string, string>) => {
    const signedIn = await ask({ origin, cookie: '' }, { path, form })
    return String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  }
  const cookies: string[] = []
  if (people === 0) cookies.push(await cookieOf('/sign-in', { word }))
  for (const one of words) cookies.push(await cookieOf('/join', { word: one, do: 'words' }))
  return cookies.map((cookie) => ({ server, origin, cookie, onOneCore }))
}

/** A place of sorted numbers: 0.5 for the median. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** One line: what was measured, the figure, and how far from its limit it is. */
export function print(what: string, figure: number, unit: string, limit?: number): void {
  const shown = `${what.padEnd(66)} ${figure.toFixed(figure < 10 ? 1 : 0).padStart(7)} ${unit}`
  const ratio = limit === undefined ? '' : `limit ${limit} (${(limit / figure).toFixed(2)} x)`
  process.stdout.write(`${shown.padEnd(80)}${ratio}\n`)
}

/** Memory of a process: the most that it had, or what it has now. */
export function memoryMb(server: ChildProcess, what: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8')
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
}

/** Time of the processor that a process has taken, all its threads together. */
export function processorMs({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  // In hundredths of a second, as Linux counts for programs.
  return (Number(fields[11]) + Number(fields[12])) * 10
}
