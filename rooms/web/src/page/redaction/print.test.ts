// The print of an office file, from the page of that file to its copy, without scripts, in three
// languages. Letter and office file are drawn; nobody in them exists.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { CHECK_ITEMS, itemText } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { reviewPath } from '@tumen/view'
import { fill, LANGUAGES, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../../fixture/door.ts'

const VECTORS = new URL('../../../../../vectors/', import.meta.url)
const file = (name: string) => readFileSync(new URL(name, VECTORS))
const world = await openWorld()
const door = await openFixtureDoor(world)
const about = { title: 'Office file', published: '2022-04-10', language: 'en' }
const bytes = file('intake/tracked-letter.docx').toString('base64')
await world.ask('ana-1', 'document.add', { ...about, bytes, id: 'office' })
const own = wordsIn('en').page

test('[E914] an office file leads to the form that takes its print, which keeps what it is of', async () => {
  const page = await door.text('/documents/office/redaction')
  assert.ok(page.includes(own.redaction.officeFile))
  assert.match(page, /href="\/documents\/new\?printed=office"/)
  const form = await door.text('/documents/new?printed=office')
  assert.match(form, /<input type="hidden" name="printed" value="office"/)
  assert.match(form, /<a href="\/documents\/office">/)
  const refusedForm = await (await door.post('/documents/new', { printed: 'office' })).text()
  assert.match(refusedForm, /<input type="hidden" name="printed" value="office"/)
})

test('[E914] the page of a print tells what its office file held, and asks for each of it', async () => {
  const letter = file('redaction/held-letter.pdf').toString('base64')
  const print = { ...about, title: 'Print', bytes: letter, from: 'office', id: 'print' }
  await world.ask('ana-1', 'document.add', print)
  await world.ask('ana-1', 'redaction.start', { document: 'print', id: 'rd-print' })
  const at = '/documents/print/redaction'
  for (const language of LANGUAGES) {
    const { redaction, reader } = wordsIn(language).page
    const read = await door.text('/documents/print', { 'accept-language': language })
    assert.ok(read.includes(reader.printed), language)
    const page = await door.text(at, { 'accept-language': language })
    assert.ok(page.includes(redaction.step['tracked-changes']), language)
    assert.ok(page.includes(redaction.changes.title) && page.includes(redaction.changes.lead))
    assert.equal(page.match(/name="looked"/g)?.length, 2, language)
  }
  const saved = { redaction: 'rd-print', revision: '1', page: '1', rows: '0' }
  const looked = ['tracked_changes', 'comments']
  const boxes = (await door.text(at)).match(/name="box-\d+" value="[^"]+"/g) ?? []
  assert.ok(boxes.length > 0)
  const answer = await door.post(at, { ...saved, looked })
  // What was found is not lost by leaving it out, and what was ticked is still ticked.
  assert.equal((await answer.text()).match(/name="looked"[^>]* checked/g)?.length, 2)
})

test('[E915] a PDF is spoken of by its pages, a picture as a picture, in each language', async () => {
  const picture = {
    ...about,
    title: 'Sign',
    bytes: file('../world/pictures/P5.png').toString('base64'),
  }
  await world.ask('ana-1', 'document.add', { ...picture, id: 'sign' })
  const letter = file('redaction/held-letter.pdf').toString('base64')
  await world.ask('ana-1', 'document.add', { ...about, title: 'L', bytes: letter, id: 'pages' })
  for (const language of LANGUAGES) {
    const { ofPages, ...own } = wordsIn(language).page.redaction
    for (const [id, said, not] of [
      ['pages', ofPages, own],
      ['sign', own, ofPages],
    ] as const) {
      const page = await door.text(`/documents/${id}/redaction`, { 'accept-language': language })
      assert.ok(page.includes(said.lead) && page.includes(said.none), `${language} ${id}`)
      assert.ok(!page.includes(not.lead) && !page.includes(not.none), `${language} ${id}`)
    }
  }
  for (const document of ['pages', 'sign']) {
    await world.ask('ana-1', 'redaction.start', { document, id: `rd-${document}` })
    const page = await door.text(`/documents/${document}/redaction?part=1&shade=grey`)
    const { ofPages, ...plain } = own.redaction
    const [said, not] = document === 'pages' ? [ofPages, plain] : [plain, ofPages]
    for (const [is, isNot] of [
      [said.picture.title, not.picture.title],
      [said.picture.hide, not.picture.hide],
      [said.check.lead, not.check.lead],
      [said.check.absent, not.check.absent],
      [said.step['not-all-seen'], not.step['not-all-seen']],
      [said.work.stage, not.work.stage],
    ])
      assert.deepEqual([page.includes(is ?? ''), page.includes(isNot ?? '')], [true, false], is)
  }
})

test('[E915] whoever judges the copy of a print reads what its office file held', async () => {
  const { ask } = world
  for (const page of [1, 2]) {
    type Shown = Output<'redaction.show'>
    const shown = await ask<Shown>('ana-1', 'redaction.show', { redaction: 'rd-print', page })
    const boxes = shown.boxes?.map(({ id, x, y, w, h, what }) => ({ id, x, y, w, h, what }))
    const looked = ['tracked_changes', 'comments']
    const checklist = CHECK_ITEMS.map((item) => ({ item, is: 'absent' }))
    const said = { revision: shown.revision, page, boxes, seen: [0], checklist, looked }
    await ask('ana-1', 'redaction.picture', { redaction: 'rd-print', page, tile: 0 })
    await ask('ana-1', 'redaction.revise', { redaction: 'rd-print', ...said })
  }
  const made = await ask<Output<'redaction.render'>>('ana-1', 'redaction.render', {
    ...{ redaction: 'rd-print', revision: 3 },
  })
  const item = itemText({ kind: 'redaction', ids: [made.derivative ?? ''] })
  const reviewer = await openFixtureDoor(world, { account: 'rev-1', roles: ['reviewer'] })
  const page = await reviewer.text(reviewPath(item))
  const { redaction, reader } = own
  const { printed_comments: held } = reader.layer.finding
  assert.ok(page.includes(fill(held, { n: 1 })))
  assert.ok(page.includes(redaction.pages.copyLead) && !page.includes(redaction.pages.lead))
})
