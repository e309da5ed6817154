// Bundles for the tests: asked, approved and made at a trial desk, taken apart and checked as an
// outsider does. No tests here.
import { inflateRawSync } from 'node:zlib'
import {
  archiveBundle,
  type BundleCheck,
  isFinding,
  readPolicy,
  readSigners,
  verifyBundle,
} from '@tumen/custody'
import type { TrialDesk } from './trial-desk.test.ts'

/** The files of a bundle. */
export type BundleFiles = Map<string, Uint8Array>

export interface Asked {
  bundle: string
  recipient: string
  state: string
  alone?: true
  leftOut: { id: string; code: string }[]
}

export interface Made {
  bundle: string
  leaf: number
  files: number
  bytes: number
  leftOut: { id: string; code: string }[]
  archive: string
}

/** What an outsider has from elsewhere. */
export interface Keys {
  vkey: string
  policy: string
  signers: string
}

const COPY = 'The report says that people were held.'

/** A derivative of a document that a reviewer let go, by its id. */
export async function addDerivative(trial: TrialDesk, document: string, text = COPY) {
  const bytes = Buffer.from(text).toString('base64')
  const input = { document, bytes, mediaType: 'text/plain', tool: 'scissors/1' }
  const { id } = await trial.ask<{ id: string }>('doc', 'evidence.derive', input)
  await trial.ask('rev', 'evidence.review', { derivative: id, decision: 'approved' })
  return id
}

/** A bundle that the analyst asked for and the editor approved. */
export async function makeTrialBundle(trial: TrialDesk, input: object): Promise<Asked & Made> {
  const asked = await trial.ask<Asked>('ana', 'bundle.ask', { recipient: 'the court', ...input })
  await trial.ask('edi', 'bundle.approve', { bundle: asked.bundle })
  return { ...asked, ...(await trial.ask<Made>('ana', 'bundle.make', { bundle: asked.bundle })) }
}

/** The files of an archive, read as the checker reads it. */
export async function filesOf(archive: string): Promise<BundleFiles> {
  const zip = new Uint8Array(Buffer.from(archive, 'base64'))
  const { entries, read } = await archiveBundle({
    size: zip.length,
    read: async (offset, length) => zip.subarray(offset, offset + length),
    inflate: async (packed) => new Uint8Array(inflateRawSync(packed)),
  })
  const files: BundleFiles = new Map()
  for (const { path } of entries) files.set(path, await read(path))
  return files
}

/** The check of files with what an outsider trusts. */
export function checkFiles(files: BundleFiles, keys: Keys): Promise<BundleCheck> {
  const [policy, signers] = [readPolicy(keys.policy), readSigners(keys.signers)]
  if (isFinding(policy) || isFinding(signers)) throw new Error('keys have their forms')
  const entries = [...files.keys()].map((path) => ({ path, isFile: true }))
  const read = async (path: string) => files.get(path) as Uint8Array
  return verifyBundle({ entries, read }, { policy, signers })
}

/** What a check found, in short. */
export function foundBy({ findings }: BundleCheck): string[] {
  return findings.map(({ step, code, path = '' }) => `${step} ${code} ${path}`.trim())
}
