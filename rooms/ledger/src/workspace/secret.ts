// The workspace's own secrets and settings, kept in the encrypted database: what names objects,
// what signs the log, who created the workspace. Written once, at creation.
import { noteKey, type SigningKey } from '@tumen/custody'
import { LedgerFault } from '../fault.ts'
import type { WorkspaceSettings } from '../ledger.ts'
import { readLogs, type WorkspaceLog } from '../log/era.ts'
import type { Store } from '../table/database.ts'

/** The secrets of a workspace. */
export interface Secrets {
  /** Names objects. */
  nameKey: Uint8Array
  /** Stands in for ids that an opening cannot carry. */
  subjectKey: Uint8Array
  /** Every log, the newest last: its key signs checkpoints. */
  logs: WorkspaceLog[]
  /** Signs the manifests of bundles. */
  bundleKey: SigningKey
}

/** What each secret is called in the database. */
const SECRET_NAMES = ['name-key', 'subject-key', 'log-seed', 'bundle-seed'] as const

const SECRET_LENGTH = 32

/** Makes new secrets from `random` and writes them with the settings. */
export async function writeSecrets(
  store: Store,
  settings: WorkspaceSettings & { origin: string },
  random: (length: number) => Uint8Array,
): Promise<void> {
  await completeSecrets(store, random)
  for (const [name, value] of Object.entries(settings)) {
    await store.insertInto('setting').values({ name, value }).execute()
  }
}

/** Makes the secrets that a workspace of an earlier format has not. */
export async function completeSecrets(
  store: Store,
  random: (length: number) => Uint8Array,
): Promise<void> {
  const rows = await store.selectFrom('secret').select('name').execute()
  const known = new Set(rows.map(({ name }) => name))
  for (const name of SECRET_NAMES) {
    if (known.has(name)) continue
    const value = random(SECRET_LENGTH)
    await store.insertInto('secret').values({ name, value }).execute()
  }
}

/** Reads secrets and settings back; throws `damaged` when one is missing. */
export async function readSecrets(
  store: Store,
): Promise<{ secrets: Secrets; settings: WorkspaceSettings }> {
  const values = new Map<string, Uint8Array>()
  for (const row of await store.selectFrom('secret').selectAll().execute()) {
    values.set(row.name, row.value)
  }
  const texts = new Map<string, string>()
  for (const row of await store.selectFrom('setting').selectAll().execute()) {
    texts.set(row.name, row.value)
  }
  const review = needed(texts, 'review') as WorkspaceSettings['review']
  const origin = needed(texts, 'origin')
  return {
    secrets: {
      nameKey: needed(values, 'name-key'),
      subjectKey: needed(values, 'subject-key'),
      logs: await readLogs(store, origin, (name) => needed(values, name)),
      bundleKey: noteKey(needed(values, 'bundle-seed'), origin),
    },
    settings: { review, owner: needed(texts, 'owner') },
  }
}

function needed<T>(values: Map<string, T>, name: string): T {
  const value = values.get(name)
  if (value === undefined) throw new LedgerFault('damaged')
  return value
}
