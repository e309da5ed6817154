// What a model is told beside the report, as one digest: answers to another codebook or form are
// the answers of another reader.
import { createHash } from 'node:crypto'
import type { Language } from '../text/source-text.ts'
import { codebookOf, MOST_BYTES, MOST_NUMBERS, schemaOf } from './prompt.ts'

const digests = new Map<Language, string>()

/** sha256, in hex, of codebook, form of the answer and size of a request in a language. */
export function promptDigest(language: Language): string {
  const known = digests.get(language)
  if (known !== undefined) return known
  const form = JSON.stringify([schemaOf({ numbers: [], pieces: [] }), MOST_BYTES, MOST_NUMBERS])
  const digest = createHash('sha256').update(codebookOf(language)).update(form).digest('hex')
  digests.set(language, digest)
  return digest
}
