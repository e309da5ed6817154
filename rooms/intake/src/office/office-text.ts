// The text of a DOCX or ODT file in its order, from its XML: what a reader of the printed page
// would see. What was deleted, hidden or remarked stays out and is counted. Nothing outside the
// file is fetched. Sources: ECMA-376 part 1, 17; OpenDocument 1.3; intake.md 4.
import { archiveFiles, type ZipEntry, ZipError, zipList } from '@tumen/archive'
import type { LayerFinding } from '@tumen/claim'
import type { IntakeCode, Loss } from '../finding.ts'
import { readXml, XmlError, type XmlReader, XmlTooLong } from '../read-xml.ts'
import { type Allowance, unpack } from '../unpack.ts'
import { DocxReader } from './docx-reader.ts'
import { OdtReader } from './odt-reader.ts'
import { OfficeTally } from './tally.ts'

export const OFFICE_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
} as const
export type OfficeKind = keyof typeof OFFICE_TYPES

/** What was read, or why nothing was. */
export type OfficeText =
  | { text: string; losses: Loss[]; findings: LayerFinding[]; code?: never }
  | { code: IntakeCode }

const MOST_UNPACKED = 256 * 2 ** 20
const BODY = { docx: 'word/document.xml', odt: 'content.xml' } as const

/** Which office file an archive is, by the names of its parts; never throws. */
export function officeKind(bytes: Uint8Array): OfficeKind | undefined {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined
  try {
    const names = new Set(zipList(bytes).entries.map(({ name }) => name))
    if (names.has('[Content_Types].xml') && names.has(BODY.docx)) return 'docx'
    return names.has('META-INF/manifest.xml') && names.has(BODY.odt) ? 'odt' : undefined
  } catch {
    return undefined
  }
}

/** Reads an office file; no bytes make it throw. */
export async function officeText(bytes: Uint8Array, kind: OfficeKind): Promise<OfficeText> {
  try {
    const parts = new Parts(bytes)
    const tally = new OfficeTally()
    const text = kind === 'docx' ? await docxText(parts, tally) : await odtText(parts, tally)
    if (text === undefined) return { code: 'encrypted' }
    return text.trim() === '' ? { code: 'no_text' } : { text, ...tally.told() }
  } catch (error) {
    if (error instanceof ZipError) return { code: error.code }
    if (error instanceof XmlError) return { code: 'damaged' }
    if (error instanceof XmlTooLong) return { code: 'too_large' }
    throw error
  }
}

/** The parts of the archive, under one allowance. */
class Parts {
  readonly #bytes: Uint8Array
  readonly #entries: ReadonlyMap<string, ZipEntry>
  readonly #allowance: Allowance = { bytes: MOST_UNPACKED }

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#entries = new Map(archiveFiles(bytes).map((entry) => [entry.name, entry]))
  }

  names(pattern: RegExp): string[] {
    return [...this.#entries.keys()].filter((name) => pattern.test(name))
  }

  /** Reads a part, if it is there. */
  async read(name: string, reader: XmlReader): Promise<void> {
    const entry = this.#entries.get(name)
    if (entry) await readXml(unpack(this.#bytes, entry, this.#allowance), reader)
  }
}

async function docxText(parts: Parts, tally: OfficeTally): Promise<string> {
  tally.add('macros', parts.names(/(?:^|\/)vbaProject\.bin$/i).length)
  tally.add('embedded_objects', parts.names(/^word\/embeddings\/./i).length)
  for (const name of parts.names(/^word\/_rels\/[^/]+\.rels$/i))
    await parts.read(name, { open: (_, attributes) => tally.noteRelation(attributes) })
  await parts.read('word/comments.xml', {
    open: (name) => tally.add('comments', name === 'comment' ? 1 : 0),
  })
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
  return texts.filter((text) => text !== '').join('\n\n')
}

async function odtText(parts: Parts, tally: OfficeTally): Promise<string | undefined> {
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
  return body.written()
}
