// What somebody corrected by hand beside what a file says again, undoing an import, and rows that
// are wrong. The people are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type FixtureDesk, refused } from '../../fixture/desk.ts'
import {
  COLUMNS,
  checkNames,
  fileOf,
  importNames,
  importOf,
  mentionsOf,
  mentionWith,
  openNorth,
  ROWS,
} from '../../fixture/mention.ts'

async function amend(fixture: FixtureDesk, fields: object, id = 'north/1'): Promise<void> {
  await fixture.ask('ana', 'mention.amend', { id, ...fields })
}

const nameOf = async (fixture: FixtureDesk) => (await mentionWith(fixture, 'north/1')).name

test('[D285] where a hand was at work the caller says whose word counts, field by field', async () => {
  const fixture = await openNorth()
  await importNames(fixture, importOf(fileOf()))
  await amend(fixture, { name: 'Ri Myong Hui (female)' })
  const older = ROWS.map((row) => row.replace(',52,', ',53,'))
  const said = await checkNames(fixture, importOf(fileOf(older)))
  assert.deepEqual(said.outcomes, [
    { outcome: 'unchanged', rows: 2 },
    { outcome: 'conflict', rows: 1 },
  ])
  const [conflict] = said.differences.filter(({ outcome }) => outcome === 'conflict')
  assert.deepEqual(
    conflict?.changes.map(({ field, before, after }) => [field, before, after]),
    [
      ['age', '52', '53'],
      ['name', 'Ri Myong Hui (female)', 'Ri Myong Hui'],
      ['born', '1971', '1970'],
    ],
  )
  // Until somebody says it, nothing of the row is written.
  assert.equal(await importNames(fixture, importOf(fileOf(older))), 'unchanged 2, conflict 1')
  assert.equal((await mentionWith(fixture, 'north/1')).written.age, '52')
  const ours = importOf(fileOf(older), { conflicts: 'ours' })
  assert.equal(await importNames(fixture, ours), 'unchanged 2, conflict 1')
  const kept = await mentionWith(fixture, 'north/1')
  assert.deepEqual([kept.name, kept.bornLow], ['Ri Myong Hui (female)', 1970])
  await fixture.close()
})

test('[D285] [D1376] ours, once kept, stays silently until the source says something else', async () => {
  const fixture = await openNorth()
  await importNames(fixture, importOf(fileOf()))
  await amend(fixture, { name: 'Ri Myong Sun' })
  assert.equal(await importNames(fixture, importOf(fileOf())), 'unchanged 2, conflict 1')
  await importNames(fixture, importOf(fileOf(), { conflicts: 'ours' }))
  assert.equal((await checkNames(fixture, importOf(fileOf()))).kept, 1)
  assert.equal(await importNames(fixture, importOf(fileOf())), 'unchanged 3')
  assert.equal(await nameOf(fixture), 'Ri Myong Sun')
  const other = ROWS.map((row) => row.replace('Ri Myong Hui', 'Ri Myong He'))
  assert.equal(await importNames(fixture, importOf(fileOf(other))), 'unchanged 2, conflict 1')
  const theirs = importOf(fileOf(other), { conflicts: 'theirs' })
  assert.equal(await importNames(fixture, theirs), 'unchanged 2, conflict 1')
  assert.equal(await nameOf(fixture), 'Ri Myong He')
  // Theirs was taken: from then on the list alone speaks.
  assert.equal(await importNames(fixture, importOf(fileOf())), 'changed 1, unchanged 2')
  await fixture.close()
})

test('[D285] a place found by hand is no conflict with words that name none', async () => {
  const fixture = await openNorth()
  await importNames(fixture, importOf(fileOf()))
  await amend(fixture, { home: '함경북도' }, 'north/3')
  assert.equal(await importNames(fixture, importOf(fileOf())), 'unchanged 3')
  assert.equal((await mentionWith(fixture, 'north/3')).home, 'KP/HB')
  const found = ROWS.map((row) => row.replace('Nowhere at all', 'Ryanggang'))
  assert.equal(await importNames(fixture, importOf(fileOf(found))), 'unchanged 2, conflict 1')
  // A hand that came to the same is no conflict.
  await amend(fixture, { home: 'Ryanggang' }, 'north/3')
  assert.equal(await importNames(fixture, importOf(fileOf(found))), 'changed 1, unchanged 2')
  await fixture.close()
})

test('[D293] what was read is corrected by hand, its words never; what changes nothing is refused', async () => {
  const fixture = await openNorth()
  await importNames(fixture, importOf(fileOf()))
  await amend(fixture, { bornLow: 1969, sex: 'm', time: '2022-05-03', clear: ['home'] })
  const row = await mentionWith(fixture, 'north/1')
  assert.deepEqual([row.bornLow, row.bornHigh, row.sex, row.home], [1969, 1969, 'm', undefined])
  assert.deepEqual(row.time, { earliest: '2022-05-03', latest: '2022-05-03' })
  assert.equal(row.run, undefined)
  assert.deepEqual([row.written.age, row.written.home], ['52', 'North Hamgyong'])
  assert.deepEqual(row.restricted, { phone: '0999' })
  const codeOf = async (fields: object, id = 'north/1') =>
    (await refused(fixture.ask('ana', 'mention.amend', { id, ...fields }))).code
  assert.equal(await codeOf({ sex: 'm' }), 'invalid-input')
  assert.equal(await codeOf({ sex: 'm' }, 'north/77'), 'unknown-mention')
  assert.equal(await codeOf({ home: 'Nowhere' }), 'unknown-place')
  assert.equal(await codeOf({ time: '2022-02-30' }), 'impossible-date')
  assert.equal(await codeOf({ origin: 'nobody' }), 'unknown-agent')
  assert.equal(await codeOf({ bornLow: 1990, bornHigh: 1980 }), 'findings')
  const history = await fixture.ask<{ rows: { fields: { field: string }[] }[] }>(
    ...(['rev', 'record.history', { id: 'north/1' }] as const),
  )
  assert.equal(history.rows.length, 2)
  await fixture.close()
})

test('[D289] an import is undone as a whole, unless later rows say something of the same mentions', async () => {
  const fixture = await openNorth()
  const leaves: number[] = []
  const take = (rows: readonly string[]) =>
    fixture.ask('ana', 'list.import', importOf(fileOf(rows)), {
      changed: (leaf) => leaves.push(leaf),
    })
  await take(ROWS)
  await take([...ROWS.slice(0, 2), '3,Kim Chol Su,41,,남,,,,'])
  const [first = 0, second = 0] = leaves
  const held = await refused(fixture.ask('ana', 'change.undo', { change: first }))
  assert.deepEqual([held.code, held.details], ['still-used', [{ mention: 'north/3' }]])
  await fixture.ask('ana', 'change.undo', { change: second })
  assert.equal((await mentionWith(fixture, 'north/3')).name, 'Kim, Chol')
  await fixture.ask('ana', 'change.undo', { change: first })
  assert.deepEqual(await mentionsOf(fixture), [])
  // What changed rows of an import cannot count again without them.
  const undo = (await fixture.size()) - 2
  const rests = await refused(fixture.ask('ana', 'change.undo', { change: undo }))
  assert.deepEqual([rests.code, rests.details], ['rests-on-undone', [{ mention: 'north/3' }]])
  assert.equal(await importNames(fixture, importOf(fileOf())), 'new 3')
  await fixture.close()
})

test('[D287] a wrong row stops no other, and comes back as a file in which nothing runs', async () => {
  const fixture = await openNorth()
  const rows = [
    ...ROWS.slice(0, 2),
    '3,"Kim, ""the tall""",41,,남,=HYPERLINK("x"),2022-13,+850 2,-5',
    '4,Han,240,,,,,,',
  ]
  const said = await checkNames(fixture, importOf(fileOf(rows)))
  assert.deepEqual(said.problems, [
    { code: 'date_impossible', line: 4, column: 7 },
    { code: 'age_impossible', line: 5, column: 3 },
  ])
  assert.equal(
    said.failed,
    [
      'no,name,age,counting,sex,home,month,phone:admin,remarks,problem',
      `3,"Kim, ""the tall""",41,,남,"'=HYPERLINK(""x"")",2022-13,'+850 2,'-5,date_impossible`,
      '4,Han,240,,,,,,,age_impossible',
      '',
    ].join('\r\n'),
  )
  const answer = await fixture.ask('ana', 'list.import', importOf(fileOf(rows)))
  assert.ok(!JSON.stringify(answer).includes('tall'))
  const corrected = (said.failed ?? '').replace('2022-13', '2022-12').replace(',240,', ',24,')
  assert.equal(await importNames(fixture, importOf(corrected)), 'new 2, gone 2')
  const third = await mentionWith(fixture, 'north/3')
  assert.deepEqual([third.written.home, third.restricted], ['=HYPERLINK("x")', { phone: '+850 2' }])
  // Where no row is right, nothing is kept.
  const size = await fixture.size()
  const bad = await refused(
    fixture.ask('ana', 'list.import', importOf(fileOf(['4,Han,240,,,,,,']))),
  )
  assert.equal(bad.code, 'table-unreadable')
  assert.deepEqual(bad.details, [{ code: 'age_impossible', line: 2, column: 3 }])
  assert.equal(await fixture.size(), size)
  await fixture.close()
})

test('[D287] of a column that two orders of day and month fit every such row is refused', async () => {
  const fixture = await openNorth()
  const rows = ['1,Han,,,,,03/04/2022,,', '2,Han,,,,,13/04/2022,,', '3,Han,,,,,04/04/2022,,']
  const said = await checkNames(fixture, importOf(fileOf(rows)))
  assert.deepEqual(said.problems, [{ code: 'date_ambiguous', line: 2, column: 7 }])
  const columns = COLUMNS.map((one) => (one.field === 'time' ? { ...one, form: 'dmy' } : one))
  await importNames(fixture, importOf(fileOf(rows), { columns }))
  const days = (await mentionsOf(fixture)).map(({ time }) => time?.earliest)
  assert.deepEqual(days, ['2022-04-03', '2022-04-13', '2022-04-04'])
  await fixture.close()
})
