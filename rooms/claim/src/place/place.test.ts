import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type Act,
  PLACE_LEVELS,
  PLACE_RELATIONS,
  type PlaceRole,
} from '../vocabulary/vocabulary.ts'
import {
  isPlaceAside,
  isPlaceUncertain,
  isWhereItPasses,
  placesOfAct,
  placesOnWay,
  ucdpPrecOfPlace,
} from './place.ts'

test('[C43] the precision follows from level and words, as in the UCDP GED codebook', () => {
  // Columns: in, near, outskirts, various_parts_of, along, at_border_of.
  const table: Record<(typeof PLACE_LEVELS)[number], number[]> = {
    point: [1, 2, 2, 6, 5, 5],
    site: [1, 2, 2, 6, 5, 5],
    settlement: [1, 2, 2, 6, 5, 5],
    adm2: [3, 3, 3, 6, 5, 5],
    adm1: [4, 4, 4, 6, 5, 5],
    region: [5, 5, 5, 6, 5, 5],
    country: [6, 6, 6, 6, 5, 5],
    multi_country: [6, 6, 6, 6, 5, 5],
    sea: [7, 7, 7, 7, 7, 7],
    unknown: [6, 6, 6, 6, 5, 5],
  }
  for (const level of PLACE_LEVELS) {
    const row = PLACE_RELATIONS.map((relation) => ucdpPrecOfPlace({ level, relation }))
    assert.deepEqual(row, table[level], level)
  }
})

test('[C41] all places in the first role that is there stand for the act', () => {
  const place = (role: 'locus' | 'custody' | 'origin', name: string) => ({ role, name })
  const [a, b, c] = [place('locus', 'a'), place('custody', 'b'), place('custody', 'c')]
  assert.deepEqual(placesOfAct('detention', [a, b, c]), [b, c])
  assert.deepEqual(placesOfAct('arrest', [a, b, c]), [a])
  assert.deepEqual(placesOfAct('torture', [b, c]), [])
})

test('[C44] near, outskirts, along and at the border of leave containment open', () => {
  const open = PLACE_RELATIONS.filter((relation) => isPlaceUncertain({ relation }))
  assert.deepEqual(open, ['near', 'outskirts', 'along', 'at_border_of'])
})

test('[C156] what an act passed through is on its way; where it happened is said elsewhere', () => {
  const place = (role: PlaceRole) => ({ role })
  const passed = place('transit')
  assert.deepEqual(placesOnWay('forced_return', [place('origin'), passed]), [passed])
  assert.deepEqual(placesOnWay('detention', [passed]), [])
  const table: [Act, PlaceRole[], boolean][] = [
    ['forced_return', ['transit'], true],
    ['forced_return', ['transit', 'destination'], true],
    ['forced_return', ['origin', 'transit'], true],
    ['forced_return', ['locus', 'transit'], false],
    ['border_crossing', ['destination', 'transit'], true],
    ['border_crossing', ['locus', 'destination', 'transit'], false],
    ['arrival', ['destination', 'transit'], false],
    ['transfer', ['locus', 'transit'], false],
  ]
  for (const [act, roles, passes] of table)
    assert.equal(isWhereItPasses(act, roles.map(place)), passes, `${act} ${roles}`)
})

test('[C162] places aside are those of which none stands for the act or is on its way', () => {
  const roles = (...all: PlaceRole[]) => all.map((role) => ({ role }))
  assert.ok(isPlaceAside('arrest', roles('destination')))
  assert.ok(!isPlaceAside('arrest', roles('destination', 'arrest_site')))
  assert.ok(!isPlaceAside('arrest', []))
  assert.ok(!isPlaceAside('border_crossing', roles('transit')))
  assert.ok(isPlaceAside('arrest', roles('transit')))
})
