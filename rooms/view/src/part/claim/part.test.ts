import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import type { Claim } from '@tumen/claim'
import { LANGUAGES, type Language, wordsIn } from '@tumen/words'
import fc from 'fast-check'
import { h, type VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { ReadingText } from '../document/reading-text.tsx'
import { ClaimCard, ClaimGist } from './card.tsx'
import { ChainLine } from './chain-line.tsx'
import { ClaimQuotation } from './quotation.tsx'
import { claimNumber, claimSentence, placedPhrase } from './sentence.ts'

const WORLD = new URL('../../../../../world/claims/', import.meta.url)
const FILES = ['R03', 'R07', 'R08', 'R10', 'R14', 'R16-ko']
const CLAIMS = FILES.flatMap(
  (name) => JSON.parse(readFileSync(new URL(`${name}.json`, WORLD), 'utf8')) as Claim[],
)
const claimOf = (id: string) => CLAIMS.find((claim) => claim.id === id) as Claim
const html = (node: unknown) => render(node as VNode)
const textOf = (markup: string) => markup.replace(/<[^>]*>/g, '')

/** A claim whose every word of the document, and of who spoke, is one that is looked for. */
function marked(claim: Claim, word: string): Claim {
  return {
    ...claim,
    doc: `${word}doc`,
    quote: claim.quote.map((span) => ({ ...span, text: `${word}quote` })),
    places: [
      ...claim.places.map((place) => ({ ...place, name: `${word}place` })),
      {
        role: 'locus',
        name: `${word}site`,
        level: 'site',
        relation: 'in',
        stated: true,
        ucdpPrec: 1,
      },
    ],
    times: [
      {
        role: 'event',
        earliest: '1977-07-17',
        latest: '1977-07-17',
        anchor: 'absolute',
        expression: `${word}time`,
        stated: true,
        ucdpPrec: 1,
      },
    ],
    chain: claim.chain.map((link) => ({ ...link, agent: `${word}id`, label: `${word}label` })),
    origin: `${word}id`,
    problems: [`${word}problem`],
    proposition: { ...claim.proposition, text: `${word}own`, affected: { label: `${word}who` } },
  }
}

/** Each place under a name of its own. */
const namesFor = ({ places }: Claim) =>
  Object.fromEntries(
    places.flatMap(({ gazetteer }) => (gazetteer ? [[gazetteer, { en: 'QXname' }]] : [])),
  )

const cards = (language: Language, claim: Claim) =>
  html(
    h(ClaimCard, { language, listed: { claim, state: 'counts', placeNames: namesFor(claim) } }),
  ) + html(h(ClaimGist, { language, claim, names: namesFor(claim) }))

test('[V130] in a list a claim that is not public shows only its number and act', () => {
  const anyClaim = fc.constantFrom(...CLAIMS)
  const anyLanguage = fc.constantFrom(...LANGUAGES)
  const hidden = fc.constantFrom('restricted' as const, 'sealed' as const)
  fc.assert(
    fc.property(anyClaim, anyLanguage, hidden, (claim, language, sensitivity) => {
      const card = cards(language, { ...marked(claim, 'QX'), sensitivity })
      assert.ok(!card.includes('QX') && !card.includes('1977'), card)
      assert.ok(card.includes(wordsIn(language).report.hidden[sensitivity]))
      assert.ok(textOf(card).includes(claimNumber(language, claim)))
    }),
  )
})

test('[V130] what is about a source is never public there, whatever it says of itself', () => {
  const profile = { ...marked(claimOf('R08l'), 'QX'), sensitivity: 'public' as const }
  assert.ok(!cards('en', profile).includes('QX'))
})

test('[V130] mutation test: the same words of a public claim are found, but for those of the text', () => {
  const card = cards('en', { ...marked(claimOf('R08b'), 'QX'), sensitivity: 'public' })
  for (const part of ['QXlabel', 'QXid', 'QXname', 'QXplace', 'QXsite', '17 July 1977'])
    assert.ok(card.includes(part), part)
  for (const part of ['QXquote', 'QXproblem', 'QXown', 'QXtime']) assert.ok(!card.includes(part))
})

test('[V131] a chain leads from the document in hand to whoever said it first', () => {
  const { chain } = claimOf('R10b')
  for (const language of LANGUAGES) {
    const line = html(h(ChainLine, { language, chain, lang: 'zh' }))
    const links = [...line.matchAll(/<a href="\/speakers\/([^"]+)" lang="zh">([^<]+)<\/a>/g)]
    assert.deepEqual(
      links.map(([, id, label]) => [id, label]),
      chain.map(({ agent, label }) => [agent, label]),
    )
    assert.ok(line.includes(wordsIn(language).anonymity.anonymous_on_request))
  }
})

test('[V131] a sealed speaker has a ● that is also said; a hidden chain is nothing but its mark', () => {
  const { chain } = claimOf('R08b')
  const sealed = new Set(['S-02'])
  const line = html(h(ChainLine, { language: 'en', chain, sealed }))
  assert.equal(line.match(/●/g)?.length, 1)
  assert.ok(textOf(line).includes('● sealed The missionary'))
  for (const hidden of ['restricted', 'sealed'] as const)
    assert.equal(
      textOf(html(h(ChainLine, { language: 'en', chain, hidden, sealed }))),
      `● [${hidden}]`,
    )
})

const SENTENCES: [string, Language, string][] = [
  [
    'R08b',
    'en',
    'The missionary (through Harbour Wire): about 80 – Detention, in Liaoning (held there), as of 31 July 2022.',
  ],
  [
    'R08b',
    'ko',
    'The missionary (전달: Harbour Wire): 약 80명 – 구금, Liaoning 안 (구금되어 있는 곳), 2022년 7월 31일 현재.',
  ],
  ['R03a', 'en', '边陲晨报: 31 – Arrest, in 云门客运站 (arrested there), 18 May 2022.'],
]

test('[V311] a place is named for the reader, with what is written beside it where it says more', () => {
  const [place] = claimOf('R08b').places as [Claim['places'][number]]
  const names = { [place.gazetteer as string]: { en: 'Liaoning', ko: '랴오닝성', zh: '辽宁省' } }
  const placed = (language: Language, name: string, known = names) =>
    placedPhrase(language, { ...place, name }, known)
  assert.equal(placed('en', '랴오닝성'), 'in Liaoning “랴오닝성” (held there)')
  assert.equal(placed('en', 'Liaoning province'), 'in Liaoning province (held there)')
  assert.equal(placed('en', '랴오닝성', {}), 'in 랴오닝성 (held there)')
  assert.equal(placed('zh', '辽宁省'), '辽宁省内（关押地）')
  assert.equal(placed('ko', 'Liaoning'), '랴오닝성 ‘Liaoning’ 안 (구금되어 있는 곳)')
})

test('[V132] one sentence says how a claim was understood', () => {
  for (const [id, language, sentence] of SENTENCES)
    assert.equal(claimSentence(language, claimOf(id)), sentence)
})

test('[V132] it names origin, number and act of every claim, and no word that was only quoted', () => {
  for (const claim of CLAIMS)
    for (const language of LANGUAGES) {
      const sentence = claimSentence(language, marked(claim, 'QX'))
      assert.ok(sentence.includes('QXlabel') && sentence.includes(claimNumber(language, claim)))
      assert.ok(sentence.includes(wordsIn(language).act[claim.proposition.act]))
      assert.ok(!/\{\w+\}|undefined|QXquote|QXproblem|QXown/.test(sentence), sentence)
    }
})

test('[V133] the words stand between those around them, with the number marked', () => {
  for (const claim of CLAIMS.filter(({ sensitivity }) => sensitivity === 'public')) {
    const around = { before: 'so they say: ', after: ', it is said' }
    const shown = html(h(ClaimQuotation, { language: 'en', claim, around, lang: 'ko' }))
    const words = claim.quote.map(({ text }) => text).join(' … ')
    const escaped = textOf(shown).replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    assert.equal(escaped, `…so they say: ${words}, it is said…`, claim.id)
    const isQuoted = claim.quote.some(
      ({ start, end }) =>
        claim.quantity && start <= claim.quantity.span.start && end >= claim.quantity.span.end,
    )
    const mark = /<mark>(.*?)<\/mark>/.exec(shown)?.[1]
    assert.equal(mark, isQuoted ? claim.quantity?.span.text : undefined, claim.id)
    assert.match(shown, /<blockquote[^>]* lang="ko" dir="auto">/)
  }
})

test('[V133] at the ends of a text nothing is left out; sealed words are never shown', () => {
  const claim = claimOf('R08b')
  const whole = html(
    h(ClaimQuotation, { language: 'en', claim, around: { before: '', after: '' } }),
  )
  assert.ok(!textOf(whole).startsWith('…') && !textOf(whole).endsWith('…'))
  const sealed = { ...marked(claim, 'QX'), sensitivity: 'sealed' as const }
  const around = { before: 'QXbefore', after: 'QXafter' }
  assert.equal(
    textOf(html(h(ClaimQuotation, { language: 'en', claim: sealed, around }))),
    '[sealed]',
  )
})

test('[V134] the words of the claim that is looked at have one fragment of their own', () => {
  const text = 'One was held, two were freed.\n\nThree were seen.'
  const claims = [
    { id: 'a', spans: [{ start: 0, end: 12 }], label: 'a', state: 'counts' },
    {
      id: 'b',
      spans: [
        { start: 4, end: 28 },
        { start: 31, end: 46 },
      ],
      label: 'b',
      state: 'counts',
    },
  ]
  const page = (current?: string) =>
    html(
      h(ReadingText, {
        language: 'en',
        lang: 'en',
        text,
        claims,
        current,
        hrefOf: (id) => `#${id}`,
      }),
    )
  const found = [...page('b').matchAll(/<mark id="words"[^>]*>([^<]*)/g)].map(([, words]) => words)
  assert.deepEqual(found, ['was held'])
  assert.ok(!page().includes('id="words"') && !page('c').includes('id="words"'))
})
