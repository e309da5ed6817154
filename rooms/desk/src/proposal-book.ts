// The proposals of a document. They are not stored: the same text gives the same proposals, so
// they are read from it whenever somebody asks, and those of the last few documents are kept.
import type { Agent, EvidenceDocument } from '@tumen/claim'
import type { Ledger } from '@tumen/ledger'
import {
  createPlaceIndex,
  type PlaceIndex,
  type Proposal,
  readTextInSteps,
  type SourceText,
} from '@tumen/reading'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'
import { digestOf, pause } from './make-change.ts'
import type { Call, Desk } from './operation.ts'
import { Refusal } from './refusal.ts'

/** A proposal as it is shown. */
export interface ShownProposal {
  /** The key of the proposal and a digest of all that it says: what changes gets another id. */
  id: string
  proposal: Proposal
}

/** The longest text that is read, in UTF-16 code units: some hundreds of pages. */
export const MOST_UNITS = 1_000_000

const MOST_KEPT = 8
const MOST_MS = 50

/** What hangs on one gazetteer: its names ready to be found, and the texts read with it. */
interface Shelf {
  places: PlaceIndex
  books: Map<string, ShownProposal[]>
}

const shelves = new WeakMap<Gazetteer, Shelf>()

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
  const { places, books } = shelfOf(await gazetteerOf(desk.ledger))
  const { text: _, ...header } = source
  const name = digestOf({ id: document.id, textHash: document.textHash, header })
  const book = books.get(name) ?? (await read(call, source, places))
  // The one that is used goes last, so that the oldest goes first when there are too many.
  books.delete(name)
  books.set(name, book)
  const [oldest] = books.keys()
  if (books.size > MOST_KEPT && oldest !== undefined) books.delete(oldest)
  return book
}

/** Reads a text, and lets other work run after each fraction of a second. */
async function read(call: Call, source: SourceText, places: PlaceIndex): Promise<ShownProposal[]> {
  const reading = readTextInSteps(source, { places })
  let workedUntil = performance.now()
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done) return shownInSteps(call, step.value)
    if (performance.now() - workedUntil < MOST_MS) continue
    await pause(call, 'reading', step.value.done, step.value.total)
    workedUntil = performance.now()
  }
}

/** Digests of many proposals take a second, too. */
async function shownInSteps(call: Call, read: readonly Proposal[]): Promise<ShownProposal[]> {
  const all: ShownProposal[] = []
  for (const [n, proposal] of read.entries()) {
    if (n % 200 === 199) await pause(call, 'reading', n, read.length)
    all.push(shown(proposal))
  }
  return all
}

/** The key in the id of a proposal: kind and offsets, which stay the same for a text. */
export function keyOfId(id: string): string {
  return id.slice(0, id.indexOf(':'))
}

function shown(proposal: Proposal): ShownProposal {
  return { id: `${proposal.key}:${digestOf(proposal).slice(0, 16)}`, proposal }
}

function shelfOf(gazetteer: Gazetteer): Shelf {
  const known = shelves.get(gazetteer)
  if (known) return known
  const shelf = { places: createPlaceIndex(gazetteer.places.values()), books: new Map() }
  shelves.set(gazetteer, shelf)
  return shelf
}

/** Forgets the texts that were read, after one of them went for good. */
export async function forgetProposals(ledger: Ledger): Promise<void> {
  shelves.delete(await gazetteerOf(ledger))
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
    ...(name === undefined ? {} : { publisher: name }),
    published: { earliest: published.earliest, latest: published.latest },
    ...(covers === undefined ? {} : { covers }),
    boilerplate,
  }
}

/** What a speaker is called in the language of a text, else in any. */
export function nameIn({ name = {} }: Agent, language: string): string | undefined {
  const tags = [language, language.slice(0, 2), 'und', 'en', ...Object.keys(name)]
  const tag = tags.find((one) => Object.hasOwn(name, one))
  return tag === undefined ? undefined : name[tag]
}
