// Pages of a PDF that are pictures first, with words as captions beside them: drawn here.
import assert from 'node:assert/strict'
import test from 'node:test'
import sharp from 'sharp'
import { type DrawnPage, drawnPdf, say } from '../../fixture/drawn-pdf.ts'
import { findProgram } from '../isolation/program.ts'
import { Sandbox } from '../isolation/sandbox.ts'
import { PdfPages } from './pdfium.ts'
import { readPdf } from './read-pdf.ts'
import { MOSTLY_PICTURES } from './seen-page.ts'

const sandbox = new Sandbox()
const skip =
  findProgram('pdftotext') && findProgram('bwrap') ? false : 'no poppler or no bubblewrap is here'
const jpeg = await sharp({
  create: { width: 96, height: 96, channels: 3, background: '#888' },
})
  .jpeg()
  .toBuffer()

/** A picture so wide and high at a place from below, in points. */
const draw = (wide: number, high: number, [x, y] = [72, 400]) =>
  `q ${wide} 0 0 ${high} ${x} ${y} cm /I Do Q\n`
/** So many lines of 60 letters from the top on, in two columns where there are many. */
const lines = (count: number, from = 780) =>
  Array.from({ length: count }, (_, n) => say([40, from - 15 * n], 'word '.repeat(15).trim())).join(
    '',
  )

async function pagesToldOf(pages: readonly DrawnPage[], objects: readonly string[] = []) {
  const bytes = drawnPdf({ pages, objects })
  const { layer } = await readPdf({ bytes, sandbox, maxTextBytes: 1_000_000 })
  return layer.findings.find(({ code }) => code === MOSTLY_PICTURES)?.pages
}

test('[I360] photographs with captions are pictures first, typed pages are none', {
  skip,
}, async () => {
  const photograph = { content: draw(400, 300) + say([72, 380], 'Arrivals, in spring'), jpeg }
  const typed = { content: lines(40) }
  assert.deepEqual(await pagesToldOf([photograph]), [1])
  assert.deepEqual(await pagesToldOf([typed, photograph, typed]), [2])
  assert.equal(await pagesToldOf([typed, typed]), undefined)
})

test('[I360] the sign of an office, and a small picture beside a page of words, are none', {
  skip,
}, async () => {
  const sign = draw(110, 60, [72, 770])
  assert.equal(await pagesToldOf([{ content: sign + lines(10, 700), jpeg }]), undefined)
  // 40 lines of 60 letters and one picture of 4 by 4 cm.
  const beside = { content: lines(40) + draw(113, 113, [440, 100]), jpeg }
  assert.equal(await pagesToldOf([beside]), undefined)
  // The same picture beside ten lines, and a third one beside the forty.
  assert.deepEqual(
    await pagesToldOf([{ ...beside, content: lines(10) + draw(113, 113), jpeg }]),
    [1],
  )
  const three = draw(50, 50, [440, 100]) + draw(50, 50, [500, 100]) + draw(50, 50, [440, 170])
  assert.deepEqual(await pagesToldOf([{ content: lines(40) + three, jpeg }]), [1])
})

test('[I360] a photograph cut into strips is one, and a scan with words of a program too', {
  skip,
}, async () => {
  // Strips of 10 points are less than 7 mm, each for itself.
  const strips = Array.from({ length: 40 }, (_, n) => draw(450, 10, [72, 200 + 10 * n])).join('')
  assert.deepEqual(await pagesToldOf([{ content: strips + lines(8), jpeg }]), [1])
  const scan = draw(595, 842, [0, 0]) + lines(45)
  assert.deepEqual(await pagesToldOf([{ content: scan, jpeg }]), [1])
})

/** A drawing that holds the picture, itself inside a drawing that moves it by half. */
const NESTED = (picture: number) => [
  `<</Type/XObject/Subtype/Form/BBox[0 0 2000 2000]/Matrix[2 0 0 2 0 0]` +
    `/Resources<</XObject<</I ${picture} 0 R>>>>/Length 31>>stream\nq 200 0 0 150 0 0 cm /I Do Q    \nendstream`,
  `<</Type/XObject/Subtype/Form/BBox[0 0 2000 2000]/Matrix[1 0 0 1 0 0]` +
    '/Resources<</XObject<</D 4 0 R>>>>/Length 26>>stream\nq 1 0 0 1 72 300 cm /D Do Q\nendstream',
]

test('[I360] a picture inside of drawings counts where they put it, a drawing without one does not', async () => {
  // Objects 4 and 5 are the drawings, 6 the page, 7 its content, 8 its picture.
  const file = Buffer.from(
    drawnPdf({ pages: [{ content: '/O Do', jpeg }], objects: NESTED(8) }),
  ).toString('latin1')
  const bytes = Buffer.from(
    file.replace('/XObject<</I 8 0 R>>>>>>', '/XObject<</O 5 0 R>>>>>>'),
    'latin1',
  )
  const [found] = (await PdfPages.open(bytes)).pictured()
  // 400 by 300 points of 595 by 842.
  assert.equal(found?.count, 1)
  assert.ok(Math.abs((found?.share ?? 0) - (400 * 300) / (595 * 842)) < 0.01, `${found?.share}`)
  const plain = drawnPdf({ pages: [{ content: say([72, 700], 'Words') }] })
  assert.deepEqual((await PdfPages.open(plain)).pictured(), [])
})

test('[I360] where pages could not be looked at, all of them are', { skip }, async () => {
  const { lookBeside, seenFindings } = await import('./seen-page.ts')
  const page = { width: 595, height: 842, blocks: [] }
  const bytes = new Uint8Array(9)
  const seen = { pages: [page, page], hidden: [], unseen: 0 }
  const beside = await lookBeside({ sandbox, bytes, onTick: undefined })
  assert.deepEqual(seenFindings(beside, seen), [{ code: MOSTLY_PICTURES, count: 2 }])
})
