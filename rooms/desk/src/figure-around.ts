// The claims around a question: of neighbouring acts, and of times up to a month away. They are
// named beside the answer and never counted. Source: figures.md F87.
import { actNeighbours } from '@tumen/claim'
import type { Question } from '@tumen/figure'
import type { ClaimInContext, FigureRead } from '@tumen/ledger'
import { addDays } from './day.ts'
import { type Bears, branchOf, scopeOf } from './figure-bearing.ts'
import type { Desk } from './operation.ts'

const NEAR_DAYS = 31

/** What lies around a question and is not already among the claims that bear on it. */
export async function readAround(
  desk: Desk,
  question: Question,
  reading: Pick<FigureRead, 'knownAt' | 'countedAt'>,
  { bears, contexts }: { bears: Bears; contexts: readonly ClaimInContext[] },
): Promise<ClaimInContext[]> {
  // About an event every act is read already.
  if (question.event !== undefined) return []
  const seen = new Set(contexts.map(({ claim }) => claim.row.id))
  const found = await desk.ledger.read.claimsForFigure({ ...aroundOf(question), ...reading })
  return found.filter((one) => !seen.has(one.claim.row.id) && bears(one))
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
