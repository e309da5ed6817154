// What witnesses state without a signature, as it is kept.
import assert from 'node:assert/strict'
import { makeFixture, signedAhead, storeTest } from '../../fixture/store.ts'

storeTest('[L171] what a witness states is kept until it states something else', async (t) => {
  const fixture = await makeFixture(t)
  await fixture.ledger.checkpoint()
  const at = fixture.now.at
  await fixture.ledger.keepStated([
    { name: 'south', size: 64 },
    { name: 'north', size: 512 },
    { name: 'east', size: 0 },
  ])
  const south = { name: 'south', size: 64, at }
  assert.deepEqual(await fixture.ledger.stated(), [{ name: 'north', size: 512, at }, south])
  fixture.now.at = '2019-08-11T10:00:00.000Z'
  // Heard again it keeps its instant; taken back it is gone; of others nothing changes.
  const again = [
    { name: 'north', size: 512 },
    { name: 'south', size: 0 },
  ]
  await fixture.ledger.keepStated(again)
  await fixture.reopen()
  assert.deepEqual(await fixture.ledger.stated(), [{ name: 'north', size: 512, at }])
  await fixture.ledger.keepStated([{ name: 'north', size: 528 }])
  const later = { name: 'north', size: 528, at: fixture.now.at }
  assert.deepEqual(await fixture.ledger.stated(), [later])
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  const ahead = await signedAhead(fixture.ledger)
  await fixture.ledger.restore({ by: 'u-owner', newLog: true, witnessed: [ahead] })
  assert.deepEqual(await fixture.ledger.stated(), [])
})
