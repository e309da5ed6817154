import assert from 'node:assert/strict'
import test from 'node:test'
import { ACTS, UMBRELLA_ACTS } from '@tumen/claim'
import type { Question } from '@tumen/figure'
import { LANGUAGES } from '@tumen/words'
import { dayPhrase, intervalPhrase, timePhrase } from '../phrase/date.ts'
import { questionSentence } from './question-sentence.ts'

const NAMES = { 'CN/LN': { en: 'Liaoning', ko: '랴오닝성', zh: '辽宁省' } }
const HELD: Question = {
  act: 'detention',
  place: 'CN/LN',
  at: '2022-07-31',
  known: { on: '2022-08-10', by: 'recorded' },
}

test('[V20] a question is one sentence with its date of knowledge', () => {
  assert.equal(
    questionSentence('en', HELD, NAMES),
    'How many people were detained in Liaoning on 31 July 2022, as recorded here by 10 August 2022?',
  )
  assert.equal(
    questionSentence('ko', HELD, NAMES),
    '2022년 7월 31일 랴오닝성에서 구금된 사람은 몇 명인가? (2022년 8월 10일 현재 여기 기록된 내용 기준)',
  )
  assert.equal(
    questionSentence('zh', HELD, NAMES),
    '2022年7月31日在辽宁省有多少人被羁押？（以截至2022年8月10日此处的记录为准）',
  )
})

test('[V20] every act, a place that people are returned from, events, other units', () => {
  for (const language of LANGUAGES)
    for (const act of [...ACTS, ...UMBRELLA_ACTS])
      assert.ok(!questionSentence(language, { ...HELD, act }, NAMES).includes('{'))
  const returned = questionSentence('en', { ...HELD, act: 'forced_return' }, NAMES)
  assert.match(returned, /^How many people were forcibly returned from or through Liaoning on/)
  const { place: _, at: __, ...rest } = HELD
  const event: Question = {
    ...rest,
    event: 'OCT11',
    restrict: [{ by: 'sex', label: 'women' }],
    known: { by: 'published' },
  }
  assert.equal(
    questionSentence('en', event),
    'How many people (only: sex: women) were detained in the event OCT11, ' +
      'from everything published so far?',
  )
  const raids: Question = { ...HELD, act: 'raid', unit: 'raids', known: { by: 'recorded' } }
  assert.equal(
    questionSentence('en', raids, NAMES),
    'How many raids are stated for “Raid” in Liaoning on 31 July 2022, as recorded here today?',
  )
})

test('[V21] whole months and years are named; other periods by their days', () => {
  assert.equal(timePhrase('en', { from: '2024-02-01', to: '2024-02-29' }), ' in February 2024')
  assert.equal(timePhrase('ko', { from: '2022-01-01', to: '2022-12-31' }), '2022년 ')
  assert.equal(
    timePhrase('en', { from: '2023-02-01', to: '2023-02-27' }),
    ' between 1 February 2023 and 27 February 2023',
  )
  assert.equal(timePhrase('zh', { from: '2022-05-18', to: '2022-05-18' }), '2022年5月18日')
  assert.equal(timePhrase('en', { to: '2022-05-18' }), ' until 18 May 2022')
  assert.equal(timePhrase('en', { from: '2022-05-18' }), ' since 18 May 2022')
  assert.equal(intervalPhrase('en', { earliest: '2022-05-01', latest: '2022-05-31' }), 'May 2022')
  assert.equal(dayPhrase('en', 'unknown'), 'unknown')
})

test('[V22] a place is named in the reader’s language, else in English, else by its path', () => {
  const onlyEnglish = { 'CN/LN': { en: 'Liaoning' } }
  assert.match(questionSentence('zh', HELD, onlyEnglish), /在Liaoning/)
  assert.match(questionSentence('en', HELD, {}), / in CN\/LN /)
})
