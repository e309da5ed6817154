import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { restrictionPhrase } from '../figure/question-sentence.ts'
import { pageRefusalLines } from '../phrase/page-refusal.ts'
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

test('[V380] what is called alike has the words of its place, and a group its own word', () => {
  assert.equal(valuePhrase('en', 'times[0].role', 'as_of'), 'on the day of the count')
  assert.equal(valuePhrase('en', 'chain[1].role', 'outlet'), 'outlet')
  assert.equal(valuePhrase('en', 'chain[0].relation', 'is_told_by'), 'was told by')
  assert.equal(valuePhrase('en', 'places[0].role', 'custody'), 'held there')
  assert.equal(valuePhrase('zh', 'proposition.affected.restrict[0].label', 'female'), '女性')
  assert.equal(restrictionPhrase('zh', [{ by: 'sex', label: 'female' }]), '性别: 女性')
  assert.equal(restrictionPhrase('ko', [{ by: 'other', label: '광부' }]), '기타: 광부')
})

test('[V381] a page says why a server was refused in words, and no code', () => {
  const lines = (why: string) =>
    pageRefusalLines('en', { code: 'reader-unfit', field: 'url', details: [{ why }] })
  assert.match(lines('wrong-shape')[0] ?? '', /it answered in another form/)
  assert.deepEqual(lines('some-new-code'), [])
})
