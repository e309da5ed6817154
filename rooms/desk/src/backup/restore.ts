// backup.restore: what is said in the log after a copy of the workspace was put back. A copy that
// is older than a head that the log signed has a log that cannot go on; by explicit order a new log
// begins, and the old one is closed for ever. Source: custody.md section 8.

import { createHash } from 'node:crypto'
import { given } from '@tumen/claim'
import { backupRestore } from '@tumen/contract'
import { type HeldNote, type KnownHead, openHeads, readVkey } from '@tumen/custody'
import type { Ledger, RestoreAnswer, StatedSize } from '@tumen/ledger'
import { askedParties } from '../log/policy.ts'
import { heldHeads } from '../log/sign.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'

export const restoreBackup = implement(
  backupRestore,
  async ({ ledger }, { newLog, evidence }, call) => {
    const given = evidence === undefined ? [] : [await fitEvidence(ledger, evidence)]
    const { held, stated } = await heldHeads(ledger, await askedParties(ledger))
    const order = { by: call.actor.account, newLog, witnessed: [...held, ...given] }
    const { leaf, vkey, against } = await restoreOr(ledger, order, stated)
    call.changed?.(leaf)
    return { leaf, newLog, vkey, evidence: against.map(shownHead) }
  },
)

/** A note that whoever asks has; refuses one that this log did not sign. */
async function fitEvidence(ledger: Ledger, text: string): Promise<HeldNote> {
  const key = readVkey((await ledger.log()).vkey)
  const note = { by: 'asker', note: text } as const
  if ('code' in key || openHeads([note], key).length === 0)
    throw new Refusal('evidence-unfit', 'evidence')
  return note
}

/** Does as ordered; refuses a new log for which a witness only states that it holds more. */
async function restoreOr(
  ledger: Ledger,
  order: Parameters<Ledger['restore']>[0],
  stated: readonly StatedSize[],
): Promise<RestoreAnswer> {
  const { size } = await ledger.head()
  const more = stated.filter((one) => one.size > size)
  return ledger.restore(order).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'log-continues' || more.length === 0) throw error
    const details = more.map((one) => ({ by: 'witness', ...one }))
    throw new Refusal('head-unsigned', undefined, details)
  })
}

function shownHead({ by, name, size, note }: KnownHead) {
  const digest = createHash('sha256').update(note).digest('hex')
  return { by, ...given({ name }), size, digest }
}
