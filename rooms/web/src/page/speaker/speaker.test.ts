import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canary, openWorld } from '@tumen/world'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

/** The page between its first heading and its foot, without the frame. */
function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}

/** A world with a document that a viewer may not read, and somebody who speaks only in it. */
async function worldWithSecret() {
  const world = await openWorld()
  const secret = canary(50).ascii
  await world.ask('ana-1', 'document.add', {
    id: 'X-1',
    title: canary(51).ascii,
    text: 'A witness says that exactly 4141 people were held in Liaoning.',
    language: 'en',
    published: '2023-01-10',
    sensitivity: 'restricted',
  })
  await world.ask('ana-1', 'agent.record', {
    id: 'hidden-one',
    kind: 'person',
    name: { en: secret },
    anonymity: 'anonymous_on_request',
    scope: 'X-1',
  })
  await world.ask('rev-1', 'agent.relate', {
    a: 'hidden-one',
    b: 'lantern',
    relation: 'possible',
    reason: canary(52).ascii,
  })
  await world.ask('ana-1', 'claim.record', {
    id: 'X-1a',
    document: 'X-1',
    quote: ['exactly 4141 people'],
    number: 'exactly 4141',
    act: 'detention',
    place: 'Liaoning',
    time: '2022-07',
    chain: ['harbour', 'hidden-one'],
    sensitivity: 'restricted',
  })
  return world
}

const SECRETS = ['hidden-one', 'X-1', '4141', ...[50, 51, 52].map((n) => canary(n).ascii)]

test('[E150] the page of a speaker says what is known, judged, passed on and said', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = mainOf(await door.text('/speakers/S-02'))
  const must = [
    '<h1>a missionary</h1>',
    'a missionary',
    'lang="ko">한 선교사',
    'lang="zh">一名传教士',
    'anonymous on request',
    'href="/documents/R08"',
    '15 statements of its own',
    'href="/speakers/ferry-house"',
    'may be their missionary',
    'possibly the same',
    'since 16 October 2022, by rev-1',
    'href="/speakers/relate?a=S-02&amp;b=lantern"',
    'Not graded.',
    '<svg',
    'href="/relays?agent=S-02"',
    'href="/history/S-02"',
    'id="card-R08b"',
  ]
  for (const words of must) assert.ok(page.includes(words), words)
})

test('[E150] statements come a page at a time, the newest first', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const first = await door.text('/speakers/harbour')
  const next = /href="(\/speakers\/harbour\?after=[^"#]+)#statements"/.exec(first)?.[1] ?? ''
  assert.notEqual(next, '')
  const second = await door.text(next)
  const cards = (page: string) => [...page.matchAll(/id="card-([^"]+)"/g)].map(([, id]) => id)
  assert.equal(cards(first).length, 20)
  assert.ok(cards(second).length > 0)
  assert.ok(cards(second).every((id) => !cards(first).includes(id)))
  await world.close()
})

test('[E151] who speaks only where a viewer may not read is on no page for a viewer', async () => {
  const world = await worldWithSecret()
  const door = await openFixtureDoor(world, VIEWER)
  const keeper = await openFixtureDoor(world)
  const pages = [
    '/speakers',
    '/speakers?kind=person',
    '/speakers/lantern',
    '/speakers/harbour',
    '/speakers/relate?a=lantern&b=harbour',
    '/relays',
    '/relays?agent=harbour',
    '/relays?document=R08',
    '/relays?act=detention&place=CN/LN',
  ]
  for (const path of pages) {
    const answer = await door.get(path)
    assert.equal(answer.status, 200, path)
    const page = await answer.text()
    for (const secret of SECRETS) assert.ok(!page.includes(secret), `${path}: ${secret}`)
  }
  // Bite: for whoever may read it, it is there.
  assert.ok((await keeper.text('/speakers')).includes('hidden-one'))
  assert.ok((await keeper.text('/speakers/lantern')).includes(canary(52).ascii))
  assert.ok((await keeper.text('/relays?agent=harbour')).includes('hidden-one'))
  await world.close()
})

test('[E151] unknown and forbidden speakers and documents get one page', async () => {
  const world = await worldWithSecret()
  const door = await openFixtureDoor(world, VIEWER)
  const paths = [
    (id: string) => `/speakers/${id}`,
    (id: string) => `/speakers/relate?a=lantern&b=${id}`,
    (id: string) => `/speakers/relate?a=${id}&b=lantern`,
    (id: string) => `/relays?agent=${id}`,
    (id: string) => `/speakers?after=${id}`,
  ]
  for (const path of paths) {
    const answers = await Promise.all(
      ['hidden-one', 'nobody-one'].map(async (id) => {
        const answer = await door.get(path(id))
        return [answer.status, (await answer.text()).replaceAll(id, 'ID')]
      }),
    )
    assert.deepEqual(answers[0], answers[1], path('ID'))
  }
  const documents = ['X-1', 'X-9'].map(async (id) =>
    (await door.text(`/relays?document=${id}`)).replaceAll(id, 'ID'),
  )
  assert.equal(await documents[0], await documents[1])
  const documenter = await openFixtureDoor(world, { account: 'doc-1', roles: ['documenter'] })
  const graded = await Promise.all(
    ['hidden-one', 'nobody-one'].map(async (id) => {
      const answer = await documenter.post(`/speakers/${id}`, { do: 'grade', grade: 'A' })
      return [answer.status, (await answer.text()).replaceAll(id, 'ID')]
    }),
  )
  assert.deepEqual(graded[0], graded[1])
  await world.close()
})

test('[E153] no title holds the name of a person who speaks, and no address any name', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const names = ['missionary', '선교사', '传教士', 'Lantern', '등불']
  for (const path of ['/speakers/S-02', '/speakers/lantern', '/speakers/relate?a=S-02&b=lantern']) {
    const page = await door.text(path)
    const title = /<title>(.*?)<\/title>/.exec(page)?.[1] ?? ''
    assert.notEqual(title, '')
    const addresses = [...page.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, href]) => href)
    for (const name of names) {
      assert.ok(!title.includes(name) || path.endsWith('/lantern'), name)
      assert.ok(!addresses.some((href) => decodeURIComponent(href ?? '').includes(name)), name)
    }
  }
  const found = await door.post('/speakers', { name: 'missionary' })
  assert.equal(found.status, 200)
  assert.equal(found.headers.get('location'), null)
  const page = await found.text()
  assert.ok(page.includes('href="/speakers/S-02"'))
  assert.ok(!page.includes('href="/speakers/lantern"'))
  assert.ok(!/(?:href|action)="[^"]*missionary/.test(page))
})

test('[E153] a long list that was asked for by a name goes on by a form', async () => {
  const world = await openWorld()
  for (let n = 0; n < 55; n++)
    await world.ask('doc-1', 'agent.record', { kind: 'outlet', name: { en: `Zebra Paper ${n}` } })
  const door = await openFixtureDoor(world)
  const page = await (await door.post('/speakers', { name: 'zebra' })).text()
  const after = /name="after" value="([^"]+)"/.exec(page)?.[1] ?? ''
  assert.notEqual(after, '')
  const rest = await (await door.post('/speakers', { name: 'zebra', after })).text()
  assert.equal(rest.match(/Zebra Paper \d/g)?.length, 5)
  assert.ok((await door.text('/speakers?kind=outlet')).includes('rel="next"'))
  await world.close()
})

test('[E157] a grade is recorded for everything or one topic; a refused one keeps its fields', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const path = '/speakers/harbour'
  assert.equal((await door.post(path, { do: 'grade', grade: 'B' })).status, 303)
  const topic = { do: 'grade', grade: 'C', act: 'detention', place: 'Liaoning' }
  assert.equal(
    (await door.post(path, { ...topic, from: '2022-01-01', to: '2022-12-31' })).status,
    303,
  )
  const page = mainOf(await door.text(path))
  for (const words of ['B – usually reliable', 'for everything', 'Detention, CN/LN, 2022'])
    assert.ok(page.includes(words), words)
  assert.ok(mainOf(await door.text('/speakers')).includes('grade B'))
  const refused = await door.post(path, { ...topic, place: '<b>Nowhere</b>' })
  assert.equal(refused.status, 422)
  const again = await refused.text()
  assert.ok(again.includes('value="&lt;b>Nowhere&lt;/b>"'))
  assert.ok(again.includes('<details open'))
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.ok(!(await viewer.text(path)).includes('value="grade"'))
  await world.close()
})

test('[E158] somebody is recorded by a plain form; a refused one keeps its text, escaped', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const fields = { kind: 'person', anonymity: 'unnamed', 'name-en': '<img src=x onerror=a>' }
  // Somebody unnamed needs the document in which it speaks.
  const refused = await door.post('/speakers/new', fields)
  assert.equal(refused.status, 422)
  assert.ok((await refused.text()).includes('value="&lt;img src=x onerror=a>"'))
  const posted = await door.post('/speakers/new', { ...fields, scope: 'R07' })
  assert.equal(posted.status, 303)
  const page = await door.text(posted.headers.get('location') ?? '')
  assert.ok(page.includes('&lt;img src=x') && !page.includes('<img src=x'))
  assert.ok(page.includes('data-undo'))
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.equal((await viewer.post('/speakers/new', fields)).status, 403)
  await world.close()
})
