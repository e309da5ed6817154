// A new PDF of covered pages: written from their pictures alone, and read again. The same pictures
// give the same bytes. Source: redaction.md 8.6.
import { PDFDocument, PDFName } from 'pdf-lib'
import { RESOLUTION } from '../pdf/limit.ts'
import { VerificationFault } from '../picture/fault.ts'
import { picturesIn } from '../picture/inspect-pdf.ts'

/** A covered page: its JPEG, and its size in pixels. */
export interface PictureOfPage {
  jpeg: Uint8Array
  width: number
  height: number
}

const POINTS_A_PIXEL = 72 / RESOLUTION

/** A catalogue, the pages, and of each page one picture and one line that draws it. */
async function pdfOfPictures(pages: readonly PictureOfPage[]): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false })
  for (const { jpeg, ...pixels } of pages) {
    const [width, height] = [pixels.width * POINTS_A_PIXEL, pixels.height * POINTS_A_PIXEL]
    const picture = await file.embedJpg(jpeg)
    const page = file.addPage([width, height])
    page.drawImage(picture, { x: 0, y: 0, width, height })
    // The library adds them, empty, in case somebody needs them.
    page.node.delete(PDFName.of('Annots'))
    const resources = page.node.Resources()
    for (const name of ['Font', 'ExtGState']) resources?.delete(PDFName.of(name))
  }
  return file.save({ useObjectStreams: false, addDefaultPage: false })
}

/** A new file of covered pages; read again, it holds them and nothing else. */
export async function bindPages(pages: readonly PictureOfPage[]): Promise<Uint8Array> {
  const bytes = await pdfOfPictures(pages)
  const held = picturesIn(bytes)
  const isSame =
    held?.length === pages.length &&
    held.every((one, n) => Buffer.compare(one, pages[n]?.jpeg ?? new Uint8Array()) === 0)
  if (!isSame) throw new VerificationFault()
  return bytes
}
