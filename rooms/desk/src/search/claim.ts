// Claims by what they say: those quoted where the words were found, and those whose number
// could be the asked one, by the values that their words allow (figures.md, section 4).
import { ACTS, type Act, actsBelow, given, isPlaceWithin, UMBRELLA_ACTS } from '@tumen/claim'
import { type FigureClaim, reckon } from '@tumen/figure'
import type { ClaimInContext, ClaimQuote, SearchHit } from '@tumen/ledger'
import { claimAnswers } from '../claim/answer.ts'
import { readClaims, readRevokers } from '../claim/read.ts'
import { pathsOf } from '../claim/scope.ts'
import { stateAt, stateNow } from '../claim/state.ts'
import { currentText, MovedText } from '../document/text.ts'
import { claimToFigureClaim } from '../figure/claim.ts'
import type { Call, Desk } from '../operation.ts'
import { type Gazetteer, gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'

/** What claims are chosen by. */
export interface ClaimFilter {
  act?: Act | undefined
  place?: string | undefined
  number?: string | undefined
  limit: number
}

/** Whether anything is asked of claims themselves. */
export function hasClaimFilter({ act, place, number }: ClaimFilter): boolean {
  return act !== undefined || place !== undefined || number !== undefined
}

/**
 * Claims that fit the filter and, when documents were searched, are quoted where the words
 * stand. A claim that only restates another is found through it. Replaced ones are left out.
 */
export async function searchClaims(
  desk: Desk,
  call: Call,
  filter: ClaimFilter,
  hits: SearchHit[] | undefined,
) {
  const gazetteer = await gazetteerOf(desk)
  const range = filter.number === undefined ? undefined : readRange(filter.number)
  const path =
    filter.place === undefined ? undefined : resolvePlace(gazetteer, filter.place, 'place').id
  const mayRead = mayReadClaim(call.actor)
  const fits = (context: ClaimInContext) =>
    mayRead(context) &&
    hasAct(context, filter.act) &&
    isIn(context, path, gazetteer) &&
    (!range || (!restatesAnother(context) && couldBe(context, range, gazetteer)))
  const found = hits
    ? await claimsAtHits(desk, hits, { fits, limit: filter.limit })
    : await currentOf(desk, (await claimsOf(desk, { act: filter.act, path })).filter(fits))
  return claimAnswers(desk, call.actor, found.slice(0, filter.limit))
}

/** Those that no later record of ours replaced. */
async function currentOf(desk: Desk, claims: ClaimInContext[]): Promise<ClaimInContext[]> {
  const revokers = await readRevokers(desk, claims)
  return claims.filter((context) => stateNow(context, revokers) !== 'superseded')
}

async function claimsOf(
  desk: Desk,
  { act, path }: { act: Act | undefined; path: string | undefined },
): Promise<ClaimInContext[]> {
  const acts = act === undefined ? [...ACTS, ...UMBRELLA_ACTS] : [act, ...actsBelow(act)]
  return desk.ledger.read.claimsForFigure({ acts, ...given({ place: path }) })
}

/** Claims that are read at once. */
const READ_AT_ONCE = 100

/** Claims that fit and whose quotation touches a place where the words stand, until enough. */
async function claimsAtHits(
  desk: Desk,
  hits: SearchHit[],
  { fits, limit }: { fits: (context: ClaimInContext) => boolean; limit: number },
): Promise<ClaimInContext[]> {
  const ids = await idsAtHits(desk, hits)
  const found: ClaimInContext[] = []
  for (let done = 0; done < ids.length && found.length < limit; done += READ_AT_ONCE) {
    const claims = await readClaims(desk, ids.slice(done, done + READ_AT_ONCE))
    found.push(...(await currentOf(desk, [...claims.values()].filter(fits))))
  }
  return found
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

function isIn(context: ClaimInContext, path: string | undefined, gazetteer: Gazetteer): boolean {
  if (path === undefined) return true
  return pathsOf(context.claim.row, gazetteer).some((one) => isPlaceWithin(one, path))
}

function restatesAnother({ claim, relations }: ClaimInContext): boolean {
  return relations.some(({ row }) => row.from === claim.row.id && row.type === 'restates')
}

interface Range {
  low: number
  high: number
}

/** Reads `60`, `60..75`, `60..` and `..75`. */
function readRange(words: string): Range {
  const match = /^\s*(\d{1,12})?\s*(\.\.|–|-)?\s*(\d{1,12})?\s*$/.exec(words)
  const [, first, dots, last] = match ?? []
  if (first === undefined && last === undefined) throw new Refusal('not-understood', 'number')
  const low = first === undefined ? 0 : Number(first)
  const high = last === undefined ? (dots ? Number.POSITIVE_INFINITY : low) : Number(last)
  if (low > high) throw new Refusal('not-understood', 'number', [{ code: 'range_order' }])
  return { low, high }
}

/** Whether the words of the claim allow a number of the range; words without one never do. */
function couldBe(context: ClaimInContext, range: Range, gazetteer: Gazetteer): boolean {
  if (!context.claim.row.quantity) return false
  const state = stateAt(context, { on: '9999-12-31', by: 'recorded' }, new Map())
  const claim = claimToFigureClaim(context, state, gazetteer, () => undefined)
  const { id, chain, act, op, value, low, high, vague, of, pub } = claim
  const alone = Object.entries({ id, chain, act, op, value, low, high, vague, of, pub })
  const bare = Object.fromEntries(alone.filter(([, field]) => field !== undefined))
  // The reckoning itself says what the words allow: a figure of this claim and nothing else.
  const evidence = { claims: [bare as unknown as FigureClaim], anonymous: [], agentRows: [] }
  const figure = reckon({ act, known: { by: 'recorded' } }, evidence)
  const values = figure.explanation.used[0]?.values
  return !!values && values.low <= range.high && range.low <= (values.high ?? range.low)
}
