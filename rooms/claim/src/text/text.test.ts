import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { checkText, codePointToUnit, makeText, unitToCodePoint } from './text.ts'

const texts = fc.string({ unit: 'grapheme' })

test('[C6] a text is made in NFC with LF, names its steps, and is made only once', () => {
  const made = makeText('\u1107\u116e\u11a8\r\none\rtwo\u00a0\ufb01')
  assert.deepEqual(made, { text: '북\none\ntwo\u00a0\ufb01', steps: ['nfc', 'newlines:lf'] })
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (decoded) => {
      const once = makeText(decoded).text
      assert.equal(makeText(once).text, once)
    }),
  )
})

test('[C7] an empty text, half a character and a text not made here are found', () => {
  assert.deepEqual(checkText('at least 39'), [])
  assert.equal(checkText(' \n\u00a0')[0]?.code, 'text_empty')
  assert.deepEqual(checkText('a\ud83d b'), [
    { code: 'text_not_well_formed', field: 'text', at: 1, nth: 2 },
  ])
  assert.deepEqual(checkText('a\udea8')[0], {
    code: 'text_not_well_formed',
    field: 'text',
    at: 1,
    nth: 2,
  })
  assert.equal(checkText('a\r\nb')[0]?.code, 'text_not_normalised')
})

test('[C8] code units and code points convert into each other', () => {
  assert.equal(unitToCodePoint('🚨 60', 3), 2)
  assert.equal(codePointToUnit('🚨 60', 2), 3)
  fc.assert(
    fc.property(texts, (text) => {
      const points = Array.from(text)
      for (let n = 0; n <= points.length; n++) {
        const unit = points.slice(0, n).join('').length
        assert.equal(unitToCodePoint(text, unit), n)
        assert.equal(codePointToUnit(text, n), unit)
      }
      assert.equal(codePointToUnit(text, points.length + 1), undefined)
    }),
  )
  for (const bad of [-1, 0.5, Number.NaN]) assert.equal(codePointToUnit('abc', bad), undefined)
})
