// What was also said, on the first screen: short, led to its words, and without what is hidden.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { NearbyClaim } from '@tumen/figure'
import { LANGUAGES, type Language, wordsIn } from '@tumen/words'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { madeAnswer, madeFigure, stated } from '../../chart/made-figure.test.ts'
import type { FigureAnswer } from '../../figure/answer.ts'
import { NearbyBrief } from './key-reasons.tsx'

function nearbyClaim(claim: string, respect: NearbyClaim['respect'] = 'measure'): NearbyClaim {
  const asked = madeFigure({}).explanation.question
  const said = { act: 'detention', op: 'at_least', value: 39, from: '2022-01-01' } as const
  return { claim, respect, asked, said }
}

function drawn(claims: string[], quotes: FigureAnswer['quotes'] = {}, language: Language = 'en') {
  const nearby = claims.map((claim) => nearbyClaim(claim))
  return drawnOf(nearby, quotes, language)
}

function drawnOf(
  nearby: NearbyClaim[],
  quotes: FigureAnswer['quotes'] = {},
  language: Language = 'en',
) {
  const figure = madeFigure({ low: stated(52) }, { nearby, nearbyMore: 4 })
  const given = { language, answer: madeAnswer(figure, quotes) }
  const hrefs = { hrefOf: (claim: string) => `#q-${claim}`, hrefOfId: () => undefined }
  return render(h(NearbyBrief, { ...given, ...hrefs }))
}

const QUOTE = {
  ...{ doc: 'R1', quote: [], origin: 'S-01', published: '2022-08-05' },
  chain: [{ agent: 'wire', label: 'Harbour Wire', anonymity: 'named' as const }],
}

test('[V282] two of what was also said stand in a line each, and how many more there are', () => {
  for (const language of LANGUAGES) {
    const page = drawn(['a', 'b', 'c'], {}, language)
    assert.equal(page.match(/href="#q-/g)?.length, 2, language)
    assert.match(page, /href="#nearby">[^<]*5/, language)
    assert.match(page, /39/, language)
  }
  assert.equal(drawn([]), '')
})

test('[V282] its source is told, but not that of words that are not for every eye', () => {
  assert.match(drawn(['a'], { a: { ...QUOTE, sensitivity: 'public' } }), /Harbour Wire, 5 August/)
  const hidden = drawn(['a'], { a: { ...QUOTE, sensitivity: 'restricted' } })
  assert.ok(!hidden.includes('Harbour') && !hidden.includes('August'))
})

test('[V313] each line says in which respect it misses the question, in each language', () => {
  for (const language of LANGUAGES) {
    const { nearby } = wordsIn(language).reason
    const said = { act: 'detention', op: 'about', value: 60 } as const
    const told = (given: Partial<NearbyClaim>) =>
      drawnOf([{ ...nearbyClaim('a'), ...given }], {}, language)
    const day = '2019-08-08'
    assert.ok(told({ said: { ...said, from: day, to: day } }).includes(nearby.measurePeriod))
    assert.ok(told({ said: { ...said, at: day } }).includes(nearby.measureDay))
    for (const respect of ['act', 'time', 'no_time'] as const)
      assert.ok(told({ respect, said }).includes(nearby[respect]), respect)
  }
})
