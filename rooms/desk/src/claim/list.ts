// claim.list: claims of a document, a speaker, an act and place, or of one state, from either end.
// The store finds them by its indexes; what it cannot decide alone is decided here once more.

import { given, isPlaceWithin } from '@tumen/claim'
import { type Asked, type ClaimState, claimList } from '@tumen/contract'
import type { ClaimFilter, ClaimInContext } from '@tumen/ledger'
import { futureIn } from '../change/future-row.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { mayReadClaim, readableAfter, readablePage } from '../record/row-answer.ts'
import { claimAnswers } from './answer.ts'
import { pathsOf } from './scope.ts'
import { openStateBook, withdrawingOrigins } from './state-book.ts'

type ListInput = Asked<'claim.list'>

export const listClaims = implement(claimList, async (desk, input, call) => {
  const { read } = desk.ledger
  const place = await placeOf(desk, input.place)
  const filter = {
    ...filterOf(input, place),
    // What passes on a withdrawn statement has no row of its own.
    ...(input.state === 'withdrawn' ? { origins: await withdrawingOrigins(desk) } : {}),
  }
  const { limit, order } = input
  const findClaim = async (id: string) => (await read.claim(id))?.claim
  const after = await readableAfter(call.actor, input.after, findClaim)
  const { rows, next } = await readablePage(
    (page) => read.claims({ ...filter, ...page }),
    { after, limit, order },
    ({ claim }) => claim.row.id,
    await keeper(desk, call, { place, state: input.state }),
  )
  const claims = await claimAnswers(desk, call.actor, rows)
  const lacks = await futureIn(desk, call.actor)
  return { claims, ...given({ next }), ...lacks }
})

async function placeOf(desk: Desk, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined
  return resolvePlace(await gazetteerOf(desk), name, 'place').id
}

function filterOf(input: ListInput, within: string | undefined): ClaimFilter {
  const { document, origin, agent, act, state } = input
  const known = state === undefined ? undefined : STORED_STATE[state]
  return {
    ...given({ doc: document, origin, agent, act, within, state: known }),
  }
}

/** Where the store looks for claims of a state; the withdrawn it finds by their origins. */
const STORED_STATE: Readonly<Record<ClaimState, ClaimFilter['state']>> = {
  waiting: 'undecided',
  counts: undefined,
  superseded: 'touched',
  corrected: 'touched',
  withdrawn: undefined,
  rejected: 'touched',
}

/** Those of the found claims that the list shows to this asker. */
async function keeper(
  desk: Desk,
  call: Call,
  { place, state }: { place: string | undefined; state: ClaimState | undefined },
): Promise<(found: ClaimInContext[]) => Promise<ClaimInContext[]>> {
  const gazetteer = await gazetteerOf(desk)
  const mayRead = mayReadClaim(call.actor)
  const isIn = ({ claim }: ClaimInContext) =>
    place === undefined || pathsOf(claim.row, gazetteer).some((path) => isPlaceWithin(path, place))
  return async (found) => {
    const chosen = found.filter((context) => mayRead(context) && isIn(context))
    if (state === undefined) return chosen
    const stateOf = await openStateBook(desk, call.actor, chosen)
    return chosen.filter((context) => stateOf(context).state === state)
  }
}
