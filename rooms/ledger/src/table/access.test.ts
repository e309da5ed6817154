// What was read: kept for ever, apart from the log; and closed records beyond some groups.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import {
  addClaim,
  addDocument,
  changeOf,
  claimOf,
  makeFixture,
  openRaw,
  storeTest,
} from '../../fixture/store.ts'
import type { AccessEntry } from './access.ts'

const AT = ['2030-01-01T10:00:00.000Z', '2030-01-01T11:00:00.000Z', '2030-01-02T10:00:00.000Z']
const entry = (n: number, more: Partial<AccessEntry> = {}): AccessEntry => ({
  ...{
    at: AT[n] as string,
    account: 'ana',
    operation: 'claim.show',
    item: 'c1',
    field: 'problems',
  },
  ...more,
})

storeTest('[L220] what was read is listed from the newest, and is in no leaf', async (t) => {
  const { ledger, folder } = await makeFixture(t)
  const { size } = await ledger.head()
  const search = { at: AT[2] as string, account: 'vie', operation: 'search', facts: { claims: 3 } }
  await ledger.noteAccesses([entry(0), entry(1, { account: 'rev' }), search])
  await ledger.noteAccesses([entry(1, { item: 'c2' })])
  assert.equal((await ledger.head()).size, size)
  const all = await ledger.accesses({ limit: 10 })
  assert.deepEqual(all, [search, entry(1, { item: 'c2' }), entry(1, { account: 'rev' }), entry(0)])
  const of = async (filter: object) => (await ledger.accesses({ limit: 10, ...filter })).length
  assert.deepEqual(
    [await of({ account: 'ana' }), await of({ item: 'c2' }), await of({ before: AT[1] })],
    [2, 1, 1],
  )
  // All of an instant comes together, so that the next page can begin before it.
  assert.equal((await ledger.accesses({ limit: 2 })).length, 3)
  await ledger.close()
  const database = openRaw(join(folder, 'ledger.db'))
  for (const verb of ['DELETE FROM access_entry', "UPDATE access_entry SET account = 'x'"])
    assert.throws(() => database.exec(verb), /append-only/)
  database.close()
})

storeTest('[L221] closed records that belong to none of some groups are found', async (t) => {
  const { ledger } = await makeFixture(t)
  await addDocument(ledger, 'd1', 'At least 52 were held.')
  await addDocument(ledger, 'd2', 'At least 52 were held there.')
  const closed = { sensitivity: 'restricted' } as const
  await addClaim(ledger, claimOf('c1', { doc: 'd1', ...closed }))
  await addClaim(ledger, claimOf('c2', { doc: 'd2', ...closed }))
  await addClaim(ledger, claimOf('c3', { doc: 'd1' }))
  const beyond = async (...groups: string[]) => [...(await ledger.read.closedBeyond(groups))].sort()
  assert.deepEqual(await beyond(), [])
  for (const [record, group] of [
    ['d1', 'north'],
    ['d2', 'south'],
  ] as const)
    await ledger.change(changeOf(record), (write) =>
      write.append('belonging', { kind: 'document', record, groups: [group] }),
    )
  assert.deepEqual(await beyond('north'), ['c2'])
  assert.deepEqual(await beyond('south'), ['c1'])
  assert.deepEqual(await beyond(), ['c1', 'c2'])
  assert.deepEqual(await beyond('north', 'south'), [])
})
