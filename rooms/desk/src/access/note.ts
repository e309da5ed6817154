// What of a call is noted for ever: closed fields and closed records that it gave, files that were
// taken along, and the facts of a search, never its words. Source: desk.md 10, C6, and M8.
import type { AccessEntry, Ledger } from '@tumen/ledger'
import type { ClosedPart } from '../clearance/cut.ts'
import type { Desk } from '../operation.ts'

/** How long entries are kept together before they are written: one write for many looks. */
const DELAY_MS = 250
/** Beyond so many a call waits; a long import that is under way holds nobody up before. */
const MOST_HELD = 50_000

/** Entries that are not written yet. */
export class AccessBook {
  #held: AccessEntry[] = []
  /** Those that are just being written. */
  #leaving: AccessEntry[] = []
  #timer: NodeJS.Timeout | undefined
  #hasFailed = false
  #writing: Promise<void> = Promise.resolve()

  /** The instant of the oldest entry that could not be written; nothing where all could. */
  get unwrittenSince(): string | undefined {
    return this.#hasFailed ? this.#held[0]?.at : undefined
  }

  /** What was noted and is not in the database yet. */
  get unwritten(): readonly AccessEntry[] {
    return [...this.#leaving, ...this.#held]
  }

  /**
   * Takes entries in: they are kept before the answer leaves, and written down a little later.
   * Throws a fault where that is not possible, or where earlier ones could not be written.
   */
  async note(ledger: Ledger, entries: readonly AccessEntry[]): Promise<void> {
    if (entries.length === 0) return
    ledger.keepAccesses(entries)
    this.#held.push(...entries)
    if (this.#hasFailed || this.#held.length > MOST_HELD) await this.flush(ledger)
    else this.#timer ??= setTimeout(() => void this.flush(ledger).catch(() => {}), DELAY_MS).unref()
  }

  /** Writes what is held; it stays held where that fails, and the next call meets the fault. */
  async flush(ledger: Ledger): Promise<void> {
    // One at a time: what is forgotten of the journal is what this one has written.
    const before = this.#writing
    const writing = before.then(() => this.#write(ledger))
    this.#writing = writing.catch(() => undefined)
    return writing
  }

  async #write(ledger: Ledger): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const entries = this.#held
    if (entries.length === 0) return
    this.#held = []
    this.#leaving = entries
    try {
      await ledger.noteAccesses(entries)
      this.#hasFailed = false
    } catch (error) {
      this.#held = [...entries, ...this.#held]
      this.#hasFailed = true
      throw error
    } finally {
      this.#leaving = []
    }
  }
}

/** What files are made of, by the operation that makes them and the field with the id. */
const DOWNLOADS: Readonly<Record<string, string>> = {
  'bundle.make': 'bundle',
  'claim.export': 'document',
}

/** What reads the rows of a kept file, which is closed. */
const OF_KEPT_FILES: ReadonlySet<string> = new Set([
  ...['import.columns', 'import.check', 'import.commit'],
])

/** The entry of a file that leaves piece by piece: it is noted before the first of them. */
export function downloadBegun(
  { clock }: Pick<Desk, 'clock'>,
  account: string,
  operation: 'table.export' | 'everything.export' | 'exchange.export',
): AccessEntry {
  return { at: clock().toISOString(), account, operation, field: 'download' }
}

/** The field of an entry that tells of a part of a picture. */
export const OPENED_PART = 'part'

/** Filters of a search whose names are told; what was typed into them is not. */
const FILTERS = [
  ...(['query', 'act', 'place', 'number', 'atLeast', 'atMost'] as const),
  ...(['when', 'days', 'outlet', 'state'] as const),
] as const

/** The entries of one call; of a program each, with the id of its key. */
export function entriesOf(
  { clock }: Pick<Desk, 'clock'>,
  { account, operation, key }: { account: string; operation: string; key?: string },
  call: { input: unknown; answer: unknown; read: readonly ClosedPart[] },
): AccessEntry[] {
  const made = { at: clock().toISOString(), account, operation }
  const seen = new Map<string, AccessEntry>()
  for (const { item, field } of call.read) seen.set(`${item}\n${field}`, { ...made, item, field })
  if (key !== undefined) seen.set('key', { ...made, facts: { key } })
  const input = call.input as Readonly<Record<string, unknown>>
  const idField = DOWNLOADS[operation]
  if (idField !== undefined) {
    const id = input[idField]
    const item = typeof id === 'string' ? { item: id } : {}
    seen.set('', { ...made, ...item, field: 'download' })
  }
  if (OF_KEPT_FILES.has(operation))
    seen.set('kept', { ...made, item: String(input.document), field: 'record' })
  if (operation === 'bundle.look') seen.set('look', { ...made, ...lookOf(input) })
  if (operation === 'redaction.picture' && input.tile !== undefined)
    seen.set('part', { ...made, ...partOf(input) })
  if (operation === 'name.check') seen.set('names', { ...made, facts: namesOf(call.answer) })
  if (operation !== 'search') return [...seen.values()]
  const { hits, claims, mode } = call.answer as {
    hits: unknown[]
    claims: unknown[]
    mode: string
  }
  const filters = FILTERS.filter((name) => input[name] !== undefined).join(' ')
  const facts = { documents: hits.length, claims: claims.length, mode, filters }
  return [...seen.values(), { ...made, facts }]
}

/** How many names were looked up at once, and of how many somebody was known; none of them. */
function namesOf(answer: unknown) {
  const { names, known } = answer as { names: unknown[]; known: number }
  return { names: names.length, known }
}

/** Which page of what was looked at before it leaves. */
function lookOf({ id, page }: Readonly<Record<string, unknown>>) {
  return { item: String(id), field: 'look', facts: { page: Number(page) } }
}

/** Which part of a picture to be covered, or of a copy of it, was opened in full size. */
function partOf({ redaction, copy, page, tile }: Readonly<Record<string, unknown>>) {
  const facts = { page: Number(page ?? 1), part: Number(tile) }
  return { item: String(copy ?? redaction), field: OPENED_PART, facts }
}
