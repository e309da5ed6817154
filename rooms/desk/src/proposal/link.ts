// Links between proposals become relations between claims once both are claims: also when the
// later one of a text was accepted first.
import type { ClaimRelationRow } from '@tumen/claim'
import type { Writer } from '@tumen/ledger'
import type { Proposal } from '@tumen/reading'
import { readClaims } from '../claim/read.ts'
import type { Call, Desk } from '../operation.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import type { Decisions } from './state.ts'

/** Appends the relations of new claims with each other, and with those that are there already. */
export async function appendLinks(
  write: Writer,
  all: readonly Proposal[],
  made: ReadonlyMap<string, string>,
  earlier: ReadonlyMap<string, string>,
): Promise<void> {
  for (const relation of relationsOf(all, made, earlier))
    await write.append('claim_relation', relation)
}

/** The relations that come with new claims; of both sides one is new. */
export function relationsOf(
  all: readonly Proposal[],
  made: ReadonlyMap<string, string>,
  earlier: ReadonlyMap<string, string>,
): ClaimRelationRow[] {
  return all.flatMap(({ key, links }) =>
    links.flatMap(({ type, to }): ClaimRelationRow[] => {
      if (!made.has(key) && !made.has(to)) return []
      const [from, target] = [key, to].map((one) => made.get(one) ?? earlier.get(one))
      return from === undefined || target === undefined || from === target
        ? []
        : [{ from, type, to: target }]
    }),
  )
}

/** Claims by the key of the proposal from which they came, as far as the asker may read them. */
export async function claimsOfDecisions(
  desk: Desk,
  { actor }: Call,
  decisions: Decisions,
): Promise<Map<string, string>> {
  const rows = [...decisions.values()].map(({ row }) => row)
  const contexts = await readClaims(
    desk,
    rows.flatMap(({ claim }) => claim ?? []),
  )
  const mayRead = mayReadClaim(actor)
  return new Map(
    rows.flatMap(({ key, claim }) => {
      const context = claim === undefined ? undefined : contexts.get(claim)
      return context && mayRead(context) ? [[key, context.claim.row.id] as const] : []
    }),
  )
}
