import assert from 'node:assert/strict'
import test from 'node:test'
import { chosenOf } from './choice.ts'
import { OfferBook } from './offer-book.ts'
import { createPlaceIndex } from './place-index.ts'
import { readCounts, readText } from './read-text.ts'
import type { SourceText } from './source-text.ts'
import { isSpeakerOpen, speakerOffers } from './speaker-offer.ts'
import { turnHeadsOf } from './speaker-turn-head.ts'

const resources = { places: createPlaceIndex([]) }
const day = (date: string) => ({ earliest: date, latest: date })

/** What the rules read of an invented text, with a context for each number. */
function countsOf(source: SourceText) {
  const read = readCounts(source, resources)
  return read.drafts.map((draft, at) => ({ draft, context: { ...read, at } }))
}

/** Invented. */
const STORY: SourceText = {
  text:
    'A ferry sank off the northern island on 4 June, the harbour office said.\n\n' +
    'Villagers pulled bodies out of the water for a day and a night.\n\n' +
    'Two women are still missing.',
  language: 'en',
  publisher: 'Harbour Post',
  published: day('2019-06-20'),
}

test('[R173] what is offered twice is one offer with the signs of both', () => {
  const book = new OfferBook<number>()
  book.add('a', 1, ['near'])
  book.add('b', 2, ['far'])
  book.add('a', 3, ['near', 'stated'])
  assert.deepEqual(
    book.values().map(({ value, signs }) => [value, [...signs]]),
    [
      [1, ['near', 'stated']],
      [2, ['far']],
    ],
  )
})

/** Invented. */
const MINUTES: SourceText = {
  text:
    'Committee on the coast, 12th meeting\n\n' +
    '1. Mr. OSTEN (Northland) said that talks had begun.\n\n' +
    '2. Ms. VARGA (Rapporteur) asked how the boats were chosen. In May 60 men were turned back.' +
    '\n\n' +
    '3. Mr. OSTEN (Northland) said that he would reply in writing.',
  language: 'en',
  publisher: 'Committee Reporter',
  published: day('2019-06-20'),
}

test('[R175] whoever a paragraph begins with is offered as the origin, and so is the outlet', () => {
  const [first] = countsOf(MINUTES)
  assert.ok(first)
  const heads = turnHeadsOf(first.context.text)
  assert.ok(heads.isMany && heads.isMinutes)
  const offers = speakerOffers(first.draft, first.context)
  const originOf = (sign: string) =>
    offers
      .find(({ signs }) => signs.includes(sign))
      ?.fill()
      .value.at(-1)?.label
  assert.equal(originOf('turn'), 'Ms. VARGA (Rapporteur)')
  assert.equal(originOf('outlet'), 'Committee Reporter')
})

test('[R175] who says it in the sentence itself is left to no choice', () => {
  const text = 'The mayor said that 60 people had been arrested in May.'
  const [only] = countsOf({ ...STORY, text })
  assert.equal(only?.draft.speakers?.rules[0], 'speaker.said')
  assert.equal(only && isSpeakerOpen(only.draft, only.context), false)
})

test('[R176] what is chosen against the rules names them and asks, with both answers', () => {
  const [rapporteur] = countsOf(MINUTES)
  const origin =
    rapporteur &&
    chosenOf(speakerOffers(rapporteur.draft, rapporteur.context), new Map([['turn', 9]]))
  assert.deepEqual(origin?.rules, ['speaker.chosen', 'speaker.outlet'])
  assert.deepEqual(origin?.questions, [
    {
      code: 'who-is-origin',
      field: 'speakers',
      candidates: ['Ms. VARGA (Rapporteur)', 'Committee Reporter'],
    },
  ])
  assert.ok((origin?.confidence ?? 0) > 0.9)
})

test('[R176] each proposal has the share of what was chosen, and choices name their rules', () => {
  for (const source of [STORY, MINUTES])
    for (const { fields } of readText(source, resources))
      for (const { rules, confidence } of Object.values(fields)) {
        assert.ok(confidence >= 0 && confidence <= 1)
        assert.ok(rules.length > 1 || !rules[0]?.endsWith('.chosen'))
      }
})
