// proposal.reject: notes that proposals are no claims of their text; they leave the list of open
// ones.
import { given } from '@tumen/claim'
import { proposalReject } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { chooseProposals } from './chosen.ts'
import { appendDecision } from './decide.ts'
import { refuseDecided } from './state.ts'

export const rejectProposals = implement(proposalReject, async (desk, input, call) => {
  const { document, layer, chosen } = await chooseProposals(desk, call, input)
  const keys = chosen.map(({ key }) => key)
  const change = { operation: 'proposal.reject', subject: document.id, input }
  return makeChange(desk, call, change, async (write) => {
    await refuseDecided(desk, document.id, keys, 'rejected')
    for (const key of keys)
      await appendDecision(desk, write, {
        ...{ document: document.id, key, decision: 'rejected' },
        ...given({ reason: input.reason, layer }),
      })
    return { rejected: keys.length }
  })
})
