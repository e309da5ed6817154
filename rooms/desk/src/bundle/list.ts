// bundle.list, bundle.keys: who asked for which bundle and what became of it; and what an outsider
// needs to check one, which is to be published apart from the bundles.
import type { BundleRequest } from '@tumen/claim'
import { z } from 'zod'
import { readClaims } from '../claim/read.ts'
import { referenceSchema } from '../claim/schema.ts'
import { type Actor, type Desk, operation } from '../operation.ts'
import { canRead } from '../policy.ts'
import { mayReadClaim, objectOf } from '../record/row-answer.ts'
import { countNotes, countsSchema, notesOf, type RestrictedNote, restrictedSchema } from './note.ts'
import { type AskedBundle, askedBundles, BUNDLE_STATES, findBundle, maySeeBundle } from './state.ts'
import { bundleTrust } from './trust.ts'

const bundleSchema = z.object({
  id: z.string(),
  profile: z.string(),
  recipient: z.string().describe('random id in the bundle'),
  meant: z.string().describe('whom it is for'),
  reason: z.string().exactOptional(),
  state: z.enum(BUNDLE_STATES),
  asked: z.string().describe('instant'),
  by: z.string(),
  decidedBy: z.string().exactOptional(),
  expires: z.string().exactOptional().describe('instant until which it can be made'),
  served: z.string().exactOptional().describe('instant at which it was handed out'),
  leaf: z.int().exactOptional().describe('leaf of its seal'),
  bytes: z.int().exactOptional(),
  credentials: z
    .int()
    .exactOptional()
    .describe('documents with what signs somebody in; its asker said that they go out'),
  restricted: restrictedSchema
    .exactOptional()
    .describe('what only few may read and goes out, because its asker said so'),
  restrictedCounts: countsSchema.exactOptional(),
  documents: z.array(z.string()).describe('ids that you may read'),
  claims: z.array(z.string()).describe('ids that you may read'),
  unseen: z.int().describe('how many you may not read'),
})

export const listBundles = operation({
  name: 'bundle.list',
  summary: 'Lists the bundles that you asked for or may approve, the newest first.',
  input: z.strictObject({
    bundle: referenceSchema.optional().describe('only this one, with all that is in it'),
    state: z.enum(BUNDLE_STATES).optional().describe('only those in this state'),
    limit: z.int().min(1).max(1000).default(100).describe('how many at the most'),
  }),
  output: z.object({ bundles: z.array(bundleSchema) }),
  changes: false,
  long: false,
  async run(desk, { bundle, state, limit }, { actor }) {
    if (bundle !== undefined) await findBundle(desk, actor, bundle)
    const all = (await askedBundles(desk)).filter((one) => maySeeBundle(actor, one))
    const asked = all
      .filter((one) => bundle === undefined || one.request.row.id === bundle)
      .filter((one) => state === undefined || one.state === state)
      .reverse()
    return { bundles: await bundleAnswers(desk, actor, asked.slice(0, limit)) }
  },
})

/** Bundles as they are listed, with what an actor may read of each. */
export async function bundleAnswers(desk: Desk, actor: Actor, bundles: readonly AskedBundle[]) {
  const readable = await readableIds(desk, actor, bundles)
  const notes = await notesById(desk, actor, bundles)
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
  actor: Actor,
  bundles: readonly AskedBundle[],
): Promise<ReadonlyMap<string, readonly RestrictedNote[]>> {
  const ids = [...new Set(bundles.flatMap(({ request }) => request.row.notes ?? []))]
  const notes = new Map<string, readonly RestrictedNote[]>()
  for (const { row } of await desk.ledger.read.documentsById(ids))
    notes.set(row.id, [{ id: row.id, field: 'record', goes: true }])
  for (const [id, { claim }] of await readClaims(desk, ids))
    notes.set(id, notesOf(actor, claim, true))
  return notes
}

function answerOf(
  { request, decision, seal, state, expires }: AskedBundle,
  readable: ReadonlySet<string>,
  notes: ReadonlyMap<string, readonly RestrictedNote[]>,
) {
  const { recorded, by } = request
  const { credentials, notes: said = [], ...row } = request.row
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
    ...{ documents, claims },
    unseen: row.documents.length + row.claims.length - documents.length - claims.length,
  }
}

export const showBundleKeys = operation({
  name: 'bundle.keys',
  summary: 'Shows whom an outsider has to trust to check your bundles; publish it apart from them.',
  input: z.strictObject({}),
  output: z.object({
    vkey: z.string().describe('verifier key of the log'),
    policy: z.string().describe('policy file: logs and witnesses'),
    signers: z.string().describe('allowed_signers file: who signs bundles'),
  }),
  changes: false,
  long: false,
  run: (desk) => bundleTrust(desk),
})
