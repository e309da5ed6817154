// Whether a file holds pictures, or files that may be some, which no page here shows: beside the
// text of an office file or a web archive, or sent along with an e-mail. Told by the list of its
// parts and by what its reading counted; nothing is unpacked. Source: redaction.md 8; intake.md 4.
import { zipList } from '@tumen/archive'
import type { ArchiveFacts, TextLayer } from '@tumen/claim'
import { APART_TYPES } from '../apart/apart-text.ts'
import { WACZ_TYPE } from '../wacz/read-wacz.ts'

const APART: ReadonlySet<string> = new Set(Object.values(APART_TYPES))
/** Parts that hold words and their look alone, and what a printer was told. */
const WORDS = /(?:\.(?:xml|rels|vml)|^mimetype|^xl\/printerSettings\/[^/]+\.bin|\/)$/i
/** What reading tells of files inside, and of a second form of a message. */
const FOUND = new Set(['attached_files', 'embedded_objects', 'second_form'])

/** What was told of a file when it came. */
interface ToldFile {
  mediaType: string
  layer?: TextLayer | undefined
  archive?: ArchiveFacts | undefined
}

/**
 * Whether an office file, an e-mail or a web archive holds what nobody could look at here; its
 * bytes are read where its reading did not say so. What was not read, or has no list of parts, may
 * hold anything.
 */
export async function holdsUnlooked(
  { mediaType, layer, archive }: ToldFile,
  read: () => Promise<Uint8Array>,
): Promise<boolean> {
  if (mediaType === WACZ_TYPE) return archive?.unshown !== 0
  if (!APART.has(mediaType)) return false
  if (layer?.tool === undefined) return true
  if (layer.losses.some(({ kind }) => kind === 'picture')) return true
  if (layer.findings.some(({ code }) => FOUND.has(code))) return true
  return mediaType !== APART_TYPES.eml && hasOtherParts(await read())
}

function hasOtherParts(bytes: Uint8Array): boolean {
  try {
    return zipList(bytes).entries.some(({ name }) => !WORDS.test(name))
  } catch {
    return true
  }
}
