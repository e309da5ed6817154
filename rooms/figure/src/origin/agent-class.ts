// Agents who count as one voice, and which of these classes may be one (rules F50, F51, F53).
// Nothing is matched here: only a reviewer's dated rows join or separate agents.

import type { AgentRow } from '../reckon/evidence.ts'
import { groupBy } from '../scope/group.ts'
import { compareText, sortTexts } from '../scope/order.ts'
import type { Pair } from './bit-graph.ts'

/** Agents joined by `same` rows. */
export interface AgentClass {
  /** The smallest agent id of the class. */
  id: string
  members: string[]
  anonymous: boolean
  circle: boolean
  joinedBy: AgentRow[]
}

/** The classes and the graph of those that may be one. */
export interface AgentClasses {
  /** In the order of their ids. */
  classes: AgentClass[]
  /** Position of the class of an agent, or -1. */
  indexOf: (agent: string) => number
  /** Pairs of positions that a reviewer told apart; it beats everything that joins them. */
  different: readonly Pair[]
  /** Pairs of positions that a reviewer holds to be one, possibly. */
  possible: readonly Pair[]
  /** False breaks F51, for its test: then no two classes may be one. */
  linked: boolean
  /** The rows that count, one for each pair: the newest. */
  rows: AgentRow[]
}

const STRENGTH = { possible: 0, different: 1, same: 2 } as const

function pairKey(a: string, b: string): string {
  return compareText(a, b) < 0 ? `${a}\n${b}` : `${b}\n${a}`
}

/** The newest row of each pair; of one day's rows `same` beats `different` beats `possible`. */
export function newestRows(rows: readonly AgentRow[]): AgentRow[] {
  const newest = new Map<string, AgentRow>()
  for (const row of rows) {
    const key = pairKey(row.a, row.b)
    const other = newest.get(key)
    if (other === undefined || isNewer(row, other)) newest.set(key, row)
  }
  return [...newest].sort(([a], [b]) => compareText(a, b)).map(([, row]) => row)
}

function isNewer(row: AgentRow, other: AgentRow): boolean {
  const byDay = compareText(row.on ?? '', other.on ?? '')
  if (byDay !== 0) return byDay > 0
  const byStrength = STRENGTH[row.relation] - STRENGTH[other.relation]
  if (byStrength !== 0) return byStrength > 0
  return compareText(JSON.stringify(row), JSON.stringify(other)) < 0
}

/** Finds the root of each agent under the `same` rows: the smallest id that it is joined with. */
function rootFinder(rows: readonly AgentRow[]): (agent: string) => string {
  // Only those who are joined have a parent: most agents are not.
  const parent = new Map<string, string>()
  const parentOf = (agent: string): string => parent.get(agent) ?? agent
  const rootOf = (agent: string): string => {
    let root = agent
    while (parentOf(root) !== root) {
      // Half of the way is cut off each time, so that a long chain is walked only once.
      parent.set(root, parentOf(parentOf(root)))
      root = parentOf(root)
    }
    return root
  }
  for (const row of rows) {
    if (row.relation !== 'same') continue
    const [first, second] = [rootOf(row.a), rootOf(row.b)].sort(compareText) as [string, string]
    parent.set(second, first)
  }
  return rootOf
}

function makeClass(members: string[], anonymous: ReadonlySet<string>): AgentClass {
  return {
    id: members[0] as string,
    members,
    anonymous: members.every((member) => anonymous.has(member)),
    circle: members.every((member) => member.startsWith('circle:')),
    joinedBy: [],
  }
}

/** Pairs of classes that a row of this relation joins. */
function classPairs(
  rows: readonly AgentRow[],
  relation: AgentRow['relation'],
  indexOf: (agent: string) => number,
): Pair[] {
  const pairs: Pair[] = []
  for (const row of rows) {
    if (row.relation !== relation) continue
    const a = indexOf(row.a)
    const b = indexOf(row.b)
    if (a !== b) pairs.push([a, b])
  }
  return pairs
}

/**
 * Builds the classes of `origins` and of everybody joined to them, from the rows that are known.
 * `linked` off breaks F51, for its test.
 */
export function buildClasses(
  origins: Iterable<string>,
  anonymousIds: Iterable<string>,
  knownRows: readonly AgentRow[],
  linked = true,
): AgentClasses {
  const newest = newestRows(knownRows)
  const agents = sortTexts([...origins, ...newest.flatMap((row) => [row.a, row.b])])
  const anonymous = new Set(anonymousIds)
  const membersByRoot = groupBy(agents, rootFinder(newest))
  const classes = [...membersByRoot.values()].map((members) => makeClass(members, anonymous))
  const index = new Map<string, number>()
  classes.forEach((each, n) => {
    for (const member of each.members) index.set(member, n)
  })
  const indexOf = (agent: string): number => index.get(agent) ?? -1
  for (const row of newest) {
    if (row.relation === 'same') classes[indexOf(row.a)]?.joinedBy.push(row)
  }
  const different = classPairs(newest, 'different', indexOf)
  const possible = classPairs(newest, 'possible', indexOf)
  return { classes, indexOf, different, possible, linked, rows: newest }
}
