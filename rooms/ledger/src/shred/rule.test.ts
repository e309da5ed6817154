// That nothing slips past a shredding: every table is named, nothing else lets rows go, undos
// around it hold, and the check tells a shredding from damage. Everything here is invented.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3-multiple-ciphers'
import { fill, findings, otherClaim, shred } from '../../fixture/shred.ts'
import {
  addClaim,
  changeOf,
  type Fixture,
  makeFixture,
  openRaw,
  storeTest,
} from '../../fixture/store.ts'
import { applySettings } from '../dialect/encrypted-database.ts'
import type { Ledger } from '../ledger.ts'

const SPEC = new URL('../../SPEC.md', import.meta.url)

/** The tables of a workspace; those that the search index keeps for itself stand under its name. */
function tablesOf(database: Database.Database): string[] {
  const query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
  const names = database.prepare(query).pluck().all() as string[]
  return names.filter((name) => !name.startsWith('document_search_'))
}

storeTest('[L132] every table is named in what is said of shredding', async (t) => {
  const fixture = await makeFixture(t)
  const [, section = ''] = readFileSync(SPEC, 'utf8').split('## Shredding\n')
  const named = new Set(section.split('\n## ')[0]?.match(/`[a-z_]+`/g))
  const database = openRaw(join(fixture.folder, 'ledger.db'))
  const missing = tablesOf(database).filter((table) => !named.has(`\`${table}\``))
  assert.deepEqual(missing, [])
  database.exec('CREATE TABLE note (text)')
  assert.deepEqual(
    tablesOf(database).filter((table) => !named.has(`\`${table}\``)),
    ['note'],
    'a new table is noticed',
  )
  database.exec('DROP TABLE note')
  database.close()
})

storeTest('[L132] rows go by a shredding only, and only those that it names', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  await shred(fixture.ledger)
  await fixture.ledger.close()
  const database = openRaw(join(fixture.folder, 'ledger.db'))
  applySettings(database)
  for (const table of tablesOf(database)) {
    const isFilled = database.prepare(`SELECT count(*) > 0 FROM "${table}"`).pluck().get()
    if (!isFilled || table === 'document_search') continue
    assert.throws(() => database.exec(`DELETE FROM "${table}"`), /append-only/, table)
  }
  // A row that names no leaf of a shredding opens nothing once that leaf is there.
  const forge = 'INSERT INTO custody_shred VALUES (2, -1, 6, NULL)'
  database.exec(`BEGIN; ${forge}`)
  assert.throws(() => database.exec('DELETE FROM chain_link'), /append-only/)
  database.exec('ROLLBACK')
  database.close()
})

async function undo(ledger: Ledger, change: number): Promise<number> {
  const of = changeOf('log', { operation: 'change.undo' })
  const work = ledger.change(of, (write) => write.append('undo', { change: String(change) }))
  return (await work).leaf
}

const claimIds = async ({ read }: Ledger) =>
  (await read.claims({})).map(({ claim }) => claim.row.id)

storeTest('[L133] what is left of a change leaves and returns with it', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  const imported = 3
  const before = await undo(fixture.ledger, imported)
  await shred(fixture.ledger)
  assert.deepEqual(await claimIds(fixture.ledger), [])
  await fixture.reopen()
  await undo(fixture.ledger, before)
  assert.deepEqual(await claimIds(fixture.ledger), ['claim_b0', 'claim_b1', 'claim_b2'])
  await undo(fixture.ledger, imported)
  assert.deepEqual(await claimIds(fixture.ledger), [])
  assert.deepEqual(await findings(fixture), [])
})

storeTest(
  '[L133] the undos of a change that went whole are gone, those of others stay',
  async (t) => {
    const fixture = await makeFixture(t)
    await fill(fixture.ledger)
    const first = await undo(fixture.ledger, 4)
    await undo(fixture.ledger, first)
    const other = await undo(fixture.ledger, 2)
    const { rows } = await shred(fixture.ledger)
    assert.equal(rows.undo, 2)
    assert.deepEqual([...fixture.ledger.read.undone()], [2])
    await fixture.reopen()
    assert.deepEqual([...fixture.ledger.read.undone()], [2])
    assert.equal(fixture.ledger.read.undoneBy(2), other)
    assert.deepEqual(await findings(fixture), [])
  },
)

const DAMAGES: [what: string, change: string, first: string][] = [
  ['a shredding forgotten', 'DELETE FROM custody_shred WHERE idx = 4', 'FS4 opening-missing 4'],
  [
    'a row of one forgotten',
    'DELETE FROM custody_shred WHERE idx = 3 AND row = 1',
    'FS5 row-gap 3 2',
  ],
  [
    'a shredding invented',
    `DELETE FROM custody_opening WHERE idx = 6;
      DELETE FROM claim WHERE leaf = 6; INSERT INTO custody_shred VALUES (6, -1, 7, NULL)`,
    'FS4 shred-unlisted 6',
  ],
  [
    'a row shredded by nobody',
    `INSERT INTO custody_shred SELECT idx, row, 7, zeroblob(32) FROM custody_opening
      WHERE idx = 3 AND row = 4; DELETE FROM custody_opening WHERE idx = 3 AND row = 4;
      DELETE FROM claim WHERE id = 'claim_b1'`,
    'FS5 list-digest 3',
  ],
  [
    'another commitment',
    'UPDATE custody_shred SET c = zeroblob(32) WHERE idx = 3 AND row = 0',
    'FS5 list-digest 3',
  ],
  [
    'a row that is left of a leaf',
    "UPDATE agent SET body = replace(body, 'outlet', 'person') WHERE leaf = 1",
    'FS6 row-digest 1 0',
  ],
  [
    'an opening that is left of a leaf',
    'DELETE FROM custody_opening WHERE idx = 1; DELETE FROM agent WHERE leaf = 1',
    'FS5 row-gap 1 1',
  ],
  ['a tombstone gone', "DELETE FROM tombstone WHERE record = 'claim_1'", 'FS5 row-missing 7 4'],
]

storeTest('[L134] the check tells a shredding from damage', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  await addClaim(fixture.ledger, otherClaim('claim_9'))
  await shred(fixture.ledger)
  const bytes = async () => {
    await fixture.ledger.close()
    return readFileSync(join(fixture.folder, 'ledger.db'))
  }
  const sound = await bytes()
  await fixture.reopen()
  for (const [what, change, first] of DAMAGES) {
    await damaged(fixture, sound, change)
    assert.equal((await findings(fixture))[0], first, what)
  }
})

async function damaged(fixture: Fixture, sound: Uint8Array, change: string): Promise<void> {
  await fixture.ledger.close()
  writeFileSync(join(fixture.folder, 'ledger.db'), sound)
  await fixture.tamper((database) => {
    database.exec(change)
  })
}
