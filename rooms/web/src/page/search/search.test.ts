import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canary, openWorld, worldJson } from '@tumen/world'
import { type FixtureDoor, openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

interface TextRow {
  query: string
  finds: string[]
  allScripts?: string[]
  spellings?: string[]
}
interface ClaimRow {
  act: string
  place: string
  could: [number, number]
  finds: string[]
}
const expected = worldJson<{ texts: TextRow[]; claims: ClaimRow[] }>('expected/search.json')

async function search(door: FixtureDoor, fields: Record<string, string>): Promise<string> {
  const answer = await door.post('/search', fields)
  assert.equal(answer.status, 200, JSON.stringify(fields))
  assert.equal(answer.headers.get('location'), null)
  return answer.text()
}

function documentsIn(page: string): string[] {
  const [list = ''] = /<ol class="hits">[\s\S]*?<\/ol>/.exec(page) ?? []
  return [...list.matchAll(/href="\/documents\/([^"]+)"/g)].map(([, id]) => id ?? '').sort()
}

function claimsIn(page: string): string[] {
  return [...page.matchAll(/id="card-([^"]+)"/g)].map(([, id]) => id ?? '').sort()
}

test('[E180] every row of the table of searches is found through the page, in both modes', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  for (const { query, finds, allScripts } of expected.texts) {
    assert.deepEqual(documentsIn(await search(door, { query })), [...finds].sort(), query)
    const all = await search(door, { query, mode: 'all_spellings' })
    assert.deepEqual(documentsIn(all), [...(allScripts ?? finds)].sort(), query)
  }
  for (const { act, place, could, finds } of expected.claims) {
    const page = await search(door, { act, place, number: could.join('..') })
    assert.deepEqual(claimsIn(page), [...finds].sort())
  }
})

test('[E181] the mode is said, how many more the other finds, and why a folded one was found', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  const plain = await search(door, { query: '홍송교' })
  assert.ok(plain.includes('As written: 3 documents.'))
  assert.ok(plain.includes('With all scripts and spellings: 2 more.'))
  assert.ok(!plain.includes('is also written'))
  const all = await search(door, { query: '홍송교', mode: 'all_spellings' })
  assert.ok(all.includes('With all scripts and spellings: 5 documents.'))
  for (const name of ['홍송교 is also written:', 'Red Pine Bridge', '红松桥'])
    assert.ok(all.includes(name), name)
  assert.ok(all.includes('<mark>Red Pine Bridge</mark>'))
  assert.ok((await search(door, { query: 'qqqqq' })).includes('Nothing found.'))
})

test('[E182] the words stand in no address, title or header, and no form sends them by address', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const query = canary(39).ascii
  const answer = await door.post('/search', { query })
  const page = await answer.text()
  assert.ok(page.includes(`value="${query}"`))
  assert.ok(![...answer.headers.values()].some((value) => value.includes(query)))
  assert.ok(!/<title>[^<]*CANARY/.test(page))
  assert.ok(!/(?:href|action|src)="[^"]*CANARY/.test(page))
  assert.ok(!/<form method="get"/i.test(page))
  assert.deepEqual(door.faults, [])
})

test('[E183] a search that cannot be read marks the place, says what to do and keeps the words', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const rows: [fields: Record<string, string>, must: string[]][] = [
    [{ query: 'Liaoning OR' }, ['cannot be read as a search', '<bdi>Liaoning OR</bdi>']],
    [{ query: 'one "two' }, ['<bdi>one</bdi> <mark> &quot;two</mark>', 'value="one &quot;two"']],
    [{ query: '-only' }, ['Give at least one word to find']],
    [{ query: '  ' }, ['Type words, or choose a filter.']],
    [{ number: '9..3', query: 'kept' }, ['the smaller one first', 'value="9..3"', 'value="kept"']],
    [{ number: 'many', act: 'arrest' }, ['id="number-problem"', 'value="many"']],
    [{ place: '<u>Nowhere</u>' }, ['id="place-problem"', 'value="&lt;u>Nowhere&lt;/u>"']],
    [{ query: '<script>"x' }, ['&lt;script>']],
  ]
  for (const [fields, must] of rows) {
    const answer = await door.post('/search', fields)
    assert.equal(answer.status, 422, JSON.stringify(fields))
    const page = await answer.text()
    for (const words of [...must, 'role="alert"']) assert.ok(page.includes(words), `${words}\n`)
    assert.ok(!page.includes('bytes are not readable') && !page.includes('<script>"'))
  }
})

test('[E184] a saved search is its owner’s until it is shared, and runs with the rights of who runs it', async () => {
  const world = await openWorld()
  const owner = await openFixtureDoor(world)
  const other = await openFixtureDoor(world, VIEWER)
  const secret = canary(54).ascii
  await world.ask('ana-1', 'document.add', {
    id: 'X-5',
    title: 'Restricted report',
    text: `Nobody else reads ${secret} here.`,
    language: 'en',
    published: '2023-01-10',
    sensitivity: 'restricted',
  })
  const save = async (name: string, shared: boolean) => {
    const fields = { do: 'save', query: secret, mode: 'as_written', name }
    const answer = await owner.post('/search', shared ? { ...fields, shared: 'yes' } : fields)
    assert.equal(answer.status, 303)
    return answer.headers.get('location') ?? ''
  }
  const [own, shared] = [await save('Mine alone', false), await save('For all', true)]
  assert.ok(!own.includes(secret) && !own.includes('Mine'))
  assert.deepEqual(documentsIn(await owner.text(own)), ['X-5'])
  const list = await other.text('/search')
  assert.ok(
    list.includes('For all') && !list.includes('Mine alone') && !list.includes(own.slice(-20)),
  )
  assert.ok(!list.includes('value="drop"'))
  const run = await other.text(shared)
  assert.deepEqual(documentsIn(run), [])
  assert.ok(!run.includes('X-5') && !run.includes('Restricted report'))
  // Foreign and missing are one page, also for who tries to remove them.
  const missing = '/search?saved=qu_0000000000000000000000'
  const pages = await Promise.all([own, missing].map((path) => other.get(path)))
  assert.deepEqual(
    pages.map(({ status }) => status),
    [404, 404],
  )
  const idOf = (path: string) => path.slice(path.indexOf('=') + 1)
  for (const path of [own, missing])
    assert.equal((await other.post('/search', { do: 'drop', id: idOf(path) })).status, 404)
  assert.equal((await other.post('/search', { do: 'drop', id: idOf(shared) })).status, 403)
  assert.equal((await owner.post('/search', { do: 'drop', id: idOf(shared) })).status, 303)
  assert.ok(!(await other.text('/search')).includes('For all'))
  await world.close()
})

test('[E184] a name that is refused costs neither the search nor what was typed', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const name = 'x'.repeat(201)
  const answer = await door.post('/search', { do: 'save', query: '구금', mode: 'as_written', name })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.deepEqual(documentsIn(page), ['R07'])
  assert.ok(page.includes(`value="${name}"`) && page.includes('<details open'))
})

test('[E184] a saved search that can no longer be made says why, with its form', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const saved = { kind: 'search', name: 'Gone', query: { place: 'Nowhereland' } }
  const { id } = await world.ask<{ id: string }>('ana-1', 'query.save', saved)
  const answer = await door.get(`/search?saved=${id}`)
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.ok(page.includes('value="Nowhereland"') && page.includes('id="place-problem"'))
  await world.close()
})

test('[E185] more than fifty are said to be more', async () => {
  const world = await openWorld()
  for (let n = 0; n < 51; n++)
    await world.ask('doc-1', 'document.add', {
      title: `Many ${n}`,
      text: `The zebra number ${n} was seen.`,
      language: 'en',
      published: '2023-01-10',
    })
  const page = await search(await openFixtureDoor(world), { query: 'zebra' })
  assert.equal(documentsIn(page).length, 50)
  assert.ok(page.includes('The first 50 are shown.'))
  await world.close()
})

test('[E186] what a viewer may not read is not found, and changes no count', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  const keeper = await openFixtureDoor(await readOnlyWorld())
  const fields = { query: '"Lantern Ledger" OR missionary OR 선교사', mode: 'as_written' }
  assert.ok(!(await search(door, fields)).includes('R08l'))
  const all = { act: 'detention', place: 'CN' }
  assert.ok(!claimsIn(await search(door, all)).includes('R08l'))
  assert.ok(claimsIn(await search(keeper, all)).length > 0)
  for (const n of [21, 22]) {
    const page = await search(door, { query: canary(n).ascii, mode: 'all_spellings' })
    assert.ok(page.includes('Nothing found.'))
  }
})

test('[E1020] every filter is on the page and keeps what was typed; kinds lead to their pages', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const fields = { atLeast: '50', atMost: '90', when: '2022', days: '3', state: 'counts' }
  const page = await search(door, { act: 'detention', ...fields })
  for (const [name, value] of Object.entries({ ...fields, state: undefined }))
    if (value) assert.match(page, new RegExp(`name="${name}"[^>]*value="${value}"`))
  assert.match(page, /<option value="counts" selected/)
  const others = await search(door, { query: '요녕성 OR Liaoning', mode: 'as_written' })
  assert.ok(others.includes('<h2>Places</h2>') && others.includes('/claims?place='))
  const speaker = await search(door, { query: 'Harbour' })
  assert.ok(speaker.includes('<h2>Speakers</h2>') && speaker.includes('href="/speakers/'))
  const wrong = await door.post('/search', { query: 'one "two' })
  assert.ok((await wrong.text()).includes('a quotation mark is not closed'))
  const count = await door.post('/search', { atLeast: 'many', act: 'arrest' })
  assert.equal(count.status, 422)
  const said = await count.text()
  assert.ok(said.includes('Write one number') && said.includes('value="many"'))
})
