// The mentions that lists have now, as the walk over a file looks them up: by their ids, some at a
// time, so that a file of any size needs little memory; by all their words where a file has no
// numbers. Source: desk.md I4, I11.
import type { Mention } from '@tumen/claim'
import type { ListReader } from '@tumen/ledger'
import type { ReadColumn } from '../import/column.ts'

/** What is looked up. */
export interface KnownMentions {
  /** The mentions with these keys, more than one where words do not tell them apart. */
  find(keys: readonly string[]): Promise<ReadonlyMap<string, readonly Mention[]>>
  /** Those whose ids were not seen, some at a time. */
  others(seen: ReadonlySet<string>): AsyncIterable<Mention>
}

/** Mentions that are read at once. */
const BATCH = 1000

/** Mentions by their ids. */
export function mentionsByRecord(read: ListReader, lists: readonly string[]): KnownMentions {
  const own = new Set(lists)
  const readIds = async (ids: readonly string[]): Promise<Mention[]> => {
    const found = ids.length > 0 ? await read.mentionsById(ids) : []
    return found.map(({ row }) => row).filter(({ list }) => own.has(list))
  }
  return {
    find: async (keys) => new Map((await readIds(keys)).map((row) => [row.id, [row]])),
    async *others(seen) {
      const ids = (await read.mentionIds(lists)).filter((id) => !seen.has(id))
      for (let at = 0; at < ids.length; at += BATCH) yield* await readIds(ids.slice(at, at + BATCH))
    },
  }
}

/** Mentions by their list and the words of these columns, all of them in memory. */
export async function mentionsByWords(
  read: ListReader,
  lists: readonly string[],
  telling: readonly ReadColumn[],
): Promise<KnownMentions> {
  const known = new Map<string, Mention[]>()
  for (const { row } of await read.mentions(lists)) {
    const key = wordsKey(
      row.list,
      telling.map(({ field }) => row.written[field] ?? ''),
    )
    known.set(key, [...(known.get(key) ?? []), row])
  }
  return {
    find: async () => known,
    async *others(seen) {
      for (const row of [...known.values()].flat()) if (!seen.has(row.id)) yield row
    },
  }
}

/** The key of words that tell of a person. */
export function wordsKey(list: string, words: readonly string[]): string {
  return JSON.stringify([list, ...words])
}
