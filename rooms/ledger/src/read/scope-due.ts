// Claims of an earlier format whose scopes are not all in the index: those that name a place on
// the way of their act (decision 0058). Scopes are drawn from claims, so they are in no leaf of the
// log; rows are only added. The list of what is due is no record either, and empties with the work.
import type { Claim } from '@tumen/claim'
import { sql } from 'kysely'
import { addScopes, among } from '../dialect/sqlite.ts'
import type { ClaimScope } from '../ledger.ts'
import { scopeRows } from '../table/claim-index.ts'
import type { Store } from '../table/database.ts'

const PAGE_CLAIMS = 500

/** How many claims wait for their scopes. */
export async function countScopesDue(store: Store): Promise<number> {
  const query = store.selectFrom('claim_scope_due').select((e) => e.fn.countAll<number>().as('n'))
  return (await query.executeTakeFirst())?.n ?? 0
}

/** Adds the scopes that claims which wait lack. Runs inside the caller's transaction. */
export async function drawScopesDue(
  store: Store,
  scopesOf: (claim: Claim) => ClaimScope[],
): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ seq: number; body: string | null }>`SELECT d.claim AS seq, c.body
      FROM claim_scope_due AS d LEFT JOIN claim AS c ON c.seq = d.claim
      ORDER BY d.claim LIMIT ${PAGE_CLAIMS}`.execute(store)
    if (rows.length === 0) return
    // A claim that was shredded meanwhile has no body, and no scopes.
    const scopes = rows.flatMap(({ seq, body }) =>
      body === null ? [] : scopeRows(scopesOf(JSON.parse(body) as Claim), seq),
    )
    await addScopes(store, scopes)
    await sql`DELETE FROM claim_scope_due WHERE claim IN
      ${among(rows.map(({ seq }) => seq))}`.execute(store)
  }
}
