// The documents that are here, as the walk over a file looks them up, readies and writes them. What
// the importer may not read is not there for their file.
import { createHash } from 'node:crypto'
import {
  type Agent,
  checkRow,
  type DayInterval,
  type EvidenceDocument,
  given,
  makeText,
  type Sensitivity,
} from '@tumen/claim'
import type { Stored as StoredRow, Writer } from '@tumen/ledger'
import { noteAgents } from '../agent/index-by-name.ts'
import { appendAgent } from '../agent/record.ts'
import { detectedLanguage, languageTag, UNKNOWN } from '../document/language.ts'
import { findPublisher } from '../document/make.ts'
import { forgetDocumentRelations } from '../document/state.ts'
import { findLineage, rowsOf } from '../lineage/find.ts'
import { entryOf, type IndexedStory, readStory } from '../lineage/reading.ts'
import type { Call, Desk } from '../operation.ts'
import { nameKey } from '../place/gazetteer.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import type { Content, KnownRecords, PartProblem, Readied, RowToReady, Stored } from './kind.ts'

/** What is kept of a row until it is written. */
interface ReadyDocument {
  document: EvidenceDocument
  text: string
  created?: Agent
  story?: IndexedStory
}

/** Documents for one walk over one file. */
export function knownDocuments(desk: Desk, call: Call): KnownRecords {
  const { read } = desk.ledger
  const made = new Made()
  const mayRead = (stored: StoredRow<EvidenceDocument>) => canRead(call.actor, objectOf(stored))
  const readable = async (ids: readonly string[]) =>
    (await read.documentsById([...new Set(ids)])).filter(mayRead)
  const asSheets = async (found: readonly StoredRow<EvidenceDocument>[]) => {
    const sheets: Stored[] = []
    for (const { row } of found) sheets.push(sheetOf(row, await read.documentText(row.id)))
    return sheets
  }
  return {
    byId: async (ids) => asSheets(await readable(ids)),
    byExternal: async (externals) => {
      const rows = await read.documentsCollectedAs(externals)
      const found = await asSheets(await readable(rows.map(({ row }) => row.document)))
      const byId = new Map(found.map((one) => [one.id, one]))
      return rows.flatMap(({ row: { document, external } }) => {
        const sheet = byId.get(document)
        return sheet ? [{ ...sheet, external }] : []
      })
    },
    ofCollection: async (namespace) => {
      const rows = await read.documentsCollectedIn(namespace)
      return (await readable(rows.map(({ row }) => row.document))).map(({ row }) => row.id)
    },
    rowsOf: async () => [],
    readied: (row) => readied(desk, call, row, made),
    write: async (write, { row, run, ready }) => {
      const { id } = (ready as ReadyDocument).document
      await writeDocument(desk, call, write, { ready: ready as ReadyDocument, made })
      const external = row.external as string | undefined
      if (external !== undefined)
        await write.append('collected_document', { document: id, external, run })
      return id
    },
    finish: async () => {
      await noteAgents(desk, [...made.written.values()])
      if (made.isRelated) forgetDocumentRelations(desk)
    },
  }
}

/** What the rows of one file bring. */
class Made {
  /** New publishers by the key of their name. */
  readonly publishers = new Map<string, Agent>()
  readonly written = new Map<string, Agent>()
  /** Digests of texts with their titles. */
  readonly seen = new Set<string>()
  isRelated = false
  /** Which rows have a hash of their words. */
  readonly #words = new Map<bigint, number[]>()
  #rows = 0

  /** Whether a text shares words with one of a row above, by which copies are found. */
  isNear({ hashes }: IndexedStory): boolean {
    const shared = new Map<number, number>()
    for (const hash of new Set(hashes))
      for (const row of this.#words.get(hash) ?? []) shared.set(row, (shared.get(row) ?? 0) + 1)
    return [...shared.values()].some((count) => count >= LEAST_SHARED)
  }

  note({ hashes }: IndexedStory): void {
    const row = this.#rows++
    for (const hash of new Set(hashes))
      this.#words.set(hash, [...(this.#words.get(hash) ?? []), row])
  }
}

/** As in the index of words (ledger L100). */
const LEAST_SHARED = 2

/** A document as a file would say it. */
function sheetOf(row: EvidenceDocument, text: string | undefined): Stored {
  const { id, title, publisher, published, captured, url, language, sensitivity } = row
  return { id, title, text, publisher, published, captured, url, language, sensitivity }
}

async function readied(
  desk: Desk,
  call: Call,
  { before, content }: RowToReady,
  made: Made,
): Promise<Readied> {
  try {
    const ready = await readyOf(desk, call, content, made)
    if (before) {
      const changed = changedField(before, ready, content)
      return changed ? { problems: [{ problem: 'document_kept', of: changed }] } : { isSame: true }
    }
    const problems = await problemsOf(desk, call, ready, made)
    return problems.length > 0 ? { problems } : { ready, content }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
    const of = error.field === 'published' ? 'published' : 'publisher'
    const problem = error.code === 'near-speaker' ? 'speaker_near' : 'speaker_ambiguous'
    return { problems: [{ problem, of }] }
  }
}

/** The first field in which a file says otherwise than what is here. */
function changedField(before: Stored, { document, text }: ReadyDocument, content: Content) {
  const is = sheetOf(document, text)
  return Object.keys(is).find((name) => {
    if (name === 'id' || content[name] === undefined) return false
    return JSON.stringify(is[name]) !== JSON.stringify(before[name])
  })
}

async function readyOf(
  desk: Desk,
  call: Call,
  content: Content,
  made: Made,
): Promise<ReadyDocument> {
  const { text, steps } = makeText(String(content.text))
  const named = content.language as string | undefined
  const language = named ? languageTag(named, text) : (detectedLanguage(text) ?? UNKNOWN)
  const publisher = await publisherOf(desk, call, { content, language, made })
  const url = content.url as string | undefined
  const document: EvidenceDocument = {
    ...{ id: desk.newId('doc'), title: String(content.title).normalize('NFC'), language },
    ...{ mediaType: 'text/plain', bytesHash: sha256(text), textHash: sha256(text) },
    ...{ textSteps: steps, boilerplate: [] },
    published: content.published as DayInterval,
    captured: (content.captured as string | undefined) ?? desk.clock().toISOString(),
    // Who takes in a table has looked at no row of it: somebody opens a document, or its column.
    sensitivity: (content.sensitivity as Sensitivity | undefined) ?? 'restricted',
    ...given({ publisher: publisher.id, url }),
  }
  return { document, text, ...given({ created: publisher.created }) }
}

async function publisherOf(
  desk: Desk,
  call: Call,
  { content, language, made }: { content: Content; language: string; made: Made },
): Promise<{ id?: string; created?: Agent }> {
  const name = content.publisher as string | undefined
  const known = name === undefined ? undefined : made.publishers.get(nameKey(name))
  if (known) return { id: known.id, created: known }
  return findPublisher(desk, call.actor, { ...given({ publisher: name }), language })
}

/** What is wrong with a new document: its row, or that it is here already. */
async function problemsOf(
  desk: Desk,
  call: Call,
  ready: ReadyDocument,
  made: Made,
): Promise<PartProblem[]> {
  const { document, text, created } = ready
  if (document.sensitivity === 'sealed')
    return [{ problem: 'sealing_not_available', of: 'sensitivity' }]
  const findings = checkRow('document', document, { text })
  if (findings.length > 0)
    return findings.map(({ code, field }) => ({ problem: code, ...given({ of: field }) }))
  const same = await desk.ledger.read.documentsOfBytes(document.bytesHash)
  const key = `${document.bytesHash} ${document.title}`
  const isHere = same.some(
    (one) => one.row.title === document.title && canRead(call.actor, objectOf(one)),
  )
  if (isHere || made.seen.has(key)) return [{ problem: 'document_repeated' }]
  // Copies are found among what is recorded: of two of one file the later one comes after.
  const story = await readStory(desk, call, {
    document: { row: document, text },
    publisher: created,
  })
  if (made.isNear(story)) return [{ problem: 'document_near' }]
  ready.story = story
  made.note(story)
  made.seen.add(key)
  for (const name of Object.values(created?.name ?? {}))
    if (created) made.publishers.set(nameKey(name), created)
  return []
}

async function writeDocument(
  desk: Desk,
  call: Call,
  write: Writer,
  { ready, made }: { ready: ReadyDocument; made: Made },
): Promise<void> {
  const { document, text, created, story } = ready
  if (created && !made.written.has(created.id)) {
    await appendAgent(desk, write, created)
    made.written.set(created.id, created)
  }
  const bytes = new TextEncoder().encode(text)
  await write.appendDocument(document, text, bytes, story && entryOf(story))
  if (!story) return
  const related = rowsOf(document, await findLineage(desk, call, { row: document, story }))
  for (const row of related) await write.append('document_relation', row)
  made.isRelated ||= related.length > 0
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
