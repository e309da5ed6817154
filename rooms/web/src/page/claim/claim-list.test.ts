import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { type FixtureDoor, openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

const world = await readOnlyWorld()
const door = await openFixtureDoor(world)

/** Ids of the claims of a page, in its order. */
function rowsOf(page: string): string[] {
  return [...page.matchAll(/class="claim-number" href="\/claims\/([^"]+)"/g)].map(
    ([, id]) => id as string,
  )
}

function linkOf(page: string, label: string): string {
  const link = new RegExp(`<a href="([^"]+)"[^>]*>${label}</a>`).exec(page)?.[1] ?? ''
  return link.replaceAll('&amp;', '&')
}

async function listed(input: object): Promise<string[]> {
  const all = { order: 'newest', limit: 1000, ...input }
  const { claims } = await world.ask<{ claims: { claim: { id: string } }[] }>(
    'ana-1',
    'claim.list',
    all,
  )
  return claims.map(({ claim }) => claim.id)
}

test('[E60] claims come a page at a time, the newest first, and back again', async () => {
  const all = await listed({})
  assert.ok(all.length > 50)
  const first = await door.text('/claims')
  assert.deepEqual(rowsOf(first), all.slice(0, 50))
  assert.equal(linkOf(first, 'To the newest'), '')
  const second = await door.text(linkOf(first, 'More'))
  assert.deepEqual(rowsOf(second), all.slice(50))
  assert.equal(linkOf(second, 'More'), '')
  assert.equal(linkOf(second, 'To the newest'), '/claims')
  assert.deepEqual(rowsOf(await door.text(linkOf(second, 'Newer'))), all.slice(0, 50))
  const middle = await door.text(`/claims?before=${all[55]}`)
  assert.deepEqual(rowsOf(middle), all.slice(5, 55))
  assert.equal(linkOf(middle, 'More'), `/claims?after=${all[54]}`)
  assert.equal(linkOf(middle, 'Newer'), `/claims?before=${all[5]}`)
})

const FILTERS: [query: string, input: object][] = [
  ['state=withdrawn', { state: 'withdrawn' }],
  ['act=forced_return', { act: 'forced_return' }],
  ['place=CN%2FJL', { place: 'CN/JL' }],
  ['origin=S-02', { origin: 'S-02' }],
  ['document=R08', { document: 'R08' }],
  ['agent=digest', { agent: 'digest' }],
  ['document=R08&state=counts', { document: 'R08', state: 'counts' }],
  ['state=nonsense&act=nonsense&document=R08', { document: 'R08' }],
]

for (const [query, input] of FILTERS)
  test(`[E60] the list shows only what the filters say: ${query}`, async () => {
    const expected = await listed(input)
    assert.ok(expected.length > 0 && expected.length <= 50)
    const page = await door.text(`/claims?${query}`)
    assert.deepEqual(rowsOf(page), expected)
  })

test('[E60] who said it or passed it on is asked for by an address and can be changed', async () => {
  const page = await door.text('/claims?agent=digest')
  assert.ok(page.includes('name="agent"') && page.includes('= Border Digest'))
  assert.ok(!(await door.text('/claims')).includes('name="agent"'))
  assert.equal(await chosen(door, { agent: 'Border Digest' }), '/claims?agent=digest')
})

test('[E60] what is filtered by stays in the form and in the links', async () => {
  const page = await door.text('/claims?place=CN%2FLN&origin=S-02&state=withdrawn&act=detention')
  for (const words of [
    'value="CN/LN"',
    '= Liaoning',
    'value="S-02"',
    '= a missionary (person, anonymous on request)',
  ])
    assert.ok(page.includes(words), words)
  assert.match(page, /<option value="withdrawn" selected|<option selected value="withdrawn"/)
})

async function chosen(at: FixtureDoor, fields: Record<string, string>): Promise<string | null> {
  const answer = await at.post('/claims', { do: 'filter', ...fields })
  return answer.status === 303 ? answer.headers.get('location') : null
}

test('[E61] typed names become ids, in any script; nothing typed stands in the address', async () => {
  const cases: [Record<string, string>, string][] = [
    [{ origin: 'missionary' }, '/claims?origin=S-02'],
    [{ origin: '传教士' }, '/claims?origin=S-02'],
    [{ origin: ' S-02 ' }, '/claims?origin=S-02'],
    [{ place: '랴오닝성', state: 'waiting' }, '/claims?state=waiting&place=CN%2FLN'],
    // A place and its seat of the same name: the wider one is meant.
    [{ place: '吉林' }, '/claims?place=CN%2FJL'],
    [{ document: 'R08', act: 'arrest', place: '' }, '/claims?act=arrest&document=R08'],
    [{}, '/claims'],
  ]
  for (const [fields, address] of cases) assert.equal(await chosen(door, fields), address)
})

test('[E61] a name with several meanings is offered as a choice, and that is an id', async () => {
  const answer = await door.post('/claims', { do: 'filter', origin: 'Lantern', state: 'counts' })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.ok(page.includes('Several speakers have this name'))
  assert.match(page, /type="radio" name="origin" value="lantern"/)
  assert.match(page, /type="radio" name="origin" value="lantern-director"/)
  assert.match(page, /<option value="counts" selected|<option selected value="counts"/)
  assert.ok(
    ![...page.matchAll(/(?:href|action)="([^"]*)"/g)].some(([, to]) => /Lantern/.test(to ?? '')),
  )
  assert.equal(
    await chosen(door, { origin: 'lantern-director' }),
    '/claims?origin=lantern-director',
  )
})

test('[E61] several places of one name are offered; an unknown name is said to be so', async () => {
  const fresh = await openWorld()
  const own = await openFixtureDoor(fresh)
  const places = ['CN/HL/twin-ferry', 'CN/JL/twin-ferry'].map((id) => ({
    id,
    level: 'settlement',
    names: { en: 'Twin Ferry' },
  }))
  await fresh.ask('adm-1', 'place.import', { places })
  const answer = await own.post('/claims', { do: 'filter', place: 'twin ferry' })
  const page = await answer.text()
  assert.equal(answer.status, 422)
  assert.ok(page.includes('Several places have this name'))
  for (const { id } of places) assert.ok(page.includes(`name="place" value="${id}"`), id)
  await fresh.close()
  const typed = '<script>alert(2)</script>"'
  const unknown = await door.post('/claims', { do: 'filter', place: typed, origin: typed })
  const refused = await unknown.text()
  assert.equal(unknown.status, 422)
  assert.ok(refused.includes('No place is known by this name.'))
  assert.ok(refused.includes('No speaker is known by this name.'))
  assert.ok(refused.includes('value="&lt;script>alert(2)&lt;/script>&quot;"'))
  assert.ok(!refused.includes('<script>alert'))
})

test('[E61] a speaker whom a viewer may not know of is found by neither name nor id', async () => {
  const fresh = await openWorld()
  await fresh.ask('ana-1', 'document.add', {
    id: 'X-1',
    title: 'A quiet visit',
    text: 'Nobody was named.',
    language: 'en',
    published: '2023-01-10',
    sensitivity: 'restricted',
  })
  await fresh.ask('ana-1', 'agent.record', {
    id: 'hidden-one',
    kind: 'person',
    name: { en: 'a quiet visitor' },
    anonymity: 'unnamed',
    scope: 'X-1',
  })
  const viewer = await openFixtureDoor(fresh, VIEWER)
  const asked = async (origin: string) =>
    (await (await viewer.post('/claims', { do: 'filter', origin })).text()).replaceAll(origin, '')
  assert.equal(await asked('hidden-one'), await asked('no-such-one'))
  assert.equal(await asked('quiet visitor'), await asked('nobody at all'))
  const keeper = await openFixtureDoor(fresh)
  assert.equal(await chosen(keeper, { origin: 'quiet visitor' }), '/claims?origin=hidden-one')
  await fresh.close()
})

test('[E69] an empty list says why and gives the one next step', async () => {
  const nothing = await door.text('/claims?state=rejected')
  assert.ok(nothing.includes('No claim fits. Ask for less.'))
  assert.ok(nothing.includes('<a href="/claims">Show all</a>'))
  const empty = await openWorld({ revise: () => [] })
  const page = await (await openFixtureDoor(empty)).text('/claims')
  assert.ok(page.includes('Nothing is recorded yet.'))
  assert.ok(page.includes('<a href="/documents">Choose a document to read</a>'))
  await empty.close()
})
