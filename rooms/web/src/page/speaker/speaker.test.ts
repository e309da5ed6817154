import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canary, openWorld } from '@tumen/world'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { openTrialDoor, readOnlyWorld, VIEWER } from '../../trial-door.test.ts'
import { RelayPicture, RelayTable } from './relay-picture.tsx'
import { isQuick } from './saved-pair.ts'

/** The page between its first heading and its foot, without the frame. */
function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}

test('[E150] the page of a speaker says what is known, judged, passed on and said', async () => {
  const door = await openTrialDoor(await readOnlyWorld)
  const page = mainOf(await door.text('/speakers/S-02'))
  const must = [
    '<h1>Speaker S-02</h1>',
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
  const door = await openTrialDoor(world)
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

test('[E151] who speaks only where a viewer may not read is on no page for a viewer', async () => {
  const world = await worldWithSecret()
  const door = await openTrialDoor(world, VIEWER)
  const keeper = await openTrialDoor(world)
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
  const door = await openTrialDoor(world, VIEWER)
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
  const documenter = await openTrialDoor(world, { account: 'doc-1', roles: ['documenter'] })
  const graded = await Promise.all(
    ['hidden-one', 'nobody-one'].map(async (id) => {
      const answer = await documenter.post(`/speakers/${id}`, { do: 'grade', grade: 'A' })
      return [answer.status, (await answer.text()).replaceAll(id, 'ID')]
    }),
  )
  assert.deepEqual(graded[0], graded[1])
  await world.close()
})

test('[E152] a sealed identity is a dot without a name in the picture, and ● in the table', () => {
  const sealed = {
    id: 'ag-sealed',
    kind: 'person',
    anonymity: 'pseudonym',
    name: { en: 'a clerk' },
    sealed: '[sealed]',
  } as const
  const outlet = { id: 'paper', kind: 'outlet', anonymity: 'named', name: { en: 'Paper' } } as const
  const edges = [{ from: 'paper', to: 'ag-sealed', documents: 1, claims: 2 }]
  const props = { language: 'en' as const, relays: { agents: [sealed, outlet], edges, pairs: [] } }
  const picture = renderToString(h(RelayPicture, props))
  assert.ok(picture.includes('chart-sealed'))
  assert.ok(picture.includes('Paper'))
  for (const words of ['a clerk', 'ag-sealed']) assert.ok(!picture.includes(words), words)
  const table = renderToString(h(RelayTable, props))
  assert.ok(table.includes('● '))
  assert.ok(table.includes('a clerk'))
})

test('[E153] no title and no address holds the name of a speaker or words of it', async () => {
  const door = await openTrialDoor(await readOnlyWorld)
  const names = ['missionary', '선교사', '传教士', 'Lantern', '등불']
  for (const path of ['/speakers/S-02', '/speakers/lantern', '/speakers/relate?a=S-02&b=lantern']) {
    const page = await door.text(path)
    const title = /<title>(.*?)<\/title>/.exec(page)?.[1] ?? ''
    assert.notEqual(title, '')
    const addresses = [...page.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, href]) => href)
    for (const name of names) {
      assert.ok(!title.includes(name), name)
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
  const door = await openTrialDoor(world)
  const page = await (await door.post('/speakers', { name: 'zebra' })).text()
  const after = /name="after" value="([^"]+)"/.exec(page)?.[1] ?? ''
  assert.notEqual(after, '')
  const rest = await (await door.post('/speakers', { name: 'zebra', after })).text()
  assert.equal(rest.match(/Zebra Paper \d/g)?.length, 5)
  assert.ok((await door.text('/speakers?kind=outlet')).includes('rel="next"'))
  await world.close()
})

test('[E154] two speakers stand side by side with every judgement; a viewer cannot judge', async () => {
  const door = await openTrialDoor(await readOnlyWorld, VIEWER)
  const page = mainOf(await door.text('/speakers/relate?a=S-02&b=lantern'))
  for (const words of ['a missionary', 'Lantern Ledger', 'introduced apart in one text'])
    assert.ok(page.includes(words), words)
  assert.ok(!page.includes('name="relation"'))
  assert.equal((await door.post('/speakers/relate?a=S-02&b=lantern', {})).status, 403)
  const choose = await door.text('/speakers/relate')
  assert.ok(choose.includes('name="a"') && choose.includes('name="b"'))
})

test('[E154] an answer is a change that can be undone; the older judgement stays', async () => {
  const world = await openWorld()
  const door = await openTrialDoor(world)
  const path = '/speakers/relate?a=S-02&b=lantern'
  const before = await door.text(path)
  for (const key of ['y', 'n', 'p']) assert.ok(before.includes(`data-key="${key}"`), key)
  const posted = await door.post(path, { relation: 'possible', reason: 'one phrase in both' })
  assert.equal(posted.status, 303)
  assert.equal(posted.headers.get('location'), path)
  const after = await door.text(path)
  for (const words of ['one phrase in both', 'introduced apart in one text', 'data-undo'])
    assert.ok(after.includes(words), words)
  const leaf = /name="leaf" value="(\d+)"/.exec(after)?.[1] ?? ''
  assert.equal((await door.post('/undo', { leaf, back: path })).status, 303)
  assert.ok(!mainOf(await door.text(path)).includes('one phrase in both'))
  await world.close()
})

test('[E154] a refused answer keeps the reason, and script in it comes back escaped', async () => {
  const door = await openTrialDoor(await readOnlyWorld)
  const reason = '<script>alert(1)</script>"\''
  const self = await door.post('/speakers/relate?a=lantern&b=lantern', {
    relation: 'same',
    reason,
  })
  assert.equal(self.status, 422)
  const page = await self.text()
  assert.ok(page.includes('&lt;script>alert(1)'))
  assert.ok(!page.includes('<script>alert(1)'))
  assert.ok(page.includes('points to itself'))
  const none = await door.post('/speakers/relate?a=lantern&b=harbour', { reason: 'kept words' })
  assert.equal(none.status, 422)
  assert.ok((await none.text()).includes('kept words'))
})

test('[E154] whom to compare with is chosen from the list, also through its pages', async () => {
  const door = await openTrialDoor(await readOnlyWorld, VIEWER)
  assert.ok((await door.text('/speakers/S-02')).includes('href="/speakers?compare=S-02"'))
  const list = mainOf(await door.text('/speakers?compare=S-02'))
  assert.ok(list.includes('Choose whom to compare with S-02.'))
  assert.ok(list.includes('href="/speakers/relate?a=S-02&amp;b=lantern"'))
  assert.ok(!list.includes('b=S-02"'))
  const found = await (await door.post('/speakers', { name: 'ferry', compare: 'S-02' })).text()
  assert.ok(found.includes('href="/speakers/relate?a=S-02&amp;b=ferry-house"'))
  const hostile = await door.text('/speakers?compare=%22%3E%3Cscript%3E1')
  assert.ok(!hostile.includes('"><script>1'))
})

test('[E155] the comparison names the saved questions that hang on the pair, and the next', async () => {
  const world = await openWorld()
  const door = await openTrialDoor(world)
  // Somebody anonymous who says the same may be one with any other voice.
  await world.ask('doc-1', 'document.add', {
    id: 'X-2',
    title: 'Held',
    text: 'A farmer says that at least 52 people were held in Liaoning.',
    language: 'en',
    published: '2023-01-10',
  })
  await world.ask('doc-1', 'claim.record', {
    id: 'X-2a',
    document: 'X-2',
    quote: ['at least 52 people were held in Liaoning'],
    number: 'at least 52',
    act: 'detention',
    place: 'Liaoning',
    population: 'KP',
    at: '2022-07-31',
    chain: ['harbour', 'A farmer'],
    anonymity: 'unnamed',
  })
  await world.ask('rev-1', 'claim.accept', { claims: ['X-2a'] })
  const query = { act: 'detention', place: 'CN/LN', at: '2022-07-31' }
  const asked = await world.ask<{
    figure: { explanation: { pairsThatMatter: [string, string][] } }
  }>('ana-1', 'figure.ask', query)
  const [pair] = asked.figure.explanation.pairsThatMatter
  assert.ok(pair)
  const path = `/speakers/relate?${new URLSearchParams({ a: pair[1], b: pair[0] })}`
  const page = mainOf(await door.text(path))
  assert.ok(page.includes('A decision would change the answer to:'))
  assert.ok(page.includes('Held in Liaoning, end of July 2022'))
  const other = mainOf(await door.text('/speakers/relate?a=harbour&b=digest'))
  assert.ok(other.includes('No saved question hangs on this pair today.'))
  assert.ok(other.includes('Next pair that would change an answer'))
  await world.close()
})

test('[E155] where many claims are, the saved questions are asked on request only', async () => {
  const world = await readOnlyWorld
  const call = <T>(operation: string, input: object) => world.ask<T>('ana-1', operation, input)
  const asked = (query: string, most: number) =>
    isQuick({ call, query: new URLSearchParams(query) }, most)
  assert.equal(await asked('', 20_000), true)
  assert.equal(await asked('', 10), false)
  assert.equal(await asked('effect=yes', 10), true)
})

test('[E156] relays stand as a picture and a table of the same links, of all or of one', async () => {
  const door = await openTrialDoor(await readOnlyWorld, VIEWER)
  const all = mainOf(await door.text('/relays'))
  const linksOf = (page: string, part: RegExp) =>
    new Set(
      [...(part.exec(page)?.[0] ?? '').matchAll(/href="(\/speakers\/[^"]+)"/g)].map(([, to]) => to),
    )
  const drawn = linksOf(all, /<svg[\s\S]*<\/svg>/)
  assert.ok(drawn.size > 10)
  assert.deepEqual([...drawn].sort(), [...linksOf(all, /<table[\s\S]*<\/table>/)].sort())
  const one = mainOf(await door.text('/relays?document=R07'))
  assert.ok(one.includes('In document R07'))
  assert.ok(one.includes('an activist') && !one.includes('a missionary'))
  const around = mainOf(await door.text('/relays?agent=S-03'))
  assert.ok(around.includes('Around S-03') && around.includes('a trader'))
  const question = mainOf(await door.text('/relays?act=detention&place=CN%2FLN&at=2022-07-31'))
  assert.ok(
    question.includes('href="/figures/show?act=detention&amp;place=CN%2FLN&amp;at=2022-07-31"'),
  )
  assert.ok(mainOf(await door.text('/relays?agent=nobody')).includes('Nobody passes on anybody'))
})

test('[E156] two narrowings at once, or a place that is not there, are refused beside the form', async () => {
  const door = await openTrialDoor(await readOnlyWorld)
  for (const query of ['agent=S-02&document=R08', 'act=detention&place=Nowhereland']) {
    const answer = await door.get(`/relays?${query}`)
    assert.equal(answer.status, 422, query)
    const page = await answer.text()
    assert.ok(page.includes('role="alert"') && page.includes('action="/relays"'), query)
  }
})

test('[E156] more than a picture can show asks for less and lists the first links', () => {
  const agents = Array.from({ length: 150 }, (_, n) => ({
    id: `a${n}`,
    kind: 'outlet' as const,
    anonymity: 'named' as const,
  }))
  const edges = agents.slice(1).map(({ id }) => ({ from: 'a0', to: id, documents: 1, claims: 1 }))
  const relays = { agents, edges, pairs: [], truncated: true as const }
  assert.equal(renderToString(h(RelayPicture, { language: 'en', relays })), '')
  const table = renderToString(h(RelayTable, { language: 'en', relays }))
  assert.ok(table.includes('these are the first 100'))
  assert.equal(table.match(/<tr data-row/g)?.length, 100)
})

test('[E157] a grade is recorded for everything or one topic; a refused one keeps its fields', async () => {
  const world = await openWorld()
  const door = await openTrialDoor(world)
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
  const viewer = await openTrialDoor(world, VIEWER)
  assert.ok(!(await viewer.text(path)).includes('value="grade"'))
  await world.close()
})

test('[E158] somebody is recorded by a plain form; a refused one keeps its text, escaped', async () => {
  const world = await openWorld()
  const door = await openTrialDoor(world)
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
  const viewer = await openTrialDoor(world, VIEWER)
  assert.equal((await viewer.post('/speakers/new', fields)).status, 403)
  await world.close()
})
