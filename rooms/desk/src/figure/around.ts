// The claims around a question: of neighbouring acts, and of times up to a month away. They are
// named beside the answer and never counted. Source: figures.md F87.
import { actNeighbours } from '@tumen/claim'
import type { Question } from '@tumen/figure'
import type { ClaimInContext, FigureRead } from '@tumen/ledger'
import { addDays } from '../day.ts'
import type { Desk } from '../operation.ts'
import { type Bears, branchOf, scopeOf } from './bearing.ts'

const NEAR_DAYS = 31

/** How many are looked at: of more, those nearest in time. */
const MOST_AROUND = 1000

/** Claims around a question; `isOpen` when there are more than these, the nearest. */
export interface Around {
  contexts: ClaimInContext[]
  isOpen: boolean
}

/** What lies around a question and is not already among the claims that bear on it. */
export async function readAround(
  desk: Desk,
  question: Question,
  reading: Pick<FigureRead, 'knownAt' | 'countedAt'>,
  { bears, contexts }: { bears: Bears; contexts: readonly ClaimInContext[] },
): Promise<Around> {
  // About an event every act is read already.
  if (question.event !== undefined) return { contexts: [], isOpen: false }
  const seen = new Set(contexts.map(({ claim }) => claim.row.id))
  const found = await desk.ledger.read.claimsAround({
    ...aroundOf(question),
    ...reading,
    without: scopeOf(question),
    keep: (one) => !seen.has(one.claim.row.id) && bears(one),
    most: MOST_AROUND + 1,
  })
  return { contexts: found.slice(0, MOST_AROUND), isOpen: found.length > MOST_AROUND }
}

function aroundOf(question: Question): FigureRead {
  const { from, to, ...rest } = scopeOf(question)
  return {
    ...rest,
    acts: [...branchOf(question.act), ...actNeighbours(question.act)],
    ...(from === undefined ? {} : { from: addDays(from, -NEAR_DAYS) }),
    ...(to === undefined ? {} : { to: addDays(to, NEAR_DAYS) }),
  }
}
