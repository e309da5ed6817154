// The claims of a document in the order of their words: which are marked in the part that is
// shown, which stand elsewhere, and which are older versions. A number belongs to a claim in the
// whole document, so it is the same in every part.
import { claimLabel, type ListedClaim, type ReadingClaim, type ReadingPart } from '@tumen/view'
import type { Language } from '@tumen/words'

/** A claim with the number that stands at its words. */
export interface NumberedClaim {
  number: number
  listed: ListedClaim
  /** The last unit of its first piece of words, where the number stands. */
  at: number
}

export interface PlacedClaims {
  /** Claims whose words stand in the part, as they are marked. */
  marked: ReadingClaim[]
  /** The same claims with their numbers. */
  here: NumberedClaim[]
  /** Ids of those that have a card beside the text. */
  cards: ReadonlySet<string>
  elsewhere: NumberedClaim[]
  older: ListedClaim[]
}

/** Claims of one part that have a card, at the most; all are marked. */
export const MOST_CARDS = 200

/** Sorts the claims of a document around the part that is shown. */
export function placeClaims(
  language: Language,
  claims: readonly ListedClaim[],
  part: ReadingPart,
): PlacedClaims {
  const isOlder = ({ state }: ListedClaim) => state === 'superseded'
  const numbered = claims
    .filter((listed) => !isOlder(listed))
    .map((listed) => ({ listed, at: placeOf(listed) }))
    .sort((a, b) => a.at - b.at)
    .map((one, n): NumberedClaim => ({ ...one, number: n + 1 }))
  const isHere = ({ listed }: NumberedClaim) =>
    listed.claim.quote.some(({ start, end }) => start < part.to && end > part.from)
  const here = numbered.filter(isHere)
  return {
    marked: here.map((one) => markOf(language, one)),
    here,
    cards: new Set(here.slice(0, MOST_CARDS).map(({ listed }) => listed.claim.id)),
    elsewhere: numbered.filter((one) => !isHere(one)),
    older: claims.filter(isOlder),
  }
}

function placeOf({ claim }: ListedClaim): number {
  return Math.max(0, (claim.quote[0]?.end ?? 0) - 1)
}

/** The label says number and act, never who: a tooltip is read over a shoulder. */
function markOf(language: Language, { number, listed }: NumberedClaim): ReadingClaim {
  const { claim, state } = listed
  const label = claimLabel(language, claim)
  return { id: claim.id, number, spans: claim.quote, label, state }
}
