// What is hard to look at, on pages: marked by two presses, said in place of the words, opened by
// one more. Source: desk.md 8.
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { fill, LANGUAGES, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../fixture/door.ts'

const world = await openWorld()
after(() => world.close())
const door = await openFixtureDoor(world)
const FIGURE = '/figures/show?act=detention&place=CN%2FLN&at=2022-07-31&asKnownOn=2022-09-01'
const WORDS = 'at least 52'
const seenOn = (page: string) => /name="seen" value="(\d+)"/.exec(markPart(page))?.[1] ?? ''
const markPart = (page: string) => page.slice(page.indexOf('mark-form'))

/** What is printed of a page while nothing folded is open. */
const unopened = (page: string) =>
  page.replaceAll(/<details class="folded-words">(<summary>.*?<\/summary>).*?<\/details>/gsu, '$1')

test('[E945] M15: two presses mark a document; a press on the same word takes it off', async () => {
  const before = await door.text('/documents/R08')
  assert.ok(!unopened(before).includes('Hard to look at:'))
  const description = 'Prisoners in chains.'
  const first = { mark: 'injury', description, seen: seenOn(before) }
  assert.equal((await door.post('/documents/R08', first)).headers.get('location'), '/documents/R08')
  const marked = await door.text('/documents/R08')
  assert.match(marked, /<p class="notice">Hard to look at: injury\. Prisoners in chains\.<\/p>/)
  assert.match(
    markPart(marked),
    /value="injury" aria-pressed="true"|aria-pressed="true"[^>]*injury/,
  )
  const late = await door.post('/documents/R08', { ...first, mark: 'death' })
  assert.ok(late.status >= 400, 'somebody else has marked it meanwhile')
  assert.ok((await late.text()).includes(description), 'and what was typed stays')
})

test('[E946] M15: its words stand folded in figures, searches and on claims', async () => {
  const figure = await door.text(FIGURE)
  assert.ok(figure.includes('Hard to look at: injury. Prisoners in chains.'))
  const opened = /<details class="folded-words">.*?<\/details>/gsu
  assert.ok(
    figure.match(opened)?.some((one) => one.includes('<blockquote')),
    'they open by a press',
  )
  const found = await door.post('/search', { query: `"${WORDS}"` })
  const hits = await found.text()
  const own = hits.slice(hits.indexOf('/documents/R08"'))
  const first = own.slice(0, own.indexOf('</li>'))
  assert.match(first, /<mark>at least.52<\/mark>/i)
  assert.doesNotMatch(unopened(first), /<mark>|<blockquote/)
  const claim = await door.text('/claims/R08b')
  assert.match(claim, /<details class="folded-words"><summary>Hard to look at: injury\./)
  assert.doesNotMatch(unopened(claim), /<blockquote/)
})

test('[E946] each language says it, and a viewer can mark too', async () => {
  for (const language of LANGUAGES) {
    const { content } = wordsIn(language)
    const own = await openFixtureDoor(world, VIEWER, true, { language })
    const page = await own.text('/claims/R08b')
    assert.ok(page.includes(fill(content.about, { words: content.word.injury })), language)
    assert.ok(page.includes(content.form.title), language)
  }
})

test('[E946] R3: who asks for it sees such words at once, in their own session alone', async () => {
  const own = await openFixtureDoor(world)
  await own.post('/look', { words: 'open', back: '/claims/R08b' })
  assert.match(await own.text('/claims/R08b'), /<details class="folded-words" open/)
  assert.doesNotMatch(await door.text('/claims/R08b'), /<details class="folded-words" open/)
  await own.post('/look', { words: 'fold', back: '/claims/R08b' })
  assert.doesNotMatch(await own.text('/claims/R08b'), /<details class="folded-words" open/)
})

test('[E945] of a claim alone its own words are marked, and its page says by what', async () => {
  const before = await door.text('/claims/R02a')
  await door.post('/claims/R02a', { mark: 'child', seen: seenOn(before) })
  const page = await door.text('/claims/R02a')
  assert.ok(page.includes('Hard to look at: a child.'))
  const again = { mark: 'child', marked: 'child', seen: seenOn(page) }
  await door.post('/claims/R02a', again)
  assert.ok(!(await door.text('/claims/R02a')).includes('Hard to look at: a child.'))
})
