// Dates as people write them. Expected days are read off a calendar by hand.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { readDate } from './edtf.ts'
import { readWrittenDate, writtenDatesIn } from './written-date.ts'

const DAYS: readonly (readonly [string, string, string])[] = [
  ['August 8, 2019', '2019-08-08', '2019-08-08'],
  ['8 Aug 2019', '2019-08-08', '2019-08-08'],
  ['8th of August 2019', '2019-08-08', '2019-08-08'],
  ['Aug. 31st, 2019', '2019-08-31', '2019-08-31'],
  ['2019 August 8', '2019-08-08', '2019-08-08'],
  ['8-Sept-2019', '2019-09-08', '2019-09-08'],
  ['August 2019', '2019-08-01', '2019-08-31'],
  ['feb, 2020', '2020-02-01', '2020-02-29'],
  ['2019년 8월 8일', '2019-08-08', '2019-08-08'],
  ['2019년8월', '2019-08-01', '2019-08-31'],
  ['2019년', '2019-01-01', '2019-12-31'],
  ['2019年8月8日', '2019-08-08', '2019-08-08'],
  ['2019年8月8号', '2019-08-08', '2019-08-08'],
  ['2019年2月', '2019-02-01', '2019-02-28'],
  ['２０１９年８月８日', '2019-08-08', '2019-08-08'],
  ['2019. 8. 8.', '2019-08-08', '2019-08-08'],
  ['2019/8/8', '2019-08-08', '2019-08-08'],
  ['2019.8', '2019-08-01', '2019-08-31'],
  ['31.8.2019', '2019-08-31', '2019-08-31'],
  ['8/31/2019', '2019-08-31', '2019-08-31'],
  ['1 May 2019 to 3 June 2019', '2019-05-01', '2019-06-03'],
  ['May 2019 – July 2019', '2019-05-01', '2019-07-31'],
  ['2019년 5월 1일부터 2019년 6월 3일까지', '2019-05-01', '2019-06-03'],
  ['2019年5月1日至2019年6月3日', '2019-05-01', '2019-06-03'],
  ['  2019-08  ', '2019-08-01', '2019-08-31'],
]

test('[C127] dates as people write them are read in English, Korean and Chinese', () => {
  for (const [words, earliest, latest] of DAYS)
    assert.deepEqual(readWrittenDate(words).date, { earliest, latest }, words)
})

test('[C127] what is written for machines is read as before', () => {
  for (const edtf of ['2022', '2022-33', '2022-05-18~', '2022-01/2022-03', '../2022', '2022-XX'])
    assert.deepEqual(readWrittenDate(edtf), readDate(edtf), edtf)
  for (const wrong of ['2022-02-30', '1700', '2022-13'])
    assert.deepEqual(readWrittenDate(wrong), readDate(wrong), wrong)
})

const codesOf = (words: string) => (readWrittenDate(words).findings ?? []).map(({ code }) => code)

test('[C128] where day and month could change places both are given to choose from', () => {
  const { findings } = readWrittenDate('8.9.2019')
  assert.deepEqual(findings, [
    { code: 'date_two_ways', at: 0, allowed: ['2019-09-08', '2019-08-09'] },
  ])
  for (const words of ['08/09/2019', '8-9-2019', '8. 9. 2019'])
    assert.deepEqual(codesOf(words), ['date_two_ways'], words)
  // Whichever comes first, it is this day.
  assert.equal(readWrittenDate('8.8.2019').date?.latest, '2019-08-08')
  assert.deepEqual(codesOf('8.9.2019 to 3 June 2020'), ['date_two_ways'])
})

test('[C128] days that are none, years far off and other words are refused', () => {
  for (const words of ['31 June 2019', '30.2.2019', '2019년 13월', '0 May 2019', '2019年2月30日'])
    assert.deepEqual(codesOf(words), ['date_impossible'], words)
  assert.deepEqual(codesOf('8 August 1066'), ['date_out_of_range'])
  assert.deepEqual(codesOf('3 June 2019 to 1 May 2019'), ['time_order'])
  for (const words of ['yesterday', 'ma 2019', '8 Foo 2019', 'August', '8 August 19', '']) {
    const codes = codesOf(words)
    assert.ok(codes.length > 0 && !codes.includes('date_two_ways'), words)
  }
})

test('[C127] any words are read or refused, and never throw', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (words) => {
      const read = readWrittenDate(words)
      assert.ok((read.date === undefined) !== (read.findings === undefined), 'one of the two')
    }),
  )
})

test('[C135] dates among other words are found where they stand', () => {
  const cases: [string, [string, string][]][] = [
    [
      'On August 8, 2019, and in May 2020 nobody …',
      [
        ['August 8, 2019', '2019-08-08'],
        ['May 2020', '2020-05-01'],
      ],
    ],
    ['지난 2019년 8월 8일 체포됐다', [['2019년 8월 8일', '2019-08-08']]],
    ['当局于2019年8月8日逮捕39人', [['2019年8月8日', '2019-08-08']]],
    ['２０１９年８月，共计…', [['２０１９年８月', '2019-08-01']]],
    ['on 2019-08-08 at noon', [['2019-08-08', '2019-08-08']]],
    ['on 8.9.2019, 31 June 2019 and in 2019', []],
    ['number 12019-08-08, dismay 2019', []],
  ]
  for (const [text, expected] of cases)
    assert.deepEqual(
      writtenDatesIn(text).map((one) => [text.slice(one.start, one.end), one.earliest]),
      expected,
      text,
    )
})

test('[C135] in any text each date stands within it and is read alone as the same days', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      for (const { start, end, earliest } of writtenDatesIn(text)) {
        assert.ok(start >= 0 && start < end && end <= text.length)
        assert.equal(readWrittenDate(text.slice(start, end)).date?.earliest, earliest)
      }
    }),
  )
})
