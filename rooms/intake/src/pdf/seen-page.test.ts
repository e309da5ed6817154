// Words that a program reads and nobody sees, in drawn files: found where they are hidden, and
// never where they are seen.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { type DrawnPage, drawnPdf, fill, heldLetter, say } from '../../fixture/drawn-pdf.ts'
import { linesFrom, pdfOf } from '../../fixture/pdf.ts'
import { Sandbox } from '../isolation/sandbox.ts'
import { placesOnPage } from '../picture/page-picture.ts'
import { isHidden } from './hidden-word.ts'
import { readPdf } from './read-pdf.ts'

const sandbox = new Sandbox()
const hasPoppler = (await sandbox.placeOf('pdftotext')) !== undefined
const skip = !hasPoppler && 'needs bubblewrap and poppler-utils'
const SEEN = say([72, 760], 'Twelve people were held in the river town.')

async function readOf(...pages: DrawnPage[]) {
  const bytes = drawnPdf({ pages })
  const { text, layer } = await readPdf({ bytes, sandbox, maxTextBytes: 1_000_000 })
  const hidden = layer.findings.find(({ code }) => code === 'hidden_words')
  return { text, layer, bytes, hidden }
}

const WHITE = '1 1 1 rg'
/** Ways to hide a name at 72, 700, each as the operators of a page. */
const HIDING: Readonly<Record<string, DrawnPage>> = {
  'under a black box': { content: say([72, 700], 'Lim Haneul') + fill([70, 697], [80, 16]) },
  'under a box that is lower than its line': {
    content: say([72, 700], 'Lim Haneul') + fill([70, 699], [80, 11]),
  },
  'under a white box on grey': {
    content:
      fill([0, 650], [595, 100], '0.8 g') +
      say([72, 700], 'Lim Haneul') +
      fill([70, 695], [90, 20], WHITE),
  },
  'white on white': { content: say([72, 700], 'Lim Haneul', WHITE) },
  'black on black': { content: fill([60, 690], [200, 30]) + say([72, 700], 'Lim Haneul') },
  'in invisible letters': { content: say([72, 700], 'Lim Haneul', '3 Tr') },
  'beside the page': { content: say([700, 700], 'Lim Haneul') },
  'below the page': { content: say([72, -40], 'Lim Haneul') },
  'beside what is cropped': {
    content: say([72, 60], 'Lim Haneul'),
    more: '/CropBox[0 100 595 842]',
  },
  'under a box that a remark draws': {
    content: say([72, 700], 'Lim Haneul'),
    more: '/Annots[<</Type/Annot/Subtype/Square/Rect[68 694 170 718]/IC[0 0 0]/C[0 0 0]/F 4>>]',
  },
}

test('[I320] words that nobody sees are told with their pages, and are not in the text', {
  skip,
}, async () => {
  for (const [how, { content, ...more }] of Object.entries(HIDING)) {
    const plain = { content: SEEN }
    const { text, hidden, layer } = await readOf(plain, { ...more, content: SEEN + content }, plain)
    assert.deepEqual(hidden, { code: 'hidden_words', count: 2, pages: [2] }, how)
    assert.ok(!text.includes('Lim') && !text.includes('Haneul'), how)
    assert.match(text, /Twelve people were held/, how)
    assert.ok(!JSON.stringify(layer).includes('Haneul'), `${how}: the layer says no word`)
  }
})

test('[I320] the letter of the vectors is as it was drawn, and its covered name is in no text', {
  skip,
}, async () => {
  const file = new URL('../../../../vectors/redaction/held-letter.pdf', import.meta.url)
  const bytes = new Uint8Array(readFileSync(file))
  assert.deepEqual(bytes, heldLetter())
  const { text, layer } = await readPdf({ bytes, sandbox, maxTextBytes: 1_000_000 })
  assert.match(text, /The other name is$/m)
  assert.doesNotMatch(text, /Sora/)
  assert.deepEqual(layer.findings, [{ code: 'hidden_words', count: 2, pages: [1] }])
})

/** Words that are seen, in ways that come near to being hidden. */
const SHOWING: Readonly<Record<string, string>> = {
  plain: say([72, 700], 'Lim Haneul'),
  'on a coloured cell': fill([60, 690], [200, 30], '0.2 0.5 0.9 rg') + say([72, 700], 'Lim Haneul'),
  'white on a dark cell': fill([60, 690], [200, 30]) + say([72, 700], 'Lim Haneul', WHITE),
  'light grey on white': say([72, 700], 'Lim Haneul', '0.85 g'),
  'drawn over its box': fill([70, 697], [80, 16]) + say([72, 700], 'Lim Haneul', '1 0 0 rg'),
  'underlined and struck': say([72, 700], 'Lim Haneul') + fill([70, 703], [80, 1]),
  'in a frame': `q 70 695 90 20 re S Q ${say([72, 700], 'Lim Haneul')}`,
  'narrow signs': say([72, 700], 'Lim Haneul 1 l I ii - . ...'),
  'a row of dots': say([72, 700], 'Lim.Haneul..............................12'),
  'a line of a form': say([72, 700], 'Lim_Haneul______________________'),
  small: `q BT /H 5 Tf 1 0 0 1 72 700 Tm (Lim Haneul) Tj ET Q\n`,
  turned: `q BT /H 14 Tf 0 1 -1 0 72 600 Tm (Lim Haneul) Tj ET Q\n`,
  'in wide letters': `q BT 6 Tc /H 14 Tf 1 0 0 1 72 700 Tm (Lim Haneul) Tj ET Q\n`,
}

test('[I321] words that are seen are never told as hidden, on any ground and of any form', {
  skip,
}, async () => {
  for (const [how, content] of Object.entries(SHOWING)) {
    const { text, hidden } = await readOf({ content: SEEN + content })
    assert.equal(hidden, undefined, how)
    assert.match(text.replace(/[\s._]/g, ''), /LimHaneul/, how)
  }
  const lines = [
    'The River Observer writes every year about those who were held - 39 of them.',
    '적어도 600여 명이 체포되었다. 一二三 十二人被遣返。',
  ]
  const bytes = pdfOf({ pages: [linesFrom(700, lines)] })
  const { text, layer } = await readPdf({ bytes, sandbox, maxTextBytes: 1_000_000 })
  assert.deepEqual(layer.findings, [])
  assert.ok(text.includes('체포되었다') && text.includes('十二人'))
})

test('[I320] a word of which a box covers one half is told; one that it only touches is seen', {
  skip,
}, async () => {
  const word = say([72, 700], 'Correspondence')
  const half = await readOf({ content: SEEN + word + fill([72, 695], [50, 20]) })
  assert.equal(half.hidden?.count, 1)
  const touched = await readOf({ content: SEEN + word + fill([68, 695], [8, 20]) })
  assert.equal(touched.hidden, undefined)
})

test('[I322] words on a scan, in invisible letters over their picture, are seen', {
  skip,
}, async () => {
  const { default: sharp } = await import('sharp')
  // Strokes where the letters stand: drawn as pixels, as no SVG may be read in this process.
  const pixels = Buffer.alloc(96 * 96, 0xee)
  for (let y = 9; y < 21; y++)
    for (let x = 4; x < 50; x += 4) pixels.fill(0, y * 96 + x, y * 96 + x + 2)
  const raw = { width: 96, height: 96, channels: 1 } as const
  const jpeg = await sharp(pixels, { raw }).toColourspace('srgb').jpeg({ quality: 60 }).toBuffer()
  const scan = (name: string, y: number) =>
    `q 96 0 0 96 72 600 cm /I Do Q\n${say([76, y], name, '3 Tr')}`
  const over = await readOf({ content: SEEN + scan('Haneul', 676), jpeg })
  assert.equal(over.hidden, undefined)
  assert.match(over.text, /Haneul/)
  const beside = await readOf({ content: SEEN + scan('Haneul', 630), jpeg })
  assert.equal(beside.hidden?.count, 1)
})

test('[I322] where the lines of a page stand is found without the words that nobody sees', {
  skip,
}, async () => {
  const content = `${SEEN}${say([72, 700], 'Lim')}${fill([70, 697], [26, 14])}${say(
    [100, 700],
    'was seen there.',
  )}`
  const { text, bytes, hidden } = await readOf({ content })
  assert.equal(hidden?.count, 1)
  const places = await placesOnPage({ bytes, sandbox, page: 1 }, text)
  assert.ok('lines' in places)
  const last = places.lines.at(-1)
  assert.equal(text.slice(last?.[0]).startsWith('was seen'), true)
  assert.ok((last?.[1] ?? 0) >= 99, 'the line begins where its seen words do')
})

test('[I322] pages that cannot be drawn are told as not compared', { skip }, async () => {
  const bytes = drawnPdf({ pages: [{ content: SEEN }, { content: SEEN }] })
  const { findProgram } = await import('../isolation/program.ts')
  const without = new Sandbox((name) => (name === 'pdftoppm' ? undefined : findProgram(name)))
  const { text, layer } = await readPdf({ bytes, sandbox: without, maxTextBytes: 1_000_000 })
  assert.match(text, /Twelve/)
  assert.deepEqual(layer.findings, [{ code: 'not_compared', count: 2 }])
})

test('[I321] no word and no page make the rule throw, and a page of noise hides nothing', () => {
  const box = fc.double({ min: -50, max: 150, noNaN: true })
  const word = fc.record({ text: fc.string(), left: box, right: box, top: box, bottom: box })
  const [width, height] = [100, 100]
  const grey = Uint8Array.from({ length: width * height }, (_, n) => (n % 2 === 0 ? 0 : 255))
  fc.assert(
    fc.property(word, (one) => {
      const isIn = one.left >= 0 && one.right <= 100 && one.top >= 0 && one.bottom <= 100
      const isLarge = one.right - one.left > 2 && one.bottom - one.top > 8
      const is = isHidden(one, { width, height, grey })
      assert.ok(!(isIn && isLarge) || !is)
    }),
  )
})

test('[I365] the first page of a long file is told before the others, as it is seen', {
  skip,
}, async () => {
  const hidden = say([72, 700], 'Lim Haneul', WHITE)
  const pages = Array.from({ length: 12 }, (_, n) => ({
    content: say([72, 600], `Page ${n + 1} was read.`) + hidden,
  }))
  const told: string[] = []
  const done: number[] = []
  const asked = { sandbox, maxTextBytes: 1_000_000, onPage: (one: number) => done.push(one) }
  const onFirst = (text: string) => told.push(`${text.trim()} after ${done.length}`)
  const { text } = await readPdf({ ...asked, bytes: drawnPdf({ pages }), onFirst })
  assert.deepEqual(told, ['Page 1 was read. after 0'])
  assert.match(text, /^Page 1 was read\.[\s\S]*Page 12 was read\./)
  assert.deepEqual(done, [12])
  // Few pages are read as fast as the first of them.
  await readPdf({ ...asked, bytes: drawnPdf({ pages: pages.slice(0, 10) }), onFirst })
  assert.equal(told.length, 1)
})
