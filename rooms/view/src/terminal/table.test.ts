import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { fieldText, tableText } from './table.ts'
import { cutText, padText, safeText, textWidth } from './text-width.ts'
import { hangText, wrapText } from './wrap.ts'

// Latin, Hangul, Han, punctuation, combining, astral, spaces.
const TEXT = fc
  .array(
    fc.constantFrom(
      'a',
      'bc ',
      ' ',
      '구금',
      '된 ',
      '被羁押',
      '，',
      '（',
      '）',
      '12',
      '。',
      'é',
      '😀',
      '…',
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''))

test('[V30] width in columns', () => {
  const expected: [string, number][] = [
    ['abc', 3],
    ['랴오닝성', 8],
    ['辽宁省。', 8],
    ['e\u0301', 1],
    ['\u1100\u1161\u11a8', 2],
    ['😀', 2],
    ['“ ”…', 4],
  ]
  for (const [text, width] of expected) assert.equal(textWidth(text), width, text)
  assert.equal(padText('성', 4), '성  ')
  assert.equal(padText('7', 4, 'right'), '   7')
  assert.equal(cutText('랴오닝성', 6), '랴오…')
})

test('[V31] no line is wider than asked, and nothing but spaces is lost', () => {
  fc.assert(
    fc.property(TEXT, fc.integer({ min: 10, max: 40 }), (text, width) => {
      const lines = wrapText(text, width)
      assert.ok(lines.every((line) => textWidth(line) <= width))
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''))
    }),
  )
})

test('[V32] Korean words stay whole; closing marks do not begin a line', () => {
  assert.deepEqual(wrapText('선교사는 구금되어 있다고 말했다', 18), [
    '선교사는 구금되어',
    '있다고 말했다',
  ])
  const lines = wrapText('据一名传教士说，有数十人被关押，总数约为八十人。', 16)
  assert.ok(
    lines.every((line) => !/^[，。）”]/.test(line)),
    lines.join('|'),
  )
  assert.deepEqual(hangText('- ', 'one two three', 12), ['- one two', '  three'])
})

test('[V33] control characters and direction marks never reach the terminal', () => {
  assert.equal(safeText('a\u001b[2Jb\u0007\u009bc'), 'a\ufffd[2Jb\ufffd\ufffdc')
  assert.equal(safeText('x\u202ey\u2066z\ufeff\u200f'), 'x\ufffdy\ufffdz\ufffd')
  assert.equal(safeText('one\n\ttwo\r\nthree'), 'one two three')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.ok(!/[\p{Cc}\p{Bidi_Control}\u{2028}\u{2029}]/u.test(safeText(text)))
    }),
  )
})

test('[V34] no line of a table is wider than the layout', () => {
  const columns = ['a', '랴오닝', 'third', 'fourth'].map((heading) => ({ heading }))
  fc.assert(
    fc.property(
      fc.array(fc.array(TEXT, { minLength: 4, maxLength: 4 }), { maxLength: 5 }),
      (rows) => {
        for (const line of tableText(columns, rows, { width: 60 }))
          assert.ok(textWidth(line) <= 60, line)
      },
    ),
  )
  assert.deepEqual(
    tableText(
      [{ heading: 'id' }, { heading: '장소' }],
      [
        ['R1', '랴오닝성'],
        ['R22', ''],
      ],
    ),
    ['id   장소', '---  --------', 'R1   랴오닝성', 'R22'],
  )
})

test('[V34] plain prints one key and value a line', () => {
  const plain = { plain: true }
  const table = tableText(
    [{ heading: 'id' }, { heading: 'place' }],
    [
      ['R1', 'x'],
      ['R2', ''],
    ],
    plain,
  )
  assert.deepEqual(table, ['id: R1', 'place: x', '', 'id: R2'])
  assert.deepEqual(
    fieldText(
      [
        ['id', 'R1'],
        ['none', undefined],
      ],
      plain,
    ),
    ['id: R1'],
  )
  assert.deepEqual(
    fieldText([
      ['id', 'R1'],
      ['place', 'x y'],
    ]),
    ['id     R1', 'place  x y'],
  )
})
