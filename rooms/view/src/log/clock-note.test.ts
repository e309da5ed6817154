import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { refusalText } from '../phrase/refusal.ts'
import { outputText } from '../terminal/output.ts'
import { futureHere, futureNote } from './clock-note.ts'
import { fsckText } from './text.ts'

test('[V265] rows of the future are counted in words of each language', () => {
  assert.match(
    futureNote('en', { changes: 1, statements: 1 }),
    /^One change counts as .* One statement that it records or changes is therefore not here/,
  )
  assert.match(
    futureNote('en', { changes: 3, statements: 2 }),
    /^3 changes count as .* 2 statements that they record or change are therefore/,
  )
  for (const language of LANGUAGES) {
    const none = futureNote(language, { changes: 3, statements: 0 })
    assert.match(none, /3/)
    assert.doesNotMatch(none, /0|[{}|]/)
    const told = futureNote(language, { changes: 3, statements: 2 })
    assert.match(told, /3[\s\S]*2[\s\S]*tumen workspace repair-clock/)
    assert.doesNotMatch(told, /[{}|]/)
  }
})

test('[V270] lists and searches end with what they lack', () => {
  const claims: object[] = []
  for (const language of LANGUAGES)
    for (const operation of [
      'claim.list',
      'document.list',
      'search',
      'list.list',
      'estimate.list',
    ]) {
      const linesOf = (answer: object) => outputText(language, operation, answer, { width: 400 })
      const whole = linesOf({ claims })
      for (const future of [
        { changes: 3, statements: 2 },
        { changes: 3, statements: 0 },
      ]) {
        const lacking = linesOf({ claims, future })
        assert.deepEqual(lacking.slice(0, whole.length), whole)
        assert.deepEqual(lacking.slice(whole.length), ['', futureHere(language, future)])
      }
    }
})

test('[V266] a clock is told by both instants and the day of the command, once', () => {
  const details = [
    { now: '2026-11-30T07:00:00.000Z', newest: '2035-01-01T00:00:00.000Z', today: '2026-11-30' },
  ]
  for (const code of ['clock-ahead', 'clock-behind'])
    for (const language of LANGUAGES) {
      const told = refusalText(language, { code, details }).join('\n')
      assert.match(told, /2035/)
      // Behind may mean wrong now: then the day is not given to be copied.
      const day = code === 'clock-ahead' ? /-clock 2026-11-30/ : /-clock (DATE|날짜|日期)/
      assert.match(told.replace(/\s+/g, ' '), day)
      if (code === 'clock-behind') assert.doesNotMatch(told, /2026-11-30/)
      assert.doesNotMatch(told, /T07:00|\.000Z|[{}]/)
    }
})

test('[V267] what a crash left is a note; beside something wrong it comes last', () => {
  const left = { code: 'FS6', what: 'object-left-over', id: 'ab12', harmless: true }
  const wrong = { code: 'FS3', leaf: 4 }
  for (const language of LANGUAGES) {
    const [alone] = fsckText(language, { findings: [left] })
    assert.doesNotMatch(alone ?? '', /FS6/)
    const both = fsckText(language, { findings: [left, wrong] })
    assert.match(both[1] ?? '', /FS3/)
    assert.match(both.at(-1) ?? both.join(), /ab12|FS6/)
  }
})
