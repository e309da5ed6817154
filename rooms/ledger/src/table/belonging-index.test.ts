// Which rows a read for some groups leaves out.
import assert from 'node:assert/strict'
import {
  addClaim,
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  documentOf,
  makeFixture,
  storeTest,
} from '../../fixture/store.ts'
import type { Ledger } from '../ledger.ts'

const NORTH = { groups: ['north'] }
const SOUTH = { groups: ['south'] }

async function give(ledger: Ledger, record: string, groups: string[]): Promise<void> {
  await ledger.change(changeOf(record), (write) =>
    write.append('belonging', { kind: 'document', record, groups }),
  )
}

/** What a reader is told of the document R1 and its claim. */
async function seen(ledger: Ledger): Promise<Record<string, number>> {
  const { read } = ledger
  const counts = await read.counts()
  return {
    document: (await read.documents()).length,
    text: (await read.documentText('R1')) === undefined ? 0 : 1,
    claim: (await read.claims({})).length,
    one: (await read.claim('claim_1')) ? 1 : 0,
    figure: (await read.claimsForFigure({ acts: ['detention'] })).length,
    after: (await read.claims({ after: 'claim_1', order: 'newest' })).length,
    found: (await read.search({ all: [{ anyOf: ['held'] }], none: [] })).length,
    counted: counts.document + counts.claim,
    changes: (await read.changes({})).length,
    rows: (await read.rowsAbout(['R1', 'claim_1'], 100)).length,
  }
}

const NOTHING = {
  ...{ document: 0, text: 0, claim: 0, one: 0, figure: 0, after: 0, found: 0, counted: 0 },
  ...{ changes: 0, rows: 0 },
}

storeTest('[L200] [L201] what was recorded of a document goes with it to its group', async (t) => {
  const { ledger } = await makeFixture(t)
  await addDocument(ledger, 'R1', 'At least 52 were held.')
  await addClaim(ledger, claimOf('claim_1', { doc: 'R1' }))
  const whole = await seen(ledger)
  assert.deepEqual(await seen(ledger.reaching(SOUTH)), whole)
  await give(ledger, 'R1', ['north'])
  assert.deepEqual(await seen(ledger.reaching(SOUTH)), NOTHING)
  const all = await seen(ledger)
  assert.deepEqual(await seen(ledger.reaching(NORTH)), all)
  const single = { groups: ['south'], records: [{ kind: 'document', record: 'R1' }] }
  assert.deepEqual(await seen(ledger.reaching(single)), all)
  // What is recorded of it afterwards, too.
  await addClaim(ledger, claimOf('claim_2', { doc: 'R1' }))
  assert.deepEqual(await seen(ledger.reaching(SOUTH)), NOTHING)
  await give(ledger, 'R1', [])
  assert.equal((await ledger.reaching(SOUTH).read.claims({})).length, 2)
  assert.equal((await ledger.reaching(NORTH).read.documents()).length, 1)
})

storeTest('[L202] what is new in a change of some groups is theirs by a row of it', async (t) => {
  const { ledger } = await makeFixture(t)
  await addDocument(ledger, 'R1', 'At least 52 were held.')
  const text = 'In the south.'
  const document = documentOf('R2', text)
  await ledger.change(changeOf('R2', { owners: ['south'] }), async (write) => {
    await write.appendDocument(document, text, Buffer.from(text))
    await write.append('agent', agentOf('a1'))
    await write.append('agent', { ...agentOf('a2'), anonymity: 'unnamed', scope: 'R1' })
  })
  const { read } = ledger
  assert.deepEqual(await read.groupsOf('document', 'R2'), ['south'])
  assert.deepEqual(await read.groupsOf('agent', 'a1'), ['south'])
  // It exists in a document of everybody.
  assert.deepEqual(await read.groupsOf('agent', 'a2'), [])
  const north = ledger.reaching(NORTH).read
  assert.deepEqual(
    (await north.documents()).map(({ row }) => row.id),
    ['R1'],
  )
  assert.deepEqual(
    (await north.agents()).map(({ row }) => row.id),
    ['a2'],
  )
  assert.equal((await read.rowsAbout(['R2'], 100)).length, 2)
})

storeTest('[L200] what stays of a destroyed record is told to those who had it', async (t) => {
  const { ledger } = await makeFixture(t)
  await addDocument(ledger, 'R1', 'At least 52 were held.')
  await addClaim(ledger, claimOf('claim_1', { doc: 'R1' }))
  await give(ledger, 'R1', ['north'])
  await ledger.change(changeOf('R1'), (write) => write.shred({ documents: ['R1'], reason: 'wish' }))
  const ids = ['R1', 'claim_1']
  assert.equal((await ledger.reaching(NORTH).read.tombstonesOf(ids)).length, 2)
  assert.equal((await ledger.reaching(SOUTH).read.tombstonesOf(ids)).length, 0)
  assert.deepEqual(await seen(ledger.reaching(SOUTH)), NOTHING)
})
