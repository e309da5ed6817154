// A document as lineage reads it: its words, and the signs of the story that it tells, as they
// go into the index of the store and are compared.
import { type Agent, type DayInterval, type EvidenceDocument, given } from '@tumen/claim'
import type { IndexedSign, LineageEntry } from '@tumen/ledger'
import type { LineageSource, StorySign } from '@tumen/reading'
import { readers } from '../document/reading-pool.ts'
import type { ReadingJob, ReadingResult, Story } from '../document/reading-work.ts'
import type { Call, Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'

/** Units of a text whose claims are read for signs: the story is told at the beginning. */
const MOST_READ = 30_000

/** A document to be compared, as it is stored or about to be. */
export interface LineageDocument {
  row: Pick<EvidenceDocument, 'id' | 'language' | 'title' | 'publisher' | 'published' | 'covers'>
  text: string
}

/** A story with what goes into the index of words. */
export interface IndexedStory extends Story {
  hashes: readonly bigint[]
}

/** Reads a document for the index; `publisher` is one that is recorded in the same change. */
export async function readStory(
  desk: Desk,
  call: Call,
  { document, publisher }: { document: LineageDocument; publisher?: Agent | undefined },
): Promise<IndexedStory> {
  const names = await publisherNames(desk, document, publisher)
  const lineage = lineageSource(document, names)
  const source = sourceOf(document, names)
  return { source: lineage, ...(await workOn(desk, call, { kind: 'story', lineage, source })) }
}

/** The words of a document that is stored; its signs come from the index. */
export async function wordsOf(desk: Desk, document: LineageDocument): Promise<LineageSource> {
  return lineageSource(document, await publisherNames(desk, document))
}

/** Does a job about the words of texts: of long ones in a thread. */
export async function workOn<J extends ReadingJob>(
  desk: Desk,
  call: Call,
  job: J,
): Promise<ReadingResult[J['kind']]> {
  return (desk.readers ?? readers).run(call, await gazetteerOf(desk), job)
}

function lineageSource({ row, text }: LineageDocument, names: readonly string[]): LineageSource {
  const { language, published, publisher } = row
  return {
    ...{ text, language, published, names },
    ...given({ publisher }),
  }
}

function sourceOf({ row, text }: LineageDocument, [name]: readonly string[]) {
  const { language, title, published, covers } = row
  return {
    ...{ text: text.slice(0, MOST_READ), language, title, published },
    ...given({ publisher: name }),
    ...(covers === undefined ? {} : { covers: covers as DayInterval }),
  }
}

async function publisherNames(
  desk: Desk,
  { row }: LineageDocument,
  added?: Agent,
): Promise<string[]> {
  if (row.publisher === undefined) return []
  const agent = added?.id === row.publisher ? added : undefined
  const known = agent ?? (await desk.ledger.read.agent(row.publisher))?.row
  return Object.values(known?.name ?? {})
}

/** What goes into the index. */
export function entryOf({ hashes, signs }: IndexedStory): LineageEntry {
  return {
    hashes,
    signs: signs.map(({ key, range, first, last }) => ({
      key,
      ...range,
      ...(first === undefined || last === undefined ? {} : { first, last }),
    })),
  }
}

/** A sign as it came out of the index. */
export function storySignOf({ key, start, end, first, last }: IndexedSign): StorySign {
  return {
    key,
    ...(start === undefined || end === undefined ? {} : { range: { start, end } }),
    ...(first === undefined || last === undefined ? {} : { first, last }),
  }
}
