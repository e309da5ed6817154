// Words that stand beside the pages of a PDF, on pages that are turned, cropped and full to the
// edge: counted quickly, and compared with each word's own place.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type DrawnPage, drawnPdf, say } from '../../fixture/drawn-pdf.ts'
import { PdfPages } from './pdfium.ts'

const place = fc.tuple(
  // Mostly near the left edge, the right one, or far away.
  fc.oneof(fc.integer({ min: -60, max: 30 }), fc.integer({ min: 520, max: 640 }), fc.integer()),
  fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 820, max: 860 })),
)
const pages: fc.Arbitrary<DrawnPage[]> = fc.array(
  fc.record({
    content: fc.array(place, { maxLength: 4 }).map((all) => {
      const clear = say([250, 400], 'At least 52 were held')
      return all.reduce((text, [x, y]) => text + say([x, y], 'Lim Haneul'), clear)
    }),
    more: fc
      .tuple(fc.constantFrom(0, 90, 180, 270), fc.constantFrom('', '/CropBox[-30 10 500 800]'))
      .map(([turn, crop]) => `/Rotate ${turn}${crop}`),
  }),
  { minLength: 1, maxLength: 3 },
)

async function byWords(file: PdfPages): Promise<{ page: number; count: number }[]> {
  return file.sizes().flatMap(({ width, height }, n) => {
    const outside = file
      .words(n)
      .filter(({ box: [x0, y0, x1, y1] }) => x1 <= 0 || y1 <= 0 || x0 >= width || y0 >= height)
    return outside.length > 0 ? [{ page: n + 1, count: outside.length }] : []
  })
}

test('[I362] words beside pages are counted as by the place of each of them', async () => {
  let found = 0
  await fc.assert(
    fc.asyncProperty(pages, async (some) => {
      const file = await PdfPages.open(drawnPdf({ pages: some }))
      const counted = file.besides()
      found += counted.length
      assert.deepEqual(counted, await byWords(file))
    }),
    { numRuns: 60 },
  )
  assert.ok(found > 20, `${found} pages have such words`)
})
