// The pages of lists and of kept estimates: taken in, declared, estimated from, compared, and there
// for whoever may estimate alone. Tables are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Actor } from '@tumen/desk'
import { openWorld } from '@tumen/world'
import { type FixtureDoor, openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

const QUICK = { replicates: '200', seed: '7' }
const REVIEWER: Actor = { account: 'rev-1', roles: ['reviewer'] }
const STATISTICIAN: Actor = { account: 'sta-1', roles: ['statistician'] }

const SMALL = 'person,list\np1,north\np2,north\np1,south\n'
const FEW = 'a,b,c,count\n1,0,0,12\n0,1,0,9\n0,0,1,8\n1,1,0,5\n1,0,1,4\n0,1,1,3\n1,1,1,2'

const freshDoor = async () => openFixtureDoor(await openWorld())

/** Posts a form and gives the page that follows. */
async function follow(door: FixtureDoor, path: string, fields: Record<string, string | string[]>) {
  const answer = await door.post(path, fields)
  assert.equal(answer.status, 303, await answer.text())
  const to = answer.headers.get('location') ?? ''
  return { to, page: await door.text(to) }
}

test('[E300] lists are told with their sizes and what was declared, and lead to their entries', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text('/lists')
  assert.match(page, /href="\/lists\/B">List B<\/a><\/th><td class="number">164<.*?>160</)
  assert.match(page, /names nobody twice/)
  assert.match(page, /nobody has said/)
  const list = await door.text('/lists/A')
  assert.match(list, /Entries<\/dt><dd>200/)
  assert.match(list, /nobody stands on it twice under one pseudonym/)
  assert.match(list, /<th scope="row">p001<\/th>/)
  assert.equal((list.match(/<th scope="row">p\d+/g) ?? []).length, 100)
  const [, next = ''] = /href="(\/lists\/A\?after=[^"]+)"/.exec(list) ?? []
  const more = await door.text(next)
  assert.match(more, /<th scope="row">p121<\/th>/)
  assert.deepEqual(door.faults, [])
})

test('[E301] a file is checked without being stored, then taken in, and undone', async () => {
  const door = await freshDoor()
  const fields = { csv: SMALL, act: 'detention', when: '2022', place: 'Liaoning', space: 'ns' }
  const checked = await (await door.post('/lists', { ...fields, check: 'yes' })).text()
  assert.match(checked, /What an import would do.*3 new entries; 0 are there already/s)
  assert.ok(checked.includes('p2,north') && !checked.includes('>north</a>'))
  const { page } = await follow(door, '/lists', fields)
  assert.match(
    page,
    />north<\/a><\/th><td class="number">2<.*>south<\/a><\/th><td class="number">1</s,
  )
  assert.match(page, /Recorded\..*Undo/s)
  const leaf = /name="leaf" value="(\d+)"/.exec(page)?.[1] ?? ''
  await follow(door, '/undo', { leaf, back: '/lists' })
  assert.ok(!(await door.text('/lists')).includes('>north</a>'))
  assert.deepEqual(door.faults, [])
  await door.world.close()
})

test('[E302] what is wrong in a file is told by line, what was typed is kept, and nothing is stored', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const csv = 'person,list\n,north\nCANARY-CELL,\n'
  const answer = await door.post('/lists', { csv, population: 'crossers' })
  const page = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(page, /2: names no person/)
  assert.match(page, /3: names no list/)
  assert.match(page, /name="population"[^>]* value="crossers"/)
  const [notice = ''] = /<div class="notice problem".*?<\/div>/s.exec(page) ?? []
  assert.ok(notice !== '' && !notice.includes('CANARY'))
  assert.ok(page.includes('CANARY-CELL'))
  const markup = await door.post('/lists', { csv: 'person,list\n<b onclick=x>,A\n', check: 'yes' })
  assert.ok(!(await markup.text()).includes('<b onclick'))
})

test('[E303] a list is recorded by hand and declared; a false declaration is refused', async () => {
  const door = await freshDoor()
  const made = await follow(door, '/lists/new', { title: 'By the ferry', when: '2022-10' })
  assert.match(made.page, /By the ferry/)
  assert.match(made.page, /October 2022/)
  const wrong = await door.post('/lists/new', { title: 'X', when: 'soon', origin: 'nobody' })
  assert.equal(wrong.status, 422)
  const said = await follow(door, made.to.split('?')[0] ?? '', {
    duplicates: 'none',
    reason: 'sure',
  })
  assert.match(said.page, /names nobody twice \(sure\): ana-1/)
  const refusal = await door.post('/lists/B', { duplicates: 'none' })
  assert.equal(refusal.status, 422)
  assert.match(await refusal.text(), /names somebody more than once/)
  await door.world.close()
})

test('[E304] lists that are chosen are shown as they overlap before anything is estimated', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const choose = await door.text('/estimates/table')
  for (const list of ['A', 'B', 'C'])
    assert.match(choose, new RegExp(`name="from" value="${list}"`))
  const table = await door.text('/estimates/table?from=A&from=B&from=C&asKnownOn=&origins=')
  assert.match(table, /296 persons on 3 lists, as known at 1 March 2023/)
  assert.match(table, /List A \+ List B<\/th><td class="number">78/)
  assert.match(table, /Nothing of what is tested beforehand speaks against an estimate/)
  const two = await door.text('/estimates/table?from=A&from=C')
  assert.match(two, /Only two different lists are left/)
  const early = await door.get('/estimates/table?from=A&from=C&asKnownOn=2022-12-31')
  assert.equal(early.status, 422)
  assert.match(await early.text(), /name="asKnownOn"[^>]* value="2022-12-31"/)
})

test('[E305] from there an estimate is kept and shown with everything that it rests on', async () => {
  const door = await freshDoor()
  const from = '/estimates/table?from=A&from=B&from=C'
  const { to, page } = await follow(door, from, { ...QUICK, title: 'Again' })
  assert.match(to, /^\/estimates\/kept\/es_/)
  const order = [
    'Again',
    'At least 296 (documented)',
    'An estimate of 400 (',
    'What it rests on',
    'the recorded lists List A; List B; List C',
    'Seed: 7',
    'Reckon it again',
  ]
  const places = order.map((words) => page.indexOf(words))
  assert.ok(!places.includes(-1), order[places.indexOf(-1)])
  const list = await door.text('/estimates')
  assert.match(list, />Again<\/a>.*?>400 \(358 to 477\)</s)
  assert.deepEqual(door.faults, [])
  await door.world.close()
})

test('[E305] a table that was typed is kept only when that is asked for', async () => {
  const door = await freshDoor()
  const table = { ...QUICK, csv: FEW, title: 'A few' }
  assert.equal((await door.post('/estimates', table)).status, 200)
  assert.ok(!(await door.text('/estimates')).includes('>A few</a>'))
  const { page } = await follow(door, '/estimates', { ...table, keep: 'yes' })
  assert.match(page, /from a table that was given/)
  const list = await door.text('/estimates')
  assert.match(list, />A few<\/a>.*?fewer than a hundred persons/s)
  await door.world.close()
})

test('[E306] a kept estimate is reckoned again where it stands, and says that it is the same', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await (await door.post('/estimates/kept/E-1', {})).text()
  assert.match(page, /Reckoned again, it comes out the same\./)
  assert.match(page, /The lists as known then still give the same table\./)
  assert.match(page, /At least 296 \(documented\)/)
})

test('[E307] two kept estimates stand side by side with why they differ', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text('/estimates/compare?before=E-1&after=E-2')
  assert.match(page, /Why: other lists\./)
  assert.match(page, /estimate<\/th><td class="number">400<\/td><td class="number">none/)
  assert.match(page, /List A \+ List B<\/th><td class="number">78<\/td><td class="number">0/)
  const same = await door.text('/estimates/compare?before=E-1&after=E-1')
  assert.match(same, /Both reports say the same\./)
  assert.equal((await door.get('/estimates/compare?before=E-1&after=no')).status, 404)
})

test('[E308] only whoever may estimate has these pages; who may only read them gets no forms', async () => {
  const viewer = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  for (const path of [
    '/lists',
    '/lists/A',
    '/lists/new',
    '/estimates/table',
    '/estimates/kept/E-1',
  ])
    assert.ok([403, 200].includes((await viewer.get(path)).status), path)
  assert.equal((await viewer.get('/lists')).status, 403)
  assert.equal((await viewer.post('/lists', { csv: SMALL })).status, 403)
  const reviewer = await openFixtureDoor(await readOnlyWorld(), REVIEWER)
  const lists = await reviewer.text('/lists')
  assert.ok(!lists.includes('Take in a file') && !lists.includes('href="/lists/new"'))
  assert.ok(!(await reviewer.text('/lists/A')).includes('name="duplicates"'))
  const statistician = await openFixtureDoor(await readOnlyWorld(), STATISTICIAN)
  assert.match(await statistician.text('/lists'), /Take in a file/)
  assert.deepEqual(statistician.faults, [])
})

test('[E309] the pages have no sentence of the English catalogue in Korean and Chinese', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const words = { ko: '다시 계산', zh: '重新计算' }
  for (const language of ['ko', 'zh'] as const) {
    const page = await door.text('/estimates/kept/E-1', { 'accept-language': language })
    assert.ok(page.includes(words[language]))
    assert.ok(!/Reckon|What it rests on|recorded lists/.test(page))
  }
})
