// The documents of a file in another people's format, each with its text: what came along as a file
// is opened as any file is, apart from everything else. Of a file no bytes are held: they lie in
// the archive, and are taken from it again when they are written.
import { createHash } from 'node:crypto'
import { type Agent, checkRow, type EvidenceDocument, given, makeText } from '@tumen/claim'
import type { CarriedDocument, ExchangeProblem } from '@tumen/exchange'
import { agentsNamed } from '../agent/index-by-name.ts'
import { pause } from '../change/make.ts'
import { someAtOnce } from '../change/some-at-once.ts'
import { detectedLanguage } from '../document/language.ts'
import { noteFile } from '../evidence/file-beside.ts'
import { type Evidence, readEvidence } from '../evidence/read.ts'
import type { Call, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import type { ExchangeInput, ExchangePlan } from './plan.ts'

/** A document that is ready: its row, its text, and where its bytes come from. */
export interface Ready {
  row: EvidenceDocument
  text: string
  bytes: () => Promise<Uint8Array>
}

/** Publishers by name: the one that is known, or a new one for all documents of the file. */
export class Publishers {
  readonly fresh: Agent[] = []
  readonly #desk: Desk
  readonly #ids = new Map<string, string>()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  async idOf(name: string | undefined, language: string): Promise<string | undefined> {
    if (name === undefined) return undefined
    const made = this.#ids.get(name)
    if (made !== undefined) return made
    const [only, second] = await agentsNamed(this.#desk, name)
    const id = only && !second ? only.id : this.#make(name, language)
    this.#ids.set(name, id)
    return id
  }

  #make(name: string, language: string): string {
    const id = this.#desk.newId('ag')
    this.fresh.push({ id, kind: 'outlet', name: { [language]: name }, anonymity: 'named' })
    return id
  }
}

interface Reading {
  desk: Desk
  call: Call
  input: ExchangeInput
  plan: ExchangePlan
  publishers: Publishers
  problems: ExchangeProblem[]
}

/**
 * Documents whose files are read at once. Opening one is mostly waiting for a program, of which two
 * run at a time; with one more neither has to wait for us.
 */
const READ_AT_ONCE = 3

/** All new documents with their texts, in the order of the file. */
export async function readyDocuments(to: Reading): Promise<Ready[]> {
  const { documents } = to.plan
  const texts = await someAtOnce(documents, READ_AT_ONCE, async (one, n) => {
    await pause(to.call, 'read', n, documents.length)
    return textsOf(to, one)
  })
  const ready: Ready[] = []
  for (const { found, unread } of texts) {
    for (const file of unread) to.problems.push({ code: 'entry_unreadable', line: 0, file })
    for (const one of found) {
      const made = await readied(to, one)
      if (made) ready.push(made)
    }
  }
  return ready
}

/** What was read of a document, and the files of it that could not be read. */
interface Texts {
  found: TextOf[]
  unread: string[]
}

/** A document with a text, which may be that of one of its files. */
interface TextOf extends Pick<EvidenceDocument, 'mediaType' | 'textSteps' | 'layer' | 'archive'> {
  document: CarriedDocument
  text: string
  bytesHash: string
  bytes: () => Promise<Uint8Array>
}

/** A document with its files, each a document of its own; without a file its words are the text. */
async function textsOf({ desk, call, plan }: Reading, document: CarriedDocument): Promise<Texts> {
  const { files } = plan.parts
  const named = (document.files ?? []).filter((name) => files.has(name))
  const isRecord = document.id.endsWith(':record')
  const texts: Texts = {
    found: isRecord || named.length === 0 ? [ofText(document)] : [],
    unread: [],
  }
  for (const [n, name] of named.entries()) {
    const nth = isRecord ? n + 1 : n
    const about = nth === 0 ? document : { ...document, id: `${document.id}:${nth}` }
    const bytes = files.get(name)
    const read = bytes && (await fileText(desk, call, bytes))
    if (bytes && read) texts.found.push({ document: about, bytes, ...read })
    else texts.unread.push(name)
  }
  return texts
}

function ofText(document: CarriedDocument): TextOf {
  const { text, steps } = makeText(document.text || document.title)
  const bytes = new TextEncoder().encode(text)
  const made = { bytesHash: sha256(bytes), bytes: async () => bytes }
  return { document, text, mediaType: 'text/plain', textSteps: steps, ...made }
}

/** The text of a file; nothing where it cannot be read, which keeps no other from coming in. */
async function fileText(desk: Desk, call: Call, bytes: () => Promise<Uint8Array>) {
  try {
    const files = new Map(call.files)
    const asked = noteFile(files, await bytes())
    const read: Evidence = await readEvidence(desk, { bytes: asked }, { ...call, files })
    const { text, bytesHash, mediaType, textSteps, layer, archive } = read
    return { text, bytesHash, mediaType, textSteps, ...given({ layer, archive }) }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
    return undefined
  }
}

async function readied(
  { desk, input, publishers, problems }: Reading,
  { document, bytes, ...read }: TextOf,
): Promise<Ready | undefined> {
  const { text, bytesHash, ...made } = read
  const now = desk.clock().toISOString()
  const day = now.slice(0, 10)
  const { id, title, url } = document
  if (!document.published) problems.push({ code: 'published_missing', line: 0 })
  const language = document.language ?? input.language ?? detectedLanguage(text) ?? 'und'
  const publisher = await publishers.idOf(document.publisher ?? input.publisher, language)
  const row: EvidenceDocument = {
    ...{ id, title: title.normalize('NFC'), language, captured: now, boilerplate: [] },
    ...made,
    bytesHash,
    textHash: sha256(text),
    published: document.published ?? { earliest: day, latest: day },
    sensitivity: input.sensitivity,
    ...given({ publisher, url }),
  }
  if (checkRow('document', row, { text }).length > 0) {
    problems.push({ code: 'entry_unreadable', line: 0 })
    return undefined
  }
  return { row, text, bytes }
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
