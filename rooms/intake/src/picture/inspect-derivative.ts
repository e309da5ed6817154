// Whether a file that will be given out contains more than it shows. Only a file that can be read
// to its last byte passes: plain text, pictures and films of kinds of which every part is known.
// Nothing is decoded or unpacked, so no file can take long or much memory.

import { inspectMp4 } from '../film/mp4.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { inspectJpeg } from './jpeg.ts'
import { inspectPng } from './png.ts'
import { inspectWebp } from './webp.ts'

/** What came of it; each but the first is a reason to keep the file. */
export const INSPECTIONS = ['passed', 'holds-metadata', 'not-inspected'] as const
export type Inspection = (typeof INSPECTIONS)[number]

/** Of a covered film. */
export const FILM_TYPE = 'video/mp4'

const TEXT = /^text\/(?:plain|csv|markdown)$/
/** What text hides from its reader: controls, tags that show nothing, pictures as letters. */
const HIDING = /(?![\t\n\r\f])\p{Cc}|[\u{e0000}-\u{e007f}]|data:[a-z]+\/[^,\s]{1,80};base64,/iu
const TIFF = /^(?:II\*\0|MM\0\*|II\+\0|MM\0\+)/

const INSPECT = { png: inspectPng, jpeg: inspectJpeg, webp: inspectWebp } as const

/** The kind that the first bytes of a picture name, of those that are read. */
export function pictureKind(bytes: Uint8Array): keyof typeof INSPECT | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  if (head.startsWith('\x89PNG')) return 'png'
  if (head.startsWith('\xff\xd8')) return 'jpeg'
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'webp' : undefined
}

/** Looks into a file; `mediaType` is what it was said to be. Never throws. */
export function inspectDerivative(bytes: Uint8Array, mediaType: string): Inspection {
  const kind = pictureKind(bytes)
  if (kind) return INSPECT[kind](bytes)
  if (mediaType === 'application/pdf') return inspectPdf(bytes)
  if (mediaType === FILM_TYPE) return inspectMp4(bytes)
  const head = String.fromCharCode(...bytes.subarray(0, 4))
  // All that is in such a file are tags, and there is no telling what lies between them.
  if (TIFF.test(head)) return 'holds-metadata'
  if (!TEXT.test(mediaType)) return 'not-inspected'
  return isPlainText(bytes) ? 'passed' : 'not-inspected'
}

function isPlainText(bytes: Uint8Array): boolean {
  try {
    return !HIDING.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}
