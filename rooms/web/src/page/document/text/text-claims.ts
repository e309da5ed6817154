// The claims of a document as the shown text has them. A text may have been corrected after words
// of it were quoted: what is not surely the same words here is marked nowhere in it.

import type { DocumentAnswer } from '../document-answer.ts'

/** A claim of a document. */
type TextClaim = DocumentAnswer['claims'][number]

/** A claim that quotes another text. */
export interface ClaimElsewhere {
  listed: TextClaim
  /** The name of that text. */
  text: string
}

/** Claims whose words stand in the shown text, at their places in it, and those of other texts. */
export function claimsInText({ claims, elsewhere }: Pick<DocumentAnswer, 'claims' | 'elsewhere'>): {
  here: TextClaim[]
  others: ClaimElsewhere[]
} {
  const placed = new Map(elsewhere.map((one) => [one.claim, one]))
  const here: TextClaim[] = []
  const others: ClaimElsewhere[] = []
  for (const listed of claims) {
    const place = placed.get(listed.claim.id)
    if (!place) here.push(listed)
    else if (place.quote) here.push({ ...listed, claim: { ...listed.claim, quote: place.quote } })
    else others.push({ listed, text: place.text })
  }
  return { here, others }
}
