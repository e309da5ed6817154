// The page on which a text is corrected by hand, and what the reader shows of it. Invented.
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
await world.ask('ana-1', 'document.add', { ...about, id: 'letter', sensitivity: 'public' })
await world.ask('ana-1', 'document.add', {
  ...{ ...about, id: 'closed', title: 'Another', sensitivity: 'restricted' },
})
const keeper = await openFixtureDoor(world)
const viewer = await openFixtureDoor(world, VIEWER)
const QUOTE = 'at least 39 people'
const own = wordsIn('en').page.correct

const shown = () =>
  world.ask<{ text: string; corrections: { id: string; leaf: number }[] }>(
    ...(['ana-1', 'document.show', { id: 'letter' }] as const),
  )
const post = async (fields: Record<string, string>) =>
  keeper.post('/documents/letter/correct?page=1', { page: '1', reason: 'misread', ...fields })

test('[E900] nothing is saved that was not shown as a change, and what was typed stays', async () => {
  const { text } = await shown()
  const path = '/documents/letter/correct'
  const page = mainOf(await keeper.text(path))
  assert.match(page, /<textarea[^>]*name="text"[^>]*>\n[^<]*at least 39 people/)
  assert.doesNotMatch(page, /<img|value="save"/)
  const typed = text.trimEnd().replace(QUOTE, 'at least 38 people')
  const picture = mainOf(await (await post({ text: typed, do: 'grey' })).text())
  assert.match(picture, /<img src="\/documents\/letter\/picture\/1\/grey"/)
  assert.match(picture, /name="shade" value="grey"/)
  assert.match(picture, /at least 38 people/)
  const direct = mainOf(await (await post({ text: typed, do: 'save' })).text())
  assert.match(direct, /<del>39<\/del><ins>38<\/ins>/)
  const other = { text: `${typed} x`, checked: typed, do: 'save' }
  assert.match(mainOf(await (await post(other)).text()), /<ins>/)
  assert.equal((await shown()).corrections.length, 0)
  const same = mainOf(
    await (await post({ text: text.replaceAll('\n', '\r\n'), do: 'check' })).text(),
  )
  assert.ok(same.includes(own.same))
  const hidden = mainOf(await (await post({ text: typed, do: 'none', shade: 'grey' })).text())
  assert.doesNotMatch(hidden, /<img/)
  for (const language of LANGUAGES)
    assert.ok(
      (await keeper.text(path, { 'accept-language': language })).includes(
        wordsIn(language).page.correct.lead,
      ),
    )
  assert.equal((await viewer.get(path)).status, 403)
  assert.equal((await viewer.get('/documents/closed/correct')).status, 403)
  assert.equal((await keeper.get('/documents/nothing/correct')).status, 404)
  assert.equal((await keeper.get('/documents/letter/correct?page=2')).status, 404)
})

test('[E901] the newest text is shown; a claim of another text leads to its own', async () => {
  const { text } = await shown()
  const record = async (quote: string) => {
    const { id } = await world.ask<{ id: string }>('ana-1', 'claim.record', {
      ...{ document: 'letter', quote: [quote], act: 'arrest', place: 'CN', at: '2022-04' },
      ...{ chain: ['lantern'], number: 'at least 39' },
    })
    return id
  }
  const changed = await record(QUOTE)
  const typed = `Reed, May.\n${text.trimEnd().replace(QUOTE, 'at least 38 people')}`
  const saved = await post({ text: typed, checked: typed, do: 'save', reason: '<38> on it' })
  assert.equal(saved.status, 303)
  assert.equal((await shown()).text.trimEnd(), typed)
  const page = mainOf(await keeper.text('/documents/letter'))
  assert.ok(page.includes(own.corrected) && page.includes('&lt;38> on it'))
  assert.match(page, /at least 38 people/)
  assert.doesNotMatch(page, /<mark[^>]*data-claim|id="mark-1"/)
  assert.ok(page.includes(`/documents/letter?text=first&amp;claim=${changed}`))
  const first = mainOf(await keeper.text(`/documents/letter?text=first&claim=${changed}`))
  assert.ok(first.includes(own.older) && /id="mark-1"/.test(first))
  assert.match(first, /at least <?/)
  // On the older text the lines of the picture are those of its own words.
  const drawn = mainOf(
    await (
      await keeper.post(`/documents/letter?text=first&claim=${changed}`, {
        show: 'grey',
        page: '1',
      })
    ).text(),
  )
  assert.match(drawn, /<rect /)
  assert.equal((await keeper.get('/documents/letter?text=none')).status, 404)
  const amend = mainOf(await keeper.text(`/claims/${changed}/amend`))
  assert.match(amend, /at least 39 people/)
})

test('[E961] a claim of the text before says that it was corrected, with both words', async () => {
  const { claims } = await world.ask<{ claims: { claim: { id: string } }[] }>(
    ...(['ana-1', 'claim.list', { document: 'letter' }] as const),
  )
  const [{ claim } = assert.fail()] = claims
  for (const language of LANGUAGES) {
    const { corrected } = wordsIn(language).page.claim
    const ask = (path: string) => keeper.text(path, { 'accept-language': language })
    const page = mainOf(await ask(`/claims/${claim.id}`))
    assert.ok(page.includes(corrected.title) && page.includes(corrected.lead), language)
    assert.match(page, /<del>at least 39 people<\/del>.*<ins>at least 38 people<\/ins>/s)
    assert.match(page, /<blockquote class="claim-quotation".*39.*<\/blockquote>/s)
    assert.ok(mainOf(await ask('/documents/letter')).includes(corrected.short), language)
  }
})

test('[E902] who corrects second sees what would change in the text of the first', async () => {
  const before = await shown()
  const seen = String(before.corrections.at(-1)?.leaf)
  const mine = `${before.text.trimEnd()} mine`
  await world.ask('doc-1', 'document.correct', {
    ...{ id: 'letter', text: `${before.text.trimEnd()} theirs`, reason: 'other' },
  })
  const answer = await post({ text: mine, checked: mine, do: 'save', seen })
  assert.equal(answer.status, 409)
  const page = mainOf(await answer.text())
  assert.match(page, /mine/)
  assert.match(page, /<del>theirs<\/del><ins>mine<\/ins>/)
  const leaf = String((await shown()).corrections.at(-1)?.leaf)
  assert.match(page, new RegExp(`name="seen" value="${leaf}"`))
  assert.equal((await post({ text: mine, checked: mine, do: 'save', seen: leaf })).status, 303)
})

test('[E903] lines of which the program was not sure are marked in the text, until a person was', async () => {
  const blurred = new URL('blurred-letter.jpg', FILE)
  await world.ask('ana-1', 'document.add', {
    ...{ ...about, id: 'blurred', title: 'Blurred', sensitivity: 'public' },
    bytes: readFileSync(blurred).toString('base64'),
  })
  const { text } = await world.ask<{ text: string }>('ana-1', 'document.show', { id: 'blurred' })
  const path = '/documents/blurred/correct'
  const marksOf = (page: string) => [...page.matchAll(/<mark class="unsure">([^<]*)</g)]
  const textOf = (page: string) => {
    const [, standing = ''] = page.match(/<p class="page-changes"[^>]*>(.*?)<\/p>/s) ?? []
    return standing.replace(/<span class="unsure-note".*?<\/span>/gs, '').replace(/<[^>]*>/g, '')
  }
  const page = mainOf(await keeper.text(path))
  const marked = marksOf(page).map(([, words = '']) => words)
  assert.ok(marked.length >= 2 && marked.every((words) => text.includes(words)), String(marked))
  assert.equal(textOf(page), text.trimEnd())
  assert.match(page, /unsure-note[^>]*> \[[^\]]*\d/)
  const [first = ''] = marked
  await world.ask('ana-1', 'document.correct', {
    ...{ id: 'blurred', text: text.trimEnd().replace(first, 'At the ford'), reason: 'misread' },
  })
  const after = marksOf(mainOf(await keeper.text(path))).map(([, words]) => words)
  assert.deepEqual(after, marked.slice(1))
  assert.equal(marksOf(mainOf(await keeper.text('/documents/letter/correct'))).length, 0)
})
