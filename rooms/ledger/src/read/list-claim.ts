// Which claims a list shows, by number, a page at a time: each filter can lead, by an index of
// its own, or only narrow what another one found. The one that finds few leads; a large place
// never does, because its claims come in no order.
import { ACTS, type ChainLink, UMBRELLA_ACTS } from '@tumen/claim'
import { type RawBuilder, sql } from 'kysely'
import { among, fieldOf, ledBy, THEN } from '../dialect/sqlite.ts'
import type { ClaimFilter, Page } from '../ledger.ts'
import { counting, type Look } from './look.ts'
import { limitOf, pageBound } from './row.ts'

/** One filter, in both ways in which it can serve. */
interface Part {
  /** Where to look, with the claim as `c`; `key` is the claim's number there. */
  from: RawBuilder<unknown>
  key: RawBuilder<unknown>
  /** What must hold of rows of `from`. */
  leads: RawBuilder<unknown>
  /** The same, said of the claim `c` that another filter found. */
  narrows: RawBuilder<unknown>
  /** Where the others are that its index does not hold; they are few. */
  beside?: Omit<Part, 'narrows' | 'beside'>
}

const CLAIM_KEY = sql`c.seq`
const EVERY: Part = { from: sql`claim AS c`, key: CLAIM_KEY, leads: sql`TRUE`, narrows: sql`TRUE` }

/** How many claims are few. */
export interface ListBounds {
  /** Claims of a filter up to which it leads before a place. */
  ofFilter: number
  /** Claims of a place up to which all are looked up; a larger one is met on the way. */
  ofPlace: number
  /** The same when at most an act is asked beside it: the way then leads along the places. */
  ofPlaceAlone: number
  /** Claims of a place that are looked at first; then more and more. */
  first: number
}
const BOUNDS: ListBounds = { ofFilter: 1000, ofPlace: 30_000, ofPlaceAlone: 3000, first: 500 }

/** Numbers of the claims of a page, in its order; rows of undone changes are not there. */
export async function seqsOfClaims(
  look: Look,
  filter: ClaimFilter & Page,
  bounds = BOUNDS,
): Promise<number[]> {
  const isFew = filter.state === 'touched' && (await isLittleTouched(look, bounds.ofFilter))
  const parts = partsOf(filter, look, isFew)
  const place = filter.within === undefined ? undefined : placeOf(filter.within, filter.act)
  if (filter.order === 'id') return walkById(look, filter, parts, place?.narrows)
  if (!place) return walk(look, filter, parts)
  const [lead] = parts
  const isNarrow =
    lead !== undefined &&
    (await finds(look, sql`${lead.from} WHERE ${lead.leads}`, bounds.ofFilter))
  const isAlone = parts.length === (filter.act === undefined ? 0 : 1)
  const most = isAlone ? bounds.ofPlaceAlone : bounds.ofPlace
  if (!isNarrow && (await finds(look, sql`(${place.claims})`, most)))
    return gather(look, filter, { parts, place, first: bounds.first })
  if (isAlone && !isNarrow) return walk(look, filter, [place.alone, ...parts])
  return walk(look, filter, parts, place.narrows)
}

/** Whether no more rows than these are found. */
async function finds(look: Look, from: RawBuilder<unknown>, most: number): Promise<boolean> {
  const query = sql<{ n: number }>`SELECT count(*) AS n FROM (SELECT 1 FROM ${from}
    LIMIT ${most + 1})`
  return ((await query.execute(look.store)).rows[0]?.n ?? 0) <= most
}

/**
 * Whether little was ever taken back. Then it leads before the agents: they may have said most of
 * what there is, and a page of what is not among it would look at all of that.
 */
async function isLittleTouched(look: Look, most: number): Promise<boolean> {
  const statuses = sql`claim_status AS t WHERE ${GONE}`
  const relations = sql`claim_relation AS r WHERE ${REVOKES}`
  return (await finds(look, statuses, most)) && (await finds(look, relations, most))
}

/** Walks through what the first filter finds, until the page is full. */
async function walk(
  look: Look,
  page: Page,
  [lead = EVERY, ...others]: readonly Part[],
  place = sql`TRUE`,
): Promise<number[]> {
  const { bound, order } = await pageBound(look, 'claim', page)
  const found = async ({ from, key, leads }: Omit<Part, 'narrows'>) => {
    const query = sql<{ seq: number }>`SELECT DISTINCT ${key} AS seq FROM ${from}
      WHERE ${leads} AND ${key} ${bound} ${narrowed(others)} AND ${place}
      ${counting(look, 'c.leaf')}
      ORDER BY ${key} ${order} LIMIT ${limitOf(page)}`
    const { rows } = await query.execute(look.store)
    return rows.map((row) => row.seq)
  }
  const own = await found(lead)
  if (!lead.beside) return own
  const all = [...new Set([...own, ...(await found(lead.beside))])]
  const sign = page.order === 'newest' ? -1 : 1
  return all.sort((a, b) => sign * (a - b)).slice(0, limitOf(page))
}

/** Walks along the ids, so that all pages together pass every claim once. */
async function walkById(
  look: Look,
  page: Page,
  parts: readonly Part[],
  place = sql`TRUE`,
): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`SELECT c.seq FROM claim_id AS i
    ${THEN} claim AS c ON c.seq = i.claim
    WHERE i.id > ${page.after ?? ''} ${narrowed(parts)} AND ${place} ${counting(look, 'c.leaf')}
    ORDER BY i.id LIMIT ${limitOf(page)}`.execute(look.store)
  return rows.map(({ seq }) => seq)
}

/** Puts the claims of a place in order and keeps those for which the filters hold. */
async function gather(
  look: Look,
  page: Page,
  { parts, place, first }: { parts: readonly Part[]; place: Place; first: number },
): Promise<number[]> {
  const found: number[] = []
  let { bound, order } = await pageBound(look, 'claim', page)
  for (let size = first; found.length < limitOf(page); size *= 8) {
    const { rows } = await sql<{ claim: number }>`SELECT DISTINCT claim FROM (${place.claims})
      WHERE claim ${bound} ORDER BY claim ${order} LIMIT ${size}`.execute(look.store)
    const list = among(rows.map(({ claim }) => claim))
    const kept = await sql<{ seq: number }>`SELECT c.seq FROM claim AS c
      WHERE c.seq IN ${list} ${narrowed(parts)} ${counting(look, 'c.leaf')}
      ORDER BY c.seq ${order}`.execute(look.store)
    found.push(...kept.rows.map(({ seq }) => seq))
    const last = rows.at(-1)
    if (!last || rows.length < size) break
    bound = page.order === 'newest' ? sql`< ${last.claim}` : sql`> ${last.claim}`
  }
  return found.slice(0, limitOf(page))
}

function narrowed(parts: readonly Part[]): RawBuilder<unknown> {
  return sql.join(
    parts.map((part) => sql`AND ${part.narrows}`),
    sql` `,
  )
}

/** The filters that are asked for but the place, the one that finds the fewest first. */
function partsOf(filter: ClaimFilter, look: Look, isFew: boolean): Part[] {
  const { doc, origin, origins, agent, state, act } = filter
  const parts: Part[] = []
  if (doc !== undefined) parts.push(column('claim_doc', sql`c.doc = ${doc}`))
  if (isFew) parts.push(touched(look))
  if (origin !== undefined) parts.push(originIn([origin]))
  if (origins !== undefined) parts.push(originIn(origins))
  if (agent !== undefined) parts.push(inChain(sql`l.agent = ${agent}`))
  if (state === 'touched' && !isFew) parts.push(touched(look))
  if (state === 'undecided') parts.push(undecided(look))
  if (act !== undefined) parts.push(column('claim_act', sql`c.act = ${act}`))
  return parts
}

function column(index: string, condition: RawBuilder<unknown>): Part {
  const from = sql`claim AS c ${ledBy(index)}`
  return { from, key: CLAIM_KEY, leads: condition, narrows: condition }
}

function originIn(agents: readonly string[]): Part {
  const [only, second] = agents
  const isOne = second === undefined && only !== undefined
  const who = isOne ? sql`= ${only}` : sql`IN ${among(agents)}`
  return inChain(sql`l.agent ${who} AND l.origin = 1`, ledBy('chain_link_origin'))
}

function inChain(link: RawBuilder<unknown>, by = sql``): Part {
  return {
    from: sql`chain_link AS l ${by} ${THEN} claim AS c ON c.seq = l.claim`,
    key: sql`l.claim`,
    leads: link,
    narrows: sql`EXISTS (SELECT 1 FROM chain_link AS l WHERE ${link} AND l.claim = c.seq)`,
  }
}

interface Place {
  /** Numbers of the claims inside it, in no order, some more than once. */
  claims: RawBuilder<unknown>
  /** That the claim `c` is one of them. */
  narrows: RawBuilder<unknown>
  /** The place as what leads: the index by claims holds the paths, so few claims are read. */
  alone: Part
}

function placeOf(path: string, act: string | undefined): Place {
  const acts = among(act === undefined ? [...ACTS, ...UMBRELLA_ACTS] : [act])
  const scope = sql`SELECT s.claim FROM claim_scope AS s WHERE s.act IN ${acts}`
  // Everything inside the place lies between its path with `/` and with the sign after it, `0`.
  const inside = sql`s.path >= ${`${path}/`} AND s.path < ${`${path}0`}`
  const ofAct = act === undefined ? sql`` : sql`AND s.act = ${act}`
  const byClaim = sql`claim_scope AS s ${ledBy('claim_scope_claim')}`
  const isThere = sql`(s.path = ${path} OR (${inside}))`
  const narrows = sql`EXISTS (SELECT 1 FROM ${byClaim}
    WHERE s.claim = c.seq ${ofAct} AND ${isThere})`
  const from = sql`${byClaim} ${THEN} claim AS c ON c.seq = s.claim`
  return {
    claims: sql`${scope} AND s.path = ${path} UNION ALL ${scope} AND ${inside}`,
    narrows,
    alone: { from, key: sql`s.claim`, leads: sql`${isThere} ${ofAct}`, narrows },
  }
}

function undecided(look: Look): Part {
  // What was reopened waits again, also where it counted from its recording.
  const status = fieldOf('t.body', 'status')
  const last = sql`SELECT ${status} FROM claim_status AS t WHERE t.claim = c.id
    AND ${status} <> 'live' ${counting(look, 't.leaf')} ORDER BY t.seq DESC LIMIT 1`
  const unread = sql`${fieldOf('c.body', 'extraction.reviewed')} = 0`
  const open = sql`coalesce((${last}), CASE WHEN ${unread} THEN 'reopened' END) = 'reopened'`
  const beside = {
    from: sql`claim_status AS s ${ledBy('claim_status_gone')}
      ${THEN} claim_id AS i ON i.id = s.claim ${THEN} claim AS c ON c.seq = i.claim`,
    key: CLAIM_KEY,
    leads: sql`${fieldOf('s.body', 'status')} NOT IN ('accepted', 'live')
      AND ${fieldOf('s.body', 'status')} = 'reopened' AND ${open}`,
  }
  return { ...column('claim_waiting', sql`${unread} AND ${open}`), narrows: open, beside }
}

const GONE = sql`${fieldOf('t.body', 'status')} NOT IN ('accepted', 'live')`
/** That the status row `t` takes a claim out; the first condition is that of an index. */
export const IS_OVER = sql`${GONE} AND ${fieldOf('t.body', 'status')} <> 'reopened'`
const REVOKES = sql`${fieldOf('r.body', 'type')} IN ('retracts', 'corrects')`

function touched(look: Look): Part {
  const gone = sql`${GONE} ${counting(look, 't.leaf')}`
  const revokes = sql`${REVOKES} ${counting(look, 'r.leaf')}`
  const ids = sql`SELECT t.claim AS id FROM claim_status AS t WHERE ${gone}
    UNION SELECT r.to_id FROM claim_relation AS r WHERE ${revokes}`
  return {
    from: sql`(SELECT i.claim AS seq FROM (${ids}) AS n JOIN claim_id AS i ON i.id = n.id) AS d
      ${THEN} claim AS c ON c.seq = d.seq`,
    key: sql`d.seq`,
    leads: sql`TRUE`,
    narrows: sql`(EXISTS (SELECT 1 FROM claim_status AS t WHERE t.claim = c.id AND ${gone})
      OR EXISTS (SELECT 1 FROM claim_relation AS r WHERE r.to_id = c.id AND ${revokes}))`,
  }
}

/** Agents who withdrew a statement, by a status of it or by a claim that retracts it. */
export async function readWithdrawnOrigins(look: Look): Promise<string[]> {
  const ids = sql`SELECT t.claim AS id FROM claim_status AS t
    WHERE ${GONE} AND ${fieldOf('t.body', 'status')} = 'withdrawn_by_source'
    ${counting(look, 't.leaf')}
    UNION SELECT r.to_id FROM claim_relation AS r
    WHERE ${REVOKES} AND ${fieldOf('r.body', 'type')} = 'retracts' ${counting(look, 'r.leaf')}`
  // Claim by claim: links are found by their agent alone, and there may be millions.
  const { rows } = await sql<{
    chain: string
  }>`SELECT DISTINCT ${fieldOf('c.body', 'chain')} AS chain
    FROM (${ids}) AS n ${THEN} claim_id AS i ON i.id = n.id
    ${THEN} claim AS c ON c.seq = i.claim`.execute(look.store)
  const origins = rows.flatMap(
    ({ chain }) => (JSON.parse(chain) as ChainLink[]).at(-1)?.agent ?? [],
  )
  return [...new Set(origins)].sort()
}

/** For the statement that reads the rows of these claims. */
export function claimsNumbered(seqs: readonly number[], page: Page): RawBuilder<unknown> {
  const direction = page.order === 'newest' ? sql`DESC` : sql`ASC`
  const key = page.order === 'id' ? sql`id` : sql`seq`
  return sql`seq IN ${among(seqs)} ORDER BY ${key} ${direction}`
}
