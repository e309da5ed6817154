// What speaks against an estimate before any model is fitted: lists that do not overlap, that are
// one list, that count something else, or that nobody matched. All findings come at once.
import {
  type CaptureTable,
  cellsOf,
  countWhere,
  dropList,
  frequencies,
  listSizes,
  mergeLists,
  patternOf,
} from '../table/capture-table.ts'
import { type Finding, finding } from './finding.ts'

/** What a list is of; lists of different frames cannot be matched against each other. */
export interface Frame {
  population: string
  act: string
  unit: string
  place: string
  /** First and last day, as ISO dates. */
  from: string
  to: string
}

/** What is known about a table beside its cells. */
export interface ExamineOptions {
  /** One for each list. */
  frames?: readonly Frame[]
  /** Pairs of records in question, and those of them that nobody has decided. */
  linkage?: { pairs: number; unreviewed: number }
  /** Lists of which only a number is known. */
  countsOnly?: readonly string[]
  /** Cells below so many persons are small. */
  smallBelow?: number
}

const LEAST_PERSONS = 10
const LEAST_OVERLAPS = 7
const LEAST_SHARED = 0.9
const MOST_UNREVIEWED = 0.1
const SMALL_BELOW = 5

/** All findings about a table itself. */
export function examine(table: CaptureTable, options: ExamineOptions = {}): Finding[] {
  const { frames = [], linkage, countsOnly = [], smallBelow = SMALL_BELOW } = options
  return [
    ...sizeFindings(table, countsOnly.length),
    ...frameFindings(frames),
    ...countsOnly.map((about) => finding('R6', 'counts_only', { about })),
    ...linkageFindings(linkage),
    ...islandFindings(table),
    ...smallFindings(table, smallBelow),
  ]
}

function sizeFindings(table: CaptureTable, others: number): Finding[] {
  const filled = withoutEmpty(table)
  const found: Finding[] = []
  const isOne = filled.lists.length + others < 2
  const values = { persons: table.persons, least: LEAST_PERSONS }
  if (isOne) found.push(finding('R1', 'too_few_lists', { values: { lists: filled.lists.length } }))
  if (table.persons < LEAST_PERSONS) found.push(finding('R1', 'too_few_persons', { values }))
  return isOne ? found : [...found, ...overlapFindings(filled, others)]
}

/** The table without lists that name nobody. */
export function withoutEmpty(table: CaptureTable): CaptureTable {
  const empty = listSizes(table).indexOf(0)
  return empty < 0 ? table : withoutEmpty(dropList(table, empty))
}

function overlapFindings(table: CaptureTable, others: number): Finding[] {
  const { merged, pairs } = mergeSame(table)
  const found = pairs.map((about) => finding('R2', 'same_list', { about }))
  const overlaps = frequencies(merged).reduce((sum, f, k) => (k >= 2 ? sum + f : sum), 0)
  const isApart = (i: number) => countWhere(merged, (mask) => sharesBit(mask, i)) === 0
  if (overlaps === 0) found.push(finding('R2', 'no_overlap'))
  else
    for (const [i, about] of merged.lists.entries())
      if (isApart(i)) found.push(finding('R2', 'list_apart', { about }))
  for (const [i, size] of listSizes(merged).entries())
    if (size === merged.persons)
      found.push(finding('R2', 'list_with_everyone', { about: merged.lists[i] as string }))
  if (merged.lists.length + others === 2) found.push(finding('R4', 'two_lists'))
  if (overlaps < LEAST_OVERLAPS) {
    const values = { overlaps, least: LEAST_OVERLAPS, missing: LEAST_OVERLAPS - overlaps }
    found.push(finding('R4', 'few_overlaps', { values }))
  }
  return found
}

// Whether a pattern holds list i and another one.
function sharesBit(mask: number, i: number): boolean {
  return ((mask >> i) & 1) === 1 && mask !== 1 << i
}

/** The table with lists that name exactly the same persons as one. */
export function mergeSame(table: CaptureTable): { merged: CaptureTable; pairs: string[] } {
  const { lists } = table
  for (let i = 0; i < lists.length; i++)
    for (let j = i + 1; j < lists.length; j++) {
      const apart = countWhere(table, (mask) => ((mask >> i) & 1) !== ((mask >> j) & 1))
      if (apart > 0) continue
      const { merged, pairs } = mergeSame(mergeLists(table, i, j))
      return { merged, pairs: [`${lists[i]}=${lists[j]}`, ...pairs] }
    }
  return { merged: table, pairs: [] }
}

const FRAME_FIELDS = ['population', 'act', 'unit', 'place'] as const

function frameFindings(frames: readonly Frame[]): Finding[] {
  const found: Finding[] = FRAME_FIELDS.filter(
    (field) => new Set(frames.map((frame) => frame[field])).size > 1,
  ).map((kind) => finding('R5', kind))
  const shares = frames.flatMap((one, i) =>
    frames.slice(i + 1).map((other) => sharedOf(one, other)),
  )
  const least = Math.min(1, ...shares)
  if (least < LEAST_SHARED) found.push(finding('R5', 'window', { values: { shared: least } }))
  return found
}

// Days that both windows have, of all days that one of them has.
function sharedOf(one: Frame, other: Frame): number {
  const days = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
  const [from, to] = [days(one.from), days(one.to) + 1]
  const [otherFrom, otherTo] = [days(other.from), days(other.to) + 1]
  const shared = Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom))
  return shared / (to - from + (otherTo - otherFrom) - shared)
}

function linkageFindings(linkage: ExamineOptions['linkage']): Finding[] {
  if (linkage === undefined || linkage.pairs === 0) return []
  const share = linkage.unreviewed / linkage.pairs
  return share > MOST_UNREVIEWED ? [finding('R9', 'unreviewed', { values: { share } })] : []
}

// Groups of lists that share nobody with each other, each of two lists at least.
function islandFindings(table: CaptureTable): Finding[] {
  const group = table.lists.map((_, i) => i)
  for (const [mask] of cellsOf(table)) {
    const members = group.map((_, i) => i).filter((i) => (mask >> i) & 1)
    const [first = 0] = members
    for (const member of members) join(group, first, member)
  }
  const sizes = new Map<number, number>()
  for (const one of group) sizes.set(one, (sizes.get(one) ?? 0) + 1)
  const islands = [...sizes.values()].filter((size) => size >= 2).length
  return islands > 1 ? [finding('W4', 'islands', { values: { islands } })] : []
}

function join(group: number[], i: number, j: number): void {
  const [one, other] = [group[i] as number, group[j] as number]
  for (const [k, value] of group.entries()) if (value === other) group[k] = one
}

function smallFindings(table: CaptureTable, below: number): Finding[] {
  const small = cellsOf(table).filter(([, count]) => count < below)
  if (small.length === 0) return []
  const about = small.map(([mask]) => patternOf(mask, table.lists.length)).join(' ')
  return [finding('W7', 'small_cells', { about, values: { cells: small.length, below } })]
}
