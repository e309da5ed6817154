import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { outputText } from '../terminal/output.ts'
import { doubtSentences } from './doubt.ts'

const DOUBTS = [
  { code: 'language' as const },
  { code: 'published' as const, day: '2021-08-08' },
  { code: 'several' as const, day: '2021-08-09' },
]

test('[V332] doubts are sentences with what to do, in every language and on the terminal', () => {
  for (const language of LANGUAGES) {
    const said = doubtSentences(language, DOUBTS)
    assert.equal(said.length, 4)
    assert.ok(
      said.every((one) => !/[{}]/.test(one)),
      String(said),
    )
    assert.deepEqual(doubtSentences(language, []), [])
  }
  assert.match(doubtSentences('ko', DOUBTS)[1] ?? '', /2021년 8월 8일/)
  assert.match(doubtSentences('zh', DOUBTS)[1] ?? '', /2021年8月8日/)
  const added = outputText('en', 'document.add', { id: 'R1', doubts: DOUBTS }).join(' ')
  assert.match(added, /^id +R1 /)
  assert.match(added, /bears the date 8 August 2021/)
  assert.doesNotMatch(added, /doubts|code/)
  const document = { id: 'R1', title: 'T', published: { earliest: '2022', latest: '2022' } }
  const rest = { attachments: [], claims: [], relations: [], text: 'words' }
  const shown = { document, doubts: DOUBTS, ...rest }
  const lines = outputText('en', 'document.show', shown).join(' ')
  assert.ok(
    lines.indexOf('Few letters') > 0 && lines.indexOf('Few letters') < lines.indexOf('words'),
  )
})
