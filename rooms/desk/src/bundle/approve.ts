// bundle.approve: lets a bundle that somebody else asked for be made within 24 hours, or refuses
// it.
import { given } from '@tumen/claim'
import { bundleApprove } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { refuseUnlooked } from './going.ts'
import { bundleAnswers } from './list.ts'
import { findBundle } from './state.ts'

export const approveBundle = implement(
  bundleApprove,
  async (desk, { bundle, decision, reason: why }, call) => {
    const change = {
      operation: 'bundle.approve',
      subject: bundle,
      input: { bundle, decision, why },
    }
    // Within the change nothing else is written, so that this would wait for its end.
    await desk.memory.accesses.flush(desk.ledger)
    return makeChange(desk, call, change, async (write) => {
      const found = await findBundle(desk, call.actor, bundle)
      const { request, state } = found
      if (request.by === call.actor.account) throw new Refusal('own-work', 'bundle')
      if (state !== 'waiting' && state !== 'approved')
        throw new Refusal('wrong-state', 'bundle', [{ state }])
      if (decision === 'approved') await refuseUnlooked(desk, call.actor, found)
      const row = { bundle, decision, ...given({ reason: why }) }
      await write.append('bundle_decision', row)
      const [answer] = await bundleAnswers(desk, call.actor, [found])
      const { restricted, restrictedCounts } = answer ?? {}
      return {
        ...{ bundle, state: decision, profile: request.row.profile },
        ...{ meant: request.row.meant, by: request.by },
        ...(restricted && { restricted }),
        ...(restrictedCounts && { restrictedCounts }),
      }
    })
  },
)
