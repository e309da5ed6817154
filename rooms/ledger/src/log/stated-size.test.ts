// What witnesses state without a signature, as it is kept.
import assert from 'node:assert/strict'
import { makeTrial, signedAhead, storeTest } from '../../fixture/store.ts'

storeTest('[L171] what a witness states is kept until it states something else', async (t) => {
  const trial = await makeTrial(t)
  await trial.ledger.checkpoint()
  const at = trial.now.at
  await trial.ledger.keepStated([
    { name: 'south', size: 64 },
    { name: 'north', size: 512 },
    { name: 'east', size: 0 },
  ])
  const south = { name: 'south', size: 64, at }
  assert.deepEqual(await trial.ledger.stated(), [{ name: 'north', size: 512, at }, south])
  trial.now.at = '2019-08-11T10:00:00.000Z'
  // Heard again it keeps its instant; taken back it is gone; of others nothing changes.
  const again = [
    { name: 'north', size: 512 },
    { name: 'south', size: 0 },
  ]
  await trial.ledger.keepStated(again)
  await trial.reopen()
  assert.deepEqual(await trial.ledger.stated(), [{ name: 'north', size: 512, at }])
  await trial.ledger.keepStated([{ name: 'north', size: 528 }])
  const later = { name: 'north', size: 528, at: trial.now.at }
  assert.deepEqual(await trial.ledger.stated(), [later])
  assert.deepEqual(await trial.ledger.fsck({ all: true }), [])
  const ahead = await signedAhead(trial.ledger)
  await trial.ledger.restore({ by: 'u-owner', newLog: true, witnessed: [ahead] })
  assert.deepEqual(await trial.ledger.stated(), [])
})
