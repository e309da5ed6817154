// Heads of claims: who speaks in them and where, for pictures and counts over thousands of claims,
// which need neither their words nor their numbers.
import type { Sensitivity } from '@tumen/claim'
import { sql } from 'kysely'
import type { ClaimFilter, ClaimHead, Page } from './ledger.ts'
import { claimsNumbered, seqsOfClaims } from './list-claim.ts'
import { counting, type Look } from './look.ts'

interface HeadRow {
  id: string
  doc: string
  by: string
  /** `["public", [{"agent": …}]]`: one reading of the record gives both. */
  fields: string
  decided: number
}

/** The heads of the claims of a page, in its order. */
export async function readClaimHeads(look: Look, filter: ClaimFilter & Page): Promise<ClaimHead[]> {
  const seqs = await seqsOfClaims(look, filter)
  const { rows } = await sql<HeadRow>`SELECT c.id, c.doc, c.by,
    json_extract(c.body, '$.sensitivity', '$.chain') AS fields,
    EXISTS (SELECT 1 FROM claim_status AS t WHERE t.claim = c.id ${counting(look, 't.leaf')})
      AS decided
    FROM claim AS c WHERE ${claimsNumbered(seqs, filter)}`.execute(look.store)
  return rows.map(headOf)
}

function headOf({ id, doc, by, fields, decided }: HeadRow): ClaimHead {
  const [sensitivity, chain] = JSON.parse(fields) as [Sensitivity, { agent: string }[]]
  const agents = chain.map(({ agent }) => agent)
  return { id, doc, by, sensitivity, agents, isDecided: decided === 1 }
}
