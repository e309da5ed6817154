import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { fill, namesOf, withLanguage } from './fill.ts'

test('[V7] parameters, choices by number, and optional pieces', () => {
  assert.equal(fill('{n} {n|report|reports}', { n: 1 }), '1 report')
  assert.equal(fill('{n} {n|report|reports}', { n: 3 }), '3 reports')
  assert.equal(fill('{n|day|{n} days}', { n: 2 }), '2 days')
  assert.equal(
    fill('Too large[[: {field}]][[, limit {limit}]].', { field: 'text' }),
    'Too large: text.',
  )
  assert.equal(fill('see {missing}', {}), 'see {missing}')
})

test('[V7] a parameter is never read as a pattern', () => {
  assert.equal(fill('{a} {b}', { a: '{b}', b: '[[x]]' }), '{b} [[x]]')
  fc.assert(fc.property(fc.string(), (text) => fill('«{a}»', { a: text }) === `«${text}»`))
})

test('[V2] the names of a pattern, each once', () => {
  assert.deepEqual(namesOf('{n|one|{n} of {b}} {a}'), ['a', 'b', 'n'])
})

const FILES = '{n} {n|one=файл|few=файла|many=файлов|other=файла}'

test('[Q1] a language names a form for each category of its plural rules', () => {
  const russian = withLanguage(FILES, 'ru')
  const said = [1, 2, 5, 11, 21, '22', 1.5].map((n) => fill(russian, { n }))
  assert.deepEqual(said, [
    ...['1 файл', '2 файла', '5 файлов', '11 файлов', '21 файл'],
    ...['22 файла', '1.5 файла'],
  ])
  const arabic = withLanguage('{n|zero=0|one=1|two=2|few=3|many=11|other=100}', 'ar')
  assert.equal([0, 1, 2, 5, 40, 100].map((n) => fill(arabic, { n })).join(), '0,1,2,3,11,100')
})

test('[Q1] the short form is one and other; a form that is not named is other', () => {
  assert.equal(fill('{n|report|reports}', { n: 0 }), 'reports')
  assert.equal(fill('{n|report|reports}', { n: '1,001' }), 'reports')
  assert.equal(fill(withLanguage('{n|one=un|other=des}', 'fr'), { n: 0 }), 'un')
  assert.equal(fill(withLanguage('{n|one=a|other=b}', 'ru'), { n: 5 }), 'b')
  assert.equal(fill(withLanguage('{n|report|reports}', 'ko'), { n: 1 }), 'reports')
})

test('[Q2] a form for one number goes before that of its category', () => {
  const korean = withLanguage('{n|1=하루|other={n}일}', 'ko')
  assert.deepEqual([fill(korean, { n: 1 }), fill(korean, { n: '1' })], ['하루', '하루'])
  assert.equal(fill(korean, { n: 21 }), '21일')
  assert.deepEqual(namesOf(withLanguage('{b} {n|1=하루|other={n}일}', 'ko')), ['b', 'n'])
})
