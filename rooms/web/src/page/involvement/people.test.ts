// The pages of who was what in an event: of the event, its people, a person and a claim.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}
const PATH = '/events/CG18/people'

/** The world with its lists linked, and one person of it. */
async function linkedWorld() {
  const world = await openWorld()
  const { mentions } = await world.ask<{ mentions: { id: string; name: string }[] }>(
    ...(['rev-1', 'mention.list', { list: 'list-a', limit: 3 }] as const),
  )
  const [first] = mentions
  assert.ok(first)
  return { world, first }
}

test('[E970] who may not read names finds no people on an event, and no page of them', async () => {
  const { world, first } = await linkedWorld()
  const link = { event: 'CG18', persons: [first.id], certainty: 'likely' }
  await world.ask('rev-1', 'involvement.record', link)
  const keeper = mainOf(await (await openFixtureDoor(world)).text('/events/CG18'))
  for (const words of ['People of this event', first.name, 'person affected', 'likely'])
    assert.ok(keeper.includes(words), words)
  const viewer = await openFixtureDoor(world, VIEWER)
  const page = mainOf(await viewer.text('/events/CG18'))
  for (const words of ['People of this event', first.name, '/people'])
    assert.ok(!page.includes(words), words)
  const lost = await viewer.get(PATH)
  assert.equal(lost.status, 404)
  assert.equal((await viewer.get('/events/none/people')).status, 404)
  await world.close()
})

test('[E971] a person is linked by a plain form; many only after what it would do was shown', async () => {
  const { world, first } = await linkedWorld()
  const door = await openFixtureDoor(world)
  const none = mainOf(await door.text(PATH))
  assert.ok(none.includes('Nobody is linked to this event that you may see.'))
  const many = { do: 'link', list: 'list-a', role: 'victim', certainty: 'maybe' }
  const shown = await door.post(PATH, many)
  assert.equal(shown.status, 200)
  const dry = await shown.text()
  assert.ok(dry.includes('Nothing is stored yet.') && dry.includes('linked anew'))
  assert.ok(mainOf(await door.text(PATH)).includes('Nobody is linked'), 'nothing was stored')
  const [, token = ''] = /name="token" value="([0-9a-f]+)"/.exec(dry) ?? []
  const posted = await door.post(PATH, { ...many, token })
  assert.equal(posted.status, 303)
  const page = mainOf(await door.text(PATH))
  assert.ok(page.includes(first.name) && page.includes('person affected, maybe'))
  const stale = await door.post(PATH, { ...many, certainty: 'likely', token })
  assert.equal(stale.status, 409)
  assert.ok((await stale.text()).includes('value="likely" selected'))
  await world.close()
})

test('[E971] a link is taken back, and a refused form keeps what was typed', async () => {
  const { world, first } = await linkedWorld()
  const door = await openFixtureDoor(world)
  const linked = await world.ask<{ ids: string[] }>('rev-1', 'involvement.record', {
    ...{ event: 'CG18', persons: [first.id] },
  })
  const page = mainOf(await door.text(PATH))
  const [, seen = ''] = /name="seen" value="(\d+)"/.exec(page) ?? []
  const back = { do: 'withdraw', link: linked.ids[0] ?? '', seen }
  assert.equal((await door.post(PATH, back)).status, 303)
  assert.ok(mainOf(await door.text(PATH)).includes('Nobody is linked'))
  const refused = await door.post(PATH, { do: 'link', person: 'no <i>', document: 'x' })
  assert.equal(refused.status, 422)
  assert.ok((await refused.text()).includes('no &lt;i>'))
  await world.close()
})

test('[E972] the page of a person has its events in order, links one more and takes one back', async () => {
  const { world, first } = await linkedWorld()
  const run = await world.ask<{ id: string }>('ana-1', 'linkage.run', { lists: ['list-a'] })
  await world.ask('rev-1', 'linkage.resolve', { run: run.id })
  const { persons } = await world.ask<{ persons: { id: string }[] }>('rev-1', 'person.list', {
    ...{ name: first.name },
  })
  const path = `/persons/${persons[0]?.id}`
  const door = await openFixtureDoor(world)
  for (const [event, role] of [
    ['OCT11', 'victim'],
    ['CG18', 'relative'],
  ]) {
    const form = { do: 'link', event: event ?? '', role: role ?? '', certainty: 'likely' }
    assert.equal((await door.post(path, { ...form, claim: 'R08b' })).status, 303)
  }
  const page = mainOf(await door.text(path))
  for (const words of ['relative, likely', 'person affected, likely', 'href="/claims/R08b"'])
    assert.ok(page.includes(words), words)
  const line = page.slice(page.indexOf('id="line"'))
  assert.ok(line.indexOf('/events/CG18') < line.indexOf('/events/OCT11'), 'the earlier one first')
  const [, link = '', seen = ''] =
    /name="link" value="(iv_[^"]+)"[^>]*>\s*<input[^>]*name="seen" value="(\d+)"/.exec(page) ?? []
  assert.equal((await door.post(path, { do: 'withdraw', link, seen })).status, 303)
  assert.ok(!mainOf(await door.text(path)).includes('relative, likely'))
  const refused = await door.post(path, { do: 'link', event: 'nothing <b>', role: 'victim' })
  assert.ok((await refused.text()).includes('nothing &lt;b>'))
  await world.close()
})

test('[E973] a claim that names people leads to the people of its events', async () => {
  const { world, first } = await linkedWorld()
  const { claim } = (await world.desk.ledger.read.claim('R08b')) ?? assert.fail()
  const named = { ...claim.row, id: 'named', listed: [first.id] }
  await world.ask('ana-1', 'claim.import', { claims: [named] })
  await world.ask('rev-1', 'event.link', { claims: ['named'], event: 'CG18' })
  const door = await openFixtureDoor(world)
  const page = mainOf(await door.text('/claims/named'))
  assert.ok(page.includes('href="/events/CG18/people?claim=named#link-people"'))
  const form = mainOf(await door.text(`${PATH}?claim=named`))
  assert.ok(form.includes('value="named"'))
  const checked = await (await door.post(PATH, { do: 'check', claim: 'named' })).text()
  assert.ok(checked.includes(first.name))
  const viewer = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  assert.ok(!(await viewer.text('/claims/R08b')).includes('/people'))
  await world.close()
})

test('[E1067] the people of an event are shown as known on an earlier day', async () => {
  const { world, first } = await linkedWorld()
  const link = { event: 'CG18', persons: [first.id], certainty: 'likely' }
  await world.ask('rev-1', 'involvement.record', link)
  const door = await openFixtureDoor(world)
  const now = mainOf(await door.text(PATH))
  assert.ok(now.includes(first.name) && now.includes('name="asKnownOn"'))
  const then = mainOf(await door.text(`${PATH}?asKnownOn=2022-12-31`))
  assert.ok(then.includes('As known on 31 December 2022') && !then.includes(first.name))
  for (const form of ['method="post"', 'value="withdraw"']) assert.ok(!then.includes(form), form)
  for (const words of ['the other day', '2999-01-01']) {
    const lost = mainOf(await door.text(`${PATH}?${new URLSearchParams({ asKnownOn: words })}`))
    assert.ok(lost.includes('id="asKnownOn-problem"') && !lost.includes(first.name), words)
  }
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.equal((await viewer.get(`${PATH}?asKnownOn=2022-12-31`)).status, 404)
  await world.close()
})
