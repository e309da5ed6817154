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
import { isInFrame, type KnownClaim, knownClaims } from '../event/known-claim.ts'
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
  claims: KnownClaim[]
}

export const tallyClaims = implement(claimTally, async (desk, input, call) => {
  const frame = await frameOf(desk, input)
  const claims = await standingClaims(desk, call, frame)
  const languages = await languagesOf(desk, claims, frame.knownOn)
  const groups = TALLY_BY.map((by) => groupsBy(by, claims, languages))
  const told = groups.flatMap((some) => some.slice(0, MOST_TALLIED))
  const of = input.of === undefined ? undefined : told.find(({ id }) => id === input.of)
  if (input.of !== undefined && !of) throw new Refusal('not-found', 'of')
  const origins = claims.map(({ claim }) => claim.origin)
  const judged = await readJudged(desk, origins, endOfDay(frame.knownOn))
  return {
    rows: told.map((group) => rowOf(group, judged)),
    total: claims.length,
    ...given({ origins: voicesIn(claims, judged) }),
    left: groups.flat().length - told.length,
    ...(of && { claims: of.claims.slice(0, MOST_TALLY_CLAIMS).map(({ claim }) => claim.id) }),
    knownOn: frame.knownOn,
    placeNames: await placeNamesOf(desk, frame.place ? [frame.place] : [], frame.knownOn),
  }
})

/** Public statements of the frame that nobody withdrew by the day. */
async function standingClaims(desk: Desk, call: Call, frame: ViewFrame): Promise<KnownClaim[]> {
  const { acts, place, from, to, knownOn } = frame
  const asked = [...ACTS, ...UMBRELLA_ACTS].filter((act) => acts === undefined || acts.has(act))
  await pause(call, 'claims', 0, 2)
  const read = { acts: asked, ...given({ place, from, to }), knownAt: endOfDay(knownOn) }
  const contexts = await desk.ledger.read.claimsForFigure(read)
  await pause(call, 'claims', 1, 2)
  const known = await knownClaims(desk, call.actor, contexts, knownOn)
  await pause(call, 'claims', 2, 2)
  return known.filter(
    (one) => one.gone === undefined && one.claim.sensitivity === 'public' && isInFrame(one, frame),
  )
}

async function languagesOf(desk: Desk, claims: readonly KnownClaim[], on: string) {
  const ids = [...new Set(claims.map(({ claim }) => claim.doc))]
  const documents = await desk.ledger.read.documentsById(ids, endOfDay(on))
  return new Map(documents.map(({ row }) => [row.id, row.language]))
}

function groupsBy(
  by: TallyBy,
  claims: readonly KnownClaim[],
  languages: ReadonlyMap<string, string | undefined>,
): Group[] {
  const keyOf: Readonly<Record<TallyBy, (one: KnownClaim) => string>> = {
    outlet: ({ claim }) => claim.chain[0]?.agent ?? '',
    language: ({ claim }) => languages.get(claim.doc) ?? '',
    origin: ({ voice }) => voice,
    hedge: ({ claim }) => claim.quantity?.op ?? '',
  }
  const found = new Map<string, Group>()
  for (const one of claims) {
    const key = keyOf[by](one)
    const group = found.get(key) ?? { id: `${by} ${key}`, by, key, claims: [] }
    found.set(key, group)
    group.claims.push(one)
  }
  return [...found.values()].sort(
    (a, b) => b.claims.length - a.claims.length || byCodePoint(a.id, b.id),
  )
}

function rowOf({ claims, ...group }: Group, judged: JudgedAgents): Row {
  return {
    ...group,
    claims: claims.length,
    documents: new Set(claims.map(({ claim }) => claim.doc)).size,
    ...given({ origins: voicesIn(claims, judged) }),
  }
}

/** Independent origins as a figure counts them (F50 to F53). */
function voicesIn(
  claims: readonly KnownClaim[],
  { anonymous, agentRows }: JudgedAgents,
): [number, number] | undefined {
  const origins = [...new Set(claims.map(({ claim }) => claim.origin))]
  if (origins.length > MOST_COMPARED) return undefined
  const { min, max } = countVoices(origins, anonymous, agentRows)
  return [min, max]
}
