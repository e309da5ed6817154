import assert from 'node:assert/strict'
import test from 'node:test'
import { actAbove, actsBelow, isPointAct, placeRolesOfAct } from './act.ts'
import { ACTS, UMBRELLA_ACTS } from './vocabulary.ts'

test('[C39] umbrella acts contain their acts, and each act has at most one umbrella', () => {
  assert.deepEqual(actsBelow('custody'), ['arrest', 'detention', 'imprisonment'])
  assert.equal(actAbove('pushback'), 'refoulement')
  assert.equal(actAbove('raid'), undefined)
  for (const umbrella of UMBRELLA_ACTS)
    for (const act of actsBelow(umbrella)) assert.equal(actAbove(act), umbrella)
  assert.deepEqual(
    ACTS.flatMap((act) => actsBelow(act)),
    [],
  )
})

test('[C40] fifteen acts happen at one place and time; umbrella acts do not', () => {
  assert.equal(ACTS.filter(isPointAct).length, 15)
  assert.ok(isPointAct('arrest') && !isPointAct('detention') && !isPointAct('custody'))
})

test('[C41] the place of an act is the place of its first role', () => {
  assert.deepEqual(placeRolesOfAct('arrest'), ['arrest_site', 'locus'])
  assert.deepEqual(placeRolesOfAct('border_crossing'), ['locus', 'destination', 'origin'])
  assert.deepEqual(placeRolesOfAct('torture'), ['locus'])
})
