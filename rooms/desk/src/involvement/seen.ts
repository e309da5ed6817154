// The links of persons to events that somebody may see: not withdrawn, resting on what they may
// read, and those that are not for every eye where they may read such. One place decides, for
// lists, pages, history and exports.
import { given, type Involvement } from '@tumen/claim'
import type { InvolvementFilter, Page, Stored } from '@tumen/ledger'
import { readClaims } from '../claim/read.ts'
import type { Actor, Desk } from '../operation.ts'
import { can, canRead, isOwn } from '../policy.ts'
import { mayReadClaim, objectOf } from '../record/row-answer.ts'

/** The newest row of each link that fits and may be seen, in the order of their first rows. */
export async function seenInvolvements(
  desk: Desk,
  actor: Actor,
  filter: InvolvementFilter,
): Promise<Stored<Involvement>[]> {
  const found = await desk.ledger.read.involvements(filter)
  const held = found.filter(({ row }) => !row.withdrawn)
  const hidden = await hiddenAmong(desk, actor, held)
  const isRead = await sourcesRead(desk, actor, held)
  return held.filter(({ row }) => !hidden.has(row.id) && isRead(row))
}

/**
 * A page of the same, and one more if there is one. The rest is not read, so that all pages of many
 * links take as long as they do. Behind a link that may not be seen is where none is: at the first.
 */
export async function seenPage(
  desk: Desk,
  actor: Actor,
  filter: InvolvementFilter,
  { after, limit, order }: Required<Pick<Page, 'limit' | 'order'>> & Pick<Page, 'after'>,
): Promise<Stored<Involvement>[]> {
  const isAfter = after !== undefined && (await hasSeen(desk, actor, { ...filter, ids: [after] }))
  let from = isAfter ? after : undefined
  const page: Stored<Involvement>[] = []
  for (;;) {
    const asked = { limit: limit + 1, order, ...given({ after: from }) }
    const ids = await desk.ledger.read.involvementIds(filter, asked)
    const found = await seenInvolvements(desk, actor, { ...filter, ids })
    const byId = new Map(found.map((one) => [one.row.id, one]))
    page.push(...ids.flatMap((id) => byId.get(id) ?? []))
    from = ids.at(-1)
    if (page.length > limit || ids.length <= limit) return page.slice(0, limit + 1)
  }
}

async function hasSeen(desk: Desk, actor: Actor, filter: InvolvementFilter): Promise<boolean> {
  return (await seenInvolvements(desk, actor, filter)).length > 0
}

/**
 * Ids of links among these rows that are not for this asker: restricted ones, also as long as they
 * were not yet, but for those who wrote them or may read restricted fields where the link belongs.
 */
export async function hiddenAmong(
  desk: Desk,
  actor: Actor,
  rows: readonly Stored<Involvement>[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0 || can(actor, 'field.restricted')) return new Set()
  const ids = [...new Set(rows.map(({ row }) => row.id))]
  const newest = await desk.ledger.read.involvements({ ids })
  const closed = [...rows, ...newest].filter(({ row }) => row.sensitivity === 'restricted')
  const own = new Set(closed.filter(({ by }) => isOwn(actor, by)).map(({ row }) => row.id))
  const { held } = actor
  const within = held ? desk.ledger.reaching({ groups: held.groups }).read : undefined
  for (const { row } of (await within?.involvements({ ids })) ?? []) own.add(row.id)
  return new Set(closed.flatMap(({ row }) => (own.has(row.id) ? [] : [row.id])))
}

/** Whether somebody may read the claim or the document on which a link rests. */
async function sourcesRead(
  desk: Desk,
  actor: Actor,
  rows: readonly Stored<Involvement>[],
): Promise<(row: Involvement) => boolean> {
  const claims = rows.flatMap(({ row }) => row.claim ?? [])
  const documents = [...new Set(rows.flatMap(({ row }) => row.document ?? []))]
  const readable = new Set(
    [...(await readClaims(desk, claims))].flatMap(([id, one]) =>
      mayReadClaim(actor)(one) ? [`claim ${id}`] : [],
    ),
  )
  const found = documents.length > 0 ? await desk.ledger.read.documentsById(documents) : []
  for (const one of found) if (canRead(actor, objectOf(one))) readable.add(`document ${one.row.id}`)
  return ({ claim, document }) =>
    (claim === undefined || readable.has(`claim ${claim}`)) &&
    (document === undefined || readable.has(`document ${document}`))
}
