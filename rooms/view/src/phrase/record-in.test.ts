import assert from 'node:assert/strict'
import test from 'node:test'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { linkName, namesOn, originIn, originLabel, sourceOf } from '../claim/quotation.ts'
import type { ClaimQuote } from '../figure/answer.ts'
import { LinkedText } from '../part/document/linked-text.tsx'
import { recordIn } from './record-in.ts'

type Link = ClaimQuote['chain'][number]

const GAZETTE: Link = { agent: 'gazette', label: '예제신문', anonymity: 'named' }

/** Words of one speaker that the gazette passed on. */
function said(agent: string, words: string, more: Partial<ClaimQuote> = {}): ClaimQuote {
  const span = { start: 0, end: words.length, text: words }
  const speaker: Link = { agent, label: 'an activist', anonymity: 'unnamed' }
  return {
    ...{ doc: 'D', quote: [span], numberSpan: span, chain: [GAZETTE, speaker], origin: agent },
    ...{ published: '2022-08-05', sensitivity: 'public' },
    ...more,
  }
}

const GUIDE = { hrefOfId: (id: string) => (id === 'R1' ? '/claims/R1' : undefined) }

/** A page that knows no name of any record. */
const names = (id: string) => ({ text: `record ${id.length}` })

test('[V325] a page prints what a record is called where a terminal prints its id', () => {
  assert.equal(recordIn({}, 'R1'), 'R1')
  const guide = { ...GUIDE, nameOf: () => ({ text: '39명', lang: 'ko' }) }
  const show = (text: string) => render(h(LinkedText, { language: 'en', text, guide }))
  const text = `${recordIn({ names }, 'R1')}: withdrawn`
  assert.equal(show(text), '<a href="/claims/R1" lang="ko">39명</a>: withdrawn')
  // A word of the sentence that happens to be an id of a record stays a word.
  const word = { hrefOfId: () => undefined, nameOf: () => ({ text: 'somebody else' }) }
  const plain = render(h(LinkedText, { language: 'en', text: 'digest', guide: word }))
  assert.equal(plain, 'digest')
})

test('[V326] who is not named is told on a page by who passed it on and when, never by an id', () => {
  const quotes = { a: said('S-01', 'at least 39'), b: said('S-02', '60') }
  quotes.b.published = '2022-08-07'
  const on = (id: string) => originLabel('en', id, { quotes, names })
  assert.equal(on('S-01'), 'an activist in 예제신문, 5 Aug 2022')
  assert.equal(on('S-02'), 'an activist in 예제신문, 7 Aug 2022')
  assert.equal(originLabel('en', 'S-01', { quotes }), 'an activist (S-01)')
  assert.equal(namesOn('en', { quotes, names })('S-01')?.text, on('S-01'))
})

test('[V326] two of one report are told apart by what each said', () => {
  const quotes = { a: said('S-01', 'at least 39'), b: said('S-02', '60') }
  const label = (id: string) => originLabel('en', id, { quotes, names })
  assert.equal(label('S-01'), 'an activist in 예제신문, 5 Aug 2022, “at least 39”')
  assert.equal(label('S-02'), 'an activist in 예제신문, 5 Aug 2022, “60”')
})

test('[V326] two who bear one name are told apart alike, and a hidden one is never told', () => {
  const named = (agent: string): Link => ({ agent, label: 'Kim', anonymity: 'named' })
  const chain = (agent: string) => ({ chain: [GAZETTE, named(agent)] })
  const alone = { a: said('K-1', '39', chain('K-1')) }
  assert.equal(originLabel('en', 'K-1', { quotes: alone, names }), 'Kim')
  const two = { ...alone, b: said('K-2', '60', { ...chain('K-2'), published: '2022-08-07' }) }
  assert.equal(originLabel('en', 'K-1', { quotes: two, names }), 'Kim in 예제신문, 5 Aug 2022')
  const hidden = { ...two, c: said('K-1', '7', { ...chain('K-1'), sensitivity: 'restricted' }) }
  for (const told of [originLabel, originIn])
    assert.equal(told('en', 'K-1', { quotes: hidden, names }), '[restricted]')
})

test('[V327] who published it is called by the name in the reader’s language, where one is known', () => {
  const own = { ...GAZETTE, name: 'Example Gazette' }
  const quote = said('S-01', '39')
  assert.equal(sourceOf('en', quote), '예제신문, 5 August 2022')
  quote.chain[0] = own
  assert.equal(sourceOf('en', quote), 'Example Gazette, 5 August 2022')
  assert.equal(linkName(own), 'Example Gazette')
})
