// What a page says of a refusal: words, and no code or path in what is read.
import assert from 'node:assert/strict'
import test from 'node:test'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { LANGUAGES } from '../language.ts'
import type { RefusalData } from '../refusal-text.ts'
import { wordsIn } from '../words.ts'
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
    const { field } = wordsIn(language).command
    for (const label of [field.published, field.number, field.chain]) {
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

test('[V314] what has no finding code is told by its labels, and what it names stays', () => {
  const near = noted({ code: 'near-speaker', details: [{ candidate: 'harbour-wire' }] })
  assert.match(near.text, /\nharbour-wire\n/)
  assert.doesNotMatch(near.text, /near-speaker|candidate/)
  const large = noted({ code: 'too-large', details: [{ limit: 20 }] })
  assert.match(large.text, /the limit is 20/)
  assert.doesNotMatch(large.text, /limit: 20/)
})
