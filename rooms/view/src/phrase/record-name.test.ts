import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '@tumen/words'
import { type NamedRecord, recordLabel, tabName } from './record-name.ts'

const agent = {
  id: 'harbour',
  kind: 'outlet',
  name: { en: 'Harbour Wire', ko: '하버와이어' },
} as const
const DOCUMENT: NamedRecord = {
  ...{
    id: 'R08',
    kind: 'document',
    isPublic: true,
    title: '80 North Koreans held',
    language: 'en',
  },
  published: { earliest: '2022-08-05', latest: '2022-08-05' },
  agent,
}
const CLAIM: NamedRecord = {
  ...{ id: 'R07a', kind: 'claim', isPublic: true, language: 'ko' },
  published: { earliest: '2022-07-14', latest: '2022-07-14' },
  agent,
  claim: {
    kind: 'quantity',
    quantity: { op: 'at_least', value: 52, unit: 'persons', measure: 'stock', hedge: '최소' },
    proposition: { act: 'detention', polarity: 'affirmed' },
  } as unknown as NonNullable<NamedRecord['claim']>,
}

test('[V271] a record is named by its title, or what it says, with who published it and when', () => {
  const text = '80 North Koreans held, Harbour Wire, 5 August 2022'
  assert.deepEqual(recordLabel('en', DOCUMENT, 'R08'), { text })
  const korean = recordLabel('ko', DOCUMENT, 'R08')
  assert.deepEqual(korean, {
    text: '80 North Koreans held, 하버와이어, 2022년 8월 5일',
    lang: 'en',
  })
  const claim = recordLabel('en', CLAIM, 'R07a')
  assert.deepEqual(claim, { text: 'at least 52 · Detention, Harbour Wire, 14 July 2022' })
  for (const language of LANGUAGES) {
    for (const record of [DOCUMENT, CLAIM])
      assert.doesNotMatch(recordLabel(language, record, record.id).text, /R0|undefined|[{}]/)
    const event = { id: 'E', kind: 'event', isPublic: true, title: 'Returns' } as const
    assert.deepEqual(recordLabel(language, event, 'E'), { text: 'Returns' })
    assert.deepEqual(recordLabel(language, undefined, 'X-9'), { text: 'X-9' })
    const unnamed = { id: 'X-9', kind: 'document', isPublic: true, title: '' } as const
    assert.equal(recordLabel(language, unnamed, 'X-9').text, 'X-9')
  }
  assert.equal(
    recordLabel('en', { id: 'harbour', kind: 'agent', isPublic: true, agent }, 'harbour').text,
    'Harbour Wire',
  )
})

test('[V271] a long title ends with a whole word, also where no spaces are', () => {
  const label = (title: string) => recordLabel('en', { ...DOCUMENT, title }, 'R08').text
  assert.match(label('word '.repeat(60)), /^(?:word )+word …, Harbour Wire, 5 August 2022$/)
  assert.match(label('字'.repeat(200)), /^字{90} …, Harbour/)
  assert.match(label('\u{20000}'.repeat(200)), /^\u{20000}{90} …, Harbour/u)
})

test('[V272] the title of a tab holds only what is public', () => {
  assert.match(tabName('en', DOCUMENT) ?? '', /^80 North Koreans held/)
  assert.equal(tabName('en', { ...DOCUMENT, isPublic: false }), undefined)
  assert.equal(tabName('en', undefined), undefined)
})

test('[V382] a claim that does not say that it happened says so wherever it is named', () => {
  const named = (how: object) =>
    recordLabel(
      'en',
      {
        ...{ id: 'c', kind: 'claim', isPublic: true },
        claim: {
          ...{ kind: 'occurrence', proposition: { act: 'arrest', polarity: 'affirmed' } },
          ...{ modality: 'asserted', ...how },
        },
      } as NamedRecord,
      'c',
    ).text
  const plain = named({})
  for (const how of [
    { modality: 'predicted' },
    { modality: 'possible' },
    { modality: 'denied' },
    { isConditional: true },
  ])
    assert.notEqual(named(how), plain, JSON.stringify(how))
  assert.match(named({ modality: 'denied' }), /denied/)
})
