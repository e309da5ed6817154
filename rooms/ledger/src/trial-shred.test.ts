// A workspace with a document that is to be shredded, for the tests about it; all of it invented.
// No tests here.
import assert from 'node:assert/strict'
import { createCipheriv, createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Claim } from '@tumen/claim'
import { connect } from './connection.ts'
import type { EncryptedDatabase } from './encrypted-database.ts'
import { readKnownTime } from './known-time.ts'
import type { Ledger, Writer } from './ledger.ts'
import { readState } from './log-state.ts'
import { ObjectStore } from './object-store.ts'
import { Inserters } from './row-batch.ts'
import { readSecrets } from './secret.ts'
import type { ShredPlan } from './shredder.ts'
import {
  addClaim,
  agentOf,
  changeOf,
  claimOf,
  countedRandom,
  documentOf,
  STORE_KEY,
  scopeOf,
  type Trial,
} from './trial-store.test.ts'

/** Canary 45 of the invented world: what stands in a shredded item is nowhere afterwards. */
export const SECRET = 'CANARY-45-SECRET 카나리아마바비밀 金丝雀肆伍机密'
/** Longer than a page, so that parts of it lie on pages of their own. */
export const TEXT = `At least 52 were held, ${SECRET} said. ${'So on. '.repeat(1500)}${SECRET}`

/** The text of the document that stays. */
export const OTHER = 'Another report of 52.'

/** What must be nowhere: the words, the words of the search index, digests of bytes and text. */
export const TRACES = [
  ...SECRET.split(' '),
  ...['canary', '카나', '金丝'],
  digestOf(TEXT).slice('sha256:'.length),
]

export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

/** Two documents, of which the first is to go; claims, agents and rows about both. */
export async function fill(ledger: Ledger): Promise<void> {
  await ledger.change(changeOf('doc_1', { operation: 'document.add' }), async (write) => {
    write.say({ digest: digestOf(TEXT), media: 'text/plain', size: TEXT.length })
    await write.append('agent', { ...agentOf('agent_paper'), kind: 'outlet' })
    const document = { ...documentOf('doc_1', TEXT), title: SECRET, publisher: 'agent_paper' }
    const lineage = { hashes: [1n, 2n], signs: [{ key: `name:${SECRET}` }] }
    await write.appendDocument(document, TEXT, Buffer.from(TEXT), lineage)
  })
  await ledger.change(changeOf('doc_2', { operation: 'document.add' }), async (write) => {
    write.say({ digest: digestOf(OTHER), media: 'text/plain', size: OTHER.length })
    await write.appendDocument(documentOf('doc_2', OTHER), OTHER, Buffer.from(OTHER))
    const copies = { from: 'doc_2', to: 'doc_1', kind: 'reprint_of', basis: 'text' } as const
    await write.append('document_relation', { ...copies, state: 'proposed' })
  })
  await ledger.change(changeOf('run_1', { operation: 'claim.import' }), importClaims)
  const proposition = { act: 'detention', polarity: 'affirmed', text: SECRET } as const
  await addClaim(ledger, claimOf('claim_1', { proposition }))
  const statuses = changeOf('claim_1', { operation: 'claim.accept' })
  await ledger.change(statuses, async (write) => {
    await write.append('claim_status', { claim: 'claim_1', status: 'accepted', reason: SECRET })
    await write.append('claim_status', { claim: 'claim_b1', status: 'accepted', reason: 'so' })
  })
}

async function importClaims(write: Writer): Promise<void> {
  for (let n = 0; n < 3; n++) await write.appendClaim(claimOf(`claim_a${n}`), [scopeOf()])
  for (let n = 0; n < 3; n++) {
    await write.appendClaim(otherClaim(`claim_b${n}`), [scopeOf()])
  }
  await write.append('agent', { ...agentOf('agent_1'), name: { und: SECRET }, scope: 'doc_1' })
}

/** A claim of the document that stays, by a speaker of its own unless one is named. */
export function otherClaim(id: string, speaker = 'agent_2'): Claim {
  const claim = claimOf(id, { doc: 'doc_2', origin: speaker })
  const chain = claim.chain.map((link) =>
    link.agent === 'agent_1' ? { ...link, agent: speaker } : link,
  )
  return { ...claim, chain }
}

export const SHRED = changeOf('log', { operation: 'evidence.shred' })

/** Shreds a document and gives what went. */
export async function shred(ledger: Ledger, document = 'doc_1'): Promise<ShredPlan> {
  const { result } = await ledger.change(SHRED, (write) =>
    write.shred({ document, reason: 'danger' }),
  )
  assert.ok(result)
  return result
}

/** What the whole check finds. */
export async function findings({ ledger }: Trial): Promise<string[]> {
  const found = await ledger.fsck({ all: true, scopesOf: () => [scopeOf()] })
  return found.map(({ code, what, leaf, row }) =>
    [code, what, leaf, row].filter((one) => one !== undefined).join(' '),
  )
}

const PAGE = 4096
const RESERVED = 32
/** The first page begins with a salt and what SQLite reads before it decrypts. */
const FIRST_OFFSET = 24

/**
 * Every page of a database, decrypted by hand, so that free pages and free space within pages are
 * there as they lie on the disk. Source: cipher_chacha20.c of SQLite3 Multiple Ciphers, by which a
 * page's keys are one ChaCha20 block of the store key, under the nonce at the end of the page.
 */
export function decrypted(database: string): Buffer {
  const file = readFileSync(database)
  for (let n = 0; (n + 1) * PAGE <= file.length; n++) {
    const page = file.subarray(n * PAGE, (n + 1) * PAGE)
    const nonce = page.subarray(PAGE - RESERVED, PAGE - RESERVED + 12)
    const counter = (page.readUInt32LE(PAGE - RESERVED + 12) ^ (n + 1)) >>> 0
    const own = chacha20(STORE_KEY, nonce, counter, Buffer.alloc(64)).subarray(32)
    const body = page.subarray(n === 0 ? FIRST_OFFSET : 0, PAGE - RESERVED)
    chacha20(own, nonce, (counter + 1) >>> 0, body).copy(body)
  }
  return file
}

function chacha20(key: Uint8Array, nonce: Uint8Array, counter: number, data: Uint8Array): Buffer {
  const iv = Buffer.alloc(16)
  iv.writeUInt32LE(counter)
  iv.set(nonce, 4)
  return createCipheriv('chacha20', key, iv).update(data)
}

/** Which of the traces stand in some bytes, as text or as bytes that their hex writes. */
export function tracesIn(bytes: Buffer): string[] {
  return TRACES.filter(
    (trace) =>
      bytes.includes(trace) ||
      (/^[0-9a-f]{64}$/.test(trace) && bytes.includes(Buffer.from(trace, 'hex'))),
  )
}

/** What a change works with, over a connection of the test's own. */
export async function roomOver(database: EncryptedDatabase, folder: string, clock: () => Date) {
  const store = connect(database)
  const { nameKey, subjectKey } = (await readSecrets(store)).secrets
  const random = countedRandom()
  const objects = new ObjectStore(join(folder, 'objects'), nameKey, random)
  const room = {
    ...{ store, inserters: new Inserters(store), objects, subjectKey, clock, random },
    ...{ clockMayJump: true, time: await readKnownTime(store) },
  }
  return { room, state: await readState(store) }
}
