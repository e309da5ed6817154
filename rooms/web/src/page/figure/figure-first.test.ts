// The first screen of an answer: what stands on it and in which order, what is folded below it, and
// what moved at the moment that is looked at.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { KEEPER, openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'
import { pageParts } from './figure-part.test.ts'

const Q1 = '/figures/show?act=detention&place=CN%2FLN&at=2022-07-31'

/** The text of a piece of markup. */
function plain(markup: string): string {
  return markup.replace(/<svg.*?<\/svg>|<[^>]*>/gs, ' ').replace(/\s+/g, ' ')
}

test('[E510] the sentence, the drawing, the moments, the reasons and what was also said come first', async () => {
  for (const actor of [KEEPER, VIEWER]) {
    const page = await (await openFixtureDoor(await readOnlyWorld(), actor)).text(
      '/figures/show?act=arrest&place=CN%2FJL&period=2022-05',
    )
    const { main } = pageParts(page)
    const places = [
      'class="said"',
      'class="range-drawing"',
      'class="moment-steps"',
      'class="key-reasons"',
      'class="nearby-brief"',
      'class="fold',
    ].map((text) => main.indexOf(text))
    assert.ok(
      places.every((at, n) => at > (places[n - 1] ?? -1)),
      places.join(' '),
    )
  }
})

test('[E510] everything else is folded, and each fold is a section that a link opens', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const { main } = pageParts(await door.text(`${Q1}&asKnownOn=2022-08-13`))
  const body = main.slice(main.indexOf('class="figure-body"'))
  assert.ok((body.match(/<section class="fold/g)?.length ?? 0) >= 10)
  const headings = body.match(/<h2/g)?.length
  assert.equal(headings, body.match(/<summary><h2/g)?.length)
  assert.ok(!/<details open/.test(main))
  for (const id of ['numbers', 'reasons', 'leftOut', 'used', 'origins', 'reports', 'moments'])
    assert.match(main, new RegExp(`<div id="${id}">`), id)
})

test('[E511] what moved at the moment that holds on the day stands beside it, with the answer before', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const today = await door.text(Q1)
  const moved = /<p class="moved">(.*?)<\/p>/s.exec(today)?.[1] ?? ''
  assert.match(plain(moved), /statements? no longer counts?/)
  assert.match(moved, /href="#q-R08b">about 80</)
  assert.match(
    moved,
    /asKnownOn=2022-08-05">Before that: At least 52, best about 80, at most about 80\./,
  )
  const first = await door.text(`${Q1}&asKnownOn=2022-07-20`)
  assert.match(first, /Before that nothing was known\./)
})

const movedOn = async (path: string): Promise<string> => {
  const page = await (await openFixtureDoor(await readOnlyWorld())).text(path)
  return plain(/<p class="moved">(.*?)<\/p>/s.exec(page)?.[1] ?? '')
}

test('[E573] what moved an end of the answer is named first, each number once', async () => {
  const day = '/figures/show?act=forced_return&place=CN&from=2022-10-11&to=2022-10-11'
  // The high number came with "about 900"; the low one stood before.
  assert.match(await movedOn(day), /^ ?2 statements came in ?: ?about 900 ?, ?more than 350 ?\./)
  const both = /^ ?2 statements came in ?: ?at least 52 ?, ?at least 25 ?\. /
  assert.match(await movedOn(`${Q1}`), both)
})

test('[E574] where only the origins moved it is said from how many to how many', async () => {
  const arrested = '/figures/show?act=arrest&place=CN&from=2022-01-01&to=2022-07-31&population=KP'
  assert.match(
    await movedOn(`${arrested}&asKnownOn=2022-08-22`),
    /Only the origins behind the event changed: 4 independent origins before, 3 independent/,
  )
  assert.doesNotMatch(await movedOn(`${arrested}&asKnownOn=2022-08-05`), /Only the origins/)
})

test('[E552] the way to what moved compares with the moment that the counts are taken from', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  for (const [day, here, before] of [
    ['', '2022-08-26', '2022-08-05'],
    ['&asKnownOn=2022-08-10', '2022-08-05', '2022-07-18'],
    ['&asKnownOn=2022-07-20', '2022-07-18', '2022-07-17'],
  ] as const) {
    const page = await door.text(`${Q1}${day}`)
    const moved = /<p class="moved">(.*?)<\/p>/s.exec(page)?.[1] ?? ''
    const ways = [
      ...moved.matchAll(/\/figures\/difference\?[^"]*asKnownOn=([^&]*)&amp;before=([^"&]*)/g),
    ]
    assert.ok(ways.length > 1, day)
    for (const [, on, than] of ways) assert.deepEqual([on, than], [here, before], day)
  }
})

test('[E511] the moments are links that need no script, the one that holds marked', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text(`${Q1}&asKnownOn=2022-08-10`)
  const steps = /<ol class="moment-steps".*?<\/ol>/s.exec(page)?.[0] ?? ''
  const days = [...steps.matchAll(/asKnownOn=(\d{4}-\d\d-\d\d)"( aria-current)?/g)]
  assert.deepEqual(
    days.map(([, day, here]) => [day, here !== undefined]),
    [
      ['2022-07-18', false],
      ['2022-08-05', true],
      ['2022-08-26', false],
    ],
  )
})

test('[E512] a place stands once on the map, with its numbers', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  for (const query of [
    'act=detention&place=CN%2FLN&at=2022-07-31',
    'act=forced_return&place=CN&period=2022',
  ]) {
    const page = await door.text(`/figures/show?${query}`)
    const map = page.slice(
      page.indexOf('id="where-title"'),
      page.indexOf('</svg>', page.indexOf('id="where-title"')),
    )
    const labels = [...map.matchAll(/<a class="chart-item"[^>]*><title>([^<]*)<\/title>/g)]
    const places = labels.map(([, name = '']) => name.split(':')[0])
    assert.ok(places.length > 0, query)
    assert.equal(new Set(places).size, places.length, places.join())
  }
  const held = await door.text(`${Q1}`)
  assert.match(held, /<title>Liaoning: at least 52; at least 25/)
})

test('[E513] copies are one row over time, with how many repeat it', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text(`${Q1}&asKnownOn=2022-08-10`)
  const start = page.indexOf('id="timeline-title"')
  const rows = [
    ...page.slice(start, page.indexOf('</svg>', start)).matchAll(/<title>([^<]*)<\/title>/g),
  ]
  const names = rows.map(([, name = '']) => name)
  assert.ok(
    names.some((name) => /^about 80, Harbour Wire; \d more statements repeat it/.test(name)),
    names.join('|'),
  )
  assert.equal(new Set(names.map((name) => name.split(';')[0])).size, names.length)
})
