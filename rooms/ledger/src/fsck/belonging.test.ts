// The check of which rows belong to which groups: sound workspaces, and each kind of damage.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import {
  addClaim,
  addDocument,
  changeOf,
  claimOf,
  makeFixture,
  storeTest,
} from '../../fixture/store.ts'

/** Two documents with claims and what follows them, of which the north has one. */
async function northAndSouth(t: TestContext) {
  const fixture = await makeFixture(t)
  const { ledger } = fixture
  await addDocument(ledger, 'd1', 'At least 52 were held.')
  await addDocument(ledger, 'd2', 'About 80 were held there.')
  await addClaim(ledger, claimOf('c1', { doc: 'd1' }))
  const give = (record: string, groups: string[]) =>
    ledger.change(changeOf(record), (write) =>
      write.append('belonging', { kind: 'document', record, groups }),
    )
  await give('d1', ['north'])
  await give('d2', ['south'])
  await give('d2', [])
  await addClaim(ledger, claimOf('c2', { doc: 'd1' }))
  const { leaf } = await ledger.change(changeOf('c2'), (write) =>
    write.append('claim_relation', { type: 'refines', from: 'c2', to: 'c1' }),
  )
  await ledger.change(changeOf('c2'), (write) => write.append('undo', { change: String(leaf) }))
  return fixture
}

const FOUND = ({ what, id }: { what?: string; id?: string }) => [what, id].join(' ').trim()

storeTest('[L222] rows that belong as the records say are found to be sound', async (t) => {
  const { ledger } = await northAndSouth(t)
  assert.deepEqual((await ledger.fsck({ all: true })).map(FOUND), [])
})

for (const [damage, statement, found] of [
  ['a row of the north is open to all', 'DELETE FROM item_row WHERE rowid_', 'item-row-missing'],
  [
    'groups were changed',
    "UPDATE item_group SET grp = 'south' WHERE grp = 'north'",
    'item-groups d1',
  ],
  [
    'a row has what it does not follow',
    'INSERT INTO item_row VALUES (0, -1, 2)',
    'item-row-left-over',
  ],
  [
    'a record was taken from its groups',
    "UPDATE item_group SET grp = '' WHERE grp = 'north'",
    'item-groups d1',
  ],
] as const)
  storeTest(`[L222] ${damage}: the check names it`, async (t) => {
    const fixture = await northAndSouth(t)
    await fixture.tamper((database) => {
      const one = '(of_leaf, of_row) IN (SELECT leaf, leaf_row FROM claim LIMIT 1)'
      database.exec(statement.replace('rowid_', one))
    })
    assert.deepEqual((await fixture.ledger.fsck({ all: true })).map(FOUND), [found])
  })
