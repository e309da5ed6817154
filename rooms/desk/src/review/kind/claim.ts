// Claims under review: an accepted one counts, a rejected one does not, and a returned one waits
// for its author.
import type { ReviewVerdict } from '@tumen/claim'
import type { ClaimInContext, Writer } from '@tumen/ledger'
import { acceptanceRows } from '../../claim/accept.ts'
import { readClaims } from '../../claim/read.ts'
import { acceptedDay, isOver } from '../../claim/state.ts'
import { documentRelations, undecidedAt } from '../../document/state.ts'
import type { Desk } from '../../operation.ts'
import { canRead } from '../../policy.ts'
import { findClaim } from '../../record/find.ts'
import { Refusal } from '../../refusal.ts'
import type { ReviewKind } from './kind.ts'

export const claimReview: ReviewKind = {
  named: () => ({}),
  async notices(desk, actor, items) {
    const found = await desk.ledger.read.claimNotices(items.map(({ line }) => line))
    const readable = found.filter(({ id, sensitivity, by }) =>
      canRead(actor, { id, sensitivity, by }),
    )
    return new Map(readable.map(({ id, by, isOver }) => [id, { by, isOver }]))
  },
  async titles(desk, _, items) {
    const found = await readClaims(
      desk,
      items.map(({ line }) => line),
    )
    const quote = ({ claim }: ClaimInContext) => claim.row.quote.map(({ text }) => text).join(' … ')
    return new Map([...found].map(([id, context]) => [id, quote(context)]))
  },
  async find(desk, actor, { line: claim }, field) {
    const context = await findClaim(desk, actor, claim, { code: 'not-found', field })
    return {
      by: context.claim.by,
      isOver: isOver(context),
      isAccepted: acceptedDay(context) !== undefined,
      refuseEarly: (of) => refuseUndecided(desk, context, of),
      conclude: (write, decision, comment) => conclude(desk, write, context, [decision, comment]),
      async reopen(write, comment) {
        await write.append('claim_status', { claim, status: 'reopened', reason: comment })
      },
    }
  },
}

/** Refuses a claim whose document may be a copy: an unnoticed one would count twice. */
async function refuseUndecided(
  desk: Desk,
  { claim }: ClaimInContext,
  field: string,
): Promise<void> {
  const undecided = undecidedAt(await documentRelations(desk), '9999-12-31')
  if (!undecided.has(claim.row.doc)) return
  throw new Refusal('lineage-undecided', field, [{ claim: claim.row.id, document: claim.row.doc }])
}

async function conclude(
  desk: Desk,
  write: Writer,
  context: ClaimInContext,
  [decision, reason]: readonly [ReviewVerdict, string],
): Promise<void> {
  const claim = context.claim.row.id
  if (decision === 'rejected')
    await write.append('claim_status', { claim, status: 'rejected_by_reviewer', reason })
  if (decision !== 'accepted' || acceptedDay(context) !== undefined) return
  for (const row of await acceptanceRows(desk, context, reason))
    await write.append('claim_status', row)
}
