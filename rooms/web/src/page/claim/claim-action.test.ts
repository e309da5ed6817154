import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsIn } from '@tumen/words'
import { type OpenedWorld, openWorld } from '@tumen/world'
import { type FixtureDoor, openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

/** A claim of somebody else that waits. */
async function waiting(world: OpenedWorld, more: object = {}): Promise<string> {
  const { id } = await world.ask<{ id: string }>('doc-1', 'claim.record', {
    document: 'R16-en',
    quote: ['44 people were held at Heron Ford'],
    number: '44',
    act: 'arrest',
    place: 'Heron Ford',
    time: '2022-10-18',
    chain: ['lantern'],
    ...more,
  })
  return id
}

/** Runs a test in front of a world of its own. */
function inWorld(
  name: string,
  run: (door: FixtureDoor, world: OpenedWorld) => Promise<void>,
): void {
  test(name, async () => {
    const world = await openWorld()
    try {
      await run(await openFixtureDoor(world), world)
    } finally {
      await world.close()
    }
  })
}

const HOSTILE = '<script>alert(1)</script>"\'><img src=x>'

inWorld(
  '[E65] a waiting claim is accepted with a comment, and that is undone',
  async (door, world) => {
    const id = await waiting(world)
    const page = await door.text(`/claims/${id}`)
    assert.ok(page.includes('It does not count yet: a reviewer has to accept it.'))
    const done = await door.post(`/claims/${id}`, { do: 'accept', comment: 'compared' })
    assert.equal(done.headers.get('location'), `/claims/${id}`)
    const accepted = await door.text(`/claims/${id}`)
    assert.ok(accepted.includes('Accepted.') && accepted.includes('<td>compared</td>'))
    assert.ok(accepted.includes('It counts in the figures'))
    const leaf = /name="leaf" value="(\d+)"/.exec(accepted)?.[1] ?? ''
    await door.post('/undo', { leaf, back: `/claims/${id}` })
    const undone = await door.text(`/claims/${id}`)
    assert.ok(undone.includes('It does not count yet') && !undone.includes('<td>compared</td>'))
  },
)

inWorld('[E65] a claim is taken out for a reason, from a day', async (door, world) => {
  const out = { do: 'retract', why: 'origin_withdraws', on: '2023-02-01', reason: 'he asked us' }
  const done = await door.post('/claims/R14a', out)
  assert.equal(done.status, 303)
  const page = await door.text('/claims/R14a')
  assert.ok(page.includes('Taken out of the figures.'))
  assert.ok(page.includes('Known to the world on 1 February 2023: he asked us'))
  const answer = await world.ask<{ state: string }>('ana-1', 'claim.show', { id: 'R14a' })
  assert.equal(answer.state, 'withdrawn')
})

inWorld(
  '[E243] the condition of a claim is decided by a form, and only there',
  async (door, world) => {
    const id = await waiting(world, { condition: 'held at Heron Ford' })
    await door.post(`/claims/${id}`, { do: 'accept' })
    const page = await door.text(`/claims/${id}`)
    assert.ok(page.includes('Decide its condition'))
    assert.match(page, /<q lang="en">held at Heron Ford/)
    const decided = { do: 'condition', decision: 'holds', reason: HOSTILE }
    assert.equal((await door.post(`/claims/${id}`, decided)).status, 303)
    const change = await door.text('/log/changes')
    assert.ok(change.includes('Condition of a claim decided'))
    assert.ok(!(await door.text(`/claims/${id}`)).includes('<script>alert'))
    // Who has not seen that word is shown it before they say another.
    const unread = { do: 'condition', decision: 'fails', seen: '0' }
    const late = await door.post(`/claims/${id}`, unread)
    assert.equal(late.status, 409)
    assert.match(await late.text(), /name="seen" value="[1-9]/)
    assert.equal((await door.post(`/claims/${id}`, { do: 'condition' })).status, 422)
    assert.ok(!(await door.text('/claims/R14a')).includes('Decide its condition'))
  },
)

test('[E65] a refused form keeps every field, and what is hostile comes back escaped', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const typed = { do: 'retract', why: 'outlet_corrects', on: '2031-01-01', reason: HOSTILE }
  const refused = await door.post('/claims/R14a', typed)
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.ok(page.includes('<details open'))
  assert.match(page, /value="outlet_corrects"[^>]*checked|checked[^>]*value="outlet_corrects"/)
  assert.ok(page.includes('value="2031-01-01"') && page.includes('&lt;script>alert(1)'))
  assert.ok(!page.includes('<script>alert') && !page.includes('<img src=x>'))
  for (const wrong of [
    { do: 'retract', why: 'nonsense', reason: 'x' },
    { do: 'retract', why: 'outlet_corrects', reason: ' ' },
    { do: 'link', event: HOSTILE, role: 'about' },
    { do: 'link', event: 'CG18', role: 'nonsense' },
  ]) {
    const answer = await door.post('/claims/R14a', wrong)
    assert.equal(answer.status, 422, JSON.stringify(wrong))
    assert.ok((await answer.text()).includes('role="alert"'))
  }
})

inWorld('[E68] no field of a claim is read as markup', async (door, world) => {
  const odd = (name: string) => `${name} ${HOSTILE}`
  await world.ask('doc-1', 'document.add', {
    id: 'H-1',
    title: odd('title'),
    text: `Before ${HOSTILE} about 12 ${HOSTILE} were held in Liaoning, after ${HOSTILE}`,
    language: 'en',
    published: '2023-01-10',
    publisher: 'harbour',
  })
  const id = await waiting(world, {
    document: 'H-1',
    quote: [`about 12 ${HOSTILE} were held`],
    number: 'about 12',
    place: 'Liaoning',
    chain: ['harbour', odd('speaker')],
    anonymity: 'unnamed',
    anonymityReason: odd('why'),
    affected: odd('affected'),
    actor: odd('actor'),
    text: odd('own'),
    modalityCue: HOSTILE,
    restrict: [{ by: 'sex', label: odd('women') }],
    problems: [odd('problem')],
  })
  await door.post(`/claims/${id}`, { do: 'accept', comment: odd('comment') })
  for (const path of [`/claims/${id}`, '/claims?document=H-1']) {
    const page = await door.text(path)
    assert.ok(page.includes('&lt;script>alert(1)'), path)
    assert.ok(!page.includes('<script>alert') && !page.includes('<img src=x>'), path)
  }
  const page = await door.text(`/claims/${id}`)
  for (const name of ['speaker', 'why', 'affected', 'actor', 'own', 'women', 'problem', 'comment'])
    assert.ok(page.includes(`${name} &lt;script>`), name)
})

inWorld('[E68] what somebody stored as a reason is shown as text', async (door) => {
  await door.post('/claims/R14a', { do: 'retract', why: 'reviewer_rejects', reason: HOSTILE })
  const page = await door.text('/claims/R14a')
  assert.ok(page.includes('&lt;script>alert(1)'))
  assert.ok(!page.includes('<script>alert') && !page.includes('<img src=x>'))
})

inWorld('[E65] a claim is linked to an event of the list', async (door) => {
  const page = await door.text('/claims/R06a')
  assert.ok(page.includes('It is not linked to an event.'))
  assert.ok(page.includes('<option value="Taken from a guesthouse in Jilin'))
  const done = await door.post('/claims/R06a', { do: 'link', event: 'guesthouse', role: 'part' })
  assert.equal(done.status, 303)
  const linked = await door.text('/claims/R06a')
  assert.ok(linked.includes('Linked.') && linked.includes('href="/events/GH2"'))
  assert.ok(linked.includes('counts some of them'))
})

inWorld(
  '[E65] whoever may not act is shown no form, and what they post is refused',
  async (_, world) => {
    const id = await waiting(world)
    const door = await openFixtureDoor(world, VIEWER)
    const page = await door.text(`/claims/${id}`)
    for (const form of ['value="accept"', 'value="retract"', 'value="link"', '/amend'])
      assert.ok(!page.includes(form), form)
    for (const doing of ['accept', 'retract', 'link']) {
      const answer = await door.post(`/claims/${id}`, { do: doing, reason: 'x', event: 'GH2' })
      assert.equal(answer.status, 403, doing)
    }
    const documenter = await openFixtureDoor(world, { account: 'doc-2', roles: ['documenter'] })
    const others = await documenter.text(`/claims/${id}`)
    assert.ok(!others.includes('value="retract"') && !others.includes('reviewer_rejects'))
  },
)

inWorld(
  '[E64] a claim of a document with an undecided lineage leads to the decision',
  async (door, world) => {
    await world.ask('doc-1', 'document.relate', {
      from: 'R16-en',
      to: 'R15',
      kind: 'excerpt_of',
      basis: 'text',
    })
    const id = await waiting(world)
    const page = await door.text(`/claims/${id}`)
    assert.ok(page.includes('may only repeat another; that is decided first'))
    assert.ok(page.includes('href="/lineage/R16-en/R15"'))
    const refused = await door.post(`/claims/${id}`, { do: 'accept', comment: 'kept text' })
    assert.equal(refused.status, 409)
    assert.ok((await refused.text()).includes('value="kept text"'))
  },
)

inWorld(
  '[E62] several claims are accepted at once, or none with the ticks kept',
  async (door, world) => {
    const first = await waiting(world)
    const second = await waiting(world, {
      quote: ['About 900 people were returned in 2022'],
      number: 'About 900',
      act: 'forced_return',
      place: undefined,
      time: '2022',
    })
    const own = await door.call('claim.record', {
      document: 'R16-en',
      quote: ['the earlier 26 counted women only'],
      number: '26',
      act: 'detention',
      chain: ['lantern'],
    })
    const mine = (own.body as { id: string }).id
    const list = '/claims?state=waiting'
    const page = await door.text(list)
    for (const id of [first, second, mine])
      assert.ok(page.includes(`name="claim" value="${id}"`), id)
    assert.ok(page.includes(`action="${list}"`))

    const none = await door.post(list, { do: 'accept' })
    assert.equal(none.status, 422)
    assert.ok((await none.text()).includes('Tick at least one claim.'))

    const refused = await door.post(list, { do: 'accept', claim: [first, mine] })
    assert.equal(refused.status, 409)
    const again = await refused.text()
    assert.ok(again.includes('Nobody accepts their own work here') && again.includes(mine))
    assert.equal(again.match(/type="checkbox"[^>]* checked/g)?.length, 2)
    assert.equal(again.match(/<tr[^>]*class="wrong"/g)?.length, 1)

    const done = await door.post(list, { do: 'accept', claim: [first, second] })
    assert.deepEqual([done.status, done.headers.get('location')], [303, list])
    const after = await door.text(list)
    assert.ok(after.includes('Accepted.') && !after.includes(first) && after.includes(mine))
  },
)

inWorld('[E62] an undecided lineage is explained and leads to its page', async (door, world) => {
  const id = await waiting(world)
  await world.ask('doc-1', 'document.relate', {
    from: 'R16-en',
    to: 'R15',
    kind: 'excerpt_of',
    basis: 'text',
  })
  const refused = await door.post('/claims', { do: 'accept', claim: id })
  assert.equal(refused.status, 409)
  const page = await refused.text()
  assert.ok(page.includes('href="/lineage"') && page.includes('checked'))
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.ok(!(await viewer.text('/claims?state=waiting')).includes('type="checkbox"'))
})

test('[E65] an author may amend own claims and take them out, and rejects none', async () => {
  const world = await readOnlyWorld()
  const door = await openFixtureDoor(world, { account: 'doc-1', roles: ['documenter'] })
  const page = await door.text('/claims/R14a')
  assert.ok(page.includes('origin_withdraws') && !page.includes('reviewer_rejects'))
  assert.ok(page.includes('href="/claims/R14a/amend"') && !page.includes('value="accept"'))
})

inWorld(
  '[E66] a sealed speaker is a ● beside the label, and nothing that could tell who',
  async (door, world) => {
    const sealed = {
      id: 'S-77',
      kind: 'person',
      anonymity: 'unnamed',
      name: { en: 'a nurse' },
    } as const
    const change = { operation: 'agent.record', by: 'doc-1', subject: 'S-77' }
    await world.desk.ledger.change(change, async (write) => {
      await write.append('agent', { ...sealed, scope: 'R16-en', sealed: 'seal-of-secret-1' })
    })
    const id = await waiting(world, { chain: ['lantern', 'S-77'] })
    for (const at of [door, await openFixtureDoor(world, VIEWER)]) {
      const page = await at.text(`/claims/${id}`)
      assert.match(page, /●<span class="visually-hidden"> sealed<\/span>/)
      assert.ok(page.includes('a nurse') && !page.includes('seal-of-secret'))
    }
  },
)

test('[E66] whoever may only count, or only administers, reads no claim', async () => {
  const world = await readOnlyWorld()
  for (const role of ['statistician', 'administrator'] as const) {
    const door = await openFixtureDoor(world, { account: 'x-1', roles: [role] })
    for (const path of ['/claims', '/claims/R08b', '/claims/R08l', '/claims/R99z']) {
      const answer = await door.get(path)
      assert.equal(answer.status, 403, `${role} ${path}`)
      assert.ok(!(await answer.text()).includes('Liaoning'))
    }
  }
})

inWorld(
  '[E577] a claim whose place does not say where its act was counts as anywhere, and says so',
  async (door, world) => {
    const id = await waiting(world, { placeRole: 'destination' })
    const ifHeld = { placeRole: 'destination', condition: 'held at Heron Ford', number: 'about 44' }
    const open = await waiting(world, { ...ifHeld, number: '44', time: '2022-10-17' })
    for (const one of [id, open]) await door.post(`/claims/${one}`, { do: 'accept' })
    const query = '/figures/statements?act=arrest&at=&period=2022-10'
    for (const language of ['en', 'ko', 'zh'] as const) {
      const own = wordsIn(language).page.claim
      const inLanguage = { 'accept-language': language }
      const page = await door.text(`/claims/${id}`, inLanguage)
      for (const words of [own.placeAside, own.why.countsAnywhere, own.askAnywhere])
        assert.ok(page.includes(words), words)
      assert.ok(!page.includes(own.why.counts) && !/figures\/show\?[^"]*place=/.test(page))
      const other = await door.text(`/claims/${open}`, inLanguage)
      assert.ok(!other.includes(own.why.countsAnywhere) && !other.includes(own.why.counts))
      assert.ok((await door.text(query, inLanguage)).includes(own.placeAside), language)
    }
    const quote = '44 people were held at Heron Ford'
    const form = { quote, number: '44', act: 'arrest', place: 'Heron Ford', step: 'check' }
    const fields = { ...form, chain: 'lantern', time: '2022-10-18', placeRole: 'destination' }
    const checked = await door.post('/documents/R16-en/claims/new', fields)
    assert.ok((await checked.text()).includes(wordsIn('en').page.claim.placeAside), 'form')
  },
)
