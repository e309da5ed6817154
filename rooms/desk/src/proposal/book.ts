// The proposals of a document. They are not stored: the same text with the same answers of a model
// gives the same proposals, so they are read whenever somebody asks, and those of the last few
// documents are kept. A long text is read in the parts that a page shows: decision 0119.
import { type EvidenceDocument, given, partsOfText } from '@tumen/claim'
import {
  partOfSource,
  type Range,
  type Rest,
  type SourceText,
  type StoredAnswers,
  type TextPart,
} from '@tumen/reading'
import { digestOf, pause } from '../change/make.ts'
import { readers } from '../document/reading-pool.ts'
import type { ShownProposal } from '../document/reading-work.ts'
import { newestLayer } from '../document/text.ts'
import type { Call, Desk, Remembered } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { keptAnswers } from '../reader/reading.ts'
import { MOST_UNITS, readableSource } from './source.ts'

const MOST_KEPT = 8

/** Units of all texts that are kept at the most, beside the one that was asked for last. */
const MOST_UNITS_KEPT = MOST_UNITS

/** The texts of a workspace that were read with one gazetteer. */
export interface Shelf {
  gazetteer: Gazetteer
  books: Map<string, Book>
}

/** What was read of a part of a text. */
interface Leaf {
  shown: ShownProposal[]
  /** What no proposal takes up. */
  rest: Rest
}

/** A text in its parts, of which those are read that somebody has asked for. */
interface Book {
  parts: (Range & { leaf?: Leaf })[]
}

/** What is read of a text. */
export interface Reading {
  /** The proposals of the parts that were asked for, in the order of the text. */
  shown: ShownProposal[]
  /** Those of all parts that were read so far. */
  known: ShownProposal[]
  rest: Rest
  /** Units read so far, and of how many. */
  done: number
  total: number
}

/** The proposals of a document on some stretches, as `readingOf` tells them. */
export async function proposalsOf(
  desk: Desk,
  call: Call,
  document: EvidenceDocument,
  on: readonly Range[],
): Promise<ShownProposal[]> {
  return (await readingOf(desk, call, document, on)).shown
}

/**
 * The proposals of a document in the order of its text and the numbers that they leave out. Of a
 * long text those parts are read that hold what is asked for, with the progress told; what was read
 * is kept. Refuses a text that is too long, and when the asker cancels.
 */
export async function readingOf(
  desk: Desk,
  call: Call,
  document: EvidenceDocument,
  on: readonly Range[],
): Promise<Reading> {
  const source = await readableSource(desk, document)
  const kept = await keptAnswers(desk, document)
  const gazetteer = await gazetteerOf(desk)
  const { text } = source
  const book = await bookOf(desk, document, { source, answers: kept?.reading.row.id, gazetteer })
  const isAsked = ({ start, end }: Book['parts'][number]) =>
    on.some((one) => start < one.end && (end > one.start || end === text.length))
  const asked = book.parts.filter(isAsked)
  const missing = asked.filter(({ leaf }) => !leaf)
  for (const [n, part] of missing.entries()) {
    const own = missing.length === 1 ? call : quiet(call)
    if (own !== call) await pause(call, 'reading', n, missing.length)
    const job = { ...partOfSource(source, part), ...(kept && { answers: kept.answers }) }
    part.leaf = await leafOf(desk, own, gazetteer, job)
  }
  const read = book.parts.flatMap((part) => (part.leaf ? [{ ...part, leaf: part.leaf }] : []))
  const { second } = read.find(({ leaf }) => leaf.rest.second)?.leaf.rest ?? {}
  return {
    shown: asked.flatMap(({ leaf }) => leaf?.shown ?? []),
    known: read.flatMap(({ leaf }) => leaf.shown),
    rest: { numbers: read.flatMap(({ leaf }) => leaf.rest.numbers), ...given({ second }) },
    done: read.reduce((sum, { start, end }) => sum + end - start, 0),
    total: text.length,
  }
}

/** The same asker, who hears of all parts and not of each. */
function quiet(call: Call): Call {
  return { ...call, progress: { ...call.progress, report: () => undefined } }
}

async function leafOf(
  desk: Desk,
  call: Call,
  gazetteer: Gazetteer,
  { answers, ...part }: TextPart & { answers?: StoredAnswers },
): Promise<Leaf> {
  const pool = desk.readers ?? readers
  const shown = await pool.run(call, gazetteer, {
    kind: 'proposals',
    ...part,
    ...given({ answers }),
  })
  const proposals = shown.map(({ proposal: { quantity } }) => given({ quantity }))
  return { shown, rest: await pool.run(call, gazetteer, { kind: 'left', ...part, proposals }) }
}

/** The book of a text, by all that its proposals hang on; the one that is used goes last. */
async function bookOf(
  desk: Desk,
  document: EvidenceDocument,
  read: { source: SourceText; answers: string | undefined; gazetteer: Gazetteer },
): Promise<Book> {
  const { source, answers = '', gazetteer } = read
  const shelf = desk.memory.proposals
  const books = shelf?.gazetteer === gazetteer ? shelf.books : new Map<string, Book>()
  desk.memory.proposals = { gazetteer, books }
  const { text, ...header } = source
  // The text of the source is the newest one.
  const { textHash } = (await newestLayer(desk, document.id))?.row ?? document
  const name = digestOf({ id: document.id, textHash, header, answers })
  // The answers of a model number the numbers of the whole text.
  const all = answers === '' ? partsOfText(text) : [{ start: 0, end: text.length }]
  const book = books.get(name) ?? { parts: all }
  books.delete(name)
  books.set(name, book)
  const unitsIn = ({ parts }: Book) => parts.at(-1)?.end ?? 0
  let units = [...books.values()].reduce((sum, one) => sum + unitsIn(one), 0)
  // The oldest goes first when there are too many, or too long ones.
  for (const [oldest, one] of books) {
    const isBound = books.size <= MOST_KEPT && units - unitsIn(book) <= MOST_UNITS_KEPT
    if (one === book || isBound) break
    units -= unitsIn(one)
    books.delete(oldest)
  }
  return book
}

/** The key in the id of a proposal, which stays the same for a text. */
export function keyOfId(id: string): string {
  return id.slice(0, id.indexOf(':'))
}

/** Forgets the texts that were read, after one of them went for good. */
export function forgetProposals({ memory }: Remembered): void {
  readers.forget()
  delete memory.proposals
}
