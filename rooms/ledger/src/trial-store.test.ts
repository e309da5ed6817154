// A workspace in a temporary folder for the tests of this room, and records to put into it. The
// clock is set by hand, randomness comes from a counter, so a test repeats. No tests here.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import type { Agent, Claim, EvidenceDocument } from '@tumen/claim'
import {
  checkpointText,
  type HeldNote,
  noteKey,
  type Opening,
  signNote,
  vkey,
} from '@tumen/custody'
import Database from 'better-sqlite3-multiple-ciphers'
import type { Change, ClaimScope, CreateOptions, Ledger, Writer } from './ledger.ts'
import { sha256Hex } from './object-file.ts'
import { createWorkspace, openWorkspace } from './workspace.ts'

export const PASSPHRASE = 'heron ford in winter'
export const STORE_KEY = new Uint8Array(32).fill(9)

/** The databases that store tests run on. PostgreSQL takes its place here with the shared store. */
export const DATABASES = ['SQLite'] as const

/** A test of the store, once for each database. Its name begins with its rule. */
export function storeTest(name: string, work: (t: TestContext) => Promise<void>): void {
  for (const database of DATABASES) {
    test(DATABASES.length > 1 ? `${name} (${database})` : name, work)
  }
}

/** A source of bytes that never repeats and is the same in every run. */
export function countedRandom(): (length: number) => Uint8Array {
  let calls = 0
  return (length) => {
    const parts: Buffer[] = []
    for (let n = 0; n * 32 < length; n++) {
      parts.push(createHash('sha256').update(`random ${calls++}`).digest())
    }
    return new Uint8Array(Buffer.concat(parts).subarray(0, length))
  }
}

/** A workspace on trial. */
export interface Trial {
  folder: string
  ledger: Ledger
  /** The instant that the clock shows. */
  now: { at: string }
  /** Closes it and opens it again, with its store key. */
  reopen(more?: { sizeLimit?: number }): Promise<Ledger>
  /** Closes it, changes the database past all guards, and opens it again. */
  tamper(change: (database: Database.Database) => void): Promise<Ledger>
}

/** Makes a workspace that is removed after the test. */
export async function makeTrial(
  t: TestContext,
  more: Partial<CreateOptions> & { isGuarded?: boolean } = {},
): Promise<Trial> {
  const parent = mkdtempSync(join(tmpdir(), 'tumen-ledger-'))
  const folder = join(parent, 'workspace')
  const now = { at: '2019-08-09T10:00:00.000Z' }
  const clock = () => new Date(now.at)
  const counted = countedRandom()
  let calls = 0
  // The first bytes of a new workspace are its store key: known here, so that tests need no scrypt.
  const random = (length: number) => (calls++ === 0 ? STORE_KEY : counted(length))
  // The clock of most tests jumps; those of the clock itself ask for a guarded one.
  const { isGuarded = false, ...asked } = more
  const clockMayJump = isGuarded ? {} : { clockMayJump: true as const }
  const ledger = await createWorkspace({
    ...{ folder, passphrase: PASSPHRASE, workFactor: 4, clock, random, ...clockMayJump },
    ...{ settings: { review: 'self', owner: 'u-owner' }, origin: 'trial/log/00000001' },
    ...asked,
  })
  const trial: Trial = {
    ...{ folder, ledger, now },
    reopen: async (options = {}) => {
      await trial.ledger.close()
      const [unlock, { headFile }] = [{ key: STORE_KEY }, asked]
      const outside = { ...(headFile && { headFile }) }
      const around = { clock, random: counted, ...outside, ...clockMayJump }
      trial.ledger = await openWorkspace({ folder, unlock, ...around, ...options })
      return trial.ledger
    },
    tamper: async (change) => {
      await trial.ledger.close()
      changeRaw(join(folder, 'ledger.db'), change)
      return trial.reopen()
    },
  }
  t.after(async () => {
    await trial.ledger.close()
    rmSync(parent, { recursive: true, force: true })
  })
  return trial
}

/** Opens a database with the store key, past the room's own code. */
export function openRaw(path: string): Database.Database {
  const database = new Database(path)
  database.pragma("cipher='chacha20'")
  database.key(Buffer.from(`raw:${Buffer.from(STORE_KEY).toString('hex')}`))
  return database
}

/** Opens a database, takes away what guards it, and changes it. */
export function changeRaw(path: string, change: (database: Database.Database) => void): void {
  const database = openRaw(path)
  try {
    database.pragma('foreign_keys=OFF')
    const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    for (const name of triggers.pluck().all()) database.exec(`DROP TRIGGER "${name}"`)
    change(database)
  } finally {
    database.close()
  }
}

/** A change with a subject, by somebody. */
export function changeOf(subject: string, more: Partial<Change> = {}): Change {
  return { operation: 'claim.record', by: 'u-1', subject, ...more }
}

/** Appends one document that holds `text`, and gives its record. */
export async function addDocument(
  ledger: Ledger,
  id: string,
  text: string,
): Promise<EvidenceDocument> {
  const document = documentOf(id, text)
  const change = changeOf(id, { operation: 'document.add' })
  await ledger.change(change, (write) => write.appendDocument(document, text, Buffer.from(text)))
  return document
}

/** The record of a document whose bytes are its text. */
export function documentOf(id: string, text: string): EvidenceDocument {
  const hash = createHash('sha256').update(text).digest('hex')
  return {
    ...{ id, bytesHash: hash, textHash: hash, mediaType: 'text/plain', textSteps: ['nfc'] },
    ...{ language: 'en', title: 'A report', boilerplate: [], sensitivity: 'public' },
    published: { earliest: '2019-08-08', latest: '2019-08-08' },
    captured: '2019-08-09T09:00:00.000Z',
  }
}

/** A claim that somebody was held, told by `agent_1` through a paper. */
export function claimOf(id: string, more: Partial<Claim> = {}): Claim {
  const link = { mode: 'own_voice', anonymity: 'named' } as const
  return {
    ...{ id, doc: 'doc_1', kind: 'quantity', position: 'body', origin: 'agent_1' },
    quote: [{ start: 0, end: 11, text: 'At least 52' }],
    proposition: { act: 'detention', polarity: 'affirmed', text: 'At least 52 were held.' },
    quantity: {
      ...{ op: 'at_least', value: 52, unit: 'persons', measure: 'cumulative' },
      span: { start: 0, end: 11, text: 'At least 52' },
    },
    places: [],
    times: [],
    chain: [
      { agent: 'agent_paper', label: 'A Paper', role: 'outlet', relation: 'cites', ...link },
      { agent: 'agent_1', label: 'an activist', role: 'person', relation: 'speaks', ...link },
    ],
    ...{ modality: 'reported', basis: 'unknown', published: '2019-08-08' },
    asserted: { earliest: '2019-07-01', latest: '2019-07-31' },
    ...{ sensitivity: 'public', extraction: { method: 'human', reviewed: true } },
    ...more,
  }
}

/** Where a claim stands: in one place, in July 2019, unless said otherwise. */
export function scopeOf(more: Partial<ClaimScope> = {}): ClaimScope {
  return { act: 'detention', path: 'CN/LN', first: '2019-07-01', last: '2019-07-31', ...more }
}

/** Appends one claim in a change of its own. */
export async function addClaim(
  ledger: Ledger,
  claim: Claim,
  scopes: ClaimScope[] = [scopeOf()],
): Promise<number> {
  const work = (write: Writer) => write.appendClaim(claim, scopes)
  return (await ledger.change(changeOf(claim.id), work)).leaf
}

/** A named person who speaks. */
export function agentOf(id: string): Agent {
  return { id, kind: 'person', anonymity: 'named', name: { und: id } }
}

/** What openings of a leaf say, with their bytes, the leaf's own first. */
export async function openingsOf(trial: Trial, leaf: number) {
  let rows: { row: number; bytes: Buffer; who: Buffer | null }[] = []
  await trial.tamper((database) => {
    const query = database.prepare(
      'SELECT row, bytes, who FROM custody_opening WHERE idx = ? ORDER BY row',
    )
    rows = query.all(leaf) as typeof rows
  })
  return rows.map(({ bytes, who }) => {
    const said = JSON.parse(bytes.toString()) as Opening & { o: Record<string, unknown> }
    return { said, c: sha256Hex(bytes), who }
  })
}

/** The key of the trial's log: one of the first seeds that were drawn makes it. */
async function keyOfTrial(ledger: Ledger) {
  const log = (await ledger.log()).vkey
  const origin = log.slice(0, log.indexOf('+'))
  const random = countedRandom()
  for (let n = 0; n < 20_000; n++) {
    const key = noteKey(random(32), origin)
    if (vkey(key) === log) return key
  }
  throw new Error('the seed of the log is not among what was drawn')
}

/** A head of the trial's log, further than it is, that its own key signed: what a witness has. */
export async function signedAhead(ledger: Ledger, size = 512): Promise<HeldNote> {
  const key = await keyOfTrial(ledger)
  const text = checkpointText({ origin: key.name, size, root: new Uint8Array(32).fill(5) })
  return { by: 'witness', name: 'w', note: signNote(text, key) }
}
