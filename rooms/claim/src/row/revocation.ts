// Since when a statement can be taken back: nobody withdraws what was not yet said, and no outlet
// corrects what it has not yet published. A reprint may come out after its origin took it back.
import type { Claim } from '../claim/claim.ts'
import type { Finding } from '../finding.ts'

/** How a claim is taken back: by its origin, everywhere, or in this one text. */
export type Revocation = 'retracts' | 'corrects'

/**
 * The finding that `day`, from which `claim` is taken back, lies before the first day on which it
 * was said, or for `corrects` published; none where it does not. That first day is `allowed`.
 */
export function checkRevocation(
  how: Revocation,
  day: string,
  { claim, field }: { claim: Pick<Claim, 'asserted' | 'published'>; field: string },
): Finding[] {
  const first = how === 'retracts' ? claim.asserted.earliest : claim.published
  return day < first ? [{ code: 'revoked_too_early', field, allowed: [first] }] : []
}
