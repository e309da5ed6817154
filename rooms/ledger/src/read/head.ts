// Heads of claims: who speaks in them and where, for pictures and counts over thousands of claims,
// which need neither their words nor their numbers; and their places in a text, for search.
import type { Sensitivity } from '@tumen/claim'
import { sql } from 'kysely'
import { among, fieldOf, fieldsOf, ledBy } from '../dialect/sqlite.ts'
import type { ClaimFilter, Page } from '../ledger.ts'
import type { ClaimHead, ClaimNotice, ClaimQuote, ScopedClaims } from './claim-head.ts'
import { claimsNumbered, IS_OVER, seqsOfClaims } from './list-claim.ts'
import { counting, type Look } from './look.ts'

/** What can be read of claims without the rest of them. */
export interface HeadReader {
  /** The heads of a page of claims, which cost a third of them. */
  claimHeads(filter: ClaimFilter & Page): Promise<ClaimHead[]>
  /** What says who may know of these claims, and whether they were taken out; in no order. */
  claimNotices(ids: readonly string[]): Promise<ClaimNotice[]>
  /**
   * Which of these claims, and of these documents by their claims, speak of one of these acts in a
   * place: `claim ID` or `document ID`.
   */
  claimsInScope(scope: ScopedClaims): Promise<string[]>
  /** Where the first 1,000 claims of each of these documents stand, in the order of recording. */
  claimQuotes(docs: readonly string[]): Promise<ClaimQuote[]>
}

type Reading = <T>(read: (look: Look) => Promise<T>) => Promise<T>

/** The reader of them over a store; `together`: several statements see one state. */
export function headReader(safely: Reading, together: Reading): HeadReader {
  return {
    claimHeads: (filter) => together((look) => readClaimHeads(look, filter)),
    claimNotices: (ids) => safely((look) => readClaimNotices(look, ids)),
    claimsInScope: (scope) => safely((look) => readClaimsInScope(look, scope)),
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

async function readClaimsInScope(
  look: Look,
  { claims, documents, acts, within: place }: ScopedClaims,
): Promise<string[]> {
  const inPlace =
    place === undefined
      ? sql``
      : sql`AND (s.path = ${place} OR (s.path >= ${`${place}/`} AND s.path < ${`${place}0`}))`
  const isScoped = sql`EXISTS (SELECT 1 FROM claim_scope AS s ${ledBy('claim_scope_claim')}
    WHERE s.claim = c.seq AND s.act IN ${among([...acts])} ${inPlace})`
  const { rows } = await sql<{ found: string }>`SELECT 'claim ' || c.id AS found
    FROM claim_id AS i JOIN claim AS c ON c.seq = i.claim
    WHERE i.id IN ${among([...claims])} AND ${isScoped} ${counting(look, 'c.leaf')}
    UNION SELECT 'document ' || c.doc FROM claim AS c
    WHERE c.doc IN ${among([...documents])} AND ${isScoped}
    ${counting(look, 'c.leaf')}`.execute(look.store)
  return rows.map(({ found }) => found)
}

/** Claims of one document whose places are read at the most. */
const MOST_OF_DOCUMENT = 1000

/** Where the claims of these documents stand, in the order of recording. */
async function readClaimQuotes(look: Look, docs: readonly string[]): Promise<ClaimQuote[]> {
  const numbered = sql`SELECT c.seq, row_number() OVER (PARTITION BY c.doc ORDER BY c.seq) AS n
    FROM claim AS c WHERE c.doc IN ${among(docs)} ${counting(look, 'c.leaf')}`
  const { rows } = await sql<{ id: string; doc: string; quote: string }>`SELECT id, doc,
    ${fieldOf('body', 'quote')} AS quote FROM claim
    WHERE seq IN (SELECT q.seq FROM (${numbered}) AS q WHERE q.n <= ${MOST_OF_DOCUMENT})
    ORDER BY seq`.execute(look.store)
  return rows.map(({ quote, ...row }) => ({ ...row, quote: JSON.parse(quote) }))
}
