import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { BboxLayout, lineOf, type PdfPage } from './bbox-layout.ts'
import { textOfPages } from './page-text.ts'

/** A page of blocks, its lines from above. */
function page(...blocks: (readonly string[])[]): PdfPage {
  const lines = (block: readonly string[], n: number) =>
    block.map((text, m) => {
      const top = 200 + n * 80 + m * 14
      return { text, left: 10, right: 500, firstWidth: 30, top, bottom: top + 12, isRow: false }
    })
  return { width: 595, height: 842, blocks: blocks.map(lines) }
}

function edged(head: string, foot: string, body: PdfPage): PdfPage {
  const top = [edgeLine(head, 30)]
  const bottom = [edgeLine(foot, 810)]
  return { ...body, blocks: [top, ...body.blocks, bottom] }
}

function edgeLine(text: string, top: number) {
  return { text, left: 10, right: 300, firstWidth: 30, top, bottom: top + 10, isRow: false }
}

const textOf = (...pages: PdfPage[]) => textOfPages(pages).text

test('[I110] a word broken at a line end is whole; hyphens of numbers and of compounds stay', () => {
  const block = ['They told of the repa-', 'triation, and that thirty-', 'nine were held.']
  const { text, losses } = textOfPages([page(block)])
  assert.equal(text, 'They told of the repatriation, and that thirty-nine were held.')
  assert.deepEqual(losses, [{ kind: 'line_hyphen', count: 1, units: 1 }])
  const own = [
    'a cross-border transfer was one',
    'of many, and each cross-',
    'border trip cost much',
  ]
  assert.match(textOf(page(own)), /each cross-border trip/)
  const both = ['the well made river is near the', 'town and so river-', 'town people say']
  assert.match(textOf(page(both, ['in the town they'])), /river-town/)
  assert.match(textOf(page(['one Saint-', 'Denis street'])), /Saint-Denis/)
  assert.match(textOf(page(['from 2019-', '2022 at last'])), /2019- 2022/)
})

test('[I111] Chinese words go on over a line, Korean ones where the text has them whole', () => {
  const chinese = ['中国边境至少有十二人被遣', '返，消息人士说。']
  assert.equal(textOf(page(chinese)), '中国边境至少有十二人被遣返，消息人士说。')
  const korean = ['적어도 39명이 체포되었다고 전', '했다. 소식통은 그렇게 말했다. 그']
  assert.match(textOf(page(korean)), /체포되었다고 전 했다/)
  const known = [...korean, '리고 그렇게 전했다 하고 말했다']
  assert.match(textOf(page(known)), /체포되었다고 전했다\. 소식통은/)
})

test('[I111] a line that only the edge ended goes on; rows, items and short lines stay apart', () => {
  const line = (text: string, right: number, more: object = {}) => ({
    ...{ text, left: 10, right, firstWidth: 40, top: 300, bottom: 312, isRow: false },
    ...more,
  })
  const blocks = [
    [
      line('Twelve people were held, the group said in', 500),
      line('April. It gave no names.', 200),
    ],
    [line('Reed Province', 120), line('Liao Province', 490)],
    [line('River camp   12', 500, { isRow: true }), line('River town   14', 500, { isRow: true })],
    [line('Reed Province 12', 500), line('Liao Province 14', 500)],
    [line('They asked for these:', 500), line('- to be let go', 300), line('- to be heard', 300)],
  ]
  assert.deepEqual(textOfPages([{ height: 842, blocks }]).text.split('\n\n'), [
    'Twelve people were held, the group said in April. It gave no names.',
    'Reed Province\nLiao Province',
    'River camp   12\nRiver town   14',
    'Reed Province 12\nLiao Province 14',
    'They asked for these:\n- to be let go\n- to be heard',
  ])
})

test('[I112] what every page repeats at its edge stands once, and its number nowhere', () => {
  const pages = [1, 2, 3, 4].map((n) =>
    edged('River Observer, 2022', `- ${n} -`, page([`Body ${n} of this report.`])),
  )
  const { text, pages: begins, losses } = textOfPages(pages)
  const bodies = [2, 3, 4].map((n) => `\n\nBody ${n} of this report.`).join('')
  assert.equal(text, `River Observer, 2022\n\nBody 1 of this report.${bodies}`)
  assert.deepEqual(
    begins.map((at) => text.slice(at, at + 6)),
    ['River ', 'Body 2', 'Body 3', 'Body 4'],
  )
  assert.deepEqual(losses, [{ kind: 'running_line', count: 7, units: 3 * 20 + 4 * 5 }])
  // What is said in the middle of pages stays, however often.
  const same = [1, 2, 3].map(() => page(['Twelve were held.']))
  assert.equal(textOf(...same).match(/Twelve/g)?.length, 3)
})

test('[I113] a sentence that goes on over a page is not cut in two paragraphs', () => {
  assert.equal(
    textOf(page(['They were held in the']), page(['town, it said.'])),
    'They were held in the town, it said.',
  )
  assert.match(textOf(page(['They were held.']), page(['town, it said.'])), /held\.\n\ntown/)
})

test('[I114] pages begin inside the text, in their order, and empty ones keep their place', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 12 }).map((one) => one.replace(/\s+/g, ' '))
  const lines = fc.array(line, { maxLength: 3 })
  const some = fc.array(fc.array(lines, { maxLength: 3 }), { maxLength: 6 })
  fc.assert(
    fc.property(some, (made) => {
      const { text, pages } = textOfPages(made.map((blocks) => page(...blocks)))
      assert.equal(pages.length, made.length)
      assert.equal(pages[0] ?? 0, 0)
      for (const [n, at] of pages.entries())
        assert.ok(at >= (pages[n - 1] ?? 0) && at <= text.length)
      assert.equal(text.normalize('NFC'), text)
    }),
  )
})

test('[I296] words stay apart in a font whose boxes are far higher than its letters', () => {
  // As Chromium prints Noto Sans CJK at 13.5 points: a space is 3.02 points, a box 35.1.
  const read = (...words: readonly [string, number, number][]) => {
    const boxed = words.map(([text, left, right]) => ({ text, left, right, top: 76.3 }))
    return lineOf(boxed.map((word) => ({ ...word, bottom: 111.4 })))
  }
  const english = read(['Kim', 30, 54.93], ['Chol', 57.96, 86.78], ['Su', 89.8, 106.05])
  assert.equal(english?.text, 'Kim Chol Su')
  const korean = read(['6월에', 30, 62.3], ['3', 65.3, 72.8], ['명이', 72.9, 97.7])
  assert.equal(korean?.text, '6월에 3명이')
  const cells = [
    read(['Hunchun', 30, 84], ['14', 130, 145]),
    read(['Hunchun', 30, 84], ['14', 90, 105]),
  ]
  assert.deepEqual(
    cells.map((line) => line?.isRow),
    [true, false],
  )
})

test('[I115] no print makes reading it throw, and words lose no sign', () => {
  const pages: PdfPage[] = []
  const layout = new BboxLayout((one) => pages.push(one))
  const word = (text: string, left: number, right: number) =>
    `<word xMin="${left}" yMin="10.0" xMax="${right}" yMax="20.0">${text}</word>\n`
  const print =
    '<page width="595.0" height="842.0">\n<flow>\n<block xMin="1">\n<line xMin="1">\n' +
    word('&lt;b&gt;&amp;amp;', 10, 40) +
    `${word('약', 50, 60)}${word('600', 70, 90)}${word('여', 90.2, 99)}` +
    '</line>\n</block>\n</flow>\n</page>\n'
  for (const byte of Buffer.from(print)) layout.add(Uint8Array.of(byte))
  assert.equal(pages[0]?.blocks[0]?.[0]?.text, '<b>&amp; 약 600여')
  fc.assert(
    fc.property(fc.array(fc.uint8Array()), (chunks) => {
      const any = new BboxLayout(() => undefined)
      for (const chunk of chunks) any.add(chunk)
    }),
  )
})
