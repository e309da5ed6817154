// The scope of a part as a reader would say it, and the part behind a term of a sum.
import { given } from '@tumen/claim'
import type { Part } from '@tumen/figure'
import { fill, type Language, wordsIn } from '@tumen/words'
import { dayPhrase, intervalPhrase, timePhrase } from '../phrase/date.ts'
import { recordsIn } from '../phrase/record-in.ts'
import { placeName, restrictionPhrase } from './question-sentence.ts'
import type { Telling } from './report.ts'
import { floorPhrase } from './strict-limit.ts'

/** The scope of a part in words: act, place, time, event, restriction. */
export function partScope(
  { language, answer }: Pick<Telling, 'language' | 'answer'>,
  part: Part,
): string {
  const words = wordsIn(language)
  const act = words.act[part.act as keyof typeof words.act] ?? part.act
  const place =
    part.place === undefined ? undefined : placeName(language, part.place, answer.placeNames)
  const way = part.through
  const event = part.event ?? part.partOf
  const pieces = [
    act,
    place,
    way && fill(words.report.through, { place: placeName(language, way, answer.placeNames) }),
    partTime(language, part),
    event === undefined ? undefined : placeName(language, event, answer.placeNames),
    part.restrict ? restrictionPhrase(language, part.restrict) : undefined,
  ]
  return pieces.filter((piece) => piece !== undefined && piece !== '').join(words.report.list)
}

function partTime(language: Language, { from, to, at }: Part): string {
  if (at !== undefined) return dayPhrase(language, at)
  if (from === undefined || to === undefined) {
    const open = { ...given({ from, to }) }
    return timePhrase(language, open).trim()
  }
  return intervalPhrase(language, { earliest: from, latest: to })
}

/** A part where a sentence names it: by its claims in a terminal, by number and scope on a page. */
export function partName(
  telling: Pick<Telling, 'language' | 'answer'>,
  claims: readonly string[],
): string {
  const { language, answer } = telling
  if (answer.names === undefined) return claims.join('+')
  const { report } = wordsIn(language)
  // A cut list ends with a mark that is no claim.
  const own = claims.filter((claim) => claim !== CUT)
  const { parts, used } = answer.figure.explanation
  const isMeant = (part: Part): boolean =>
    part.claims.length === own.length && own.every((claim) => part.claims.includes(claim))
  const part = parts.find(isMeant)
  if (part === undefined) return recordsIn(answer, own, report.list)
  const stated = used.filter(({ claim }) => part.claims.includes(claim))
  const n = floorPhrase(language, part.weight, stated, answer.question.unit)
  return fill(report.partLine, { n, scope: partScope(telling, part) })
}

/** Stands at the end of a list of claims that was cut. */
export const CUT = '…'

/** The chosen part that a term of a sum stands for: the one that holds all its claims. */
export function partOfTerm(parts: readonly Part[], claims: readonly string[]): Part | undefined {
  return parts.find((part) => part.chosen && claims.every((claim) => part.claims.includes(claim)))
}
