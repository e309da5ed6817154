// Lists with names: what a file becomes, what stays in the way, and that a second run changes
// nothing. The people are invented; bands of birth are calculated by hand from linkage.md 5.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { refused } from '../../fixture/desk.ts'
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

test('[D280] a file with names makes mentions: words, what is read of them, restricted cells', async () => {
  const fixture = await openNorth()
  const before = await fixture.size()
  assert.equal(await importNames(fixture, importOf(fileOf())), 'new 3')
  assert.equal(await fixture.size(), before + 1)
  const [first, second, third] = await mentionsOf(fixture)
  const { run, ...mention } = first ?? {}
  assert.match(run ?? '', /^ir_/)
  assert.deepEqual(
    Object.fromEntries(
      Object.entries(mention).filter(([key]) => !/^(?:recorded|by|leaf)$/.test(key)),
    ),
    {
      ...{ id: 'north/1', list: 'north' },
      written: {
        ...{ record: '1', name: 'Ri Myong Hui', age: '52', age_counting: 'korean' },
        ...{ sex: 'F', home: 'North Hamgyong', time: '2022-05' },
      },
      ...{ name: 'Ri Myong Hui', bornLow: 1971, bornHigh: 1971, sex: 'f', home: 'KP/HB' },
      time: { earliest: '2022-05-01', latest: '2022-05-31' },
      restricted: { phone: '0999' },
      fields: [],
    },
  )
  assert.deepEqual([second?.bornLow, second?.bornHigh, second?.sex], [1991, 1992, 'f'])
  assert.deepEqual([third?.bornLow, third?.bornHigh, third?.name], [1980, 1982, 'Kim, Chol'])
  // Unknown to the gazetteer: as written, and nothing to compare.
  assert.deepEqual([third?.home, third?.written.home], [undefined, 'Nowhere at all'])
  await fixture.close()
})

test('[D284] outcomes: new, changed field by field, unchanged, gone; empty keeps, unless it clears', async () => {
  const fixture = await openNorth()
  await importNames(fixture, importOf(fileOf()))
  const rows = [
    '1,Ri Myong Hui,53,,F,North Hamgyong,2022-05,,',
    '2,Pak Yong Suk,30,international,여,함경북도,2022-06,,',
    '4,Han Sol,,,,,,,',
  ]
  const said = await checkNames(fixture, importOf(fileOf(rows)))
  assert.deepEqual(said.outcomes, [
    { outcome: 'new', rows: 1 },
    { outcome: 'changed', rows: 1 },
    { outcome: 'unchanged', rows: 1 },
    { outcome: 'gone', rows: 1 },
  ])
  const byOutcome = (outcome: string) => said.differences.filter((one) => one.outcome === outcome)
  assert.deepEqual(byOutcome('changed'), [
    {
      ...{ outcome: 'changed', line: 2, id: 'north/1' },
      changes: [
        { kind: 'words', field: 'age', before: '52', after: '53' },
        { kind: 'value', field: 'born', before: '1971', after: '1970' },
      ],
    },
  ])
  assert.deepEqual(byOutcome('gone'), [{ outcome: 'gone', id: 'north/3', changes: [] }])
  assert.deepEqual(byOutcome('unchanged'), [])
  const clearing = COLUMNS.map((one) => (one.field === 'phone' ? { ...one, clears: true } : one))
  const columns = clearing.filter(({ field }) => field !== 'sex')
  await importNames(fixture, importOf(fileOf(rows), { columns, markGone: '2022-04-30' }))
  const first = await mentionWith(fixture, 'north/1')
  // The column of sexes was missing in the mapping, so nothing of it was cleared.
  assert.deepEqual([first.restricted, first.sex, first.bornLow], [undefined, 'f', 1970])
  assert.equal((await mentionWith(fixture, 'north/3')).goneSince, '2022-04-30')
  assert.equal(await importNames(fixture, importOf(fileOf(rows))), 'unchanged 3')
  // Who is listed again is gone no more.
  assert.equal(await importNames(fixture, importOf(fileOf())), 'changed 2, unchanged 1, gone 1')
  assert.equal((await mentionWith(fixture, 'north/3')).goneSince, undefined)
  await fixture.close()
})

test('[D288] the same file again: all unchanged, one leaf that says so', async () => {
  const fixture = await openNorth()
  await importNames(fixture, importOf(fileOf()))
  const size = await fixture.size()
  assert.equal(await importNames(fixture, importOf(fileOf())), 'unchanged 3')
  assert.equal(await fixture.size(), size + 1)
  const [run] = (await fixture.desk.ledger.read.rows('import_run')).slice(-1)
  assert.deepEqual(run?.row.outcomes, [{ outcome: 'unchanged', rows: 3 }])
  // SHA-256 of nothing: no id was touched.
  assert.match(run?.row.touchedHash ?? '', /^e3b0c44298fc1c14/)
  await fixture.close()
})

test('[D286] a check and the import of the same file are one walk; a stale one is refused', async () => {
  const fixture = await openNorth()
  const size = await fixture.size()
  const said = await checkNames(fixture, importOf(fileOf()))
  assert.equal(await fixture.size(), size)
  const token = (await checkNames(fixture, importOf(fileOf()))).token
  assert.equal(token, said.token)
  const one = importOf(fileOf(ROWS.slice(0, 1)))
  await importNames(fixture, { ...one, columns: COLUMNS })
  const stale = await refused(fixture.ask('ana', 'list.import', importOf(fileOf(), { token })))
  assert.deepEqual([stale.code, stale.field], ['stale-dry-run', 'token'])
  assert.equal((await mentionsOf(fixture)).length, 1)
  const again = await checkNames(fixture, importOf(fileOf()))
  // Something else happened meanwhile, and the difference is the same.
  await fixture.ask('ana', 'list.record', { title: 'Another' })
  assert.equal(
    await importNames(fixture, importOf(fileOf(), { token: again.token })),
    'new 2, unchanged 1',
  )
  const other = importOf(fileOf(), { token: again.token, updateOnly: true })
  assert.equal((await refused(fixture.ask('ana', 'list.import', other))).code, 'stale-dry-run')
  await fixture.close()
})

test('[D283] a row is known by list and record; doubles in one file are all refused', async () => {
  const fixture = await openNorth()
  const rows = [...ROWS, '2,Pak Yong Suk,30,,,,,,', ',Han Sol,,,,,,,', 'a b,Han Sol,,,,,,,']
  const said = await checkNames(fixture, importOf(fileOf(rows)))
  assert.deepEqual(said.problems, [
    { code: 'record_repeated', line: 3 },
    { code: 'record_repeated', line: 5 },
    { code: 'record_empty', line: 6 },
    { code: 'id_invalid', line: 7 },
  ])
  assert.equal(await importNames(fixture, importOf(fileOf(rows))), 'new 2, refused 4')
  // Another name under a known number is the same row; the same name under another is not.
  const renamed = ['1,Ri Myong Sun,52,korean,F,,,,', '9,Ri Myong Hui,52,korean,F,,,,']
  assert.equal(await importNames(fixture, importOf(fileOf(renamed))), 'new 1, changed 1, gone 1')
  const only = importOf(fileOf(['8,New One,,,,,,,', ...renamed]), { updateOnly: true })
  assert.deepEqual((await checkNames(fixture, only)).problems, [
    { code: 'record_unknown', line: 2 },
  ])
  await fixture.close()
})

test('[D283] without a number a row is known by all that tells of the person, and its id says nothing', async () => {
  const fixture = await openNorth()
  const columns = [
    { column: 'name', field: 'name' },
    { column: 'born', field: 'birth_year' },
    { column: 'remark', field: 'remark' },
  ]
  const csv = 'name,born,remark\nSin Jong Sim,1969,a\nSin Jong Sim,1998,b\nHan,,\nHan,,x\n'
  const said = await checkNames(fixture, importOf(csv, { columns }))
  assert.deepEqual(said.problems, [
    { code: 'row_repeated', line: 4 },
    { code: 'row_repeated', line: 5 },
  ])
  assert.equal(await importNames(fixture, importOf(csv, { columns })), 'new 2, refused 2')
  const ids = (await mentionsOf(fixture)).map(({ id }) => id)
  assert.ok(ids.every((id) => /^north\/r_[0-9a-f]{24}$/.test(id)))
  const later = 'name,born,remark\nSin Jong Sim,1998,c\nSin Jong Sim,1970,a\n'
  assert.equal(await importNames(fixture, importOf(later, { columns })), 'new 1, changed 1, gone 1')
  await fixture.close()
})

test('[D288] a repeated call is answered as before, and one that is cancelled keeps nothing', async () => {
  const fixture = await openNorth()
  const size = await fixture.size()
  const rows = Array.from({ length: 1200 }, (_, n) => `${n},Han,,,,,,,`)
  const stop = new AbortController()
  let steps = 0
  const report = () => {
    if (++steps === 2) stop.abort()
  }
  const progress = { report, signal: stop.signal }
  const cancelled = fixture.ask('ana', 'list.import', importOf(fileOf(rows)), { progress })
  assert.equal((await refused(cancelled)).code, 'cancelled')
  assert.equal(await fixture.size(), size)
  assert.deepEqual(await mentionsOf(fixture), [])
  const key = { idempotencyKey: 'once' }
  const first = await fixture.ask('ana', 'list.import', importOf(fileOf()), key)
  assert.deepEqual(await fixture.ask('ana', 'list.import', importOf(fileOf()), key), first)
  assert.equal(await fixture.size(), size + 1)
  await fixture.close()
})

test('[D286] what a check says is what the import does, whatever the rows', async () => {
  const cell = fc.constantFrom('', 'Han', '1969', '52', 'korean', 'F', 'x', '2022-05', '03/04/2022')
  const line = fc.tuple(fc.nat(5), fc.array(cell, { minLength: 8, maxLength: 8 }))
  const file = fc.array(
    line.map(([no, cells]) => [no, ...cells].join(',')),
    { minLength: 1, maxLength: 6 },
  )
  const options = fc.record({
    conflicts: fc.constantFrom('queue', 'ours', 'theirs'),
    updateOnly: fc.boolean(),
  })
  const fixture = await openNorth()
  await importNames(fixture, importOf(fileOf(['0,Pak,,,,,,,', '1,Ri,40,,,,,,'])))
  await fixture.ask('ana', 'mention.amend', { id: 'north/1', name: 'Ri Su' })
  await fc.assert(
    fc.asyncProperty(file, options, async (rows, chosen) => {
      const input = importOf(fileOf(rows), chosen)
      const said = await checkNames(fixture, input)
      const counts = said.outcomes.map((one) => `${one.outcome} ${one.rows}`)
      const all = said.refused > 0 ? [...counts, `refused ${said.refused}`] : counts
      if (said.refused === rows.length) return
      assert.equal(await importNames(fixture, { ...input, token: said.token }), all.join(', '))
      // At once again nothing of it is new or changed.
      const again = await checkNames(fixture, input)
      assert.ok(again.outcomes.every(({ outcome }) => outcome !== 'new' && outcome !== 'changed'))
      assert.equal(again.refused, said.refused)
    }),
    { numRuns: 40 },
  )
  await fixture.close()
})
