import assert from 'node:assert/strict'
import test from 'node:test'
import { FINDING_CODES } from '@tumen/claim'
import { REFUSAL_CODES } from '@tumen/contract'
import { LANGUAGES, wordsIn } from '@tumen/words'
import type { ControlledWords } from './controlled-word.ts'
import { refusalSentence } from './phrase/refusal.ts'

/** Every text of a catalogue by its path. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (Array.isArray(value) || value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}/${key}`))
}

test('[Q9] a controlled word that has no text does not compile', () => {
  const words: ControlledWords = wordsIn('en')
  const { act, reason } = words
  const { killing: _, ...acts } = act
  const { headline: _flag, ...flags } = reason.flag
  // @ts-expect-error An act without a text.
  const noAct: ControlledWords['act'] = acts
  // @ts-expect-error A flag without a text.
  const noFlag: ControlledWords['reason']['flag'] = flags
  const { 'near-speaker': _code, ...refusals } = words.refusal
  // @ts-expect-error A refusal without a sentence.
  const noCode: ControlledWords['refusal'] = refusals
  assert.ok(!('killing' in noAct) && !('headline' in noFlag) && !('near-speaker' in noCode))
})

test('[V3] every refusal code of the desk has a sentence, an unknown one a general one', () => {
  for (const language of LANGUAGES) {
    const { refusal, otherRefusal } = wordsIn(language)
    assert.deepEqual(
      REFUSAL_CODES.filter((code) => !(code in refusal)),
      [],
      language,
    )
    assert.equal(refusalSentence(language, { code: 'something-new' }), otherRefusal)
  }
})

test('[V315] a day that cannot be taken is told with everything that it can be', () => {
  const told = {
    en: ['no such day', 'still to come', 'end lies before the beginning', 'more than one'],
    ko: ['존재하지 않는 날', '아직 오지 않은 날', '끝이 시작보다', '하루가 넘는'],
    zh: ['没有这一天', '还没有到', '结束早于开始', '一段时间'],
  }
  for (const language of LANGUAGES)
    for (const field of [undefined, 'to']) {
      const sentence = refusalSentence(language, { code: 'impossible-date', field })
      for (const words of told[language]) assert.ok(sentence.includes(words), sentence)
    }
})

test('[V4] every finding and fsck code has a sentence', () => {
  const fsck = Array.from({ length: 12 }, (_, n) => `FS${n + 1}`)
  for (const language of LANGUAGES) {
    const words = wordsIn(language)
    assert.deepEqual(
      FINDING_CODES.filter((code) => !(code in words.finding)),
      [],
    )
    assert.deepEqual(
      [...fsck, 'FS0', 'FS13', 'FS14', 'FS15', 'FS16'].filter((code) => !(code in words.fsck)),
      [],
    )
  }
})

test('[V6] the patterns and reasons of a report hold no digits', () => {
  for (const language of LANGUAGES) {
    const { reason, report, section, number, question, difference, counter } = wordsIn(language)
    const texts = textsOf({ reason, report, section, number, question, difference, counter })
    assert.deepEqual(
      texts.filter(([, text]) => /\d/.test(text)),
      [],
      language,
    )
  }
})
