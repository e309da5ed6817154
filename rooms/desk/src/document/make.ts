// A report as it came becomes a document, with the text that claims will point into. Bytes are kept
// and never changed; the text is made once.
import {
  type Agent,
  type ArchiveFacts,
  checkRow,
  type EvidenceDocument,
  given,
  keptKind,
  type TextLayer,
} from '@tumen/claim'
import type { Input, Output } from '@tumen/contract'
import { APART_TYPES } from '@tumen/intake'
import { EVER, type Stored, type Writer } from '@tumen/ledger'
import { agentsNamed, noteAgents } from '../agent/index-by-name.ts'
import { refuseNear, withKnownNames } from '../agent/near.ts'
import { appendAgent } from '../agent/record.ts'
import { visibleAgents, visibleOf } from '../agent/visible.ts'
import { digestOf, makeChange, step } from '../change/make.ts'
import { type PeriodInput, readPeriod } from '../draft/date-input.ts'
import type { FileBeside } from '../evidence/file-beside.ts'
import type { CameFrom } from '../evidence/from-mail.ts'
import { wholeTitle } from '../evidence/kept.ts'
import { asPrinted, cameFrom } from '../evidence/printed-from.ts'
import { type Evidence, readEvidence } from '../evidence/read.ts'
import { lackedRoom } from '../evidence/read-layered.ts'
import { giveMade } from '../group/give-made.ts'
import { findLineage, rowsOf } from '../lineage/find.ts'
import { indexMissing } from '../lineage/index-entry.ts'
import { entryOf, readStory } from '../lineage/reading.ts'
import type { Actor, Call, Desk } from '../operation.ts'
import { canRead } from '../policy.ts'
import { findDocument, refuseFindings } from '../record/find.ts'
import { objectOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { closedByItself } from './closed.ts'
import { documentDoubts } from './doubt.ts'
import { detectedLanguage, languageTag, UNKNOWN } from './language.ts'
import { forgetDocumentRelations } from './state.ts'
import { relatedOf } from './trace.ts'

/** Documents of before that one addition brings into the index. */
const MOST_INDEXED = 20

/**
 * The language of a text that nobody names. Of a film nobody can say it, nor of a photograph in
 * which a program found a few signs.
 */
function usualLanguage(
  { mediaType, text, layer }: Evidence,
  behind: Behind | undefined,
): string | undefined {
  const isKept = keptKind(mediaType) !== undefined || lackedRoom(layer) || behind !== undefined
  const isMail = text === '' && mediaType === APART_TYPES.eml
  const isShown = isKept || isMail || mediaType.startsWith('image/')
  return isShown && detectedLanguage(text) === undefined ? UNKNOWN : undefined
}

/** A file that is read behind the answer. */
interface Behind {
  /** Asked in the change that makes its document; what it throws is why there is none. */
  check(): Promise<void>
}

/**
 * Reads what was handed in and makes its document. Behind the answer nobody can be asked: a
 * language that cannot be told stays open, and a file without words is called by its kind.
 */
export async function makeDocument(
  desk: Desk,
  input: Input<'document.add'>,
  call: Call,
  behind?: Behind,
): Promise<Output<'document.add'>> {
  step(call, 'read', 0, 3)
  const came = await cameFrom(desk, input, call)
  const read = await readEvidence(desk, came?.form ?? input, came?.call ?? call)
  const evidence = asPrinted(read, came)
  const printed = input.title ?? evidence.title?.trim().slice(0, 1000)
  const found = printed || firstWords(evidence.text) || came?.source.row.title
  const title = found || wordlessTitle(evidence, behind)
  if (!title)
    throw new Refusal('invalid-input', 'title', [{ code: 'field_missing', path: 'title' }])
  step(call, 'check', 1, 3)
  const id = input.id ?? desk.newId('doc')
  const named = input.language ?? usualLanguage(evidence, behind)
  const language = languageTag(named, evidence.text)
  const closedAs = input.sensitivity ? undefined : closedByItself(evidence, came)
  const sensitivity = input.sensitivity ?? (closedAs ? 'restricted' : 'public')
  const form = { ...input, title, id, language, sensitivity, came }
  const publisher = await findPublisher(desk, call.actor, form)
  const document = documentOf(desk, form, evidence, publisher.id)
  refuseFindings(checkRow('document', document, { text: evidence.text }))
  await indexMissing(desk, call, MOST_INDEXED)
  const story = await readStory(desk, call, {
    document: { row: document, text: evidence.text },
    publisher: publisher.created,
  })
  const planned = { document, text: evidence.text, publisher, story }
  step(call, 'write', 2, 3)
  const change = { operation: 'document.add', subject: id, input }
  const answer = await makeChange(desk, call, change, async (write) => {
    await behind?.check()
    const { document, publisher, story } = await publishedBy(desk, call, { form, planned })
    const twins = await twinsOf(desk, call, document)
    if (publisher.created) {
      await appendAgent(desk, write, publisher.created)
      // Before the next change begins, which may be of the same new publisher.
      await noteAgents(desk, [publisher.created])
    }
    write.say(bytesSaid(document, evidence.bytes))
    if (came) await giveAsSource(desk, call, write, { id, came })
    await write.appendDocument(document, evidence.text, evidence.bytes, entryOf(story))
    const alike = await findLineage(desk, call, { row: document, story })
    const related = rowsOf(document, alike)
    for (const row of related) await write.append('document_relation', row)
    const { bytesHash, textHash, textSteps } = document
    const { text, losses, notices } = evidence
    const by = publisher.id === undefined ? {} : { publisher: publisherAnswer(publisher) }
    const made = { id, ...by, bytesHash, textHash, units: text.length, textSteps }
    const untitled = printed ? {} : { titleFound: true as const }
    const warned = {
      ...signingOf(evidence.archive),
      ...given({ closedAs }),
      ...untitled,
      ...layerOf(evidence.layer),
      ...hereOf(twins),
    }
    const doubts = documentDoubts(text, document)
    return { ...made, losses, notices, ...warned, doubts, proposed: related.map(relatedOf) }
  })
  if (answer.proposed.length > 0) forgetDocumentRelations(desk)
  return answer
}

/** What a picture or a message without words is called: nobody knows whom a file's name names. */
function wordlessTitle(
  { text, mediaType, bytesHash, layer }: Evidence,
  behind: Behind | undefined,
): string | undefined {
  if (behind) return wholeTitle(mediaType, bytesHash)
  const isMail = mediaType === APART_TYPES.eml
  const isWordless = isMail || mediaType.startsWith('image/') || lackedRoom(layer)
  return text === '' && isWordless ? wholeTitle(mediaType, bytesHash) : undefined
}

/** Letters of a title that is taken from the text. */
const TITLE_LETTERS = 80

/** The first line of a text, cut after a word where it is long; nothing without words. */
export function firstWords(text: string): string {
  const line = text.split('\n').find((one) => /[\p{L}\p{N}]/u.test(one)) ?? ''
  const letters = [...line.trim().replace(/\s+/gu, ' ')]
  if (letters.length <= TITLE_LETTERS) return letters.join('')
  const cut = letters.slice(0, TITLE_LETTERS).join('')
  const words = cut.slice(0, Math.max(0, cut.lastIndexOf(' ')))
  return `${words.length > cut.length / 2 ? words : cut} …`
}

/** What is told at once of a file that is no text. */
function layerOf(layer: TextLayer | undefined) {
  if (layer === undefined) return {}
  const { pages, findings } = layer
  return { layer: { ...given({ pages: pages?.length }), findings } }
}

/** What came in a document of groups is theirs; it may have been destroyed since. */
async function giveAsSource(
  desk: Desk,
  call: Call,
  write: Writer,
  { id, came: { source } }: { id: string; came: CameFrom },
): Promise<void> {
  const missing = { code: 'unknown-document', field: 'from' } as const
  const { row } = await findDocument(desk, call.actor, source.row.id, missing)
  const from = [await desk.ledger.read.groupsOf('document', row.id)]
  await giveMade(desk, call, write, { kind: 'document', id, isNew: true, field: 'from', from })
}

/** How much of an archive may sign somebody in: who knows at once can still sign out. */
function signingOf(archive: ArchiveFacts | undefined): { signing?: number } {
  const { sent = 0, given = 0 } = archive?.credentials ?? {}
  return sent + given === 0 ? {} : { signing: sent + given }
}

/** What the leaf says of the bytes, so that a bundle can show them without the row. */
function bytesSaid({ bytesHash, mediaType }: EvidenceDocument, { length }: FileBeside) {
  return { digest: `sha256:${bytesHash}`, media: mediaType, size: length }
}

/** What was said of a document. */
interface DocumentForm {
  id: string
  title: string
  language: string
  published: PeriodInput
  captured?: string | undefined
  url?: string | undefined
  covers?: PeriodInput | undefined
  boilerplate?: EvidenceDocument['boilerplate'] | undefined
  sensitivity: EvidenceDocument['sensitivity']
  came?: CameFrom | undefined
}

/** The record, as it was said and read. */
export function documentOf(
  desk: Desk,
  form: DocumentForm,
  evidence: Evidence,
  publisher: string | undefined,
): EvidenceDocument {
  const { id, title, language, captured, covers, boilerplate, sensitivity } = form
  const { bytesHash, mediaType, textHash, textSteps, archive, layer } = evidence
  const url = form.url ?? archive?.pages[0]?.url
  const from = form.came && {
    document: form.came.source.row.id,
    ...given({ part: form.came.part }),
  }
  return {
    id,
    bytesHash,
    mediaType,
    textHash,
    textSteps,
    language,
    title,
    ...given({ publisher }),
    published: readPeriod(form.published, 'published'),
    captured: captured ?? capturedAt(desk, archive),
    ...given({ url }),
    ...(covers === undefined ? {} : { covers: readPeriod(covers, 'covers') }),
    boilerplate: boilerplate ?? [],
    sensitivity,
    ...given({ archive, layer, from }),
  }
}

/** Now, or before that when an archive says that it was made earlier. */
function capturedAt(desk: Desk, archive: EvidenceDocument['archive']): string {
  const now = desk.clock().toISOString()
  const at = archive?.pages[0]?.at
  if (at !== undefined && at < now) return at
  return now
}

interface PublisherForm {
  publisher?: string | undefined
  publisherKind?: Agent['kind'] | undefined
  publisherAnew?: boolean | undefined
  language: string
}

type Published = Awaited<ReturnType<typeof findPublisher>>

interface Planned {
  document: EvidenceDocument
  text: string
  publisher: Published
  story: Awaited<ReturnType<typeof readStory>>
}

/** The same document once more, of a publisher that another change has recorded meanwhile. */
async function publishedBy(
  desk: Desk,
  call: Call,
  { form, planned }: { form: PublisherForm; planned: Planned },
): Promise<Planned> {
  if (!planned.publisher.created) return planned
  const publisher = await findPublisher(desk, call.actor, form)
  if (publisher.created || publisher.id === undefined) return planned
  const document = { ...planned.document, publisher: publisher.id }
  const { text } = planned
  const story = await readStory(desk, call, { document: { row: document, text } })
  return { document, text, publisher, story }
}

/** The publisher by id or name; a new name is recorded as an outlet, or as the kind given. */
export async function findPublisher(
  desk: Desk,
  actor: Actor,
  form: PublisherForm,
): Promise<{ id?: string; created?: Agent }> {
  const { publisher, publisherKind } = form
  if (publisher === undefined) return {}
  const known = await desk.ledger.read.agent(publisher)
  const [seen] = known ? await visibleAgents(desk, actor, [known]) : []
  if (seen) return { id: publisher }
  const named = await visibleOf(desk, actor, await agentsNamed(desk, publisher))
  const [only, second] = named
  if (only && !second) return { id: only.id }
  if (second)
    throw new Refusal(
      'unknown-agent',
      'publisher',
      named.slice(0, 20).map(({ id }) => ({ candidate: id })),
    )
  // An id that is not there is a slip; a name that is not there is a new outlet.
  if (isOpaqueId(publisher)) throw new Refusal('unknown-agent', 'publisher')
  const name = { [form.language]: publisher }
  const kind = publisherKind ?? 'outlet'
  const created = withKnownNames({ id: desk.newId('ag'), kind, name, anonymity: 'named' as const })
  if (!form.publisherAnew) await refuseNear(desk, actor, created, 'publisher')
  return { id: created.id, created }
}

function publisherAnswer({ id, created }: { id?: string; created?: Agent }) {
  return { id: id ?? '', isNew: created !== undefined }
}

function isOpaqueId(text: string): boolean {
  return /^[a-z]{2,3}_[0-9a-f]{24}$/.test(text)
}

/**
 * The documents of the same bytes that the asker may read. With the same particulars they are one
 * document, however often they are sent.
 */
async function twinsOf(
  desk: Desk,
  call: Call,
  document: EvidenceDocument,
): Promise<Stored<EvidenceDocument>[]> {
  if (await desk.ledger.read.document(document.id, EVER)) throw new Refusal('already-exists', 'id')
  const same = await desk.ledger.read.documentsOfBytes(document.bytesHash)
  const seen = same.filter((stored) => canRead(call.actor, objectOf(stored)))
  const twin = seen.find(
    ({ row }) =>
      particulars(row) === particulars(document) &&
      // What was kept without a text may come again when it can be read.
      (row.layer?.tool !== undefined) === (document.layer?.tool !== undefined),
  )
  if (!twin) return seen
  const { row, recorded } = twin
  throw new Refusal('duplicate-document', undefined, [
    { document: row.id, since: recorded.slice(0, 10) },
  ])
}

/** Where the same bytes are already; nothing where they are not. */
function hereOf(twins: readonly Stored<EvidenceDocument>[]) {
  if (twins.length === 0) return {}
  return { here: twins.map(({ row: { id }, recorded }) => ({ id, recorded })) }
}

/** What tells two documents of the same bytes apart. */
export function particulars({
  title,
  language,
  publisher,
  published,
  url,
}: EvidenceDocument): string {
  return digestOf({ title, language, publisher: publisher ?? '', published, url: url ?? '' })
}
