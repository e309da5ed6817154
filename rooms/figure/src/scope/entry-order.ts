// Orders of entries that are made once, so that groups are runs and no text is compared twice: by
// id for everything that is told, and by scope and origin for everything that is calculated.
import type { Entry } from './entry.ts'

/** So many entries are put in order by insertion, which needs no memory beside the list. */
const FEW = 16

function sortLong(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => a.position - b.position)
}

function insertAll(entries: readonly Entry[]): Entry[] {
  const sorted = [...entries]
  for (let n = 1; n < sorted.length; n++) {
    const entry = sorted[n] as Entry
    let at = n
    for (; at > 0 && (sorted[at - 1] as Entry).position > entry.position; at--) {
      sorted[at] = sorted[at - 1] as Entry
    }
    sorted[at] = entry
  }
  return sorted
}

/** The entries in the order of their ids; those that come so are given back as they are. */
export function orderById(entries: readonly Entry[]): readonly Entry[] {
  for (let n = 1; n < entries.length; n++) {
    if ((entries[n - 1] as Entry).position > (entries[n] as Entry).position) {
      return entries.length > FEW ? sortLong(entries) : insertAll(entries)
    }
  }
  return entries
}

/** The entries by origin, then by id; those that come so are given back as they are. */
export function orderByOrigin(entries: readonly Entry[]): readonly Entry[] {
  for (let n = 1; n < entries.length; n++) {
    if (compareOrigin(entries[n - 1] as Entry, entries[n] as Entry) > 0) {
      return [...entries].sort(compareOrigin)
    }
  }
  return entries
}

function compareOrigin(a: Entry, b: Entry): number {
  return a.origin - b.origin || a.position - b.position
}

/** Entries in the order of their ids, put by scope, within a scope by origin, then by id. */
export function orderByScope(entries: readonly Entry[]): Entry[] {
  return countSort(
    countSort(entries, (entry) => entry.origin),
    (entry) => entry.scope.index,
  )
}

/** A counting sort: stable, and linear in the entries and the highest number. */
function countSort(entries: readonly Entry[], numberOf: (entry: Entry) => number): Entry[] {
  const highest = entries.reduce((max, entry) => Math.max(max, numberOf(entry)), 0)
  const starts = new Uint32Array(highest + 2)
  for (const entry of entries) {
    const after = numberOf(entry) + 1
    starts[after] = (starts[after] as number) + 1
  }
  for (let n = 1; n < starts.length; n++) {
    starts[n] = (starts[n] as number) + (starts[n - 1] as number)
  }
  const sorted = new Array<Entry>(entries.length)
  for (const entry of entries) {
    const number = numberOf(entry)
    const at = starts[number] as number
    sorted[at] = entry
    starts[number] = at + 1
  }
  return sorted
}

/** Where the entries of the origin and scope that stand at `start` end. */
export function endOfRun(entries: readonly Entry[], start: number): number {
  const { origin, scope } = entries[start] as Entry
  let end = start + 1
  while (entries[end]?.origin === origin && entries[end]?.scope === scope) end++
  return end
}
