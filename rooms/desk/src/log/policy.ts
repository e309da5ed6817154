// log.policy, log.set-policy: whom the log asks to vouch for its checkpoints. Nobody, until
// somebody says so: each of them learns our address and the digest of a checkpoint.
import { isFinding, type Policy, policyText, readPolicy, readVkey, vkey } from '@tumen/custody'
import { EVER, type Ledger } from '@tumen/ledger'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { operation } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { isAddress, isWitnessAddress } from './ask-address.ts'

/** How long witnesses and authorities are waited for. */
const WAIT_MS = { least: 100, most: 60_000, usual: 5000 }

const authoritySchema = z.object({ name: z.string(), url: z.string() })

/** What a policy says to whoever may read it. */
export const logPolicySchema = z.object({
  policy: z.string().describe('text of a tlog-policy'),
  waitMs: z.int(),
  authorities: z.array(authoritySchema).describe('authorities of time'),
})

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
    return { policy, waitMs: WAIT_MS.usual, authorities: [], witnesses: [], unasked: [] }
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

export const showPolicy = operation({
  name: 'log.policy',
  summary: 'Shows whom the log asks to vouch for it: witnesses, and authorities of time.',
  input: z.strictObject({}),
  output: logPolicySchema.extend({
    witnesses: z
      .array(
        z.object({
          name: z.string().describe('name of its key'),
          url: z.string(),
          unasked: z.literal(true).exactOptional().describe('its address is none to ask at'),
        }),
      )
      .describe('witnesses of the policy that have an address'),
  }),
  changes: false,
  long: false,
  async run(desk) {
    const { witnesses, unasked, ...asked } = await askedParties(desk.ledger)
    const shown = ({ key, url }: WitnessPlace) => ({ name: key.name, url })
    const others = unasked.map((place) => ({ ...shown(place), unasked: true as const }))
    return { ...asked, witnesses: [...witnesses.map(shown), ...others] }
  },
})

export const setPolicy = operation({
  name: 'log.set-policy',
  summary: 'Says whom the log asks to vouch for it; each of them learns that it is there.',
  input: z.strictObject({
    policy: z
      .string()
      .max(65_536)
      .describe('text of a tlog-policy that names this log and its witnesses with addresses'),
    authorities: z
      .array(
        z.strictObject({
          name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
          url: z.string().max(2000),
        }),
      )
      .max(8)
      .default([])
      .describe('authorities of time (RFC 3161), each with name and url'),
    waitMs: z
      .int()
      .min(WAIT_MS.least)
      .max(WAIT_MS.most)
      .default(WAIT_MS.usual)
      .describe('how long an answer is waited for, in milliseconds'),
  }),
  output: z.object({ witnesses: z.int(), authorities: z.int() }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const policy = await fitPolicy(desk.ledger, input.policy)
    const { waitMs, authorities } = input
    const urls = [...policy.witnesses.values()].flatMap(({ url }) => url ?? [])
    if (![...urls, ...authorities.map(({ url }) => url)].every(isAddress)) unfit('address')
    if (!urls.every(isWitnessAddress)) unfit('witness-address')
    if (new Set(authorities.map(({ name }) => name)).size < authorities.length) unfit('repeated')
    const row = { id: desk.newId('po'), policy: policyText(policy), waitMs, authorities }
    const of = { operation: 'log.set-policy', subject: 'log', input }
    return makeChange(desk, call, of, async (write) => {
      await write.append('log_policy', row)
      return { witnesses: urls.length, authorities: authorities.length }
    })
  },
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
