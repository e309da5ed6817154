// A file that comes in, on its pages: kept, mapped, tried, taken in, and undone as a whole.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'

const FILE = 'id,title,act,date,remarks\n1,An invented raid,raid,2022-04,x\n2,<b>Bold</b>,walk,,y\n'
const mainOf = (page: string) => page.slice(page.indexOf('<main'), page.indexOf('</main>'))
const KEPT = { kind: 'events', title: 'Our cases', bytes: Buffer.from(FILE).toString('base64') }
const MAPPED = {
  ...{ kind: 'events', namespace: 'ours', 'field-0': 'id', 'field-1': 'title' },
  ...{ 'field-2': 'act', 'field-3': 'time', 'field-4': '' },
}

test('[E1040] a file is sent once, its columns are mapped, tried and taken in, all without scripts', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const kept = await door.post('/imports', KEPT)
  assert.equal(kept.status, 303)
  const steps = kept.headers.get('location')?.replace(/[&?]done=.*$/, '') ?? ''
  assert.match(steps, /^\/imports\/files\/doc_\w+\?kind=events$/)
  const page = mainOf(await door.text(steps))
  assert.match(page, /<option value="time" selected[^>]*>When</)
  assert.ok(page.includes('name="namespace"') && !page.includes('type="file"'))
  assert.ok(!page.includes('name="own-0"'))
  assert.ok(page.includes('An invented raid') && page.includes('&lt;b>Bold'))
  const tried = await door.post(steps, { ...MAPPED, do: 'check' })
  const dry = mainOf(await tried.text())
  assert.match(dry, /Nothing has been stored/)
  assert.match(dry, /Line 3 has a word that is none of those/)
  assert.ok(dry.includes('Columns that are not read: remarks'))
  const token = /name="token" value="([0-9a-f]{64})"/.exec(dry)?.[1] ?? ''
  const saved = await door.post(steps, { ...MAPPED, do: 'save', mappingName: 'cases' })
  assert.ok(mainOf(await saved.text()).includes('The mapping cases is saved.'))
  assert.match(mainOf(await door.text(steps)), /<option value="act" selected/)
  const done = await door.post(steps, { ...MAPPED, do: 'import', token })
  assert.equal(done.status, 303)
  const run = done.headers.get('location')?.replace(/[&?]done=.*$/, '') ?? ''
  const shown = mainOf(await door.text(run))
  assert.match(shown, /<a href="\/events\/ev_\w+">An invented raid<\/a>/)
  assert.match(shown, /1 new/)
  assert.match(shown, /[0-9a-f]{64}/)
  assert.ok(mainOf(await door.text('/imports')).includes(run))
  // With another choice it would do something else than the check said.
  const other = { ...MAPPED, conflicts: 'ours', do: 'import', token }
  const stale = await door.post(steps, other)
  assert.equal(stale.status, 409)
  assert.match(
    mainOf(await stale.text()),
    /name="namespace"[^>]*value="ours"|value="ours"[^>]*name="namespace"/,
  )
  await world.close()
})

test('[E1040] a file in an old encoding is read in it at every step', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  // 「id,title」 and 「1,북송」 in EUC-KR.
  const bytes = Buffer.from('69642c7469746c650a312cbacfbcdb0a', 'hex').toString('base64')
  const kept = await door.post('/imports', { ...KEPT, bytes, encoding: 'euc-kr' })
  const steps = kept.headers.get('location') ?? ''
  assert.match(steps, /encoding=euc-kr/)
  const page = mainOf(await door.text(steps))
  assert.ok(page.includes('북송') && page.includes('name="encoding" value="euc-kr"'))
  const tried = await door.post(steps.replace(/&encoding=[^&]*/, ''), {
    ...{ ...MAPPED, encoding: 'euc-kr', 'field-2': '', 'field-3': '' },
    do: 'check',
  })
  assert.match(mainOf(await tried.text()), /<th[^>]*>new<\/th>/)
  await world.close()
})

test('[E1041] the page of an import undoes it as a whole, and says that it is undone', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const kept = await door.post('/imports', KEPT)
  const steps = kept.headers.get('location') ?? ''
  const tried = await (await door.post(steps, { ...MAPPED, do: 'check' })).text()
  const token = /name="token" value="([0-9a-f]{64})"/.exec(tried)?.[1] ?? ''
  const done = await door.post(steps, { ...MAPPED, do: 'import', token })
  const run = done.headers.get('location')?.replace(/[&?]done=.*$/, '') ?? ''
  const shown = mainOf(await door.text(run))
  const leaf = /name="leaf" value="(\d+)"/.exec(shown)?.[1] ?? ''
  const event = /\/events\/(ev_\w+)/.exec(shown)?.[1] ?? ''
  const amended = { id: event, title: 'Amended since' }
  assert.equal((await door.call('event.amend', amended)).status, 200)
  const still = await door.post('/undo', { leaf, back: run })
  assert.ok(still.status >= 400)
  const { body } = await door.call('change.list', {})
  const [later] = (body as { changes: { leaf: number }[] }).changes
  await door.call('change.undo', { change: later?.leaf })
  assert.equal((await door.post('/undo', { leaf, back: run })).status, 303)
  assert.ok(mainOf(await door.text(run)).includes('This import was undone'))
  assert.equal((await door.get(`/events/${event}`)).status, 404)
  await world.close()
})

test('[E1042] who takes nothing in sees no imports, and an import that is not there is none', async () => {
  const world = await openWorld()
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.equal((await viewer.get('/imports')).status, 403)
  assert.equal((await viewer.get('/imports/ir_0')).status, 403)
  assert.ok(!(await viewer.text('/events')).includes('/imports'))
  const door = await openFixtureDoor(world)
  assert.equal((await door.get('/imports/ir_0')).status, 404)
  assert.equal((await door.get('/imports/files/doc_0?kind=events')).status, 404)
  await world.close()
})

test('[E1043] a sheet of claims is tried and taken in, and leads to its claims', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const { body } = await door.call('document.show', { id: 'R03' })
  const [quote = ''] = (body as { text: string }).text.split('\n').filter((line) => line !== '')
  const rows = [`1,R03,"${quote.replaceAll('"', '""')}",raid`, '2,R03,said by nobody,raid']
  const sheet = ['id,document,quote,act', ...rows].join('\n')
  const file = { kind: 'claims', title: 'A sheet', bytes: Buffer.from(sheet).toString('base64') }
  const kept = await door.post('/imports', file)
  const steps = kept.headers.get('location')?.replace(/[&?]done=.*$/, '') ?? ''
  const page = mainOf(await door.text(steps))
  assert.match(page, /<option value="quote" selected[^>]*>Quotation, word for word</)
  assert.ok(page.includes('name="namespace"') && page.includes('wait for a decision'))
  const mapped = {
    ...{ kind: 'claims', namespace: 'sheet', 'field-0': 'id', 'field-1': 'document' },
    ...{ 'field-2': 'quote', 'field-3': 'act' },
  }
  const dry = mainOf(await (await door.post(steps, { ...mapped, do: 'check' })).text())
  assert.match(dry, /Line 3[^<]* is not in the document/)
  assert.ok(dry.includes('What saved questions would answer'))
  const full = mainOf(await (await door.post(steps, { ...mapped, do: 'full' })).text())
  const [, file64 = ''] = /base64,([^"]+)" download="difference.csv"/.exec(full) ?? []
  assert.match(Buffer.from(file64, 'base64').toString(), /^outcome,line,id.*new,2,,quote,,/s)
  const token = /name="token" value="([0-9a-f]{64})"/.exec(dry)?.[1] ?? ''
  const done = await door.post(steps, { ...mapped, do: 'import', token })
  const run = done.headers.get('location')?.replace(/[&?]done=.*$/, '') ?? ''
  const claim = /<a href="(\/claims\/cl_\w+)">/.exec(mainOf(await door.text(run)))?.[1] ?? ''
  assert.equal((await door.get(claim)).status, 200)
  await world.close()
})

test('[E1065] where every row is refused nothing is offered to be taken in', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const tried = async (rows: readonly string[]) => {
    const bytes = Buffer.from(['id,title,place', ...rows].join('\n')).toString('base64')
    const kept = await door.post('/imports', { kind: 'events', title: 'A table', bytes })
    const steps = kept.headers.get('location') ?? ''
    const mapped = { 'field-0': 'id', 'field-1': 'title', 'field-2': 'place' }
    const sent = { kind: 'events', namespace: 'tried', ...mapped, do: 'check' }
    return mainOf(await (await door.post(steps, sent)).text())
  }
  const wrong = ['1,A raid,Nowhereland', '2,Another,Nowhereland']
  const none = await tried(wrong)
  assert.ok(none.includes('Every row is refused') && !none.includes('value="import"'))
  assert.ok(none.includes('download="refused.csv"'))
  const one = await tried([...wrong, '3,A third,Liaoning'])
  assert.ok(!one.includes('Every row is refused') && one.includes('value="import"'))
  await world.close()
})
