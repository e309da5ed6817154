// One command with bounds: its time, its memory, its processes and what it says. What it says on
// its second channel is dropped, since messages of programs quote the file. When anything is
// passed, the whole group of processes ends at once.
import { type ChildProcess, spawn } from 'node:child_process'
import type { StepLimit } from './limit.ts'
import { usedBy } from './watch.ts'

/** A command, what it reads, and its bounds. */
export interface BoundedCommand {
  command: readonly [string, ...string[]]
  /** Given on its standard input, so that it lies on no disk. */
  input: Uint8Array
  limit: StepLimit
  env?: Readonly<Record<string, string>> | undefined
  /** The account that runs it, where another than one's own can be had. */
  account?: number | undefined
  /** Told what it says, as it comes. */
  onOutput?: ((chunk: Uint8Array) => void) | undefined
  /** Called while it runs; what it throws ends the command, and is thrown on. */
  onTick?: (() => void) | undefined
  /** Asked after all that it says: whether that was its last word. Then it has ended well. */
  isOver?: (() => boolean) | undefined
}

export const ISOLATION_CODES = ['timed_out', 'out_of_memory', 'too_large', 'crashed'] as const
export type IsolationCode = (typeof ISOLATION_CODES)[number]

/** How a command ended: with a status, or by a bound. */
export type Ended =
  | { status: number; failed?: never }
  | { status?: never; failed: IsolationCode; limit?: number }

const TICK_MS = 40
/** A status above this is a signal, as shells count. */
const SIGNAL = 128
const [CPU_PASSED, KILLED, FILE_PASSED] = [SIGNAL + 24, SIGNAL + 9, SIGNAL + 25]

/** Runs a command to its end, or ends it. */
export function runBounded(bounded: BoundedCommand): Promise<Ended> {
  const { command, env = {}, account, limit } = bounded
  const [program, ...args] = command
  const isOther = account !== undefined
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env,
    cwd: '/',
    // A group of its own, so that all of it can be ended.
    detached: true,
    ...(isOther ? { uid: account, gid: account } : {}),
  })
  return new Promise((resolve, reject) => {
    let failed: Extract<Ended, { failed: IsolationCode }> | undefined
    /** After its last word nothing that it does counts. */
    let isOver = false
    let thrown: { error: unknown } | undefined
    const stop = (how: Extract<Ended, { failed: IsolationCode }>) => {
      if (!isOver) failed ??= how
      endGroup(child)
    }
    const guarded = (work: () => void) => {
      try {
        work()
      } catch (error) {
        thrown ??= { error }
        endGroup(child)
      }
    }
    const ticks = setInterval(() => {
      guarded(() => bounded.onTick?.())
      const { bytes, processes } = child.pid === undefined ? NOTHING : usedBy(child.pid)
      if (bytes > limit.memory) stop({ failed: 'out_of_memory', limit: limit.memory })
      else if (processes > limit.processes + OURS) stop({ failed: 'crashed' })
    }, TICK_MS)
    const clock = setTimeout(() => stop({ failed: 'timed_out', limit: limit.wallMs }), limit.wallMs)
    const settle = (ended: Ended) => {
      clearInterval(ticks)
      clearTimeout(clock)
      endGroup(child)
      if (thrown) reject(thrown.error)
      else resolve(failed ?? (isOver ? { status: 0 } : ended))
    }
    let said = 0
    child.stdout.on('data', (chunk: Uint8Array) => {
      said += chunk.length
      if (said > limit.outputBytes) stop({ failed: 'too_large', limit: limit.outputBytes })
      else guarded(() => bounded.onOutput?.(chunk))
      isOver ||= bounded.isOver?.() ?? false
      if (isOver) endGroup(child)
    })
    child.once('error', () => settle({ failed: 'crashed' }))
    child.once('close', (status, signal) => settle(endOf(status, signal, limit)))
    // Whoever has read enough closes the pipe.
    child.stdin.on('error', () => undefined)
    child.stdin.end(bounded.input)
  })
}

const NOTHING = { bytes: 0, processes: 0 }
/** The processes of the sandbox itself. */
const OURS = 4

function endOf(status: number | null, signal: string | null, limit: StepLimit): Ended {
  if (status === CPU_PASSED || signal === 'SIGXCPU')
    return { failed: 'timed_out', limit: limit.cpuSeconds * 1000 }
  if (status === FILE_PASSED || signal === 'SIGXFSZ')
    return { failed: 'too_large', limit: limit.fileBytes }
  // Nobody else ends it: the system does when memory runs out, or the harder bound of its time.
  if (status === KILLED || signal === 'SIGKILL') return { failed: 'crashed' }
  if (status === null || status > SIGNAL) return { failed: 'crashed' }
  return { status }
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}
