// Who says what, and official numbers beside figures, on their pages: numbers of the invented world
// by hand, links, languages, and days that cannot be.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'

const world = await openWorld()
test.after(() => world.close())
const door = await openFixtureDoor(world, VIEWER)

/** The row of a table that holds these words. */
const rowWith = (page: string, words: string) =>
  [...page.matchAll(/<tr[^>]*>[\s\S]*?<\/tr>/g)]
    .map(([row]) => row)
    .find((row) => {
      return row.includes(words)
    }) ?? ''

test('[E1031] statements by outlet, language, origin and hedge, each row with its statements', async () => {
  const page = await door.text('/statistics/claims?act=arrival')
  assert.match(page, /6 statements, 1 independent origin</)
  // R06 gives two, R08 and R09 relay both.
  for (const [words, claims, reports] of [
    ['Harbour Wire', 2, 1],
    ['Korean', 2, 1],
    ['English', 4, 2],
    ['exactly', 6, 3],
  ] as const)
    assert.match(
      rowWith(page, words),
      new RegExp(`<td class="number">${claims}</td><td class="number">${reports}</td>`),
      words,
    )
  const href = /href="([^"]*of=outlet\+harbour[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  const row = await door.text(href?.split('#')[0] ?? '')
  for (const id of ['R08e', 'R08f']) assert.match(row, new RegExp(`href="/claims/${id}"`))
  assert.doesNotMatch(row, /href="\/claims\/R09e"/)
})

test('[E1032] official numbers and figures stand side by side, each with its link, once', async () => {
  const page = await door.text('/statistics/official?act=arrest&place=CN')
  const half = rowWith(page, 'January to June 2022')
  assert.equal(half.match(/>118</g)?.length, 1)
  assert.match(half, /href="\/claims\/R06a"/)
  const href = /href="(\/figures\/show\?[^"]*)"/.exec(half)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match(href, /act=arrest/)
  assert.equal((await door.get(href)).status, 200)
  assert.match(rowWith(page, 'January to June 2021'), />96</)
  assert.match(rowWith(page, 'July to December 2021'), /none/)
  assert.match(await door.text('/statistics/official'), /Choose what happened/)
})

test('[E1031] both stand on the page of statistics, are whole in each language, and ask again', async () => {
  const statistics = await door.text('/statistics')
  for (const path of ['/statistics/claims', '/statistics/official?act=refoulement'])
    assert.ok(statistics.includes(`href="${path}"`), path)
  for (const language of ['en', 'ko', 'zh'])
    for (const path of ['claims?of=hedge+about', 'official?act=arrest'])
      assert.doesNotMatch(
        await door.text(`/statistics/${path}`, { 'accept-language': language }),
        /undefined|\{\w+\}/,
      )
  for (const path of ['claims?asKnownOn=2031', 'official?act=arrest&from=2022-13'])
    assert.equal((await door.get(`/statistics/${path}`)).status, 422, path)
  assert.equal((await door.get('/statistics/claims?of=nothing')).status, 404)
})
