// A picture to a text by the words that are read in it. The picture itself is opened by a process
// of its own; one without words is kept without a text. Source: intake.md 2 and 4.
import type { TextLayer } from '@tumen/claim'
import type { IntakeFinding } from '../finding.ts'
import type { Sandbox } from '../isolation/sandbox.ts'
import type { ReadLayered } from '../layered.ts'
import { askPicture, type PictureCode, type PictureWork } from '../picture/ask.ts'
import { pictureKind } from '../picture/inspect-derivative.ts'
import { noticesOf } from '../read-upload.ts'
import { textOfPictures } from './read-pages.ts'
import type { OcrPage } from './recognize.ts'

/** Media types of the pictures that are read. */
export const PICTURE_TYPES = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const

/** A picture as it came, and where it may be opened. */
export interface PictureUpload {
  bytes: Uint8Array
  sandbox: Sandbox
  /** Called while it is read; what it throws ends the reading. */
  onTick?: (() => void) | undefined
}

/** The media type of a picture that can be read; nothing for anything else. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const kind = pictureKind(bytes)
  return kind && PICTURE_TYPES[kind]
}

/** Reads a picture; no bytes make it throw, but `onTick` may. */
export async function readPicture({ bytes, sandbox, onTick }: PictureUpload): Promise<ReadLayered> {
  const { level: isolation } = await sandbox.report()
  const read = await readWords({ bytes, sandbox, onTick })
  const mediaType = pictureType(bytes) ?? PICTURE_TYPES.jpeg
  if ('code' in read) {
    const findings = [{ code: read.code, count: read.limit ?? 1 }]
    return { ...NOTHING, mediaType, layer: { isolation, losses: [], findings } }
  }
  const { text, ...places } = textOfPictures([read.page])
  if (text === '') {
    const findings = [{ code: 'no_words', count: 1 }]
    return { ...NOTHING, mediaType, layer: { isolation, losses: [], findings } }
  }
  const layer: TextLayer = { tool: read.tool, isolation, ...places }
  const { losses } = places
  return { text, mediaType, steps: OCR_STEPS, layer, losses, notices: noticesOf(text) }
}

const NOTHING = { text: '', steps: [], losses: [], notices: [] }

/** The step that says of a text that a program read it from pictures. */
export const READ_FROM_PICTURE = 'picture:words'

/** The steps by which a text is made from pictures. */
export const OCR_STEPS = [READ_FROM_PICTURE, 'picture:pages']

/** The words of one picture. */
export async function readWords({
  bytes: picture,
  sandbox,
  onTick,
}: PictureUpload): Promise<{ page: OcrPage; tool: string } | IntakeFinding> {
  const read = await askPicture({ do: 'read' }, { sandbox, picture, onTick })
  return read.code === undefined ? { page: read.read, tool: read.tool } : findingOf(read)
}

/** The words of some pages of one file, by one process. */
export async function readWordsOfPages(
  work: Pick<PictureWork, 'bound' | 'sandbox' | 'onTick' | 'onProgress'>,
): Promise<{ pages: OcrPage[]; tool: string } | IntakeFinding> {
  const read = await askPicture({ do: 'read-pages' }, work)
  return read.code === undefined ? { pages: read.reads, tool: read.tool } : findingOf(read)
}

function findingOf({ code, limit }: { code: PictureCode; limit?: number }): IntakeFinding {
  if (code === 'unknown_model' || code === 'verification_failed') return { code: 'crashed' }
  return limit === undefined ? { code } : { code, limit }
}
