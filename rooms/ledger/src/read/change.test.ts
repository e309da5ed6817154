// The history as readers get it: changes, rows of a change, rows about an id. Nothing is left out.
import assert from 'node:assert/strict'
import {
  addClaim,
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  type Fixture,
  makeFixture,
  scopeOf,
  storeTest,
} from '../../fixture/store.ts'
import type { Writer } from '../ledger.ts'

async function undo({ ledger }: Fixture, change: number): Promise<number> {
  const say = changeOf('claim_1', { operation: 'change.undo', by: 'u-2' })
  const row = { change: String(change) }
  return (await ledger.change(say, (write) => write.append('undo', row))).leaf
}

const statusOf = (claim: string) => ({ claim, status: 'accepted', reason: 'seen' }) as const

storeTest(
  '[L69] changes come newest first, a page at a time, without those of the log',
  async (t) => {
    const fixture = await makeFixture(t)
    const { ledger } = fixture
    await addDocument(ledger, 'doc_1', 'At least 52.')
    const claim = await addClaim(ledger, claimOf('claim_1'))
    await ledger.checkpoint()
    fixture.now.at = '2019-08-10T11:12:13.456Z'
    const undone = await undo(fixture, claim)
    const all = await ledger.read.changes({})
    assert.deepEqual(
      all.map(({ leaf, operation, subject, by }) => [leaf, operation, subject, by]),
      [
        [undone, 'change.undo', 'claim_1', 'u-2'],
        [claim, 'claim.record', 'claim_1', 'u-1'],
        [1, 'document.add', 'doc_1', 'u-1'],
      ],
    )
    assert.equal(all[0]?.recorded, '2019-08-10T11:12:13Z')
    assert.deepEqual(await ledger.read.changes({ before: undone, limit: 1 }), [all[1]])
    assert.deepEqual(await ledger.read.changes({ before: 1 }), [])
    const without = ['claim', 'account']
    assert.deepEqual(await ledger.read.changes({ without, limit: 2 }), [all[0], all[2]])
    assert.deepEqual(await ledger.read.changesAt([undone, 1, 0, 5, 999]), [all[2], all[0]])
  },
)

storeTest('[L69] the rows of a change come in their order, as many as asked', async (t) => {
  const fixture = await makeFixture(t)
  const { ledger } = fixture
  const single = await addClaim(ledger, claimOf('claim_1'))
  const { leaf } = await ledger.change(changeOf('run_1'), async (write) => {
    await write.append('agent', agentOf('agent_1'))
    for (let n = 10; n < 30; n++) await write.appendClaim(claimOf(`claim_${n}`), [scopeOf()])
    await write.append('claim_status', statusOf('claim_10'))
  })
  await undo(fixture, leaf)
  const rows = await ledger.read.rowsOfChanges([leaf, single], 3)
  assert.deepEqual(
    rows.map(({ table, leaf: of, leafRow }) => [table, of, leafRow]),
    [
      ['claim', single, -1],
      ['agent', leaf, 0],
      ['claim', leaf, 1],
      ['claim', leaf, 2],
    ],
  )
  assert.equal((await ledger.read.rowsOfChanges([leaf], 1000)).length, 22)
})

storeTest('[L70] every row that names an id is found, with the undos of its change', async (t) => {
  const fixture = await makeFixture(t)
  const { ledger } = fixture
  const leaf = await addClaim(ledger, claimOf('claim_1'))
  await addClaim(ledger, claimOf('claim_2'))
  const put = (work: (write: Writer) => Promise<void>) => ledger.change(changeOf('claim_1'), work)
  await put((write) => write.append('claim_status', statusOf('claim_1')))
  await put((write) => write.append('claim_status', statusOf('claim_2')))
  await put((write) =>
    write.append('claim_relation', { from: 'claim_2', type: 'refines', to: 'claim_1' }),
  )
  await put((write) => write.append('event_link', { claim: 'claim_1', event: 'e', role: 'about' }))
  await undo(fixture, await undo(fixture, leaf))
  const tables = async (...ids: string[]) =>
    (await ledger.read.rowsAbout(ids, 1000)).map(({ table }) => table).join(' ')
  assert.equal(await tables('claim_1'), 'claim claim_status claim_relation event_link undo undo')
  assert.equal(await tables('claim_2'), 'claim claim_status claim_relation')
  assert.equal(await tables('e'), 'event_link')
  assert.equal(await tables('nothing'), '')
  assert.equal((await ledger.read.rowsAbout(['claim_1'], 2)).filter(isNoUndo).length, 2)
})

const isNoUndo = ({ table }: { table: string }) => table !== 'undo'

storeTest('[L70] rows about agents and documents are found from both ends', async (t) => {
  const { ledger } = await makeFixture(t)
  await addDocument(ledger, 'doc_1', 'text')
  await ledger.change(changeOf('run_1'), async (write) => {
    await write.append('agent', agentOf('agent_1'))
    await write.append('agent_relation', { a: 'agent_0', b: 'agent_1', relation: 'same' })
    await write.append('agent_relation', { a: 'agent_1', b: 'agent_2', relation: 'possible' })
    await write.append('grade', { agent: 'agent_1', grade: 'B' })
    const relation = { kind: 'relays', basis: 'declared', state: 'confirmed' } as const
    await write.append('document_relation', { from: 'doc_0', to: 'doc_1', ...relation })
    await write.append('document_relation', { from: 'doc_1', to: 'doc_2', ...relation })
  })
  const agent = await ledger.read.rowsAbout(['agent_1'], 1000)
  assert.deepEqual(
    agent.map(({ table }) => table),
    ['agent', 'agent_relation', 'agent_relation', 'grade'],
  )
  const document = await ledger.read.rowsAbout(['doc_1'], 1000)
  assert.deepEqual(
    document.map(({ table }) => table),
    ['document', 'document_relation', 'document_relation'],
  )
})
