// Brings documents that came before there was an index into it, a few at a time or all of them.
import { EVER } from '@tumen/ledger'
import { pause } from '../change/make.ts'
import type { Call, Desk } from '../operation.ts'
import { entryOf, readStory } from './reading.ts'

/** Documents that are read between two steps of progress. */
const BATCH = 20

/** Puts documents into the index, `most` at the most; gives how many are still missing. */
export async function indexMissing(
  desk: Desk,
  call: Call,
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  let done = 0
  for (;;) {
    const { ids, all } = await desk.ledger.read.unindexed(Math.min(BATCH, most - done))
    if (ids.length === 0 || done >= most) return all
    await pause(call, 'index', done, done + all)
    const found = await desk.ledger.read.documentsById(ids, EVER)
    const entries = new Map<string, ReturnType<typeof entryOf>>()
    for (const { row } of found) {
      const text = (await desk.ledger.read.documentText(row.id, EVER)) ?? ''
      entries.set(row.id, entryOf(await readStory(desk, call, { document: { row, text } })))
    }
    await desk.ledger.indexLineage(entries)
    done += ids.length
  }
}
