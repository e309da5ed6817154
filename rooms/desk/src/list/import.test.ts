// Lists of persons: what they are of, who stands on them, and what an import refuses.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { entriesFile, type Imported, importThree } from '../../fixture/list.ts'

interface Listed {
  lists: {
    id: string
    title: string
    space: string
    entries: number
    persons: number
    origin?: string
    place?: string
    documents?: string[]
    duplicates?: { state: string; by: string }
  }[]
  overlaps: { id: string; title: string; lists: string[]; persons: number }[]
}

const SMALL = 'person,list,record,report,origin\np1,A,1,R1,harbour\np2,A,2,,\np1,B,1,,\n'

async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  await addReport(fixture)
  return fixture
}

async function problemsOf(fixture: FixtureDesk, csv: string, more: object = {}): Promise<object[]> {
  const refusal = await refused(fixture.ask('ana', 'list.import', { csv, ...more }))
  assert.equal(refusal.code, 'table-unreadable')
  const checked = await refused(fixture.ask('ana', 'list.check', { csv, ...more }))
  assert.deepEqual(checked.details, refusal.details)
  return refusal.details
}

test('[D250] a list says what it is of and who made it, with documents and a place that are there', async () => {
  const fixture = await opened()
  const period = { earliest: '2022-01-01', latest: '2022-12-31' }
  const frame = { documents: ['R1'], origin: 'harbour', act: 'detention', period }
  const list = { id: 'wire', title: 'The wire', ...frame, population: 'those who crossed' }
  const made = await fixture.ask('ana', 'list.record', { ...list, place: 'Liaoning' })
  assert.deepEqual(made, { id: 'wire', space: 'wire' })
  const { lists } = await fixture.ask<Listed>('ana', 'list.list', {})
  assert.deepEqual(
    lists.map(({ id, place, entries, persons }) => [id, place, entries, persons]),
    [['wire', 'CN/LN', 0, 0]],
  )
  const codeOf = async (more: object) =>
    (await refused(fixture.ask('ana', 'list.record', { title: 'X', ...more }))).code
  assert.equal(await codeOf({ id: 'wire' }), 'already-exists')
  assert.equal(await codeOf({ documents: ['R9'] }), 'unknown-document')
  assert.equal(await codeOf({ origin: 'nobody' }), 'unknown-agent')
  assert.equal(await codeOf({ place: 'Nowhere' }), 'unknown-place')
  await fixture.close()
})

test('[D251] a file of entries makes its lists and all entries in one leaf, or nothing', async () => {
  const fixture = await opened()
  const before = await fixture.size()
  const checked = await fixture.ask<Imported>('sta', 'list.check', { csv: SMALL })
  assert.equal(await fixture.size(), before)
  const done = await fixture.ask<Imported>('sta', 'list.import', { csv: SMALL })
  assert.equal(await fixture.size(), before + 1)
  assert.deepEqual(
    done.lists.map(({ title, isNew, entries, persons }) => [title, isNew, entries, persons]),
    [
      ['A', true, 2, 2],
      ['B', true, 1, 1],
    ],
  )
  assert.deepEqual(
    checked.lists,
    done.lists.map(({ id: _, ...list }) => list),
  )
  const bad = `${SMALL}p9,A,9,,nobody\n`
  assert.equal(
    (await refused(fixture.ask('sta', 'list.import', { csv: bad }))).code,
    'table-unreadable',
  )
  assert.equal(await fixture.size(), before + 1)
  const { lists } = await fixture.ask<Listed>('rev', 'list.list', {})
  assert.deepEqual(
    lists.map(({ title, entries }) => [title, entries]),
    [
      ['A', 2],
      ['B', 1],
    ],
  )
  assert.equal(new Set(lists.map(({ space }) => space)).size, 1)
  await fixture.close()
})

test('[D252] the same file again changes nothing; an entry that says something else is refused', async () => {
  const fixture = await opened()
  const ids = await importThree(fixture)
  const again = await fixture.ask<Imported>('ana', 'list.import', {
    csv: entriesFile(),
    space: 'three',
  })
  assert.deepEqual([again.entries, again.unchanged], [0, 254])
  const more = `${entriesFile()}\np999,A,A-999`
  const grown = await fixture.ask<Imported>('ana', 'list.check', { csv: more, space: 'three' })
  assert.deepEqual([grown.entries, grown.unchanged], [1, 254])
  const byId = `person,list,record\np7,${ids[0]},A-1`
  assert.deepEqual(await problemsOf(fixture, byId), [{ code: 'record_differs', line: 2 }])
  const plain = 'person,list\nq1,A\nq2,A\n'
  await fixture.ask('ana', 'list.import', { csv: plain, space: 'three' })
  const plainAgain = await fixture.ask<Imported>('ana', 'list.check', {
    csv: plain,
    space: 'three',
  })
  assert.deepEqual([plainAgain.entries, plainAgain.unchanged], [0, 2])
  await fixture.close()
})

test('[D253] every row that is wrong is told by its line and code, and nothing of what it says', async () => {
  const fixture = await opened()
  const csv = [
    'person,list,record,origin',
    ...[
      'CANARY,A,1,',
      ',A,2,',
      'p,,3,',
      'p,A,,nobody',
      'p,A,7,',
      'q,A,7,',
      `${'x'.repeat(201)},A,8,`,
    ],
  ].join('\n')
  assert.deepEqual(await problemsOf(fixture, csv), [
    { code: 'person_empty', line: 3 },
    { code: 'list_missing', line: 4 },
    { code: 'text_long', line: 8, column: 'person', most: 200 },
  ])
  const later = csv.split('\n').filter((_, n) => n === 0 || (n > 3 && n < 7) || n === 1)
  assert.deepEqual(await problemsOf(fixture, [...later, 'p,A,8,', 'p,A,a b,'].join('\n')), [
    { code: 'unknown-agent', line: 3 },
    { code: 'record_repeated', line: 5 },
    { code: 'id_invalid', line: 7 },
  ])
  const twice = 'person,list\np,A\nq,A\np,A\n'
  assert.deepEqual(await problemsOf(fixture, twice), [{ code: 'row_repeated', line: 4 }])
  assert.deepEqual(await problemsOf(fixture, 'person,list,person\np,A,q\n'), [
    { code: 'column_twice', line: 1, column: 'person' },
  ])
  assert.deepEqual(await problemsOf(fixture, 'person\np\n'), [{ code: 'list_missing', line: 2 }])
  const many = Array.from({ length: 101 }, (_, n) => `p,L${n}`)
  assert.deepEqual(await problemsOf(fixture, ['person,list', ...many].join('\n')), [
    { code: 'too_many_lists', most: 100 },
  ])
  // Who may read names is asked what the columns are instead.
  const unknown = await refused(fixture.ask('sta', 'list.check', { csv: 'name,list\np,A\n' }))
  assert.deepEqual(unknown.details, [{ code: 'header_unknown', line: 1 }])
  await fixture.close()
})

test('[D254] lists are known by id, by title in their space, and by nothing else', async () => {
  const fixture = await opened()
  const ids = await importThree(fixture)
  const csv = 'person,list\np1,A\n'
  assert.deepEqual(await problemsOf(fixture, csv), [{ code: 'list_title_known', list: 1 }])
  assert.deepEqual(await problemsOf(fixture, `person,list\np1,${ids[0]}\n`, { space: 'other' }), [
    { code: 'list_of_other_space', list: 1 },
  ])
  const other = await fixture.ask<Imported>('ana', 'list.import', { csv, space: 'other' })
  assert.equal(other.lists[0]?.isNew, true)
  const one = await fixture.ask<Imported>('ana', 'list.check', {
    ...{ csv: 'person,note\nnew,secret\n', list: ids[1] },
  })
  assert.deepEqual([one.lists[0]?.id, one.entries], [ids[1], 1])
  assert.deepEqual((one as unknown as { columnsLeft: number[] }).columnsLeft, [2])
  const missing = await refused(
    fixture.ask('ana', 'list.import', { csv: 'person\np\n', list: 'no' }),
  )
  assert.deepEqual([missing.code, missing.field], ['unknown-list', 'list'])
  await fixture.ask('ana', 'list.record', { title: 'A', space: 'three' })
  assert.deepEqual(await problemsOf(fixture, csv, { space: 'three' }), [
    { code: 'list_ambiguous', list: 1 },
  ])
  await fixture.close()
})

test('[D255] that a list names nobody twice is declared by somebody, kept to, and never inferred', async () => {
  const fixture = await opened()
  const [a = ''] = await importThree(fixture)
  const stateOf = async () => {
    const { lists } = await fixture.ask<Listed>('ana', 'list.list', {})
    return lists[0]?.duplicates && [lists[0].duplicates.state, lists[0].duplicates.by]
  }
  assert.equal(await stateOf(), undefined)
  await fixture.ask('sta', 'list.declare', { list: a, duplicates: 'none', reason: 'they checked' })
  assert.deepEqual(await stateOf(), ['none', 'sta'])
  const twice = `person,list,report\np1,${a},again\n`
  assert.deepEqual(await problemsOf(fixture, twice), [{ code: 'person_repeated', line: 2 }])
  await fixture.ask('ana', 'list.declare', { list: a, duplicates: 'possible' })
  assert.deepEqual(await stateOf(), ['possible', 'ana'])
  await fixture.ask('ana', 'list.import', { csv: twice })
  const refusal = await refused(fixture.ask('ana', 'list.declare', { list: a, duplicates: 'none' }))
  assert.deepEqual([refusal.code, refusal.details], ['list-repeats', [{ list: a, entries: 1 }]])
  assert.equal(
    (await refused(fixture.ask('ana', 'list.declare', { list: 'no', duplicates: 'none' }))).code,
    'unknown-list',
  )
  await fixture.close()
})

test('[D256] counts of patterns make their lists and an overlap, once', async () => {
  const fixture = await opened()
  const csv = 'north,south,count\n1,0,30\n0,1,25\n1,1,10\n1,1,5\n'
  const title = 'matched by their clerk'
  const done = await fixture.ask<Imported>('ana', 'list.import', { csv, space: 's', title })
  const { overlaps, lists } = await fixture.ask<Listed>('ana', 'list.list', {})
  assert.deepEqual(
    overlaps.map(({ id, title: own, persons }) => [id, own, persons]),
    [[done.overlap, title, 70]],
  )
  assert.deepEqual(
    overlaps[0]?.lists,
    lists.map(({ id }) => id),
  )
  const again = await fixture.ask<Imported>('ana', 'list.import', { csv, space: 's' })
  assert.deepEqual([again.overlap, again.unchanged], [done.overlap, 1])
  assert.deepEqual(await problemsOf(fixture, 'a,b,count\n0,0,3\n1,x,4\n1,1,=2\n', { space: 's' }), [
    { code: 'zero_pattern', line: 2 },
    { code: 'pattern_character', line: 3 },
    { code: 'count_not_whole', line: 4 },
  ])
  assert.deepEqual(await problemsOf(fixture, 'a,count\n1,3\n'), [{ code: 'no_lists' }])
  await fixture.close()
})

test('[D257] only whoever may estimate sees that lists are there, in lists and in the history', async () => {
  const fixture = await opened()
  const [a = ''] = await importThree(fixture, { documents: ['R1'] })
  const { changes } = await fixture.ask<{ changes: { operation: string }[] }>(
    'vie',
    'change.list',
    {},
  )
  assert.ok(!changes.some(({ operation }) => operation.startsWith('list.')))
  assert.equal((await refused(fixture.ask('vie', 'record.history', { id: a }))).code, 'not-found')
  assert.equal((await refused(fixture.ask('vie', 'list.show', { id: a }))).code, 'not-allowed')
  const seen = await fixture.ask<{ rows: { table: string }[] }>('rev', 'record.history', { id: a })
  assert.deepEqual(
    seen.rows.map(({ table }) => table),
    ['list'],
  )
  // A statistician may read no document, so none is named.
  const { lists } = await fixture.ask<Listed>('sta', 'list.list', {})
  assert.equal(lists[0]?.documents, undefined)
  const forReviewer = await fixture.ask<Listed>('rev', 'list.list', {})
  assert.deepEqual(forReviewer.lists[0]?.documents, ['R1'])
  await fixture.close()
})

test('[D258] an import is undone as a whole, unless something was added to its lists', async () => {
  const fixture = await opened()
  const leaves: number[] = []
  const changed = (leaf: number) => leaves.push(leaf)
  const importing = { csv: entriesFile(), space: 'three' }
  await fixture.ask('ana', 'list.import', importing, { changed })
  await fixture.ask(
    'ana',
    'list.import',
    { csv: 'person,list\nx,A\n', space: 'three' },
    { changed },
  )
  const [first = 0, second = 0] = leaves
  const held = await refused(fixture.ask('ana', 'change.undo', { change: first }))
  assert.equal(held.code, 'still-used')
  assert.ok(held.details.every((one) => Object.keys(one).join() === 'list'))
  await fixture.ask('ana', 'change.undo', { change: second })
  await fixture.ask('ana', 'change.undo', { change: first })
  assert.deepEqual((await fixture.ask<Listed>('ana', 'list.list', {})).lists, [])
  const again = await fixture.ask<Imported>('ana', 'list.import', importing)
  assert.deepEqual([again.entries, again.lists[0]?.isNew], [254, true])
  await fixture.close()
})

test('[D259] a list is shown a page at a time, by pseudonyms', async () => {
  const fixture = await opened()
  const [a = ''] = await importThree(fixture)
  type Shown = { list: { entries: number }; rows: { person: string }[]; next?: string }
  const first = await fixture.ask<Shown>('sta', 'list.show', { id: a, limit: 60 })
  assert.deepEqual([first.list.entries, first.rows.length], [98, 60])
  const rest = await fixture.ask<Shown>('sta', 'list.show', { id: a, limit: 60, after: first.next })
  assert.deepEqual([rest.rows.length, rest.next], [38, undefined])
  assert.equal(new Set([...first.rows, ...rest.rows].map(({ person }) => person)).size, 98)
  const newest = await fixture.ask<Shown>('sta', 'list.show', { id: a, limit: 1, order: 'newest' })
  assert.equal(newest.rows[0]?.person, rest.rows.at(-1)?.person)
  await fixture.close()
})
