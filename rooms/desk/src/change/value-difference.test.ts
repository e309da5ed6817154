// Field by field and word by word: what is told is enough to make either side again.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { differences, wordDifference } from './value-difference.ts'

test('[D92] of a first record every field is told, of a later one those that differ', () => {
  const before = { id: 'a', names: { en: 'Mill' }, list: [1, 2], old: true }
  const after = { id: 'a', names: { en: 'Mine' }, list: [1, 3, 4] }
  assert.deepEqual(differences(undefined, { id: 'a', at: { on: 2 } }), [
    { path: 'id', after: 'a' },
    { path: 'at.on', after: 2 },
  ])
  assert.deepEqual(differences(before, after), [
    { path: 'names.en', before: 'Mill', after: 'Mine' },
    { path: 'list[1]', before: 2, after: 3 },
    { path: 'list[2]', after: 4 },
    { path: 'old', before: true },
  ])
  assert.deepEqual(differences(after, after), [])
})

test('[D92] of texts the words that differ are told, in any script', () => {
  const sides = (a: string, b: string) =>
    wordDifference(a, b)?.map(({ text, side }) => [side ?? 'same', text])
  assert.deepEqual(sides('at least 52 were held', 'at least 80 were held'), [
    ['same', 'at least '],
    ['before', '52'],
    ['after', '80'],
    ['same', ' were held'],
  ])
  assert.deepEqual(sides('최소 52명 구금', '최소 80명 구금')?.at(0), ['same', '최소 '])
  assert.equal(wordDifference('one', 'two'), undefined)
  assert.equal(wordDifference('a '.repeat(2000), 'a b '.repeat(2000)), undefined)
})

test('[D92] each side can be put together again from the words', () => {
  const text = fc.array(fc.constantFrom('at', 'least', '52', ' ', '명', '구금', '\n', 'held'))
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [before, after] = [a.join(''), b.join('')]
      const words = wordDifference(before, after)
      if (!words) return
      const side = (not: string) =>
        words.flatMap((one) => (one.side === not ? [] : [one.text])).join('')
      assert.equal(side('after'), before)
      assert.equal(side('before'), after)
    }),
  )
})
