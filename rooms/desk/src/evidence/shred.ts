// evidence.shred: destroys a document and all that holds its words, for ever. The token of the
// check shows that the person has seen what goes; where a second person decides, somebody else has
// asked for it. Source: custody.md section 11, desk.md U6.

import type { ClaimStatusRow } from '@tumen/claim'
import { evidenceShred } from '@tumen/contract'
import type { ToldShredPlan } from '@tumen/ledger'
import { forgetAgents } from '../agent/index-by-name.ts'
import { makeChange } from '../change/make.ts'
import { readClaims } from '../claim/read.ts'
import { acceptedDay, STATUS_OF } from '../claim/state.ts'
import { forgetDocuments } from '../document/state.ts'
import { forgetTold } from '../memory.ts'
import { type Actor, type Call, type Desk, implement } from '../operation.ts'
import { forgetProposals } from '../proposal/book.ts'
import { Refusal } from '../refusal.ts'
import { backupsUntil, planFor, requestBy, tokenOf } from './check-shred.ts'

export const shredEvidence = implement(evidenceShred, async (desk, input, call) => {
  let leaf = -1
  const told: Call = {
    ...call,
    changed: (made) => {
      leaf = made
      call.changed?.(made)
    },
  }
  const change = { operation: 'evidence.shred', subject: 'log', input }
  const { reason } = input
  const done = await makeChange(desk, told, change, async (write) => {
    const plan = await allowedPlan(desk, call.actor, input)
    const revoked = await revokedStatuses(desk, plan)
    await write.shred({ documents: plan.documents, reason })
    for (const status of revoked) await write.append('claim_status', status)
    return plan
  })
  forgetAgents(desk)
  forgetDocuments(desk)
  forgetProposals(desk)
  forgetTold(desk)
  for (const one of done.documents) desk.memory.readings.stop(one)
  return { ...done, leaf, reason, backupsUntil: backupsUntil(desk) }
})

async function allowedPlan(
  desk: Desk,
  actor: Actor,
  { document, token }: { document: string; token: string },
): Promise<ToldShredPlan> {
  const plan = await planFor(desk, actor, document)
  const isAlone = desk.ledger.settings.review === 'self'
  if (!isAlone && !(await requestBy(desk, actor, plan)))
    throw new Refusal('second-person-needed', 'document')
  if (token !== tokenOf(plan)) throw new Refusal('stale-dry-run', 'token')
  return plan
}

/**
 * That a claim which goes had withdrawn or corrected another one stays in force, without its
 * words: else what was taken back would count again.
 */
async function revokedStatuses(desk: Desk, plan: ToldShredPlan): Promise<ClaimStatusRow[]> {
  const revoked = await readClaims(desk, plan.revoked)
  const revokers = await readClaims(desk, plan.claims)
  return [...revoked].flatMap(([claim, { relations }]) =>
    relations.flatMap(({ row }) => {
      const revoker = revokers.get(row.from)
      const { type } = row
      if (row.to !== claim || (type !== 'retracts' && type !== 'corrects')) return []
      if (!revoker || acceptedDay(revoker) === undefined) return []
      const { published: on } = revoker.claim.row
      return [{ claim, status: STATUS_OF[type], reason: 'shredded', on }]
    }),
  )
}
