// After an older copy of a workspace was put back. Custody.md section 8.
import assert from 'node:assert/strict'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import {
  leafBytes,
  readVkey,
  sha256,
  type VerifierKey,
  verifyProofFile,
  vkey,
} from '@tumen/custody'
import { fill, shred } from '../../fixture/shred.ts'
import {
  addClaim,
  agentOf,
  changeOf,
  claimOf,
  makeFixture,
  signedAhead,
  storeTest,
} from '../../fixture/store.ts'
import { sha256Hex } from '../evidence/object-file.ts'
import type { Ledger } from '../ledger.ts'
import { erasOf, storedTile } from './era.ts'

const order = { by: 'u-owner', newLog: false, witnessed: [] }

async function addAgents(ledger: Ledger, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) {
    const change = changeOf(`agent_${n}`, { operation: 'agent.record' })
    await ledger.change(change, (write) => write.append('agent', agentOf(`agent_${n}`)))
  }
}

async function keyOf(ledger: Ledger): Promise<VerifierKey> {
  const key = readVkey((await ledger.log()).vkey)
  assert.ok('name' in key)
  return key
}

/** Whether a proof holds for an opening under the key of a log, and at which place. */
function placeOf({ proof, opening }: { proof: string; opening: string }, log: VerifierKey) {
  const leaf = leafBytes(sha256(Buffer.from(opening)))
  const proved = verifyProofFile(Buffer.from(proof), leaf, { log })
  return 'index' in proved ? proved.index : proved.code
}

storeTest('[L123] a copy that is not older says in its log that it was put back', async (t) => {
  const fixture = await makeFixture(t)
  const { ledger } = fixture
  await addClaim(ledger, claimOf('claim_1'))
  const note = await ledger.checkpoint()
  const { leaf, vkey } = await ledger.restore(order)
  assert.deepEqual([leaf, vkey], [16, (await ledger.log()).vkey])
  await ledger.checkpoint()
  const said = JSON.parse((await ledger.prove(16)).opening)
  assert.deepEqual([said.k, said.s], ['backup.restore', 'log'])
  assert.deepEqual(said.o, { head: sha256Hex(note), size: 16 })
  await assert.rejects(ledger.restore({ ...order, newLog: true }), { code: 'log-continues' })
  const ahead = await signedAhead(fixture.ledger)
  const before = await ledger.head()
  const older = ledger.restore({ ...order, witnessed: [ahead] })
  await assert.rejects(older, { code: 'older-than-known' })
  assert.deepEqual(await ledger.head(), before)
  const [first] = await ledger.read.changes({})
  assert.deepEqual([first?.operation, first?.by], ['backup.restore', 'u-owner'])
  assert.deepEqual(await ledger.fsck({ all: true }), [])
})

/** A workspace with side files, put back to a copy that is older than its last signed head. */
async function makeOlder(t: TestContext) {
  const heads: { folder?: string } = {}
  const headFile = (origin: string) =>
    heads.folder === undefined ? undefined : join(heads.folder, sha256Hex(origin))
  const fixture = await makeFixture(t, { headFile })
  heads.folder = join(fixture.folder, '..', 'heads')
  const swap = async (from: string, to: string) => {
    await fixture.ledger.close()
    rmSync(to, { recursive: true, force: true })
    cpSync(from, to, { recursive: true })
    await fixture.reopen()
  }
  // More than a full tile, so that tiles of both logs stand in one table.
  await addAgents(fixture.ledger, 0, 260)
  await fixture.ledger.checkpoint()
  const early = await fixture.ledger.prove(7)
  await swap(fixture.folder, `${fixture.folder}.copy`)
  await addAgents(fixture.ledger, 300, 310)
  const last = await fixture.ledger.checkpoint()
  await swap(`${fixture.folder}.copy`, fixture.folder)
  return { fixture, early, last, headFile }
}

/** What the opening of a leaf says, without what every opening has. */
async function saidAt(ledger: Ledger, leaf: number) {
  const { k, s, o } = JSON.parse((await ledger.prove(leaf)).opening)
  return { k, s, o }
}

storeTest(
  '[L124] a closed log keeps its proofs, and a new one begins from its last head',
  async (t) => {
    const { fixture, early, last, headFile } = await makeOlder(t)
    const { ledger } = fixture
    const [old, { size }] = [await keyOf(ledger), await ledger.head()]
    await assert.rejects(ledger.restore(order), { code: 'older-than-known' })
    assert.equal((await ledger.restore({ ...order, newLog: true })).leaf, size + 1)
    const key = await keyOf(ledger)
    assert.notEqual(key.name, old.name)
    assert.equal((await ledger.head()).size, 2)
    assert.equal((await ledger.log()).note, undefined)
    await addAgents(ledger, 400, 660)
    assert.equal((await ledger.checkpoint()).split('\n')[1], '272')
    const o = { prev: old.name, prevHead: sha256Hex(last), restored: size, vkey: vkey(key) }
    assert.deepEqual(await saidAt(ledger, size), { k: 'log.open', s: 'log', o })
    const said = { k: 'backup.restore', s: 'log', o: { head: sha256Hex(last), size } }
    assert.deepEqual(await saidAt(ledger, size + 1), said)
    // Under the old key what was proved and what can be proved, under the new one what came after.
    assert.equal(placeOf(early, old), 7)
    for (const open of [() => ledger, () => fixture.reopen()]) {
      const again = await open()
      for (const n of [0, 7, 255, 256, size - 1])
        assert.equal(placeOf(await again.prove(n), old), n)
      for (const n of [0, 1, 2, 255, 256, 261]) {
        const proof = await again.prove(size + n)
        assert.equal(placeOf(proof, key), n)
        assert.equal(placeOf(proof, old), 'unknown-key')
      }
    }
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
    assert.equal(readFileSync(headFile(old.name) ?? '', 'utf8'), last)
    assert.equal(readFileSync(headFile(key.name) ?? '', 'utf8'), (await fixture.ledger.log()).note)
    const heads = await fixture.ledger.heads()
    assert.deepEqual([heads.length, heads[0]?.size], [1, 272])
  },
)

storeTest('[L116] checkpoints of a closed log are listed behind, under its own key', async (t) => {
  const fixture = await makeFixture(t)
  const { ledger } = fixture
  await addAgents(ledger, 0, 20)
  await ledger.checkpoint()
  const old = await keyOf(ledger)
  assert.deepEqual(
    (await ledger.allHeads()).map(({ size, place, isClosed }) => [size, place, isClosed]),
    [[32, 32, false]],
  )
  const ahead = await signedAhead(fixture.ledger)
  await ledger.restore({ ...order, newLog: true, witnessed: [ahead] })
  await addAgents(ledger, 20, 30)
  await ledger.checkpoint()
  const key = await keyOf(ledger)
  const told = (page: object) =>
    ledger
      .allHeads(page)
      .then((heads) =>
        heads.map((one) => [one.size, one.place, one.origin, one.vkey, one.isClosed]),
      )
  const newest = [16, 48, key.name, vkey(key), false]
  const closed = [32, 32, old.name, vkey(old), true]
  assert.deepEqual(await told({}), [newest, closed])
  assert.deepEqual(await told({ before: 48, limit: 1 }), [closed])
  assert.deepEqual(await told({ before: 32 }), [])
  // What a head says it is holds under the key that is told with it.
  for (const { note, origin, size } of await ledger.allHeads())
    assert.deepEqual(note.split('\n').slice(0, 2), [origin, `${size}`])
  assert.equal((await ledger.heads()).length, 1)
})

storeTest('[L124] damage in either log is named', async (t) => {
  const fixture = await makeFixture(t)
  await addAgents(fixture.ledger, 0, 20)
  await fixture.ledger.checkpoint()
  const ahead = await signedAhead(fixture.ledger)
  await fixture.ledger.restore({ ...order, newLog: true, witnessed: [ahead] })
  await addAgents(fixture.ledger, 20, 30)
  await fixture.ledger.checkpoint()
  for (const leaf of [5, 40]) {
    await fixture.tamper((database) => {
      database.prepare('UPDATE custody_leaf SET c = zeroblob(32) WHERE idx = ?').run(leaf)
    })
    const codes = (await fixture.ledger.fsck({ all: true })).map(
      (one) => `${one.code} ${one.leaf ?? one.head}`,
    )
    assert.ok(codes.includes(`FS2 ${leaf}`), codes.join())
    assert.ok(codes.includes(`FS8 ${leaf === 5 ? 32 : 16}`), codes.join())
    await fixture.tamper((database) => {
      const { bytes } = database
        .prepare('SELECT bytes FROM custody_opening WHERE idx = ? AND row = -1')
        .get(leaf) as { bytes: Buffer }
      database
        .prepare('UPDATE custody_leaf SET c = ? WHERE idx = ?')
        .run(Buffer.from(sha256(bytes)), leaf)
    })
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  }
})

storeTest('[L124] what was logged in a closed log can be destroyed from the new one', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  await fixture.ledger.checkpoint()
  const ahead = await signedAhead(fixture.ledger)
  await fixture.ledger.restore({ ...order, newLog: true, witnessed: [ahead] })
  await shred(fixture.ledger)
  await fixture.ledger.checkpoint()
  assert.equal(await fixture.ledger.read.document('doc_1'), undefined)
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  await fixture.reopen()
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

test('[L124] tiles of later logs are numbered behind those of the earlier ones', () => {
  // 70,000 leaves have 273 full tiles, and one of the level above (tlog-tiles, section 2).
  const [first, second, third] = erasOf([0, 70_000, 70_300])
  assert.deepEqual([first?.tiles, second?.tiles, third?.tiles], [[], [273, 1], [274, 1]])
  assert.ok(second && third)
  assert.deepEqual(
    [storedTile(second, 0, 5), storedTile(second, 1, 0), storedTile(third, 2, 3)],
    [278, 1, 3],
  )
})
