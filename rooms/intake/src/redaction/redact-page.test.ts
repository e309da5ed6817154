// Covered pages of a PDF: what leaves is pixels, and none of those that were covered.
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import sharp from 'sharp'
import { drawnScene } from '../../fixture/drawn-face.ts'
import { type DrawnPdf, drawnPdf, fill, say } from '../../fixture/drawn-pdf.ts'
import { Sandbox } from '../isolation/sandbox.ts'
import { builtScript } from '../isolation/script.ts'
import { PdfPages } from '../pdf/pdfium.ts'
import { askPicture } from '../picture/ask.ts'
import { decodePicture } from '../picture/codec.ts'
import { PictureFault } from '../picture/fault.ts'
import { inspectDerivative } from '../picture/inspect-derivative.ts'
import { inspectPdf, picturesIn } from '../picture/inspect-pdf.ts'
import type { Raster } from '../picture/source.ts'
import { bindPages } from './bind-pages.ts'
import { SOLID } from './cover.ts'
import { type PageBox, pageRegions } from './line-region.ts'
import { paperGrey } from './paper.ts'
import { type PageRecipe, redactPage } from './redact-page.ts'

const random = (length: number) => new Uint8Array(randomBytes(length))
const RECIPE = { fill: { mode: 'solid' }, tone: 'colour' } as const
const words = (x: number, y: number, w: number, h: number): PageBox => ({
  ...{ x, y, w, h, isWords: true, isFound: false },
})
/** Where 14-point words that begin at 72, 700 are drawn: 150 pixels from the left, 270 to 301. */
const NAME = words(150, 270, 120, 32)

async function copyOf(
  file: Uint8Array,
  boxes: readonly PageBox[],
  recipe: Omit<PageRecipe, 'boxes'> = RECIPE,
): Promise<Uint8Array> {
  const pages = await PdfPages.open(file)
  const made = []
  for (const [n, { width, height }] of pages.sizes().entries()) {
    const { jpeg } = await redactPage(pages.draw(n), { boxes, ...recipe }, random)
    made.push({ jpeg, width, height })
  }
  return bindPages(made)
}

const pageWith = (content: string): DrawnPdf => ({ pages: [{ content }] })
const opened = async (file: DrawnPdf) => PdfPages.open(drawnPdf(file))

test('[I310] a page is drawn at 150 dots an inch without any program, turned and cropped as it is shown', async () => {
  const more = '/Rotate 90/CropBox[0 421 595 842]'
  const content = say([72, 700], 'Lim Haneul') + fill([300, 700], [50, 50], '1 0 0 rg')
  const pages = await opened({ pages: [{ content }, { content, more }] })
  const sizes = pages.sizes().map(({ width, height }) => [width, height])
  assert.deepEqual(sizes, [
    [1240, 1754],
    [877, 1240],
  ])
  const [word] = pages.words(0)
  assert.equal(word?.text, 'Lim')
  const [x0, y0, x1, y1] = word?.box ?? []
  assert.deepEqual([x0, y0 && y0 < 285, y1 && y1 > 290, x1 && x1 > 180], [150, true, true, true])
  // The turned page: 700 from below is 142 from above, now that far from the right.
  const { pixels, width } = pages.draw(1)
  const [x, y] = [Math.round(((700 + 25 - 421) * 150) / 72), Math.round((325 * 150) / 72)]
  assert.deepEqual([...pixels.subarray(3 * (y * width + x), 3 * (y * width + x) + 3)], [255, 0, 0])
})

test('[I310] what is locked, too long, too large or no PDF is refused with its code', async () => {
  const many = Array.from({ length: 501 }, () => ({ content: '' }))
  const locked =
    '/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(01234567890123456789012345678901)' +
    '/U(01234567890123456789012345678901)>>/ID[(0123456789012345)(0123456789012345)]'
  const refused: [string, Uint8Array][] = [
    ['not_understood', new Uint8Array(20)],
    ['encrypted', drawnPdf({ ...pageWith(''), trailer: locked })],
    ['too_many_pages', drawnPdf({ pages: many })],
  ]
  const isFault = (code: string) => (error: unknown) =>
    error instanceof PictureFault && error.code === code && error.message === code
  for (const [code, file] of refused) await assert.rejects(PdfPages.open(file), isFault(code), code)
  const wide = await opened({ pages: [{ content: '', more: '/MediaBox[0 0 6000 40]' }] })
  assert.throws(() => wide.draw(0), isFault('too_many_pixels'))
  const large = await opened({ pages: [{ content: '', more: '/MediaBox[0 0 5000 5000]' }] })
  assert.throws(() => large.draw(0), isFault('too_many_pixels'))
})

test('[I310] no bytes make opening a PDF throw anything but a code', async () => {
  const good = drawnPdf(pageWith(say([72, 700], 'Lim Haneul')))
  const change = fc.record({ at: fc.nat(good.length - 1), to: fc.integer({ min: 0, max: 255 }) })
  const property = fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
    const bad = new Uint8Array(good)
    for (const { at, to } of changes) bad[at] = to
    try {
      const pages = await PdfPages.open(bad)
      pages.sizes()
      pages.draw(0)
      pages.words(0)
    } catch (error) {
      assert.ok(error instanceof PictureFault)
    }
  })
  await fc.assert(property, { numRuns: 40, seed: 7 })
})

/** A white page with ink in some places. */
function paper(ink: readonly (readonly [x0: number, x1: number])[]): Raster {
  const [width, height] = [1240, 200]
  const pixels = new Uint8Array(3 * width * height).fill(255)
  for (const [x0, x1] of ink)
    for (let y = 80; y < 110; y++) pixels.fill(0, 3 * (y * width + x0), 3 * (y * width + x1))
  return { width, height, pixels }
}

test('[I311] words are covered line-high, from a multiple of 16 and a multiple of 160 wide', () => {
  const regions = pageRegions([words(150, 80, 50, 30), words(150, 80, 159, 30)], paper([]))
  assert.deepEqual(regions, [
    [144, 76, 304, 114],
    [144, 76, 464, 114],
  ])
})

test('[I311] the width tells no word: names of one to ten letters have one region', async () => {
  const names = ['Li', 'Haneul', 'Lim Haneul']
  const seen = await Promise.all(
    names.map(async (name) => {
      const page = (await opened(pageWith(say([72, 700], name)))).draw(0)
      const width = Math.round(name.length * 12)
      return pageRegions([words(150, 274, width, 26)], page)[0]
    }),
  )
  assert.deepEqual(seen, [seen[0], seen[0], seen[0]])
})

test('[I311] a word that the edge would cut is covered whole, and a part of one that was drawn short', () => {
  // The grid ends at 304, inside the next word; the drawn box ends inside its own.
  const next = pageRegions([words(150, 80, 50, 30)], paper([[290, 350]]))
  assert.deepEqual(next, [[144, 76, 350, 114]])
  const before = pageRegions([words(150, 80, 50, 30)], paper([[100, 146]]))
  assert.equal(before[0]?.[0], 96)
  const short = pageRegions([words(150, 80, 150, 30)], paper([[140, 420]]))
  assert.ok((short[0]?.[0] ?? 999) <= 140 && (short[0]?.[2] ?? 0) >= 420)
})

test('[I311] a whole line goes from margin to margin, and no region leaves the page', () => {
  const [line, edge] = pageRegions(
    [words(0, 80, 1240, 30), words(1200, 190, 300, 40)],
    paper([[50, 1200]]),
  )
  assert.deepEqual(line, [0, 76, 1240, 114])
  assert.deepEqual(edge, [1200, 186, 1240, 200])
})

test('[I311] what a region is depends on no pixel under its box', () => {
  const property = fc.property(fc.uint8Array({ minLength: 300, maxLength: 300 }), (bytes) => {
    const page = paper([[290, 350]])
    for (const [n, value] of bytes.entries()) {
      const [x, y] = [152 + (n % 20), 82 + Math.floor(n / 20)]
      page.pixels.fill(value, 3 * (y * page.width + x), 3 * (y * page.width + x) + 3)
    }
    assert.deepEqual(pageRegions([words(150, 80, 50, 30)], page), [[144, 76, 350, 114]])
  })
  fc.assert(property, { numRuns: 50 })
})

test('[I312] grey paper has no yellow dots, and keeps black on white', () => {
  const page = paper([[100, 140]])
  page.pixels.set([255, 255, 0], 0)
  page.pixels.set([255, 255, 150], 30)
  const { pixels } = paperGrey(page)
  assert.ok(pixels.subarray(0, 3 * 1240 * 80).every((value) => value === 255))
  const at = 3 * (90 * 1240 + 120)
  assert.deepEqual([...pixels.subarray(at, at + 3)], [0, 0, 0])
  // Halfway between 60 and 200.
  const half = { width: 1, height: 1, pixels: new Uint8Array([130, 130, 130]) }
  assert.deepEqual([...paperGrey(half).pixels], [128, 128, 128])
})

test('[I313] two files that differ under a box alone give the same file, in grey and in colour', async () => {
  const file = (name: string) =>
    drawnPdf({
      pages: [
        { content: say([72, 700], name) + say([72, 660], 'was held in the river town.') },
        { content: say([72, 700], `${name[0]}.`) },
      ],
    })
  for (const tone of ['grey', 'colour'] as const)
    for (const mode of ['solid', 'noise'] as const) {
      const recipe = { tone, fill: mode === 'solid' ? { mode } : { mode, key: random(32) } }
      const [a, b] = [
        await copyOf(file('Lim'), [NAME], recipe),
        await copyOf(file('Oh X'), [NAME], recipe),
      ]
      assert.deepEqual(digest(a), digest(b), `${tone} ${mode}`)
    }
  const open = [await copyOf(file('Lim'), []), await copyOf(file('Oh X'), [])]
  assert.notDeepEqual(open[0], open[1], 'without the box they differ')
})

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('[I313] the covered place is the fill, on a page that keeps its size', async () => {
  const file = drawnPdf(pageWith(say([72, 700], 'Lim Haneul') + say([72, 600], 'Free')))
  const [jpeg] = picturesIn(await copyOf(file, [NAME])) ?? []
  const { raster } = await decodePicture(jpeg ?? new Uint8Array())
  assert.deepEqual([raster.width, raster.height], [1240, 1754])
  const at = (x: number, y: number) => [
    ...raster.pixels.subarray(3 * (y * 1240 + x)).subarray(0, 3),
  ]
  for (const x of [152, 200, 296]) assert.deepEqual(at(x, 288), [...SOLID])
  const inked = Array.from({ length: 60 }, (_, n) => at(150 + n, 495)[0] ?? 255)
  assert.ok(Math.min(...inked) < 100, 'other words are readable')
})

const CANARY = /CANARY|Lim Haneul|Exif|http/

/** A file with something in every place that is not its page. */
async function laden(): Promise<Uint8Array> {
  const raw = { width: 96, height: 96, channels: 3 } as const
  const face = await drawnScene({ width: 96, height: 96 }, [{ seed: 3, x: 0, y: 0, size: 96 }])
  const exif = { IFD0: { Artist: 'CANARY-1-SECRET', Copyright: 'CANARY-2-SECRET' } }
  const jpeg = await sharp(face, { raw }).withExif(exif).jpeg().toBuffer()
  const stream = (dict: string, text: string) =>
    `<<${dict}/Length ${text.length}>>stream\n${text}\nendstream`
  const objects = [
    '<</Author(CANARY-3-SECRET)/Title(CANARY-4-SECRET)/Producer(CANARY-5-SECRET)>>',
    stream('/Type/Metadata/Subtype/XML', '<x:xmpmeta>CANARY-6-SECRET</x:xmpmeta>'),
    stream('/Type/EmbeddedFile', 'CANARY-7-SECRET'),
    '<</Type/Filespec/F(CANARY-8-SECRET)/EF<</F 6 0 R>>>>',
    '<</Type/Annot/Subtype/Text/Rect[300 300 320 320]/Contents(CANARY-9-SECRET)/T(CANARY-10-SECRET)>>',
    '<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://CANARY-11-SECRET)>>>>',
    '<</Type/Action/S/JavaScript/JS(CANARY-12-SECRET)>>',
  ]
  const root =
    '/Metadata 5 0 R/Names<</EmbeddedFiles<</Names[(CANARY-13-SECRET) 7 0 R]>>>>/OpenAction 10 0 R'
  const content =
    say([72, 700], 'Lim Haneul CANARY-14-SECRET') +
    fill([70, 695], [300, 20]) +
    'q 96 0 0 96 300 400 cm /I Do Q\n'
  const pages = [{ content, jpeg, more: '/Annots[8 0 R 9 0 R]' }]
  return drawnPdf({ pages, root, objects, trailer: '/Info 4 0 R' })
}

test('[I314] of what a file holds beside its pages, and under its boxes, nothing is left', async () => {
  const original = await laden()
  const planted =
    Buffer.from(original)
      .toString('latin1')
      .match(/CANARY-\d+-SECRET/g) ?? []
  assert.equal(new Set(planted).size, 14)
  const copy = await copyOf(original, [], { ...RECIPE, tone: 'grey' })
  assert.doesNotMatch(Buffer.from(copy).toString('latin1'), CANARY)
  for (const jpeg of picturesIn(copy) ?? [])
    assert.equal(inspectDerivative(jpeg, 'image/jpeg'), 'passed')
  // Nobody reads a word from it either.
  assert.deepEqual((await PdfPages.open(copy)).words(0), [])
  assert.equal((await PdfPages.open(original)).words(0)[0]?.text, 'Lim', 'the original tells it')
})

const replaced = (bytes: Uint8Array, from: string, to: string): Uint8Array => {
  const text = Buffer.from(bytes).toString('latin1')
  assert.ok(text.includes(from))
  return new Uint8Array(
    Buffer.from(
      text.replace(from, () => to),
      'latin1',
    ),
  )
}

test('[I315] a copy of a PDF passes the inspection; mutation test: with anything more it does not', async () => {
  const copy = await copyOf(drawnPdf(pageWith(say([72, 700], 'x'))), [NAME])
  assert.equal(inspectDerivative(copy, 'application/pdf'), 'passed')
  const held: Record<string, [string, string]> = {
    info: ['/Root 2 0 R', '/Root 2 0 R\n/Info 3 0 R'],
    annots: ['/Parent 1 0 R', '/Parent 1 0 R\n/Annots [ ]'],
    font: ['/Resources <<', '/Resources <<\n/Font <<>>'],
    action: ['/Type /Catalog', '/Type /Catalog\n/OpenAction 3 0 R'],
    metadata: ['/Type /Catalog', '/Type /Catalog\n/Metadata 3 0 R'],
    id: ['/Root 2 0 R', '/Root 2 0 R\n/ID [(a)(b)]'],
  }
  for (const [name, [from, to]] of Object.entries(held))
    assert.equal(inspectPdf(replaced(copy, from, to)), 'holds-metadata', name)
  const end = /startxref\n\d+\n%%EOF/.exec(Buffer.from(copy).toString('latin1'))?.[0] ?? ''
  const broken: Record<string, Uint8Array> = {
    'two ends': replaced(copy, end, `${end}\n${end}`),
    'bytes behind': new Uint8Array([...copy, 10]),
    'a remark': replaced(copy, '\n\n2 0 obj', '\n% said\n2 0 obj'),
    'an object nobody draws': replaced(copy, 'xref\n', '9 0 obj\n(x)\nendobj\n\nxref\n'),
    'a segment in a picture': withSegment(copy),
    'cut short': copy.subarray(0, -1),
    nothing: new Uint8Array(),
  }
  for (const [name, bytes] of Object.entries(broken))
    assert.equal(inspectPdf(bytes), 'not-inspected', name)
})

/** The file with a remark in its JPEG, and every number as it must be for that. */
function withSegment(copy: Uint8Array): Uint8Array {
  const text = Buffer.from(copy).toString('latin1')
  const remark = '\xff\xfe\0\x06abcd'
  const length = Number(/DCTDecode\n\/Length (\d+)/.exec(text)?.[1])
  return new Uint8Array(
    Buffer.from(
      text
        .replace(`/Length ${length}\n`, `/Length ${length + remark.length}\n`)
        .replace('stream\n\xff\xd8', `stream\n\xff\xd8${remark}`),
      'latin1',
    ),
  )
}

test('[I315] no change of a byte lets a copy pass that holds another picture or word', async () => {
  const copy = await copyOf(
    drawnPdf({ pages: [{ content: '', more: '/MediaBox[0 0 60 60]' }] }),
    [],
  )
  const passing = new Set<string>()
  for (let at = 0; at < copy.length; at++) {
    const changed = new Uint8Array(copy)
    changed[at] = ((changed[at] as number) + 1) & 255
    if (inspectPdf(changed) !== 'passed') continue
    // Only pixels and numbers of the picture itself may differ.
    const [jpeg] = picturesIn(changed) ?? []
    passing.add(jpeg && jpeg.length === picturesIn(copy)?.[0]?.length ? 'picture' : `at ${at}`)
  }
  assert.deepEqual(
    [...passing].filter((one) => one !== 'picture'),
    [],
  )
})

test('[I313] same input, same bytes; pages of any number stay in their order', async () => {
  const pages = ['one', 'two', 'three'].map((name) => ({ content: say([72, 700], name) }))
  const file = drawnPdf({ pages })
  const [a, b] = [await copyOf(file, []), await copyOf(file, [])]
  assert.equal(digest(a), digest(b))
  const drawn = await PdfPages.open(file)
  for (const [n, jpeg] of (picturesIn(a) ?? []).entries()) {
    const { raster } = await decodePicture(jpeg)
    const own = drawn.draw(n)
    const off = raster.pixels.reduce((sum, v, at) => sum + Math.abs(v - (own.pixels[at] ?? 0)), 0)
    assert.ok(off / raster.pixels.length < 1, `page ${n}`)
  }
})

const skip = existsSync(builtScript('picture/worker.js')) ? false : 'the room is not built'

test('[I316] in the process for pictures pages are counted, shown, covered and bound', {
  skip,
}, async () => {
  const sandbox = new Sandbox()
  const picture = await laden()
  const counted = await askPicture({ do: 'pages' }, { sandbox, picture })
  assert.deepEqual(counted.code === undefined && counted.pages, [
    { width: 1240, height: 1754, isScan: false, hasPicture: true },
  ])
  const turned = await askPicture({ do: 'pages', turn: 1 }, { sandbox, picture })
  assert.equal(turned.code === undefined && turned.pages[0]?.width, 1754)
  const shown = await askPicture({ do: 'show', longest: 400, page: 0 }, { sandbox, picture })
  assert.ok(shown.code === undefined && shown.shown.height === 1754)
  const laid = await askPicture({ do: 'layout', page: 0, boxes: [NAME] }, { sandbox, picture })
  assert.ok(laid.code === undefined && laid.layout.words[0]?.text === 'Lim')
  const how = { page: 0, boxes: [NAME], fill: 'solid', tone: 'grey' } as const
  const task = { do: 'cover-page' as const, ...how, boxes: [NAME] }
  const made = await askPicture(task, { sandbox, picture })
  assert.ok(made.code === undefined)
  assert.deepEqual(made.covered.regions, laid.layout.regions)
  const sizes = [{ width: 1240, height: 1754 }]
  const bound = await askPicture(
    { do: 'bind', sizes },
    { sandbox, picture: new Uint8Array(), bound: [made.bytes] },
  )
  assert.ok(bound.code === undefined)
  assert.equal(inspectPdf(bound.bytes), 'passed')
  const beyond = await askPicture({ do: 'show', longest: 9, page: 1 }, { sandbox, picture })
  assert.equal(beyond.code, 'not_understood')
  const other = await askPicture(
    { do: 'bind', sizes },
    { sandbox, picture, bound: [await sharp(made.bytes).png().toBuffer()] },
  )
  assert.ok(other.code !== undefined, 'only covered pages are bound')
})
