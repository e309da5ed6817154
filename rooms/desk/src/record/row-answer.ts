// Stored rows as answers: the record's own fields with when, by whom and under which leaf, and
// pages that never show a row, or the place of a row, that the person who asks may not read.
import { given } from '@tumen/claim'
import type { ClaimInContext, Page, Stored } from '@tumen/ledger'
import type { Actor } from '../operation.ts'
import { canRead, type PolicyObject } from '../policy.ts'

/** A record with what the ledger knows of its row. */
export type Answered<T> = T & { recorded: string; by: string; leaf: number }

/** The record and its row's metadata in one object. */
export function answerOf<T extends object>(stored: Stored<T>): Answered<T> {
  const { row, recorded, by, leaf } = stored
  return { ...row, recorded, by, leaf }
}

/** Rows of a page that the asker may read, and where the next page begins. */
export interface ReadablePage<T> {
  rows: T[]
  next?: string
}

/** Rows that are read at once at the most. */
const MOST_READ = 1000

/**
 * Reads on until the page is full of rows that may be shown. `keep` gives those of some rows:
 * what the asker may not read takes no place, and neither does what the list is not about.
 */
export async function readablePage<T>(
  read: (page: Page) => Promise<T[]>,
  page: { after?: string | undefined; limit: number; order?: Page['order'] },
  idOf: (row: T) => string,
  keep: (rows: T[]) => T[] | Promise<T[]>,
): Promise<ReadablePage<T>> {
  const rows: T[] = []
  const order = given({ order: page.order })
  let after = page.after
  // One more than is shown says whether there is a next page; only then more and more.
  let left = 0
  for (let most = page.limit + 1; rows.length <= page.limit; most *= 2) {
    // As long as every row is kept, no more are read than are missing.
    const limit = Math.min(left > 0 ? most : page.limit + 1 - rows.length, MOST_READ)
    const found = await read({ limit, ...order, ...given({ after }) })
    const kept = await keep(found)
    rows.push(...kept)
    left += found.length - kept.length
    const last = found.at(-1)
    if (found.length < limit || !last) break
    after = idOf(last)
  }
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return { rows: shown, ...(last && rows.length > page.limit ? { next: idOf(last) } : {}) }
}

/**
 * The id after which a page begins; nothing when the asker may not read its record, so that the
 * page says as little about it as about an id that is not there.
 */
export async function readableAfter<
  T extends { id?: string; sensitivity?: PolicyObject['sensitivity'] },
>(
  actor: Actor,
  after: string | undefined,
  find: (id: string) => Promise<Stored<T> | undefined>,
): Promise<string | undefined> {
  const found = after === undefined ? undefined : await find(after)
  return found && canRead(actor, objectOf(found)) ? after : undefined
}

/** Whether `actor` may read a claim. */
export function mayReadClaim(actor: Actor): (context: ClaimInContext) => boolean {
  return ({ claim }) => canRead(actor, objectOf(claim))
}

/** What the policy asks about a stored record. */
export function objectOf<T extends { id?: string; sensitivity?: PolicyObject['sensitivity'] }>(
  stored: Stored<T>,
): PolicyObject {
  const { id, sensitivity } = stored.row
  return { by: stored.by, ...given({ id, sensitivity }) }
}
