// A stored linkage, its mentions and what it learned, as the operations on it read them.
import type { LinkageRun, Mention } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import type { LearnedNumbers } from '@tumen/linkage'
import type { Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import type { ToldFinding } from './model.ts'
import type { MentionsRead } from './work.ts'

/** What a run keeps of its learning, in `trained`. */
export interface KeptLearning extends LearnedNumbers {
  /** The prior in bits at both ends of the band of its assumed recall. */
  readonly priorBand: readonly [number, number]
  readonly findings: ToldFinding[]
  /** Bits below which no pair was kept. */
  readonly floor: number
}

/** The run, or a refusal. */
export async function findLinkage(
  desk: Desk,
  id: string,
  field = 'run',
): Promise<Stored<LinkageRun>> {
  const found = (await desk.ledger.read.rows('linkage_run')).find(({ row }) => row.id === id)
  if (!found) throw new Refusal('unknown-linkage', field)
  return found
}

/** What the run learned. */
export function learningOf({ row }: Stored<LinkageRun>): KeptLearning {
  return JSON.parse(row.trained) as KeptLearning
}

/** The mentions of lists as known at an instant; refuses a list that is not there or has none. */
export async function readLinkedMentions(
  desk: Desk,
  lists: readonly string[],
  knownAt: string,
): Promise<MentionsRead> {
  const { read } = desk.ledger
  const known = new Set((await read.rows('list')).map(({ row }) => row.id))
  // By their places: an id that is not there is the caller's own words.
  const unknown = lists.flatMap((list, n) => (known.has(list) ? [] : [{ list: n + 1 }]))
  if (unknown.length > 0) throw new Refusal('unknown-list', 'lists', unknown)
  const mentions = await read.mentions(lists, { knownAt })
  const named = new Set(mentions.map(({ row }) => row.list))
  const empty = lists.filter((list) => !named.has(list))
  if (empty.length > 0) throw new Refusal('list-without-names', 'lists', empty.map(listDetail))
  return { lists, mentions }
}

/** The mentions that went into a run, in the order of their ids: what they said then. */
export async function mentionsOfRun(
  desk: Desk,
  { row, leaf }: Stored<LinkageRun>,
): Promise<Stored<Mention>[]> {
  const found = await desk.ledger.read.mentions(row.lists, { knownAt: row.knownAt })
  const mentions: Stored<Mention>[] = []
  for (const one of found) {
    // Of the run's own instant, what was recorded after it was not there for it.
    const then = one.leaf < leaf ? one : await mentionBefore(desk, one.row.id, leaf)
    if (then) mentions.push(then)
  }
  return mentions.sort(({ row: one }, { row: other }) => (one.id < other.id ? -1 : 1))
}

/** More rows about one mention than this are not looked through. */
const MOST_ROWS = 1000

async function mentionBefore(
  desk: Desk,
  id: string,
  leaf: number,
): Promise<Stored<Mention> | undefined> {
  const rows = await desk.ledger.read.rowsAbout([id], MOST_ROWS)
  const before = rows.flatMap((one) => (one.table === 'mention' && one.leaf < leaf ? [one] : []))
  return before.at(-1)
}

function listDetail(list: string) {
  return { list }
}
