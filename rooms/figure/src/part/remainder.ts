// What is not broken down: the whole minus the chosen parts, where both exist (rule F70(8)).
// "About 300" with 140 adults and 132 minors leaves 28 unexplained; "more than 500" with 311 in
// known parts leaves 189 or more; "up to 600" with 480 leaves up to 120.
import type { Endpoint, Remainder } from '../reckon/answer.ts'
import type { Reckoning } from '../reckon/reckon.ts'
import { orderMarks } from '../scope/value.ts'
import { sumEndpoint } from './sum.ts'

/** Whole minus chosen parts; nothing when either is missing or the parts are not less. */
export function tellNotBrokenDown(found: Reckoning): Remainder | null {
  const { stated, summed, draft } = found
  if (summed.sum === 0 || draft.bestExcluded) return null
  const whole = stated.best ?? stated.high
  if (whole === null || whole.value <= summed.sum) return null
  const isFloor = stated.best?.marks.includes('floor') === true
  const bound = stated.best === null ? 'at_most' : isFloor ? 'at_least' : 'point'
  return subtract(whole, sumEndpoint(summed), bound)
}

function subtract(whole: Endpoint, parts: Endpoint, bound: Remainder['bound']): Remainder {
  const claims = (endpoint: Endpoint): string[] =>
    'claims' in endpoint.from
      ? endpoint.from.claims
      : endpoint.from.parts.flatMap((part) => part.claims)
  return {
    value: whole.value - parts.value,
    marks: orderMarks([...whole.marks, ...parts.marks].filter((m) => m !== 'sum' && m !== 'union')),
    bound,
    from: {
      rule: 'difference',
      parts: [whole, parts].map((each) => ({
        value: each.value,
        marks: each.marks,
        claims: claims(each),
      })),
    },
  }
}
