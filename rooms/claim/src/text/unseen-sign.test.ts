import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { loneSurrogateIn, printedJson, unseenSignIn, visibleSigns } from './unseen-sign.ts'

/** Every unit that is unseen, by the ranges of the Unicode tables. */
const UNSEEN: [first: number, last: number][] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0x061c, 0x061c],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2066, 0x2069],
  [0xd800, 0xdfff],
]

test('[C144] a sign is unseen exactly when it is a control, turns the order, is a tag, or half a one', () => {
  for (let unit = 0; unit <= 0xffff; unit++) {
    const isUnseen = UNSEEN.some(([first, last]) => unit >= first && unit <= last)
    const text = `a${String.fromCharCode(unit)}b`
    assert.equal(unseenSignIn(text) !== undefined, isUnseen, unit.toString(16))
    assert.equal(visibleSigns(text), isUnseen ? 'a\ufffdb' : text)
  }
  assert.deepEqual(unseenSignIn('ab\u202e'), { sign: 'U+202E', at: 2, nth: 3 })
  assert.deepEqual(unseenSignIn('\u0085'), { sign: 'U+0085', at: 0, nth: 1 })
  for (const text of ['강제북송', '\ud83d\ude00', '𠀀', 'a\tb\r\nc'])
    assert.equal(unseenSignIn(text), undefined)
  // Letters that no screen shows can carry a whole sentence.
  for (let code = 0xdfff0; code <= 0xe00ff; code++) {
    const isTag = code >= 0xe0000 && code <= 0xe007f
    assert.equal(unseenSignIn(String.fromCodePoint(code)) !== undefined, isTag, code.toString(16))
  }
  assert.deepEqual(unseenSignIn('a\u{e0041}'), { sign: 'U+E0041', at: 1, nth: 2 })
  assert.deepEqual(loneSurrogateIn('\u202e\ud83d'), { sign: 'U+D83D', at: 1, nth: 2 })
  assert.equal(loneSurrogateIn('\u202e\ud83d\ude00'), undefined)
})

test('[C145] marks move no offset, and printed JSON reads as what was printed', () => {
  const codes = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }),
    fc.integer({ min: 0xdfff0, max: 0xe00ff }),
  )
  const unit = codes.map((code) => String.fromCodePoint(code))
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const shown = visibleSigns(text)
      assert.equal(shown.length, text.length)
      assert.equal(unseenSignIn(shown), undefined)
      const json = printedJson({ [text]: [text] })
      assert.equal(unseenSignIn(json), undefined)
      assert.deepEqual(JSON.parse(json), { [text]: [text] })
    }),
  )
})

test('[C145] mutation test: JSON as it is prints what nobody sees', () => {
  assert.ok(unseenSignIn(JSON.stringify('\u202e\u0085')))
})
