// Cells of lists: what they give, what refuses a row and what is only reported. Bands of birth by
// hand from linkage.md 5; days by the calendar.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  bandOfAge,
  type CellReading,
  cleanCell,
  readAge,
  readBirthYear,
  readCounting,
  readDays,
  readSex,
} from './cell.ts'

/** A reading in a few signs: the value, `!` a problem, `?` a note, or nothing. */
function told(reading: CellReading<unknown>): unknown {
  if (reading.problem !== undefined) return `!${reading.problem}`
  if (reading.note !== undefined) return `?${reading.note}`
  return reading.value
}

test('[D282] years of birth: plain, with their words, of a day, of two years; nothing is guessed', () => {
  const band = (low: number, high = low) => ({ low, high })
  const cases: [string, unknown][] = [
    ['1969', band(1969)],
    ['１９６９', band(1969)],
    ['1969년생', band(1969)],
    ['1969年', band(1969)],
    ['1969-05-03', band(1969)],
    ['03/05/1969', band(1969)],
    ['1969–1971', band(1969, 1971)],
    ['미상', undefined],
    ['不详', undefined],
    ['?', undefined],
    ['약 1969', '?year_unreadable'],
    ['69', '?year_unreadable'],
    ['the year of the horse', '?year_unreadable'],
    ['1849', '!year_impossible'],
    ['2023', '!year_impossible'],
    ['1971-1969', '!year_impossible'],
  ]
  for (const [text, value] of cases) assert.deepEqual(told(readBirthYear(text, 2022)), value, text)
})

test('[D282] ages give bands by their counting, as the reference on linkage gives them', () => {
  assert.deepEqual(bandOfAge(52, 2022, 'korean'), { low: 1971, high: 1971 })
  assert.deepEqual(bandOfAge(52, 2022, 'international'), { low: 1969, high: 1970 })
  assert.deepEqual(bandOfAge(52, 2022, undefined), { low: 1969, high: 1971 })
  const cases: [string, unknown][] = [
    ['52', { age: 52 }],
    ['52세', { age: 52 }],
    ['만 52세', { age: 52, counting: 'international' }],
    ['52岁', { age: 52 }],
    ['52周岁', { age: 52, counting: 'international' }],
    ['52虚岁', { age: 52, counting: 'korean' }],
    ['52 years old', { age: 52 }],
    ['0', { age: 0 }],
    ['약 50', '?age_unreadable'],
    ['-5', '?age_unreadable'],
    ['5.5', '?age_unreadable'],
    ['131', '!age_impossible'],
    ['모름', undefined],
  ]
  for (const [text, value] of cases) assert.deepEqual(told(readAge(text)), value, text)
  const countings = ['korean', '세는나이', '만 나이', '周岁', 'none', '', 'lunar']
  assert.deepEqual(
    countings.map((text) => told(readCounting(text))),
    [
      ...['korean', 'korean', 'international', 'international', undefined, undefined],
      '?counting_unreadable',
    ],
  )
})

test('[D282] sexes are read by their words in three languages', () => {
  const women = ['F', 'female', '여', '여성', '녀', '女', 'Woman']
  const men = ['M', 'male', '남', '남자', '男', '男性']
  assert.ok(women.every((text) => told(readSex(text)) === 'f'))
  assert.ok(men.every((text) => told(readSex(text)) === 'm'))
  assert.equal(told(readSex('unknown')), undefined)
  assert.equal(told(readSex('x')), '?sex_unreadable')
})

test('[D282] dates give the days that they mean; day and month that may change places are refused', () => {
  const days = (earliest: string, latest = earliest) => ({ earliest, latest })
  const may = days('2022-05-01', '2022-05-31')
  const cases: [string, string | undefined, unknown][] = [
    ['2022-05', undefined, may],
    ['2022.5', undefined, may],
    ['2022/05/03', undefined, days('2022-05-03')],
    ['2022년 5월', undefined, may],
    ['2022년 5월 3일', undefined, days('2022-05-03')],
    ['2022年5月3日', undefined, days('2022-05-03')],
    ['2022', undefined, days('2022-01-01', '2022-12-31')],
    ['2022-05-03T00:00:00.000Z', undefined, days('2022-05-03')],
    ['2022-05/2022-07', undefined, days('2022-05-01', '2022-07-31')],
    ['May 2022', undefined, may],
    ['3 May 2022', undefined, days('2022-05-03')],
    ['May 3, 2022', undefined, days('2022-05-03')],
    ['05/2022', undefined, may],
    ['03/04/2022', undefined, '!date_ambiguous'],
    ['03/04/2022', 'dmy', days('2022-04-03')],
    ['03/04/2022', 'mdy', days('2022-03-04')],
    ['13/04/2022', undefined, days('2022-04-13')],
    ['04/13/2022', undefined, days('2022-04-13')],
    ['04/13/2022', 'dmy', '!date_impossible'],
    ['04/04/2022', undefined, days('2022-04-04')],
    ['2022-13', undefined, '!date_impossible'],
    ['2022-02-30', undefined, '!date_impossible'],
    ['1799', undefined, '!date_impossible'],
    ['2022-07/2022-05', undefined, '!date_impossible'],
    ['2022-05/..', undefined, '?date_open'],
    ['last spring', undefined, '?date_unreadable'],
    ['03/04/22', undefined, '?date_unreadable'],
    ['不明', undefined, undefined],
  ]
  for (const [text, form, value] of cases)
    assert.deepEqual(told(readDays(text, form)), value, `${text} ${form}`)
})

test('[D282] cells are text or nothing: composed, trimmed, without half signs and zeros', () => {
  assert.deepEqual(cleanCell('  \u1100\u1161  '), { text: '가' })
  assert.deepEqual(cleanCell('a\0b'), { text: '', note: 'not_utf8' })
  assert.deepEqual(cleanCell('a\ud800b'), { text: '', note: 'not_utf8' })
  assert.deepEqual(cleanCell('<b>=1+1</b>'), { text: '<b>=1+1</b>' })
  assert.deepEqual(cleanCell("'=1+1"), { text: '=1+1' })
  assert.deepEqual(cleanCell("'Abd"), { text: "'Abd" })
})

test('[D282] no cell makes a reading throw, and what it gives is possible', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d/.\- 년월]{0,12}$/)),
      (text) => {
        const plain = cleanCell(text).text
        const { value: born } = readBirthYear(plain, 2022)
        assert.ok(born === undefined || (born.low >= 1850 && born.low <= born.high))
        const { value: age } = readAge(plain)
        assert.ok(age === undefined || (age.age >= 0 && age.age <= 130))
        const { value: time } = readDays(plain, undefined)
        assert.ok(time === undefined || time.earliest <= time.latest)
        readSex(plain)
        readCounting(plain)
      },
    ),
  )
})
