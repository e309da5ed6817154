// The grey of paper: without the dots by which colour printers tell which one printed a page, and
// when. They are yellow, and so light that levels make them white. Source: redaction.md 8.4.
import type { Raster } from '../picture/source.ts'

/** Lighter than this is white, darker than the other is black; between them in a straight line. */
const [WHITE, BLACK] = [200, 60]

export function paperGrey({ width, height, pixels }: Raster): Raster {
  const grey = new Uint8Array(pixels.length)
  for (let at = 0; at < pixels.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]]
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue
    const level = Math.round((255 * (luma - BLACK)) / (WHITE - BLACK))
    grey.fill(Math.min(255, Math.max(0, level)), at, at + 3)
  }
  return { width, height, pixels: grey }
}
