import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { fieldPhrase, valuePhrase } from './field-phrase.ts'

test('[V328] a stored field and a word of ours in it are told in words, in each language', () => {
  assert.equal(fieldPhrase('en', 'places[0].name'), 'places › 1 › name')
  assert.equal(fieldPhrase('en', 'quantity.op'), 'number › hedge')
  assert.equal(valuePhrase('en', 'quantity.op', 'at_least'), 'at least')
  assert.equal(valuePhrase('ko', 'proposition.act', 'detention'), '구금')
  assert.equal(
    valuePhrase('en', 'evidence[0].sign', 'most_words'),
    'Most of the words are the same.',
  )
  assert.equal(
    valuePhrase('en', 'title', 'detention'),
    undefined,
    'words of a text stay as they are',
  )
  for (const language of LANGUAGES)
    for (const path of ['chain[1].anonymityReason', 'asserted.earliest', 'quote[0].span.end'])
      assert.doesNotMatch(fieldPhrase(language, path), /[a-z][A-Z]|earliest|\bend\b/, path)
})
