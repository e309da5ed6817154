// Heads of claims: who speaks in them and where, for pictures and counts over thousands of claims,
// which need neither their words nor their numbers; and their places in a text, for search.
import type { Sensitivity } from '@tumen/claim'
import { sql } from 'kysely'
import { among, fieldOf, fieldsOf, ledBy } from '../dialect/sqlite.ts'
import type { ClaimFilter, Page } from '../ledger.ts'
import type {
  ClaimHead,
  ClaimNotice,
  ClaimQuote,
  RecordScope,
  ScopedRecords,
} from './claim-head.ts'
import { claimsNumbered, IS_OVER, seqsOfClaims } from './list-claim.ts'
import { counting, type Look } from './look.ts'

/** What can be read of claims without the rest of them. */
export interface HeadReader {
  /** The heads of a page of claims, which cost a third of them. */
  claimHeads(filter: ClaimFilter & Page): Promise<ClaimHead[]>
  /** What says who may know of these claims, and whether they were taken out; in no order. */
  claimNotices(ids: readonly string[]): Promise<ClaimNotice[]>
  /** The acts and places of these claims, and of those of these documents; each once. */
  scopesOf(records: ScopedRecords): Promise<RecordScope[]>
  /** Where the first 1,000 claims of each of these documents stand, in the order of recording. */
  claimQuotes(docs: readonly string[]): Promise<ClaimQuote[]>
}

type Reading = <T>(read: (look: Look) => Promise<T>) => Promise<T>

/** The reader of them over a store; `together`: several statements see one state. */
export function headReader(safely: Reading, together: Reading): HeadReader {
  return {
    claimHeads: (filter) => together((look) => readClaimHeads(look, filter)),
    claimNotices: (ids) => safely((look) => readClaimNotices(look, ids)),
    scopesOf: (records) => safely((look) => readScopesOf(look, records)),
    claimQuotes: (docs) => safely((look) => readClaimQuotes(look, docs)),
  }
}

interface HeadRow {
  id: string
  doc: string
  by: string
  /** `["public", "agent_1", null, …]`: one reading of the record gives all of it. */
  fields: string
  /** The whole chain where it is longer. */
  long: string | null
  decided: number
}

/** Speakers that are read one by one: few chains are longer, and whole ones take twice as long. */
const MOST_SINGLE = 8
const FIELDS = ['sensitivity', ...Array.from({ length: MOST_SINGLE }, (_, n) => agentAt(n))]

/** The heads of the claims of a page, in its order. */
async function readClaimHeads(look: Look, filter: ClaimFilter & Page): Promise<ClaimHead[]> {
  const seqs = await seqsOfClaims(look, filter)
  const { rows } = await sql<HeadRow>`SELECT c.id, c.doc, c.by,
    ${fieldsOf('c.body', FIELDS)} AS fields,
    CASE WHEN ${fieldOf('c.body', agentAt(MOST_SINGLE))} IS NOT NULL
      THEN ${fieldOf('c.body', 'chain')} END AS long,
    EXISTS (SELECT 1 FROM claim_status AS t WHERE t.claim = c.id ${counting(look, 't.leaf')})
      AS decided
    FROM claim AS c WHERE ${claimsNumbered(seqs, filter)}`.execute(look.store)
  return rows.map(headOf)
}

function agentAt(link: number): string {
  return `chain[${link}].agent`
}

function headOf({ id, doc, by, fields, long, decided }: HeadRow): ClaimHead {
  const [sensitivity, ...first] = JSON.parse(fields) as [Sensitivity, ...(string | null)[]]
  const agents =
    long === null
      ? first.filter((agent) => agent !== null)
      : (JSON.parse(long) as { agent: string }[]).map(({ agent }) => agent)
  return { id, doc, by, sensitivity, agents, isDecided: decided === 1 }
}

/** What is known of these claims beside their words, in no order. */
async function readClaimNotices(look: Look, ids: readonly string[]): Promise<ClaimNotice[]> {
  const { rows } = await sql<Omit<ClaimNotice, 'isOver'> & { over: number }>`SELECT c.id, c.by,
    ${fieldOf('c.body', 'sensitivity')} AS sensitivity,
    EXISTS (SELECT 1 FROM claim_status AS t WHERE t.claim = c.id AND ${IS_OVER}
      ${counting(look, 't.leaf')}) AS over
    FROM claim_id AS i JOIN claim AS c ON c.seq = i.claim
    WHERE i.id IN ${among(ids)} ${counting(look, 'c.leaf')}`.execute(look.store)
  return rows.map(({ over, ...row }) => ({ ...row, isOver: over === 1 }))
}

async function readScopesOf(
  look: Look,
  { claims, documents }: ScopedRecords,
): Promise<RecordScope[]> {
  const scopes = sql`claim_scope AS s ${ledBy('claim_scope_claim')}`
  const { rows } = await sql<RecordScope>`SELECT 'claim' AS kind, c.id, s.act, s.path
    FROM claim_id AS i JOIN claim AS c ON c.seq = i.claim JOIN ${scopes} ON s.claim = c.seq
    WHERE i.id IN ${among([...claims])} ${counting(look, 'c.leaf')}
    UNION SELECT 'document', c.doc, s.act, s.path
    FROM claim AS c JOIN ${scopes} ON s.claim = c.seq
    WHERE c.doc IN ${among([...documents])} ${counting(look, 'c.leaf')}`.execute(look.store)
  return rows
}

/** Claims of one document whose places are read at the most. */
const MOST_OF_DOCUMENT = 1000

/** Where the claims of these documents stand, in the order of recording. */
async function readClaimQuotes(look: Look, docs: readonly string[]): Promise<ClaimQuote[]> {
  const numbered = sql`SELECT c.seq, row_number() OVER (PARTITION BY c.doc ORDER BY c.seq) AS n
    FROM claim AS c WHERE c.doc IN ${among(docs)} ${counting(look, 'c.leaf')}`
  const { rows } = await sql<{ id: string; doc: string; layer: string | null; quote: string }>`
    SELECT id, doc, ${fieldOf('body', 'layer')} AS layer, ${fieldOf('body', 'quote')} AS quote
    FROM claim
    WHERE seq IN (SELECT q.seq FROM (${numbered}) AS q WHERE q.n <= ${MOST_OF_DOCUMENT})
    ORDER BY seq`.execute(look.store)
  return rows.map(({ quote, layer, ...row }) => {
    return { ...row, quote: JSON.parse(quote), ...(layer === null ? {} : { layer }) }
  })
}
