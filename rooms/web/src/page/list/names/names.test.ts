// Lists with names are taken in by steps on one page. The corrected list of the invented world
// gives what its description says: 162 rows unchanged, one changed, one refused.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { Actor } from '@tumen/desk'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../../fixture/door.ts'

const STATISTICIAN: Actor = { account: 'sta-1', roles: ['statistician'] }
const PATH = '/lists/names'
const CORRECTED = readFileSync(
  new URL('../../../../../../world/lists/list-b-corrected.csv', import.meta.url),
  'utf8',
)
/** Invented. */
const SMALL = 'No;Who;When told;Bag\n1;신정심;03/04/2022;=1+1\n2;<b onclick=x>;2022-13;\n'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const stepOf = (csv: string, fields: Record<string, string | string[]> = {}) => ({
  ...{ step: 'check', bytes: base64(csv), fileName: 'list.csv', list: 'list-b' },
  ...fields,
})

test('[E410] a file shows its columns with their first cells, what each may be, and mappings that fit', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const first = await door.text(PATH)
  assert.match(first, /Show its columns/)
  const own = { step: 'columns', bytes: base64(CORRECTED), fileName: 'b.csv' }
  const page = await (await door.post(PATH, own)).text()
  assert.match(page, /164 rows\./)
  assert.match(page, /<option value="list-b" selected>/)
  assert.match(page, /<bdi>remark:admin<\/bdi>.*?restricted/s)
  assert.match(page, /name="bytes" value="[\w+/=]{1000,}"/)
  const strange = await (await door.post(PATH, { ...own, bytes: base64(SMALL) })).text()
  assert.match(strange, /<bdi>Bag<\/bdi>/)
  assert.ok(!strange.includes('<b onclick'))
  assert.deepEqual(door.faults, [])
})

test('[E411] the dry run says what would change and why a row is refused, and stores nothing', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const answer = await door.post(PATH, stepOf(CORRECTED, { mapping: 'list-b' }))
  const page = await answer.text()
  assert.equal(answer.status, 200)
  assert.match(page, /<th scope="row">unchanged<\/th><td class="number">162/)
  assert.match(page, /<th scope="row">changed<\/th><td class="number">1</)
  assert.match(page, /<th scope="row">refused<\/th><td class="number">1</)
  assert.match(page, /Age<\/td><td><bdi>52<\/bdi><\/td><td><bdi>53</)
  assert.match(page, /Line \d+ is a day that does not exist/)
  const [, file = ''] = /download="refused.csv"|base64,([^"]+)" download/.exec(page) ?? []
  assert.match(Buffer.from(file, 'base64').toString(), /^record_id,.*,problem\r\n.*2022-13/s)
  const again = await (await door.post(PATH, stepOf(CORRECTED, { mapping: 'list-b' }))).text()
  assert.match(again, /<th scope="row">unchanged<\/th><td class="number">162/)
})

test('[E412] what was looked at is taken in, undone, and a corrected row follows', async () => {
  const door = await openFixtureDoor(await openWorld())
  const fields = { mapping: 'list-b' }
  const checked = await (await door.post(PATH, stepOf(CORRECTED, fields))).text()
  const token = /name="token" value="(\w+)"/.exec(checked)?.[1] ?? ''
  const taken = await door.post(PATH, stepOf(CORRECTED, { ...fields, do: 'import', token }))
  assert.equal(taken.status, 303, await taken.text())
  assert.equal(taken.headers.get('location'), '/lists/list-b')
  const list = await door.text('/lists/list-b')
  assert.match(list, /Recorded\..*Undo/s)
  const right = CORRECTED.replace('2022-13', '2022-12')
  const second = await (await door.post(PATH, stepOf(right, fields))).text()
  assert.match(second, /<th scope="row">unchanged<\/th><td class="number">16[34]/)
  const stale = await door.post(PATH, stepOf(right, { ...fields, do: 'import', token }))
  assert.equal(stale.status, 409)
  assert.match(await stale.text(), /name="bytes"/)
  const leaf = /name="leaf" value="(\d+)"/.exec(list)?.[1] ?? ''
  await door.post('/undo', { leaf, back: '/lists/list-b' })
  const before = await (await door.post(PATH, stepOf(CORRECTED, fields))).text()
  assert.match(before, /<th scope="row">unchanged<\/th><td class="number">162/)
  assert.deepEqual(door.faults, [])
  await door.world.close()
})

test('[E413] columns are chosen by hand and saved as a mapping; what is wrong is told and kept', async () => {
  const door = await openFixtureDoor(await openWorld())
  const chosen = {
    ...{ 'field-0': 'record', 'field-1': 'name', 'field-2': 'time', 'form-2': 'dmy' },
    ...{ 'field-3': '#own', 'own-3': 'bag', mapping: '' },
  }
  const wrong = await door.post(PATH, stepOf(SMALL, { ...chosen, 'field-1': 'record' }))
  const page = await wrong.text()
  assert.equal(wrong.status, 422)
  assert.match(page, /is taken for the same as a column before it/)
  assert.match(page, /name="own-3" value="bag"/)
  const save = { ...chosen, do: 'save', mappingName: 'bags', description: 'ours' }
  const saved = await (await door.post(PATH, stepOf(SMALL, save))).text()
  assert.match(saved, /The mapping bags is saved\./)
  const next = { step: 'columns', bytes: base64(SMALL), fileName: 'x.csv' }
  assert.match(
    await (await door.post(PATH, next)).text(),
    /<option value="bags" selected>bags: ours/,
  )
  const dry = await (await door.post(PATH, stepOf(SMALL, { mapping: 'bags', list: 'A' }))).text()
  assert.match(dry, /<th scope="row">new<\/th><td class="number">1</)
  assert.deepEqual(door.faults, [])
  await door.world.close()
})

test('[E414] a file that cannot be read is told, and only whoever may read names gets the page', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const broken = Buffer.from('PK\u0003\u0004 no workbook').toString('base64')
  const answer = await door.post(PATH, { step: 'columns', bytes: broken, fileName: 'a.xlsx' })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /role="alert"/)
  for (const actor of [VIEWER, STATISTICIAN]) {
    const other = await openFixtureDoor(await readOnlyWorld(), actor)
    assert.equal((await other.get(PATH)).status, 403)
    assert.equal((await other.post(PATH, stepOf(SMALL))).status, 403)
    assert.ok(!(await (await other.get('/lists')).text()).includes(PATH))
  }
})

test('[E415] a list shows its records a page at a time to whoever reads names, and counts to others', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text('/lists/list-a')
  assert.match(page, /100 of 200 are shown/)
  assert.match(page, /<bdi>강금화<\/bdi><\/td><td>2001<\/td><td>female<\/td><td>Ryanggang</)
  const [, more = ''] = /href="(\/lists\/list-a\?named=[^"]+)"/.exec(page) ?? []
  assert.ok(!(await door.text(more)).includes('강금화'))
  const counter = await openFixtureDoor(await readOnlyWorld(), STATISTICIAN)
  const counts = await counter.text('/lists/list-a')
  assert.match(counts, /Records with names<\/dt><dd>200/)
  assert.ok(!counts.includes('강금화'))
})
