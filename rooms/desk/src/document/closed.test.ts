// Who may read a document where nobody says it: what is written by hand, photographed or not read
// is closed at first, what is typed is open. Everything here is drawn or invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { Sandbox } from '@tumen/intake'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { zipOf } from '../../fixture/hostile.ts'
import { captionedPdf, DRAWN_PICTURE, scannedPdf, typedPdf } from '../../fixture/picture.ts'

const PICTURES = new URL('../../../../world/pictures/', import.meta.url)
const STATION = readFileSync(new URL('P1.jpg', PICTURES))
const SCAN = scannedPdf(STATION, { width: 1600, height: 1067 })
const WORDS = 'At least 52 people were held in Liaoning.'

const hasPoppler = (await new Sandbox().placeOf('pdftoppm')) !== undefined
if (!hasPoppler) process.stdout.write('# skipped: no isolated pdftoppm, so no PDF is read\n')

interface Added {
  id: string
  units: number
  closedAs?: string
}

const add = (fixture: FixtureDesk, input: object) =>
  fixture.ask<Added>('doc', 'document.add', { published: '2022-05-02', language: 'en', ...input })

/** Why it is closed, who may read it, and whether a viewer learns of it. */
async function standing(fixture: FixtureDesk, input: object) {
  const { id, closedAs } = await add(fixture, input)
  const { document } = await fixture.ask<{ document: { sensitivity: string } }>(
    ...(['doc', 'document.show', { id }] as const),
  )
  const seen = fixture.ask('vie', 'document.show', { id })
  const isSeen = document.sensitivity === 'public'
  if (isSeen) await seen
  else assert.equal((await refused(seen)).code, 'not-found')
  return [closedAs, document.sensitivity]
}

test('[D1156] a scan, a page without words and what is not read are closed, and say why', {
  skip: !hasPoppler && 'needs bubblewrap and poppler-utils',
}, async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const scan = await add(fixture, { bytes: SCAN, title: 'A scan' })
  assert.ok(scan.units > 0, 'its words are read')
  assert.equal(scan.closedAs, 'scan')
  const stood = (bytes: string, title: string) => standing(fixture, { bytes, title })
  assert.deepEqual(await stood(SCAN, 'Once more'), ['scan', 'restricted'])
  assert.deepEqual(await stood(typedPdf([WORDS, '']), 'Mixed'), ['pages', 'restricted'])
  assert.deepEqual(await stood(typedPdf(['', WORDS]), 'Mixed too'), ['pages', 'restricted'])
  assert.deepEqual(await stood(typedPdf(['']), 'Blank'), ['unread', 'restricted'])
  assert.deepEqual(await stood(typedPdf([WORDS, WORDS]), 'Typed'), [undefined, 'public'])
  // What a person says counts, either way, and then nothing is left to be told.
  const said = { bytes: SCAN, title: 'Said', sensitivity: 'public' }
  assert.deepEqual(await standing(fixture, said), [undefined, 'public'])
})

test('[D1278] a PDF with a page that is pictures first is closed until somebody says otherwise', {
  skip: !hasPoppler && 'needs bubblewrap and poppler-utils',
}, async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const bytes = captionedPdf({ bytes: STATION, width: 1600, height: 1067 }, WORDS)
  assert.deepEqual(await standing(fixture, { bytes, title: 'P' }), ['pictures', 'restricted'])
  const sensitivity = 'public'
  assert.deepEqual(await standing(fixture, { bytes, title: 'Q', sensitivity }), [
    undefined,
    'public',
  ])
  assert.deepEqual(await standing(fixture, { bytes: typedPdf([WORDS]) }), [undefined, 'public'])
})

test('[D1156] the reason of a picture, an e-mail and what came in it is told as well', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  assert.equal((await add(fixture, { bytes: DRAWN_PICTURE, title: 'P' })).closedAs, 'picture')
  const head = 'From: a@reed.example\r\nMessage-ID: <1@reed.example>\r\nSubject: S\r\n'
  const mail = `${head}MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n${WORDS}\r\n`
  const bytes = Buffer.from(mail).toString('base64')
  assert.equal((await add(fixture, { bytes })).closedAs, 'mail')
  assert.deepEqual(await standing(fixture, { text: WORDS }), [undefined, 'public'])
})

const packed = (parts: Readonly<Record<string, string>>) =>
  zipOf(Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))).toString(
    'base64',
  )
const DRAWING = '<w:p><w:r><w:drawing/></w:r></w:p>'
/** A DOCX with so many drawings and these words; a sign of the office at the edge of each page. */
const docx = (words: string, pictures: number) =>
  packed({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml':
      `<w:document xmlns:w="urn:w"><w:body>${DRAWING.repeat(pictures)}` +
      `<w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
    'word/header1.xml': '<w:hdr xmlns:w="urn:w"><w:p><w:r><w:drawing/></w:r></w:p></w:hdr>',
  })
const odt = (words: string, pictures: number) =>
  packed({
    'META-INF/manifest.xml': '<manifest/>',
    'content.xml': `<office:c xmlns:office="urn:o" xmlns:text="urn:t" xmlns:draw="urn:d"
      xmlns:xlink="urn:x">
      ${'<text:p><draw:image xlink:href="Pictures/1.jpg"/></text:p>'.repeat(pictures)}
      <text:p>${words}</text:p></office:c>`,
  })
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const links = (...all: [id: string, type: string, target: string][]) =>
  `<Relationships>${all
    .map(([id, type, to]) => `<Relationship Id="${id}" Type="${LINKS}/${type}" Target="${to}"/>`)
    .join('')}</Relationships>`
/** A talk of two slides: the first has these words, the second a picture or none. */
const pptx = (words: string, hasPicture: boolean) => {
  const slide = (inside: string) =>
    `<p:sld xmlns:p="urn:p" xmlns:a="urn:a"><p:sp><a:p><a:r>${inside}</a:r></a:p></p:sp></p:sld>`
  return packed({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': links(['d', 'officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml':
      '<p:presentation xmlns:p="urn:p" xmlns:r="urn:r"><p:sldId r:id="a"/><p:sldId r:id="b"/></p:presentation>',
    'ppt/_rels/presentation.xml.rels': links(
      ['a', 'slide', 'slides/slide1.xml'],
      ['b', 'slide', 'slides/slide2.xml'],
    ),
    'ppt/slides/slide1.xml': slide(`<a:t>${words}</a:t>`),
    'ppt/slides/slide2.xml': slide(hasPicture ? '<p:pic/>' : '<a:t>The end.</a:t>'),
  })
}

test('[D1242] an office file whose pictures are its content is closed, and says why', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const stood = (bytes: string, title: string) => standing(fixture, { bytes, title })
  const closed = ['pictures', 'restricted']
  const open = [undefined, 'public']
  const page = `${WORDS} `.repeat(70)
  const korean = '랴오닝에서 적어도 52명이 붙잡혔다. '.repeat(50)
  assert.deepEqual(await stood(docx(WORDS, 3), 'Photographs with a few words'), closed)
  assert.deepEqual(await stood(docx(WORDS, 1), 'One photograph'), closed)
  assert.deepEqual(await stood(docx(page, 3), 'Photographs with a page of words'), closed)
  assert.deepEqual(await stood(odt(WORDS, 2), 'The same as ODT'), closed)
  assert.deepEqual(await stood(pptx(WORDS, true), 'A talk'), closed)
  assert.deepEqual(await stood(pptx(page, true), 'A slide that is a picture'), closed)
  // Typed: no picture, one beside pages of words, and the sign of an office at the edge.
  assert.deepEqual(await stood(docx(WORDS, 0), 'Typed'), open)
  assert.deepEqual(await stood(docx(page, 1), 'A report with a map'), open)
  assert.deepEqual(await stood(docx(korean, 1), 'A Korean report with a map'), open)
  assert.deepEqual(await stood(odt(page, 1), 'An ODT with a map'), open)
  assert.deepEqual(await stood(pptx(WORDS, false), 'Slides of words'), open)
  const said = { bytes: docx(WORDS, 3), title: 'Said', sensitivity: 'public' }
  assert.deepEqual(await standing(fixture, said), open)
})
