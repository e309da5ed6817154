import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { claimNamed, invented } from '../../fixture/vector.ts'
import { decimalText, type WholeJson } from '../shape/json-form.ts'
import { claimFromJson, claimToJson, parseClaim, parseClaimImport } from './parse.ts'

function numbersIn(json: WholeJson): number[] {
  if (typeof json === 'number') return [json]
  if (typeof json !== 'object' || json === null) return []
  return Object.values(json).flatMap(numbersIn)
}

test('[C67] the JSON of a claim holds whole numbers only, and comes back the same', () => {
  for (const claim of invented().claims) {
    const json = claimToJson(claim)
    assert.ok(numbersIn(json).every(Number.isSafeInteger), claim.id)
    const written = JSON.stringify(json)
    const back = claimFromJson(JSON.parse(written))
    assert.deepEqual(back, claim)
    assert.equal(JSON.stringify(claimToJson(back)), written)
  }
  const c5 = claimToJson(claimNamed('c5')) as unknown as {
    comparison: { ratio: string }
    extraction: { confidence: string }
  }
  assert.equal(c5.comparison.ratio, '1.1211')
  assert.equal(c5.extraction.confidence, '0.875')
})

test('[C67] every fraction keeps its value as a decimal string without exponent', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (n) => {
      const text = decimalText(Math.abs(n))
      assert.match(text, /^\d+(\.\d+)?$/)
      assert.equal(Number(text), Math.abs(n))
    }),
  )
  assert.deepEqual([1e-7, 1.5e21, 5e-324 * 0 + 1].map(decimalText), [
    '0.0000001',
    '1500000000000000000000',
    '1',
  ])
})

test('[C68] absent and undefined fields are absent in the JSON', () => {
  const claim = { ...claimNamed('c4'), listed: undefined, condition: undefined }
  const json = claimToJson(claim as never) as object
  assert.ok(!('listed' in json) && !('condition' in json))
})

test('[C69] what has not the shape of a claim is neither written nor read back', () => {
  const claim = { ...claimNamed('c2'), note: 'secret words' }
  assert.throws(
    () => claimToJson(claim),
    (error: Error) =>
      error.message.includes('unknown_field at note') && !/secret/.test(error.message),
  )
  assert.throws(() => claimFromJson({ id: 'c1' }), TypeError)
})

test('[C70] parsing takes a claim whole, or gives all findings of its shape', () => {
  for (const claim of invented().claims) assert.deepEqual(parseClaim(claim), { claim })
  const found = parseClaim({ ...claimNamed('c2'), kind: 'rumour', relations: [], id: '' }).findings
  assert.deepEqual(
    found?.map((f) => `${f.code} ${f.field}`),
    ['id_invalid id', 'unknown_value kind', 'unknown_field relations'],
  )
  for (const bad of [null, [], 'claim', 7, undefined])
    assert.deepEqual(parseClaim(bad).findings?.[0]?.code, 'wrong_type')
})

test('[C71] precisions that were left out are computed', () => {
  for (const claim of invented().claims) {
    const strip = <T extends object>(items: T[]) =>
      items.map((item) => ({ ...item, ucdpPrec: undefined }))
    const bare = { ...claim, places: strip(claim.places), times: strip(claim.times) }
    assert.deepEqual(parseClaim(bare), { claim })
  }
  const odd = { ...claimNamed('c2'), places: [{ level: 'moon' }, 7], times: 'soon' }
  assert.ok(parseClaim(odd).findings?.some((f) => f.code === 'wrong_type' && f.field === 'times'))
})

test('[C72] an import carries relations and a status beside the claim', () => {
  const claim = claimNamed('c3')
  const relations = [{ type: 'restates', to: 'c2', note: 'later in the text' }]
  const parsed = parseClaimImport({ ...claim, relations, status: 'live' })
  assert.deepEqual(parsed, { claim, relations, status: 'live' })
  assert.deepEqual(parseClaimImport(claim), { claim, relations: [] })
  const bad = parseClaimImport({
    ...claim,
    relations: [{ type: 'hints', to: 'c2' }],
    status: 'gone',
  })
  assert.deepEqual(
    bad.findings?.map((f) => `${f.code} ${f.field}`),
    ['unknown_value relations[0].type', 'unknown_value status'],
  )
})

test('[C70] no JSON throws while it is parsed', () => {
  const claim = claimNamed('c2')
  const names = fc.constantFrom(...Object.keys(claim))
  fc.assert(
    fc.property(names, fc.jsonValue(), (name, value) => {
      const parsed = parseClaim({ ...claim, [name]: value })
      assert.ok((parsed.claim === undefined) !== (parsed.findings === undefined))
    }),
  )
})
