// Sentences in Korean and Chinese with the numbers that they claim and the act of each, for tests
// that read them without any place. No tests here.
import assert from 'node:assert/strict'
import test from 'node:test'
import { createPlaceIndex } from './place-index.ts'
import { readText } from './read-text.ts'

/** A number as written, and the act. */
export type Claim = [words: string, act: string]
type Case = [language: 'ko' | 'zh', text: string, ...claims: Claim[]]

const DAY = { earliest: '2020-06-01', latest: '2020-06-01' }
const RESOURCES = { places: createPlaceIndex([]) }

/** What is read of a text. */
export const claimsOf = (text: string, language: 'ko' | 'zh'): Claim[] =>
  readText({ text, language, published: DAY }, RESOURCES).flatMap(({ quantity, act }) =>
    quantity ? [[quantity.span.text, act]] : [],
  )

/** One test for each sentence: it makes these claims and no other. */
export function holds(rule: string, cases: readonly Case[]): void {
  for (const [language, text, ...claims] of cases)
    test(`${rule}: ${text}`, () => assert.deepEqual(claimsOf(text, language), claims))
}
