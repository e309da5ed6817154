// A covered copy from the moment that it is made: it stands in the list of what is to be done, with
// who made it and who decides, and once it was let go a bundle begins with it. Everything is drawn.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { CHECK_ITEMS } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { reviewPath } from '@tumen/view'
import { fill, LANGUAGES, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { KEEPER, openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const world = await openWorld()
const keeper = await openFixtureDoor(world)
const reviewer = await openFixtureDoor(world, { account: 'rev-1', roles: ['reviewer'] })
const analyst = await openFixtureDoor(world, { account: 'ana-1', roles: ['analyst'] })

const LETTER = new URL('../../../../../vectors/intake/river-letter.png', import.meta.url)

/** A picture, and a copy of it that the keeper has covered. */
async function madeCopy(id: string): Promise<string> {
  const bytes = readFileSync(LETTER).toString('base64')
  const about = { title: `Letter ${id}`, published: '2022-04-10', language: 'en', bytes }
  await world.ask('ana-1', 'document.add', { ...about, id })
  const begun = await keeper.call('redaction.start', { document: id })
  const { id: redaction } = begun.body as Output<'redaction.start'>
  const told = await keeper.call('redaction.show', { redaction })
  const { tiles } = told.body as Output<'redaction.show'>
  for (const tile of tiles.keys()) await keeper.call('redaction.picture', { redaction, tile })
  await keeper.call('redaction.revise', {
    ...{ redaction, revision: 1, seen: tiles.map((_, n) => n) },
    boxes: [{ x: 40, y: 30, w: 60, h: 20, what: 'text' }],
    checklist: CHECK_ITEMS.map((item) => ({ item, is: 'absent' })),
  })
  const made = await keeper.call('redaction.render', { redaction, revision: 2 })
  return (made.body as Output<'redaction.render'>).derivative ?? assert.fail()
}

test('[E962] a copy that was made stands in the list, with its maker, who decides, and the way', async () => {
  assert.doesNotMatch(await reviewer.text('/reviews'), /id="copies"/)
  const derivative = await madeCopy('letter')
  const way = `href="${reviewPath(`redaction ${derivative}`)}"`
  for (const language of LANGUAGES) {
    const own = wordsIn(language).page.review.copies
    const seen = async (door: typeof reviewer, path: string) =>
      mainOf(await door.text(path, { 'accept-language': language }))
    const list = await seen(reviewer, '/reviews')
    const title = fill(own.waiting, { n: 1 })
    for (const said of [title, own.lead, own.you, KEEPER.account, way, 'href="/documents/letter"'])
      assert.ok(list.includes(said), `${language} ${said}`)
    // Who covered it learns that it waits, and that others decide.
    const maker = await seen(keeper, '/reviews')
    assert.ok(maker.includes(own.another) && !maker.includes(own.you), language)
    assert.ok((await seen(reviewer, '/')).includes(title), language)
    const page = await seen(reviewer, '/documents/letter')
    assert.ok(page.includes(way) && page.includes(KEEPER.account), language)
    assert.match(page, /<details class="document-facts" open[^>]*>/)
  }
  // Whoever may not read the picture learns nothing of its copy.
  const { body } = await reviewer.call('review.list', {})
  assert.equal((body as Output<'review.list'>).counts.copies, 1)
  const documenter = await openFixtureDoor(world, { account: 'doc-1', roles: ['documenter'] })
  const told = (await documenter.call('review.list', {})).body as Output<'review.list'>
  assert.deepEqual([told.counts.copies, told.copies], [0, []])
  // Handed in it stands among the reviews, and judged it stands nowhere.
  const listed = await reviewer.call('redaction.list', { document: 'letter' })
  const [{ id: redaction = '' } = {}] = (listed.body as Output<'redaction.list'>).redactions
  const shown = await reviewer.call('redaction.show', { redaction })
  const tiles = [...(shown.body as Output<'redaction.show'>).tiles.keys()]
  for (const tile of tiles)
    await reviewer.call('redaction.picture', { redaction, tile, copy: derivative })
  await reviewer.call('evidence.review', { derivative, decision: 'approved', tiles })
  assert.doesNotMatch(await reviewer.text('/reviews'), /id="copies"/)
})

test('[E963] from a copy that may leave one link opens the form of a bundle with it', async () => {
  const page = mainOf(await analyst.text('/documents/letter'))
  const { bundle } = wordsIn('en').page
  const href = /<a href="(\/bundles\/new\?document=letter)">([^<]+)</.exec(page)
  assert.equal(href?.[2], bundle.copy.start)
  const path = href?.[1] ?? assert.fail()
  const form = mainOf(await analyst.text(path))
  assert.ok(form.includes('Letter letter') && form.includes(fill(bundle.copy.count, { n: 1 })))
  // The original is not offered: what a court gets holds it.
  assert.match(form, /value="partner" checked/)
  assert.doesNotMatch(form, /value="court"|value="exchange"/)
  assert.equal((await analyst.post(path, { profile: 'court' })).status, 422)
  const preview = await (await analyst.post(path, { profile: 'public' })).text()
  assert.match(preview, /<dt>Files of evidence<\/dt><dd>1<\/dd>/)
  const seen = /name="seen" value="([^"]*)"/.exec(preview)?.[1] ?? ''
  const fields = { do: 'ask', profile: 'public', seen, recipient: 'the invented court' }
  const asked = await analyst.post(path, fields)
  assert.equal(asked.status, 303)
  const { body } = await analyst.call('bundle.list', {})
  assert.equal((body as Output<'bundle.list'>).bundles.length, 1)
  const redaction = mainOf(await analyst.text('/documents/letter/redaction'))
  assert.ok(redaction.includes('/bundles/new?document=letter'))
})

test('[E963] without such a copy the form says so, and who may not ask sees no link', async () => {
  await madeCopy('second')
  const { bundle } = wordsIn('en').page
  const form = mainOf(await analyst.text('/bundles/new?document=second'))
  assert.ok(form.includes(bundle.copy.none) && !form.includes('name="profile"'))
  assert.doesNotMatch(await analyst.text('/documents/second'), /bundles\/new/)
  assert.doesNotMatch(await reviewer.text('/documents/letter'), /bundles\/new/)
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.equal((await viewer.get('/bundles/new?document=letter')).status, 403)
  assert.equal((await analyst.get('/bundles/new?document=nothing')).status, 404)
  await world.close()
})
