// Kills `tumen serve` at random moments while changes go on over HTTP, and asks `tumen workspace
// fsck` after each: `npm run build`, then `npx tsx --conditions=tumen-source
// bench/web/crash-serve.ts [kills]` (200). Every change that was answered must be there, and the
// check must end with 0; files that a killed process left behind are counted, and are no damage.
import { spawnSync } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDesk, openDesk } from '@tumen/desk'
import { type Door, MAIN, openServed } from './served.ts'

const PASSPHRASE = 'a bench keeps no secrets'
/** Checking grows with the workspace, so a new one begins after some kills. */
const KILLS_A_ROUND = 20
/** Senders at one time, and the longest time that they send before the kill. */
const SENDERS = 4
const LONGEST_MS = 700
const parent = mkdtempSync(join(tmpdir(), 'tumen-crash-serve-'))
const env = {
  PATH: process.env.PATH,
  HOME: parent,
  XDG_STATE_HOME: parent,
  LANG: 'en',
  TUMEN_PASSPHRASE: PASSPHRASE,
}

async function makeWorkspace(folder: string): Promise<void> {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const around = { folder, clock: () => new Date(), random, workFactor: 4 }
  const made = { passphrase: PASSPHRASE, owner: 'own', review: 'self' as const }
  await (await createDesk({ ...around, ...made })).close()
}

/** A change over HTTP: a report of some hundred kilobytes, or an event. */
function changeOf(id: string): [operation: string, input: object] {
  if (randomInt(3) === 0) return ['event.record', { id, title: `Event ${id}` }]
  const text = `Report ${id}. ${randomBytes(randomInt(20, 60_000)).toString('hex')}`
  return ['document.add', { id, title: id, text, language: 'en', published: '2026-01-01' }]
}

/** Sends changes one after the other until the door is gone; tells each that was answered. */
async function send(door: Door, prefix: string, answered: (id: string) => void): Promise<void> {
  const { origin, cookie } = door
  for (let n = 0; ; n++) {
    const id = `${prefix}-${n}`
    const [operation, input] = changeOf(id)
    const answer = await fetch(`${origin}/api/${operation}`, {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch(() => undefined)
    if (!answer) return
    if (answer.status !== 200) throw new Error(`${operation}: ${answer.status} ${answer.text}`)
    answered(id)
  }
}

/** Opens the door, sends, kills it among the answers, and gives what had been answered. */
async function killOne(folder: string, prefix: string): Promise<string[]> {
  const door = await openServed(folder, env)
  const ended = once(door.child, 'exit')
  const ids: string[] = []
  const note = (id: string) => {
    ids.push(id)
    if (ids.length === 1) setTimeout(() => door.child.kill('SIGKILL'), randomInt(LONGEST_MS))
  }
  await Promise.all(Array.from({ length: SENDERS }, (_, n) => send(door, `${prefix}-${n}`, note)))
  const [, signal] = (await ended) as [number | null, string | null]
  if (signal !== 'SIGKILL') throw new Error('the door ended by itself')
  return ids
}

function tumen(folder: string, args: readonly string[]) {
  const asked = [MAIN, '-w', folder, ...args]
  return spawnSync(process.execPath, asked, { env, encoding: 'utf8', maxBuffer: 1 << 28 })
}

/** Which of the answered changes are not there. */
async function missingOf(folder: string, answered: readonly string[]): Promise<string[]> {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const unlock = { passphrase: PASSPHRASE }
  const desk = await openDesk({ folder, unlock, clock: () => new Date(), random })
  const { read } = desk.ledger
  const missing: string[] = []
  for (const id of answered)
    if (!(await read.document(id)) && !(await read.event(id))) missing.push(id)
  await desk.close()
  return missing
}

/** Kills one workspace's door several times; gives how often something was wrong. */
async function runRound(round: number, kills: number, total: Total): Promise<void> {
  const folder = join(parent, `workspace-${round}`)
  await makeWorkspace(folder)
  for (let n = 0; n < kills; n++) {
    const answered = await killOne(folder, `r${round}k${n}`)
    const check = tumen(folder, ['workspace', 'fsck', '--json'])
    const missing = await missingOf(folder, answered)
    total.answered += answered.length
    total.left += Number(
      /(\d+|One) files? of a change/.exec(check.stderr)?.[1]?.replace('One', '1') ?? 0,
    )
    if (check.status === 0 && missing.length === 0) continue
    total.failed++
    console.log(`kill ${n}: fsck ended with ${check.status}`, check.stdout, check.stderr, missing)
  }
  const whole = tumen(folder, ['workspace', 'fsck', '--all'])
  if (whole.status !== 0) total.failed++
  rmSync(folder, { recursive: true, force: true })
}

interface Total {
  answered: number
  left: number
  failed: number
}

const kills = Number(process.argv[2] ?? 200)
const total: Total = { answered: 0, left: 0, failed: 0 }
for (let left = kills; left > 0; left -= KILLS_A_ROUND)
  await runRound(left, Math.min(left, KILLS_A_ROUND), total)
console.log(
  `${kills} kills of serve: ${total.answered} changes answered over HTTP; ` +
    `${total.failed} checks that did not end with 0 or missed one (limit 0); ` +
    `${total.left} files of cut-off changes removed at opening`,
)
rmSync(parent, { recursive: true, force: true })
if (total.failed > 0 || total.answered === 0) process.exitCode = 1
