// From what was handed in to bytes and text: given text, HTML or the bytes of a file. Reading is
// intake's; the digest is compared here, and the stored text is made by the claim room's rule.
import { createHash } from 'node:crypto'
import { checkText, makeText } from '@tumen/claim'
import { type IntakeFinding, type Loss, type Notice, readUpload, type Upload } from '@tumen/intake'
import { z } from 'zod'
import { Refusal, type RefusalCode, type RefusalDetail } from './refusal.ts'

/** Largest text, in bytes. */
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

/** Bytes as they came, the text made from them, and what a person should know of it. */
export interface Evidence {
  bytes: Uint8Array
  bytesHash: string
  mediaType: string
  title?: string
  text: string
  textHash: string
  textSteps: string[]
  losses: Loss[]
  notices: Notice[]
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

type Field = 'text' | 'html' | 'bytes'

/** Reads evidence; refuses with `empty`, `too-large`, `not-understood` or `digest-differs`. */
export function readEvidence(form: EvidenceForm): Evidence {
  const fields = (['text', 'html', 'bytes'] as const).filter((name) => form[name] !== undefined)
  const [field, second] = fields
  if (!field || second)
    throw new Refusal('invalid-input', 'text', [{ code: 'exactly_one', path: 'text' }])
  const bytes = bytesOf(form, field)
  const bytesHash = sha256(bytes)
  if (form.sha256 !== undefined && form.sha256 !== bytesHash)
    throw new Refusal('digest-differs', 'sha256')
  const read = readUpload(uploadOf(form, field, bytes))
  if (read.findings) throw refusalOf(read.findings, field)
  const { text, steps } = makeText(read.text)
  const [problem] = checkText(text)
  if (problem) throw new Refusal('not-understood', field, [{ code: problem.code, path: field }])
  const { mediaType, title, losses, notices } = read
  return {
    bytes,
    bytesHash,
    mediaType,
    ...(title === undefined ? {} : { title }),
    text,
    textHash: sha256(new TextEncoder().encode(text)),
    textSteps: [...read.steps, ...steps],
    losses,
    notices,
  }
}

/** A text that came as a text has no encoding to guess. */
function uploadOf(form: EvidenceForm, field: Field, bytes: Uint8Array): Upload {
  const limit = { bytes, maxTextBytes: MOST_BYTES }
  if (field === 'text') return { ...limit, mediaType: 'text/plain', encoding: 'utf-8' }
  if (field === 'html') return { ...limit, mediaType: 'text/html', encoding: 'utf-8' }
  const { mediaType, encoding } = form
  return {
    ...limit,
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(encoding === undefined ? {} : { encoding }),
  }
}

function bytesOf(form: EvidenceForm, field: Field): Uint8Array {
  const given = form[field] ?? ''
  if (field !== 'bytes') {
    // Half a sign would silently become another one in UTF-8.
    if (checkText(given).some(({ code }) => code === 'text_not_well_formed'))
      throw new Refusal('not-understood', field, [{ code: 'text_not_well_formed', path: field }])
    return new TextEncoder().encode(given)
  }
  return readBase64(given)
}

/** The bytes of a file that came as base64; refuses what is not. */
export function readBase64(given: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(given) || given.length % 4 !== 0)
    throw new Refusal('invalid-input', 'bytes', [{ code: 'not_base64', path: 'bytes' }])
  return new Uint8Array(Buffer.from(given, 'base64'))
}

const CODE_OF: Partial<Record<IntakeFinding['code'], RefusalCode>> = {
  empty: 'empty',
  too_large: 'too-large',
  too_many_parts: 'too-large',
  line_too_long: 'too-large',
}

function refusalOf(findings: IntakeFinding[], field: Field): Refusal {
  const code = CODE_OF[findings[0]?.code ?? 'not_understood'] ?? 'not-understood'
  const details = findings.map(
    ({ code, at, limit, encodings, declared }): RefusalDetail => ({
      code,
      path: field,
      ...(at === undefined ? {} : { offset: at }),
      ...(limit === undefined ? {} : { limit }),
      ...(encodings === undefined ? {} : { encodings: encodings.join(' ') }),
      ...(declared === undefined ? {} : { declared }),
    }),
  )
  return new Refusal(code, field, details)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
