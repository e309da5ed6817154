// From what was handed in to bytes and text: given text, HTML or the bytes of a file. The limit,
// the digest and the well-formedness of the text are checked here.
import { createHash } from 'node:crypto'
import { checkText, makeText } from '@tumen/claim'
import { z } from 'zod'
import { Refusal } from './refusal.ts'

/** Largest text, in bytes of UTF-8, and largest file. */
export const MOST_BYTES = 20_000_000

/** The fields by which evidence is handed in. */
export const evidenceFields = {
  text: z.string().optional().describe('the text of the report'),
  html: z.string().optional().describe('the page as HTML'),
  bytes: z.string().optional().describe('the file, as base64'),
  mediaType: z.string().max(100).optional().describe('of the file, e.g. text/html'),
  encoding: z.string().max(40).optional().describe('of the file, if it is not UTF-8'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .describe('digest of the bytes; must match'),
}

/** Bytes as they came, and the text made from them. */
export interface Evidence {
  bytes: Uint8Array
  bytesHash: string
  mediaType: string
  text: string
  textHash: string
  textSteps: string[]
}

/** What was handed in. */
export interface EvidenceForm {
  text?: string | undefined
  html?: string | undefined
  bytes?: string | undefined
  mediaType?: string | undefined
  encoding?: string | undefined
  sha256?: string | undefined
}

/** Reads evidence; refuses with `empty`, `too-large`, `not-understood` or `digest-differs`. */
export async function readEvidence(form: EvidenceForm): Promise<Evidence> {
  const given = [form.text, form.html, form.bytes].filter((part) => part !== undefined)
  if (given.length !== 1) throw new Refusal('invalid-input', 'text', [{ code: 'exactly_one' }])
  const field = form.text !== undefined ? 'text' : form.html !== undefined ? 'html' : 'bytes'
  const bytes = bytesOf(form)
  const mediaType = form.mediaType ?? 'text/plain'
  if (bytes.length > MOST_BYTES)
    throw new Refusal('too-large', field, [{ bytes: bytes.length, limit: MOST_BYTES }])
  const bytesHash = sha256(bytes)
  if (form.sha256 !== undefined && form.sha256 !== bytesHash)
    throw new Refusal('digest-differs', 'sha256')
  const made = makeText(form.text ?? decode(bytes, form.encoding))
  const [problem] = checkText(made.text)
  if (problem?.code === 'text_empty') throw new Refusal('empty', field)
  if (problem)
    throw new Refusal('not-understood', field, [{ code: problem.code, offset: problem.at ?? 0 }])
  return {
    bytes,
    bytesHash,
    mediaType,
    text: made.text,
    textHash: sha256(new TextEncoder().encode(made.text)),
    textSteps: made.steps,
  }
}

function bytesOf({ text, html, bytes }: EvidenceForm): Uint8Array {
  if (bytes === undefined) return new TextEncoder().encode(text ?? html)
  return new Uint8Array(Buffer.from(bytes, 'base64'))
}

function decode(bytes: Uint8Array, encoding = 'utf-8'): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('not-understood', 'bytes')
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
