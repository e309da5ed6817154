import assert from 'node:assert/strict'
import { join } from 'node:path'
import { addClaim, changeRaw, claimOf, makeFixture, storeTest } from '../../fixture/store.ts'

const NORTH = { name: 'witness.example/north', line: '— witness.example/north AAAA\n' }
const SOUTH = { name: 'witness.example/south', line: '— witness.example/south BBBB\n' }
const TOKEN = { authority: 'first', tsr: Uint8Array.of(48, 1, 2) }

storeTest(
  '[L115] the file of a checkpoint is frozen once; what comes later stands beside it',
  async (t) => {
    const { ledger } = await makeFixture(t)
    await addClaim(ledger, claimOf('claim_1'))
    const note = await ledger.checkpoint()
    const [before] = await ledger.heads()
    assert.deepEqual([before?.file, before?.isFrozen], [note, false])
    await ledger.keepCosignatures(16, [SOUTH])
    const file = await ledger.freeze(16)
    assert.equal(file, note + SOUTH.line)
    await ledger.keepCosignatures(16, [NORTH, { ...SOUTH, line: 'another' }])
    await ledger.keepToken(16, TOKEN)
    await ledger.keepToken(16, { ...TOKEN, tsr: Uint8Array.of(9) })
    assert.equal(await ledger.freeze(16), file)
    const [head] = await ledger.heads()
    assert.deepEqual([head?.file, head?.isFrozen], [file, true])
    assert.deepEqual(head?.cosignatures, [NORTH, SOUTH])
    assert.deepEqual(head?.tokens, [TOKEN])
    // What is proved is proved under the file that was shown.
    assert.ok((await ledger.prove(1)).proof.endsWith(file))
    for (const size of [0, 15, 32]) {
      await assert.rejects(ledger.freeze(size), { code: 'no-such-head' })
      await assert.rejects(ledger.keepToken(size, TOKEN), { code: 'no-such-head' })
    }
  },
)

storeTest('[L116] checkpoints are listed newest first, with the instant of signing', async (t) => {
  const fixture = await makeFixture(t)
  const { ledger, now } = fixture
  for (let n = 0; n < 3; n++) {
    now.at = `2019-08-1${n}T10:00:00.000Z`
    await addClaim(ledger, claimOf(`claim_${n}`))
    await ledger.checkpoint()
  }
  const sizes = async (page: object) => (await ledger.heads(page)).map(({ size }) => size)
  assert.deepEqual(await sizes({}), [48, 32, 16])
  assert.deepEqual(await sizes({ limit: 1 }), [48])
  assert.deepEqual(await sizes({ before: 48, limit: 1 }), [32])
  assert.deepEqual(await sizes({ before: 16 }), [])
  const [newest] = await ledger.heads()
  assert.equal(newest?.signed, '2019-08-12T10:00:00.000Z')
  await ledger.close()
  // A checkpoint of an earlier format has no instant, and is listed all the same.
  changeRaw(join(fixture.folder, 'ledger.db'), (database) => {
    database.exec('DELETE FROM custody_signing WHERE size = 32')
  })
  const again = await fixture.reopen()
  const signed = (await again.heads()).map((head) => 'signed' in head)
  assert.deepEqual(signed, [true, false, true])
})
