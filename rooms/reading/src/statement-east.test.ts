// Korean and Chinese claims without a number against sentences in our own words. The sentences
// are data, the events invented.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { createPlaceIndex } from './place-index.ts'
import type { Proposal } from './proposal.ts'
import { readText } from './read-text.ts'

interface Phrase {
  text: string
  /** What is proposed beside numbers, in the order of the text. */
  statements: { kind: string; act: string }[]
}

const RESOURCES = { places: createPlaceIndex([]) }
const DAY = { earliest: '2020-06-01', latest: '2020-06-01' }

function statements(text: string, language: string): Proposal[] {
  return readText({ text, language, published: DAY }, RESOURCES).filter(
    ({ kind }) => kind !== 'quantity',
  )
}

for (const language of ['ko', 'zh']) {
  const file = new URL(`../../../vectors/reading/statement-${language}.json`, import.meta.url)
  for (const { text, statements: wanted } of JSON.parse(readFileSync(file, 'utf8')) as Phrase[])
    test(`[R114] claims without a number: ${text}`, () => {
      const got = statements(text, language).map(({ kind, act }) => ({ kind, act }))
      assert.deepEqual(got, wanted)
    })
}

test('[R115] of a list of what usually happens each item is a claim with the words for all', () => {
  const text = '송환된 난민은 보통 고문과 강제노동에 시달린다.'
  const quotes = statements(text, 'ko').map(({ quote }) => quote.map((piece) => piece.text))
  assert.deepEqual(quotes, [
    ['송환된 난민은 보통', '고문'],
    ['송환된 난민은 보통', '강제노동'],
  ])
})

test('[R116] what a text says of a source is told by the text itself', () => {
  const [found] = statements('익명을 요구한 소식통은 체포가 늘었다고 전했다.', 'ko')
  assert.equal(found?.kind, 'source_profile')
  assert.equal(found?.modality, 'asserted')
})
