import assert from 'node:assert/strict'
import {
  addClaim,
  addDocument,
  changeOf,
  claimOf,
  makeFixture,
  scopeOf,
  storeTest,
} from '../../fixture/store.ts'

const MANY = 100

storeTest(
  '[L307] changes since a size name their operations and the claims they bear on',
  async (t) => {
    const { ledger } = await makeFixture(t)
    await addDocument(ledger, 'doc_1', 'At least 52 people were held.')
    await addClaim(ledger, claimOf('before'), [scopeOf()])
    await addClaim(ledger, claimOf('other'), [scopeOf()])
    const { size } = await ledger.head()
    const since = async (from = size, most = MANY) => {
      const found = await ledger.read.changesSince(from, most)
      return found && [found.operations.toSorted(), found.claims.toSorted()]
    }
    assert.deepEqual(await since(), [[], []])
    await ledger.change(changeOf('before', { operation: 'claim.retract' }), (write) =>
      write.append('claim_status', { claim: 'before', status: 'retracted', reason: 'x' }),
    )
    assert.deepEqual(await since(), [['claim.retract'], ['before']])
    await ledger.change(changeOf('other', { operation: 'event.link' }), async (write) => {
      await write.append('event_link', { claim: 'other', event: 'e', role: 'about' })
      await write.append('claim_relation', { from: 'other', to: 'before', type: 'restates' })
    })
    await addClaim(ledger, claimOf('after'), [scopeOf()])
    assert.deepEqual((await since())?.[1], ['after', 'before', 'other'])
    assert.deepEqual((await since(size + 2))?.[1], ['after'])
    // Neither more claims nor more changes than are asked for.
    assert.deepEqual([await since(size, 2), await since(size + 1, 1)], [undefined, undefined])
  },
)

storeTest('[L307] they are told whole, also to who may know of some of it alone', async (t) => {
  const { ledger } = await makeFixture(t)
  await addDocument(ledger, 'doc_1', 'At least 52 people were held.')
  const { size } = await ledger.head()
  await addClaim(ledger, claimOf('hidden'), [scopeOf()])
  await ledger.change(changeOf('doc_1', { operation: 'record.assign' }), (write) =>
    write.append('belonging', { kind: 'document', record: 'doc_1', groups: ['north'] }),
  )
  const { read } = ledger.reaching({ groups: ['south'] })
  assert.equal(await read.claim('hidden'), undefined)
  const all = { operations: ['claim.record', 'record.assign'], claims: ['hidden'] }
  assert.deepEqual(await read.changesSince(size, MANY), all)
})
