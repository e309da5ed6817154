import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import sharp from 'sharp'
import { findProgram } from '../isolation/program.ts'
import { Sandbox } from '../isolation/sandbox.ts'
import { drawPage, placesOnPage } from './page-picture.ts'

const vector = (name: string) =>
  readFileSync(new URL(`../../../../vectors/intake/${name}`, import.meta.url))
const [LETTER, REPORT] = [vector('river-letter.png'), vector('river-observer.pdf')]
const sandbox = new Sandbox()
const hasPoppler = (await sandbox.placeOf('pdftoppm')) !== undefined
const skip = !hasPoppler && 'needs bubblewrap and poppler-utils'
const asked = { sandbox, page: 1, longest: 300, isGrey: true }
const picture = { ...asked, bytes: LETTER, mediaType: 'image/png' }
const pdf = { ...asked, bytes: REPORT, mediaType: 'application/pdf' }

test('[I200] a picture is drawn as pixels alone, grey or in colour', async () => {
  for (const isGrey of [true, false]) {
    const drawn = await drawPage({ ...picture, isGrey })
    assert.ok(drawn.png)
    assert.deepEqual([drawn.width, drawn.height], [880, 400])
    const { format, width, channels, exif, xmp } = await sharp(drawn.png).metadata()
    assert.deepEqual([format, width, channels], ['png', 300, isGrey ? 1 : 3])
    assert.deepEqual([exif, xmp], [undefined, undefined])
  }
})

test('[I200] each page of a PDF is drawn by itself, no larger than asked', { skip }, async () => {
  const pages = await Promise.all([1, 2, 3].map((page) => drawPage({ ...pdf, page })))
  const sizes = pages.map(({ png }) => png && sharp(png).metadata())
  for (const size of await Promise.all(sizes)) assert.equal(size?.height, 300)
  assert.notDeepEqual(pages[0], pages[1])
  assert.deepEqual(await drawPage({ ...pdf, page: 9 }), { code: 'damaged' })
})

test('[I200] what cannot be drawn has a code, and no PDF is drawn outside of namespaces', async () => {
  const bytes = Buffer.from('%PDF-1.7\nnothing else')
  if (hasPoppler) assert.deepEqual(await drawPage({ ...pdf, bytes }), { code: 'damaged' })
  assert.deepEqual(await drawPage({ ...picture, bytes }), { code: 'not_understood' })
  const cut = LETTER.subarray(0, 900)
  assert.deepEqual(await drawPage({ ...picture, bytes: cut }), { code: 'truncated' })
  const apart = new Sandbox((name) => (name === 'bwrap' ? undefined : findProgram(name)))
  assert.deepEqual(await drawPage({ ...pdf, sandbox: apart }), { code: 'not_isolated' })
})

test('[I201] where the lines of a page of a PDF stand is read anew, for its text', {
  skip,
}, async () => {
  const text = 'Two sources in the town told the Observer that at least 52 people were held'
  const found = await placesOnPage({ bytes: REPORT, sandbox, page: 2 }, text)
  assert.ok('lines' in found)
  const [[start, left, top, right, bottom] = []] = found.lines
  assert.equal(start, 0)
  const box = [left, top, right, bottom].map(Number) as [number, number, number, number]
  assert.ok(box[0] > 0 && box[0] < box[2] && box[2] < found.width, String(box))
  assert.ok(box[1] > 0 && box[1] < box[3] && box[3] < found.height, String(box))
  const other = await placesOnPage({ bytes: REPORT, sandbox, page: 1 }, text)
  assert.ok('lines' in other && other.lines.length === 0)
  const broken = { bytes: Buffer.from('%PDF-1.7'), sandbox, page: 1 }
  assert.deepEqual(await placesOnPage(broken, text), { code: 'damaged' })
})
