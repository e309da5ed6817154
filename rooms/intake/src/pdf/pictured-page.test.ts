// On which pages somebody may be seen: a portrait of a list, a stamp, a drawing inside a page. The
// pages are drawn here.
import assert from 'node:assert/strict'
import test from 'node:test'
import sharp from 'sharp'
import { type DrawnPage, drawnPdf, fill, say } from '../../fixture/drawn-pdf.ts'
import { PdfPages } from './pdfium.ts'

const jpeg = await sharp({
  create: { width: 96, height: 96, channels: 3, background: '#888' },
})
  .jpeg()
  .toBuffer()

/** A picture so wide and high, in points. */
const draw = (wide: number, high: number) => `q ${wide} 0 0 ${high} 72 600 cm /I Do Q\n`
/** What a page draws beside its own: a remark of this kind, as large as a portrait. */
const remark = (kind: string) =>
  `/Annots[<</Type/Annot/Subtype/${kind}/Rect[100 100 140 150]/F 4/Contents(x)>>]`

async function hasPicture(page: DrawnPage, objects: readonly string[] = []): Promise<boolean> {
  const pages = await PdfPages.open(drawnPdf({ pages: [page], objects }))
  return pages.sizes()[0]?.hasPicture ?? assert.fail()
}

test('[I337] a portrait of 15 by 20 mm is a picture, and so is each of a list of them', async () => {
  const millimetre = 72 / 25.4
  for (const [wide, high] of [
    [15, 20],
    [8, 8],
    [160, 240],
  ] as const)
    assert.ok(await hasPicture({ content: draw(wide * millimetre, high * millimetre), jpeg }))
  // Of 15 by 20 mm it is half a hundredth of the page.
  assert.ok((15 * 20) / (210 * 297) < 0.01)
  for (const content of [draw(6 * millimetre, 60 * millimetre), say([72, 700], 'Words.')])
    assert.equal(await hasPicture({ content, jpeg }), false)
  assert.equal(await hasPicture({ content: fill([72, 600], [200, 200]) }), false)
})

test('[I337] a stamp may show somebody; a link, a mark and a note do not', async () => {
  const content = say([72, 700], 'Words.')
  assert.ok(await hasPicture({ content, more: remark('Stamp') }))
  for (const kind of ['Link', 'Highlight', 'Text'])
    assert.equal(await hasPicture({ content, more: remark(kind) }), false, kind)
})

test('[I337] a page that is a scan is told as before', async () => {
  const pages = await PdfPages.open(
    drawnPdf({
      pages: [
        { content: draw(595, 842), jpeg },
        { content: draw(300, 300), jpeg },
      ],
    }),
  )
  assert.deepEqual(
    pages.sizes().map(({ isScan, hasPicture: has }) => [isScan, has]),
    [
      [true, true],
      [false, true],
    ],
  )
})
