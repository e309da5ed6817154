// What stands on top of the procedure, as notes: what open conditions and undecided places would
// change, and which statements cannot all be true. Source: figures reference, section 10.

import { fill, wordsIn } from '@tumen/words'
import { quotationsOf } from '../claim/quotation.ts'
import { digits, valuesPhrase } from '../phrase/number.ts'
import { recordsIn } from '../phrase/record-in.ts'
import type { Note } from '../terminal/report.ts'
import { headline } from './headline.ts'
import type { Telling } from './report.ts'

/** The answers that would hold if open conditions or places were decided, and persons on lists. */
export function openMatterNotes(telling: Telling): Note[] {
  const { language, answer } = telling
  const { question } = answer
  const { conditions, containment, persons } = answer.figure.extensions ?? {}
  const { report } = wordsIn(language)
  const named = new Map(
    conditions?.open.map(({ condition, claims }) => [
      condition,
      recordsIn(answer, claims, answer.names === undefined ? '+' : report.list),
    ]),
  )
  const variants = (conditions?.variants ?? []).map(({ holds, figure }) => ({
    text: fill(holds.length === 0 ? report.ifNoneHolds : report.ifHolds, {
      conditions: holds
        .map((one) => fill(report.conditionOf, { claims: named.get(one) ?? one }))
        .join(report.list),
      figure: headline(language, { question, figure }),
    }),
  }))
  const contained = containment && {
    text: fill(report.ifContained, {
      claims: recordsIn(answer, containment.claims, report.list),
      figure: headline(language, { question, figure: containment.figure }),
    }),
  }
  const [low, high] = (persons?.count ?? []).map(digits)
  const listed = persons && { text: fill(report.personsOnLists, { low, high }) }
  return [...variants, ...(contained ? [contained] : []), ...(listed ? [listed] : [])]
}

/** The statements of a smallest set that cannot all be true, each with its values and words. */
export function impossibleNotes({ language, answer }: Telling): Note[] {
  const { report } = wordsIn(language)
  return (answer.figure.extensions?.impossible ?? []).map(({ claims, values }) => ({
    text: fill(report.cannotAllBe, { n: valuesPhrase(language, values) }),
    ...quotationsOf(language, claims, answer.quotes),
  }))
}
