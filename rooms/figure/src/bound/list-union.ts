// How many distinct persons stand on several lists (rule F82): decided rows join or separate the
// entries, as they do agents, and two entries of one list are two persons.
import { buildClasses } from '../origin/agent-class.ts'
import { prepareIndependence } from '../origin/independence.ts'
import type { AgentRow, Evidence } from '../reckon/evidence.ts'
import { isKnown } from '../scope/entry.ts'
import type { Question } from '../scope/question.ts'

/** Persons on the lists, at least and at most. Entries are ids; rows are those that are known. */
export function countListed(
  lists: readonly (readonly string[])[],
  rows: readonly AgentRow[],
): [number, number] {
  const entries = new Set(lists.flat())
  // Entries may be one person through somebody whom none of the lists names.
  const linked = new Set(rows.flatMap(({ a, b }) => [a, b]))
  const apart = lists.flatMap((list) => pairsApart(list.filter((entry) => linked.has(entry))))
  const ids = new Set([...entries, ...linked])
  const { indexOf, ...rest } = buildClasses(ids, [], [...rows, ...apart])
  const classes = { ...rest, indexOf }
  const members = [...new Set([...entries].map(indexOf))].sort((a, b) => a - b)
  const { min, max } = prepareIndependence(classes, members).count(members)
  return [min, max]
}

function pairsApart(entries: readonly string[]): AgentRow[] {
  const relation = 'different' as const
  return entries.flatMap((a, n) => entries.slice(n + 1).map((b) => ({ a, b, relation })))
}

/** The evidence in which entries that a row joins are one person on every list. */
export function joinListed(question: Question, evidence: Evidence): Evidence {
  const rows = (evidence.personRows ?? []).filter((row) => isKnown(row.on, question.known))
  if (!rows.some((row) => row.relation === 'same')) return evidence
  const ends = new Set(rows.flatMap(({ a, b }) => [a, b]))
  const { classes, indexOf } = buildClasses(ends, [], rows)
  const personOf = (entry: string): string => classes[indexOf(entry)]?.id ?? entry
  const claims = evidence.claims.map((claim) =>
    claim.listed === undefined ? claim : { ...claim, listed: claim.listed.map(personOf) },
  )
  return { ...evidence, claims }
}
