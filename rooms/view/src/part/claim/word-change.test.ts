import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { wordChanges } from './word-change.ts'

/** The changes as words of both sides, a number marked. */
function changed(from: string, to: string): string[] {
  return wordChanges(from, to).changes.map((change) => {
    const words = [change.from, change.to].map(({ start, end }, n) =>
      (n === 0 ? from : to).slice(start, end),
    )
    return `${words.join(' > ')}${change.isAtNumber ? ' #' : ''}`
  })
}

const FIRST = 'The wire said that at least 39 people were held near the river on Monday'
const LAST = 'and that nobody had been told where the others were taken in the night'

// All sentences are invented; the wanted changes were written by hand.
const ROWS: [string, string, string[]][] = [
  [`${FIRST}, ${LAST}.`, `${FIRST} ${LAST}`, []],
  [
    `${FIRST}, ${LAST}.`,
    `The wire said that 39 people were held near the river on Monday ${LAST}.`,
    ['at least >  #'],
  ],
  [
    `${FIRST}, ${LAST}.`,
    `${FIRST}, ${LAST.replace('the others', 'the children')}.`,
    ['others > children'],
  ],
  [
    `${FIRST}. It was cold. ${LAST}.`,
    `${FIRST}. ${LAST}. Advertisement.`,
    ['It was cold > ', ' > Advertisement'],
  ],
  // One word in common does not part two changes.
  [
    `${FIRST}, six men of Reedford were beaten, ${LAST}`,
    `${FIRST}, two girls of Lampford were beaten, ${LAST}`,
    ['six men of Reedford > two girls of Lampford'],
  ],
  [
    '\uc9c0\ub09c\ub2ec \uac15\uac00\uc5d0\uc11c 600\uc5ec \uba85\uc774 \ubd99\uc7a1\ud614\ub2e4\uace0 \ud55c \uc18c\uc2dd\ud1b5\uc774 \uc804\ud588\ub2e4',
    '\uc9c0\ub09c\ub2ec \uac15\uac00\uc5d0\uc11c 600\uba85\uc774 \ubd99\uc7a1\ud614\ub2e4\uace0 \ud55c \uc18c\uc2dd\ud1b5\uc774 \uc804\ud588\ub2e4',
    ['\uc5ec >  #'],
  ],
  ['', 'Something.', [' > Something']],
  ['Something.', '', ['Something > ']],
]

test('[V136] changed words are those left out, put in or put in the place of others', () => {
  for (const [from, to, wanted] of ROWS) assert.deepEqual(changed(from, to), wanted)
})

test('[V136] a passage that was moved is left out and put in, and the longer part stays', () => {
  const long = `${FIRST}, ${LAST}.`
  const short = 'Six of them came back in spring.'
  assert.deepEqual(changed(`${short} ${long}`, `${long} ${short}`), [
    'Six of them came back in spring > ',
    ' > Six of them came back in spring',
  ])
})

test('[V136] what stands between the changes is the same in both, and changes ascend', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', '7', '\ubd81', '\u4eba', '. '))
  const plain = (text: string) => text.replace(/[\s.]+/g, '')
  fc.assert(
    fc.property(words, words, fc.nat(3), (one, other, times) => {
      const from = [...one, ...other].join(' ')
      const to = [...Array.from({ length: times }, () => one).flat(), ...other].join(' ')
      const { changes, kept } = wordChanges(from, to)
      assert.ok(kept >= 0 && kept <= 1)
      let [a, b] = [0, 0]
      for (const change of [
        ...changes,
        { from: { start: from.length, end: 0 }, to: { start: to.length, end: 0 } },
      ]) {
        assert.ok(change.from.start >= a && change.to.start >= b)
        assert.equal(plain(from.slice(a, change.from.start)), plain(to.slice(b, change.to.start)))
        a = change.from.end
        b = change.to.end
      }
    }),
    { numRuns: 300 },
  )
})

test('[V136] long texts are compared up to a stated length, hostile ones in time that grows with it', () => {
  assert.equal(wordChanges('one two', 'one', 3).isBounded, true)
  const many = 'a b '.repeat(50_000)
  assert.deepEqual(wordChanges(many, many).changes, [])
  const other = Array.from({ length: 30_000 }, (_, n) => `w${n % 500}`).join(' ')
  assert.ok(wordChanges(many, other).kept < 0.01)
})
