// A door in front of the invented world, in a process of its own that runs what the build made:
// what the benchmarks of the web room ask, and whose memory they read.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const SERVER = `
import { randomBytes } from 'node:crypto'
import { openWorld } from '@tumen/world'
import { loadOperations } from '@tumen/desk'
import { keepHeapSmall, serveDesk } from '@tumen/web'
keepHeapSmall()
const random = (length) => new Uint8Array(randomBytes(length))
// As the command does before it opens.
await loadOperations()
const { desk } = await openWorld()
const actor = { account: 'u-bench', roles: ['documenter', 'analyst', 'reviewer'] }
const onFault = (fault) => console.error(fault)
const more = { language: 'en', invented: true, port: 0, random }
const door = await serveDesk({ desk, actor, onFault, ...more })
console.log(JSON.stringify({ origin: door.origin, words: [door.newWord(), door.newWord()] }))
process.stdin.resume()
process.stdin.on('end', () => process.exit())`

/** A door that is open until `close`. */
export interface WorldDoor {
  server: ChildProcess
  origin: string
  /** One of the two words, for who signs in by the page. */
  takeWord(): string
  /** Signs in with one of two words; gives the cookie of the session. */
  signIn(): Promise<string>
  close(): void
}

export async function openWorldDoor(): Promise<WorldDoor> {
  const args = ['--input-type=module', '-e', SERVER]
  const cwd = import.meta.dirname
  const server = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] })
  const line = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (data: Buffer) => resolve(data.toString()))
    server.once('exit', (code) => reject(new Error(`the door did not open: ${code}`)))
  })
  const { origin, words } = JSON.parse(line) as { origin: string; words: string[] }
  const takeWord = () => words.pop() ?? ''
  const signIn = async () => {
    const body = new URLSearchParams({ word: takeWord() })
    const init = { method: 'POST', headers: { origin }, body, redirect: 'manual' } as const
    const answer = await fetch(`${origin}/sign-in`, init)
    return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  return { server, origin, takeWord, signIn, close: () => server.stdin.end() }
}

/** Memory of a process in MB: the most that it ever took, or what it takes now. */
export function memoryMb({ pid }: ChildProcess, what: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
}

/** Time of the processor that a process took so far, in milliseconds; in steps of ten. */
export function processorMs({ pid }: ChildProcess): number {
  const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(after[11]) + Number(after[12])) * 10
}
