// Fields of a group's own on pages, by plain forms. Everything here is invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const ANALYST = { account: 'ana-1', roles: ['analyst' as const] }
const REVIEWER = { account: 'rev-1', roles: ['reviewer' as const] }
const TRANSPORT = {
  ...{ of: 'event', kind: 'choice', sensitivity: 'public' },
  ...{ 'name-en': 'Transport', 'name-ko': '이동 수단', 'name-zh': '交通工具' },
  ...{ 'choice-1-en': 'bus', 'choice-1-to': '2020-12-31', 'choice-2-en': 'lorry <b>' },
}

type Door = Awaited<ReturnType<typeof openFixtureDoor>>

async function opened(t: { after(end: () => unknown): void }) {
  const world = await openWorld()
  t.after(world.close)
  const door = await openFixtureDoor(world, ANALYST)
  const path = await added(door, TRANSPORT)
  return { world, door, path, id: path.split('/').at(-1)?.split('?')[0] ?? '' }
}

async function added(door: Door, fields: Record<string, string>): Promise<string> {
  const answer = await door.post('/fields/new', fields)
  assert.equal(answer.status, 303)
  return (answer.headers.get('location') ?? '').split('?')[0] ?? ''
}

const fill = (door: Door, path: string, fieldId: string, value: string) =>
  door.post(path, { do: 'fill', fieldId, value })

test('[E1044] a field is added by a plain form, and shown in three languages', async (t) => {
  const { world, door, path } = await opened(t)
  const page = mainOf(await door.text(path))
  for (const words of ['Transport', '이동 수단', '交通工具', 'bus', 'until 2020-12-31'])
    assert.ok(page.includes(words), words)
  assert.ok(page.includes('lorry &lt;b>') && !page.includes('<b>'))
  for (const language of ['en', 'ko', 'zh'] as const) {
    const own = wordsIn(language).page.fields
    const other = await openFixtureDoor(world, ANALYST, true, { language })
    const list = mainOf(await other.text('/fields'))
    assert.ok(list.includes(own.lead) && list.includes(TRANSPORT[`name-${language}`]), language)
  }
  const wrong = await door.post('/fields/new', { ...TRANSPORT, 'choice-1-to': 'the other day' })
  assert.equal(wrong.status, 422)
  const again = await wrong.text()
  assert.ok(again.includes('value="the other day"') && again.includes('value="Transport"'))
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.ok(!mainOf(await viewer.text('/fields')).includes('/fields/new'))
  assert.equal((await viewer.get('/fields/new')).status, 403)
  assert.equal((await viewer.post('/fields/new', TRANSPORT)).status, 403)
})

test('[E1045] an event shows what stands in its fields, and a form for each fills them in', async (t) => {
  const { world, door, id } = await opened(t)
  const event = '/events/OCT11'
  const before = mainOf(await door.text(event))
  assert.ok(before.includes('lorry') && !before.includes('>bus<'), 'offered when the event was')
  const entry = /<option value="(ch_[^"]+)"/.exec(before)?.[1] ?? ''
  assert.equal((await fill(door, event, id, entry)).status, 303)
  const after = mainOf(await door.text(event))
  assert.match(after, /<dt>Transport<\/dt><dd>lorry &lt;b> ?<\/dd>/)
  const refused = await fill(door, event, id, 'sledge')
  assert.equal(refused.status, 422)
  assert.ok((await refused.text()).includes('offers no such choice'))
  const viewer = await openFixtureDoor(world, VIEWER)
  const read = mainOf(await viewer.text(event))
  assert.ok(read.includes('<dt>Transport</dt>') && !read.includes('fieldId'))
  assert.equal((await fill(viewer, event, id, entry)).status, 403)
  const history = mainOf(await door.text('/history/OCT11'))
  assert.ok(history.includes(wordsIn('en').page.log.did['field.set']))
  // By what they are called, and never by an id of theirs.
  const shown = history.replace(/<[^>]*>/g, ' ')
  assert.ok(shown.includes('Transport') && shown.includes('lorry &lt;b>'))
  assert.ok(!/\b(?:fv|ch)_\w/.test(shown) && !shown.includes(id), 'no bare id')
})

test('[E1046] a field for few stands on no page of whoever may not read it', async (t) => {
  const { world, door } = await opened(t)
  const closed = { of: 'event', kind: 'text', sensitivity: 'restricted', 'name-en': 'Guide' }
  const path = await added(door, closed)
  const id = path.split('/').at(-1) ?? ''
  assert.equal((await fill(door, '/events/OCT11', id, 'a baker')).status, 303)
  assert.ok(mainOf(await door.text('/events/OCT11')).includes('a baker'))
  const viewer = await openFixtureDoor(world, VIEWER)
  for (const page of ['/fields', '/events/OCT11', '/events', '/history/OCT11', '/log/changes'])
    assert.doesNotMatch(await viewer.text(page), /Guide|baker/, page)
  const missing = await viewer.get('/fields/fd_0')
  const foreign = await viewer.get(path)
  assert.deepEqual([foreign.status, missing.status], [404, 404])
  const same = (text: string) => text.replaceAll(id, 'fd_0')
  assert.equal(same(await foreign.text()), await missing.text())
  const title = /<title>([^<]*)/.exec(await door.text(path))?.[1] ?? ''
  assert.ok(!title.includes('Guide'), 'browsers keep titles')
})

test('[E1047] events and persons are found by a field, by a form that posts', async (t) => {
  const { door, id } = await opened(t)
  await fill(door, '/events/OCT11', id, 'lorry <b>')
  const found = await door.post('/events', { field: id, value: 'lorry <b>' })
  assert.equal(found.status, 200)
  const page = mainOf(await found.text())
  assert.ok(page.includes('href="/events/OCT11"') && !page.includes('href="/events/CG18"'))
  const none = mainOf(await (await door.post('/events', { field: id, value: 'bus' })).text())
  assert.ok(!none.includes('href="/events/OCT11"'))
  const wrong = await door.post('/events', { field: id, value: 'sledge' })
  assert.equal(wrong.status, 422)
})

test('[E1048] a field is changed and retired on its page, and old values stay', async (t) => {
  const { world, door, id, path } = await opened(t)
  await fill(door, '/events/OCT11', id, 'lorry <b>')
  const page = mainOf(await door.text(path))
  const seen = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? ''
  const entry = /name="choice-2-id" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const changed = {
    ...{ do: 'change', seen, 'name-en': 'Vehicle', 'choice-2-id': entry },
    ...{ 'choice-2-en': 'truck', 'choice-3-en': 'train' },
  }
  assert.equal((await door.post(path, changed)).status, 303)
  assert.equal((await door.post(path, { ...changed, 'name-en': 'Late' })).status, 409)
  const event = mainOf(await door.text('/events/OCT11'))
  assert.match(event, /<dt>Vehicle<\/dt><dd>truck ?<\/dd>/)
  const newest = /name="seen" value="(\d+)"/.exec(mainOf(await door.text(path)))?.[1] ?? ''
  assert.equal((await door.post(path, { do: 'retire', seen: newest })).status, 303)
  assert.match(mainOf(await door.text('/events/OCT11')), /<dt>Vehicle<\/dt><dd>truck ?<\/dd>/)
  const retired = mainOf(await door.text(path))
  assert.ok(retired.includes('retired') && !retired.includes('<form'))
  const reviewer = await openFixtureDoor(world, REVIEWER)
  assert.equal((await reviewer.post(path, { do: 'retire' })).status, 403)
})

test('[E1066] entries of a choice are folded until something is typed in them', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const foldsIn = (page: string) =>
    [...mainOf(page).matchAll(/<details( open)?>\s*<summary>Entry/g)].map(([, open]) => open ?? '')
  assert.deepEqual(foldsIn(await door.text('/fields/new')), ['', '', '', ''])
  const typed = { ...TRANSPORT, 'choice-3-en': 'Boat', 'choice-3-to': 'the other day' }
  const back = await (await door.post('/fields/new', typed)).text()
  const isOpen = Object.keys(typed).flatMap((name) => /^choice-(\d)-/.exec(name)?.[1] ?? [])
  const expected = [1, 2, 3, 4].map((n) => (isOpen.includes(String(n)) ? ' open' : ''))
  assert.deepEqual(foldsIn(back), expected)
  assert.equal(expected[2], ' open')
  await world.close()
})

test('[E1068] the list of persons has a column for each field that says something there', async (t) => {
  const { world, door } = await opened(t)
  const trade = { of: 'person', kind: 'place', sensitivity: 'public', 'name-en': 'Last <b>' }
  const id = (await added(door, trade)).split('/').at(-1) ?? ''
  await added(door, { ...trade, 'name-en': 'Nothing in it' })
  const few = { ...trade, kind: 'text', sensitivity: 'restricted', 'name-en': 'Guide' }
  const guide = (await added(door, few)).split('/').at(-1) ?? ''
  const named = { name: 'Tokgo Yunsik', title: 'The north list' }
  const made = await world.ask<{ person: string }>('ana-1', 'person.record', named)
  const person = `/persons/${made.person}`
  assert.equal((await fill(door, person, id, 'North Hamgyong')).status, 303)
  assert.equal((await fill(door, person, guide, 'a baker')).status, 303)
  const list = mainOf(await door.text('/persons'))
  assert.match(list, /<th scope="col">Last &lt;b><\/th><th scope="col">Guide<\/th>/)
  assert.match(list, /<td><bdi>North Hamgyong<\/bdi><\/td><td><bdi>a baker<\/bdi><\/td>/)
  assert.ok(!list.includes('<th scope="col">Nothing in it'))
  const bytes = Buffer.from('no,name,field.x\n1,Han Sol,y\n').toString('base64')
  const read = await door.post('/lists/names', { step: 'columns', bytes })
  const steps = mainOf(await read.text())
  assert.ok(steps.includes(`<option value="field.${id}"`) && !steps.includes(`"field.${guide}"`))
})
