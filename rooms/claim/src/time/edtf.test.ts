import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { vector } from '../../fixture/vector.ts'
import { isoDay } from './date.ts'
import { type DateMark, type PartialDate, readDate, writeDate, writePlainInterval } from './edtf.ts'

interface EdtfVectors {
  read: { edtf: string; earliest?: string; latest?: string; mark?: DateMark }[]
  readOnly: { edtf: string; earliest?: string; latest?: string; canonical: string }[]
  refused: { edtf: string; code: string; at: number; character?: string }[]
}
const vectors = vector<EdtfVectors>('edtf')

test('[C35] a partial date means its first and last day, and is written back the same', () => {
  for (const { edtf, mark, ...days } of vectors.read) {
    const marks = mark ? { earliestMark: mark, latestMark: mark } : {}
    const date = { ...days, ...marks }
    assert.deepEqual(readDate(edtf), { date }, edtf)
    assert.equal(writeDate(date), edtf)
  }
})

test('[C35] XX and longer ways of writing are read, and written in the shortest way', () => {
  for (const { edtf, canonical, ...days } of vectors.readOnly) {
    const { date } = readDate(edtf)
    assert.deepEqual(date, days, edtf)
    assert.equal(writeDate(days), canonical)
  }
})

test('[C36] what the profile does not know is refused with offset and character', () => {
  for (const { edtf, ...finding } of vectors.refused)
    assert.deepEqual(readDate(edtf).findings, [finding], edtf)
})

test('[C36] both sides of an interval are judged at once', () => {
  const { findings = [] } = readDate('2022-13/2022-2S')
  assert.deepEqual(
    findings.map(({ code, at }) => [code, at]),
    [
      ['date_impossible', 5],
      ['date_unsupported', 14],
    ],
  )
})

const days = fc
  .tuple(fc.integer({ min: 1800, max: 2199 }), fc.integer({ min: 1, max: 12 }), fc.nat(30))
  .map(([y, m, d]) => isoDay(y, m, 1 + (d % 28)))
// Months, quarters and years are rare among random days, so their edges are made on purpose.
const edges = fc
  .tuple(days, fc.constantFrom('01-01', '04-01', '07-01', '06-30', '12-31', '03-31', '02-01'))
  .map(([day, edge]) => `${day.slice(0, 5)}${edge}`)
const marks = fc.constantFrom<DateMark | undefined>(undefined, '~', '?', '%')

const partial = fc
  .tuple(fc.oneof(days, edges), fc.oneof(days, edges), marks, marks)
  .map(([a, b, m, n]): PartialDate => {
    const [earliest, latest] = a < b ? [a, b] : [b, a]
    return { earliest, latest, ...(m && { earliestMark: m }), ...(n && { latestMark: n }) }
  })

test('[C37] what is written reads back as the same value', () => {
  fc.assert(
    fc.property(partial, (date) => {
      assert.deepEqual(readDate(writeDate(date)).date, date)
      const { latest: _, latestMark: __, ...open } = date
      assert.deepEqual(readDate(writeDate(open)).date, open)
    }),
  )
})

test('[C37] no text throws, and what is read is written in canonical form', () => {
  const signs = fc.array(fc.constantFrom(...'0123456789-/.~?%XYSE[]{}T:')).map((s) => s.join(''))
  fc.assert(
    fc.property(fc.oneof(signs, fc.string()), (text) => {
      const { date } = readDate(text)
      if (!date) return
      const canonical = writeDate(date)
      assert.equal(writeDate(readDate(canonical).date ?? {}), canonical)
    }),
  )
})

test('[C37] a date without real days in order is not written', () => {
  const bad: PartialDate[] = [
    {},
    { earliest: '2022-02-30' },
    { earliest: '2022-05-02', latest: '2022-05-01' },
    { earliest: '2022-05-02', latestMark: '~' },
  ]
  for (const date of bad) assert.throws(() => writeDate(date), RangeError)
})

test('[C38] a plain interval serves readers that know no groups and no marks', () => {
  const half = { earliest: '2022-01-01', latest: '2022-06-30' }
  assert.equal(writePlainInterval(half), '2022-01/2022-06')
  assert.equal(writePlainInterval({ earliest: '2022-05-18', latest: '2022-05-18' }), '2022-05-18')
})
