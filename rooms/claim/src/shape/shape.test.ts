// The shape of a claim, bitten in every field of every invented claim.
import assert from 'node:assert/strict'
import test from 'node:test'
import { invented } from '../../fixture/vector.ts'
import { claimSchema } from '../claim/claim.ts'
import { isId, map, text } from './field.ts'
import { checkShape, type Shape, shapeOf } from './shape.ts'

const CLAIM_SHAPE = shapeOf(claimSchema)

type Json = Record<string, unknown>
interface Place {
  parent: Json | unknown[]
  name: string | number
  path: string
  shape: Shape
}

/** Every place in a value where the shape says something, with its parent to change it. */
function placesIn(value: unknown, shape: Shape, path = ''): Place[] {
  const inner = (parent: Json | unknown[], name: string | number, s: Shape): Place[] => {
    const at =
      typeof name === 'number' ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`
    const next = (parent as Json)[name]
    return [{ parent, name, path: at, shape: s }, ...placesIn(next, s, at)]
  }
  if (shape.kind === 'list' && Array.isArray(value))
    return value.flatMap((_, n) => inner(value, n, shape.of))
  if (shape.kind !== 'record' || typeof value !== 'object' || value === null) return []
  return [...shape.known].flatMap(([name, s]) =>
    name in value ? inner(value as Json, name, s) : [],
  )
}

/** For each place: makes the change, says what the shape finds, and puts the old value back. */
function mutationTest(change: (place: Place) => unknown, isMeant: (place: Place) => boolean) {
  return invented().claims.flatMap((claim) =>
    placesIn(claim, CLAIM_SHAPE)
      .filter(isMeant)
      .map((place) => {
        const box = place.parent as Json
        const old = box[place.name]
        box[place.name] = change(place)
        const found = checkShape(claim, CLAIM_SHAPE).map((f) => `${f.code} ${f.field}`)
        // An optional field that is undefined counts as absent; to the schema it does not.
        if (box[place.name] !== undefined)
          assert.equal(claimSchema.safeParse(claim).success, found.length === 0, place.path)
        box[place.name] = old
        return { path: place.path, found }
      }),
  )
}

/** The paths of all controlled fields that a shape has. */
function wordFields(shape: Shape, path = ''): string[] {
  if (shape.kind === 'word') return [path]
  if (shape.kind === 'list') return wordFields(shape.of, path)
  if (shape.kind !== 'record') return []
  return [...shape.known].flatMap(([name, s]) =>
    wordFields(s, path === '' ? name : `${path}.${name}`),
  )
}

test('[C61] [C163] a word that is not in the list is found in every controlled field', () => {
  const bitten = mutationTest(
    () => 'no_such_word',
    (place) => place.shape.kind === 'word',
  )
  const fields = new Set(bitten.map(({ path }) => path.replace(/\[\d+\]/g, '')))
  assert.deepEqual([...fields].sort(), [...wordFields(CLAIM_SHAPE)].sort())
  for (const { path, found } of bitten) assert.deepEqual(found, [`unknown_value ${path}`])
})

test('[C62] [C163] a value of another type is found in every field', () => {
  const bitten = mutationTest(
    (place) => (place.shape.kind === 'flag' ? 'yes' : true),
    () => true,
  )
  assert.ok(bitten.length > 300)
  for (const { path, found } of bitten) assert.deepEqual(found, [`wrong_type ${path}`])
})

test('[C63] a required field that is missing is found, an optional one is not', () => {
  const bitten = mutationTest(
    () => undefined,
    (place) => typeof place.name === 'string',
  )
  for (const { path, found } of bitten) {
    const isRequired = found.length > 0
    assert.deepEqual(found, isRequired ? [`field_missing ${path}`] : [])
  }
  const required = new Set(bitten.filter((b) => b.found.length > 0).map((b) => b.path))
  for (const path of ['id', 'quote[0].text', 'chain[0].agent', 'quantity.op', 'times[0].role'])
    assert.ok(required.has(path), path)
  for (const path of ['quantity', 'quantity.hedge', 'chain[0].span', 'listed', 'modalityCue'])
    assert.ok(!required.has(path), path)
})

test('[C64] [C163] an unknown field is found in every record, so that nothing is lost silently', () => {
  const bitten = mutationTest(
    ({ parent, name }) => ({ ...((parent as Json)[name] as Json), odd: 1 }),
    (place) => place.shape.kind === 'record',
  )
  assert.ok(bitten.length > 60)
  for (const { path, found } of bitten) assert.deepEqual(found, [`unknown_field ${path}.odd`])
})

test('[C65] a name that cannot be a field is not repeated, and never trusted', () => {
  const claim = invented().claims[0]
  const hostile: unknown = JSON.parse(
    `{"__proto__": {"x": 1}, "Kim of the ford": 2, "toString": 3}`,
  )
  const found = checkShape({ ...claim, ...(hostile as object) }, CLAIM_SHAPE)
  assert.deepEqual(
    found.map((f) => `${f.code} ${f.field}`),
    ['unknown_field __proto__', 'unknown_field [name]', 'unknown_field toString'],
  )
  assert.deepEqual(checkShape({ 'Kim of the ford': 2 }, shapeOf(map(text)), 'name'), [
    { code: 'wrong_type', field: 'name.[name]' },
  ])
})

test('[C66] an id has 1 to 200 visible units', () => {
  for (const good of ['c1', 'anon:001#missionary', 'XA/reed/모래톱', 'x'.repeat(200)])
    assert.ok(isId(good))
  for (const bad of ['', 'a b', 'a\u00a0b', 'a\u200bb', 'a\u202eb', 'a\nb', 'x'.repeat(201), 7])
    assert.ok(!isId(bad))
})

test('[C62] a hostile value that is very deep is refused, not followed', () => {
  let deep: unknown = []
  for (let n = 0; n < 100_000; n++) deep = [deep]
  const found = checkShape({ ...invented().claims[0], places: deep, extra: deep }, CLAIM_SHAPE)
  assert.deepEqual(
    found.map((f) => `${f.code} ${f.field}`),
    ['wrong_type places[0]', 'unknown_field extra'],
  )
})
