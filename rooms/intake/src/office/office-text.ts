// The text of an office file in its order, from its XML: what a reader of the printed page
// would see. What was deleted, hidden or remarked stays out and is counted. Nothing outside the
// file is fetched. Sources: ECMA-376 part 1, 17; OpenDocument 1.3; intake.md 4.
import { ZipError, zipList } from '@tumen/archive'
import type { ApartText } from '../apart/apart-text.ts'
import { XmlError, XmlTooLong } from '../read-xml.ts'
import { Stop } from '../workbook-bound.ts'
import { DocxReader } from './docx-reader.ts'
import { OdtReader } from './odt-reader.ts'
import { Parts, tallyParts } from './parts.ts'
import { pptxText } from './pptx-text.ts'
import { OfficeTally, TooManyParts } from './tally.ts'
import { xlsxText } from './xlsx-text.ts'

export const OFFICE_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const
export type OfficeKind = keyof typeof OFFICE_TYPES

/** The part by which a kind is known, beside the list of parts that all of its family have. */
const BODY = {
  docx: 'word/document.xml',
  odt: 'content.xml',
  xlsx: 'xl/workbook.xml',
  pptx: 'ppt/presentation.xml',
} as const

/** Which office file an archive is, by the names of its parts; never throws. */
export function officeKind(bytes: Uint8Array): OfficeKind | undefined {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined
  try {
    const names = new Set(zipList(bytes).entries.map(({ name }) => name))
    if (names.has('[Content_Types].xml')) {
      const [kind] = (['docx', 'xlsx', 'pptx'] as const).filter((one) => names.has(BODY[one]))
      return kind
    }
    return names.has('META-INF/manifest.xml') && names.has(BODY.odt) ? 'odt' : undefined
  } catch {
    return undefined
  }
}

/** Reads an office file; no bytes make it throw. */
export async function officeText(bytes: Uint8Array, kind: OfficeKind): Promise<ApartText> {
  try {
    const parts = new Parts(bytes)
    const tally = new OfficeTally()
    const read = await READERS[kind](parts, tally)
    if (read === undefined) return { code: 'encrypted' }
    return read.text.trim() === '' ? { code: 'no_text' } : { ...read, ...tally.told() }
  } catch (error) {
    if (error instanceof ZipError) return { code: error.code }
    if (error instanceof XmlError) return { code: 'damaged' }
    if (error instanceof XmlTooLong) return { code: 'too_large' }
    if (error instanceof TooManyParts) return { code: 'too_many_parts' }
    if (error instanceof Stop)
      return { code: error.finding.code === 'workbook_too_large' ? 'too_large' : 'damaged' }
    throw error
  }
}

/** A text, with its pages where it has them; nothing where it is encrypted. */
type Reader = (
  parts: Parts,
  tally: OfficeTally,
) => Promise<{ text: string; pages?: number[] } | undefined>

const READERS: Readonly<Record<OfficeKind, Reader>> = {
  docx: docxText,
  odt: odtText,
  xlsx: xlsxText,
  pptx: pptxText,
}

async function docxText(parts: Parts, tally: OfficeTally): Promise<{ text: string }> {
  await tallyParts(parts, { tally, folder: 'word', comments: /^word\/comments\.xml$/ })
  for (const name of parts.names(/^word\/(?:header|footer)\d*\.xml$/i)) {
    const edge = new DocxReader(new OfficeTally())
    await parts.read(name, edge)
    tally.lose('running_line', edge.written().length)
  }
  const body = new DocxReader(tally)
  await parts.read(BODY.docx, body)
  const texts = [body.written()]
  for (const name of ['word/footnotes.xml', 'word/endnotes.xml']) {
    const notes = new DocxReader(tally)
    await parts.read(name, notes)
    texts.push(notes.written())
  }
  return { text: texts.filter((text) => text !== '').join('\n\n') }
}

async function odtText(parts: Parts, tally: OfficeTally): Promise<{ text: string } | undefined> {
  let isLocked = false
  await parts.read('META-INF/manifest.xml', {
    open: (name) => {
      isLocked ||= name === 'encryption-data'
    },
  })
  if (isLocked) return undefined
  tally.add('macros', parts.names(/^(?:Basic|Scripts)\/./).length > 0 ? 1 : 0)
  tally.add('embedded_objects', parts.names(/^Object [^/]+\/content\.xml$/).length)
  const body = new OdtReader(tally)
  await parts.read(BODY.odt, body)
  return { text: body.written() }
}
