// How many persons stand on exactly which lists: the input of every estimate. A pattern is kept as
// a bit mask: list i is bit i − 1, and character i of a pattern. Nobody is on no list: that cell is
// what is asked for, and is never given.

/** Why a table cannot be read. `at` is the place of the cell or list, from 0 on. */
export interface TableProblem {
  code: (typeof TABLE_PROBLEMS)[number]
  at?: number
}

export const TABLE_PROBLEMS = [
  'pattern_length',
  'pattern_character',
  'zero_pattern',
  'count_not_whole',
  'count_negative',
  'count_too_large',
  'list_name_empty',
  'list_name_twice',
  'no_lists',
  'too_many_lists',
] as const

/** The most lists that any method takes. */
export const MOST_LISTS = 30
/** The most lists of which all patterns can be held at once. */
export const MOST_DENSE = 16
const MOST_PERSONS = 0x7fffffff

/** Persons by pattern; cells by ascending mask, none of them empty. */
export interface CaptureTable {
  lists: readonly string[]
  masks: Int32Array
  counts: Float64Array
  /** All persons seen. */
  persons: number
}

export type TableReading =
  | { table: CaptureTable; notes: { code: 'pattern_twice'; at: number }[] }
  | { problems: TableProblem[] }

/** A table from patterns such as `101` with their counts; a pattern given twice is summed. */
export function readTable(
  lists: readonly string[],
  cells: readonly (readonly [string, number])[],
): TableReading {
  const problems = listProblems(lists)
  const notes: { code: 'pattern_twice'; at: number }[] = []
  const byMask = new Map<number, number>()
  for (const [at, [pattern, count]] of cells.entries()) {
    const code = cellProblem(pattern, count, lists.length)
    if (code) problems.push({ code, at })
    if (code) continue
    const mask = maskOf(pattern)
    if (byMask.has(mask)) notes.push({ code: 'pattern_twice', at })
    byMask.set(mask, (byMask.get(mask) ?? 0) + count)
  }
  const total = [...byMask.values()].reduce((sum, count) => sum + count, 0)
  if (total > MOST_PERSONS) problems.push({ code: 'count_too_large' })
  return problems.length > 0 ? { problems } : { table: tableOf(lists, byMask), notes }
}

function listProblems(lists: readonly string[]): TableProblem[] {
  if (lists.length === 0) return [{ code: 'no_lists' }]
  if (lists.length > MOST_LISTS) return [{ code: 'too_many_lists' }]
  return lists.flatMap((name, at): TableProblem[] => {
    if (name.trim() === '') return [{ code: 'list_name_empty', at }]
    return lists.indexOf(name) < at ? [{ code: 'list_name_twice', at }] : []
  })
}

function cellProblem(pattern: unknown, count: unknown, width: number): TableProblem['code'] | null {
  if (typeof pattern !== 'string' || pattern.length !== width) return 'pattern_length'
  if (!/^[01]*$/.test(pattern)) return 'pattern_character'
  if (!pattern.includes('1')) return 'zero_pattern'
  if (typeof count !== 'number' || !Number.isInteger(count)) return 'count_not_whole'
  if (count < 0) return 'count_negative'
  return count > MOST_PERSONS ? 'count_too_large' : null
}

/** The mask of a pattern of zeros and ones. */
export function maskOf(pattern: string): number {
  let mask = 0
  for (let i = 0; i < pattern.length; i++) if (pattern[i] === '1') mask |= 1 << i
  return mask
}

/** The pattern of a mask over `width` lists. */
export function patternOf(mask: number, width: number): string {
  return Array.from({ length: width }, (_, i) => ((mask >> i) & 1 ? '1' : '0')).join('')
}

/** How many lists a mask names. */
export function sizeOf(mask: number): number {
  let left = mask
  let size = 0
  for (; left !== 0; left &= left - 1) size++
  return size
}

/** A table of masks with counts; empty cells are left out. */
export function tableOf(
  lists: readonly string[],
  byMask: Iterable<readonly [number, number]>,
): CaptureTable {
  const kept = [...byMask].filter(([mask, count]) => mask !== 0 && count > 0)
  kept.sort(([a], [b]) => a - b)
  const counts = Float64Array.from(kept, ([, count]) => count)
  const persons = counts.reduce((sum, count) => sum + count, 0)
  return { lists, masks: Int32Array.from(kept, ([mask]) => mask), counts, persons }
}

/** All cells by mask, the empty ones too; for at most 16 lists. */
export function denseCounts({ lists, masks, counts }: CaptureTable): Float64Array {
  const dense = new Float64Array(1 << lists.length)
  for (let i = 0; i < masks.length; i++) dense[masks[i] as number] = counts[i] as number
  return dense
}

/** The cells as pairs of mask and count. */
export function cellsOf({ masks, counts }: CaptureTable): [number, number][] {
  return Array.from(masks, (mask, i) => [mask, counts[i] as number])
}

/** How many persons each list names. */
export function listSizes(table: CaptureTable): number[] {
  return table.lists.map((_, i) => countWhere(table, (mask) => ((mask >> i) & 1) === 1))
}

/** How many persons stand on exactly k lists, at place k. */
export function frequencies(table: CaptureTable): number[] {
  const found = new Array<number>(table.lists.length + 1).fill(0)
  for (const [mask, count] of cellsOf(table))
    found[sizeOf(mask)] = (found[sizeOf(mask)] ?? 0) + count
  return found
}

/** How many persons stand in the cells that `isMeant` says. */
export function countWhere(table: CaptureTable, isMeant: (mask: number) => boolean): number {
  return cellsOf(table).reduce((sum, [mask, count]) => (isMeant(mask) ? sum + count : sum), 0)
}

/** Lists i and j as one, whose name is both; the persons on either are on it. */
export function mergeLists(table: CaptureTable, i: number, j: number): CaptureTable {
  const [first, second] = i < j ? [i, j] : [j, i]
  const lists = table.lists.filter((_, n) => n !== second)
  lists[first] = `${table.lists[first]}+${table.lists[second]}`
  const merged = (mask: number) => {
    const isOnSecond = (mask >> second) & 1
    return withoutBit(mask | (isOnSecond << first), second)
  }
  return regrouped(table, lists, merged)
}

/** The table without list j; who stood only there is no longer seen. */
export function dropList(table: CaptureTable, j: number): CaptureTable {
  const lists = table.lists.filter((_, n) => n !== j)
  return regrouped(table, lists, (mask) => withoutBit(mask, j))
}

/**
 * The persons of list j as they stand on the other lists; who is on no other has mask 0 no more.
 */
export function conditionOn(table: CaptureTable, j: number): CaptureTable {
  const lists = table.lists.filter((_, n) => n !== j)
  return regrouped(table, lists, (mask) => ((mask >> j) & 1 ? withoutBit(mask, j) : 0))
}

function regrouped(
  table: CaptureTable,
  lists: readonly string[],
  to: (mask: number) => number,
): CaptureTable {
  const byMask = new Map<number, number>()
  for (const [mask, count] of cellsOf(table))
    byMask.set(to(mask), (byMask.get(to(mask)) ?? 0) + count)
  return tableOf(lists, byMask)
}

function withoutBit(mask: number, bit: number): number {
  const low = mask & ((1 << bit) - 1)
  return low | ((mask >> (bit + 1)) << bit)
}

/**
 * The lines that identify a table: `pattern:count`, by number of lists, then pattern descending.
 */
export function cellLines(table: CaptureTable): string {
  const lines = cellsOf(table).map(([mask, count]) => {
    const pattern = patternOf(mask, table.lists.length)
    return { size: sizeOf(mask), pattern, line: `${pattern}:${count}` }
  })
  lines.sort((a, b) => a.size - b.size || (a.pattern < b.pattern ? 1 : -1))
  return lines.map(({ line }) => line).join('\n')
}
