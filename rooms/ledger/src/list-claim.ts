// Which claims a list shows, by number, a page at a time: each filter can lead, by an index of
// its own, or only narrow what another one found. So no list reads more claims than it shows.
import { type RawBuilder, sql } from 'kysely'
import { fieldOf, listOf } from './dialect-sqlite.ts'
import type { ClaimFilter, Page } from './ledger.ts'
import { counting, type Look } from './look.ts'
import { limitOf, pageBound } from './read-row.ts'

/** One filter, in both ways in which it can serve. */
interface Part {
  /** Where to look, with the claim as `c`; `key` is the claim's number there. */
  from: RawBuilder<unknown>
  key: RawBuilder<unknown>
  /** What must hold of rows of `from`. */
  leads: RawBuilder<unknown>
  /** The same, said of the claim `c` that another filter found. */
  narrows: RawBuilder<unknown>
}

const CLAIM_KEY = sql`c.seq`
const EVERY: Part = { from: sql`claim AS c`, key: CLAIM_KEY, leads: sql`TRUE`, narrows: sql`TRUE` }

/** Numbers of the claims of a page, in its order; rows of undone changes are not there. */
export async function seqsOfClaims(look: Look, filter: ClaimFilter & Page): Promise<number[]> {
  const [first = EVERY, ...others] = partsOf(filter, look)
  const { bound, order } = await pageBound(look.store, 'claim', filter)
  const narrow = others.map((part) => sql`AND ${part.narrows}`)
  const query = sql<{ seq: number }>`SELECT ${first.key} AS seq FROM ${first.from}
    WHERE ${first.leads} AND ${first.key} ${bound} ${sql.join(narrow, sql` `)}
    ${counting(look, 'c.leaf')}
    ORDER BY ${first.key} ${order} LIMIT ${limitOf(filter)}`
  const { rows } = await query.execute(look.store)
  return rows.map((row) => row.seq)
}

/** The filters that are asked for, the one that finds the fewest first. */
function partsOf(filter: ClaimFilter, look: Look): Part[] {
  const { doc, origin, agent, state, act, within } = filter
  const parts: Part[] = []
  if (doc !== undefined) parts.push(column('claim_doc', sql`c.doc = ${doc}`))
  if (origin !== undefined) parts.push(inChain(origin, sql`AND l.origin = 1`))
  if (agent !== undefined) parts.push(inChain(agent, sql``))
  if (state === 'touched') parts.push(touched(look))
  if (within !== undefined) parts.push(inPlace(within, act))
  if (state === 'undecided') parts.push(undecided(look))
  if (act !== undefined) parts.push(column('claim_act', sql`c.act = ${act}`))
  return parts
}

function column(index: string, condition: RawBuilder<unknown>): Part {
  const from = sql`claim AS c INDEXED BY ${sql.ref(index)}`
  return { from, key: CLAIM_KEY, leads: condition, narrows: condition }
}

function inChain(agent: string, origin: RawBuilder<unknown>): Part {
  const link = sql`l.agent = ${agent} ${origin}`
  return {
    from: sql`chain_link AS l CROSS JOIN claim AS c ON c.seq = l.claim`,
    key: sql`l.claim`,
    leads: link,
    narrows: sql`EXISTS (SELECT 1 FROM chain_link AS l WHERE ${link} AND l.claim = c.seq)`,
  }
}

function inPlace(path: string, act: string | undefined): Part {
  const ofAct = act === undefined ? sql`TRUE` : sql`s.act = ${act}`
  // Everything inside the place lies between its path with `/` and with the sign after it, `0`.
  const inside = sql`SELECT s.claim FROM claim_scope AS s WHERE ${ofAct}
    AND (s.path = ${path} OR (s.path >= ${`${path}/`} AND s.path < ${`${path}0`}))`
  return {
    from: sql`(SELECT DISTINCT claim FROM (${inside})) AS d
      CROSS JOIN claim AS c ON c.seq = d.claim`,
    key: sql`d.claim`,
    leads: sql`TRUE`,
    // The plus keeps the database from walking through the place first.
    narrows: sql`+c.seq IN (${inside})`,
  }
}

function undecided(look: Look): Part {
  const open = sql`${fieldOf('c.body', 'extraction.reviewed')} = 0
    AND NOT EXISTS (SELECT 1 FROM claim_status AS t WHERE t.claim = c.id
      AND ${fieldOf('t.body', 'status')} <> 'live' ${counting(look, 't.leaf')})`
  return { ...column('claim_waiting', open), narrows: open }
}

const GONE = sql`${fieldOf('t.body', 'status')} NOT IN ('accepted', 'live')`
const REVOKES = sql`${fieldOf('r.body', 'type')} IN ('retracts', 'corrects')`

function touched(look: Look): Part {
  const gone = sql`${GONE} ${counting(look, 't.leaf')}`
  const revokes = sql`${REVOKES} ${counting(look, 'r.leaf')}`
  const ids = sql`SELECT t.claim AS id FROM claim_status AS t WHERE ${gone}
    UNION SELECT r.to_id FROM claim_relation AS r WHERE ${revokes}`
  return {
    from: sql`(SELECT i.claim AS seq FROM (${ids}) AS n JOIN claim_id AS i ON i.id = n.id) AS d
      CROSS JOIN claim AS c ON c.seq = d.seq`,
    key: sql`d.seq`,
    leads: sql`TRUE`,
    narrows: sql`(EXISTS (SELECT 1 FROM claim_status AS t WHERE t.claim = c.id AND ${gone})
      OR EXISTS (SELECT 1 FROM claim_relation AS r WHERE r.to_id = c.id AND ${revokes}))`,
  }
}

/** For the statement that reads the rows of these claims. */
export function claimsNumbered(seqs: readonly number[], page: Page): RawBuilder<unknown> {
  const direction = page.order === 'newest' ? sql`DESC` : sql`ASC`
  return sql`seq IN (SELECT value FROM ${listOf(seqs)}) ORDER BY seq ${direction}`
}
