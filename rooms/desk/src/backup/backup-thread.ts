// A thread that makes one backup: the copy of the database and the look at all of its pages are
// single calls of its library, and would hold everybody up who asks meanwhile.
import { randomBytes } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import {
  type BackupOptions,
  LedgerFault,
  type LedgerFaultCode,
  type MadeBackup,
  makeBackup,
} from '@tumen/ledger'

/** What the thread is asked to do; `now` is what the clock of the desk shows. */
export type BackupTask =
  | ({ kind: 'make'; now: string; key: Uint8Array } & Pick<
      BackupOptions,
      'folder' | 'to' | 'recipients'
    >)
  | { kind: 'stop' }

/** What it says. */
export type BackupNews =
  | { kind: 'ready' }
  | { kind: 'progress'; step: string; done: number; total: number }
  | { kind: 'made'; made: MadeBackup }
  | { kind: 'fault'; code: LedgerFaultCode }

const TOLD_MS = 50

const stopping = new AbortController()

function say(news: BackupNews): void {
  parentPort?.postMessage(news)
}

async function make(task: Extract<BackupTask, { kind: 'make' }>): Promise<void> {
  const { folder, to, recipients, key } = task
  let told = performance.now()
  const report = (step: string, done: number, total: number) => {
    if (performance.now() - told < TOLD_MS) return
    told = performance.now()
    say({ kind: 'progress', step, done, total })
  }
  try {
    const made = await makeBackup({
      ...{ folder, to, recipients, unlock: { key } },
      clock: () => new Date(task.now),
      random: (length) => new Uint8Array(randomBytes(length)),
      progress: { report, signal: stopping.signal },
    })
    say({ kind: 'made', made })
  } catch (error) {
    // A fault of another kind ends the thread.
    if (!(error instanceof LedgerFault)) throw error
    say({ kind: 'fault', code: error.code })
  }
}

parentPort?.on('message', (task: BackupTask) => {
  if (task.kind === 'stop') stopping.abort()
  else void make(task)
})
say({ kind: 'ready' })
