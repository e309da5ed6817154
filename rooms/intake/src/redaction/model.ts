// The two models that may find faces, told from all others by length and digest. A model of any
// other kind is refused, whatever it is called. Source: redaction.md 1, 2.
import { createHash } from 'node:crypto'
import type { Finder } from './vote.ts'

interface Model {
  finder: Finder
  bytes: number
  digest: string
}

/** The closed list of models: a file with another digest is not used, whatever its name. */
export const MODELS: readonly Model[] = [
  {
    finder: 'ultraface',
    bytes: 1_217_758,
    digest: '6c0256ccd3164f844736a401faf936ec2930764a87ae39442180887d0c5c8854',
  },
  {
    finder: 'ultraface',
    bytes: 1_270_727,
    digest: '34cd7e60aeff28744c657de7a3dc64e872d506741de66987f3426f2b79f88017',
  },
  {
    finder: 'yunet',
    bytes: 322_906,
    digest: '104ee26c71d5c270ce79a6b3dced91c91013260d29a6bf18f9296c5b8c4c2b12',
  },
]

/** Which of the models these bytes are; nothing for any other file. */
export function modelOf(bytes: Uint8Array): Model | undefined {
  const candidates = MODELS.filter((model) => model.bytes === bytes.length)
  if (candidates.length === 0) return undefined
  const digest = createHash('sha256').update(bytes).digest('hex')
  return candidates.find((model) => model.digest === digest)
}

/** A model that is none of the two; nothing was run. */
export class UnknownModel extends Error {
  constructor() {
    super('unknown_model')
  }
}
