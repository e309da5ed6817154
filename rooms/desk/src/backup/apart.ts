// Makes a backup of the workspace that is open in a thread, so that the desk answers others
// meanwhile; here, where no thread can be had. The file is the same either way.
import { type BackupOptions, LedgerFault, type MadeBackup, makeBackup } from '@tumen/ledger'
import { startThread } from '../thread.ts'
import type { BackupNews, BackupTask } from './backup-thread.ts'

// A thread that wants more ends alone: what it holds is the list of files, some 500 bytes each.
const MOST_MB = 2048
const FILE = new URL('../../dist/backup/backup-thread.js', import.meta.url)

/** How a workspace is backed up whose key is known: the key is what opens it in the thread. */
export interface ApartOptions extends BackupOptions {
  unlock: { key: Uint8Array }
}

/** Backs up as `makeBackup` does, in the thread of this file. */
export async function makeApart(options: ApartOptions, file = FILE): Promise<MadeBackup> {
  const thread = await startThread<BackupTask, BackupNews>(file, MOST_MB).catch(() => undefined)
  if (!thread) return makeBackup(options)
  const { folder, to, recipients, unlock, clock, progress } = options
  const stop = () => thread.tell({ kind: 'stop' })
  const { signal } = progress ?? {}
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  try {
    const task = { folder, to, recipients, key: unlock.key, now: clock().toISOString() }
    const news = await thread.ask({ kind: 'make', ...task }, ({ step, done, total }) =>
      progress?.report(step, done, total),
    )
    if (news.kind === 'made') return news.made
    throw new LedgerFault(news.kind === 'fault' ? news.code : 'unreadable')
  } finally {
    signal?.removeEventListener('abort', stop)
    thread.end()
  }
}
