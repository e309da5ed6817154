// Claims as operations give them back: with their state and rows, and without rows that point
// at claims that are not the asker's to see.
import { type EvidenceDocument, given, placeIn } from '@tumen/claim'
import type { ClaimInContext } from '@tumen/ledger'
import { openContent } from '../content/book.ts'
import { correctedClaims } from '../document/corrected.ts'
import { layersOfClaims } from '../document/text.ts'
import type { Actor, Desk } from '../operation.ts'
import { placeNamesOf } from '../place/name.ts'
import { answerOf, mayReadClaim } from '../record/row-answer.ts'
import { leavesBefore } from '../review/said-before.ts'
import { readClaims } from './read.ts'
import { openStateBook } from './state-book.ts'

/** The answers for claims that `actor` may read, in their order. */
export async function claimAnswers(desk: Desk, actor: Actor, contexts: ClaimInContext[]) {
  const stateOf = await openStateBook(desk, actor, contexts)
  const visible = await visibleOthers(desk, actor, contexts)
  const documents = await documentsOf(desk, contexts)
  const layerOf = await layersOfClaims(
    desk,
    contexts.map(({ claim }) => claim.row),
  )
  const ids = contexts.flatMap(({ claim, statuses }) => (statuses.length > 0 ? [claim.row.id] : []))
  const before = await leavesBefore(desk, actor, ids)
  const corrected = await correctedClaims(
    desk,
    contexts.map(({ claim }) => claim.row),
  )
  const named = await placeNamesOf(desk, contexts.flatMap(placesOf))
  const contentOf = await openContent(desk)
  return contexts.map((context) => {
    const { row, recorded, by, leaf } = context.claim
    const isOpen = (id: string) => id === row.id || visible.has(id)
    const relations = context.relations.filter(({ row }) => isOpen(row.from) && isOpen(row.to))
    const document = documents.get(row.doc)
    const { language } = document ?? {}
    return {
      claim: row,
      ...given({ language }),
      ...placeIn(layerOf(row, document), row.quote[0]?.start ?? 0),
      ...contentOf(row.doc, row.id),
      ...(corrected.has(row.id) ? { corrected: true as const } : {}),
      placeNames: Object.fromEntries(
        placesOf(context).flatMap((path) => {
          const names = named[path]
          return names ? [[path, names] as const] : []
        }),
      ),
      ...stateOf(context),
      statuses: context.statuses.filter(({ leaf }) => !before.has(leaf)).map(answerOf),
      relations: relations.map(answerOf),
      events: context.events.map(answerOf),
      recorded,
      by,
      leaf,
    }
  })
}

/** The paths that a claim names: its places that the gazetteer knows, and whose people it means. */
function placesOf({ claim: { row } }: ClaimInContext): string[] {
  const { places, proposition } = row
  const paths = [...places.map(({ gazetteer }) => gazetteer), proposition.affected?.population]
  return paths.filter((path) => path !== undefined)
}

/** Ids of readable claims at the other end of a relation. */
async function visibleOthers(
  desk: Desk,
  actor: Actor,
  contexts: ClaimInContext[],
): Promise<ReadonlySet<string>> {
  const visible = new Set(contexts.map(({ claim }) => claim.row.id))
  const others = contexts
    .flatMap(({ relations }) => relations.flatMap(({ row }) => [row.from, row.to]))
    .filter((id) => !visible.has(id))
  const mayRead = mayReadClaim(actor)
  for (const [id, context] of await readClaims(desk, others)) if (mayRead(context)) visible.add(id)
  return visible
}

/** The documents in which these claims stand. */
export async function documentsOf(
  desk: Desk,
  contexts: ClaimInContext[],
): Promise<ReadonlyMap<string, EvidenceDocument>> {
  const ids = [...new Set(contexts.map(({ claim }) => claim.row.doc))]
  const documents = await desk.ledger.read.documentsById(ids)
  return new Map(documents.map(({ row }) => [row.id, row]))
}
