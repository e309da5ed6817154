// What the overview map may not do: be finer than what was said, or than what may be seen.
import assert from 'node:assert/strict'
import test from 'node:test'
import { PLACE_LEVELS } from '@tumen/claim'
import fc from 'fast-check'
import { drawingOf } from '../chart/drawn-picture.test.ts'
import { outlineShapes } from '../outline/outline.ts'
import { MapChart, type MapPlace } from './chart.tsx'
import { heightOf, placeLabels } from './label.ts'
import { spotOf } from './place.ts'
import { mapPlane, OUTLINED } from './shape.ts'

const MILL: MapPlace = { id: 'CN/JL/stone-mill', level: 'site', name: 'Stone Mill', told: '39' }
const LIAONING: MapPlace = { id: 'CN/LN', level: 'adm1', name: 'Liaoning', told: 'at least 52' }

function drawn(...places: MapPlace[]): string {
  return drawingOf(MapChart({ language: 'en', places }))
}

test('[V91] a site without a point that may be seen is drawn as its province', () => {
  assert.deepEqual(spotOf(MILL, OUTLINED), { place: MILL, look: 'province', shape: 'CN/JL' })
  assert.match(drawn(MILL), /Stone Mill: 39 \(somewhere in a province\)/)
})

test('[V91] a site whose point is given is a square of a grid of half a degree or more', () => {
  const at = (latitude: string, longitude: string): string => {
    const spot = spotOf({ ...MILL, centre: { latitude, longitude } }, OUTLINED)
    assert.ok(spot)
    return mapPlane([spot]).drawn(spot).path
  }
  // Anywhere in the same square the drawing is the same: the point cannot be read back.
  assert.equal(at('43.01', '128.51'), at('43.49', '128.99'))
  assert.notEqual(at('43.01', '128.51'), at('43.51', '128.51'))
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.49, noNaN: true }),
      fc.double({ min: 0.01, max: 0.49, noNaN: true }),
      (x, y) => {
        assert.equal(at(String(43 + y), String(128.5 + x)), at('43.25', '128.75'))
      },
    ),
    { numRuns: 30 },
  )
})

test('[V91] no place of any level is a point, and what is larger is never drawn smaller', () => {
  const centre = { latitude: '43.3', longitude: '128.8' }
  for (const level of PLACE_LEVELS) {
    const svg = drawn({ ...MILL, level, centre })
    assert.doesNotMatch(svg, /<circle/)
    const isSmall = ['point', 'site', 'settlement', 'adm2'].includes(level)
    assert.equal(svg.includes('class="chart-cell"'), isSmall, level)
  }
  const near = spotOf({ ...LIAONING, relation: 'at_border_of' }, OUTLINED)
  assert.equal(near?.look, 'edge')
  assert.equal(spotOf({ ...LIAONING, id: 'KR', level: 'country' }, OUTLINED)?.look, 'country')
})

test('[V92] what has no outline is told in words, with its number and hedge', () => {
  const sea: MapPlace = { id: 'YS', level: 'sea', name: 'Yellow Sea', told: 'up to 8' }
  const svg = drawn(LIAONING, sea)
  assert.match(svg, /Not on this map: Yellow Sea: up to 8/)
  assert.match(drawn(sea), /Not on this map: Yellow Sea: up to 8/)
  assert.match(drawn(), /No place to draw/)
})

test('[V92] numbers stand with their hedge and are never added up', () => {
  const svg = drawn(LIAONING, { ...LIAONING, told: 'about 80' })
  assert.match(svg, /at least 52/)
  assert.match(svg, /about 80/)
  assert.doesNotMatch(svg.replace(/="[^"]*"/g, ''), /132/)
})

test('[V93] a line from a number ends at the edge of its place, not inside it', () => {
  const spot = spotOf(LIAONING, OUTLINED)
  assert.ok(spot)
  const { edge } = mapPlane([spot]).drawn(spot)
  const [, x, y] = /chart-leader" d="M[\d.]+ [\d.]+L([\d.]+) ([\d.]+)"/.exec(drawn(LIAONING)) ?? []
  assert.ok(edge.some((point) => point[0] === Number(x) && point[1] === Number(y)))
})

test('[V93] labels never stand on each other, wherever their places lie', () => {
  const label = fc.record({ middle: fc.nat(400), x: fc.nat(400), lines: fc.nat(3) })
  fc.assert(
    fc.property(fc.array(label, { maxLength: 10 }), (labels) => {
      const placed = placeLabels(
        labels.map(({ middle, x, lines }) => ({
          middle,
          edge: [[x, middle]],
          lines: Array.from({ length: lines + 1 }, () => 'word'),
          path: '',
          look: 'province',
          href: undefined,
          name: '',
        })),
      )
      for (const [n, one] of placed.entries()) {
        const next = placed[n + 1]
        if (next) assert.ok(one.y + heightOf(one) <= next.y)
      }
    }),
  )
})

test('[V94] places beyond ten are counted in words', () => {
  const svg = drawn(...Array.from({ length: 14 }, () => LIAONING))
  assert.equal(svg.match(/chart-leader/g)?.length, 10)
  assert.match(svg, /and 4 more, see the table/)
})

test('[V97] outlines are closed areas of places, each once, within what is covered', () => {
  const shapes = outlineShapes()
  const ids = shapes.map(({ id }) => id)
  assert.deepEqual(
    ids,
    [...new Set(ids)].sort((a, b) => Number(a > b) - Number(a < b)),
  )
  assert.equal(ids.filter((id) => id.startsWith('CN/')).length, 31)
  assert.equal(ids.filter((id) => id.startsWith('KP/')).length, 11)
  for (const { id, rings } of shapes)
    for (const ring of rings) {
      assert.ok(ring.length >= 3, id)
      for (const [x, y] of ring) assert.ok(x >= 72.5 && x <= 142.5 && y >= 8 && y <= 54.5, id)
    }
})

/** Whether a point lies in a ring, by counting crossings to the east. */
function isInside([x, y]: readonly [number, number], ring: readonly [number, number][]): boolean {
  return ring.reduce((inside, [ax, ay], n) => {
    const [bx, by] = ring[(n + 1) % ring.length] ?? [0, 0]
    const isCrossed = ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax
    return isCrossed ? !inside : inside
  }, false)
}

test('[V97] well-known towns lie in the outlines of their provinces', () => {
  const towns: [string, number, number][] = [
    ['CN/LN', 123.43, 41.8],
    ['CN/JL', 125.32, 43.88],
    ['CN/HL', 126.63, 45.75],
    ['CN/YN', 102.71, 25.04],
    ['CN/BJ', 116.4, 39.9],
    ['CN', 104.07, 30.67],
    ['KP/PY', 125.75, 39.02],
    ['KP/HB', 129.78, 41.8],
    ['KP/RG', 128.18, 41.4],
    ['KP/PB', 124.4, 40.1],
    ['KR', 127, 37.55],
    ['JP', 139.7, 35.7],
    ['MN', 106.9, 47.9],
  ]
  const shapes = new Map(outlineShapes().map(({ id, rings }) => [id, rings]))
  for (const [id, longitude, latitude] of towns)
    assert.ok(
      shapes.get(id)?.some((ring) => isInside([longitude, latitude], ring)),
      id,
    )
})
