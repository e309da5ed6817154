// A terminal that keeps its output, so that a test or an example can run a command and read the
// output.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Terminal } from './terminal.ts'

/** What a captured command sees of the world. */
export interface Seen {
  cwd: string
  env?: Record<string, string>
  /** Standard input. */
  input?: string
  /** Answers to secret questions, in order. */
  secrets?: string[]
  clock?: () => Date
  signal?: AbortSignal
  /** A folder of this process, removed at its end, unless given. */
  stateFolder?: string
}

/** A terminal, and everything that was printed on it. */
export interface CapturedTerminal extends Terminal {
  readonly printed: { out: string; err: string }
  /** Presses Enter on a command that waits to be stopped. */
  pressEnter(): void
}

let madeFolder: string | undefined

function ownStateFolder(): string {
  if (madeFolder !== undefined) return madeFolder
  const made = mkdtempSync(join(tmpdir(), 'tumen-state-'))
  process.on('exit', () => rmSync(made, { recursive: true, force: true }))
  madeFolder = made
  return made
}

/** Makes a terminal for one command; nothing of the process is read but the clock and chance. */
export function captureTerminal(seen: Seen): CapturedTerminal {
  const printed = { out: '', err: '' }
  const secrets = [...(seen.secrets ?? [])]
  const signal = seen.signal ?? new AbortController().signal
  let enter = () => {}
  return {
    printed,
    out: (text) => {
      printed.out += text
    },
    err: (text) => {
      printed.err += text
    },
    isInteractive: false,
    columns: 80,
    env: seen.env ?? {},
    cwd: seen.cwd,
    stateFolder: seen.stateFolder ?? ownStateFolder(),
    signal,
    pressEnter: () => enter(),
    untilStopped: async (onEnter) => {
      enter = onEnter
      if (signal.aborted) return
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    },
    readInput: async () => seen.input ?? '',
    askSecret: async () => secrets.shift(),
    clock: seen.clock ?? (() => new Date()),
    random: (length) => new Uint8Array(randomBytes(length)),
  }
}
