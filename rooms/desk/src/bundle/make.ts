// bundle.make: gives a bundle out, once, to the person who asked for it. A leaf seals its payload,
// the log is signed, and the proofs are added. Source: custody.md 13.

import { type ArchivePart, zipPieces, zipSize } from '@tumen/archive'
import type { BundleRequest, BundleSeal } from '@tumen/claim'
import { bundleMake } from '@tumen/contract'
import {
  type BundleLeaf,
  type BundlePayload,
  bundleParts,
  type CanonicalValue,
  canonicalFile,
  digestText,
  isFinding,
  readOpening,
  readProofFile,
  type SealedBundle,
  sealedDigests,
  trustCopies,
} from '@tumen/custody'
import type { Stored } from '@tumen/ledger'
import { makeChange, step } from '../change/make.ts'
import { pictureInspector } from '../evidence/inspect-derivative.ts'
import { signLog } from '../log/sign.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { refuseEmpty } from './ask.ts'
import { credentialLook, refuseCredentials } from './credential.ts'
import { exchangeParts } from './exchange.ts'
import { confirmedIds } from './note.ts'
import { idsOf } from './object.ts'
import { type BundlePlan, planBundle, questionOf } from './plan.ts'
import { type AskedBundle, findBundle } from './state.ts'
import { bundleTrust } from './trust.ts'

/** How often the proofs are made anew at most. */
const MOST_TURNS = 5

export const makeBundle = implement(bundleMake, (desk, { bundle }, call) =>
  onceAtATime(desk, bundle, () => handOut(desk, bundle, call)),
)

/** Does the work, unless the same bundle is being handed out to somebody at this moment. */
async function onceAtATime<T>(desk: Desk, bundle: string, work: () => Promise<T>): Promise<T> {
  const { making: known } = desk.memory
  if (known.has(bundle)) throw new Refusal('wrong-state', 'bundle', [{ state: 'served' }])
  known.add(bundle)
  try {
    return await work()
  } finally {
    known.delete(bundle)
  }
}

async function handOut(desk: Desk, bundle: string, call: Call) {
  step(call, 'seal', 0, 3)
  const { base, size, unsigned } = await desk.ledger.log()
  const asked = await findBundle(desk, call.actor, bundle)
  refuseOther(call, asked)
  // A seal that no checkpoint covers was never handed out: the log could not be signed then.
  const isLeft = (asked.seal?.leaf ?? -1) >= base + size - unsigned
  if (!isLeft) await sealBundle(desk, call, { bundle, base })
  const { request, seal } = await findBundle(desk, call.actor, bundle)
  if (!seal) throw new Refusal('unknown-bundle', 'bundle')
  const plan = await planBundle(desk, call.actor, questionOf(request, base))
  // The same key asked again: what was sealed may be there no more.
  if (digestText(plan.payload.manifest) !== `sha256:${seal.row.manifestHash}`)
    throw new Refusal('wrong-state', 'bundle', [{ state: 'served' }])
  await refuseOtherFiles(desk, seal)
  step(call, 'sign', 1, 3)
  await signLog(desk.ledger)
  // From here on it counts as handed out: who wants to stop it now gets it all the same.
  const parts = await partsOf(desk, plan, { request: request.row, seal, base })
  const pieces: Uint8Array[] = []
  for await (const piece of zipPieces(parts)) {
    pieces.push(piece)
    call.progress.report('write', pieces.length, 0)
    // Others have their turn between two files.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const archive = Buffer.concat(pieces).toString('base64')
  const bytes = zipSize(parts)
  return { bundle, leaf: seal.leaf, files: parts.length, bytes, leftOut: plan.left, archive }
}

/** The leaf that commits to what is handed out, to whom, and of which profile. */
async function sealBundle(
  desk: Desk,
  call: Call,
  { bundle, base }: { bundle: string; base: number },
): Promise<void> {
  const change = { operation: 'bundle.seal', subject: bundle, input: { bundle } }
  const [look, inspect] = [credentialLook(), pictureInspector()]
  const asked = await findBundle(desk, call.actor, bundle)
  // Nobody else should wait for it; what could not be sealed anyway need not be looked at.
  if (asked.state === 'approved')
    await look((await planBundle(desk, call.actor, questionOf(asked.request, base), inspect)).items)
  await makeChange(desk, call, change, async (write) => {
    const { request, state } = await findBundle(desk, call.actor, bundle)
    if (state !== 'approved') throw new Refusal('wrong-state', 'bundle', [{ state }])
    const { profile, recipient } = request.row
    const plan = await planBundle(desk, call.actor, questionOf(request, base), inspect)
    refuseEmpty(plan)
    const { items, claims, payload, restricted } = plan
    const held = await look(items)
    refuseCredentials(held, request.row.credentials ?? [])
    const digest = digestText(payload.manifest)
    const notes = confirmedIds(restricted).length
    const warned = {
      ...(held.length > 0 && { credentials: held.length }),
      ...(notes > 0 && { notes }),
    }
    write.say({ digest, profile, recipient, ...warned, ...(await sealedFiles(desk)) })
    const [documents, derivatives] = [idsOf(items, 'original'), idsOf(items, 'derivative')]
    const attachments = idsOf(items, 'proof')
    await write.append('bundle_seal', {
      ...{ bundle, manifestHash: digest.slice('sha256:'.length), documents, derivatives, claims },
      ...{ objects: items.length, bytes: payload.bytes },
      ...(attachments.length === 0 ? {} : { attachments }),
    })
  })
}

/** What the seal says of the verifier that comes along, and of the copies of whom to trust. */
async function sealedFiles(desk: Desk) {
  const verifier = (await desk.verifier?.()) ?? []
  const copies = sealedDigests(trustCopies(await bundleTrust(desk)))
  return { copies, ...(verifier.length > 0 && { verifier: sealedDigests(verifier) }) }
}

/** Refuses to hand out files that the seal does not name: program or policy is another by now. */
async function refuseOtherFiles(desk: Desk, seal: Stored<BundleSeal>): Promise<void> {
  const files = await desk.ledger.read.leafFiles(seal.leaf)
  const said = files && readOpening(files.opening)
  const sealed = said && !isFinding(said) ? said.o : {}
  const { copies, verifier = {} } = await sealedFiles(desk)
  for (const [stated, now] of [
    [sealed.copies, copies],
    [sealed.verifier, verifier],
  ] as const)
    if (stated !== undefined && !isSameValue(stated, now))
      throw new Refusal('wrong-state', 'bundle', [{ state: 'served' }])
}

function isSameValue(one: CanonicalValue, other: CanonicalValue): boolean {
  return Buffer.from(canonicalFile(one)).equals(Buffer.from(canonicalFile(other)))
}

function refuseOther({ actor }: Call, { request }: AskedBundle): void {
  if (request.by !== actor.account) throw new Refusal('not-allowed', 'bundle')
}

interface Sealed {
  request: BundleRequest
  seal: Stored<BundleSeal>
  base: number
}

function partsOf(desk: Desk, plan: BundlePlan, sealed: Sealed): Promise<ArchivePart[]> {
  const { payload } = plan
  if (payload.profile === 'exchange') return Promise.resolve(exchangeParts(payload, sealed.request))
  return sealedBundle(desk, { ...plan, payload }, sealed).then((one) => bundleParts(one))
}

async function sealedBundle(
  desk: Desk,
  { payload, items, rows }: BundlePlan & { payload: BundlePayload },
  { request, seal, base }: Sealed,
): Promise<SealedBundle> {
  const lines = new Map<number, number[]>([[seal.leaf, []]])
  for (const { object } of items) lines.set(base + object.leaf, [])
  for (const { leaf, leafRow } of rows)
    lines.set(leaf, [...(lines.get(leaf) ?? []), ...(leafRow < 0 ? [] : [leafRow])])
  const { leaves, checkpoint } = await provedLeaves(desk, lines, base)
  const [head] = await desk.ledger.heads({ limit: 1 })
  const isOfHead = head?.file === checkpoint
  const verifier = (await desk.verifier?.()) ?? []
  const signature = desk.ledger.signManifest(payload.manifest)
  return {
    ...{ payload, id: request.id, recipient: request.recipient, date: seal.recorded.slice(0, 10) },
    ...{ leaves, checkpoint: new TextEncoder().encode(checkpoint), signature, verifier },
    tokens: isOfHead ? head.tokens.map(({ tsr }) => tsr) : [],
    ...(await bundleTrust(desk)),
  }
}

/** Every leaf with its files and its proof, all under one checkpoint. */
async function provedLeaves(
  desk: Desk,
  lines: ReadonlyMap<number, number[]>,
  base: number,
): Promise<{ leaves: BundleLeaf[]; checkpoint: string }> {
  // Somebody may sign the log in between: then once more, under the new checkpoint.
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const checkpoints = new Set<string>()
    const leaves: BundleLeaf[] = []
    for (const [leaf, wanted] of lines) {
      const files = await desk.ledger.read.leafFiles(leaf, wanted)
      const proof = new TextEncoder().encode((await desk.ledger.prove(leaf)).proof)
      const read = readProofFile(proof)
      if (!files || isFinding(read) || read.index !== leaf - base) throw new Refusal('damaged')
      checkpoints.add(read.checkpoint)
      leaves.push({ leaf: read.index, ...files, proof })
    }
    const [checkpoint = ''] = checkpoints
    if (checkpoints.size === 1) return { leaves, checkpoint }
  }
  throw new Refusal('in-use')
}
