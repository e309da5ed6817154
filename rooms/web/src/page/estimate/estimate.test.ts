// The page of estimates: what is documented first, what speaks against a number beside it, and no
// number where none can be given. Tables are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type FixtureDoor, openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

const THREE = [
  'police,newspapers,parishes,count',
  '1,0,0,60',
  '0,1,0,48',
  '0,0,1,40',
  '1,1,0,18',
  '1,0,1,14',
  '0,1,1,12',
  '1,1,1,6',
].join('\n')
const TWO = 'police,newspapers,count\n1,0,30\n0,1,25\n1,1,15'
const FEW = 'a,b,c,count\n1,0,0,12\n0,1,0,9\n0,0,1,8\n1,1,0,5\n1,0,1,4\n0,1,1,3\n1,1,1,2'

const QUICK = { replicates: '200', seed: '7' }

async function estimated(fields: Record<string, string>): Promise<string> {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await (await door.post('/estimates', { ...QUICK, ...fields })).text()
  assert.deepEqual(door.faults, [])
  return page
}

test('[E290] what is documented comes first, then bound, band and estimate, findings beside', async () => {
  const page = await estimated({ csv: THREE })
  const order = [
    'At least 198 (documented)',
    'A lower bound of 300',
    'A band of 287 to 458',
    'An estimate of 351 (',
    'What speaks against it',
    'The lists cover about 42 % only.',
    'The methods beside each other',
    'the numbers are lists: 1 police, 2 newspapers, 3 parishes',
    'Another table, or other options',
  ]
  const places = order.map((words) => page.indexOf(words))
  assert.ok(!places.includes(-1), order[places.indexOf(-1)])
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  )
})

test('[E290] what speaks against a number is never folded away', async () => {
  const page = await estimated({ csv: THREE })
  const folded = [...page.matchAll(/<details(?! [^>]*open).*?<\/details>/gs)].map(([one]) => one)
  assert.ok(folded.length > 3)
  assert.ok(folded.every((part) => !part.includes('The lists cover about')))
})

test('[E291] two lists give a band under what is stated, and no number of any model', async () => {
  const page = await estimated({ csv: TWO, oddsLow: '1', oddsHigh: '4', why: 'one network' })
  assert.match(page, /No estimate: Only two different lists are left/)
  assert.match(page, /A band of 120 to 270, assuming the odds ratio that was stated: one network/)
  for (const words of [
    'An estimate of',
    'The methods beside',
    'id="replicates-title',
    'id="landscape-title',
  ])
    assert.ok(!page.includes(words), words)
})

test('[E291] the curve of two lists is not shown where more stands against a number', async () => {
  assert.match(await estimated({ csv: TWO }), /id="curve-title"/)
  const all = await estimated({ csv: 'a,b,count\n1,0,30\n1,1,15' })
  assert.match(all, /The list a names everybody who is named anywhere/)
  assert.ok(!all.includes('id="curve-title"'))
})

test('[E291] of fewer than a hundred persons no number of any model is printed', async () => {
  const page = await estimated({ csv: FEW })
  assert.match(page, /No estimate: fewer than a hundred persons are named/)
  for (const id of [
    'methods',
    'landscape',
    'curve',
    'variants',
    'replicates',
    'posterior',
    'chains',
  ])
    assert.ok(!page.includes(`id="${id}-title"`), id)
  assert.match(page, /id="overlap-title"/)
})

test('[E292] every picture has the same numbers in a table', async () => {
  const page = await estimated({ csv: THREE, classes: 'yes' })
  const ids = [...page.matchAll(/<title id="([a-z]+)-title">/g)].map(([, id]) => id)
  const all = ['methods', 'landscape', 'overlap', 'frequencies', 'curve', 'prior', 'variants']
  assert.deepEqual(ids, [...all, 'leverage', 'replicates', 'posterior', 'chains'])
  const parts = page.split('<section class="estimate-part"').slice(1)
  for (const part of parts) assert.match(part, /<table class="estimate-table">/)
  assert.ok(parts.length >= ids.length)
})

test('[E293] a table that cannot be read is refused with its lines, and what was typed is kept', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const answer = await door.post('/estimates', { csv: 'a,b,count\n1,0,=cmd()\n1,2,3', seed: '99' })
  const page = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(page, /This is no table that can be read/)
  assert.ok(page.includes('1,0,=cmd()'))
  assert.match(page, /name="seed"[^>]* value="99"/)
  const [notice = ''] = /<div class="notice problem".*?<\/div>/s.exec(page) ?? []
  assert.ok(notice !== '' && !notice.includes('cmd'))
})

test('[E293] markup in the name of a list is text, and half an odds ratio is refused', async () => {
  const csv = THREE.replace('police', '<b onclick=alert(1)>')
  const page = await estimated({ csv })
  assert.ok(!page.includes('<b onclick'))
  assert.ok(page.includes('&lt;b onclick'))
  const door = await openFixtureDoor(await readOnlyWorld())
  const half = await door.post('/estimates', { ...QUICK, csv: TWO, oddsLow: '1' })
  assert.equal(half.status, 422)
})

test('[E293] a table can be sent as a file', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const body = new FormData()
  body.set('file', new File([`\u{feff}${THREE.replaceAll('\n', '\r\n')}`], 'lists.csv'))
  body.set('replicates', '200')
  const page = await (await sent(door, body)).text()
  assert.match(page, /At least 198 \(documented\)/)
})

function sent(door: FixtureDoor, body: FormData): Promise<Response> {
  const headers = { cookie: door.cookie, origin: 'http://localhost:4321' }
  return door.send('/estimates', { method: 'POST', headers, body })
}

test('[E294] only whoever may estimate has the page and its entry in the navigation', async () => {
  const keeper = await openFixtureDoor(await readOnlyWorld())
  assert.match(await keeper.text('/'), /href="\/estimates"/)
  const viewer = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  assert.ok(!(await viewer.text('/')).includes('href="/estimates"'))
  assert.equal((await viewer.get('/estimates')).status, 403)
  assert.equal((await viewer.post('/estimates', { csv: THREE })).status, 403)
})

test('[E295] nothing of a table stays: not in the address, nor on the page when it is opened again', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const csv = THREE.replace('police', 'harbour-list')
  const answer = await door.post('/estimates', { ...QUICK, csv })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('location'), null)
  assert.ok((await answer.text()).includes('harbour-list'))
  assert.ok(!(await door.text('/estimates')).includes('harbour-list'))
  assert.ok(!(await door.text('/log/changes')).includes('harbour-list'))
})

test('[E297] an estimate tells how far it is, and stops when it is told to', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const token = 'e'.repeat(32)
  const answer = door.post('/estimates', { csv: THREE, classes: 'yes', progress: token })
  const texts: string[] = []
  while (!texts.some((text) => /[1-9]/.test(text))) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    const told = await door.get(`/progress/${token}`)
    if (told.ok) texts.push(((await told.json()) as { text: string }).text)
    assert.ok(texts.length < 1000)
  }
  await door.post(`/progress/${token}/cancel`, {})
  const page = await (await answer).text()
  assert.match(page, /Cancelled/)
  assert.ok(page.includes('1,0,0,60') && !page.includes('At least 198'))
})
