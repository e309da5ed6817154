// The closed lists of the linkage room stand in its sources; this room may not import it, so they
// are read as text.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { detailLine } from '../phrase/refusal.ts'
import {
  barrierSentence,
  fieldLabel,
  levelLabel,
  linkageNoteSentence,
  nameReasonSentence,
  warningSentence,
} from './sentence.ts'

/** The quoted words of a list or a union in a source of the linkage room. */
function codesIn(file: string, start: RegExp): string[] {
  const source = readFileSync(new URL(`../../../linkage/src/${file}`, import.meta.url), 'utf8')
  const [, after = ''] = source.split(start)
  const end = after.search(/\] as const|\n\n/)
  return [...after.slice(0, end).matchAll(/'([a-z_\d]+)'/g)].map(([, code]) => code as string)
}

const LISTS = {
  finding: [...codesIn('finding.ts', /REFUSING = \[/), ...codesIn('finding.ts', /TELLING = \[/)],
  why: codesIn('name/compare-reading.ts', /export type Why =/).concat(
    codesIn('name/person-name.ts', /export type NoEvidence =/),
  ),
  barrier: codesIn('person/partition.ts', /export type Barrier =/),
  warning: codesIn('person/warning.ts', /export type PersonWarning =/),
}

test('[V200] every code of the linkage room has a sentence in every language', () => {
  const sizes = Object.values(LISTS).map((codes) => codes.length)
  assert.deepEqual(sizes, [32, 23, 6, 6])
  for (const language of LANGUAGES) {
    const words = wordsIn(language).linkage
    for (const [name, codes] of Object.entries(LISTS)) {
      const known = words[name as keyof typeof LISTS]
      assert.deepEqual(
        codes.filter((code) => !(code in known)),
        [],
        `${language} ${name}`,
      )
    }
  }
})

test('[V200] a finding says what it is about where that is told, and an unknown code is named', () => {
  const told = linkageNoteSentence('en', { code: 'column_empty', at: 'home' })
  assert.equal(told, 'A column has no value at all and was left out: home.')
  assert.ok(!linkageNoteSentence('en', 'column_empty').includes('{'))
  assert.match(linkageNoteSentence('ko', 'uncalibrated'), /무작위/)
  assert.equal(linkageNoteSentence('en', 'constructor'), 'Something was found: constructor.')
  const line = detailLine('en', { code: 'untrained_level', at: 'home.0' })
  assert.match(line, /^Nothing could teach how often a level occurs: home\.0\. Judge pairs/)
  assert.match(line, /\(untrained_level\)$/)
  assert.equal(warningSentence('en', 'constructor'), 'constructor')
  for (const say of [nameReasonSentence, barrierSentence, fieldLabel, levelLabel])
    assert.equal(say('zh', 'new_word'), 'new_word')
})
