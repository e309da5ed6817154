// Full-text search: the index proposes documents, newest first, and each is read and checked
// until enough were found. Nothing of a query is kept.
import { type RawBuilder, sql } from 'kysely'
import { instantOf } from '../change/recorded-instant.ts'
import { among, fieldOf, matchQuery, searchIndex } from '../dialect/sqlite.ts'
import type { SearchHit, SearchQuery } from '../ledger.ts'
import { knownBy, type Look } from '../read/look.ts'
import { within } from '../read/reach.ts'
import { STORED_COLUMNS, type StoredColumns, storedOf } from '../table/stored-row.ts'
import { newestLayerText } from './layer.ts'
import { matchText, type ReadyQuery, readyQuery } from './match.ts'

const DEFAULT_LIMIT = 50
const FIRST_BATCH = 100
const LARGEST_BATCH = 2000

/** Documents that hold what the query asks. A query without a group in `all` finds nothing. */
export async function search(look: Look, query: SearchQuery): Promise<SearchHit[]> {
  const { store, undone } = look
  const knownAt = query.knownAt && instantOf(query.knownAt)
  const isKnown = ({ leaf, recorded }: SearchHit['document']) =>
    !undone.has(leaf) && (knownAt === undefined || recorded <= knownAt)
  const ready = readyQuery(query)
  if (ready.all.length === 0 || ready.all.some((group) => group.length === 0)) return []
  const limit = Math.max(1, query.limit ?? DEFAULT_LIMIT)
  const match = matchQuery(ready.all)
  const fits = fitting(query)
  const hits: SearchHit[] = []
  let before = await firstBound(look, knownAt)
  for (let batch = FIRST_BATCH; hits.length < limit; batch = Math.min(batch * 2, LARGEST_BATCH)) {
    const proposed = await searchIndex(store, match, { before, limit: batch })
    for (const seq of proposed) {
      const hit = await checked(look, { seq, knownAt, fits }, ready)
      if (hit && isKnown(hit.document)) hits.push(hit)
      if (hits.length === limit) break
    }
    if (proposed.length < batch) break
    before = proposed.at(-1) as number
  }
  return hits
}

/** One more than the number of the newest document that may be found. */
async function firstBound(look: Look, knownAt: string | undefined): Promise<number> {
  if (knownAt === undefined) return Number.MAX_SAFE_INTEGER
  const { rows } = await sql<{ seq: number }>`SELECT seq FROM document
    WHERE ${knownBy(look, knownAt)} ORDER BY seq DESC LIMIT 1`.execute(look.store)
  return (rows[0]?.seq ?? 0) + 1
}

/** A document that the index proposes, and what it has to be beside its words. */
interface Proposed {
  seq: number
  knownAt: string | undefined
  fits: RawBuilder<unknown>
}

/** What a query says of a document beside its words, so that no other text is read. */
function fitting({ publishers, published }: SearchQuery): RawBuilder<unknown> {
  const fits = [sql`TRUE`]
  if (publishers) fits.push(sql`${fieldOf('d.body', 'publisher')} IN ${among(publishers)}`)
  if (published)
    fits.push(
      sql`${fieldOf('d.body', 'published.earliest')} <= ${published.latest}`,
      sql`${fieldOf('d.body', 'published.latest')} >= ${published.earliest}`,
    )
  return sql.join(fits, sql` AND `)
}

async function checked(
  look: Look,
  { seq, knownAt, fits }: Proposed,
  query: ReadyQuery,
): Promise<SearchHit | undefined> {
  const { rows } = await sql<StoredColumns & { text: string }>`SELECT ${COLUMNS},
    coalesce(${newestLayerText(look, sql`d.id`, knownAt)}, t.text) AS text
    FROM document AS d JOIN document_text AS t ON t.document = d.seq
    WHERE d.seq = ${seq} AND ${fits}${within(look.reach, 'd.leaf')}`.execute(look.store)
  const [found] = rows
  const matches = found && matchText(found.text, query)
  return matches && { document: storedOf(look, 'document', found), matches }
}

const COLUMNS = sql.join(STORED_COLUMNS.map((column) => sql.ref(`d.${column}`)))
