// claim.tally: how many statements, and how many independent origins stand behind them, by outlet,
// language, origin and hedge, as known on a day. Statements that are not for every eye are counted
// for nobody. Source: desk.md 7, V4 c.
import { ACTS, given, UMBRELLA_ACTS } from '@tumen/claim'
import {
  claimTally,
  MOST_COMPARED,
  MOST_TALLIED,
  MOST_TALLY_CLAIMS,
  TALLY_BY,
  type TallyBy,
  type tallyRowSchema,
} from '@tumen/contract'
import { countVoices } from '@tumen/figure'
import type { z } from 'zod'
import { type JudgedAgents, readJudged } from '../agent/row.ts'
import { pause } from '../change/make.ts'
import { endOfDay } from '../day.ts'
import { frameOf, type ViewFrame } from '../event/frame.ts'
import { type StandingClaim, standingClaims } from '../event/known-claim.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { placeNamesOf } from '../place/name.ts'
import { byCodePoint } from '../record/in-order.ts'
import { Refusal } from '../refusal.ts'

type Row = z.output<typeof tallyRowSchema>

/** Statements of one row. */
interface Group {
  id: string
  by: TallyBy
  key: string
  claims: StandingClaim[]
}

export const tallyClaims = implement(claimTally, async (desk, input, call) => {
  const frame = await frameOf(desk, input)
  const claims = await claimsIn(desk, call, frame)
  const languages = await languagesOf(desk, claims, frame.knownOn)
  const groups = TALLY_BY.map((by) => groupsBy(by, claims, languages))
  const told = groups.flatMap((some) => some.slice(0, MOST_TALLIED))
  const of = input.of === undefined ? undefined : told.find(({ id }) => id === input.of)
  if (input.of !== undefined && !of) throw new Refusal('not-found', 'of')
  const origins = claims.map(({ origin }) => origin)
  const judged = await readJudged(desk, origins, endOfDay(frame.knownOn))
  return {
    rows: told.map((group) => rowOf(group, judged)),
    total: claims.length,
    ...given({ origins: voicesIn(claims, judged) }),
    left: groups.flat().length - told.length,
    ...(of && { claims: firstIds(of.claims) }),
    knownOn: frame.knownOn,
    placeNames: await placeNamesOf(desk, frame.place ? [frame.place] : [], frame.knownOn),
  }
})

/** Public statements of the frame that nobody withdrew by the day. */
async function claimsIn(desk: Desk, call: Call, frame: ViewFrame): Promise<StandingClaim[]> {
  const { acts, place, from, to, knownOn } = frame
  const asked = [...ACTS, ...UMBRELLA_ACTS].filter((act) => acts === undefined || acts.has(act))
  const read = { acts: asked, ...given({ place, from, to }), knownAt: endOfDay(knownOn) }
  await pause(call, 'claims', 0, 1)
  const claims = await standingClaims(desk, call.actor, read, frame)
  await pause(call, 'claims', 1, 1)
  return claims
}

async function languagesOf(desk: Desk, claims: readonly StandingClaim[], on: string) {
  const ids = [...new Set(claims.map(({ doc }) => doc))]
  const documents = await desk.ledger.read.documentsById(ids, endOfDay(on))
  return new Map(documents.map(({ row }) => [row.id, row.language]))
}

function groupsBy(
  by: TallyBy,
  claims: readonly StandingClaim[],
  languages: ReadonlyMap<string, string | undefined>,
): Group[] {
  const keyOf: Readonly<Record<TallyBy, (one: StandingClaim) => string>> = {
    outlet: ({ outlet }) => outlet,
    language: ({ doc }) => languages.get(doc) ?? '',
    origin: ({ voice }) => voice,
    hedge: ({ hedge }) => hedge,
  }
  const found = new Map<string, Group>()
  for (const one of claims) {
    const key = keyOf[by](one)
    const group = found.get(key)
    if (group) group.claims.push(one)
    else found.set(key, { id: `${by} ${key}`, by, key, claims: [one] })
  }
  return [...found.values()].sort(
    (a, b) => b.claims.length - a.claims.length || byCodePoint(a.id, b.id),
  )
}

/** Those that stand first by their ids. */
function firstIds(claims: readonly StandingClaim[]): string[] {
  const ids = claims.map(({ id }) => id).sort(byCodePoint)
  return ids.slice(0, MOST_TALLY_CLAIMS)
}

function rowOf({ claims, ...group }: Group, judged: JudgedAgents): Row {
  return {
    ...group,
    claims: claims.length,
    documents: new Set(claims.map(({ doc }) => doc)).size,
    ...given({ origins: voicesIn(claims, judged) }),
  }
}

/** Independent origins as a figure counts them (F50 to F53). */
function voicesIn(
  claims: readonly StandingClaim[],
  { anonymous, agentRows }: JudgedAgents,
): [number, number] | undefined {
  const origins = [...new Set(claims.map(({ origin }) => origin))]
  if (origins.length > MOST_COMPARED) return undefined
  const { min, max } = countVoices(origins, anonymous, agentRows)
  return [min, max]
}
