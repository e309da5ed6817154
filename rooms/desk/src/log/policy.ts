// log.policy: whom the log asks to confirm its checkpoints. Nobody, until somebody says so: each of
// them learns our address and the digest of a checkpoint.

import { logPolicy, type logPolicySchema, WITNESS_WAIT_MS } from '@tumen/contract'
import { isFinding, type Policy, readPolicy, vkey } from '@tumen/custody'
import { EVER, type Ledger } from '@tumen/ledger'
import type { z } from 'zod'
import { newestLeaf } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { isWitnessAddress } from './ask-address.ts'

/** Whom the log asks. */
export interface AskedParties extends z.output<typeof logPolicySchema> {
  /** Witnesses that have an address at which they may be asked. */
  witnesses: WitnessPlace[]
  /** Witnesses of an older policy that have another address: told, and not asked. */
  unasked: WitnessPlace[]
}

/** A witness, and where it is asked. */
export interface WitnessPlace {
  key: Policy['logs'][number]['key']
  url: string
}

/** The policy that counts; without one that of the log alone. */
export async function askedParties(ledger: Ledger): Promise<AskedParties> {
  const row = (await ledger.read.rows('log_policy')).at(-1)?.row
  if (!row) {
    const policy = `log ${(await ledger.log()).vkey}\nquorum none\n`
    return { policy, waitMs: WITNESS_WAIT_MS.usual, authorities: [], witnesses: [], unasked: [] }
  }
  const { policy, waitMs, authorities } = row
  const places = placesOf(policy)
  const witnesses = places.filter(({ url }) => isWitnessAddress(url))
  const unasked = places.filter(({ url }) => !isWitnessAddress(url))
  return { policy, waitMs, authorities, witnesses, unasked }
}

function placesOf(text: string): WitnessPlace[] {
  const policy = readPolicy(text)
  if (isFinding(policy)) return []
  return [...policy.witnesses.values()].flatMap(({ key, url }) =>
    url === undefined ? [] : [{ key, url: url.replace(/\/+$/, '') }],
  )
}

/** Every witness that any policy of this log ever named, undone ones too. */
export async function knownWitnesses(ledger: Ledger): Promise<WitnessPlace['key'][]> {
  const rows = await ledger.read.rows('log_policy', undefined, EVER)
  const keys = rows.flatMap(({ row }) => {
    const policy = readPolicy(row.policy)
    return isFinding(policy) ? [] : [...policy.witnesses.values()].map(({ key }) => key)
  })
  return [...new Map(keys.map((key) => [vkey(key), key])).values()]
}

export const showPolicy = implement(logPolicy, async (desk) => {
  const { witnesses, unasked, ...asked } = await askedParties(desk.ledger)
  const leaf = newestLeaf((await desk.ledger.read.rows('log_policy')).slice(-1))
  const shown = ({ key, url }: WitnessPlace) => ({ name: key.name, url })
  const others = unasked.map((place) => ({ ...shown(place), unasked: true as const }))
  return { ...asked, witnesses: [...witnesses.map(shown), ...others], leaf }
})
