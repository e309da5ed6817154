// What a page says of a refusal: words, and no code or path in what is read.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { programRefusalSentence } from '../phrase/page-refusal.ts'
import type { RefusalData } from '../phrase/refusal.ts'
import { ProblemNote } from './notice.tsx'

/** What is read of a note, and its whole markup. */
function noted(problem: RefusalData, language: (typeof LANGUAGES)[number] = 'en') {
  const markup = render(h(ProblemNote, { language, problem }))
  return { markup, text: markup.replace(/<[^>]*>/g, '\n') }
}

const FINDINGS: RefusalData = {
  code: 'findings',
  details: [
    { path: 'published', code: 'date_two_ways' },
    { path: 'quantity.low', code: 'field_missing' },
    { path: 'chain[1].agent', code: 'id_invalid' },
    { path: 'somewhere.deep', code: 'text_empty' },
  ],
}

test('[V314] a refusal on a page shows no code and no path, in each language', () => {
  for (const language of LANGUAGES) {
    const { markup, text } = noted(FINDINGS, language)
    assert.match(markup, /data-code="findings"/)
    assert.doesNotMatch(text, /[a-z]_[a-z]|\w[.[]\w|somewhere|\(findings\)|: findings/)
    const { claimForm, document } = wordsIn(language).page
    const { value, chain } = claimForm.field
    for (const label of [document.form.published, value, chain]) {
      const line = `\n${label}${language === 'zh' ? '：' : ': '}`
      assert.ok(text.includes(line), `${label} in ${text}`)
    }
    assert.ok(text.includes(`\n${wordsIn(language).finding.text_empty}`), text)
  }
})

test('[V314] a field that has a label stands in the sentence by it, and no other', () => {
  for (const language of LANGUAGES) {
    const { knownOn } = wordsIn(language).page.figure.ask
    const day = noted({ code: 'impossible-date', field: 'asKnownOn' }, language).text
    assert.ok(day.includes(knownOn) && !day.includes('asKnownOn'), day)
    const details = [{ field: 'inner.path' }]
    const bare = noted({ code: 'impossible-date', field: 'inner.path', details }, language).text
    assert.ok(!bare.includes('{') && bare.trim().length > 8, bare)
  }
  assert.doesNotMatch(noted({ code: 'impossible-date', field: 'inner.path' }).text, /inner/)
})

test('[V340] a record that a refusal names is a link with its name, and never an id', () => {
  const records = [{ text: 'Harbour Wire', href: '/speakers/ag_1' }]
  const near = noted({ code: 'near-speaker', details: [{ candidate: 'ag_1' }], records })
  assert.match(near.markup, /<a href="\/speakers\/ag_1">Harbour Wire<\/a>/)
  assert.doesNotMatch(near.text, /ag_1|near-speaker|candidate/)
  for (const language of LANGUAGES) {
    const same = noted({ code: 'duplicate-claim', details: [{ claim: 'cl_1' }] }, language)
    assert.doesNotMatch(same.text, /cl_1/)
    const barred = noted(
      { code: 'not-allowed', details: [{ operation: 'claim.record' }] },
      language,
    )
    assert.doesNotMatch(barred.text, /claim\.record/)
  }
})

/** What is mended at the machine that holds the workspace, where only commands reach. */
const AT_THE_MACHINE = new RegExp(
  '^(damaged|not-a-workspace|older-than-known|rewritten|log-continues|clock-|head-' +
    '|policy-unfit|no-authority)',
)

test('[V341] a refusal on a page names no command, but where only a command mends it', () => {
  for (const language of LANGUAGES)
    for (const code of Object.keys(wordsIn(language).refusal)) {
      // The page of a bundle has sentences of its own.
      const isOfBundle = Object.hasOwn(wordsIn(language).page.bundle.refused, code)
      if (isOfBundle || AT_THE_MACHINE.test(code)) continue
      const { text } = noted({ code }, language)
      assert.doesNotMatch(text, /tumen [a-z]|\s--[a-z]/, `${language} ${code}: ${text}`)
    }
})

test('[V400] a refusal over HTTP names no command either, and every id that it has', () => {
  for (const language of LANGUAGES) {
    for (const code of Object.keys(wordsIn(language).refusal)) {
      if (AT_THE_MACHINE.test(code)) continue
      const sentence = programRefusalSentence(language, { code })
      assert.doesNotMatch(sentence, /tumen [a-z]|\s--[a-z]/, `${language} ${code}: ${sentence}`)
    }
    const details = [{ operation: 'claim.accept' }]
    const told = programRefusalSentence(language, { code: 'not-allowed', details })
    assert.ok(told.includes('claim.accept'), language)
  }
})

test('[V314] what has no finding code is told by its labels, and a number alone is not', () => {
  const large = noted({ code: 'too-large', details: [{ limit: 20 }] })
  assert.match(large.text, /the limit is 20/)
  assert.doesNotMatch(large.text, /limit: 20/)
})

test('[V351] a refusal about a question prints no code of the question', () => {
  const details = [{ proposal: 'quantity-1-2', question: 'which-act' }]
  for (const language of LANGUAGES)
    for (const code of ['open-question', 'answer-unfit']) {
      const problem: RefusalData = { code, field: 'answers', details }
      const told = render(h(ProblemNote, { language, problem })).replace(/<[^>]*>/g, '')
      assert.doesNotMatch(told, /which-act|quantity-1/, `${language} ${code}`)
    }
})
