// The same key with the same input answers as before and writes nothing; with another input it is
// refused. Only a salted digest of the input is kept, and the answer.
import { createHash } from 'node:crypto'
import { LedgerFault } from '../fault.ts'
import type { Store } from '../table/database.ts'

/** A key and the input that it stands for. */
export interface Idempotency {
  key: string
  input: string
}

/** The answer that was given before for this key; throws `key-reused` for another input. */
export async function findAnswer<R>(
  store: Store,
  { key, input }: Idempotency,
): Promise<{ result: R; leaf: number } | undefined> {
  const [known] = await store.selectFrom('idempotency').selectAll().where('key', '=', key).execute()
  if (!known) return undefined
  if (!digestOf(known.salt, input).equals(known.digest)) throw new LedgerFault('key-reused')
  return { result: (JSON.parse(known.output) as { result: R }).result, leaf: known.leaf }
}

/** Keeps the answer of a change under its key. */
export async function keepAnswer(
  store: Store,
  { key, input }: Idempotency,
  answer: { result: unknown; leaf: number; salt: Uint8Array },
): Promise<void> {
  const { salt, leaf } = answer
  const output = JSON.stringify({ result: answer.result })
  const values = { key, salt, digest: digestOf(salt, input), output, leaf }
  await store.insertInto('idempotency').values(values).execute()
}

function digestOf(salt: Uint8Array, input: string): Buffer {
  return createHash('sha256').update(salt).update(input, 'utf8').digest()
}
