// The proposals of a document. They are not stored: the same text with the same answers of a model
// gives the same proposals, so they are read whenever somebody asks, and those of the last few
// documents are kept.
import { type EvidenceDocument, given } from '@tumen/claim'
import type { Rest } from '@tumen/reading'
import { digestOf } from '../change/make.ts'
import { readers } from '../document/reading-pool.ts'
import type { ReadingJob, ShownProposal } from '../document/reading-work.ts'
import type { Call, Desk, Remembered } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { keptAnswers } from '../reader/reading.ts'
import { readableSource } from './source.ts'

const MOST_KEPT = 8

/** The texts of a workspace that were read with one gazetteer. */
export interface Shelf {
  gazetteer: Gazetteer
  books: Map<string, Book>
}

/** What was read of a text. */
export interface Book {
  shown: ShownProposal[]
  /** What no proposal takes up. */
  rest: Rest
}

/** The proposals of a document, as `readingOf` tells them. */
export async function proposalsOf(
  desk: Desk,
  call: Call,
  document: EvidenceDocument,
): Promise<ShownProposal[]> {
  return (await readingOf(desk, call, document)).shown
}

/**
 * The proposals of a document in the order of its text and the numbers that they leave out, with
 * the progress of reading it told. Refuses a text that is too long, and when the asker cancels.
 */
export async function readingOf(desk: Desk, call: Call, document: EvidenceDocument): Promise<Book> {
  const source = await readableSource(desk, document)
  const kept = await keptAnswers(desk, document)
  const gazetteer = await gazetteerOf(desk)
  const shelf = desk.memory.proposals
  const books = shelf?.gazetteer === gazetteer ? shelf.books : new Map<string, Book>()
  desk.memory.proposals = { gazetteer, books }
  const { text: _, ...header } = source
  // The text of the source is the newest one.
  const name = digestOf({
    id: document.id,
    text: digestOf(source.text),
    header,
    answers: kept?.reading.row.id ?? '',
  })
  const answers = kept && { answers: kept.answers }
  const job: ReadingJob = { kind: 'proposals', source, ...answers }
  const read = async (): Promise<Book> => {
    const pool = desk.readers ?? readers
    const shown = await pool.run(call, gazetteer, job)
    const proposals = shown.map(({ proposal: { quantity } }) => given({ quantity }))
    return { shown, rest: await pool.run(call, gazetteer, { kind: 'left', source, proposals }) }
  }
  const book = books.get(name) ?? (await read())
  // The one that is used goes last, so that the oldest goes first when there are too many.
  books.delete(name)
  books.set(name, book)
  const [oldest] = books.keys()
  if (books.size > MOST_KEPT && oldest !== undefined) books.delete(oldest)
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
