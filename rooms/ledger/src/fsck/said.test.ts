// One byte in each table beside the checkpoints: each is named.
import assert from 'node:assert/strict'
import { cosignatureLine, noteKey, timeStampRequest } from '@tumen/custody'
import type Database from 'better-sqlite3-multiple-ciphers'
import { addClaim, claimOf, makeFixture, storeTest } from '../../fixture/store.ts'

const witness = noteKey(new Uint8Array(32).fill(7), 'witness.example/north', 4)

/** A byte of a column changed by hand. */
const flip = (table: string, column: string, at: number) => (database: Database.Database) => {
  const found = database.prepare(`SELECT ${column} AS v FROM ${table}`).get() as {
    v: Buffer | string
  }
  const bytes = Buffer.from(found.v)
  bytes[at] = (bytes[at] as number) ^ 1
  const value = typeof found.v === 'string' ? bytes.toString('utf8') : bytes
  database.prepare(`UPDATE ${table} SET ${column} = ?`).run(value)
}

storeTest('[L56] a byte of what stands beside a checkpoint is named', async (t) => {
  const fixture = await makeFixture(t)
  await addClaim(fixture.ledger, claimOf('claim_1'))
  const note = await fixture.ledger.checkpoint()
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
  const line = cosignatureLine(text, witness, 1_795_564_807)
  await fixture.ledger.keepCosignatures(16, [{ name: witness.name, line }])
  const file = await fixture.ledger.freeze(16)
  // As much of an answer as is looked at: the digest of the file.
  const tsr = timeStampRequest(Buffer.from(file, 'utf8'))
  await fixture.ledger.keepToken(16, { authority: 'first', tsr })
  const options = { all: true, witnesses: [witness] }
  assert.deepEqual(await fixture.ledger.fsck(options), [])
  const cases: [table: string, column: string, at: number, ...what: string[]][] = [
    ['custody_file', 'file', 5, 'file', 'token'],
    ['custody_file', 'file', note.length + 20, 'file', 'token'],
    ['custody_cosignature', 'line', 40, 'cosignature', 'file'],
    ['custody_cosignature', 'name', 0, 'cosignature'],
    ['custody_token', 'tsr', 30, 'token'],
    ['custody_signing', 'signed', 0, 'signed'],
  ]
  for (const [table, column, at, ...what] of cases) {
    await fixture.tamper(flip(table, column, at))
    const found = await fixture.ledger.fsck(options)
    assert.deepEqual(
      found,
      what.map((one) => ({ code: 'FS8', what: one, head: 16 })),
      `${table} ${column}`,
    )
    await fixture.tamper(flip(table, column, at))
    assert.deepEqual(await fixture.ledger.fsck(options), [])
  }
})
