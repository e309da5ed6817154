import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ACTS,
  actAbove,
  actNeighbours,
  actsBelow,
  areActsNear,
  huridocsOf,
  isCrossing,
  isPassage,
  isPointAct,
  placeRolesOfAct,
  UMBRELLA_ACTS,
} from './act.ts'

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

test('[C40] eighteen acts happen at one place and time; umbrella acts do not', () => {
  assert.equal(ACTS.filter(isPointAct).length, 18)
  assert.ok(isPointAct('arrest') && !isPointAct('detention') && !isPointAct('custody'))
})

test('[C41] the place of an act is the place of its first role', () => {
  assert.deepEqual(placeRolesOfAct('arrest'), ['arrest_site', 'locus'])
  assert.deepEqual(placeRolesOfAct('border_crossing'), ['locus', 'destination', 'origin'])
  assert.deepEqual(placeRolesOfAct('torture'), ['locus'])
})

test('[C155] seven acts lead from place to place, of which five cross one border', () => {
  const all = [...ACTS, ...UMBRELLA_ACTS]
  assert.equal(all.filter(isPassage).length, 7)
  assert.deepEqual(
    all.filter((act) => isPassage(act) && !isCrossing(act)),
    ['transfer', 'arrival'],
  )
  assert.ok(all.filter(isCrossing).every(isPassage))
  assert.ok(!isPassage('detention') && !isPassage('arrest'))
})

test('[C126] neighbours are acts that reports tell for one another, also below an umbrella', () => {
  assert.deepEqual(actNeighbours('arrest'), ['detention', 'imprisonment', 'transfer'])
  assert.deepEqual(actNeighbours('custody'), ['transfer'])
  assert.deepEqual(actNeighbours('raid'), [])
  for (const a of [...ACTS, ...UMBRELLA_ACTS]) {
    assert.ok(!actNeighbours(a).includes(a))
    for (const b of ACTS) assert.equal(areActsNear(a, b), areActsNear(b, a), `${a} ${b}`)
  }
  assert.ok(areActsNear('transfer', 'custody') && !areActsNear('killing', 'arrest'))
})

test('[C165] every act has a code of HURIDOCS, and one that the standard has not is "other"', () => {
  const all = [...ACTS, ...UMBRELLA_ACTS]
  for (const act of all) assert.match(huridocsOf(act), /^\d{12}$/, act)
  assert.equal(huridocsOf('arrest'), '030101000000')
  assert.equal(huridocsOf('refoulement'), huridocsOf('pushback'))
  assert.equal(huridocsOf('publication'), huridocsOf('other'))
})
