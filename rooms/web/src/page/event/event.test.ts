import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canary, openWorld } from '@tumen/world'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}

test('[E160] events are listed with act, place and time, and whoever may only count opens none', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  const page = mainOf(await door.text('/events'))
  for (const words of [
    'href="/events/OCT11"',
    'Returns over Red Pine Bridge on 11 October 2022',
    'Forced return',
    'Red Pine Bridge crossing',
    '11 October 2022',
  ])
    assert.ok(page.includes(words), words)
  assert.ok(!page.includes('href="/events/new"'))
  const counter = await openFixtureDoor(await readOnlyWorld(), {
    account: 'sta-1',
    roles: ['statistician'],
  })
  const list = mainOf(await counter.text('/events'))
  assert.ok(list.includes('Returns over Red Pine Bridge') && !list.includes('href="/events/OCT11"'))
  assert.equal((await counter.get('/events/OCT11')).status, 403)
})

test('[E160] without events the list says how one is made', async () => {
  const world = await openWorld({
    revise: (step) => (/^event\./.test(step.operation) ? [] : [step]),
  })
  await world.ask('ana-1', 'query.list', {})
  const page = mainOf(await (await openFixtureDoor(world)).text('/events'))
  assert.ok(page.includes('Events are made from claims') && page.includes('href="/claims"'))
  await world.close()
})

test('[E161] an event is recorded by a plain form; a refused one keeps its text, escaped', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const fields = { title: '<script>x</script>', act: 'arrest', place: 'Liaoning', when: '2022-13' }
  const refused = await door.post('/events/new', fields)
  assert.equal(refused.status, 422)
  const again = await refused.text()
  assert.ok(again.includes('value="&lt;script>x&lt;/script>"') && again.includes('value="2022-13"'))
  assert.ok(again.includes('id="when-problem"'))
  const lost = await door.post('/events/new', { ...fields, when: '2022', place: 'Nowhereland' })
  assert.ok((await lost.text()).includes('id="place-problem"'))
  const posted = await door.post('/events/new', { ...fields, when: '2022-10' })
  assert.equal(posted.status, 303)
  const page = await door.text(posted.headers.get('location') ?? '')
  for (const words of ['&lt;script>x', 'Liaoning', 'October 2022', 'one of 31 days', 'data-undo'])
    assert.ok(page.includes(words), words)
  assert.ok(!page.includes('<script>x'))
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.equal((await viewer.post('/events/new', { title: 'x' })).status, 403)
  await world.close()
})

test('[E161] a form filled from a claim takes its act, place and time, and offers to link it', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const form = mainOf(await door.text('/events/new?claim=R08b'))
  for (const words of ['Filled in from claim', 'href="/claims/R08b"', 'value="CN/LN"', '2022-07'])
    assert.ok(form.includes(words), words)
  assert.ok(/<option [^>]*selected[^>]*value="detention"|value="detention" selected/.test(form))
  const posted = await door.post('/events/new?claim=R08b', { title: 'Held', act: 'detention' })
  const to = posted.headers.get('location') ?? ''
  assert.ok(to.endsWith('?claim=R08b'))
  assert.ok(/<textarea[^>]*>\s*R08b/.test(await door.text(to)))
  await world.close()
})

test('[E162] the page of an event shows its facts, its figure, and who says what of it', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  const page = mainOf(await door.text('/events/OCT11'))
  for (const words of [
    '<h1>Returns over Red Pine Bridge on 11 October 2022</h1>',
    'known to the day',
    'site',
    'more than 350',
    'Corroborated',
    'href="/figures/show?act=forced_return&amp;event=OCT11"',
    'Claims that count its people',
    'href="/speakers/ferry-house"',
    'href="/speakers/lantern"',
  ])
    assert.ok(page.includes(words), words)
  assert.ok(!page.includes('name="claims"') && !page.includes('Change this link'))
})

test('[E162] statements that exclude each other are named with both numbers', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  await world.ask('doc-1', 'document.add', {
    id: 'X-3',
    title: 'Bridge',
    text: 'Open Gate Watch says that exactly 12 people were returned on 11 October 2022.',
    language: 'en',
    published: '2023-01-10',
  })
  await world.ask('doc-1', 'claim.record', {
    id: 'X-3a',
    document: 'X-3',
    quote: ['exactly 12 people were returned on 11 October 2022'],
    number: 'exactly 12',
    act: 'forced_return',
    population: 'KP',
    time: '2022-10-11',
    chain: ['open-gate'],
  })
  await world.ask('rev-1', 'claim.accept', { claims: ['X-3a'] })
  await door.post('/events/OCT11', { claims: 'X-3a', role: 'about' })
  const page = mainOf(await door.text('/events/OCT11'))
  assert.ok(page.includes('What excludes each other'))
  assert.ok(page.includes('Two totals exclude each other'))
  assert.ok(page.includes('href="/claims/X-3a"'))
  await world.close()
})

test('[E163] claims are linked, linked otherwise by a newer row, and taken back by undoing', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const path = '/events/CG18'
  const posted = await door.post(path, { claims: 'R08b,  R08c\nR08b', role: 'whole' })
  assert.equal(posted.status, 303)
  const page = mainOf(await door.text(path))
  assert.ok(page.includes('Claims that count a larger group around them'))
  assert.ok(page.includes('Undoing takes back 2 links that were made at once.'))
  const [, leaf = ''] =
    /back 2 links that were made at once[\s\S]*?name="leaf" value="(\d+)"/.exec(page) ?? []
  assert.equal((await door.post(path, { claims: 'R08b', role: 'part' })).status, 303)
  const changed = mainOf(await door.text(path))
  assert.ok(changed.includes('Claims that count some of them'))
  assert.ok(changed.includes('Undoing takes this link back.'))
  assert.equal((await door.post('/undo', { leaf, back: path })).status, 303)
  const undone = mainOf(await door.text(path))
  assert.ok(!undone.includes('card-R08c') && undone.includes('card-R08b'))
  await world.close()
})

test('[E163] a link to a claim that is not there keeps what was typed', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const answer = await door.post('/events/OCT11', { claims: 'R08b <i>', role: 'part' })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.ok(page.includes('R08b &lt;i>') && page.includes('id="claims-problem"'))
  const none = await door.post('/events/OCT11', { claims: ' , ', role: 'about' })
  assert.equal(none.status, 422)
})

test('[E164] restricted claims of an event are not there for a viewer, and name nobody for others', async () => {
  const world = await openWorld()
  const secret = canary(53).ascii
  await world.ask('ana-1', 'document.add', {
    id: 'X-4',
    title: secret,
    text: 'A driver says that exactly 377 people were returned.',
    language: 'en',
    published: '2023-01-10',
    sensitivity: 'restricted',
  })
  await world.ask('ana-1', 'agent.record', {
    id: 'driver-1',
    kind: 'person',
    name: { en: `${secret} the driver` },
    anonymity: 'unnamed',
    scope: 'X-4',
  })
  await world.ask('ana-1', 'claim.record', {
    id: 'X-4a',
    document: 'X-4',
    quote: ['exactly 377 people were returned'],
    number: 'exactly 377',
    act: 'forced_return',
    chain: ['driver-1'],
    sensitivity: 'restricted',
  })
  await world.ask('ana-1', 'event.link', { claims: ['X-4a'], event: 'OCT11' })
  const viewer = await openFixtureDoor(world, VIEWER)
  const seen = await viewer.text('/events/OCT11')
  for (const words of ['X-4', '377', 'driver-1', secret, 'not named here'])
    assert.ok(!seen.includes(words), words)
  const keeper = mainOf(await (await openFixtureDoor(world)).text('/events/OCT11'))
  assert.ok(keeper.includes('card-X-4a') && keeper.includes('Speakers that are not named here'))
  assert.ok(!keeper.includes('driver-1') && !keeper.includes(secret))
  await world.close()
})

test('[E164] an event that is not there has no page, nor one filled from a foreign claim', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  assert.equal((await door.get('/events/none')).status, 404)
  const keeper = await openFixtureDoor(await readOnlyWorld(), {
    account: 'doc-9',
    roles: ['documenter'],
  })
  const [foreign, missing] = await Promise.all(
    ['R08l', 'R99z'].map(async (id) => {
      const answer = await keeper.get(`/events/new?claim=${id}`)
      return [answer.status, (await answer.text()).replaceAll(id, 'ID')]
    }),
  )
  assert.deepEqual(foreign, missing)
})
