import assert from 'node:assert/strict'
import { copyFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import type Database from 'better-sqlite3-multiple-ciphers'
import {
  addClaim,
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  documentOf,
  type Fixture,
  makeFixture,
  scopeOf,
} from '../../fixture/store.ts'
import type { Ledger, LedgerFinding } from '../ledger.ts'
import { SAMPLE_OBJECTS } from './object.ts'
import { FsckReport } from './report.ts'

/** Two documents, single claims, a batch of claims with a status, 300 leaves, two heads. */
async function fill(ledger: Ledger): Promise<void> {
  await addDocument(ledger, 'doc_1', 'At least 52 were 강제북송됐다.')
  await addDocument(ledger, 'doc_2', 'Another report.')
  await addClaim(ledger, claimOf('claim_1'))
  await ledger.change(changeOf('run_1', { operation: 'claim.import' }), async (write) => {
    for (let n = 10; n < 20; n++) await write.appendClaim(claimOf(`claim_${n}`), [scopeOf()])
    await write.append('claim_status', { claim: 'claim_10', status: 'live', reason: 'seen' })
  })
  await ledger.checkpoint()
  for (let n = 0; n < 260; n++) {
    const change = changeOf(`agent_${n}`, { operation: 'agent.record' })
    await ledger.change(change, (write) => write.append('agent', agentOf(`agent_${n}`)))
  }
  await ledger.checkpoint()
}

function shown(finding: LedgerFinding | undefined): string {
  if (!finding) return 'nothing'
  const { code, what, table, id, leaf, row, level, tile, head } = finding
  return [code, what, table, id, leaf, row, level, tile, head]
    .filter((x) => x !== undefined)
    .join(' ')
}

/** The first finding after a change that goes past all guards. */
async function firstAfter(fixture: Fixture, change: (database: Database.Database) => void) {
  const copy = `${fixture.folder}.copy`
  await fixture.ledger.close()
  copyFileSync(join(fixture.folder, 'ledger.db'), copy)
  const ledger = await fixture.tamper(change)
  const findings = await ledger.fsck({ all: true, scopesOf: () => [scopeOf()] })
  await ledger.close()
  copyFileSync(copy, join(fixture.folder, 'ledger.db'))
  rmSync(copy)
  await fixture.reopen()
  return findings
}

function flip(table: string, column: string, where: string, at = 20) {
  return (database: Database.Database) => {
    const select = database.prepare(`SELECT ${column} AS v FROM ${table} WHERE ${where}`)
    const { v } = select.get() as { v: Buffer | string }
    const bytes = Buffer.from(v)
    bytes[at] = (bytes[at] as number) ^ 1
    const value = typeof v === 'string' ? bytes.toString() : bytes
    database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(value)
  }
}

const run = (text: string) => (database: Database.Database) => {
  database.exec(text)
}

const SWAP = `UPDATE custody_opening SET bytes = (SELECT o.bytes FROM custody_opening o
  WHERE o.row = -1 AND o.idx = 7 - custody_opening.idx) WHERE row = -1 AND idx IN (3, 4)`

const DAMAGES: [what: string, change: (database: Database.Database) => void, first: string][] = [
  [
    'a byte of a row body',
    flip('claim', 'body', "id = 'claim_1'", 40),
    'FS6 row-digest claim claim_1 3',
  ],
  [
    'a byte of a body in a batch',
    flip('claim', 'body', "id = 'claim_12'", 40),
    'FS6 row-digest claim claim_12 4 2',
  ],
  [
    'a byte of a text',
    flip('document_text', 'text', 'document = 1', 3),
    'FS6 text-digest document doc_1 1',
  ],
  ['a byte of a leaf', flip('custody_leaf', 'c', 'idx = 3'), 'FS2 commitment 3'],
  [
    'a byte of an opening',
    flip('custody_opening', 'bytes', 'idx = 3 AND row = -1', 8),
    'FS2 commitment 3',
  ],
  [
    'a byte of a who file',
    flip('custody_opening', 'who', 'idx = 3 AND row = -1'),
    'FS3 who-digest 3',
  ],
  [
    'a byte of a line opening',
    flip('custody_opening', 'bytes', 'idx = 4 AND row = 2', 90),
    'FS5 list-digest 4',
  ],
  [
    'a byte of a tile',
    flip('custody_tile', 'hashes', 'level = 0 AND n = 0'),
    'FS7 tile-differs 0 0',
  ],
  [
    'a byte of a tile root',
    flip('custody_tile', 'root', 'level = 0 AND n = 0'),
    'FS7 tile-root 0 0',
  ],
  ['a byte of a root in a head', flip('custody_head', 'root', 'size = 16'), 'FS8 head-differs 16'],
  ['a byte of a note', flip('custody_head', 'note', 'size = 16', 120), 'FS8 head-note 16'],
  [
    'another account',
    run("UPDATE claim SET by = 'u-2' WHERE id = 'claim_1'"),
    'FS3 row-who claim claim_1 3',
  ],
  [
    'another hour',
    run("UPDATE agent SET recorded = '2019-08-09T10:00:01.000Z' WHERE seq = 9"),
    'FS3 row-who agent agent_8 24',
  ],
  ['a row gone', run("DELETE FROM claim WHERE id = 'claim_1'"), 'FS5 row-missing 3'],
  ['a line of a batch gone', run('DELETE FROM claim_status'), 'FS5 row-missing 4 10'],
  [
    'a row too many',
    run("INSERT INTO agent SELECT 999, 'x', body, leaf, 5, recorded, by FROM agent WHERE seq = 9"),
    'FS5 row-without-opening agent x 24 5',
  ],
  ['a leaf gone', run('DELETE FROM custody_leaf WHERE idx = 3'), 'FS1 leaf-gap 4'],
  ['an opening gone', run('DELETE FROM custody_opening WHERE idx = 3'), 'FS4 opening-missing 3'],
  [
    'a line opening gone',
    run('DELETE FROM custody_opening WHERE idx = 4 AND row = 5'),
    'FS5 row-gap 4 6',
  ],
  ['a tile gone', run('DELETE FROM custody_tile'), 'FS7 tile-missing 0 0'],
  ['two openings swapped', run(SWAP), 'FS2 commitment 3'],
  [
    'the kind of an opening',
    run("UPDATE custody_opening SET kind = 'a.b' WHERE idx = 3"),
    'FS2 opening-columns 3',
  ],
  [
    'an index column',
    run("UPDATE claim SET doc = 'doc_2' WHERE id = 'claim_1'"),
    'FS13 index-column claim claim_1 3',
  ],
  [
    'a scope moved',
    run("UPDATE claim_scope SET path = 'CN/JL' WHERE claim = 1"),
    'FS13 index-row-missing claim_scope claim_1 3',
  ],
  [
    'a scope too many',
    run("INSERT INTO claim_scope VALUES ('arrest', '', 20190101, 20190101, 2)"),
    'FS13 index-row-count claim_scope',
  ],
  [
    'an id gone',
    run('DELETE FROM claim_id WHERE claim = 1'),
    'FS13 index-row-missing claim_id claim_1 3',
  ],
  [
    'a link gone',
    run('DELETE FROM chain_link WHERE claim = 1 AND n = 0'),
    'FS13 index-row-missing chain_link claim_1 3',
  ],
  [
    'a link too many',
    run("INSERT INTO chain_link VALUES ('agent_9', 1, 7, 0)"),
    'FS13 index-row-count chain_link',
  ],
  [
    'a key of an object gone',
    run('DELETE FROM object_key WHERE leaf = 1'),
    'FS6 object-key-missing document doc_1',
  ],
  [
    'a document not indexed',
    run("INSERT INTO document_search (document_search) VALUES ('delete-all')"),
    'FS14 search-count',
  ],
]

test('[L56] [L57] each damage is named first, by identifiers only', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  assert.deepEqual(await fixture.ledger.fsck({ all: true, scopesOf: () => [scopeOf()] }), [])
  for (const [what, change, first] of DAMAGES) {
    await t.test(what, async () => {
      const findings = await firstAfter(fixture, change)
      const own = findings.filter((finding) => !finding.harmless)
      assert.equal(shown(own[0]), first, own.map(shown).join('\n'))
      assert.doesNotMatch(JSON.stringify(findings), /held|activist|A Paper|report/)
    })
  }
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

test('[L59] the quick check reads a sample of objects that moves with the log', async (t) => {
  const fixture = await makeFixture(t)
  await fixture.ledger.change(changeOf('run_1'), async (write) => {
    for (let n = 0; n < SAMPLE_OBJECTS + 50; n++) {
      const text = `Report ${n}`
      await write.appendDocument(documentOf(`doc_${n}`, text), text, Buffer.from(text))
    }
  })
  const objects = join(fixture.folder, 'objects')
  for (const name of readdirSync(objects, { recursive: true, encoding: 'utf8' })) {
    if (name.includes('/')) writeFileSync(join(objects, name), 'damaged')
  }
  const sample = async () => (await fixture.ledger.fsck({ all: false })).map(({ id }) => id)
  const first = await sample()
  assert.equal(first.length, SAMPLE_OBJECTS)
  assert.deepEqual(await sample(), first)
  await addClaim(fixture.ledger, claimOf('claim_1'))
  assert.notDeepEqual(await sample(), first)
  assert.equal((await fixture.ledger.fsck({ all: true })).length, SAMPLE_OBJECTS + 50)
})

test('[L60] a check tells its progress and stops when it is told to', async (t) => {
  const { ledger } = await makeFixture(t)
  const steps = new Set<string>()
  const report = (step: string) => void steps.add(step)
  assert.deepEqual(await ledger.fsck({ all: true, progress: { report } }), [])
  assert.deepEqual([...steps], ['pages', 'log', 'groups', 'objects', 'search'])
  const signal = AbortSignal.abort()
  await assert.rejects(ledger.fsck({ all: true, progress: { report, signal } }), {
    name: 'AbortError',
  })
  await addClaim(ledger, claimOf('claim_1'))
})

test('[L60] in the middle of a large change others have their turn, and a cancel arrives', async () => {
  const stop = new AbortController()
  const report = new FsckReport({ report: () => undefined, signal: stop.signal }, 0)
  let others = 0
  setImmediate(() => others++)
  await report.breathe()
  assert.equal(others, 1)
  const seldom = new FsckReport(undefined, 60_000)
  setImmediate(() => others++)
  await seldom.breathe()
  assert.equal(others, 1, 'not at every row')
  setImmediate(() => stop.abort())
  await assert.rejects(report.breathe(), { name: 'AbortError' })
})

test('[L61] a broken log can be read and checked, and takes nothing more', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  const ledger = await fixture.tamper(run('DELETE FROM custody_tile'))
  assert.equal((await ledger.read.claims({})).length, 11)
  await assert.rejects(addClaim(ledger, claimOf('claim_x')), { code: 'damaged' })
  await assert.rejects(ledger.checkpoint(), { code: 'damaged' })
  await assert.rejects(ledger.prove(1), { code: 'damaged' })
  assert.equal(shown((await ledger.fsck({ all: false }))[0]), 'FS7 tile-missing 0 0')
})

test('[L62] a check finds at most a thousand things', async (t) => {
  const fixture = await makeFixture(t)
  await fixture.ledger.change(changeOf('run_1'), async (write) => {
    for (let n = 0; n < 1100; n++) await write.append('agent', agentOf(`agent_${n}`))
  })
  const ledger = await fixture.tamper(run("UPDATE agent SET by = 'u-2'"))
  assert.equal((await ledger.fsck({ all: true })).length, 1000)
})
