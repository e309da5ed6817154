// What is shown to a person on a page as perhaps telling of somebody.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { heldLetter } from '../../fixture/drawn-pdf.ts'
import { type PageWord, PdfPages } from './pdfium.ts'
import { linesOfWords, suggestionsIn } from './suggestion.ts'

/** Words of a line, ten pixels a sign, twenty high. */
function lineOf(text: string): PageWord[] {
  let at = 0
  return text.split(' ').map((word) => {
    const x0 = at
    at += 10 * (word.length + 1)
    return { text: word, box: [x0, 0, x0 + 10 * word.length, 20] }
  })
}

/** The words of a line that a suggestion touches. */
function touched(text: string, names: string[] = []): string[] {
  const line = lineOf(text)
  return suggestionsIn([line], names).map(({ x, w }) =>
    line
      .filter(({ box: [x0, , x1] }) => x0 >= x && x1 <= x + w)
      .map((word) => word.text)
      .join(' '),
  )
}

test('[I323] telephones, addresses, numbers of papers and days are told, over all words they touch', () => {
  const told: [line: string, words: string[]][] = [
    // Word by word neither part would be one (the reference measured it).
    ['Call +86 139 5550 1234, please', ['+86 139 5550 1234,']],
    ['write to haneul@example.org.', ['haneul@example.org.']],
    ['passport M12345678 was taken', ['M12345678']],
    ['주민번호 900101-1234567 입니다', ['900101-1234567']],
    ['身份证 110105194912310021 号', ['110105194912310021']],
    ['held on 2022-04-10 and', ['2022-04-10']],
    ['2022년 4월 10일 체포', ['2022년 4월 10일']],
    ['on 10 April 2022 in', ['10 April 2022']],
    ['on April 10, 2022 in', ['April 10, 2022']],
  ]
  for (const [line, words] of told) assert.deepEqual(touched(line), words, line)
  for (const line of [
    'At least 39 people were held.',
    '600여 명이 체포되었다',
    'in 2022 there were 12',
  ])
    assert.deepEqual(touched(line), [], line)
})

test('[I323] names that are given are told wherever they stand, as they are and not as a pattern', () => {
  assert.deepEqual(touched('Then Lim Haneul, her sister', ['lim haneul']), ['Lim Haneul,'])
  assert.deepEqual(touched('림하늘은 보았다', ['림하늘']), ['림하늘은'])
  assert.deepEqual(touched('그때 림 하늘이 왔다', ['림하늘', '림 하늘']), ['림 하늘이'])
  assert.deepEqual(touched('Limerick is a town', ['Lim']), [])
  assert.deepEqual(touched('anything at all', ['.*', '(', '[a-z]+']), [])
})

test('[I323] of the letter of the vectors telephone, address and day are told on their pages', async () => {
  const pages = await PdfPages.open(heldLetter())
  const [first, second] = [0, 1].map((n) =>
    suggestionsIn(linesOfWords(pages.words(n)), ['Oh Sora']),
  )
  assert.equal(first?.length, 3)
  assert.equal(second?.length, 1)
  const [telephone] = first ?? []
  assert.ok(telephone && telephone.x > 150 && telephone.h > 28 && telephone.h < 60)
})

test('[I323] no line and no name make it throw', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 })
  fc.assert(
    fc.property(text, fc.array(fc.string(), { maxLength: 4 }), (line, names) => {
      const places = suggestionsIn([lineOf(line)], names)
      assert.ok(places.every(({ w, h }) => w > 0 && h > 0))
    }),
  )
  assert.deepEqual(suggestionsIn([lineOf('1 x '.repeat(4000))], ['a a a']), [])
})
