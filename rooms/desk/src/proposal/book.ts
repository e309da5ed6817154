// The proposals of a document. They are not stored: the same text gives the same proposals, so
// they are read from it whenever somebody asks, and those of the last few documents are kept.
import { type Agent, type EvidenceDocument, given } from '@tumen/claim'
import type { SourceText } from '@tumen/reading'
import { digestOf } from '../change/make.ts'
import { readers } from '../document/reading-pool.ts'
import type { ShownProposal } from '../document/reading-work.ts'
import type { Call, Desk, Remembered } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'

/** The longest text that is read, in UTF-16 code units: some hundreds of pages. */
export const MOST_UNITS = 1_000_000

const MOST_KEPT = 8

/** The texts of a workspace that were read with one gazetteer. */
export interface Shelf {
  gazetteer: Gazetteer
  books: Map<string, ShownProposal[]>
}

/**
 * The proposals of a document in the order of its text, with the progress of reading it told.
 * Refuses a text that is too long, and when the asker cancels.
 */
export async function proposalsOf(
  desk: Desk,
  call: Call,
  document: EvidenceDocument,
): Promise<ShownProposal[]> {
  const text = (await desk.ledger.read.documentText(document.id)) ?? ''
  if (text.length > MOST_UNITS)
    throw new Refusal('text-too-long', 'document', [{ limit: MOST_UNITS, units: text.length }])
  const source = sourceOf(document, text, await publisherOf(desk, document))
  const gazetteer = await gazetteerOf(desk)
  const shelf = desk.memory.proposals
  const books = shelf?.gazetteer === gazetteer ? shelf.books : new Map<string, ShownProposal[]>()
  desk.memory.proposals = { gazetteer, books }
  const { text: _, ...header } = source
  const name = digestOf({ id: document.id, textHash: document.textHash, header })
  const book = books.get(name) ?? (await read(desk, call, { gazetteer, source }))
  // The one that is used goes last, so that the oldest goes first when there are too many.
  books.delete(name)
  books.set(name, book)
  const [oldest] = books.keys()
  if (books.size > MOST_KEPT && oldest !== undefined) books.delete(oldest)
  return book
}

function read(
  desk: Desk,
  call: Call,
  { gazetteer, source }: { gazetteer: Gazetteer; source: SourceText },
): Promise<ShownProposal[]> {
  return (desk.readers ?? readers).run(call, gazetteer, { kind: 'proposals', source })
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

async function publisherOf(desk: Desk, { publisher }: EvidenceDocument) {
  return publisher === undefined ? undefined : (await desk.ledger.read.agent(publisher))?.row
}

function sourceOf(document: EvidenceDocument, text: string, publisher?: Agent): SourceText {
  const { language, title, published, covers, boilerplate } = document
  const name = publisher && nameIn(publisher, language)
  return {
    text,
    language,
    title,
    ...given({ publisher: name }),
    published: { earliest: published.earliest, latest: published.latest },
    ...given({ covers }),
    boilerplate,
  }
}

/** What a speaker is called in the language of a text, else in any. */
export function nameIn({ name = {} }: Agent, language: string): string | undefined {
  const tags = [language, language.slice(0, 2), 'und', 'en', ...Object.keys(name)]
  const tag = tags.find((one) => Object.hasOwn(name, one))
  return tag === undefined ? undefined : name[tag]
}
