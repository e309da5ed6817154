import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { sameEventNote } from './report.ts'

test('[V415] that two events may be one is said with both names and how sure it is', () => {
  const pair = {
    ...{ a: { id: 'e1', title: 'The raid' }, b: { id: 'e2', title: 'The search' } },
    certainty: 'maybe' as const,
  }
  const said = LANGUAGES.map((language) => sameEventNote(language, pair))
  assert.equal(new Set(said).size, LANGUAGES.length)
  for (const sentence of said) assert.match(sentence, /The raid.*The search/)
  assert.match(said[0] ?? '', /may be one event \(maybe\)\. No number follows from that/)
})
