// The one place where fields are taken out of an answer that its asker may not read, after an
// operation has run and before any door sees it. A field that was taken out is absent, as an empty
// one is. Source: desk.md 10, C2.
import { contractByName } from '@tumen/contract'
import { EVER } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import { can } from '../policy.ts'
import { type Sieve, sieveOf } from './sieve.ts'

/** A closed field that an answer holds, and the record that it is of. */
export interface ClosedField {
  holder: Record<string, unknown>
  name: string
  /** Id of the nearest object around it that has one. */
  id?: string
}

// Schemas never change while a program runs; each is looked at when it first answers.
const sieves = new Map<string, Sieve | undefined>()

function sieveFor(operation: string): Sieve | undefined {
  if (!sieves.has(operation)) sieves.set(operation, sieveOf(contractByName(operation)?.output))
  return sieves.get(operation)
}

/**
 * Takes out of `answer`, which nobody else holds yet, what `actor` may not read; gives back the
 * closed fields that stay, which were read now.
 */
export async function cutAnswer(
  desk: Pick<Desk, 'ledger'>,
  actor: Actor,
  operation: string,
  answer: unknown,
): Promise<ClosedField[]> {
  const sieve = sieveFor(operation)
  const found: ClosedField[] = []
  if (sieve) gather(answer, sieve, undefined, found)
  if (found.length === 0 || can(actor, 'field.restricted')) return found
  const own = await recordedBy(desk, actor, found)
  return found.filter((one) => {
    if (one.id !== undefined && own.has(one.id)) return true
    delete one.holder[one.name]
    return false
  })
}

function gather(value: unknown, sieve: Sieve, id: string | undefined, found: ClosedField[]): void {
  if (typeof value !== 'object' || value === null) return
  const { closed, fields, each } = sieve
  if (each) for (const one of Object.values(value)) gather(one, each, id, found)
  const holder = value as Record<string, unknown>
  const own = typeof holder.id === 'string' ? holder.id : id
  for (const name of closed ?? [])
    if (holder[name] !== undefined)
      found.push({ holder, name, ...(own === undefined ? {} : { id: own }) })
  for (const [name, inner] of fields ?? []) gather(holder[name], inner, own, found)
}

/** Ids of the claims among them that the asker has written: who wrote something may read it. */
async function recordedBy(
  { ledger }: Pick<Desk, 'ledger'>,
  { account }: Actor,
  found: readonly ClosedField[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(found.flatMap(({ id }) => id ?? []))]
  if (ids.length === 0) return new Set()
  const claims = await ledger.read.claimsById(ids, EVER)
  return new Set(claims.flatMap(({ claim }) => (claim.by === account ? [claim.row.id] : [])))
}
