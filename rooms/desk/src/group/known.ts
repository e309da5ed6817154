// Whether a record that may be given to groups is there, and whether somebody may know of it.
import type { Actor, Desk } from '../operation.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import type { Given } from './give-along.ts'

/** Whether a record is there, whoever asks. */
export async function isThere(desk: Desk, _: Actor, record: Given): Promise<boolean> {
  return (await recordOf(desk, record)) !== undefined
}

/** Whether somebody may know of a record. */
export async function isKnown(desk: Desk, actor: Actor, record: Given): Promise<boolean> {
  const { read } = desk.ledger
  const { kind, id } = record
  if (kind === 'document') {
    const found = await read.document(id)
    return found !== undefined && canRead(actor, objectOf(found))
  }
  if (kind === 'claim') {
    const found = await read.claim(id)
    return found !== undefined && canRead(actor, objectOf(found.claim))
  }
  const found = await recordOf(desk, record)
  return found !== undefined && (kind !== 'query' || found.by === actor.account)
}

async function recordOf(
  { ledger: { read } }: Desk,
  { kind, id }: Given,
): Promise<{ by: string } | undefined> {
  switch (kind) {
    case 'document':
      return read.document(id)
    case 'claim':
      return (await read.claim(id))?.claim
    case 'event':
      return read.event(id)
    case 'agent':
      return read.agent(id)
    default:
      return (await read.rows(kind)).find(({ row }) => row.id === id)
  }
}
