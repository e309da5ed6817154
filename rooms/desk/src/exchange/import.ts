// exchange.import: what is new of a file in another people's format, in one change. What is here
// stays as it is. Files that came along are opened as any file is, apart from everything else.

import { createHash } from 'node:crypto'
import {
  type Agent,
  checkRow,
  type EvidenceDocument,
  given,
  makeText,
  type PersonList,
} from '@tumen/claim'
import { exchangeImport } from '@tumen/contract'
import type { CarriedDocument, ExchangeProblem } from '@tumen/exchange'
import { EVER, type Writer } from '@tumen/ledger'
import { agentsNamed, noteAgents } from '../agent/index-by-name.ts'
import { makeChange, pause } from '../change/make.ts'
import { detectedLanguage } from '../document/language.ts'
import { noteFile } from '../evidence/file-beside.ts'
import { readEvidence } from '../evidence/read.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { forgetGazetteer } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import { toldOf } from './check.ts'
import { type ExchangeInput, type ExchangePlan, planExchange } from './plan.ts'

/** A document that is ready: its row, its text and its bytes. */
interface Ready {
  row: EvidenceDocument
  text: string
  bytes: Uint8Array
}

export const importExchange = implement(exchangeImport, async (desk, asked, call) => {
  const { token, ...input } = asked
  const plan = await planExchange(desk, call, input)
  const problems: ExchangeProblem[] = []
  const publishers = new Publishers(desk)
  const documents: Ready[] = []
  for (const [n, one] of plan.documents.entries()) {
    await pause(call, 'read', n, plan.documents.length)
    documents.push(...(await readyOf({ desk, call, input, plan, publishers, problems }, one)))
  }
  const change = { operation: 'exchange.import', subject: input.namespace, input: asked }
  const answer = await makeChange(desk, call, change, async (write) => {
    if (token !== undefined && token !== plan.token) throw new Refusal('stale-dry-run', 'token')
    write.say({ file: `sha256:${plan.parts.hash}`, format: input.format })
    for (const agent of publishers.fresh) await write.append('agent', agent)
    const { list, isAny } = await writePlan(desk, call, { write, plan, input, documents })
    if (!isAny) throw new Refusal('nothing-changed')
    return { ...toldOf({ ...plan, problems: [...plan.problems, ...problems] }), ...given({ list }) }
  })
  await noteAgents(desk, publishers.fresh)
  if (plan.places.length > 0) forgetGazetteer(desk)
  return answer
})

interface Writing {
  write: Writer
  plan: ExchangePlan
  input: ExchangeInput
  documents: readonly Ready[]
}

async function writePlan(desk: Desk, call: Call, { write, plan, input, documents }: Writing) {
  const { places, mentions, events, relations, involvements } = plan
  for (const place of places) await write.append('place', place)
  for (const [n, { row, text, bytes }] of documents.entries()) {
    await pause(call, 'write', n, documents.length)
    await write.appendDocument(row, text, bytes)
  }
  const list = mentions.length > 0 ? await listOf(desk, write, input.namespace) : undefined
  for (const mention of mentions) await write.append('mention', mention)
  for (const event of events) await write.append('event', event)
  for (const row of relations)
    await write.append('event_relation', { ...row, id: desk.newId('er') })
  for (const row of involvements)
    await write.append('involvement', { ...row, id: desk.newId('iv') })
  const all = [places, documents, mentions, events, relations, involvements]
  return { list, isAny: all.some(({ length }) => length > 0) }
}

/** The list of the persons of a namespace, recorded where it is not there yet. */
async function listOf(desk: Desk, write: Writer, namespace: string): Promise<string> {
  const known = await desk.ledger.read.rows('list', undefined, EVER)
  if (known.some(({ row }) => row.id === namespace)) return namespace
  const row: PersonList = { id: namespace, title: namespace, space: namespace }
  await write.append('list', row)
  return namespace
}

/** Publishers by name: the one that is known, or a new one for all documents of the file. */
class Publishers {
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

/** A document with its files, each a document of its own; without a file its words are the text. */
async function readyOf(to: Reading, document: CarriedDocument): Promise<Ready[]> {
  const { parts } = to.plan
  const named = (document.files ?? []).filter((name) => parts.files.has(name))
  const isRecord = document.id.endsWith(':record')
  const [first, ...others] = isRecord ? [undefined, ...named] : named
  const own = first === undefined ? await ofText(to, document) : await ofFile(to, document, first)
  const ready = own ? [own] : []
  for (const [n, name] of others.entries()) {
    if (name === undefined) continue
    const about = { ...document, id: `${document.id}:${n + 1}` }
    const file = await ofFile(to, about, name)
    if (file) ready.push(file)
  }
  return ready
}

async function ofText(to: Reading, document: CarriedDocument): Promise<Ready | undefined> {
  const { text, steps } = makeText(document.text || document.title)
  const bytes = new TextEncoder().encode(text)
  return readied(to, document, { text, bytes, mediaType: 'text/plain', textSteps: steps })
}

async function ofFile(
  to: Reading,
  document: CarriedDocument,
  name: string,
): Promise<Ready | undefined> {
  const read = to.plan.parts.files.get(name)
  if (!read) return undefined
  try {
    const files = new Map(to.call.files)
    const bytes = noteFile(files, await read())
    const evidence = await readEvidence(to.desk, { bytes }, { ...to.call, files })
    const held = evidence.bytes instanceof Uint8Array ? evidence.bytes : evidence.bytes.bytes()
    const { text, mediaType, textSteps, layer, archive } = evidence
    return readied(to, document, {
      text,
      bytes: held,
      mediaType,
      textSteps,
      ...given({ layer, archive }),
    })
  } catch (error) {
    // One file that cannot be read keeps no other from coming in.
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
    to.problems.push({ code: 'entry_unreadable', line: 0, file: name })
    return undefined
  }
}

async function readied(
  { desk, input, publishers, problems }: Reading,
  document: CarriedDocument,
  read: Pick<EvidenceDocument, 'mediaType' | 'textSteps' | 'layer' | 'archive'> & {
    text: string
    bytes: Uint8Array
  },
): Promise<Ready | undefined> {
  const { text, bytes, ...made } = read
  const now = desk.clock().toISOString()
  const day = now.slice(0, 10)
  const { id, title, url } = document
  if (!document.published) problems.push({ code: 'published_missing', line: 0 })
  const language = document.language ?? input.language ?? detectedLanguage(text) ?? 'und'
  const publisher = await publishers.idOf(document.publisher ?? input.publisher, language)
  const row: EvidenceDocument = {
    ...{ id, title: title.normalize('NFC'), language, captured: now, boilerplate: [] },
    ...made,
    bytesHash: sha256(bytes),
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
