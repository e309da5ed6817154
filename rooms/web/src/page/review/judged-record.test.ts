// What the page of a review shows of every kind of record but claims before anybody judges it. The
// invented world.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { CHECK_ITEMS, itemText } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { reviewPath } from '@tumen/view'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { type FixtureDoor, openFixtureDoor } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const REVIEWER = { account: 'rev-1', roles: ['reviewer' as const] }

const world = await openWorld()
const keeper = await openFixtureDoor(world)
const reviewer = await openFixtureDoor(world, REVIEWER)

function page(door: FixtureDoor, item: string, language = 'en', query = ''): Promise<string> {
  return door.text(reviewPath(item) + query, { 'accept-language': language }).then(mainOf)
}

/** Of the page that compares two documents: their texts, and the sections about them. */
const PARTS =
  /<p[^>]* class="document-text[\s\S]*?<\/p>|<section aria-labelledby="(side|shared|changes)[^>]*>/g

/** The parts of a page that match, each as it stands. */
function partsOf(text: string, part: RegExp): string[] {
  return [...text.matchAll(part)].map(([found]) => found)
}

test('[E860] who judges a lineage reads both texts with the words that they share, in three languages', async () => {
  for (const language of LANGUAGES) {
    const shown = await page(reviewer, 'lineage R11 R08', language)
    const own = mainOf(await reviewer.text('/lineage/R11/R08', { 'accept-language': language }))
    const texts = partsOf(own, PARTS)
    assert.ok(texts.length >= 4, `${language} ${texts.length}`)
    for (const part of texts) assert.ok(shown.includes(part), `${language} ${part.slice(0, 80)}`)
    const { pair } = wordsIn(language).page.document
    assert.ok(shown.includes(pair.dependent) && shown.includes(pair.source), language)
  }
})

test('[E860] who judges speakers reads what each said, and what was judged of the two', async () => {
  const relate = '/speakers/relate?a=harbour&b=lantern'
  await keeper.post(relate, { relation: 'different', reason: 'two houses, two desks' })
  const item = 'speaker harbour lantern'
  for (const language of LANGUAGES) {
    const shown = await page(reviewer, item, language)
    const own = mainOf(await reviewer.text(relate, { 'accept-language': language }))
    const cards = partsOf(own, /<article[\s\S]*?<\/article>/g)
    assert.ok(cards.length > 0)
    for (const card of cards) assert.ok(shown.includes(card), language)
    assert.ok(shown.includes('two houses, two desks'), language)
  }
})

test('[E860] who judges a link reads the event, the whole claim and what it is said to count', async () => {
  const { body } = await keeper.call('event.list', { limit: 100 })
  const [event] = (body as Output<'event.list'>).events
  const shown = await keeper.call('event.show', { id: event?.id })
  const { claims } = shown.body as Output<'event.show'>
  const [first] = claims
  assert.ok(event && first)
  const item = itemText({ kind: 'event', ids: [first.claim.id, event.id] })
  await keeper.call('event.link', { event: event.id, claims: [first.claim.id], role: 'part' })
  for (const language of LANGUAGES) {
    const text = await page(reviewer, item, language)
    const claim = mainOf(
      await reviewer.text(`/claims/${first.claim.id}`, { 'accept-language': language }),
    )
    const [quotation] = partsOf(claim, /<blockquote class="claim-quotation"[\s\S]*?<\/blockquote>/g)
    assert.ok(quotation && text.includes(quotation), language)
    assert.ok(text.includes(event.title), language)
    assert.ok(text.includes(wordsIn(language).eventLink.part), language)
  }
})

test('[E860] who judges a person reads both records field by field, and what was said of them', async () => {
  const { body } = await keeper.call('mention.list', { list: 'list-a', limit: 1 })
  const [a] = (body as Output<'mention.list'>).mentions
  const other = await keeper.call('mention.list', { list: 'list-c', limit: 1 })
  const [b] = (other.body as Output<'mention.list'>).mentions
  assert.ok(a?.name && b?.name)
  const reason = 'born in the same village'
  const judged = { a: a.id, b: b.id, verdict: 'different', reason }
  assert.equal((await keeper.call('linkage.judge', judged)).status, 200)
  const item = itemText({ kind: 'person', ids: [a.id, b.id].sort() })
  for (const language of LANGUAGES) {
    const { linkage } = wordsIn(language)
    const shown = await page(reviewer, item, language)
    for (const words of [a.name, b.name, reason, linkage.verdict.different])
      assert.ok(shown.includes(words), `${language} ${words}`)
    assert.match(shown, /<table class="mention-pair">[\s\S]*class="relation-/)
    assert.ok(shown.includes(linkage.relation.different), language)
  }
})

/** The review of a redacted copy, once it was made. */
let copyItem = ''

test('[E861] who judges a redacted copy sees it part by part after a second act, in grey first', async () => {
  const file = new URL('../../../../../vectors/intake/river-letter.png', import.meta.url)
  const bytes = readFileSync(file).toString('base64')
  const about = { title: 'River letter', published: '2022-04-10', language: 'en', bytes }
  await world.ask('ana-1', 'document.add', { ...about, id: 'letter' })
  const { body } = await keeper.call('redaction.start', { document: 'letter' })
  const { id: redaction } = body as Output<'redaction.start'>
  const told = await keeper.call('redaction.show', { redaction })
  const { tiles } = told.body as Output<'redaction.show'>
  for (const tile of tiles.keys()) await keeper.call('redaction.picture', { redaction, tile })
  await keeper.call('redaction.revise', {
    ...{ redaction, revision: 1, seen: tiles.map((_, n) => n) },
    boxes: [{ x: 40, y: 30, w: 60, h: 20, what: 'text' }],
    checklist: CHECK_ITEMS.map((item) => ({ item, is: 'absent' })),
  })
  const made = await keeper.call('redaction.render', { redaction, revision: 2 })
  const { derivative = '' } = made.body as Output<'redaction.render'>
  const item = `redaction ${derivative}`
  copyItem = item
  for (const language of LANGUAGES) {
    const words = wordsIn(language).page
    const shown = await page(reviewer, item, language)
    for (const said of [words.review.judged.picture, words.redaction.check.title, 'River letter'])
      assert.ok(shown.includes(said), `${language} ${said}`)
    assert.doesNotMatch(shown, /<img/)
  }
  const grey = await page(reviewer, item, 'en', '?part=1&shade=grey')
  const src = /<img src="([^"]+)"/.exec(grey)?.[1] ?? assert.fail(grey)
  const picture = await reviewer.get(src)
  assert.equal(picture.headers.get('content-type'), 'image/png')
  assert.equal((await reviewer.get(src, { 'sec-fetch-dest': 'document' })).status, 404)
  const original = await reviewer.get(`/redactions/${redaction}/0/grey`)
  const digestOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())
  assert.notDeepEqual(await digestOf(picture), await digestOf(original), 'the copy is covered')
  const nobody = src.replace(derivative, 'nobody')
  assert.equal((await reviewer.get(nobody)).status, 404)
})

test('[E890] which parts of a copy its judge has opened is carried along and handed in', async () => {
  const items = [copyItem]
  assert.equal((await keeper.call('review.submit', { items, comment: 'x' })).status, 200)
  const reviewers = [REVIEWER.account]
  const given = await reviewer.call('review.assign', { items, reviewers, comment: 'x' })
  assert.equal(given.status, 200)
  const handed = async (search = '') =>
    /name="tiles"(?: value="([^"]*)")?/.exec(await page(reviewer, copyItem, 'en', search))?.[1]
  assert.ok(!(await handed()))
  assert.equal(await handed('?part=1&shade=grey'), '0')
  assert.equal(await handed('?part=3&shade=grey&seen=0.7'), '0.2.7')
  assert.ok(!(await handed('?part=1')))
  const send = async (tiles: string) =>
    (
      await reviewer.post(reviewPath(copyItem), {
        ...{ do: 'decide', decision: 'accepted', comment: 'none', tiles },
      })
    ).status
  assert.equal(await send(''), 422)
  assert.equal(await send('0'), 303)
})

test.after(() => world.close())
