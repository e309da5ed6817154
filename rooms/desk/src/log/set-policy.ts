// log.set-policy: says whom the log asks to confirm it; each of them learns that it is there.

import { logSetPolicy } from '@tumen/contract'
import { isFinding, type Policy, policyText, readPolicy, readVkey, vkey } from '@tumen/custody'
import type { Ledger } from '@tumen/ledger'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { isAddress, isWitnessAddress } from './ask-address.ts'

export const setPolicy = implement(logSetPolicy, async (desk, input, call) => {
  const policy = await fitPolicy(desk.ledger, input.policy)
  const { waitMs, authorities } = input
  const urls = [...policy.witnesses.values()].flatMap(({ url }) => url ?? [])
  if (![...urls, ...authorities.map(({ url }) => url)].every(isAddress)) unfit('address')
  if (!urls.every(isWitnessAddress)) unfit('witness-address')
  if (new Set(authorities.map(({ name }) => name)).size < authorities.length) unfit('repeated')
  const row = { id: desk.newId('po'), policy: policyText(policy), waitMs, authorities }
  const of = { operation: 'log.set-policy', subject: 'log', input }
  return makeChange(desk, call, of, async (write) => {
    const before = (await desk.ledger.read.rows('log_policy')).slice(-1)
    refuseStale(before, input.seen)
    await write.append('log_policy', row)
    return { witnesses: urls.length, authorities: authorities.length }
  })
})

/** The policy of a text; refuses one that cannot be read, or that does not name this log. */
async function fitPolicy(ledger: Ledger, text: string): Promise<Policy> {
  const policy = readPolicy(text)
  if (isFinding(policy)) return unfit('malformed')
  const own = readVkey((await ledger.log()).vkey)
  const isNamed = !isFinding(own) && policy.logs.some(({ key }) => vkey(key) === vkey(own))
  return isNamed ? policy : unfit('other-log')
}

function unfit(problem: string): never {
  throw new Refusal('policy-unfit', 'policy', [{ problem }])
}
