// The check against one flipped byte in every table: what the log commits to is named, and so is
// what was drawn from it. Source: custody.md section 10.
import assert from 'node:assert/strict'
import { ROWS } from '../../fixture/row.ts'
import {
  addClaim,
  addDocument,
  changeOf,
  claimOf,
  type Fixture,
  makeFixture,
  scopeOf,
  storeTest,
} from '../../fixture/store.ts'
import { sha256Hex } from '../evidence/object-file.ts'
import type { LedgerFinding, RowOf, Table } from '../ledger.ts'
import { TABLE_NAMES } from '../table/record.ts'

/** A workspace with a row in every record table. */
async function fill({ ledger }: Fixture): Promise<void> {
  await addDocument(ledger, 'd1', 'At least 52 were held.')
  await addClaim(ledger, claimOf('c1', { doc: 'd1' }))
  await ledger.change(changeOf('run_1'), async (write) => {
    for (const table of TABLE_NAMES) {
      const row = ROWS[table]
      if (row) await write.append(table as 'agent', row as RowOf['agent'])
    }
    const bytes = Buffer.from('a smaller one')
    const derivative = { id: 'dv_1', document: 'd1', from: 'a'.repeat(64), tool: 'scissors' }
    const ofBytes = { bytesHash: sha256Hex(bytes), mediaType: 'text/plain', bytes: bytes.length }
    await write.appendDerivative({ ...derivative, ...ofBytes }, bytes)
    const layer = { losses: [], findings: [] }
    await write.appendTextLayer(
      { id: 'tl_1', document: 'd1', page: 1, textHash: sha256Hex('62'), reason: 'misread', layer },
      '62',
    )
  })
}

const check = async ({ ledger }: Fixture): Promise<LedgerFinding[]> =>
  (await ledger.fsck({ all: true, scopesOf: () => [scopeOf()] })).filter(
    ({ what }) => what !== 'object-key-missing',
  )

storeTest('[L56] a flipped byte in a row of any table is named with its table', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture)
  assert.deepEqual(await check(fixture), [])
  await fixture.tamper((database) => {
    for (const table of TABLE_NAMES) {
      const query = database.prepare(`SELECT seq, body FROM "${table}" LIMIT 1`)
      const { seq, body } = query.get() as { seq: number; body: string }
      // Indexes read some bodies as JSON, so it stays one.
      const flipped = body.replace(/[a-z0-9](?=")/, (sign) => (sign === 'x' ? 'y' : 'x'))
      database.prepare(`UPDATE "${table}" SET body = ? WHERE seq = ?`).run(flipped, seq)
    }
  })
  const found = await check(fixture)
  const named = new Set(found.filter(({ what }) => what === 'row-digest').map(({ table }) => table))
  assert.deepEqual(
    TABLE_NAMES.filter((table) => !named.has(table)),
    [],
  )
})

storeTest('[L56] a row that is gone from any table is named by its place in the log', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture)
  const places = new Map<Table, string>()
  await fixture.tamper((database) => {
    for (const table of TABLE_NAMES) {
      const query = database.prepare(`SELECT leaf, leaf_row AS line FROM "${table}" LIMIT 1`)
      const { leaf, line } = query.get() as { leaf: number; line: number }
      places.set(table, `${leaf} ${line < 0 ? '' : line}`)
      database.exec(`DELETE FROM "${table}"`)
    }
  })
  const found = await check(fixture)
  const missing = found.filter(({ code, what }) => code === 'FS5' && what === 'row-missing')
  const named = new Set(missing.map(({ leaf, row }) => `${leaf} ${row ?? ''}`))
  assert.deepEqual(
    [...places].filter(([, place]) => !named.has(place)),
    [],
  )
})

storeTest('[L58] a flipped byte in the key of an object is found at the object', async (t) => {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'd1', 'At least 52 were held.')
  let name = ''
  await fixture.tamper((database) => {
    const row = database.prepare('SELECT name, key FROM object_key').get() as {
      name: string
      key: Buffer
    }
    name = row.name
    row.key[5] = (row.key[5] as number) ^ 1
    database.prepare('UPDATE object_key SET key = ?').run(row.key)
  })
  const [first] = await fixture.ledger.fsck({ all: true })
  assert.deepEqual([first?.what, first?.table, first?.id], ['object-damaged', 'object_key', name])
})
