// The files by which faces are found: kept beside the workspace, known by their digest alone. What
// is none of the closed list is told, and never used. Source: redaction.md 1, 2.
import { finderOf } from '@tumen/intake'
import { keptModelFiles } from '@tumen/ledger'
import type { Desk } from '../operation.ts'

/** A model that may be used. */
export interface FaceModel {
  finder: 'yunet' | 'ultraface'
  digest: string
  bytes: Uint8Array
}

/** What is in the place of models. */
export interface FaceModels {
  /** The best first. */
  models: readonly FaceModel[]
  unknown: number
}

const RANK = { yunet: 0, ultraface: 1 } as const

/** Looks at every file that is there, once while the workspace is open. */
export function faceModelsOf({ ledger, memory }: Pick<Desk, 'ledger' | 'memory'>): FaceModels {
  const { faces } = memory
  faces.models ??= readModels(ledger.folder)
  return faces.models
}

function readModels(folder: string): FaceModels {
  const files = keptModelFiles(folder)
  const models = files.flatMap((bytes) => {
    const known = finderOf(bytes)
    return known ? [{ ...known, bytes }] : []
  })
  const unknown = files.length - models.length
  return { models: models.sort((a, b) => RANK[a.finder] - RANK[b.finder]), unknown }
}
