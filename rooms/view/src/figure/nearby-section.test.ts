import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { nearbySentence } from './nearby-section.ts'

const QUOTE = {
  doc: 'R1',
  quote: [],
  numberSpan: null,
  chain: [
    { agent: 'g', label: 'Example Gazette', anonymity: 'named' },
    { agent: 'a', label: 'an activist', anonymity: 'unnamed' },
  ],
  origin: 'a',
  published: '2019-07-15',
  said: { earliest: '2019-07-15', latest: '2019-07-15' },
} as const
const SAID = { act: 'detention', op: 'at_least', value: 39 } as const
const ASKED = { act: 'detention', known: { by: 'published' } } as const

type Near = Parameters<typeof nearbySentence>[1]
type Quotes = Parameters<typeof nearbySentence>[2]['quotes']

function told(
  near: Omit<Near, 'claim' | 'asked'>,
  sensitivity: 'public' | 'restricted' = 'public',
) {
  const quotes = { c: { ...QUOTE, sensitivity } } as unknown as Quotes
  return nearbySentence('en', { claim: 'c', asked: ASKED, ...near }, { quotes })
}

test('[V247] what was also said is told with number, act, time, source and the reason', () => {
  const period = { ...SAID, from: '2019-01-01', to: '2019-07-31' }
  assert.equal(
    told({ respect: 'measure', said: period }),
    'Detention: at least 39, between 1 January 2019 and 31 July 2019 – Example Gazette, 15 July 2019. Not counted: it says how many there were over a period, and the question asks about one day. c',
  )
  const stock = told({ respect: 'measure', said: { ...SAID, at: '2019-07-31' } })
  assert.match(stock, /on 31 July 2019.*on one day, and the question asks about a period/)
  assert.match(told({ respect: 'no_time', said: SAID }), /^Detention: at least 39 – Example/)
})

test('[V247] restricted words say neither who published them nor when', () => {
  const text = told({ respect: 'act', said: { ...SAID, act: 'arrest' } }, 'restricted')
  assert.doesNotMatch(text, /Gazette|July/)
  for (const language of LANGUAGES) {
    const { nearby } = wordsIn(language).reason
    for (const respect of ['act', 'time', 'no_time'] as const) {
      const near = { claim: 'c', asked: ASKED, respect, said: SAID }
      assert.ok(nearbySentence(language, near, { quotes: {} }).includes(nearby[respect]))
    }
  }
})
