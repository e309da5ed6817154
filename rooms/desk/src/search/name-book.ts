// What searches look at for every query: titles of events and names on lists, read once, and again
// after whatever may have changed one of them. Who may know of some of them alone has a book of
// their own, as of all that a desk remembers. Source: desk.md S4, S8, S9.
import { type EventRecord, foldCase, given } from '@tumen/claim'
import type { MentionName } from '@tumen/ledger'
import { nameKeys, parsePersonName } from '@tumen/linkage'
import { CLAIM_CHANGES, isOnlyBy } from '../log/followed.ts'
import { rootNow } from '../log/root.ts'
import type { Remembered } from '../operation.ts'
import { keyOf, type NameReader } from '../person/list.ts'

/** What of an event decides whether it is found. */
export type TitledEvent = Pick<EventRecord, 'id' | 'title' | 'act' | 'place' | 'period'>

/** Titles and names at one state of the log. */
export interface NameBook {
  /** The root of the log until which nothing of it has changed. */
  root: string
  /** The newest first. */
  events?: Promise<readonly TitledEvent[]>
  mentions?: Promise<readonly MentionName[]>
  /** Names as they were taken apart. */
  parted: Map<string, PartedName>
}

/** A name without case, and its keys once they are asked for. */
interface PartedName {
  folded: string
  keys?: readonly string[]
}

const AT_ONCE = 1000

/** The book as of this state of the log; one that nobody keeps where the log is broken. */
export async function openNameBook({ ledger, memory }: Remembered): Promise<NameBook> {
  const root = await rootNow(ledger)
  if (root === undefined) return { root: '', parted: new Map() }
  const known = memory.names
  if (known?.root === root) return known
  const isSame = known !== undefined && (await isOnlyBy(ledger, known.root, NAMELESS))
  // Meanwhile it may have been let go.
  if (isSame && memory.names === known) known.root = root
  else memory.names = { root, parted: new Map() }
  return memory.names
}

/** Changes that leave every title and every name as it is. */
const NAMELESS: ReadonlySet<string> = new Set(
  [...CLAIM_CHANGES].filter((name) => !/^event\.(?:record|amend)$/.test(name)),
)

/** Every event that this desk may know of, the newest first. */
export async function titledEvents(
  { ledger }: Remembered,
  book: NameBook,
): Promise<readonly TitledEvent[]> {
  book.events ??= readTitles(ledger)
  return whole(book, 'events', book.events)
}

/** Every name on a list. */
export async function namesOnLists(
  { ledger }: Remembered,
  book: NameBook,
): Promise<readonly MentionName[]> {
  book.mentions ??= ledger.read.mentionNames()
  return whole(book, 'mentions', book.mentions)
}

/** What could not be read is read again by the next. */
async function whole<T>(book: NameBook, field: 'events' | 'mentions', read: Promise<T>) {
  try {
    return await read
  } catch (error) {
    delete book[field]
    throw error
  }
}

async function readTitles({ read }: Remembered['ledger']): Promise<TitledEvent[]> {
  const found: TitledEvent[] = []
  for (let after: string | undefined; ; ) {
    const some = await read.events({ limit: AT_ONCE, order: 'newest', ...given({ after }) })
    for (const { row } of some) {
      const { id, title, act, place, period } = row
      found.push({ id, title, ...given({ act, place, period }) })
    }
    after = some.at(-1)?.row.id
    if (some.length < AT_ONCE) return found
  }
}

/** Reads names as they were taken apart before: they are looked at for every query. */
export function nameReader(book: NameBook): NameReader {
  return {
    folded: (name) => partedIn(book, name).folded,
    keys: (name) => {
      const parted = partedIn(book, name)
      parted.keys ??= nameKeys(parsePersonName(name)).map(keyOf)
      return parted.keys
    },
  }
}

function partedIn({ parted }: NameBook, name: string): PartedName {
  const known = parted.get(name)
  if (known) return known
  const made: PartedName = { folded: foldCase(name) }
  parted.set(name, made)
  return made
}
