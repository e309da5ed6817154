// Fields of a group's own in files of persons: a value stands with the mention that a row is, goes
// out in tables, and comes back. Everything here is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import type { FixtureDesk } from '../../fixture/desk.ts'
import { refused } from '../../fixture/desk.ts'
import { checkFile, exported, keepFile, takeFile, toldOf } from '../../fixture/import.ts'
import { resolveSmall } from '../../fixture/linkage.ts'
import { checkNames, importNames, importOf, mentionsOf, openNorth } from '../../fixture/mention.ts'

const OF_NORTH = { kind: 'persons', list: 'north' }
const HEAD = 'record,name,field.health,field.seen_by,field.met'

async function opened(): Promise<FixtureDesk> {
  const fixture = await openNorth()
  await addFields(fixture)
  await importNames(fixture, importOf('no,name\n1,Ri Myong Hui\n2,Pak Yong Suk\n'))
  return fixture
}

async function addFields(fixture: FixtureDesk): Promise<void> {
  const open = { of: 'person', sensitivity: 'public' }
  const choices = [
    { id: 'poor', names: { en: 'poor', ko: '나쁨' } },
    { id: 'over', names: { en: 'no longer asked' }, to: '2020-12-31' },
  ]
  for (const one of [
    { ...open, id: 'health', kind: 'choice', names: { en: 'Health' }, choices },
    { ...open, id: 'seen_by', kind: 'number', names: { en: 'Seen by' } },
    { ...open, id: 'met', kind: 'date', names: { en: 'Last met' } },
    { ...open, id: 'guide', kind: 'text', names: { en: 'Guide' }, sensitivity: 'restricted' },
  ])
    await fixture.ask('ana', 'field.define', one)
}

const said = async (fixture: FixtureDesk, id: string) => {
  const mentions = (await mentionsOf(fixture)) as unknown as Output<'mention.list'>['mentions']
  const found = mentions.find((one) => one.id === id)
  return (found?.fields ?? []).map(({ field, value }) => `${field} ${value}`)
}
const set = (fixture: FixtureDesk, field: string, person: string, value: string) =>
  fixture.ask('ana', 'field.set', { field, person, value })

test('[D1371] M14: a file of persons says what stands in fields, in rows of the one change', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  const before = await mentionsOf(fixture)
  const size = await fixture.size()
  const csv = `${HEAD}\n1,,나쁨,at least 2,2022-05\n3,Han Sol,,,2021\n2,Pak Yong Suk,,,\n`
  const done = await takeFile(fixture, csv, OF_NORTH)
  assert.equal(toldOf(done), 'new 1, changed 1, unchanged 1')
  // The file is kept and taken in: nothing else is written, and of the first mention no new row.
  assert.equal(await fixture.size(), size + 2)
  assert.deepEqual(await said(fixture, 'north/1'), [
    'health poor',
    'seen_by at least 2',
    'met 2022-05',
  ])
  assert.deepEqual(await said(fixture, 'north/3'), ['met 2021'])
  const [first] = await mentionsOf(fixture)
  assert.deepEqual(first?.written, before[0]?.written)
  assert.equal(first?.run, before[0]?.run)
  const run = await fixture.ask<Output<'import.show'>>('ana', 'import.show', { id: done.run })
  assert.deepEqual(run.records.map(({ id, outcome }) => `${id} ${outcome}`).sort(), [
    'north/1 changed',
    'north/3 new',
  ])
  assert.equal(toldOf(await checkFile(fixture, csv, OF_NORTH)), 'unchanged 3')
  // An empty cell keeps what stands there, unless its column clears.
  const bare = 'record,field.met\n1,\n'
  assert.equal(toldOf(await checkFile(fixture, bare, OF_NORTH)), 'unchanged 1, gone 2')
  const columns = [
    { column: 'record', field: 'record' },
    { column: 'field.met', field: 'field.met', clears: true },
  ]
  await takeFile(fixture, bare, { ...OF_NORTH, columns })
  assert.deepEqual(await said(fixture, 'north/1'), ['health poor', 'seen_by at least 2'])
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D1371] a file by a saved mapping has such columns, and a mapping names a field that is there', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  const columns = [
    { column: 'no', field: 'record' },
    { column: 'how', field: 'field.health' },
  ]
  const mapped = importOf('no,how\n1,poor\n', { columns })
  assert.deepEqual((await checkNames(fixture, mapped)).differences[0]?.changes, [
    { kind: 'value', field: 'field.health', after: 'poor' },
  ])
  assert.equal(await importNames(fixture, mapped), 'changed 1, gone 1')
  const unknown = [columns[0], { column: 'how', field: 'field.nothing' }]
  const refusal = await refused(
    fixture.ask('ana', 'list.check', importOf('no,how\n1,poor\n', { columns: unknown })),
  )
  assert.equal(refusal.code, 'mapping-unfit')
})

test('[D1372] a value that a field cannot hold is refused by its row and column', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  const rows = [
    '1,,excellent,,',
    '2,,,many a one,',
    '3,Han Sol,,,the other day',
    '4,Kim Sol,over,,',
    '5,Choe Sol,poor,7,2022-05-01',
  ]
  const size = await fixture.size()
  const told = await takeFile(fixture, `${HEAD}\n${rows.join('\n')}\n`, OF_NORTH)
  assert.equal(toldOf(told), 'new 1, refused 4')
  assert.equal(await fixture.size(), size + 2)
  const checked = await checkFile(fixture, `${HEAD}\n${rows.join('\n')}\n`, OF_NORTH)
  assert.deepEqual(
    checked.problems.map(({ line, column, code }) => `${line}/${column} ${code}`),
    ['2/3 word_unknown', '3/4 number_unreadable', '4/5 date_unreadable', '5/3 word_unknown'],
  )
  assert.deepEqual(await said(fixture, 'north/5'), ['health poor', 'seen_by 7', 'met 2022-05-01'])
  assert.deepEqual(await said(fixture, 'north/1'), [])
  await fixture.ask('ana', 'field.retire', { id: 'seen_by' })
  const retired = await checkFile(fixture, `${HEAD}\n1,,,9,\n5,,,7,\n`, OF_NORTH)
  assert.deepEqual(
    retired.problems.map(({ line, column, code }) => `${line}/${column} ${code}`),
    ['2/4 field_retired'],
  )
})

test('[D1373] a field for few comes in by no file of persons, and its column is not kept', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  await set(fixture, 'guide', 'north/1', 'a baker')
  for (const column of ['field.guide', 'field.guide:admin']) {
    const document = await keepFile(fixture, `record,${column}\n1,x\n`)
    const columns = [
      { column: 'record', field: 'record' },
      { column, field: column },
    ]
    const asked = { document, ...OF_NORTH, columns }
    assert.equal((await refused(fixture.ask('ana', 'import.check', asked))).code, 'mapping-unfit')
  }
  const csv = 'record,Guide (field.guide):admin,phone:admin\n1,a nurse,0999\n'
  assert.equal(toldOf(await takeFile(fixture, csv, OF_NORTH)), 'changed 1, gone 1')
  const [first] = await mentionsOf(fixture)
  assert.deepEqual(first?.restricted, { phone: '0999' })
  assert.deepEqual(await said(fixture, 'north/1'), ['guide a baker'])
})

test('[D1374] [D1376] what somebody set by hand in a field of a person waits for a decision', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  await takeFile(fixture, `${HEAD}\n1,,poor,7,\n`, OF_NORTH)
  await set(fixture, 'seen_by', 'north/1', 'about 80')
  const csv = `${HEAD}\n1,,poor,9,2022\n`
  assert.equal(toldOf(await takeFile(fixture, csv, OF_NORTH)), 'conflict 1, gone 1')
  assert.deepEqual(await said(fixture, 'north/1'), ['health poor', 'seen_by about 80'])
  await takeFile(fixture, csv, { ...OF_NORTH, conflicts: 'ours' })
  assert.deepEqual(await said(fixture, 'north/1'), [
    ...['health poor', 'seen_by about 80', 'met 2022'],
  ])
  const again = await checkFile(fixture, csv, OF_NORTH)
  assert.deepEqual([toldOf(again), again.kept], ['unchanged 1, gone 1', 1])
  await takeFile(fixture, csv.replace(',9,', ',10,'), { ...OF_NORTH, conflicts: 'theirs' })
  assert.ok((await said(fixture, 'north/1')).includes('seen_by 10'))
  // Said by a file again, it is nobody's hand.
  assert.equal(
    toldOf(await takeFile(fixture, csv.replace(',9,', ',11,'), OF_NORTH)),
    'changed 1, gone 1',
  )
})

test('[D1375] persons and their table have a column for each field that their asker may read', async (t) => {
  const fixture = await openNorth()
  t.after(() => fixture.close())
  await resolveSmall(fixture)
  await addFields(fixture)
  const members = new Map<string, string[]>()
  for (const { row } of await fixture.desk.ledger.read.personMembers())
    members.set(row.person, [...(members.get(row.person) ?? []), row.mention])
  const [person = '', mentions = []] = [...members].find(([, own]) => own.length > 1) ?? []
  for (const [n, mention] of mentions.entries())
    await set(fixture, 'seen_by', mention, String(n + 7))
  await set(fixture, 'health', mentions[0] ?? '', 'poor')
  await set(fixture, 'health', mentions[1] ?? '', 'poor')
  await set(fixture, 'guide', person, 'a baker')
  const shown = async (who: 'ana' | 'own') => {
    const asked = { limit: 500 }
    const { persons } = await fixture.ask<Output<'person.list'>>(who, 'person.list', asked)
    return persons
      .find(({ id }) => id === person)
      ?.fields.map(({ field, value }) => `${field} ${value}`)
  }
  const open = mentions.flatMap((_, n) =>
    n < 2 ? ['health poor', `seen_by ${n + 7}`] : [`seen_by ${n + 7}`],
  )
  assert.deepEqual((await shown('ana'))?.sort(), [...open, 'guide a baker'].sort())
  const csv = (await exported(fixture, 'persons', 'csv')).toString()
  const [head = '', ...rows] = csv.split('\r\n')
  for (const column of [
    'Health (field.health)',
    'Seen by (field.seen_by)',
    'Guide (field.guide):admin',
  ])
    assert.ok(head.includes(column), column)
  const own = rows.find((row) => row.includes('a baker')) ?? ''
  assert.ok(own.includes(mentions.map((_, n) => n + 7).join(' | ')), own)
  assert.equal(own.split('poor').length, 2, 'the same value stands once')
})
