// The timeline on its page: U7, both times, knowledge, zoom, table, and links that open.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { spanAround } from './zoom.ts'

const world = await openWorld()
test.after(() => world.close())
const door = await openFixtureDoor(world, VIEWER)

/** Where the links of a page lead, in their order. */
const hrefs = (page: string) =>
  [...page.matchAll(/href="(\/[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

const PATH = '/events/timeline'
/** The marks of the picture by their names. */
const marks = (page: string) =>
  [...page.matchAll(/<title>([^<]+; known on [^<]+)</g)].map(([, a]) => a)

test('[E1030] U7: an interval and a day show with their precision, and both lead to words', async () => {
  const returned = await door.text(`${PATH}?rows=claims&act=forced_return&from=2021-12&to=2021-12`)
  assert.deepEqual(marks(returned), [
    'Forced return, The Meridian Courier; 1 December 2021 to 28 February 2022; known on 6 June 2022',
  ])
  const picture = /<svg[^>]*class="chart"[\s\S]*<\/svg>/.exec(returned)?.[0] ?? ''
  const drawn = picture.split('chart-legend')[0] ?? ''
  assert.match(drawn, /class="chart-bar"/)
  assert.doesNotMatch(drawn, /class="chart-dot"/)
  assert.ok(hrefs(drawn).includes('/claims/R05b'))
  const arrested = await door.text(`${PATH}?rows=claims&act=arrest&place=CN/YN`)
  assert.match(arrested.split('chart-legend')[0] ?? '', /class="chart-dot"/)
  assert.match(arrested, /href="\/claims\/R03a"/)
})

test('[E1030] picture and table say the same, and each link of them opens', async () => {
  const page = await door.text(`${PATH}?rows=events`)
  assert.match(page, /as known on 1 March 2023/)
  const shown = marks(page)
  assert.ok(shown.length >= 5, shown.join('\n'))
  for (const id of ['OCT11', 'CG18', 'GH2', 'R06a', 'R06b']) {
    const links = hrefs(page).filter((one) => one.endsWith(`/${id}`))
    assert.equal(links.length, 2, id)
    assert.equal((await door.get(links[0] ?? '')).status, 200)
  }
  assert.match(page, /Official numbers, counted apart/)
  const table = await door.text(`${PATH}?as=table`)
  assert.doesNotMatch(table, /<svg[^>]*class="chart"/)
  for (const id of ['OCT11', 'R06a']) assert.ok(hrefs(table).some((one) => one.endsWith(id)))
})

test('[E1030] what was withdrawn is hollow since then, and not before', async () => {
  const held = `${PATH}?rows=claims&act=detention&asKnownOn=`
  const hollow = (page: string) => (page.match(/chart-mark chart-hollow/g) ?? []).length
  const [before, after] = [
    await door.text(`${held}2022-08-25`),
    await door.text(`${held}2022-09-01`),
  ]
  assert.equal(hollow(before), 0)
  assert.ok(hollow(after) > 2)
  assert.equal(marks(after).length, marks(before).length)
  assert.match(after, /withdrawn on 26 August 2022/)
})

test('[E1030] each zoom holds the day, the next one begins where it ends, and empty ones help', async () => {
  assert.deepEqual(spanAround('day', '2024-02-10'), { from: '2024-02-01', to: '2024-02-29' })
  assert.deepEqual(spanAround('month', '2022-10-11', 1), { from: '2023-01-01', to: '2023-12-31' })
  assert.deepEqual(spanAround('half-year', '2022-10-11'), { from: '2020-01-01', to: '2023-12-31' })
  assert.deepEqual(spanAround('year', '2022-10-11'), { from: '2016-01-01', to: '2027-12-31' })
  assert.equal(spanAround('year', '0003-01-01', -1), undefined)
  const page = await door.text(`${PATH}?zoom=day&at=2022-10-11`)
  assert.match(page, /1 October 2022 to 31 October 2022|October 2022/)
  assert.match(page, /Returns over Red Pine Bridge/)
  assert.doesNotMatch(page, /Arrests at Cloud Gate/)
  const earlier = hrefs(page).find((one) => one.includes('at=2022-09-01')) ?? ''
  const empty = await door.text(earlier)
  assert.match(empty, /Nothing in this period/)
  assert.match(empty, /Nearest: Returns over Red Pine Bridge/)
  assert.match(await door.text(`${PATH}?rows=claims`), /Choose what happened/)
  for (const wrong of ['from=2022-13', 'asKnownOn=2031-01-01', 'place=Nowhere%20at%20all'])
    assert.equal((await door.get(`${PATH}?${wrong}`)).status, 422, wrong)
})

test('[E1030] the page is whole in each language', async () => {
  for (const language of ['en', 'ko', 'zh'])
    for (const rows of ['events', 'claims'])
      assert.doesNotMatch(
        await door.text(`${PATH}?rows=${rows}&act=custody`, { 'accept-language': language }),
        /undefined|\{\w+\}/,
      )
})
