// From what was handed in to bytes and text: given text, HTML or the bytes of a file, a web archive
// included. Reading is intake's; the digest is compared here, and the stored text is made by the
// claim room's rule.

import { createHash } from 'node:crypto'
import { type ArchiveFacts, checkText, given, makeText, type TextLayer } from '@tumen/claim'
import type { RefusalCode } from '@tumen/contract'
import { MOST_ARCHIVE_BYTES, MOST_TEXT_BYTES } from '@tumen/contract'
import {
  endsAsArchive,
  hasMoreBehind,
  type IntakeFinding,
  keptType,
  type Loss,
  type Notice,
  readUpload,
  readWacz,
  type Upload,
  unknownType,
  WACZ_TYPE,
} from '@tumen/intake'
import type { Call, Desk } from '../operation.ts'
import { Refusal, type RefusalDetail } from '../refusal.ts'
import { type FileBeside, fileIn } from './file-beside.ts'
import { fileHint, isNamedOtherwise, isOpened, isPlaylist } from './file-kind.ts'
import { keptUnread, keptWhole } from './kept.ts'
import { readLayered } from './read-layered.ts'

/** Bytes as they came, the text made from them, and what a person should know of it. */
export interface Evidence {
  bytes: FileBeside
  bytesHash: string
  mediaType: string
  title?: string
  text: string
  textHash: string
  textSteps: string[]
  losses: Loss[]
  notices: Notice[]
  /** What a web archive says of itself. */
  archive?: ArchiveFacts
  /** How the text of a file that is no text was made. */
  layer?: TextLayer
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

/**
 * Reads evidence; refuses with `empty`, `too-large`, `not-understood`, `digest-differs`, or with
 * `archive-refused` and what is wrong in which part of the archive.
 */
export async function readEvidence(desk: Desk, form: EvidenceForm, call: Call): Promise<Evidence> {
  const fields = (['text', 'html', 'bytes'] as const).filter((name) => form[name] !== undefined)
  const [field, second] = fields
  if (!field || second)
    throw new Refusal('invalid-input', 'text', [{ code: 'exactly_one', path: 'text' }])
  const file = fileOf(form, field, call)
  const bytesHash = file instanceof Uint8Array ? sha256(file) : file.bytesHash
  if (form.sha256 !== undefined && form.sha256 !== bytesHash)
    throw new Refusal('digest-differs', 'sha256')
  const read =
    readUnopened(file, form, bytesHash) ??
    (await readHeld(desk, form, field, { file, bytesHash, call }))
  if (read.findings) throw intakeRefusal(read.findings, field)
  const { text, steps } = makeText(read.text)
  const [problem] = checkText(text)
  // A file that is kept without a text says why.
  const isKept = text === '' && read.layer !== undefined
  if (problem && !isKept)
    throw new Refusal('not-understood', field, [{ code: problem.code, path: field }])
  const { mediaType, title, losses, notices, archive } = read
  const isOther = field === 'bytes' && isNamedOtherwise(form.mediaType, mediaType)
  const layer = isOther ? namedOtherwise(read.layer) : read.layer
  return {
    bytes: file,
    bytesHash,
    mediaType,
    ...given({ title }),
    text,
    textHash: sha256(new TextEncoder().encode(text)),
    textSteps: [...read.steps, ...steps],
    losses,
    notices,
    ...given({ archive, layer }),
  }
}

type Read =
  | (Pick<Evidence, 'text' | 'title' | 'mediaType' | 'losses' | 'notices' | 'archive' | 'layer'> & {
      steps: string[]
      findings?: never
    })
  | { findings: IntakeFinding[] }

/** What is told of a file whose name says another kind. */
function namedOtherwise(layer: TextLayer = { tool: 'tumen text', losses: [], findings: [] }) {
  return { ...layer, findings: [...layer.findings, { code: 'named_otherwise', count: 1 }] }
}

/** A file that was sealed as it came and is of a kind that nobody opens, or too large for that. */
function readUnopened(file: FileBeside, form: EvidenceForm, bytesHash: string): Read | undefined {
  if (file instanceof Uint8Array) return undefined
  const kept = keptType(file.head)
  if (kept === 'application/zip')
    return file.length > MOST_ARCHIVE_BYTES ? keptUnread(bytesHash, kept) : undefined
  if (kept !== undefined) return keptWhole(bytesHash, kept)
  const unknown = isOpened(file.head) ? undefined : unknownType(file.head)
  if (unknown === undefined) return undefined
  if (!isEncodingNamed(form))
    return endsAsArchive(file.tail, file.length) ? AROUND : keptWhole(bytesHash, unknown)
  // Somebody says that it is a text, and a text has its limit.
  const limit = MOST_TEXT_BYTES
  return file.length > limit ? { findings: [{ code: 'too_large', limit }] } : undefined
}

/** Bytes that are none of its files stand before an archive, or behind it. */
const AROUND: { findings: IntakeFinding[] } = { findings: [{ code: 'bad_path' }] }

/** Whether somebody said in which encoding a file is a text. */
function isEncodingNamed({ encoding, mediaType = '' }: EvidenceForm): boolean {
  return encoding !== undefined || /;\s*charset=/i.test(mediaType)
}

interface Given {
  file: FileBeside
  bytesHash: string
  call: Call
}

/** What is read is held whole for it: its kind has a limit that allows that. */
async function readHeld(
  desk: Desk,
  form: EvidenceForm,
  field: Field,
  { file, bytesHash, call }: Given,
): Promise<Read> {
  const bytes = file instanceof Uint8Array ? file : file.bytes()
  const upload = uploadOf(form, field, bytes)
  // What was pasted is a text, whatever it begins like.
  if (field !== 'bytes') return readUpload(upload)
  return (await readLayered(desk, upload, call)) ?? (await readBytes(upload, form, bytesHash))
}

async function readBytes(upload: Upload, form: EvidenceForm, bytesHash: string): Promise<Read> {
  const { bytes } = upload
  const kept = keptType(bytes) ?? (isEncodingNamed(form) ? undefined : unknownType(bytes))
  const isArchive = kept === 'application/zip'
  if (isPlaylist(bytes)) return { findings: [{ code: 'unknown_type' }] }
  if (!kept) return readUpload(upload)
  if (bytes.length > MOST_ARCHIVE_BYTES)
    return { findings: [{ code: 'too_large', limit: MOST_ARCHIVE_BYTES }] }
  if (!isArchive) {
    const isUnknown = keptType(bytes) === undefined
    return isUnknown && endsAsArchive(bytes, bytes.length) ? AROUND : keptWhole(bytesHash, kept)
  }
  if (hasMoreBehind(bytes)) return AROUND
  const read = await readWacz(upload)
  if (!read.findings) return { ...read, mediaType: WACZ_TYPE, archive: read.facts }
  // An archive that keeps the rules of archives and is none of the web.
  return read.findings[0]?.code === 'unknown_type' ? keptWhole(bytesHash, kept) : read
}

/** A text that came as a text has no encoding to guess. */
function uploadOf(form: EvidenceForm, field: Field, bytes: Uint8Array): Upload {
  const limit = { bytes, maxTextBytes: MOST_TEXT_BYTES }
  if (field === 'text') return { ...limit, mediaType: 'text/plain', encoding: 'utf-8' }
  if (field === 'html') return { ...limit, mediaType: 'text/html', encoding: 'utf-8' }
  const { mediaType, charset } = fileHint(bytes, form.mediaType)
  return { ...limit, ...given({ mediaType, encoding: form.encoding ?? charset }) }
}

function fileOf(
  form: EvidenceForm,
  field: Field,
  call: Pick<Call, 'files'> | undefined,
): FileBeside {
  const given = form[field] ?? ''
  if (field === 'bytes') return fileIn(given, call)
  // Every unit takes a byte at least: what is too long is not copied.
  if (given.length > MOST_TEXT_BYTES)
    throw intakeRefusal([{ code: 'too_large', limit: MOST_TEXT_BYTES }], field)
  return new TextEncoder().encode(given)
}

const CODE_OF: Partial<Record<IntakeFinding['code'], RefusalCode>> = {
  empty: 'empty',
  too_large: 'too-large',
  too_many_parts: 'too-large',
  line_too_long: 'too-large',
  damaged: 'archive-refused',
  encrypted: 'archive-refused',
  bomb: 'archive-refused',
  bad_path: 'archive-refused',
  links_inside: 'archive-refused',
  truncated: 'archive-refused',
  archive_form: 'archive-refused',
  archive_version: 'archive-refused',
  file_missing: 'archive-refused',
  file_unlisted: 'archive-refused',
  digest_unknown: 'archive-refused',
  digest_differs: 'archive-refused',
  record_malformed: 'archive-refused',
}

/** The refusal that findings about an upload stand for. */
export function intakeRefusal(findings: IntakeFinding[], field: string): Refusal {
  const code = CODE_OF[findings[0]?.code ?? 'not_understood'] ?? 'not-understood'
  const details = findings.map(
    ({ code, at, limit, part, encodings, declared }): RefusalDetail => ({
      code,
      path: field,
      ...given({ offset: at, limit, part }),
      ...(encodings === undefined ? {} : { encodings: encodings.join(' ') }),
      ...given({ declared }),
    }),
  )
  return new Refusal(code, field, details)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
