// A workspace of an earlier format, whose claims were found by fewer places than today, is brought
// up to date when its desk is opened. The database is changed past all guards to be as it was.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import test from 'node:test'
import { addReport, HELD, openFixture } from '../../fixture/desk.ts'
import { openDesk } from '../desk.ts'

/** The store of the ledger, which this room has no business to open otherwise. */
const Database = createRequire(new URL('../../../ledger/src/index.ts', import.meta.url))(
  'better-sqlite3-multiple-ciphers',
)

function randomOf(name: string) {
  let drawn = 0
  return (length: number) =>
    new Uint8Array(
      createHash('shake256', { outputLength: length }).update(`${name}${drawn++}`).digest(),
    )
}

test('[D571] claims of an earlier format are found by the places on their way', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  const places = [
    { place: 'CN', role: 'origin' },
    { place: 'Onsong', role: 'transit' },
  ]
  const { place: _, at: __, ...bare } = HELD
  const returned = { ...bare, act: 'forced_return', places, measure: 'flow' }
  await fixture.ask('own', 'claim.record', returned)
  await fixture.desk.close()
  // The first that a fixture draws is its store key.
  const first = createHash('shake256', { outputLength: 32 }).update('0').digest()
  const database = new Database(join(fixture.folder, 'ledger.db'))
  database.pragma("cipher='chacha20'")
  database.key(Buffer.from(`raw:${first.toString('hex')}`))
  const triggers = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
  const guards: { name: string; sql: string }[] = triggers.all()
  for (const { name } of guards) database.exec(`DROP TRIGGER "${name}"`)
  const gone = database.prepare("DELETE FROM claim_scope WHERE path LIKE 'KP/%'").run()
  assert.equal(gone.changes, 1)
  const later = [
    'claim_scope_due',
    'redaction',
    'layer_text',
    'text_layer',
    'content_mark',
    'bundle_taken',
    'collected_claim',
    'collected_document',
    'redaction_copy',
    'reader_setting',
    'model_reading',
    'account',
    'account_group',
    'credential',
    'review_step',
    'belonging',
    'item',
    'item_group',
    'item_row',
    'access_grant',
    'access_entry',
    'involvement',
    'event_relation',
    'custom_field',
    'custom_value',
    'waiting_file',
  ]
  for (const table of later) database.exec(`DROP TABLE ${table}`)
  for (const table of ['document', 'claim']) database.exec(`DROP INDEX ${table}_closed`)
  database.exec('DELETE FROM migration WHERE number >= 13')
  const kept = guards.filter(({ sql }) => !later.some((table) => sql.includes(table)))
  for (const { sql } of kept) database.exec(sql)
  database.close()

  const around = { clock: () => new Date('2022-05-01T11:00:00Z'), random: randomOf('again') }
  const unlock = { passphrase: 'trial passphrase' }
  for (const _again of [1, 2]) {
    const desk = await openDesk({ folder: fixture.folder, unlock, ...around, clockMayJump: true })
    const found = await desk.ledger.read.claimsForFigure({ acts: ['forced_return'], place: 'KP' })
    assert.equal(found.length, 1)
    await desk.close()
  }
})
