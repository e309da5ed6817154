// Pages of a PDF that are pictures: what was read from them is suggested by whole lines, and faces
// are looked for on them. The picture is one of the invented world; nobody in it exists.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { openFixture } from '../../fixture/desk.ts'
import { addPicture, type Shown, scannedPdf } from '../../fixture/picture.ts'

const PICTURES = new URL('../../../../world/pictures/', import.meta.url)
/** How many pixels of a drawn page a point of it takes. */
const SCALE = 150 / 72
const SIZE = { width: 1600, height: 1067 }

interface TrueBox {
  what: string
  box: [x: number, y: number, w: number, h: number]
}
const TRUE: Record<string, TrueBox[]> = JSON.parse(
  readFileSync(new URL('boxes.json', PICTURES), 'utf8'),
)
const trueBoxes = (what: string) =>
  (TRUE['P1.jpg'] ?? []).flatMap((one) => (one.what === what ? [one.box] : []))

/** A PDF of one page that is the coach station, as a scanner makes it. */
const scanned = () => scannedPdf(readFileSync(new URL('P1.jpg', PICTURES)), SIZE)

const pageShown = (shown: Shown) => [shown.width, shown.height, shown.tone]

test('[D1119] of a scan the whole line that was read is suggested, where it stands on its page', async (t) => {
  const fixture = await openFixture('self')
  t.after(fixture.close)
  const { ask } = fixture
  const document = await addPicture(fixture, { language: 'en' }, scanned())
  const { text } = await ask<Output<'document.show'>>('doc', 'document.show', { id: document })
  assert.match(text, /RIVER COACHES/i, 'what was read')
  const names = ['River Coaches']
  const { id } = await ask<Output<'redaction.start'>>('doc', 'redaction.start', { document, names })
  const shown = await ask<Shown>('doc', 'redaction.show', { redaction: id, page: 1 })
  const drawn = [SIZE.width * SCALE, SIZE.height * SCALE].map(Math.round)
  assert.deepEqual(pageShown(shown), [...drawn, 'grey'], 'a scan becomes grey')
  const [found, ...more] = (shown.boxes ?? []).filter(({ from }) => from === 'suggestion')
  assert.deepEqual([found?.what, found?.state, more], ['text', 'undecided', []])
  const [sign = assert.fail()] = trueBoxes('text')
  const [x, y, w, h] = sign.map((at) => at * SCALE) as TrueBox['box']
  const { x: left, y: top, w: wide, h: high } = found ?? assert.fail()
  // The words stand inside the sign, and the line holds their middle.
  const [middle, centre] = [x + w / 2, y + h / 2]
  assert.ok(left < middle && middle < left + wide && top < centre && centre < top + high)
  assert.ok(wide > w / 2 && left >= x - 16 && left + wide <= x + w + 16)
})

test('[D1120] faces on a page of a PDF are found, counted by its page, and wait or are covered', async (t) => {
  const path = process.env.TUMEN_FACE_MODEL
  if (path === undefined) return t.skip('TUMEN_FACE_MODEL names no model')
  const fixture = await openFixture('self')
  t.after(fixture.close)
  const { ask } = fixture
  await ask('adm', 'model.add', { bytes: readFileSync(path).toString('base64') })
  const document = await addPicture(fixture, { language: 'en' }, scanned())
  const { id } = await ask<Output<'redaction.start'>>('doc', 'redaction.start', { document })
  const { boxes = [] } = await ask<Shown>('doc', 'redaction.show', { redaction: id, page: 1 })
  const faces = boxes.filter(({ what }) => what === 'face')
  assert.ok(faces.length > 0, 'drawn heads are found by some')
  for (const { from, state, page } of faces)
    assert.deepEqual([page, state], [1, from === 'auto' ? 'covered' : 'undecided'])
  const meets = faces.filter((face) =>
    trueBoxes('face').some((one) => {
      const [x, y, w, h] = one.map((at) => at * SCALE) as TrueBox['box']
      const [middle, centre] = [face.x + face.w / 2, face.y + face.h / 2]
      return x < middle && middle < x + w && y < centre && centre < y + h
    }),
  )
  assert.ok(meets.length > 0, 'and where they are')
})
