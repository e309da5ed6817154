// A document as lineage reads it: its words, and the signs of the story that it tells, as they
// go into the index of the store and are compared.
import type { Agent, DayInterval, EvidenceDocument } from '@tumen/claim'
import type { IndexedSign, LineageEntry } from '@tumen/ledger'
import {
  createPlaceIndex,
  type LineageText,
  lineageTextOf,
  type PlaceIndex,
  readText,
  type StorySign,
  type StoryText,
  storySignsOf,
} from '@tumen/reading'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'
import type { Desk } from './operation.ts'

/** Units of a text whose claims are read for signs: the story is told at the beginning. */
const MOST_READ = 30_000

/** A document to be compared, as it is stored or about to be. */
export interface LineageDocument {
  row: Pick<EvidenceDocument, 'id' | 'language' | 'title' | 'publisher' | 'published' | 'covers'>
  text: string
}

/** Reads a document for the index; `publisher` is one that is recorded in the same change. */
export async function readStory(
  desk: Desk,
  document: LineageDocument,
  publisher?: Agent,
): Promise<StoryText> {
  const names = await publisherNames(desk, document, publisher)
  const lineage = textWith(document, names)
  const proposals = readText(sourceOf(document, names), { places: await placesOf(desk) })
  return { text: lineage, signs: storySignsOf(lineage, proposals) }
}

/** The words of a document that is stored; its signs come from the index. */
export async function readWords(desk: Desk, document: LineageDocument): Promise<LineageText> {
  return textWith(document, await publisherNames(desk, document))
}

function textWith({ row, text }: LineageDocument, names: readonly string[]): LineageText {
  const { language, published, publisher } = row
  return lineageTextOf({
    ...{ text, language, published, names },
    ...(publisher === undefined ? {} : { publisher }),
  })
}

function sourceOf({ row, text }: LineageDocument, [name]: readonly string[]) {
  const { language, title, published, covers } = row
  return {
    ...{ text: text.slice(0, MOST_READ), language, title, published },
    ...(name === undefined ? {} : { publisher: name }),
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

const indexes = new WeakMap<Gazetteer, PlaceIndex>()

/** The names of the gazetteer ready to be found in texts; made once for a gazetteer. */
async function placesOf(desk: Desk): Promise<PlaceIndex> {
  const gazetteer = await gazetteerOf(desk.ledger)
  const known = indexes.get(gazetteer) ?? createPlaceIndex(gazetteer.places.values())
  indexes.set(gazetteer, known)
  return known
}

/** What goes into the index. */
export function entryOf({ text, signs }: StoryText): LineageEntry {
  return {
    hashes: text.shingles.kept,
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
