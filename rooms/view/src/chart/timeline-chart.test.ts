// Two times in one picture: what happened when, and when it became known.
import assert from 'node:assert/strict'
import test from 'node:test'
import { drawingOf } from './drawn-picture.test.ts'
import { TimelineChart, type TimelineChartProps } from './timeline-chart.tsx'
import { groupsOf, stateOf, type TimelineRow } from './timeline-row.ts'

const LATER: TimelineRow = {
  id: 'a',
  label: 'about 80',
  happened: { earliest: '2022-07-01', latest: '2022-07-31' },
  known: '2022-08-05',
}

function drawn(rows: TimelineRow[], given: Partial<TimelineChartProps> = {}): string {
  const svg = drawingOf(TimelineChart({ language: 'en', rows, ...given }))
  return svg.split('<g class="chart-legend">')[0] ?? ''
}

const has = (svg: string, look: string): boolean => new RegExp(`"[^"]*\\b${look}[ "]`).test(svg)

test('[V88] a row has a bar for when it happened and a line to the day it became known', () => {
  const svg = drawn([LATER])
  assert.ok(has(svg, 'chart-bar') && has(svg, 'chart-thin') && has(svg, 'chart-known'))
})

test('[V88] one day is a dot, days not known exactly fade, an open side is an arrow', () => {
  const at = (happened: TimelineRow['happened']): string => drawn([{ ...LATER, happened }])
  const [day, end] = ['2022-07-01', '2022-07-31']
  assert.ok(has(at({ earliest: day, latest: day }), 'chart-dot'))
  assert.ok(has(at({ earliest: day, latest: end, approximate: true }), 'chart-fading'))
  const since = at({ earliest: day, latest: '2199-12-31', openEnd: true })
  assert.ok(has(since, 'chart-head') && !has(since, 'chart-bar'))
  assert.doesNotMatch(since, /2199|2100/)
})

test('[V88] what lies beyond the picture has no mark at its edge', () => {
  const svg = drawn([LATER], { from: '2022-07-01', to: '2022-07-31' })
  assert.ok(has(svg, 'chart-bar') && !has(svg, 'chart-known'))
  const known = drawn([{ ...LATER, happened: { earliest: '2022-01-01', latest: '2022-01-02' } }], {
    from: '2022-07-01',
    to: '2022-08-31',
  })
  assert.ok(has(known, 'chart-known') && !has(known, 'chart-bar') && !has(known, 'chart-dot'))
})

test('[V89] what was withdrawn by the day that is looked at stays, hollow', () => {
  const row = { ...LATER, withdrawn: '2022-09-01' }
  assert.equal(stateOf(row, '2022-08-31'), 'known')
  assert.equal(stateOf(row, '2022-09-01'), 'withdrawn')
  assert.equal(stateOf(row, undefined), 'withdrawn')
  assert.ok(has(drawn([row], { knownOn: '2022-09-05' }), 'chart-hollow'))
  assert.ok(!has(drawn([row], { knownOn: '2022-08-10' }), 'chart-hollow'))
})

test('[V89] what was not yet known stays, in broken outlines', () => {
  assert.equal(stateOf(LATER, '2022-08-04'), 'later')
  assert.ok(has(drawn([LATER], { knownOn: '2022-08-04' }), 'chart-later'))
})

test('[V90] official statistics stand in a band of their own, last, whatever their group', () => {
  const official = { ...LATER, id: 'm', official: true, group: 'one name' }
  const groups = groupsOf([official, { ...LATER, group: 'one name' }])
  assert.deepEqual(
    groups.map(({ rows, band }) => [rows.map(({ id }) => id), band]),
    [
      [['a'], false],
      [['m'], true],
    ],
  )
  const svg = drawn([official, LATER])
  assert.match(svg, /Official numbers, counted apart/)
  assert.equal(svg.match(/chart-official/g)?.length, 1)
})

test('[V87] a hidden row tells neither its label nor any of its days', () => {
  for (const sensitivity of ['restricted', 'sealed'] as const) {
    const hidden = { ...LATER, id: 'h', label: 'told in confidence', sensitivity }
    const [alone, beside] = [drawn([hidden]), drawn([LATER, hidden])]
    for (const svg of [alone, beside])
      assert.ok(!svg.includes('told in confidence') && svg.includes(`[${sensitivity}]`))
    assert.doesNotMatch(alone, /2022|<a /)
    const groups = groupsOf([
      { ...LATER, group: 'a name' },
      { ...hidden, group: 'a name' },
    ])
    assert.deepEqual(
      groups.map(({ label, rows }) => [label, rows.map(({ id }) => id)]),
      [
        ['', ['h']],
        ['a name', ['a']],
      ],
    )
    // Bite: the same row without its mark of protection is told in full.
    assert.ok(drawn([LATER, { ...hidden, sensitivity: 'public' }]).includes('told in confidence'))
    // Not even its days move anything.
    const moved = { ...hidden, known: '1999-01-01', happened: undefined }
    assert.equal(
      drawn([LATER, moved], { from: '2022-01-01', to: '2022-12-31' }),
      drawn([LATER, hidden], { from: '2022-01-01', to: '2022-12-31' }),
    )
  }
})

test('[V94] rows beyond sixty are counted in words', () => {
  const rows = Array.from({ length: 75 }, (_, n) => ({ ...LATER, id: `r${n}` }))
  const svg = drawn(rows)
  assert.equal(svg.match(/<a /g)?.length, 60)
  assert.match(svg, /and 15 more, see the table/)
})

const HALVES: TimelineRow = {
  ...{ id: 's', label: 'Arrival', group: 'Settlement Office', official: true, known: '2022-07-11' },
  steps: [
    ...[
      { id: 'p', value: 96, earliest: '2021-01-01', latest: '2021-06-30', withdrawn: '2022-08-01' },
      { id: 'q', value: 118, earliest: '2022-01-01', latest: '2022-06-30' },
    ].map((one) => ({
      ...{ ...one, label: `${one.value}`, short: `${one.value}` },
      ...{ known: '2022-07-11', href: `/claims/${one.id}` },
    })),
  ],
}

test('[V409] official numbers are steps from zero, each with its link, period and day known', () => {
  const svg = drawn([LATER, HALVES])
  const heights = [...svg.matchAll(/class="chart-bar" d="M([\d.]+) ([\d.]+)V([\d.]+)H/g)].map(
    ([, , base, top]) => Number(base) - Number(top),
  )
  assert.equal(heights.length, 2)
  const [low = 0, high = 1] = heights
  assert.ok(Math.abs(low / high - 96 / 118) < 0.01)
  for (const id of ['p', 'q']) assert.ok(svg.includes(`href="/claims/${id}"`))
  assert.match(svg, /118; 1 January 2022 to 30 June 2022; known on 11 July 2022/)
  assert.ok(has(svg, 'chart-hollow'))
  assert.ok(!has(drawn([HALVES], { knownOn: '2022-07-31' }), 'chart-hollow'))
  assert.doesNotMatch(drawn([HALVES], { from: '2022-01-01', to: '2022-12-31' }), /claims\/p"/)
})

test('[V409] a time that is not exact says so in words', () => {
  const happened = { earliest: '2022-07-01', latest: '2022-07-31', approximate: true }
  assert.match(drawn([{ ...LATER, happened }]), /about 80; about July 2022; known on/)
})
