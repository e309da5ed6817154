// Claims by what they say: those quoted where the words were found, those of a publisher, and
// those whose number, time, place or state is the asked one (figures.md, section 4).
import { type Act, actsBelow, given, isPlaceWithin } from '@tumen/claim'
import { type FigureClaim, reckon } from '@tumen/figure'
import type { ClaimInContext, ClaimQuote, Page, SearchHit } from '@tumen/ledger'
import { step } from '../change/make.ts'
import { claimAnswers } from '../claim/answer.ts'
import { readClaims, readRevokers } from '../claim/read.ts'
import { pathsOf, periodOf } from '../claim/scope.ts'
import { stateAt, stateNow } from '../claim/state.ts'
import { openStateBook } from '../claim/state-book.ts'
import { currentText, MovedText } from '../document/text.ts'
import { claimToFigureClaim } from '../figure/claim.ts'
import type { Call, Desk } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { canRead } from '../policy.ts'
import { mayReadClaim, objectOf } from '../record/row-answer.ts'
import { overlaps, type SearchFilter } from './filter.ts'

/**
 * Claims that fit the filter and, when documents were searched, are quoted where the words
 * stand. A claim that only restates another is found through it. Replaced ones are left out,
 * unless their state is asked.
 */
export async function searchClaims(
  desk: Desk,
  call: Call,
  filter: SearchFilter,
  hits: SearchHit[] | undefined,
) {
  const fits = await fitterOf(desk, call, filter)
  const found: ClaimInContext[] = []
  for await (const some of candidates(desk, call, filter, hits)) {
    step(call, 'match', 0, 0)
    found.push(...(await inState(desk, call, some.filter(fits), filter)))
    if (found.length >= filter.limit) break
  }
  return claimAnswers(desk, call.actor, found.slice(0, filter.limit))
}

/** Whether a claim is what is asked, but for its state. */
async function fitterOf(
  desk: Desk,
  call: Call,
  filter: SearchFilter,
): Promise<(context: ClaimInContext) => boolean> {
  const gazetteer = await gazetteerOf(desk)
  const mayRead = mayReadClaim(call.actor)
  const { act, place, days } = filter
  const isNumbered = [filter.range, filter.atLeast, filter.atMost].some((one) => one !== undefined)
  return (context) =>
    mayRead(context) &&
    hasAct(context, act) &&
    (place === undefined || isIn(context, place, gazetteer)) &&
    (days === undefined || isWithin(context, days)) &&
    (!isNumbered || (!restatesAnother(context) && saysNumber(context, filter, gazetteer)))
}

/** Those of the asked state, else those that no later record of ours replaced. */
async function inState(
  desk: Desk,
  call: Call,
  claims: ClaimInContext[],
  { state }: SearchFilter,
): Promise<ClaimInContext[]> {
  if (state !== undefined) {
    const stateOf = await openStateBook(desk, call.actor, claims)
    return claims.filter((context) => stateOf(context).state === state)
  }
  const revokers = await readRevokers(desk, claims)
  return claims.filter((context) => stateNow(context, revokers) !== 'superseded')
}

/** Claims that are read at once. */
const READ_AT_ONCE = 200

/** Claims that may be meant, some at a time: at the hits, of a publisher, or of the whole. */
async function* candidates(
  desk: Desk,
  call: Call,
  filter: SearchFilter,
  hits: SearchHit[] | undefined,
): AsyncGenerator<ClaimInContext[]> {
  if (hits) yield* claimsWithIds(desk, await idsAtHits(desk, hits))
  else if (filter.publishers) yield* claimsPublished(desk, call, filter.publishers)
  else yield* claimsOf(desk, filter)
}

async function* claimsWithIds(desk: Desk, ids: string[]) {
  for (let done = 0; done < ids.length; done += READ_AT_ONCE) {
    const claims = await readClaims(desk, ids.slice(done, done + READ_AT_ONCE))
    yield [...claims.values()]
  }
}

async function* claimsPublished(desk: Desk, { actor }: Call, publishers: readonly string[]) {
  for (const publisher of publishers) {
    const read = (page: Page) => desk.ledger.read.documents({ publisher, ...page })
    for await (const documents of pagesOf(read, ({ row }) => row.id)) {
      const open = documents.filter((one) => canRead(actor, objectOf(one)))
      const quotes = await desk.ledger.read.claimQuotes(open.map(({ row }) => row.id))
      yield* claimsWithIds(desk, [...new Set(quotes.map(({ id }) => id))])
    }
  }
}

/** Claims of an act, those below it too, or of all. */
async function* claimsOf(desk: Desk, { act, place }: SearchFilter) {
  const acts = act === undefined ? [undefined] : [act, ...actsBelow(act)]
  for (const one of acts) {
    const filter = given({ act: one, within: place })
    const read = (page: Page) => desk.ledger.read.claims({ ...filter, ...page })
    yield* pagesOf(read, ({ claim }) => claim.row.id)
  }
}

async function* pagesOf<T>(read: (page: Page) => Promise<T[]>, idOf: (row: T) => string) {
  for (let after: string | undefined; ; ) {
    const page = await read({ limit: READ_AT_ONCE, order: 'newest', ...given({ after }) })
    yield page
    const last = page.at(-1)
    if (page.length < READ_AT_ONCE || !last) return
    after = idOf(last)
  }
}

/** Ids of the claims at the hits, in the order of the hits. */
async function idsAtHits(desk: Desk, hits: SearchHit[]): Promise<string[]> {
  const docs = hits.map(({ document }) => document.row.id)
  const byDoc = new Map<string, ClaimQuote[]>()
  for (const one of await desk.ledger.read.claimQuotes(docs)) {
    const own = byDoc.get(one.doc)
    if (own) own.push(one)
    else byDoc.set(one.doc, [one])
  }
  const found: string[] = []
  for (const { document, matches } of hits) {
    const own = byDoc.get(document.row.id) ?? []
    const touches = (quote: ClaimQuote['quote']) =>
      quote.some((span) =>
        matches.some((match) => match.start < span.end && span.start < match.end),
      )
    const shown = own.length > 0 ? await currentText(desk, document.row) : undefined
    const moved = shown && new MovedText(desk, document.row.id, shown)
    for (const { id, quote, layer } of own) {
      const ranges = layer === shown?.layer ? quote : await moved?.rangesOf(layer, quote)
      if (ranges && touches(ranges)) found.push(id)
    }
  }
  return found
}

function hasAct({ claim }: ClaimInContext, act: Act | undefined): boolean {
  const own = claim.row.proposition.act
  return act === undefined || own === act || actsBelow(act).includes(own)
}

function isIn(context: ClaimInContext, path: string, gazetteer: Gazetteer): boolean {
  return pathsOf(context.claim.row, gazetteer).some((one) => isPlaceWithin(one, path))
}

/** Whether what it tells may have been on one of the days; what has no time never was. */
function isWithin({ claim }: ClaimInContext, days: { earliest: string; latest: string }): boolean {
  const { at, from = at, to = at } = periodOf(claim.row)
  return from !== undefined && to !== undefined && overlaps(days, from, to)
}

function restatesAnother({ claim, relations }: ClaimInContext): boolean {
  return relations.some(({ row }) => row.from === claim.row.id && row.type === 'restates')
}

/** Whether the number of the claim is what is asked of it; words without one never are. */
function saysNumber(
  context: ClaimInContext,
  { range, atLeast = 0, atMost = Number.POSITIVE_INFINITY }: SearchFilter,
  gazetteer: Gazetteer,
): boolean {
  const values = valuesOf(context, gazetteer)
  if (!values) return false
  const { low } = values
  const high = values.high ?? Number.POSITIVE_INFINITY
  const couldBe = !range || (low <= range.high && range.low <= high)
  return couldBe && low >= atLeast && high <= atMost
}

/** The values that the words of the claim allow. */
function valuesOf(context: ClaimInContext, gazetteer: Gazetteer) {
  if (!context.claim.row.quantity) return undefined
  const state = stateAt(context, { on: '9999-12-31', by: 'recorded' }, new Map())
  const claim = claimToFigureClaim(context, state, gazetteer, () => undefined)
  const { id, chain, act, op, value, low, high, vague, of, pub } = claim
  const alone = Object.entries({ id, chain, act, op, value, low, high, vague, of, pub })
  const bare = Object.fromEntries(alone.filter(([, field]) => field !== undefined))
  // The reckoning itself says what the words allow: a figure of this claim and nothing else.
  const evidence = { claims: [bare as unknown as FigureClaim], anonymous: [], agentRows: [] }
  const figure = reckon({ act, known: { by: 'recorded' } }, evidence)
  return figure.explanation.used[0]?.values
}
