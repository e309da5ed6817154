// A PDF that was printed from an office file: what that held is looked for on its pages before a
// copy is made. Letter and office file are drawn; nobody in them exists.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { CHECK_ITEMS, PRINTED_CHANGES } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { addPicture, lookAtParts, plainBoxes, type Shown } from '../../fixture/picture.ts'

const VECTORS = new URL('../../../../vectors/', import.meta.url)
const base64 = (name: string) => readFileSync(new URL(name, VECTORS)).toString('base64')
const [LETTER, OFFICE] = [base64('redaction/held-letter.pdf'), base64('intake/tracked-letter.docx')]
/** The beginning of an older office file, which nobody opens here. */
const OLDER = Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex').toString('base64')
type Added = Output<'document.add'>

const SOURCE = { published: '2022-04-10', language: 'en', publisher: 'harbour' }

/** Adds a print of an office file. */
function print({ ask }: FixtureDesk, from: string, more: object = {}): Promise<Added> {
  return ask<Added>('own', 'document.add', { ...SOURCE, bytes: LETTER, from, ...more })
}

const changesIn = ({ layer }: Added) =>
  layer?.findings.flatMap(({ code, count }) => (/^printed_/.test(code) ? [[code, count]] : []))

test('[D1117] a PDF that was printed from an office file carries what that held', async (t) => {
  const fixture = await openFixture('self')
  t.after(fixture.close)
  const office = await addPicture(fixture, { title: 'Office', sensitivity: 'restricted' }, OFFICE)
  const { layer, id } = await print(fixture, office)
  assert.deepEqual(
    layer?.findings.filter(({ code }) => code.startsWith('printed_')),
    [
      { code: 'printed_tracked_changes', count: 1 },
      { code: 'printed_comments', count: 1 },
    ],
  )
  const shown = await fixture.ask<Output<'document.show'>>('own', 'document.show', { id })
  assert.deepEqual(shown.document.from, { document: office })
  assert.equal(shown.document.sensitivity, 'restricted', 'as its office file')
  const older = await addPicture(fixture, { title: 'Older' }, OLDER)
  const unread = await print(fixture, older, { title: 'Print of the older one' })
  assert.deepEqual(changesIn(unread), [['printed_unread_office', 1]])
})

test('[D1117] what is no office file, is not there, or is no PDF is no print', async (t) => {
  const fixture = await openFixture('self')
  t.after(fixture.close)
  const office = await addPicture(fixture, { title: 'Office' }, OFFICE)
  const letter = await addPicture(fixture, { title: 'Letter' }, LETTER)
  const wrong: [from: string, more: object, code: string][] = [
    [letter, {}, 'not-understood'],
    ['missing', {}, 'unknown-document'],
    [office, { bytes: Buffer.from('52 were held.').toString('base64') }, 'not-understood'],
    [office, { text: '52 were held.' }, 'invalid-input'],
  ]
  for (const [from, more, code] of wrong)
    assert.equal((await refused(print(fixture, from, more))).code, code, from)
})

test('[D1118] no copy of a print is made until each of what its office file held was looked for', async (t) => {
  const fixture = await openFixture('self')
  t.after(fixture.close)
  const { ask } = fixture
  const office = await addPicture(fixture, { title: 'Office' }, OFFICE)
  const { id: document } = await print(fixture, office)
  const { id } = await ask<Output<'redaction.start'>>('own', 'redaction.start', { document })
  const show = (page = 1) => ask<Shown>('own', 'redaction.show', { redaction: id, page })
  const revise = async (page: number, looked: readonly string[]) => {
    const shown = await show(page)
    const boxes = plainBoxes(shown).map((box) => ({ ...box, state: 'covered' }))
    const checklist = CHECK_ITEMS.map((item) => ({ item, is: 'absent' }))
    const said = { redaction: id, revision: shown.revision, page, boxes, seen: [0], checklist }
    await lookAtParts(ask, 'own', { redaction: id, page })
    await ask('own', 'redaction.revise', { ...said, looked })
  }
  const render = async () => {
    const { revision } = await show()
    return ask<Output<'redaction.render'>>('own', 'redaction.render', { redaction: id, revision })
  }
  const [first, second] = PRINTED_CHANGES
  await revise(1, [])
  for (const looked of [[], [first], PRINTED_CHANGES.slice(1)]) {
    await revise(2, looked)
    assert.deepEqual((await show()).missing, ['tracked-changes'])
    assert.equal((await refused(render())).code, 'tracked-changes')
  }
  // What is not on the list says nothing.
  await revise(2, [first, second, 'unread_office'])
  const ready = await show()
  assert.deepEqual(
    [ready.missing, ready.changes?.map(({ change, count, looked }) => [change, count, looked])],
    [
      [],
      [
        [first, 1, true],
        [second, 1, true],
      ],
    ],
  )
  assert.ok((await render()).derivative)
})
