// Names that may be one body's. The outlets of the list are public; the others are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { kindOfName, knownSpeaker } from './known-speaker.ts'
import { type NearName, nearName } from './near-name.ts'

test('[R330] names of one body are near: abbreviated, translated or within each other', () => {
  const cases: [string, string, NearName | undefined][] = [
    ['Radio Free Asia', 'radio  free asia', 'same'],
    ['The Harbour Wire', 'Harbour Wire', 'same'],
    ['RFA', 'Radio Free Asia', 'translation'],
    ['자유아시아방송', 'Radio Free Asia', 'translation'],
    ['自由亚洲电台', 'RFA', 'translation'],
    ['조선일보', 'Chosun Ilbo', 'translation'],
    ['HPT', 'Harbour Press Trust', 'abbreviation'],
    ['H.P.T.', 'Harbour Press Trust', 'abbreviation'],
    ['ARN', 'Alliance for the Rights of Nomads', 'abbreviation'],
    ['Harbour Wire', 'Harbour Wire newspaper', 'within'],
    ['Lantern', 'Lantern Ledger', 'within'],
    ['하버와이어', '하버와이어통신', 'within'],
    ['Harbor Wire', 'Harbour Wire', undefined],
    ['Harbour Wire', 'Harbour Office', undefined],
    ['Outlet number 1', 'Outlet number 2', undefined],
    ['Dawn', 'Dawn Post', undefined],
    ['Kim', 'Kim Chol', undefined],
    ['경향', '경향신문', undefined],
    ['', 'Harbour Wire', undefined],
  ]
  for (const [a, b, expected] of cases) {
    assert.equal(nearName(a, b), expected, `${a} ${b}`)
    assert.equal(nearName(b, a), expected, `${b} ${a}`)
  }
})

test('[R330] every name is near itself, and any two are compared alike in either order', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 30 })
  fc.assert(fc.property(name, name, (a, b) => assert.equal(nearName(a, b), nearName(b, a))))
})

test('[R331] the kind is guessed by the list and by the noun, and left open where neither says it', () => {
  const cases: [string, string | undefined][] = [
    ['Radio Free Asia', 'outlet'],
    ['Harbour Wire', 'outlet'],
    ['Dawn Ferry News', 'outlet'],
    ['Yonhap', 'outlet'],
    ['하버일보', 'outlet'],
    ['自由亞洲電臺', 'outlet'],
    ['Ministry of Unification', 'official_body'],
    ['통일부', 'official_body'],
    ['Cedar Rights Watch', 'organisation'],
    ['Association of Ferry Workers', 'organisation'],
    ['HPT', 'organisation'],
    ['South Korean sources', 'group'],
    ['the missionary', 'person'],
    ['Young-ja Kim', undefined],
  ]
  for (const [name, kind] of cases) assert.equal(kindOfName(name), kind, name)
})

test('[R332] every name of a body of the list means it alone', () => {
  const seen = new Map<string, unknown>()
  for (const name of ['RFA', 'VOA', 'Reuters', '로이터통신', '新华社', 'NKHR', 'UN', '유엔']) {
    const found = knownSpeaker(name)
    assert.ok(found, name)
    for (const other of Object.values(found.names)) {
      assert.equal(knownSpeaker(other), found, other)
      assert.ok(!seen.has(other) || seen.get(other) === found, other)
      seen.set(other, found)
    }
  }
})
