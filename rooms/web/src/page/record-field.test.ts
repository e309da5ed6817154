// A record is asked for by its name: one is meant, several are offered, and what is hidden is as
// what is missing. All of it invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canary, openWorld } from '@tumen/world'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../fixture/door.ts'
import { linkWorld } from '../walk/linked-world.test.ts'

test('[E507] words of a name lead where its id would, in every form that asks for a record', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const title = "80 North Koreans held in China's northeast, some sent back"
  const forms: [path: string, fields: Record<string, string>, to: string][] = [
    ['/relays', { document: title }, '/relays?document=R08'],
    ['/relays', { document: 'roundup NORTHEAST' }, '/relays?document=R11'],
    ['/relays', { document: 'R08' }, '/relays?document=R08'],
    ['/relays', { agent: '하버와이어' }, '/relays?agent=harbour'],
    ['/claims', { do: 'filter', document: title }, '/claims?document=R08'],
    [
      '/speakers/relate',
      { do: 'choose', a: 'S-02', b: 'Harbour Wire' },
      '/speakers/relate?a=S-02&b=harbour',
    ],
  ]
  for (const [path, fields, to] of forms) {
    const answer = await door.post(path, fields)
    assert.equal(answer.headers.get('location'), to, JSON.stringify(fields))
  }
})

test('[E507] [E504] a question about an event takes words of its title, and is called by it', async () => {
  const world = await openWorld()
  try {
    const door = await openFixtureDoor(world)
    const made = await door.call('event.record', { id: 'EV-9', title: 'A quay by night' })
    assert.equal(made.status, 200, JSON.stringify(made.body))
    const asked = (event: string) =>
      door.get(`/figures/show?${new URLSearchParams({ act: 'arrest', event })}`)
    const [byId, byName] = [await asked('EV-9'), await asked('quay BY night')]
    assert.deepEqual([byId.status, byName.status], [200, 200])
    const heading = /<h1[^>]*>([^<]*)<\/h1>/.exec(await byName.text())?.[1] ?? ''
    assert.ok(heading.includes('A quay by night') && !heading.includes('EV-9'), heading)
    await door.call('event.record', { id: 'EV-10', title: 'A quay by night, later' })
    const several = await asked('quay by')
    assert.equal(several.status, 422)
    const offered = await several.text()
    assert.match(offered, /<details open[^>]*>[\s\S]*<input type="radio" name="event" value="EV-9"/)
    assert.match(offered, /<option value="arrest" selected>/)
    assert.notEqual((await asked('nothing of this name')).status, 200)
  } finally {
    await world.close()
  }
})

test('[E507] several of a name are offered, and everything typed is kept', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const answer = await door.post('/claims', {
    do: 'filter',
    document: 'North Koreans held',
    place: 'Jilin',
  })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /Several have this name: choose one/)
  assert.match(page, /<input type="radio" name="document" value="R08" checked/)
  assert.match(page, /80 North Koreans held in China.s northeast[^<]*, Harbour Wire, 5 August 2022/)
  assert.match(page, /value="(?:Jilin|CN\/JL)"/)
  const related = await door.post('/documents/R14/relate', {
    ...{ to: 'North Koreans held', kind: 'reprint_of', basis: 'text' },
  })
  assert.match(await related.text(), /<input type="radio" name="to" value="R0\d"/)
})

test('[E507] a name that one may not know of is refused as one that is not there', async () => {
  const world = await openWorld()
  const title = canary(58).ascii
  const about = { language: 'en', published: '2023-01-10', sensitivity: 'restricted' }
  await world.ask('ana-1', 'document.add', { id: 'X-1', title, text: 'Words.', ...about })
  try {
    const viewer = await openFixtureDoor(world, VIEWER)
    const asked = async (document: string) => {
      const answer = await viewer.post('/relays', { document })
      return [answer.status, (await answer.text()).replaceAll(document, '-')]
    }
    const missing = await asked('Nothing of this name')
    assert.deepEqual(await asked(title), missing)
    assert.deepEqual(await asked('X-1'), missing)
    const keeper = await openFixtureDoor(world)
    const found = await keeper.post('/relays', { document: title })
    assert.equal(found.headers.get('location'), '/relays?document=X-1')
  } finally {
    await world.close()
  }
})

test('[E561] a claim is found by words of what it says, of its speaker, document and day', async () => {
  const world = await openWorld()
  try {
    const door = await openFixtureDoor(world)
    const sent = (relation: Record<string, string>, step = 'record') =>
      door.post('/documents/R08/claims/new', {
        ...{ quote: 'About 80 North Koreans have been detained', number: 'About 80', step },
        ...{ act: 'detention', place: 'Liaoning', at: '2022-07', chain: 'Harbour Wire' },
        ...{ relation1Type: 'subset_of', affected: 'those of the quay', ...relation },
      })
    const several = await sent({ relation1To: 'Harbour Wire' })
    assert.equal(several.status, 422)
    const offered = await several.text()
    assert.match(offered, /<input type="radio" name="relation1To" value="R08\w"/)
    assert.match(offered, /Several have this name: choose one/)
    const checked = await (await sent({ relation1To: 'dawn ferry 52, 14 July' }, 'check')).text()
    const name = 'at least 52 · Detention, Dawn Ferry News, 14 July 2022'
    assert.match(checked, new RegExp(`name="relation1To"[^>]* value="${name}"`))
    assert.ok(checked.includes('name="meant-relation1To" value="R07a"'))
    const none = await sent({ relation1To: 'nothing that anybody said' })
    assert.match(await none.text(), /name="relation1To"[^>]* value="nothing that anybody said"/)
    const made = await sent({
      relation1To: name,
      ...{ 'meant-relation1To': 'R07a', 'meantFor-relation1To': name },
    })
    assert.equal(made.status, 303)
    const id = (made.headers.get('location') ?? '').split('/').at(-1)
    type Shown = { relations: { to: string; type: string }[] }
    const { relations } = await world.ask<Shown>('ana-1', 'claim.show', { id })
    assert.deepEqual(
      relations.map(({ type, to }) => [type, to]),
      [['subset_of', 'R07a']],
    )
    const amended = await door.text(`/claims/${id}/amend`)
    assert.match(amended, new RegExp(`name="relation1To"[^>]* value="${name}"`))
  } finally {
    await world.close()
  }
})

test('[E561] two records of lists are found by name, by number, or by list and number', async () => {
  const world = await openWorld()
  try {
    const { run } = await linkWorld(world)
    const door = await openFixtureDoor(world)
    const look = (a: string, b: string) => door.post(`/linkage/${run}`, { do: 'look', a, b })
    const to = `/linkage/${run}/pair?a=list-a%2FA-103&b=list-c%2FC-002`
    for (const [a, b] of [
      ['A-103', 'c-002'],
      ['List A with names A-103', 'List C with names, C-002'],
      ['list-a/A-103', 'list-c/C-002'],
    ] as const)
      assert.equal((await look(a, b)).headers.get('location'), to, `${a} ${b}`)
    const named = await look('신정심', 'C-002')
    assert.equal(named.status, 422)
    assert.match(
      await named.text(),
      /name="a" value="list-a\/A-076"[^>]*> <span>신정심, List A with/,
    )
    const missing = await look('Nobody Known', 'C-002')
    assert.equal(missing.status, 422)
    assert.match(await missing.text(), /id="a-problem"/)
  } finally {
    await world.close()
  }
})

test('[E561] the other person of a merge is found by name', async () => {
  const world = await openWorld()
  try {
    const { person } = await linkWorld(world)
    const door = await openFixtureDoor(world)
    const fields = { do: 'merge', other: '신정심', reason: 'one life' }
    const several = await door.post(`/persons/${person}`, fields)
    assert.equal(several.status, 422)
    assert.match(
      await several.text(),
      /<input type="radio" name="other" value="pe_\w+"[^>]*> <span>신정심, between 1967 and 1969/,
    )
  } finally {
    await world.close()
  }
})
