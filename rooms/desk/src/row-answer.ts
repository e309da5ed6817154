// Stored rows as answers: the record's own fields with when, by whom and under which leaf, and
// pages that never show a row, or the place of a row, that the asker may not read.
import type { ClaimInContext, Page, Stored } from '@tumen/ledger'
import { z } from 'zod'
import type { Actor } from './operation.ts'
import { canRead, type PolicyObject } from './policy.ts'

/** A record with what the ledger knows of its row. */
export type Answered<T> = T & { recorded: string; by: string; leaf: number }

/** The record and its row's metadata in one object. */
export function answerOf<T extends object>(stored: Stored<T>): Answered<T> {
  const { row, recorded, by, leaf } = stored
  return { ...row, recorded, by, leaf }
}

/** The input of every list. */
export const pageInput = {
  after: z.string().max(200).optional().describe('id of the last row of the page before'),
  limit: z.int().min(1).max(1000).default(100).describe('how many at the most'),
}

/** Rows of a page that the asker may read, and where the next page begins. */
export interface ReadablePage<T> {
  rows: T[]
  next?: string
}

/** Reads on until the page is full of rows that `actor` may read. */
export async function readablePage<T>(
  read: (page: Page) => Promise<T[]>,
  page: { after?: string | undefined; limit: number },
  idOf: (row: T) => string,
  mayRead: (row: T) => boolean,
): Promise<ReadablePage<T>> {
  const rows: T[] = []
  let after = page.after
  while (rows.length <= page.limit) {
    const found = await read({ limit: 1000, ...(after === undefined ? {} : { after }) })
    rows.push(...found.filter(mayRead))
    const last = found.at(-1)
    if (found.length < 1000 || !last) break
    after = idOf(last)
  }
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return { rows: shown, ...(last && rows.length > page.limit ? { next: idOf(last) } : {}) }
}

/** Whether `actor` may read a claim. */
export function mayReadClaim(actor: Actor): (context: ClaimInContext) => boolean {
  return ({ claim }) => canRead(actor, objectOf(claim))
}

/** What the policy asks about a stored record. */
export function objectOf<T extends { sensitivity?: PolicyObject['sensitivity'] }>(
  stored: Stored<T>,
): PolicyObject {
  const sensitivity = stored.row.sensitivity
  return { by: stored.by, ...(sensitivity === undefined ? {} : { sensitivity }) }
}
