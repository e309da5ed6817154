// What saved questions would answer once the claims of a sheet were accepted today: the claims of a
// file wait for a person, so that taking them in moves no figure by itself. Both answers are
// reckoned from the rows that the asker may count. Source: desk.md I6.
import { type Agent, type Claim, isPlaceWithin } from '@tumen/claim'
import type { importEffectSchema } from '@tumen/contract'
import { type Figure, reckonInSteps } from '@tumen/figure'
import type { ClaimInContext } from '@tumen/ledger'
import type { z } from 'zod'
import { pause, resting } from '../change/make.ts'
import { pathsOf, waysOf } from '../claim/scope.ts'
import { withPopulation } from '../figure/ask.ts'
import { type Bearing, bearingFor, bearingOf, branchOf, readBearing } from '../figure/bearing.ts'
import { headOf, sayingOf } from '../figure/head.ts'
import { type DatedQuestion, inputOf } from '../figure/input.ts'
import { resolveQuestion } from '../figure/question.ts'
import type { Call, Desk } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { can } from '../policy.ts'
import { queriesFor } from '../query/list.ts'
import { questionOfQuery } from '../query/saved-question.ts'
import { Refusal } from '../refusal.ts'

export type ImportEffect = z.input<typeof importEffectSchema>

/** A claim that would be accepted, and the one that it would replace. */
export interface PlannedClaim {
  claim: Claim
  created: readonly Agent[]
  old?: ClaimInContext
}

/** Saved questions that are looked at, the oldest first. */
const MOST_QUESTIONS = 20

/** The saved questions that the asker may see and that these claims bear on. */
export async function effectOf(
  desk: Desk,
  call: Call,
  planned: readonly PlannedClaim[],
): Promise<ImportEffect[]> {
  if (planned.length === 0 || !can(call.actor, 'figure.ask')) return []
  const gazetteer = await gazetteerOf(desk)
  const effects: ImportEffect[] = []
  const saved = (await queriesFor(desk, call.actor, 'question')).slice(0, MOST_QUESTIONS)
  for (const [n, { row }] of saved.entries()) {
    await pause(call, 'figure', n, saved.length)
    const question = await askable(desk, call, row.query)
    const bearing = question && planned.filter((one) => bearsOn(one, question, gazetteer))
    if (!question || !bearing || bearing.length === 0) continue
    const { was, now } = await bothAnswers(desk, call, question, bearing)
    const isMoved = sayingOf(was) !== sayingOf(now)
    effects.push({ query: row.id, name: row.name, question, was, now, isMoved })
  }
  return effects
}

/** What can be asked no longer moves nothing. */
async function askable(
  desk: Desk,
  call: Call,
  query: Readonly<Record<string, string>>,
): Promise<DatedQuestion | undefined> {
  try {
    return await resolveQuestion(desk, call.actor, questionOfQuery(query))
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** Whether a claim, or the one that it replaces, is of the asked acts and place. */
function bearsOn(
  { claim, old }: PlannedClaim,
  { act, place }: DatedQuestion,
  gazetteer: Gazetteer,
): boolean {
  const acts: ReadonlySet<string> = new Set(branchOf(act))
  return [claim, ...(old ? [old.claim.row] : [])].some((one) => {
    if (!acts.has(one.proposition.act)) return false
    const paths = [...pathsOf(one, gazetteer), ...waysOf(one, gazetteer).paths]
    return (
      place === undefined ||
      paths.length === 0 ||
      paths.some((path) => isPlaceWithin(path, place) || isPlaceWithin(place, path))
    )
  })
}

async function bothAnswers(
  desk: Desk,
  call: Call,
  question: DatedQuestion,
  planned: readonly PlannedClaim[],
) {
  const { known } = question
  const before = await readBearing(desk, call.actor, question, known)
  const gone = new Set(planned.flatMap(({ old }) => old?.claim.row.id ?? []))
  const bears = bearingFor(call.actor, known)
  const now = desk.clock().toISOString()
  const added = planned.map((one) => acceptedContext(one, call, now)).filter(bears)
  const standing = before.contexts.filter(({ claim }) => !gone.has(claim.row.id))
  const after = await bearingOf(desk, [...standing, ...added], known)
  const fresh = planned.flatMap(({ created }) => created)
  const speakers = fresh.map((row) => ({ row, ...recordedBy(call, now) }))
  const reckon = (bearing: Bearing) => reckonFrom(desk, call, question, bearing)
  return {
    was: headOf(await reckon(before)),
    now: headOf(await reckon({ ...after, agents: [...after.agents, ...speakers] })),
  }
}

/** As a row that is recorded now. */
function recordedBy({ actor }: Call, recorded: string) {
  return { recorded, by: actor.account, leaf: -1, leafRow: 0 }
}

/** The claim as it would stand, with what it keeps of the one before it. */
function acceptedContext({ claim, old }: PlannedClaim, call: Call, now: string): ClaimInContext {
  const said = recordedBy(call, now)
  return {
    claim: { row: claim, ...said },
    statuses: [{ row: { claim: claim.id, status: 'accepted', reason: 'by file' }, ...said }],
    relations: [],
    events: (old?.events ?? []).map((link) => ({ ...link, row: { ...link.row, claim: claim.id } })),
  }
}

async function reckonFrom(
  desk: Desk,
  call: Call,
  question: DatedQuestion,
  bearing: Bearing,
): Promise<Figure> {
  const input = inputOf(bearing, question, await gazetteerOf(desk))
  const asked = withPopulation(question, input)
  return resting(reckonInSteps(asked, input.evidence), () => pause(call, 'figure', 0, 1))
}
