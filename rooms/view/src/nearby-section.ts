// What was also said and is not counted here: claims that miss the question in one respect (F87).
import type { NearbyClaim } from '@tumen/figure'
import { dayPhrase, timePhrase } from './date-phrase.ts'
import type { FigureAnswer } from './figure-answer.ts'
import type { Telling } from './figure-report.ts'
import { fill } from './fill.ts'
import type { Language } from './language.ts'
import { numberPhrase } from './number-phrase.ts'
import { hiddenWords, quotationsOf } from './quotation.ts'
import type { Section } from './report.ts'
import { wordsIn } from './words.ts'

/** Each with its number, act, time and source, why it is not counted, and its words. */
export function nearbySection({ language, answer }: Telling): Section {
  const { report, section } = wordsIn(language)
  const { nearby, nearbyMore, nearbyOpen } = answer.figure.explanation
  const notes = nearby.map((one) => ({
    text: nearbySentence(language, one, answer.quotes),
    ...quotationsOf(language, [one.claim], answer.quotes),
  }))
  const more =
    nearbyMore === undefined
      ? []
      : [{ text: fill(nearbyOpen ? report.nearbyAtLeast : report.nearbyMore, { n: nearbyMore }) }]
  return { id: 'nearby', heading: section.nearby, notes: [...notes, ...more] }
}

/** "Detention: at least 39, in July 2019 – Example Gazette, 2 August 2019. Not counted: …" */
export function nearbySentence(
  language: Language,
  { claim, respect, said }: NearbyClaim,
  quotes: FigureAnswer['quotes'],
): string {
  const { act, report, reason } = wordsIn(language)
  const isStock = said.at !== undefined
  const why = respect === 'measure' ? (isStock ? 'measureDay' : 'measurePeriod') : respect
  return fill(report.nearby, {
    claim,
    source: sourceOf(language, quotes[claim]),
    number: numberPhrase(language, { ...said, op: said.op ?? 'unknown_some' }),
    act: act[said.act],
    time: timePhrase(language, said).trim() || undefined,
    why: reason.nearby[why],
  })
}

/** Who published it and when; not for words that are not for every eye. */
function sourceOf(
  language: Language,
  quote: FigureAnswer['quotes'][string] | undefined,
): string | undefined {
  if (quote === undefined || hiddenWords(language, quote) !== undefined) return undefined
  const label = quote.chain[0]?.label
  const day = dayPhrase(language, quote.published)
  return label === undefined ? day : fill(wordsIn(language).report.nearbySource, { label, day })
}
