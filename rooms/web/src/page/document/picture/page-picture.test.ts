import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../../fixture/door.ts'
import { mainOf } from '../../../../fixture/text.ts'

const FILE = new URL('../../../../../../vectors/intake/river-letter.png', import.meta.url)
const bytes = readFileSync(FILE).toString('base64')
const world = await openWorld()
const about = { title: 'Letter', published: '2022-04-10', language: 'en', bytes }
await world.ask('ana-1', 'document.add', { ...about, id: 'open', sensitivity: 'public' })
await world.ask('ana-1', 'document.add', {
  ...{ ...about, id: 'closed', title: 'Another', sensitivity: 'restricted' },
})
const keeper = await openFixtureDoor(world)
const viewer = await openFixtureDoor(world, VIEWER)

test('[E830] a picture is a PNG for whoever may read its document, kept by no cache', async () => {
  for (const shade of ['grey', 'colour']) {
    const answer = await viewer.get(`/documents/open/picture/1/${shade}`)
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-type'), 'image/png')
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.equal(Buffer.from(await answer.arrayBuffer()).toString('latin1', 1, 4), 'PNG')
  }
})

test('[E830] of a closed document it is as missing as one that is not there', async () => {
  const missing = await viewer.text('/documents/nothing/picture/1/grey')
  const closed = await viewer.get('/documents/closed/picture/1/grey')
  assert.equal(closed.status, 404)
  assert.equal(await closed.text(), missing.replaceAll('/nothing/', '/closed/'))
  assert.equal((await keeper.get('/documents/closed/picture/1/grey')).status, 200)
  for (const path of ['open/picture/2/grey', 'open/picture/0/grey', 'R08/picture/1/grey'])
    assert.notEqual((await keeper.get(`/documents/${path}`)).status, 200, path)
})

test('[E830] an address that is followed opens no picture, only a page of ours shows it', async () => {
  const dest = (to: string) =>
    keeper.get('/documents/open/picture/1/grey', { 'sec-fetch-dest': to })
  assert.equal((await dest('image')).status, 200)
  for (const to of ['document', 'iframe', 'empty']) assert.equal((await dest(to)).status, 404, to)
  const stranger = await keeper.send('/documents/open/picture/1/grey')
  assert.notEqual(stranger.status, 200)
})

const QUOTE = 'at least 39 people'
const { id: claim } = await world.ask<{ id: string }>('ana-1', 'claim.record', {
  ...{ document: 'open', quote: [QUOTE], number: 'at least 39', act: 'arrest', place: 'CN' },
  ...{ at: '2022-04', chain: ['lantern'] },
})

test('[E831] M15: before the second act no page has the picture or its address', async () => {
  const paths = [
    ...['/documents', '/documents/open', `/documents/open?claim=${claim}`, `/claims/${claim}`],
    ...['/search?q=39', '/', '/documents/open?show=colour&page=1', `/documents/open/claims/new`],
  ]
  for (const path of paths) {
    const page = await keeper.text(path)
    assert.doesNotMatch(page, /\/picture\/|<img|image\/png;base64/, path)
  }
  for (const language of LANGUAGES) {
    const page = await keeper.text('/documents/open', { 'accept-language': language })
    const { unseen, grey, colour } = wordsIn(language).page.reader.picture
    assert.ok(page.includes(unseen) && page.includes(grey), language)
    assert.ok(!page.includes(colour), language)
  }
  assert.doesNotMatch(await keeper.text('/documents/R08'), /id="picture"/)
})

test('[E831] grey comes first, then colour; the picture is shown by the answer alone', async () => {
  const show = async (shade: string, page = '1') =>
    mainOf(await (await viewer.post('/documents/open', { show: shade, page })).text())
  const grey = await show('grey')
  assert.match(grey, /<img src="\/documents\/open\/picture\/1\/grey"/)
  assert.match(grey, /value="colour"/)
  assert.match(await show('colour'), /<img src="\/documents\/open\/picture\/1\/colour"/)
  for (const page of ['9', '-1', 'x']) assert.match(await show('grey', page), /picture\/1\/grey"/)
  const hidden = await viewer.post(`/documents/open?claim=${claim}`, { show: 'none', page: '1' })
  assert.equal(hidden.status, 303)
  assert.equal(hidden.headers.get('location'), `/documents/open?claim=${claim}#picture`)
  assert.doesNotMatch(await viewer.text('/documents/open'), /<img/)
  const closed = await viewer.post('/documents/closed', { show: 'grey', page: '1' })
  assert.equal(closed.status, 404)
})

test('[E832] the lines of a quotation are marked on its page, and its claim leads there', async () => {
  const path = `/documents/open?claim=${claim}`
  const page = mainOf(await (await keeper.post(path, { show: 'grey', page: '1' })).text())
  const [, mark = ''] = /(<a [^>]*href="#card-[^>]*><rect[\s\S]*?<\/a>)/.exec(page) ?? []
  assert.match(mark, new RegExp(`href="#card-${claim}"`))
  assert.match(mark, /class="current"/)
  assert.match(page, /<svg class="page-lines" viewBox="0 0 880 400"/)
  const [, x, y, width, height] =
    /<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/.exec(mark) ?? []
  const [left, top, wide, high] = [x, y, width, height].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  assert.ok(left >= 0 && left + wide <= 880 && top >= 0 && top + high <= 400 && high > 10)
  const of = mainOf(await keeper.text(`/claims/${claim}`))
  assert.match(of, new RegExp(`href="/documents/open\\?claim=${claim}#picture"`))
})

test('[E832] so are the lines of a PDF with a text of its own', async () => {
  const report = readFileSync(new URL('river-observer.pdf', FILE)).toString('base64')
  const added = await world.ask<{ layer: { pages?: number } }>('ana-1', 'document.add', {
    ...{ ...about, id: 'report', title: 'Report', bytes: report },
  })
  if (added.layer.pages === undefined) return
  await world.ask('ana-1', 'claim.record', {
    ...{ id: 'of-page-2', document: 'report', quote: ['at least 52 people were held in Liaoning'] },
    ...{ number: 'at least 52', act: 'detention', place: 'CN', at: '2022-04', chain: ['lantern'] },
  })
  const show = async (page: string) =>
    mainOf(await (await keeper.post('/documents/report', { show: 'grey', page })).text())
  assert.equal((await show('2')).match(/<rect /g)?.length, 2)
  assert.doesNotMatch(await show('1'), /<rect /)
  const cards = mainOf(await keeper.text('/documents/report/proposals'))
  const { compare } = wordsIn('en').page.proposal
  const link = new RegExp(`href="([^"]*)">${compare}: page 2<`).exec(cards)?.[1] ?? ''
  assert.match(link, /^\/documents\/report\?at=\d+#picture$/)
  assert.match(mainOf(await keeper.text(link)), /name="page"[^>]* value="2"/)
})
