// What was also said and is not counted here: claims that miss the question in one respect (F87).
import type { NearbyClaim } from '@tumen/figure'
import { fill, type Language, wordsIn } from '@tumen/words'
import { hiddenWords, quotationsOf, sourceOf } from '../claim/quotation.ts'
import { timePhrase } from '../phrase/date.ts'
import { numberPhrase } from '../phrase/number.ts'
import type { Section } from '../terminal/report.ts'
import type { FigureAnswer } from './answer.ts'
import type { Telling } from './report.ts'

/** Each with its number, act, time and source, why it is not counted, and its words. */
export function nearbySection({ language, answer }: Telling): Section {
  const { report, section } = wordsIn(language)
  const { nearby, nearbyMore, nearbyOpen } = answer.figure.explanation
  const notes = nearby.map((one) => ({
    text: nearbySentence(language, one, answer),
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
  one: NearbyClaim,
  answer: Pick<FigureAnswer, 'quotes' | 'names'>,
): string {
  const parts = {
    ...nearbyParts(language, one, answer.quotes),
    // A page leads to it by its words, which stand below.
    claim: answer.names === undefined ? one.claim : undefined,
  }
  return fill(wordsIn(language).report.nearby, parts)
}

/** "Detention: at least 39, in July 2019 – Example Gazette, 2 August 2019 (it says no …)" */
export function nearbyPhrase(
  language: Language,
  one: NearbyClaim,
  quotes: FigureAnswer['quotes'],
): string {
  return fill(wordsIn(language).brief.nearbySaid, nearbyParts(language, one, quotes))
}

function nearbyParts(
  language: Language,
  { claim, respect, said }: NearbyClaim,
  quotes: FigureAnswer['quotes'],
) {
  const { act, reason } = wordsIn(language)
  const isStock = said.at !== undefined
  const why = respect === 'measure' ? (isStock ? 'measureDay' : 'measurePeriod') : respect
  const isHidden = hiddenWords(language, quotes[claim]) !== undefined
  return {
    source: isHidden ? undefined : sourceOf(language, quotes[claim]),
    number: numberPhrase(language, { ...said, op: said.op ?? 'unknown_some' }),
    act: act[said.act],
    time: timePhrase(language, said).trim() || undefined,
    why: reason.nearby[why],
  }
}
