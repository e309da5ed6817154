// Which classes may be one voice (rule F51), without a list of all the pairs: kinds of classes
// that may be one with each other, and the few pairs of which a row says otherwise.
import type { AgentClass, AgentClasses } from './agent-class.ts'
import type { Pair } from './bit-graph.ts'

/** Who may be one with whom, among the classes of a figure. */
export interface MayBeOne {
  of: (a: number, b: number) => boolean
  /** Classes with a row of their own, each with those of whom it says other than their kinds do. */
  rows: ReadonlyMap<number, ReadonlySet<number>>
  isAnonymous: (member: number) => boolean
  isCircle: (member: number) => boolean
}

/** Reads the kinds and rows of `members`. */
export function readMayBeOne(classes: AgentClasses, members: ReadonlySet<number>): MayBeOne {
  const is = (kind: 'anonymous' | 'circle', member: number): boolean =>
    classes.linked && (classes.classes[member] as AgentClass)[kind]
  const isAnonymous = (member: number): boolean => is('anonymous', member)
  const isCircle = (member: number): boolean => is('circle', member)
  const byKind = (a: number, b: number): boolean =>
    a !== b && (isCircle(a) || isCircle(b) || (isAnonymous(a) && isAnonymous(b)))
  const rows = new Map<number, Set<number>>()
  const set = (pair: Pair, may: boolean): void => {
    const [a, b] = pair
    if (!members.has(a) || !members.has(b)) return
    const isOdd = byKind(a, b) !== may
    for (const [from, to] of [pair, [b, a] as const]) mark(rows, from, to, isOdd)
  }
  if (classes.linked) {
    for (const pair of classes.possible) set(pair, true)
    // `different` beats everything that joins (F51).
    for (const pair of classes.different) set(pair, false)
  }
  const of = (a: number, b: number): boolean => byKind(a, b) !== (rows.get(a)?.has(b) ?? false)
  return { of, rows, isAnonymous, isCircle }
}

function mark(rows: Map<number, Set<number>>, from: number, to: number, isOdd: boolean): void {
  const known = rows.get(from)
  if (isOdd) {
    if (known === undefined) rows.set(from, new Set([to]))
    else known.add(to)
  } else if (known?.delete(to) && known.size === 0) rows.delete(from)
}

/** The first `most` pairs of `chosen`, in rising order, that may be one, and how many there are. */
export function pairsThatMay(
  chosen: readonly number[],
  may: MayBeOne,
  most: number,
): { first: Pair[]; all: number } {
  const members = [...new Set(chosen)].sort((a, b) => a - b)
  return { first: firstPairs(members, may, most), all: countPairs(members, may) }
}

function countPairs(members: readonly number[], may: MayBeOne): number {
  const pairsOf = (n: number): number => (n * (n - 1)) / 2
  const others = members.filter((member) => !may.isCircle(member))
  const alike = others.filter(may.isAnonymous).length
  const byKind = pairsOf(members.length) - pairsOf(others.length) + pairsOf(alike)
  const present = new Set(members)
  let ends = 0
  for (const member of members) {
    for (const other of may.rows.get(member) ?? []) {
      if (present.has(other)) ends += may.of(member, other) ? 1 : -1
    }
  }
  return byKind + ends / 2
}

function firstPairs(members: readonly number[], may: MayBeOne, most: number): Pair[] {
  const first: Pair[] = []
  const present = new Set(members)
  const alike = members.filter((member) => may.isAnonymous(member) || may.isCircle(member))
  const circles = members.filter(may.isCircle)
  for (const [n, member] of members.entries()) {
    if (first.length >= most) break
    for (const other of laterOf(member, { members, n, alike, circles, present }, may)) {
      if (first.length >= most) break
      if (may.of(member, other)) first.push([member, other])
    }
  }
  return first
}

interface Lists {
  members: readonly number[]
  n: number
  alike: readonly number[]
  circles: readonly number[]
  present: ReadonlySet<number>
}

/** Whoever comes after a member and may be one with it by kind or by a row, in rising order. */
function* laterOf(member: number, lists: Lists, may: MayBeOne): Generator<number> {
  const byKind = kindOf(member, lists, may)
  const byRow = [...(may.rows.get(member) ?? [])]
    .filter((other) => other > member && lists.present.has(other))
    .sort((a, b) => a - b)
  let r = 0
  for (let k = placeAfter(byKind, member); k < byKind.length; k++) {
    const other = byKind[k] as number
    for (; r < byRow.length && (byRow[r] as number) < other; r++) yield byRow[r] as number
    if (byRow[r] === other) r++
    yield other
  }
  for (; r < byRow.length; r++) yield byRow[r] as number
}

function kindOf(member: number, { members, alike, circles }: Lists, may: MayBeOne) {
  if (may.isCircle(member)) return members
  return may.isAnonymous(member) ? alike : circles
}

/** The place of the first that is greater, in a rising list. */
export function placeAfter(list: readonly number[], member: number): number {
  let from = 0
  let to = list.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((list[middle] as number) <= member) from = middle + 1
    else to = middle
  }
  return from
}
