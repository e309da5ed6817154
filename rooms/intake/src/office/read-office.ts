// An office file to text, read in a process of its own that sees its own code and nothing else.
// Source: intake.md 2 and 4.
import type { PAGE_KINDS, TextLayer } from '@tumen/claim'
import type { Sandbox } from '../isolation/sandbox.ts'
import type { ReadLayered } from '../layered.ts'
import { noticesOf } from '../read-upload.ts'
import { OFFICE_TYPES, type OfficeKind, type OfficeText } from './office-text.ts'

/** A file as it came, and where it may be opened. */
export interface OfficeUpload {
  bytes: Uint8Array
  kind: OfficeKind
  sandbox: Sandbox
  maxTextBytes: number
  /** Called while it is read; what it throws ends the reading. */
  onTick?: (() => void) | undefined
}

const PAGE_KIND: Partial<Record<OfficeKind, (typeof PAGE_KINDS)[number]>> = {
  xlsx: 'sheet',
  pptx: 'slide',
}

/** Reads an office file; no bytes make it throw, but `onTick` may. */
export async function readOffice(upload: OfficeUpload): Promise<ReadLayered> {
  const { kind, maxTextBytes, sandbox } = upload
  const { level } = await sandbox.report()
  const read: OfficeText = level === 'C' ? { code: 'not_isolated' } : await textIn(upload)
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
  const mediaType = OFFICE_TYPES[kind]
  return { text, mediaType, steps: [`${kind}:text`], layer, losses, notices: noticesOf(text) }
}

async function textIn({ bytes, sandbox, onTick }: OfficeUpload): Promise<OfficeText> {
  const said: Uint8Array[] = []
  const onOutput = (chunk: Uint8Array) => said.push(chunk)
  const task = { step: 'script', script: 'office/worker.js' } as const
  const ended = await sandbox.runScript({ ...task, input: bytes, onOutput, onTick })
  if (ended.failed) return { code: ended.failed }
  if (ended.status !== 0) return { code: 'crashed' }
  return JSON.parse(Buffer.concat(said).toString('utf8')) as OfficeText
}
