// Ids of persons that stay. An id is drawn by chance, never made from content; each run hands the
// old ids to the new persons that got most of their mentions, and says what became of the others.
// Source: the reference on linkage, 9.4.

/** A person as an earlier run left it. */
export interface KnownPerson {
  readonly id: string
  /** When the person was first recorded; has to sort by time. */
  readonly recorded: string
  readonly members: readonly number[]
}

/** What became of an id. Old ids resolve through these rows forever. */
export interface LineageRow {
  readonly from: string
  readonly to: string
  readonly kind: 'merged_into' | 'split_from'
}

/** The persons of a run and the rows to add; a repetition of a run adds none. */
export interface Identification {
  /** For each mention the id of its person. */
  readonly person: readonly string[]
  readonly added: readonly string[]
  /** Mentions that came to another person than before, or to their first. */
  readonly moved: readonly number[]
  readonly lineage: readonly LineageRow[]
}

interface Overlap {
  readonly root: number
  readonly known: number
  readonly shared: number
}

/**
 * Gives each person of a run its id: most shared mentions first, then the older person, one to
 * one. `root` names for each mention its person in the run; `newId` draws an id at random.
 */
export function identifyPersons(
  root: Int32Array,
  known: readonly KnownPerson[],
  newId: () => string,
): Identification {
  const before = new Int32Array(root.length).fill(-1)
  known.forEach(({ members }, at) => {
    for (const mention of members) before[mention] = at
  })
  const overlaps = sortedOverlaps(root, before, known)
  const idOfRoot = matchOneToOne(overlaps, known)
  const added: string[] = []
  for (const at of root) {
    if (idOfRoot.has(at)) continue
    const id = newId()
    added.push(id)
    idOfRoot.set(at, id)
  }
  const person = Array.from(root, (at) => idOfRoot.get(at) as string)
  const moved = [...person.keys()].filter(
    (mention) => known[before[mention] as number]?.id !== person[mention],
  )
  return { person, added, moved, lineage: lineageOf(overlaps, known, idOfRoot) }
}

/** All pairs of a new person and a known one that share mentions, best first. */
function sortedOverlaps(root: Int32Array, before: Int32Array, known: readonly KnownPerson[]) {
  const shared = new Map<number, number>()
  for (let mention = 0; mention < root.length; mention += 1) {
    if (before[mention] === -1) continue
    const cell = (root[mention] as number) * known.length + (before[mention] as number)
    shared.set(cell, (shared.get(cell) ?? 0) + 1)
  }
  const overlaps = [...shared].map(
    ([cell, count]): Overlap => ({
      root: Math.floor(cell / known.length),
      known: cell % known.length,
      shared: count,
    }),
  )
  const age = agesOf(known)
  return overlaps.sort(
    (x, y) =>
      y.shared - x.shared || (age[x.known] as number) - (age[y.known] as number) || x.root - y.root,
  )
}

/** The rank of each person by time of recording, then id. */
function agesOf(known: readonly KnownPerson[]): number[] {
  const key = ({ recorded, id }: KnownPerson) => `${recorded}\n${id}`
  const order = [...known.keys()].sort((x, y) =>
    key(known[x] as KnownPerson) < key(known[y] as KnownPerson) ? -1 : 1,
  )
  const rank: number[] = []
  order.forEach((at, place) => {
    rank[at] = place
  })
  return rank
}

function matchOneToOne(overlaps: readonly Overlap[], known: readonly KnownPerson[]) {
  const idOfRoot = new Map<number, string>()
  const taken = new Set<number>()
  for (const overlap of overlaps) {
    if (idOfRoot.has(overlap.root) || taken.has(overlap.known)) continue
    taken.add(overlap.known)
    idOfRoot.set(overlap.root, (known[overlap.known] as KnownPerson).id)
  }
  return idOfRoot
}

/** Where the mentions of ids went that were not kept, and whence those of new ids came. */
function lineageOf(
  overlaps: readonly Overlap[],
  known: readonly KnownPerson[],
  idOfRoot: ReadonlyMap<number, string>,
): LineageRow[] {
  const kept = new Set(idOfRoot.values())
  const knownIds = new Set(known.map(({ id }) => id))
  const gone = new Set<string>()
  const rows: LineageRow[] = []
  // Overlaps stand by shared mentions, so the first of a person that is gone got most of them.
  for (const overlap of overlaps) {
    const from = (known[overlap.known] as KnownPerson).id
    const to = idOfRoot.get(overlap.root) as string
    if (!kept.has(from) && !gone.has(from)) {
      gone.add(from)
      rows.push({ from, to, kind: 'merged_into' })
    }
    if (!knownIds.has(to)) rows.push({ from: to, to: from, kind: 'split_from' })
  }
  return rows
}

/** The person that an id stands for today, through any number of merges; itself if never merged. */
export function currentPerson(id: string, lineage: readonly LineageRow[]): string {
  const next = new Map(
    lineage.filter(({ kind }) => kind === 'merged_into').map(({ from, to }) => [from, to]),
  )
  const seen = new Set<string>()
  let at = id
  for (let to = next.get(at); to !== undefined && !seen.has(at); to = next.get(at)) {
    seen.add(at)
    at = to
  }
  return at
}
