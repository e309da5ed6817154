// What two people should judge, by a rule that nobody can bend: everything that moves the number
// of origins, every copy that leaves, and of claims one in five, drawn by the digest of its id.
// Source: desk.md 4, W6.
import { createHash } from 'node:crypto'
import { itemOf } from '@tumen/claim'

/** Of claims this share is drawn. */
const SHARE = 0.2

const ALWAYS: ReadonlySet<string> = new Set(['lineage', 'speaker', 'redaction'])

/** Whether two people should judge an item. */
export function needsTwo(line: string): boolean {
  const kind = itemOf(line)?.kind
  if (kind !== 'claim') return kind !== undefined && ALWAYS.has(kind)
  const digest = createHash('sha256').update(line).digest()
  return digest.readUInt32BE(0) < SHARE * 2 ** 32
}
