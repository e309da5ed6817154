// How columns are read: saved by name, found by headings, refused when it cannot be; and who may.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type Person, refused } from '../../fixture/desk.ts'
import {
  type CheckedNames,
  COLUMNS,
  checkNames,
  fileOf,
  importNames,
  importOf,
  mentionsOf,
  openNorth,
} from '../../fixture/mention.ts'

interface Saved {
  mappings: { id: string; version: number; description?: string; by: string }[]
}

test('[D281] a mapping is saved by name, its newest row holds, and headings find it again', async () => {
  const fixture = await openNorth()
  const description = 'as the north writes it'
  const named = { name: '북쪽', columns: COLUMNS, description }
  const made = await fixture.ask('ana', 'list.map', named)
  assert.deepEqual(made, { mapping: '북쪽', version: 1 })
  await fixture.ask('ana', 'list.map', { name: '북쪽', columns: COLUMNS.slice(0, 7) })
  const { mappings } = await fixture.ask<Saved>('doc', 'list.mappings', {})
  assert.deepEqual(
    mappings.map(({ id, version, by, description: text }) => [id, version, by, text]),
    [['북쪽', 2, 'ana', undefined]],
  )
  const file = { csv: fileOf(), list: 'north' }
  const said = await checkNames(fixture, file)
  assert.equal(said.mapping, '북쪽')
  assert.deepEqual(said.outcomes, [{ outcome: 'new', rows: 3 }])
  // The column for some alone is read all the same; the one that nobody named is told.
  assert.deepEqual(said.columns.slice(-2), [
    { heading: 'phone:admin', field: 'phone', restricted: true },
    { heading: 'remarks' },
  ])
  await fixture.ask('ana', 'list.map', { name: 'more', columns: COLUMNS })
  assert.equal((await checkNames(fixture, file)).mapping, 'more')
  await fixture.ask('ana', 'list.map', { name: 'other', columns: COLUMNS })
  const two = await refused(fixture.ask('ana', 'list.check', file))
  assert.deepEqual(
    [two.code, two.details],
    ['mapping-ambiguous', [{ candidate: 'more' }, { candidate: 'other' }]],
  )
  assert.equal((await checkNames(fixture, { ...file, mapping: '북쪽' })).mapping, '북쪽')
  await fixture.close()
})

test('[D281] files that no mapping fits, and mappings that cannot be used, are refused', async () => {
  const fixture = await openNorth()
  const codeOf = async (operation: string, input: object) => {
    const { code, details } = await refused(fixture.ask('ana', operation, input))
    return [code, ...details]
  }
  assert.deepEqual(await codeOf('list.check', { csv: fileOf(), list: 'north' }), ['mapping-needed'])
  const unknown = { csv: fileOf(), list: 'north', mapping: 'no' }
  assert.deepEqual(await codeOf('list.check', unknown), ['unknown-mapping'])
  const columns = [
    { column: 'a', field: 'name' },
    { column: 'A', field: 'age', form: '2022 lunar' },
    { column: 'b', field: 'name' },
    { column: 'c', field: 'time', form: 'day first' },
    { column: 'd:admin', field: 'home' },
    { column: 'e', field: 'age' },
  ]
  assert.deepEqual(await codeOf('list.map', { name: 'x', columns }), [
    'mapping-unfit',
    { code: 'column_twice', row: 2 },
    { code: 'form_year', row: 2 },
    { code: 'field_twice', row: 3 },
    { code: 'form_date', row: 4 },
    { code: 'field_restricted', row: 5 },
    { code: 'field_twice', row: 6 },
    { code: 'form_year', row: 6 },
  ])
  const secret = [{ column: 'x:admin', field: 'x' }]
  assert.deepEqual(await codeOf('list.map', { name: 'x', columns: secret }), [
    'mapping-unfit',
    { code: 'nothing_mapped' },
  ])
  // Without the column of numbers every row would be another one.
  const numbered = importOf(fileOf().replace('no,', 'number,'))
  assert.deepEqual(await codeOf('list.import', numbered), [
    'mapping-unfit',
    { code: 'column_missing', row: 1 },
  ])
  assert.deepEqual(await codeOf('list.import', { csv: fileOf(), columns: COLUMNS }), [
    'table-unreadable',
    { code: 'list_missing' },
  ])
  await fixture.close()
})

test('[D281] a file shows its columns, what each may be, and which mappings fit; nothing is stored', async () => {
  const fixture = await openNorth()
  await fixture.ask('ana', 'list.map', { name: 'more', columns: COLUMNS })
  const size = await fixture.size()
  const csv = '일련번호,이름,성별,출생연도,비고:admin,고향\n1,한솔,여,1969,x,함경북도\n'
  const shown = await fixture.ask<{
    columns: { heading: string; field?: string; restricted?: true; samples: string[] }[]
    rows: number
    mappings: string[]
  }>('ana', 'list.columns', { csv })
  assert.deepEqual(
    shown.columns.map(({ field, restricted }) => field ?? restricted),
    ['record', 'name', 'sex', 'birth_year', true, 'home'],
  )
  assert.deepEqual([shown.columns[1]?.samples, shown.rows, shown.mappings], [['한솔'], 1, []])
  const fitting = await fixture.ask<{ mappings: string[] }>('ana', 'list.columns', {
    csv: fileOf(),
  })
  assert.deepEqual(fitting.mappings, ['more'])
  assert.equal(await fixture.size(), size)
  await fixture.close()
})

test('[D281] rows name their lists by id or title; new lists come with them', async () => {
  const fixture = await openNorth()
  const columns = [...COLUMNS.slice(0, 2), { column: 'which', field: 'list' }]
  const csv = 'no,name,which\n1,Han,north\n1,Ri,The south\n2,Pak,\n'
  const missing = await refused(fixture.ask('ana', 'list.check', { csv, columns }))
  assert.deepEqual(missing.details, [{ code: 'list_missing', line: 4 }])
  // A row that names none is of the list that is given for all.
  const input = { csv, columns, list: 'north', space: 'north' }
  assert.equal(await importNames(fixture, input), 'new 3')
  const { lists } = await fixture.ask<{ lists: { id: string; title: string; mentions: number }[] }>(
    ...(['sta', 'list.list', {}] as const),
  )
  assert.deepEqual(
    lists.map(({ title, mentions }) => [title, mentions]),
    [
      ['The north list', 2],
      ['The south', 1],
    ],
  )
  assert.equal(await importNames(fixture, input), 'unchanged 3')
  const south = lists[1]?.id ?? ''
  assert.deepEqual(
    (await mentionsOf(fixture, south)).map(({ id }) => id),
    [`${south}/1`],
  )
  await fixture.close()
})

test('[D290] who may not read names neither takes them in nor sees them', async () => {
  const fixture = await openNorth()
  await importNames(fixture, importOf(fileOf()))
  await fixture.ask('ana', 'list.map', { name: 'more', columns: COLUMNS })
  const codeOf = async (who: Person, operation: string, input: object) =>
    (await refused(fixture.ask(who, operation, input))).code
  const named: [string, object][] = [
    ['list.check', importOf(fileOf())],
    ['list.import', importOf(fileOf())],
    ['list.map', { name: 'x', columns: COLUMNS }],
    ['list.mappings', {}],
    ['list.columns', { csv: fileOf() }],
    ['mention.list', { list: 'north' }],
    ['mention.amend', { id: 'north/1', name: 'x' }],
  ]
  for (const who of ['sta', 'vie', 'edi', 'cus', 'adm'] as const)
    for (const [operation, input] of named)
      assert.equal(await codeOf(who, operation, input), 'not-allowed', `${who} ${operation}`)
  // A statistician sees how many there are and their ids, and no mapping that fits a file.
  const shown = await fixture.ask<{ mentions: string[]; list: object }>('sta', 'list.show', {
    id: 'north',
  })
  assert.deepEqual(shown.mentions, ['north/1', 'north/2', 'north/3'])
  assert.ok(!/Ri Myong|0999/.test(JSON.stringify(shown)))
  assert.equal(await codeOf('sta', 'list.check', { csv: fileOf() }), 'table-unreadable')
  // Whoever reads names but no restricted fields gets the mentions without them.
  const forDoc = await fixture.ask<{ mentions: object[] }>('doc', 'mention.list', { list: 'north' })
  assert.equal(forDoc.mentions.length, 3)
  assert.ok(!JSON.stringify(forDoc).includes('0999'))
  const history = await fixture.ask('doc', 'record.history', { id: 'north/1' })
  assert.ok(!JSON.stringify(history).includes('0999'))
  await fixture.close()
})

test('[D290] mentions come a page at a time, in either order', async () => {
  const fixture = await openNorth()
  await importNames(fixture, importOf(fileOf()))
  type Page = { mentions: { id: string }[]; total: number; next?: string }
  const page = (more: object) =>
    fixture.ask<Page>('rev', 'mention.list', { list: 'north', ...more })
  const first = await page({ limit: 2 })
  assert.deepEqual([first.total, first.next], [3, 'north/2'])
  const rest = await page({ limit: 2, after: first.next })
  assert.deepEqual([rest.mentions.map(({ id }) => id), rest.next], [['north/3'], undefined])
  assert.equal((await page({ limit: 1, order: 'newest' })).mentions[0]?.id, 'north/3')
  assert.equal((await refused(page({ list: 'no' }))).code, 'unknown-list')
  await fixture.close()
})

test('[D560] mentions are found by a name in any script, a part of it, or their number', async () => {
  const fixture = await openNorth()
  await importNames(fixture, importOf(fileOf()))
  type Found = { mentions: { id: string; name?: string }[]; total: number }
  const found = async (name: string) => {
    const input = { list: 'north', name }
    const { mentions, total } = await fixture.ask<Found>('rev', 'mention.list', input)
    assert.equal(total, mentions.length)
    return mentions.map(({ id }) => id)
  }
  const all = await fixture.ask<Found>('rev', 'mention.list', { list: 'north' })
  const [first] = all.mentions
  assert.ok(first?.name)
  assert.ok((await found(first.name)).includes(first.id))
  assert.ok((await found(first.name.slice(0, 4).toUpperCase())).includes(first.id))
  assert.deepEqual(await found('2'), ['north/2'])
  assert.deepEqual(await found('nobody of this name'), [])
  await fixture.close()
})

test('[D282] places and origins that are not known: the one is told, the other refused', async () => {
  const fixture = await openNorth()
  const columns = [...COLUMNS.slice(0, 2), ...['home', 'place', 'origin'].map(same)]
  const csv = 'no,name,home,place,origin\n1,Han,Springfield,요녕성,nobody\n2,Ri,,CN/LN,\n'
  const said: CheckedNames = await checkNames(fixture, { csv, columns, list: 'north' })
  assert.deepEqual(said.problems, [{ code: 'unknown-agent', line: 2, column: 5 }])
  assert.deepEqual(said.notes, [{ code: 'place_unknown', column: 3, cells: 1, lines: [2] }])
  await fixture.close()
})

function same(field: string) {
  return { column: field, field }
}
