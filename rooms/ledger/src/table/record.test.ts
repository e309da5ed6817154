import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { ROW_SCHEMAS } from '@tumen/claim'
import { ROWS } from '../../fixture/row.ts'
import {
  addClaim,
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  makeFixture,
  openingsOf,
  openRaw,
  storeTest,
} from '../../fixture/store.ts'
import { applySettings } from '../dialect/encrypted-database.ts'
import type { RowOf } from '../ledger.ts'
import { RECORD_TABLES, recordShape, TABLE_NAMES, USES } from './record.ts'
import { TABLES, WITNESSED } from './schema.ts'
import { CUSTODY_SHRED } from './shred.ts'

storeTest('[L20] no table lets a row be changed, deleted or replaced', async (t) => {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'doc_1', 'text')
  await addClaim(fixture.ledger, claimOf('claim_1'))
  await fixture.ledger.checkpoint()
  await fixture.ledger.close()
  const database = openRaw(join(fixture.folder, 'ledger.db'))
  applySettings(database)
  const later = TABLE_NAMES.filter((table) => RECORD_TABLES[table].since !== undefined)
  // The last one: a row of it lets what it names go.
  const first = TABLES.filter(({ name }) => name !== CUSTODY_SHRED.name)
  const shapes = [...first, ...WITNESSED, ...later.map(recordShape), CUSTODY_SHRED]
  for (const { name, columns } of shapes) {
    const first = columns[0]?.name
    const statements = [
      `UPDATE "${name}" SET "${first}" = "${first}"`,
      `DELETE FROM "${name}"`,
      `REPLACE INTO "${name}" SELECT * FROM "${name}"`,
    ]
    // Triggers fire for rows, so an empty table is filled as far as its columns allow.
    const empty = database.prepare(`SELECT count(*) = 0 AS e FROM "${name}"`).pluck().get()
    if (empty) {
      database.pragma('foreign_keys=OFF')
      const values = columns.map(({ type, length }) =>
        type === 'integer' ? '0' : type === 'text' ? "'{}'" : `zeroblob(${length ?? 1})`,
      )
      database.exec(`INSERT INTO "${name}" VALUES (${values})`)
    }
    for (const statement of statements) {
      assert.throws(() => database.exec(statement), /append-only/, statement)
    }
  }
  database.close()
})

storeTest('[L23] an id is recorded once', async (t) => {
  const { ledger } = await makeFixture(t)
  await addClaim(ledger, claimOf('claim_1'))
  await assert.rejects(addClaim(ledger, claimOf('claim_1')), { code: 'duplicate' })
  assert.equal((await ledger.head()).size, 2)
})

storeTest('[L24] an id that an opening cannot carry appears there as a keyed hash', async (t) => {
  const fixture = await makeFixture(t)
  const leaf = await addClaim(fixture.ledger, claimOf('주장 하나'.replace(' ', '-')))
  const [own] = await openingsOf(fixture, leaf)
  assert.match(own?.said.s ?? '', /^h:[0-9a-f]{40}$/)
  assert.equal((await fixture.ledger.read.claim('주장-하나'))?.claim.row.id, '주장-하나')
})

storeTest('[L24] an id with quotes and backslashes stands in its opening as it is', async (t) => {
  const fixture = await makeFixture(t)
  const ids = ['a"b', 'c\\d', '{"s":1}']
  const { leaf } = await fixture.ledger.change(changeOf('run_1'), async (write) => {
    for (const id of ids) await write.append('agent', agentOf(id))
  })
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  const openings = await openingsOf(fixture, leaf)
  assert.deepEqual(
    openings.slice(1).map(({ said }) => said.s),
    ids,
  )
})

storeTest('[L97] decisions about proposals are those of a document that still count', async (t) => {
  const { ledger } = await makeFixture(t)
  const decide = (id: string, document: string) =>
    ledger.change(changeOf(document, { operation: 'proposal.reject' }), async (write) => {
      const row = { id, document, key: 'quantity-3-9', decision: 'rejected' } as const
      await write.append('proposal_decision', row)
    })
  await decide('p2', 'doc_1')
  await decide('p3', 'doc_2')
  const { leaf } = await decide('p1', 'doc_1')
  const idsOn = async (document: string) =>
    (await ledger.read.decisionsOn(document)).map(({ row }) => row.id)
  assert.deepEqual(await idsOn('doc_1'), ['p2', 'p1'])
  const undo = changeOf('doc_1', { operation: 'change.undo' })
  await ledger.change(undo, (write) => write.append('undo', { change: String(leaf) }))
  assert.deepEqual(await idsOn('doc_1'), ['p2'])
  assert.deepEqual(await idsOn('doc_3'), [])
  assert.deepEqual(await ledger.fsck({ all: true }), [])
})

storeTest(
  '[L199] the newest decisions come first, and answers of models by document',
  async (t) => {
    const { ledger } = await makeFixture(t)
    const leaves: number[] = []
    for (const id of ['p1', 'p2', 'p3']) {
      const { leaf } = await ledger.change(changeOf('doc_1'), async (write) => {
        const row = { id, document: 'doc_1', key: id, decision: 'rejected' } as const
        await write.append('proposal_decision', row)
        await write.append('model_reading', { ...ROWS.model_reading, id, document: id } as never)
      })
      leaves.push(leaf)
    }
    const undo = changeOf('doc_1', { operation: 'change.undo' })
    await ledger.change(undo, (write) => write.append('undo', { change: String(leaves[1]) }))
    assert.deepEqual(
      (await ledger.read.decisions(2)).map(({ row }) => row.id),
      ['p3', 'p1'],
    )
    const answersOn = async (document: string) =>
      (await ledger.read.modelReadingsOn(document)).map(({ row }) => row.id)
    assert.deepEqual(await answersOn('p3'), ['p3'])
    assert.deepEqual(await answersOn('p2'), [])
  },
)

storeTest('[L25] every record comes back as it was given', async (t) => {
  const fixture = await makeFixture(t)
  const given = claimOf('c1', {
    comparison: { left: 'a', operator: 'gt', right: 'b', ratio: 1.1211, difference: -3 },
    extraction: { method: 'model', confidence: 0.5, reviewed: false },
  })
  await addClaim(fixture.ledger, given)
  const document = await addDocument(fixture.ledger, 'd1', 'text 52\u00a0강제')
  await fixture.ledger.change(changeOf('run_1'), async (write) => {
    for (const table of TABLE_NAMES) {
      const row = ROWS[table]
      if (row) await write.append(table as 'agent', row as RowOf['agent'])
    }
  })
  const { read } = await fixture.reopen()
  assert.deepEqual((await read.claim('c1'))?.claim.row, given)
  assert.deepEqual((await read.document('d1'))?.row, document)
  assert.equal(await read.documentText('d1'), 'text 52\u00a0강제')
  assert.deepEqual((await read.agent('a1'))?.row, ROWS.agent)
  assert.deepEqual((await read.event('e1'))?.row, ROWS.event)
  for (const table of [
    ...(['event_relation', 'agent_relation'] as const),
    'grade',
    'document_relation',
    'place',
    'query',
    'list',
    'list_declaration',
    'overlap',
    'estimate',
    'list_mapping',
    'import_run',
    'linkage_run',
    'judgement',
    'person_lineage',
    'person_proposal',
    'derivative_review',
    'bundle',
    'bundle_decision',
    'bundle_seal',
    'shred_request',
    'tombstone',
    'undo',
  ] as const) {
    assert.deepEqual(
      (await read.rows(table)).map(({ row }) => row),
      [ROWS[table]],
    )
  }
  assert.deepEqual((await read.listEntries(['l1']))[0]?.row, ROWS.list_entry)
  assert.deepEqual((await read.estimateReport('s1'))?.row, ROWS.estimate_report)
  const context = await read.claim('c1')
  assert.deepEqual(
    context?.statuses.map(({ row }) => row),
    [ROWS.claim_status],
  )
  assert.deepEqual(
    context?.relations.map(({ row }) => row),
    [ROWS.claim_relation],
  )
  assert.deepEqual(
    context?.events.map(({ row }) => row),
    [ROWS.event_link],
  )
  assert.deepEqual(Object.keys(ROWS).sort(), Object.keys(RECORD_TABLES).sort())
})

storeTest('[L26] a record that has not its shape is refused, without a word of it', async (t) => {
  const { ledger } = await makeFixture(t)
  const agent = { ...agentOf('agent_1'), secret: 'CANARY' }
  const work = ledger.change(changeOf('agent_1'), (write) => write.append('agent', agent))
  await assert.rejects(work, (error: Error) => {
    return error instanceof TypeError && !error.message.includes('CANARY')
  })
  const claim = claimOf('claim_1', { overlapsUnknown: undefined as never })
  await addClaim(ledger, claim)
  assert.equal('overlapsUnknown' in ((await ledger.read.claim('claim_1'))?.claim.row ?? {}), false)
})

test('[L197] a descriptor names only columns and fields that its record has', () => {
  const orders = USES.map(({ order }) => order)
  assert.equal(new Set(orders).size, orders.length)
  for (const table of TABLE_NAMES) {
    const { columns, replaces, seen, digest, uses = [] } = RECORD_TABLES[table]
    const known = Object.keys(ROW_SCHEMAS[table].shape)
    const fields = [
      ...Object.values(columns),
      ...(replaces === 'never' ? [] : (replaces ?? [])),
      ...(digest ? [digest] : []),
      ...(seen.by === 'records' ? [seen.documents, seen.claims, seen.agents].flat() : []),
      ...uses.flatMap(({ by }) => ('field' in by ? by.field : 'list' in by ? by.list : [])),
    ]
    for (const field of fields)
      if (field) assert.ok(known.includes(field.split('.')[0] ?? ''), `${table}.${field}`)
    for (const { by, id } of uses)
      for (const column of [id, ...('column' in by ? [by.column] : [])])
        assert.ok(Object.hasOwn(columns, column), `${table}.${column}`)
  }
})
