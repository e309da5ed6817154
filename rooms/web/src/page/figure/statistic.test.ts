// The page that leads to every statistic: one step to each, answers as the figures say them, and
// nothing that its reader may not open. U10: a new analyst's table of returns.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'

const world = await openWorld()
test.after(() => world.close())
const door = await openFixtureDoor(world)

const hrefs = (page: string) =>
  [...page.matchAll(/<main[\s\S]*<\/main>/g)].flatMap(([main]) =>
    [...main.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')),
  )

test('[E1002] U10: from the start of figures a table of returns by province and month is two links away', async () => {
  assert.ok(hrefs(await door.text('/figures')).includes('/statistics'))
  const page = await door.text('/statistics')
  const label = /aria-label="Show: Returned by force, 2022"/.exec(page)
  const href = /href="([^"]+)"[^>]*$/.exec(page.slice(0, label?.index))?.[1] ?? ''
  const table = await door.text(href.replaceAll('&amp;', '&'))
  assert.match(table, /<th[^>]*scope="col"[^>]*>[^<]*2022/)
  // What the invented reports say of Red Pine Bridge on 11 October: more than 350.
  const cell = /act=refoulement&amp;place=CN%2FJL&amp;from=2022-10-01[\s\S]*?<\/td>/.exec(
    table,
  )?.[0]
  assert.match(cell ?? '', /350/)
})

test('[E1002] every link of the page opens, in each language', async () => {
  for (const language of ['en', 'ko', 'zh']) {
    const page = await door.text('/statistics', { 'accept-language': language })
    assert.doesNotMatch(page, /undefined|\{\w+\}/)
  }
  const links = [...new Set(hrefs(await door.text('/statistics')))]
  assert.ok(links.length > 15)
  const tables = links.filter((link) => link.startsWith('/figures/table?'))
  assert.equal(tables.length, 9)
  const opened = [...links.filter((link) => !tables.includes(link)), tables[0] ?? '']
  for (const link of opened) assert.equal((await door.get(link)).status, 200, link)
})

test('[E1003] saved questions stand with their reports against independent origins', async () => {
  const query = { act: 'detention', place: 'CN/LN', at: '2022-07-31' }
  const named = { kind: 'question', name: 'Mine alone', query }
  await world.ask('ana-1', 'query.save', named)
  const page = await door.text('/statistics')
  const { figure } = await world.ask<Output<'figure.ask'>>('ana-1', 'figure.ask', query)
  const row = /<tr[^>]*>(?:(?!<\/tr>)[\s\S])*Mine alone[\s\S]*?<\/tr>/.exec(page)?.[0] ?? ''
  assert.match(row, new RegExp(`<td class="number">${figure.reports}</td>`))
  assert.match(row, new RegExp(`<td>[^<]*\\b${figure.figure[1]}\\b[^<]*origin`))
  assert.match(row, /href="\/figures\/moments\?/)
})

test('[E1003] a viewer sees no link to reviews, persons or lists that they may not open', async () => {
  const viewer = await openFixtureDoor(world, VIEWER)
  const page = await viewer.text('/statistics')
  const links = hrefs(page)
  for (const path of ['/reviews', '/persons/flow', '/estimates']) assert.ok(!links.includes(path))
  assert.doesNotMatch(page, /Mine alone/)
  assert.ok(links.includes('/claims?state=withdrawn'))
})
