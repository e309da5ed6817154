// Records out of and into each format that has a way back, and what cannot be read in one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actOfCode, codeAbove, readCode } from '../events-standard/code.ts'
import { readStandard } from '../events-standard/read.ts'
import { standardTables } from '../events-standard/write.ts'
import { moneyEntities, readMoney } from '../follow-the-money/entity.ts'
import { applyMapping } from '../mapping/apply.ts'
import { proposeMapping, unnamedIn } from '../mapping/mapping.ts'
import { entitiesOfJson } from '../uwazi/read-json.ts'
import { entitiesOfTables } from '../uwazi/read-table.ts'
import { uwaziTables } from '../uwazi/write-table.ts'
import type { Carried, CellTable, ReadTable } from './carried.ts'
import { readDays } from './day.ts'

/** A table as it comes back from a file. */
const readAgain = (tables: readonly CellTable[]): ReadTable[] =>
  tables.map(({ path, rows }) => ({
    path,
    rows: rows.map((fields, n) => ({ line: n + 1, fields: [...fields] })),
  }))

const day = (earliest: string, latest = earliest) => ({ earliest, latest })

const WHOLE: Carried = {
  places: [
    { id: 'CN/LN/heron-ford', level: 'site', names: { en: 'Heron Ford', ko: '왜가리 여울' } },
  ],
  documents: [
    {
      ...{ id: 'R1', title: 'Sixty held', language: 'en', publisher: 'Harbour Wire' },
      ...{ published: day('2022-05-18'), url: 'https://x.example/1', text: '', files: ['R1.txt'] },
    },
  ],
  events: [
    {
      id: 'E1',
      title: 'A round-up',
      act: 'arrest',
      place: 'CN/LN',
      period: day('2022-05-01', '2022-05-31'),
    },
    {
      id: 'E2',
      title: '=A raid',
      act: 'raid',
      place: 'CN/LN/heron-ford',
      period: day('2022-06-02'),
    },
    { id: 'E3', title: 'Third' },
  ],
  persons: [
    {
      id: 'P1',
      name: '신정심',
      otherNames: ['Shin', 'Sin'],
      bornLow: 1970,
      bornHigh: 1972,
      sex: 'f',
      home: 'KP/HB',
    },
    { id: 'P2', name: 'An officer', bornLow: 1960, bornHigh: 1960 },
  ],
  links: [
    { person: 'P1', event: 'E1', role: 'victim', certainty: 'certain' },
    { person: 'P1', event: 'E2', role: 'witness', certainty: 'likely' },
    { person: 'P2', event: 'E1', role: 'perpetrator', certainty: 'maybe' },
    { person: 'P2', event: 'E2', role: 'relative', certainty: 'certain' },
    { person: 'P2', event: 'E3', role: 'intervening', certainty: 'certain' },
  ],
  relations: [
    { from: 'E2', to: 'E1', relation: 'follows', certainty: 'likely' },
    { from: 'E3', to: 'E1', relation: 'part_of', certainty: 'certain' },
    { from: 'E3', to: 'E2', relation: 'same_possible', certainty: 'maybe' },
  ],
}

const sorted = <T>(rows: readonly T[]) => rows.map((one) => JSON.stringify(one)).sort()

test('[X1] what goes out in the form of Uwazi comes back, but for how sure a link is', () => {
  const { entities, problems } = entitiesOfTables(readAgain(uwaziTables(WHOLE)))
  assert.deepEqual(problems, [])
  const mapping = proposeMapping(entities)
  const { carried, problems: left, counts } = applyMapping(entities, mapping)
  assert.deepEqual(left, [])
  assert.deepEqual(unnamedIn(entities, mapping), [])
  assert.deepEqual(carried.places, WHOLE.places)
  assert.deepEqual(carried.events, WHOLE.events)
  assert.deepEqual(carried.persons, WHOLE.persons)
  const certain = <T extends object>(rows: readonly T[]) =>
    sorted(rows.map((one) => ({ ...one, certainty: 'certain' })))
  assert.deepEqual(sorted(carried.links), certain(WHOLE.links))
  assert.deepEqual(sorted(carried.relations), certain(WHOLE.relations))
  const [document] = carried.documents
  const { text: _, ...report } = WHOLE.documents[0] ?? { text: '' }
  const { text: __, ...read } = document ?? { text: '' }
  assert.deepEqual(read, report)
  assert.deepEqual(
    counts.map(({ template, target, entries }) => `${template} ${target} ${entries}`),
    ['place place 1', 'report document 1', 'event event 3', 'person person 2'],
  )
})

test('[X2] what goes out as Events Standard Formats comes back, but for possible sameness', () => {
  const { carried, problems } = readStandard(readAgain(standardTables(WHOLE)))
  assert.deepEqual(problems, [])
  assert.deepEqual(carried.events, WHOLE.events)
  assert.deepEqual(carried.persons, WHOLE.persons)
  assert.deepEqual(sorted(carried.links), sorted(WHOLE.links))
  const told = WHOLE.relations.filter(({ relation }) => relation !== 'same_possible')
  assert.deepEqual(sorted(carried.relations), sorted(told))
})

test('[X3] of tables that others wrote the columns of the standard are enough', () => {
  const tables: ReadTable[] = readAgain([
    {
      path: 'event.csv',
      rows: [
        ['0101_event', '0102_title', '0113_initial_date', '0114_final_date', '0111_place'],
        ['e1', 'Taken', '2022-05-01', '2022-05-31', '30119000000'],
        ['', 'No number', '', '', ''],
        ['e1', 'Twice', '', '', ''],
        ['e2', 'Wrong code', '03/04/2022', '', '12'],
      ],
    },
    {
      path: 'person.csv',
      rows: [
        ['0901_person', '0903_name', '0915_sex'],
        ['p1', 'Kim', '20000000000'],
      ],
    },
    {
      path: 'act.csv',
      rows: [
        ['2101_act', '2102_victim', '2103_event', '2109_type'],
        ['a1', 'p1', 'e1', '03010100000004'],
      ],
    },
    {
      path: 'chain.csv',
      rows: [
        ['2201_chain', '2202_event', '2203_related', '2209_type'],
        ['c1', 'e1', 'e2', '010000000000'],
      ],
    },
    { path: 'else.csv', rows: [['name'], ['x']] },
  ])
  const { carried, problems } = readStandard(tables)
  assert.deepEqual(carried.events, [
    {
      id: 'e1',
      title: 'Taken',
      act: 'arrest',
      place: 'CN',
      period: day('2022-05-01', '2022-05-31'),
    },
    { id: 'e2', title: 'Wrong code' },
  ])
  assert.deepEqual(carried.persons, [{ id: 'p1', name: 'Kim', sex: 'f' }])
  assert.deepEqual(carried.relations, [
    { from: 'e2', to: 'e1', relation: 'follows', certainty: 'certain' },
  ])
  assert.deepEqual(
    problems.map(({ code, file, line }) => `${file} ${line} ${code}`),
    [
      'event.csv 3 id_missing',
      'event.csv 4 id_twice',
      'event.csv 5 code_unread',
      'event.csv 5 date_two_ways',
      'else.csv 1 table_unreadable',
    ],
  )
})

test('[X4] codes regain lost zeros, lose the number of their list, and know what is above them', () => {
  assert.equal(readCode('10101050000'), '010101050000')
  assert.equal(readCode('03010100000004'), '030101000000')
  for (const bad of ['1010105000', '', 'abc', '0101010500000'])
    assert.equal(readCode(bad), undefined)
  assert.equal(codeAbove('010101050000'), '010101000000')
  assert.equal(codeAbove('010000000000'), undefined)
  assert.equal(actOfCode('030102010000'), 'detention', 'by the code above it')
  assert.equal(actOfCode('900000000000'), undefined)
})

test('[X5] FollowTheMoney has events and reports, and nobody as a person', () => {
  const out = moneyEntities(WHOLE, (kind, id) => `https://own.example/${kind}/${id}`)
  for (const { id, schema, properties } of out) {
    assert.ok(['Event', 'Article'].includes(schema), id)
    for (const values of Object.values(properties))
      for (const one of values) assert.equal(typeof one, 'string')
  }
  assert.ok(!JSON.stringify(out).includes('신정심'))
  const { carried, problems } = readMoney(out.map((value, n) => ({ line: n + 1, value })))
  assert.deepEqual(problems, [])
  assert.deepEqual(carried.events, WHOLE.events)
  const [{ text: _, files: __, ...report } = { id: '' }] = WHOLE.documents
  assert.deepEqual(carried.documents, [report])
  const others = readMoney([
    { line: 1, value: { id: 'p', schema: 'Person', properties: { name: ['Kim'] } } },
    { line: 2, value: { id: 'p', schema: 'Person', properties: {} } },
    { line: 3, value: { id: 'v', schema: 'Vessel', properties: {} } },
    { line: 4, value: [] },
    { line: 5, value: { id: 'e', schema: 'Event', properties: { name: ['x'], date: ['soon'] } } },
  ])
  assert.deepEqual(others.carried.persons, [{ id: 'p', name: 'Kim' }])
  assert.deepEqual(
    others.problems.map(({ code, line }) => `${line} ${code}`),
    ['2 id_twice', '3 code_unread', '4 entry_unreadable', '5 date_unread'],
  )
})

test('[X6] entities as the interface of Uwazi answers them become records by their labels', () => {
  const second = Date.UTC(2022, 4, 18) / 1000
  const value = {
    templates: [
      {
        _id: 't1',
        name: 'Case',
        properties: [
          { name: 'when', label: 'Date', type: 'daterange' },
          { name: 'where', label: 'Place', type: 'select' },
          { name: 'who', label: 'Victims', type: 'relationship' },
          { name: 'count', label: 'How many', type: 'numeric' },
        ],
      },
      { _id: 't2', name: 'Person', properties: [{ name: 'g', label: 'Gender', type: 'select' }] },
    ],
    rows: [
      {
        ...{ sharedId: 's1', language: 'en', title: 'Taken at night', template: 't1' },
        metadata: {
          when: [{ value: { from: second, to: second + 86_400 } }],
          where: [{ value: 'x', label: 'Liaoning', parent: { value: 'y', label: 'China' } }],
          who: [{ value: 's2', label: 'Kim' }],
          count: [{ value: 60 }],
        },
        documents: [{ originalname: 'case.pdf', filename: 'a1b2.pdf' }],
      },
      { sharedId: 's1', language: 'ko', title: '밤에 끌려감', template: 't1', metadata: {} },
      {
        sharedId: 's2',
        language: 'en',
        title: 'Kim',
        template: 't2',
        metadata: { g: [{ label: 'female', value: 'z' }] },
      },
      { title: 'no id' },
    ],
  }
  const { entities, problems } = entitiesOfJson(value)
  assert.deepEqual(problems, [{ code: 'entry_unreadable', line: 4 }])
  const mapping = proposeMapping(entities)
  const { carried } = applyMapping(entities, mapping)
  assert.deepEqual(carried.events, [
    {
      id: 's1',
      title: 'Taken at night',
      place: 'China::Liaoning',
      period: day('2022-05-18', '2022-05-19'),
    },
  ])
  assert.deepEqual(carried.persons, [{ id: 's2', name: 'Kim', sex: 'f' }])
  assert.deepEqual(carried.links, [
    { person: 's2', event: 's1', role: 'victim', certainty: 'certain' },
  ])
  const [record] = carried.documents
  assert.equal(record?.id, 's1:record')
  assert.match(record?.text ?? '', /How many: 60/, 'what no column of ours is stays in its words')
  assert.match(record?.text ?? '', /밤에 끌려감/)
  assert.deepEqual(record?.files, ['case.pdf'])
  assert.deepEqual(entitiesOfJson('x').problems[0]?.code, 'json_unreadable')
})

test('[X7] what cannot be read is told by line and column, and two that are alike come not in', () => {
  const rows = [
    ['Title', 'Date added', 'Template', 'Date', 'Act', 'Colour', 'Documents', 'Published'],
    ['One', '2022-01-01', 'Case', '2022', 'arrest', 'red', '', 'Published'],
    ['One', '2022-01-01', 'Case', '2022', 'arrest', '', '', ''],
    ['Two', '2022-01-02', 'Case', '03/04/2022', 'picnic', '', '/files/one.pdf', ''],
    ['', '2022-01-02', 'Case', '', '', '', '', ''],
  ]
  const { entities, problems } = entitiesOfTables(readAgain([{ path: 'all.csv', rows }]))
  assert.deepEqual(problems, [{ code: 'title_missing', file: 'all.csv', line: 5 }])
  assert.ok(entities.every(({ isMadeUp }) => isMadeUp))
  const mapping = proposeMapping(entities)
  const told = (of: typeof mapping) =>
    applyMapping(entities, of).problems.map(({ code, line, column }) => `${line} ${code} ${column}`)
  const twice = ['2 id_twice undefined', '3 id_twice undefined']
  assert.deepEqual(told(mapping), [...twice, '4 act_unread Act', '4 date_two_ways Date'])
  const asSaid = mapping.map((one) => ({
    ...one,
    columns: one.columns.map((column) =>
      column.field === 'period' ? { ...column, order: 'dmy' as const } : column,
    ),
  }))
  assert.deepEqual(told(asSaid), [...twice, '4 act_unread Act'])
  const { carried } = applyMapping(entities, asSaid)
  assert.deepEqual(carried.events[0]?.period, day('2022-04-03'))
  assert.deepEqual(carried.documents[0]?.files, ['one.pdf'], 'by its name: nothing is fetched')
  const [first] = mapping
  assert.ok(first)
  const less = [{ ...first, columns: first.columns.filter(({ column }) => column !== 'Colour') }]
  assert.deepEqual(unnamedIn(entities, less), ['Case › Colour'])
  assert.deepEqual(unnamedIn(entities, []), ['Case'])
})

test('[X8] days come as days, months, years and periods with the signs of each format', () => {
  for (const [cell, earliest, latest] of [
    ['2022-05-18', '2022-05-18', '2022-05-18'],
    ['2022/05/18', '2022-05-18', '2022-05-18'],
    ['2022-05', '2022-05-01', '2022-05-31'],
    ['2022-05-01:2022-05-31', '2022-05-01', '2022-05-31'],
    ['2022-05-01~2022-06', '2022-05-01', '2022-06-30'],
    ['1970:1972', '1970-01-01', '1972-12-31'],
    ['18 May 2022', '2022-05-18', '2022-05-18'],
  ] as const)
    assert.deepEqual(readDays(cell), day(earliest, latest), cell)
  assert.equal(readDays('03/04/2022'), 'date_two_ways')
  assert.deepEqual(readDays('03/04/2022', 'mdy'), day('2022-03-04'))
  for (const cell of ['', 'soon', '2022-02-30', '2022-06-01:2022-05-01'])
    assert.equal(readDays(cell), 'date_unread', cell)
})
