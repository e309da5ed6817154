// The process as the command line sees it, in one place, so that a test can replace it without a
// process of its own.
import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { stateFolder } from './workspace/head-place.ts'

/** Everything that a command may use of the world around it. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Whether standard error is a terminal, so that a progress bar may be drawn. */
  readonly isInteractive: boolean
  readonly columns: number
  readonly env: Record<string, string | undefined>
  readonly cwd: string
  /** Folder for what is kept of this machine, outside of every workspace. */
  readonly stateFolder: string
  readonly signal: AbortSignal
  readInput(): Promise<string>
  /** Asks without echo; nothing when there is no terminal to ask. */
  askSecret(prompt: string): Promise<string | undefined>
  /** Waits until the program is told to stop; meanwhile says each time Enter is pressed. */
  untilStopped(onEnter: () => void): Promise<void>
  clock(): Date
  random(length: number): Uint8Array
}

/** The terminal of this process; `Ctrl+C` aborts `signal`. */
export function processTerminal(): Terminal {
  const abort = new AbortController()
  process.once('SIGINT', () => abort.abort())
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isInteractive: process.stderr.isTTY === true,
    columns: widthOf(process.stdout.columns),
    env: process.env,
    cwd: process.cwd(),
    stateFolder: stateFolder({ env: process.env, platform: process.platform, home: homedir() }),
    signal: abort.signal,
    readInput,
    askSecret,
    untilStopped: (onEnter) => untilStopped(abort, onEnter),
    clock: () => new Date(),
    random: (length) => new Uint8Array(randomBytes(length)),
  }
}

/** A terminal that does not know its width, or is too narrow to read, counts as 80 columns. */
function widthOf(columns: number | undefined): number {
  return columns === undefined || columns < 40 ? 80 : Math.min(columns, 100)
}

/** Ctrl+C, the system, or a window that is closed. */
async function untilStopped(abort: AbortController, onEnter: () => void): Promise<void> {
  const stop = () => abort.abort()
  process.once('SIGTERM', stop)
  process.once('SIGHUP', stop)
  const { stdin } = process
  const lines = stdin.isTTY ? createInterface({ input: stdin, terminal: false }) : undefined
  lines?.on('line', onEnter)
  await new Promise<void>((resolve) => {
    if (abort.signal.aborted) resolve()
    abort.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  lines?.close()
  // Nothing may keep the process when the door is closed.
  stdin.unref?.()
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

async function askSecret(prompt: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  // Only now, when the terminal no longer echoes what is typed.
  process.stderr.write(prompt)
  const answer = await new Promise<string>((resolve) => lines.question('', resolve))
  lines.close()
  process.stderr.write('\n')
  return answer
}
