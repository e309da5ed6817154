// Who may read a document where nobody says it: what is written by hand, photographed or not read
// is closed at first, what is typed is open. Everything here is drawn or invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { Sandbox } from '@tumen/intake'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { DRAWN_PICTURE, scannedPdf, typedPdf } from '../../fixture/picture.ts'

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
