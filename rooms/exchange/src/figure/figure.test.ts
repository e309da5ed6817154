// Figures in the columns of others: nothing is filled in that nobody said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventFeatures } from './feature.ts'
import { type CarriedFigure, FIGURE_COLUMNS, figureTable } from './figure.ts'

const FIGURE: CarriedFigure = {
  ...{ id: 'q1', act: 'detention', population: 'KP', low: 350, lowStrict: true, highOpen: true },
  ...{ reports: 2, originsMin: 1, originsMax: 2, status: 'single_origin', flags: ['admission'] },
  ...{ knownOn: '2022-08-10', knownBy: 'recorded', url: 'https://own.example/q1' },
  period: { earliest: '2022-07-31', latest: '2022-07-31' },
  place: {
    ...{ path: 'CN/LN', name: 'Liaoning', level: 'adm1', above: ['China', 'Liaoning'] },
    ...{ latitude: '41.298765', longitude: '122.6' },
  },
  sources: [
    { article: 'R08', office: 'Harbour Wire', date: '2022-08-05', original: 'a missionary' },
  ],
}

const cellsOf = (figure: CarriedFigure) => {
  const { rows } = figureTable([figure], false)
  const [head = [], row = []] = rows
  return Object.fromEntries(head.map((name, n) => [name, row[n]]))
}

test('[X9] an open high and a missing best are empty, and nothing is a death', () => {
  const cells = cellsOf(FIGURE)
  assert.deepEqual(
    [cells.low, cells.low_strict, cells.best, cells.high, cells.high_open],
    ['350', '1', '', '', '1'],
  )
  assert.deepEqual([cells.latitude, cells.longitude, cells.where_prec], ['41.30', '122.60', '4'])
  assert.deepEqual([cells.date_prec, cells.edtf, cells.year], ['1', '2022-07-31', '2022'])
  assert.equal(cells.source_original, 'a missionary')
  for (const [name] of FIGURE_COLUMNS) assert.doesNotMatch(name, /death|fatal/)
  assert.equal(cellsOf({ ...FIGURE, highOpen: false, high: 400 }).high, '400')
})

test('[X10] the row of hashtags stands right under the headings, one for each column', () => {
  const { rows } = figureTable([FIGURE], true)
  assert.equal(rows.length, 3)
  const tags = rows[1] ?? []
  assert.equal(tags.length, FIGURE_COLUMNS.length)
  for (const tag of tags) assert.match(tag, /^#[a-z0-9]+(\+[a-z0-9_]+)*$/)
  assert.equal(new Set(tags).size, tags.length)
})

test('[X11] an event is at a point of its area, rounded, and a site has no point of its own', () => {
  const site = {
    id: 'CN/LN/x',
    level: 'site',
    names: {},
    latitude: '41.1234',
    longitude: '122.5678',
  } as const
  const area = {
    id: 'CN/LN',
    level: 'adm1',
    names: {},
    latitude: '41.29',
    longitude: '122.601',
  } as const
  const places = new Map([site, area].map((one) => [one.id as string, one]))
  const { features } = eventFeatures(
    [
      { id: 'e1', title: 'At a site', place: 'CN/LN/x' },
      { id: 'e2', title: 'Nowhere' },
    ],
    places,
    (id) => `/events/${id}`,
  ) as { features: { geometry: unknown; properties: { area: unknown } }[] }
  assert.deepEqual(
    features.map(({ geometry, properties }) => [geometry, properties.area]),
    [
      [{ type: 'Point', coordinates: [122.6, 41.29] }, 'CN/LN'],
      [null, null],
    ],
  )
})
