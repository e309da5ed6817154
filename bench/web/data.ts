// The workspace that the bench of the web reads: documents that hold the words of their claims,
// speakers, places, events, relations, decisions and saved questions, all invented. It is made
// once, below the desk, and used again; the same seed gives the same workspace.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Agent, Claim, EvidenceDocument, GazetteerPlace } from '@tumen/claim'
import { createWorkspace, type Ledger, type Writer } from '@tumen/ledger'
import { lineageTextOf } from '@tumen/reading'
import {
  idOf,
  makeClaim,
  makeDocument,
  makeText,
  numbersFrom,
  scopeOf,
} from '../ledger/store-data.ts'

/** Store key of the workspace: fixed, so that it opens without a passphrase. */
export const KEY = new Uint8Array(32).fill(7)

const CLAIMS_OF_DOCUMENT = 10
const DOCUMENTS_AT_ONCE = 1000
/** The newest documents come one by one, as people add them. */
const SINGLE_DOCUMENTS = 1000
const DAY = { earliest: '2022-04-01', latest: '2022-04-30' }
const by = 'u-bench'

/** What is filled, and how far. */
export interface Filling {
  folder: string
  documents: number
  random: (length: number) => Uint8Array
  told: (done: number) => void
}

/** Makes the workspace unless it is there and whole. */
export async function fillWorkspace(filling: Filling): Promise<void> {
  const { folder, random } = filling
  const whole = join(folder, 'whole')
  if (existsSync(whole)) return
  rmSync(folder, { recursive: true, force: true })
  let calls = 0
  // The first random bytes of a new workspace are its store key.
  const fixed = (length: number) => (calls++ === 0 ? KEY : random(length))
  const ledger = await createWorkspace({
    ...{ folder, passphrase: 'bench', workFactor: 10, settings: { review: 'self', owner: by } },
    ...{ clock: () => new Date(), random: fixed },
  })
  const next = numbersFrom(57)
  await fillWorld(ledger)
  const documents = await fillDocuments(ledger, filling, next)
  await fillJudgements(ledger, documents, next)
  await ledger.checkpoint()
  await ledger.close()
  writeFileSync(whole, '')
}

function change<R>(ledger: Ledger, operation: string, work: (write: Writer) => Promise<R>) {
  return ledger.change({ operation, by, subject: operation }, work)
}

function agentOf(id: string, name: string | undefined, scope?: string): Agent {
  return {
    ...{ id, kind: scope === undefined ? 'outlet' : 'person' },
    anonymity: scope === undefined ? 'named' : 'unnamed',
    ...(name === undefined ? {} : { name: { en: name } }),
    ...(scope === undefined ? {} : { scope }),
  }
}

function placeOf(id: string, level: GazetteerPlace['level']): GazetteerPlace {
  return { id, level, names: { en: `Invented ${id.split('/').slice(1).join(' ')}` } }
}

/** Places, outlets, events and saved questions. */
async function fillWorld(ledger: Ledger): Promise<void> {
  await change(ledger, 'place.import', async (write) => {
    for (let n = 0; n < 30; n++) {
      const id = `CN/P${String(n).padStart(2, '0')}`
      await write.append('place', placeOf(id, 'adm1'))
      for (let county = 0; county < 5; county++)
        await write.append('place', placeOf(`${id}/C${county}`, 'adm2'))
    }
  })
  for (const [id, name] of [
    ['agent_outlet', 'An Outlet'],
    ['agent_paper', 'A Paper'],
  ] as const)
    await change(ledger, 'agent.record', (write) => write.append('agent', agentOf(id, name)))
  for (let n = 0; n < 500; n++)
    await change(ledger, 'event.record', (write) =>
      write.append('event', { id: `event_${n}`, title: `Invented event ${n}`, act: 'detention' }),
    )
  for (let n = 0; n < 5; n++) {
    const query = { act: 'detention', place: `CN/P0${n}/C0`, period: '2010-01/2010-03' }
    const row = { id: `qu_${n}`, kind: 'question', name: `Question ${n}`, query } as const
    await change(ledger, 'query.save', (write) =>
      write.append('query', { ...row, shared: true, state: 'kept' }),
    )
  }
}

/** Documents with their claims and the people who speak only in them. */
async function fillDocuments(
  ledger: Ledger,
  { documents, told }: Filling,
  next: () => number,
): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < documents; ) {
    const isSingle = n >= documents - SINGLE_DOCUMENTS
    const count = isSingle ? 1 : Math.min(DOCUMENTS_AT_ONCE, documents - SINGLE_DOCUMENTS - n)
    const operation = isSingle ? 'document.add' : 'claim.import'
    await change(ledger, operation, async (write) => {
      for (let k = 0; k < count; k++) ids.push(await appendReport(write, n + k, next))
    })
    n += count
    told(n)
  }
  return ids
}

async function appendReport(write: Writer, n: number, next: () => number): Promise<string> {
  const id = idOf('doc', next)
  const claims = Array.from({ length: CLAIMS_OF_DOCUMENT }, (_, k) => {
    const scope = scopeOf(n * CLAIMS_OF_DOCUMENT + k, next)
    const claim = makeClaim(id, scope, next)
    // One in five hundred waits for a second person.
    claim.extraction.reviewed = next() % 500 !== 0
    return { claim, scope }
  })
  const text = textWith(claims[0]?.claim, makeText(n, next))
  const document = { ...makeDocument(id, text), title: `Report ${n}`, publisher: 'agent_outlet' }
  await write.appendDocument(document, text, Buffer.from(text), entryOf(document, text))
  const speaker = claims[0]?.claim.origin ?? ''
  await write.append('agent', agentOf(speaker, undefined, id))
  for (const { claim, scope } of claims) await write.appendClaim(claim, [scope])
  return id
}

/** Its entry of the index by which copies are found; what story it tells is left out. */
function entryOf({ language }: EvidenceDocument, text: string) {
  const { shingles } = lineageTextOf({ text, language, published: DAY })
  return { hashes: shingles.kept, signs: [] }
}

/** The text with the quotation of its claims at its place. */
function textWith(claim: Claim | undefined, text: string): string {
  const [span] = claim?.quote ?? []
  if (!span) return text
  const before = text.slice(0, span.start - 1).padEnd(span.start - 1)
  return `${before} ${span.text} ${text.slice(span.start)}`
}

/** What reviewers said: relations of documents, claims that left, links, who is who. */
async function fillJudgements(ledger: Ledger, documents: string[], next: () => number) {
  const few = documents.filter((_, n) => n % 100 === 0)
  for (const [n, from] of few.slice(1).entries()) {
    const to = few[n] as string
    const state = n % 2 ? 'proposed' : 'confirmed'
    const row = { from, to, kind: 'reprint_of', basis: 'text', state } as const
    await change(ledger, 'document.relate', (write) => write.append('document_relation', row))
  }
  for (const [n, doc] of few.entries()) {
    const [first, second] = await ledger.read.claims({ doc, limit: 2 })
    if (!first || !second) continue
    const claim = first.claim.row.id
    const event = `event_${next() % 500}`
    const status = { claim, status: 'withdrawn_by_source', reason: 'asked us to' } as const
    const link = { claim: second.claim.row.id, event, role: 'about' } as const
    if (n % 3 === 0)
      await change(ledger, 'claim.retract', (write) => write.append('claim_status', status))
    await change(ledger, 'event.link', (write) => write.append('event_link', link))
  }
  const grade = { agent: 'agent_outlet', grade: 'B' } as const
  await change(ledger, 'agent.grade', (write) => write.append('grade', grade))
  const pair = { a: 'agent_outlet', b: 'agent_paper', relation: 'different' } as const
  await change(ledger, 'agent.relate', (write) => write.append('agent_relation', pair))
}
