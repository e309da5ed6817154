import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { inspect } from 'node:util'
import { addClaim, claimOf, makeFixture, openRaw, STORE_KEY } from '../../fixture/store.ts'
import { connect } from '../dialect/connection.ts'
import { applySettings, openEncrypted } from '../dialect/encrypted-database.ts'
import { formatOf, MIGRATIONS, migrate } from '../dialect/migration.ts'
import { LedgerFault, toFault } from '../fault.ts'

test('[L7] every protective setting is read back, and one that did not take stops the opening', async (t) => {
  const fixture = await makeFixture(t)
  await fixture.ledger.close()
  const path = join(fixture.folder, 'ledger.db')
  const options = { unreadable: 'damaged', cacheKib: 1000 } as const
  const database = openEncrypted(path, STORE_KEY, options)
  const read = (name: string) => database.pragma(name, { simple: true })
  const names = ['cipher', 'journal_mode', 'synchronous', 'temp_store', 'secure_delete']
  assert.deepEqual(names.map(read), ['chacha20', 'wal', 2, 2, 1])
  const more = ['foreign_keys', 'recursive_triggers', 'trusted_schema', 'cell_size_check']
  assert.deepEqual([...more, 'mmap_size'].map(read), [1, 1, 0, 1, 0])
  // The mutation test: a setting that this library does not take.
  const broken: [string, string, unknown][] = [['journal_mode', 'sideways', 'sideways']]
  assert.throws(() => applySettings(database, broken), { code: 'unsupported' })
  database.close()
})

test('[L9] a workspace of a newer version is refused and not touched', async (t) => {
  const fixture = await makeFixture(t)
  const newer = fixture.tamper((database) => {
    database.exec("INSERT INTO migration VALUES (999, 'from the future')")
  })
  await assert.rejects(newer, { code: 'newer-format' })
  const before = readFileSync(join(fixture.folder, 'ledger.db'))
  await assert.rejects(fixture.reopen(), { code: 'newer-format' })
  assert.deepEqual(readFileSync(join(fixture.folder, 'ledger.db')), before)
})

test('[L10] migrations run once, in order, and are recorded', async (t) => {
  const fixture = await makeFixture(t)
  await fixture.ledger.close()
  const database = openRaw(join(fixture.folder, 'ledger.db'))
  const store = connect(database)
  const numbers = MIGRATIONS.map((migration) => migration.number)
  assert.deepEqual(
    numbers,
    [...new Set(numbers)].sort((a, b) => a - b),
  )
  assert.equal(await formatOf(store), numbers.at(-1))
  const next = {
    number: (numbers.at(-1) ?? 0) + 1,
    name: 'one more',
    statements: () => ['CREATE TABLE x (y)'],
  }
  await migrate(store, [...MIGRATIONS, next])
  await migrate(store, [...MIGRATIONS, next])
  assert.equal(await formatOf(store), next.number)
  await assert.rejects(migrate(store), { code: 'newer-format' })
  // One that was made beside another, and comes after it.
  const two = { ...next, number: next.number + 2, statements: () => ['CREATE TABLE y (y)'] }
  const one = { ...next, number: next.number + 1, statements: () => ['CREATE TABLE z (y)'] }
  await migrate(store, [...MIGRATIONS, next, two])
  await migrate(store, [...MIGRATIONS, next, one, two])
  const rows = await store.selectFrom('migration').selectAll().execute()
  assert.equal(rows.length, numbers.length + 3)
  database.close()
})

test('[L11] a fault says its code and what to do, without paths or contents', async (t) => {
  const fixture = await makeFixture(t)
  await addClaim(fixture.ledger, claimOf('claim_CANARY'))
  const again = addClaim(fixture.ledger, claimOf('claim_CANARY'))
  const fault = await again.catch((error: unknown) => error)
  assert.ok(fault instanceof LedgerFault && fault.code === 'duplicate')
  assert.match((fault.cause as { code: string }).code, /^SQLITE_CONSTRAINT/)
  assert.doesNotMatch(inspect(fault), /CANARY/)
  const codes = { SQLITE_FULL: 'disk-full', ENOSPC: 'disk-full', SQLITE_CORRUPT_VTAB: 'damaged' }
  for (const [code, expected] of Object.entries(codes)) {
    const cause = Object.assign(new Error('at the desk of somebody'), { code })
    const made = toFault(cause) as LedgerFault
    assert.deepEqual([made.code, made.cause], [expected, cause])
    assert.doesNotMatch(made.message, /somebody/)
  }
  const other = new Error('mine')
  assert.equal(toFault(other), other)
})

test('[L11] after closing, every write and every read says so', async (t) => {
  const { ledger } = await makeFixture(t)
  await ledger.close()
  await ledger.close()
  await assert.rejects(addClaim(ledger, claimOf('claim_1')), { code: 'closed' })
  await assert.rejects(ledger.checkpoint(), { code: 'closed' })
  await assert.rejects(ledger.read.claims({}), { code: 'closed' })
})
