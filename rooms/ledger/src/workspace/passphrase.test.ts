import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { addDocument, countedRandom, makeFixture, PASSPHRASE } from '../../fixture/store.ts'
import { LedgerFault } from '../fault.ts'
import { changePassphrase } from './passphrase.ts'
import { openWorkspace } from './workspace.ts'

const fault = (code: string) => (error: unknown) =>
  error instanceof LedgerFault && error.code === code

test('[L190] the new passphrase opens the workspace, the old one does not, and rows stay', async (t) => {
  const { folder, ledger } = await makeFixture(t)
  await addDocument(ledger, 'doc_1', 'Guards hold at least 39 people.')
  const change = { folder, from: PASSPHRASE, to: 'moss lantern in the second boat', workFactor: 4 }
  const keyFile = () => readFileSync(join(folder, 'store.key.age'))
  const before = keyFile()
  await assert.rejects(changePassphrase(change), fault('in-use'))
  const { rootHex } = await ledger.head()
  await ledger.close()
  await assert.rejects(changePassphrase({ ...change, from: 'other' }), fault('wrong-passphrase'))
  await assert.rejects(
    changePassphrase({ ...change, folder: join(folder, 'objects') }),
    fault('not-a-workspace'),
  )
  assert.deepEqual(keyFile(), before)

  await changePassphrase(change)
  const around = { clock: () => new Date('2019-08-10T10:00:00Z'), random: countedRandom() }
  const unlock = (passphrase: string) =>
    openWorkspace({ folder, unlock: { passphrase }, ...around })
  await assert.rejects(unlock(PASSPHRASE), fault('wrong-passphrase'))
  const again = await unlock(change.to)
  assert.equal((await again.head()).rootHex, rootHex)
  assert.deepEqual(await again.fsck({ all: true }), [])
  await again.close()
})
