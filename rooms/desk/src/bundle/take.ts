// bundle.take: the evidence bundle of a partner, taken in: checked first, then its documents and
// claims beside ours under the partner's name. Bytes that are here already stay one document, and a
// speaker who is known by name stays one speaker, so that what was copied is counted once. Claims
// wait for somebody here to accept them. Source: custody.md 14; desk.md M9.
import { createHash } from 'node:crypto'
import {
  type Agent,
  type BundleTaken,
  type Claim,
  checkClaimRules,
  checkRow,
  type EvidenceDocument,
  given,
  isAnonymous,
  type ShapedClaim,
} from '@tumen/claim'
import { bundleTake } from '@tumen/contract'
import { EVER, type Writer } from '@tumen/ledger'
import { agentsNamed, noteAgents } from '../agent/index-by-name.ts'
import { guessedKind } from '../agent/record.ts'
import { makeChange, pause } from '../change/make.ts'
import { scopesOf } from '../claim/scope.ts'
import { detectedLanguage } from '../document/language.ts'
import { forgetDocumentRelations } from '../document/state.ts'
import { bytesIn, noteFile } from '../evidence/file-beside.ts'
import { type Evidence, readEvidence } from '../evidence/read.ts'
import { findLineage, rowsOf } from '../lineage/find.ts'
import { indexMissing } from '../lineage/index-entry.ts'
import { entryOf, type IndexedStory, readStory } from '../lineage/reading.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import { type PartnerBundle, type PartnerObject, readPartnerBundle } from './partner-bundle.ts'

/** Documents of before that one bundle brings into the index. */
const MOST_INDEXED = 200

/** A document of the partner: one of ours with the same bytes, or a new one that is ready. */
interface TakenDocument {
  id: string
  text: string
  boilerplate: EvidenceDocument['boilerplate']
  fresh?: { row: EvidenceDocument; evidence: Evidence; story: IndexedStory }
}

export const takeBundle = implement(bundleTake, async (desk, input, call) => {
  const bytes = bytesIn(input.bytes, call)
  const bundle = await readPartnerBundle(bytes, input)
  const before = await refuseOtherLog(desk, bundle)
  const documents = await readyDocuments(desk, call, input, bundle)
  const speakers = new Speakers(desk, input.partner)
  const left: { id: string; code: string }[] = []
  const claims = await readyClaims({ bundle, documents, speakers, left, input })
  const change = { operation: 'bundle.take', subject: input.partner, input }
  const answer = await makeChange(desk, call, change, async (write) => {
    const known = await desk.ledger.read.rows('bundle_taken', undefined, EVER)
    if (known.some(({ row }) => row.manifestHash === bundle.manifestHash))
      throw new Refusal('already-exists', 'bytes')
    const proposed = await writeDocuments(desk, call, write, documents)
    for (const agent of speakers.fresh) await write.append('agent', agent)
    const gazetteer = await gazetteerOf(desk)
    for (const claim of claims) await write.appendClaim(claim, scopesOf(claim, gazetteer))
    await writeStatuses(write, { bundle, claims, input })
    const fresh = [...documents.values()].filter((one) => one.fresh)
    const { origin: log, vkey, size, root } = bundle.log
    const row: BundleTaken = {
      ...{ id: desk.newId('bt'), partner: input.partner, log, vkey, size, root },
      ...{ manifestHash: bundle.manifestHash, profile: bundle.check.info?.profile ?? '' },
      documents: [...new Set([...documents.values()].map(({ id }) => id))],
      claims: claims.map(({ id }) => id),
    }
    await write.append('bundle_taken', row)
    return {
      ...{ id: row.id, log, size, ...given({ before, signer: bundle.check.signer }) },
      documents: row.documents.map((id) => ({ id, isNew: fresh.some((one) => one.id === id) })),
      ...{ claims: claims.length, leftOut: left, others: bundle.others, proposed },
      trusted: input.policy !== undefined && input.signers !== undefined,
    }
  })
  await noteAgents(desk, speakers.fresh)
  if (answer.proposed > 0) forgetDocumentRelations(desk)
  return answer
})

type Input = Parameters<(typeof takeBundle)['run']>[1]

/**
 * How many entries the log of the partner had when it was last seen here. Refuses a log of the same
 * name with another key, with fewer entries, or with other ones.
 */
async function refuseOtherLog(desk: Desk, { log }: PartnerBundle): Promise<number | undefined> {
  const rows = (await desk.ledger.read.rows('bundle_taken')).map(({ row }) => row)
  const known = rows.filter((row) => row.log === log.origin)
  const last = known.at(-1)
  const isOther = known.some(
    (row) => row.vkey !== log.vkey || (row.size === log.size && row.root !== log.root),
  )
  const newest = Math.max(-1, ...known.map(({ size }) => size))
  if (isOther || log.size < newest)
    throw new Refusal('partner-log-differs', 'bytes', [{ size: log.size, known: newest }])
  return last && newest
}

async function readyDocuments(
  desk: Desk,
  call: Call,
  input: Input,
  { objects }: PartnerBundle,
): Promise<Map<string, TakenDocument>> {
  const found = new Map<string, TakenDocument>()
  await indexMissing(desk, call, MOST_INDEXED)
  // The original speaks for a document; what was made of it, where that alone came.
  const order = objects.toSorted((a, b) => (a.role === b.role ? 0 : a.role === 'original' ? -1 : 1))
  for (const [n, object] of order.entries()) {
    await pause(call, 'read', n, order.length)
    if (found.has(object.document)) continue
    const [twin] = await desk.ledger.read.documentsOfBytes(object.digest)
    if (twin) {
      const { id, boilerplate } = twin.row
      const text = (await desk.ledger.read.documentText(id)) ?? ''
      found.set(object.document, { id, text, boilerplate })
    } else found.set(object.document, await freshDocument(desk, call, input, object))
  }
  return found
}

async function freshDocument(
  desk: Desk,
  call: Call,
  { partner, sensitivity }: Input,
  object: PartnerObject,
): Promise<TakenDocument> {
  const files = new Map(call.files)
  const bytes = noteFile(files, await object.read())
  const evidence = await readEvidence(desk, { bytes }, { ...call, files })
  const { text, bytesHash, textHash, mediaType, textSteps, archive, layer } = evidence
  const now = desk.clock().toISOString()
  const day = now.slice(0, 10)
  const id = ownId(partner, object.document)
  const row: EvidenceDocument = {
    ...{ id, bytesHash, textHash, mediaType, textSteps, captured: now, boilerplate: [] },
    title: (object.name ?? evidence.title ?? `${partner} ${object.document}`).normalize('NFC'),
    language: detectedLanguage(text) ?? 'und',
    published: { earliest: day, latest: day },
    sensitivity,
    ...given({ archive, layer }),
  }
  const story = await readStory(desk, call, { document: { row, text } })
  return { id, text, boilerplate: [], fresh: { row, evidence, story } }
}

/** An id of theirs under their name, as short as ids are. */
function ownId(partner: string, id: string): string {
  const whole = `${partner}:${id}`
  if (/^[A-Za-z0-9][A-Za-z0-9:._#-]{0,63}$/.test(whole)) return whole
  return `${partner}:${createHash('sha256').update(id).digest('hex').slice(0, 24)}`
}

interface Claiming {
  bundle: PartnerBundle
  documents: ReadonlyMap<string, TakenDocument>
  speakers: Speakers
  left: { id: string; code: string }[]
  input: Input
}

/** The claims whose words stand in a text that is here. */
async function readyClaims({ bundle, documents, speakers, left, input }: Claiming) {
  const ready: Claim[] = []
  const kept = new Set(bundle.claims.map(({ id }) => id))
  for (const theirs of bundle.claims) {
    const document = documents.get(theirs.doc)
    if (!document || theirs.layer !== undefined) {
      left.push({ id: theirs.id, code: 'unknown-document' })
      continue
    }
    const claim = await ownClaim(theirs, { document, speakers, kept, input })
    const { text, boilerplate } = document
    const [problem] = checkClaimRules(claim as ShapedClaim, { text, boilerplate })
    if (problem) left.push({ id: theirs.id, code: problem.code })
    else ready.push(claim)
  }
  return ready
}

/** A claim of theirs as one of ours: with our document and speakers, and nobody has accepted it. */
async function ownClaim(
  theirs: Claim,
  around: { document: TakenDocument; speakers: Speakers; kept: ReadonlySet<string>; input: Input },
): Promise<Claim> {
  const { document, speakers, input } = around
  const chain: Claim['chain'] = []
  for (const { anonymityReason: _, ...link } of theirs.chain)
    chain.push({ ...link, agent: await speakers.idOf(link, document.id, theirs.doc) })
  const { listed: _, problems: __, extraction, ...claim } = theirs
  return {
    ...claim,
    ...{ id: ownId(input.partner, theirs.id), doc: document.id, chain },
    origin: chain.at(-1)?.agent ?? theirs.origin,
    sensitivity: input.sensitivity === 'restricted' ? 'restricted' : theirs.sensitivity,
    extraction: { method: extraction.method, reviewed: false },
  }
}

/** Speakers by name: who is known stays one; who has no name belongs to the document. */
class Speakers {
  readonly fresh: Agent[] = []
  readonly #desk: Desk
  readonly #partner: string
  readonly #ids = new Map<string, string>()

  constructor(desk: Desk, partner: string) {
    this.#desk = desk
    this.#partner = partner
  }

  async idOf(link: Claim['chain'][number], document: string, theirs: string): Promise<string> {
    const isNameless = isAnonymous(link.anonymity)
    const key = isNameless ? `${theirs}\n${link.agent}` : link.agent
    const made = this.#ids.get(key)
    if (made !== undefined) return made
    const id = isNameless
      ? await this.#nameless(link, document)
      : ((await this.#known(link)) ?? this.#make(link, ownId(this.#partner, link.agent)))
    this.#ids.set(key, id)
    return id
  }

  async #known({ label }: Claim['chain'][number]): Promise<string | undefined> {
    const [only, second] = await agentsNamed(this.#desk, label)
    return only && !second ? only.id : undefined
  }

  /** The same speaker of the same text, where it is here with its claims already. */
  async #nameless(link: Claim['chain'][number], document: string): Promise<string> {
    const here = await this.#desk.ledger.read.agentPage({ scope: document, limit: 1000 })
    const same = here.filter(({ row }) => Object.values(row.name ?? {}).includes(link.label))
    const [only, second] = same
    if (only && !second) return only.row.id
    return this.#make(link, ownId(this.#partner, link.agent), document)
  }

  #make(link: Claim['chain'][number], id: string, scope?: string): string {
    const { label, anonymity } = link
    const named = isAnonymous(anonymity) ? {} : { name: { und: label } }
    this.fresh.push({ id, kind: guessedKind([label]), anonymity, ...named, ...given({ scope }) })
    return id
  }
}

async function writeDocuments(
  desk: Desk,
  call: Call,
  write: Writer,
  documents: ReadonlyMap<string, TakenDocument>,
): Promise<number> {
  let proposed = 0
  for (const { fresh } of documents.values()) {
    if (!fresh) continue
    const { row, evidence, story } = fresh
    const problems = checkRow('document', row, { text: evidence.text })
    if (problems.length > 0) throw new Refusal('findings', 'bytes')
    await write.appendDocument(row, evidence.text, evidence.bytes, entryOf(story))
    const related = rowsOf(row, await findLineage(desk, call, { row, story }))
    for (const one of related) await write.append('document_relation', one)
    proposed += related.length
  }
  return proposed
}

/** What became of their claims goes along: who took back what they said has done so here, too. */
async function writeStatuses(
  write: Writer,
  { bundle, claims, input }: { bundle: PartnerBundle; claims: readonly Claim[]; input: Input },
): Promise<void> {
  const taken = new Set(claims.map(({ id }) => id))
  for (const status of bundle.statuses) {
    const claim = ownId(input.partner, status.claim)
    const isAway = status.status !== 'live' && status.status !== 'accepted'
    if (isAway && taken.has(claim)) await write.append('claim_status', { ...status, claim })
  }
}
