// On how many shared questions a record bears: claims of the asked acts and place, links of these,
// and copies in whose text they stand. Nothing is reckoned: a queue must be quick. There are no
// releases yet, so what a group has saved for all of it stands for what is published.
// Source: desk.md 4, W8.
import { given, isPlaceWithin, itemOf } from '@tumen/claim'
import { branchOf } from '../figure/bearing.ts'
import { resolveQuestion } from '../figure/question.ts'
import type { Actor, Desk } from '../operation.ts'
import { queriesFor } from '../query/list.ts'
import { questionOfQuery } from '../query/saved-question.ts'
import { Refusal } from '../refusal.ts'

/** Questions that are looked at. */
const MOST_QUESTIONS = 50

/** How many of the shared questions each item bears on; an item that bears on none is left out. */
export async function effectsOf(
  desk: Desk,
  actor: Actor,
  lines: readonly string[],
): Promise<Map<string, number>> {
  const effects = new Map<string, number>()
  const asked = lines.length > 0 ? await sharedScopes(desk, actor) : []
  if (asked.length === 0) return effects
  const subjects = lines.map((line) => ({ line, ...subjectOf(line) }))
  const claims = subjects.flatMap(({ claim }) => claim ?? [])
  const documents = subjects.flatMap(({ document }) => document ?? [])
  const scopes = await desk.ledger.read.scopesOf({ claims, documents })
  const found = new Map<string, Set<Scope>>()
  for (const { kind, id, act, path } of scopes) {
    const own = found.get(`${kind} ${id}`) ?? new Set()
    for (const scope of asked) if (isIn(scope, act, path)) own.add(scope)
    found.set(`${kind} ${id}`, own)
  }
  for (const { line, claim, document } of subjects) {
    const key = claim === undefined ? `document ${document}` : `claim ${claim}`
    const n = found.get(key)?.size ?? 0
    if (n > 0) effects.set(line, n)
  }
  return effects
}

function isIn({ acts, within }: Scope, act: string, path: string): boolean {
  return acts.has(act) && (within === undefined || isPlaceWithin(path, within))
}

function subjectOf(line: string): { claim?: string; document?: string } {
  const item = itemOf(line)
  const [first = ''] = item?.ids ?? []
  if (item?.kind === 'claim' || item?.kind === 'event') return { claim: first }
  return item?.kind === 'lineage' ? { document: first } : {}
}

interface Scope {
  acts: ReadonlySet<string>
  within?: string
}

/** What the questions ask for that the asker may see and that were saved for everybody. */
async function sharedScopes(desk: Desk, actor: Actor): Promise<Scope[]> {
  const saved = (await queriesFor(desk, actor, 'question')).filter(({ row }) => row.shared)
  const scopes: Scope[] = []
  for (const { row } of saved.slice(0, MOST_QUESTIONS)) {
    try {
      const { act, place } = await resolveQuestion(desk, actor, questionOfQuery(row.query))
      scopes.push({ acts: new Set(branchOf(act)), ...given({ within: place }) })
    } catch (error) {
      // What can be asked no longer moves nothing.
      if (!(error instanceof Refusal)) throw error
    }
  }
  return scopes
}
