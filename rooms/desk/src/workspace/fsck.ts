// workspace.fsck: recomputes everything and names what is wrong, by identifiers only.

import { workspaceFsck } from '@tumen/contract'
import { EVER } from '@tumen/ledger'
import { statementsIn } from '../change/future-row.ts'
import { step } from '../change/make.ts'
import { scopesOf } from '../claim/scope.ts'
import { askedParties, knownWitnesses } from '../log/policy.ts'
import { heldHeads } from '../log/sign.ts'
import { implement } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'

export const checkWorkspace = implement(workspaceFsck, async (desk, input, call) => {
  step(call, 'fsck', 0, 0)
  // A claim keeps the scopes of the places that were there when it was recorded.
  const gazetteer = await gazetteerOf(desk, EVER)
  const findings = await desk.ledger.fsck({
    all: input.all,
    progress: call.progress,
    witnesses: await knownWitnesses(desk.ledger),
    witnessed: (await heldHeads(desk.ledger, await askedParties(desk.ledger))).held,
    scopesOf: (claim) => scopesOf(claim, gazetteer),
  })
  const told = findings.map(async (one) => {
    const { leaf, changes } = one
    if (leaf === undefined || changes === undefined) return one
    const range = { first: leaf, last: leaf + changes - 1 }
    return { ...one, statements: await statementsIn(desk, call.actor, [range]) }
  })
  const sound = findings.every(({ harmless }) => harmless)
  if (sound) desk.memory.troubles.end('check')
  else desk.memory.troubles.begin('check', desk.clock().toISOString())
  return { sound, findings: await Promise.all(told) }
})
