import assert from 'node:assert/strict'
import { leafBytes, readVkey, sha256, type VerifierKey, verifyProofFile } from '@tumen/custody'
import {
  addClaim,
  agentOf,
  changeOf,
  claimOf,
  makeFixture,
  storeTest,
} from '../../fixture/store.ts'
import type { Ledger } from '../ledger.ts'

async function keyOf(ledger: Ledger): Promise<VerifierKey> {
  const key = readVkey((await ledger.log()).vkey)
  assert.ok('name' in key)
  return key
}

async function addAgents(ledger: Ledger, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) {
    await ledger.change(changeOf(`agent_${n}`), (write) =>
      write.append('agent', agentOf(`agent_${n}`)),
    )
  }
}

storeTest('[L51] the log begins with its own key and opens again with the same root', async (t) => {
  const fixture = await makeFixture(t)
  const { vkey } = await fixture.ledger.log()
  assert.match(vkey, /^trial\/log\/00000001\+[0-9a-f]{8}\+/)
  await addAgents(fixture.ledger, 0, 3)
  await fixture.ledger.checkpoint()
  const { opening } = await fixture.ledger.prove(0)
  const said = JSON.parse(opening)
  assert.deepEqual([said.k, said.s, said.o], ['log.open', 'log', { vkey }])
  const head = await fixture.ledger.head()
  await fixture.reopen()
  assert.deepEqual(await fixture.ledger.head(), head)
})

storeTest(
  '[L52] a checkpoint is padded to sixteen, and an unchanged log keeps the one it has',
  async (t) => {
    const { ledger } = await makeFixture(t)
    const { vkey } = await ledger.log()
    const fresh = { vkey, base: 0, size: 1, unsigned: 1, earlier: [] }
    assert.deepEqual(await ledger.log(), fresh)
    await addAgents(ledger, 0, 2)
    const note = await ledger.checkpoint()
    assert.equal(note.split('\n')[1], '16')
    assert.equal(await ledger.checkpoint(), note)
    assert.deepEqual(await ledger.log(), { ...(await ledger.log()), note, size: 16, unsigned: 0 })
    await addAgents(ledger, 2, 19)
    assert.equal((await ledger.log()).unsigned, 17)
    assert.equal((await ledger.checkpoint()).split('\n')[1], '48')
    assert.deepEqual(await ledger.fsck({ all: true }), [])
  },
)

storeTest('[L53] every leaf is proved under the newest checkpoint, across tiles', async (t) => {
  const fixture = await makeFixture(t)
  await addAgents(fixture.ledger, 0, 300)
  await fixture.ledger.checkpoint()
  const ledger = await fixture.reopen()
  await addAgents(ledger, 300, 530)
  await ledger.checkpoint()
  const log = await keyOf(ledger)
  const { size } = await ledger.head()
  for (const leaf of [0, 1, 254, 255, 256, 257, 300, 511, 512, size - 1]) {
    const { proof, opening } = await ledger.prove(leaf)
    const c = sha256(Buffer.from(opening))
    const proved = verifyProofFile(Buffer.from(proof), leafBytes(c), { log })
    assert.ok('index' in proved && proved.index === leaf, `leaf ${leaf}`)
  }
})

storeTest('[L54] what is not signed yet, or not there, has no proof', async (t) => {
  const { ledger } = await makeFixture(t)
  const leaf = await addClaim(ledger, claimOf('claim_1'))
  await assert.rejects(ledger.prove(leaf), { code: 'not-signed-yet' })
  await ledger.checkpoint()
  await ledger.prove(leaf)
  await addAgents(ledger, 0, 1)
  await assert.rejects(ledger.prove(16), { code: 'not-signed-yet' })
  for (const none of [17, -1, 0.5]) {
    await assert.rejects(ledger.prove(none), { code: 'no-such-leaf' })
  }
})

storeTest(
  '[L55] a log that no longer gives the signed root, or is shorter, is not signed',
  async (t) => {
    const fixture = await makeFixture(t)
    await addAgents(fixture.ledger, 0, 20)
    await fixture.ledger.checkpoint()
    await fixture.tamper((database) => {
      database.exec('UPDATE custody_leaf SET c = zeroblob(32) WHERE idx = 5')
    })
    await addAgents(fixture.ledger, 20, 21)
    await assert.rejects(fixture.ledger.checkpoint(), { code: 'rewritten' })
    assert.equal((await fixture.ledger.log()).size, 33)
    const other = await makeFixture(t)
    await addAgents(other.ledger, 0, 20)
    await other.ledger.checkpoint()
    await other.tamper((database) => database.exec('DELETE FROM custody_leaf WHERE idx > 20'))
    await assert.rejects(other.ledger.checkpoint(), { code: 'older-than-known' })
  },
)
