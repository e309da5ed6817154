// A file to text, read by our own readers in a process that sees its own code and nothing else.
// Source: intake.md 2 and 4.
import type { PAGE_KINDS, TextLayer } from '@tumen/claim'
import { askWorker } from '../isolation/ask-worker.ts'
import type { Sandbox } from '../isolation/sandbox.ts'
import type { ReadLayered } from '../layered.ts'
import { noticesOf } from '../read-upload.ts'
import { APART_TYPES, type ApartKind, type ApartText } from './apart-text.ts'

/** A file as it came, and where it may be opened. */
export interface ApartUpload {
  bytes: Uint8Array
  kind: ApartKind
  sandbox: Sandbox
  maxTextBytes: number
  /** Called while it is read; what it throws ends the reading. */
  onTick?: (() => void) | undefined
}

const PAGE_KIND: Partial<Record<ApartKind, (typeof PAGE_KINDS)[number]>> = {
  xlsx: 'sheet',
  pptx: 'slide',
}

/** Reads a file; no bytes make it throw, but `onTick` may. */
export async function readApart(upload: ApartUpload): Promise<ReadLayered> {
  const { kind, maxTextBytes, sandbox } = upload
  const { level } = await sandbox.report()
  const read: ApartText = level === 'C' ? { code: 'not_isolated' } : await textIn(upload)
  const isRead = 'text' in read && Buffer.byteLength(read.text) <= maxTextBytes
  const why = 'text' in read ? 'too_large' : read.code
  const text = isRead ? read.text.normalize('NFC') : ''
  const losses = isRead ? read.losses : []
  const layer: TextLayer = {
    ...(isRead ? { tool: `tumen ${kind}` } : {}),
    isolation: level,
    ...(isRead && read.pages ? { pages: read.pages } : {}),
    ...(isRead && PAGE_KIND[kind] ? { pageKind: PAGE_KIND[kind] } : {}),
    losses,
    findings: isRead ? read.findings : [{ code: why, count: 1 }],
  }
  const mediaType = APART_TYPES[kind]
  const titled = isRead && read.title !== undefined ? { title: read.title } : {}
  const steps = [`${kind}:text`]
  return { text, ...titled, mediaType, steps, layer, losses, notices: noticesOf(text) }
}

async function textIn({ bytes, sandbox, onTick }: ApartUpload): Promise<ApartText> {
  const task = { step: 'script', script: 'apart/worker.js', input: bytes } as const
  const answer = await askWorker<object, never>(sandbox, task, { onTick })
  if ('code' in answer) return { code: answer.code }
  return JSON.parse(Buffer.from(answer.bytes).toString('utf8')) as ApartText
}
