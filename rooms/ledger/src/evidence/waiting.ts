// Files that came in whole and wait to be read: sealed under the name that their record will have,
// with the key and what was said of them beside, in no leaf of the log until the record is made.
// Source: decision 0112.
import { LedgerFault } from '../fault.ts'
import type { Store } from '../table/database.ts'
import { type Received, ReceivedFile } from './incoming.ts'
import { CHUNK_LENGTH } from './object-file.ts'
import type { ObjectKey, ObjectStore } from './object-store.ts'

/** What is kept of a file that waits. */
export interface Waiting {
  /** Of the record that will be made of it. */
  id: string
  /** Instant at which it was handed in. */
  at: string
  account: string
  /** What was said of it, in words of whoever makes the record. */
  body: string
}

/** A file that waits, without its bytes. */
export interface WaitingFile extends Waiting {
  bytesHash: string
  length: number
}

/** Bytes at the end by which an archive is told. */
const TAIL = 66_000

/** The table; its rows go when their record is made, or when nobody wants it any more. */
export const CREATE_WAITING: readonly string[] = [
  `CREATE TABLE waiting_file (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
    account TEXT NOT NULL, bytes_hash TEXT NOT NULL, length INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE, key BLOB NOT NULL, body TEXT NOT NULL) STRICT`,
]

interface Room {
  store: Store
  objects: ObjectStore
}

/** Keeps a file that has arrived; runs in the caller's transaction. Throws `duplicate`. */
export async function keepWaiting(
  { store, objects }: Room,
  { id, at, account, body }: Waiting,
  file: Received,
): Promise<string> {
  if (!(file instanceof ReceivedFile)) throw new LedgerFault('damaged')
  const { bytesHash, length } = file
  const name = objects.nameOf({ id, bytesHash })
  const known = store.selectFrom('waiting_file').select('n').where('id', '=', id)
  if (objects.has(name) || (await known.execute()).length > 0) throw new LedgerFault('duplicate')
  const key = objects.adopt(name, file)
  const row = { id, at, account, bytes_hash: bytesHash, length, name, key, body }
  await store
    .insertInto('waiting_file')
    .values(row as never)
    .execute()
    .catch((error: unknown) => {
      objects.remove(name)
      throw error
    })
  return name
}

/** The files that wait, of one id or all, in the order in which they came. */
export async function readWaiting(store: Store, id?: string): Promise<WaitingFile[]> {
  const all = store.selectFrom('waiting_file').orderBy('n')
  const query = id === undefined ? all : all.where('id', '=', id)
  const rows = await query
    .select(['id', 'at', 'account', 'body', 'length', 'bytes_hash as bytesHash'])
    .execute()
  return rows
}

/** The object of a file that waits; nothing where none of this id does. */
export async function waitingObject(store: Store, id: string): Promise<ObjectKey | undefined> {
  const query = store.selectFrom('waiting_file').select(['name', 'key']).where('id', '=', id)
  return query.executeTakeFirst()
}

/** Which of these names are of files that wait. */
export async function waitingNames(store: Store, names?: readonly string[]): Promise<string[]> {
  const query = store.selectFrom('waiting_file').select('name')
  const asked = names === undefined ? query : query.where('name', 'in', [...names])
  return (await asked.execute()).map(({ name }) => name)
}

/** Forgets that a file waits; runs in the caller's transaction. */
export async function endWaiting(store: Store, id: string): Promise<void> {
  await store.deleteFrom('waiting_file').where('id', '=', id).execute()
}

/** A file that waits, opened: its record takes the object as it lies. */
export class WaitedFile implements Received {
  readonly bytesHash: string
  readonly length: number
  readonly head: Uint8Array
  readonly tail: Uint8Array
  readonly id: string
  readonly #plain: Uint8Array

  constructor(id: string, bytesHash: string, plain: Uint8Array) {
    this.id = id
    this.bytesHash = bytesHash
    this.#plain = plain
    this.length = plain.length
    this.head = plain.subarray(0, CHUNK_LENGTH)
    this.tail = plain.subarray(-TAIL)
  }

  bytes(): Uint8Array {
    return this.#plain
  }

  /** It stays: whoever handed it in was told that it is kept. */
  discard(): void {}
}
