// bundle.list: who asked for which bundle and what became of it.

import type { BundleRequest } from '@tumen/claim'
import { bundleList } from '@tumen/contract'
import { readClaims } from '../claim/read.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can, canRead } from '../policy.ts'
import { mayReadClaim, objectOf } from '../record/row-answer.ts'
import { looksOf } from './going.ts'
import { countNotes, documentNotes, notesOf, type RestrictedNote } from './note.ts'
import { nobodyApproves } from './office.ts'
import { type AskedBundle, askedBundles, findBundle } from './state.ts'

export const listBundles = implement(
  bundleList,
  async (desk, { bundle, state, limit }, { actor }) => {
    if (bundle !== undefined) await findBundle(desk, actor, bundle)
    const asked = (await askedBundles(desk, actor))
      .filter((one) => bundle === undefined || one.request.row.id === bundle)
      .filter((one) => state === undefined || one.state === state)
      .reverse()
    const bundles = await bundleAnswers(desk, actor, asked.slice(0, limit))
    const [one] = asked
    if (bundle === undefined || !one) return { bundles }
    if (!decides(actor, one)) {
      if (one.state !== 'waiting' || !(await nobodyApproves(desk, one))) return { bundles }
      return { bundles: bundles.map((answer) => ({ ...answer, nobodyApproves: true as const })) }
    }
    // What is to be looked at is read of the one that somebody decides about.
    await desk.memory.accesses.flush(desk.ledger)
    const { looks, closed } = await looksOf(desk, actor, one)
    const more = { looks, ...(closed > 0 && { closedToYou: closed }) }
    return { bundles: bundles.map((answer) => ({ ...answer, ...more })) }
  },
)

/** Whether somebody may decide about a bundle of which nobody has said anything yet. */
function decides(actor: Actor, { request, decision, state }: AskedBundle): boolean {
  if (decision || !['waiting', 'approved'].includes(state)) return false
  return request.by !== actor.account && can(actor, 'bundle.approve')
}

/** Bundles as they are listed, with what an actor may read of each. */
export async function bundleAnswers(desk: Desk, actor: Actor, bundles: readonly AskedBundle[]) {
  const readable = await readableIds(desk, actor, bundles)
  const notes = await notesById(desk, bundles)
  return bundles.map((one) => answerOf(one, readable, notes))
}

async function readableIds(
  desk: Desk,
  actor: Actor,
  bundles: readonly AskedBundle[],
): Promise<ReadonlySet<string>> {
  const idsOf = (of: (row: BundleRequest) => string[]) => [
    ...new Set(bundles.flatMap(({ request }) => of(request.row))),
  ]
  const documents = await desk.ledger.read.documentsById(idsOf((row) => row.documents))
  const claims = await readClaims(
    desk,
    idsOf((row) => row.claims),
  )
  const seen = documents.filter((document) => canRead(actor, objectOf(document)))
  return new Set([
    ...seen.map(({ row }) => `document ${row.id}`),
    ...[...claims].flatMap(([id, one]) => (mayReadClaim(actor)(one) ? [`claim ${id}`] : [])),
  ])
}

/**
 * What is above what members read of each record that its asker lets go. Who decides sees how many
 * things of which kind; which record only who may read it, and the words only who may read those.
 */
async function notesById(
  desk: Desk,
  bundles: readonly AskedBundle[],
): Promise<ReadonlyMap<string, readonly RestrictedNote[]>> {
  const ids = [...new Set(bundles.flatMap(({ request }) => request.row.notes ?? []))]
  const notes = new Map<string, readonly RestrictedNote[]>()
  for (const { row } of await desk.ledger.read.documentsById(ids))
    notes.set(row.id, await documentNotes(desk, row, true))
  for (const [id, { claim }] of await readClaims(desk, ids)) notes.set(id, notesOf(claim.row, true))
  return notes
}

function answerOf(
  { request, decision, seal, state, expires }: AskedBundle,
  readable: ReadonlySet<string>,
  notes: ReadonlyMap<string, readonly RestrictedNote[]>,
) {
  const { recorded, by } = request
  const { credentials, notes: said = [], objects, size, ...row } = request.row
  const known = said.flatMap((id) => notes.get(id) ?? [])
  const seen = known.filter(
    ({ id }) => readable.has(`document ${id}`) || readable.has(`claim ${id}`),
  )
  const documents = row.documents.filter((id) => readable.has(`document ${id}`))
  const claims = row.claims.filter((id) => readable.has(`claim ${id}`))
  return {
    ...{ ...row, state, asked: recorded, by },
    ...(decision && { decidedBy: decision.by }),
    ...(expires !== undefined && { expires }),
    ...(seal && { served: seal.recorded, leaf: seal.leaf, bytes: seal.row.bytes }),
    ...(credentials && { credentials: credentials.length }),
    ...(said.length > 0 && { restricted: seen, restrictedCounts: countNotes(known) }),
    ...(objects !== undefined &&
      size !== undefined && { goes: { objects, bytes: size, claims: row.claims.length } }),
    ...{ documents, claims },
    unseen: row.documents.length + row.claims.length - documents.length - claims.length,
  }
}
