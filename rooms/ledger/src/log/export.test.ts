// The logs of a workspace as tiles, read beside the process that has it: by the tile reader of
// custody, and by a few lines that know nothing of it but RFC 6962.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import {
  leafHash,
  openCheckpoint,
  provePath,
  readVkey,
  tilePath,
  type VerifierKey,
  verifyInclusion,
} from '@tumen/custody'
import {
  agentOf,
  changeOf,
  type Fixture,
  makeFixture,
  STORE_KEY,
  signedAhead,
  storeTest,
} from '../../fixture/store.ts'
import type { Ledger } from '../ledger.ts'
import { type ExportedLog, exportLogs } from './export.ts'

async function grow(ledger: Ledger, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) {
    const change = changeOf(`agent_${n}`, { operation: 'agent.record' })
    await ledger.change(change, (write) => write.append('agent', agentOf(`agent_${n}`)))
  }
}

interface Read extends Omit<ExportedLog, 'files'> {
  files: Map<string, Uint8Array>
}

/** Every log with its files, while the ledger of the fixture is open. */
function readAll(
  fixture: Fixture,
  headFile?: (origin: string) => string | undefined,
): Promise<Read[]> {
  const options = { folder: fixture.folder, unlock: { key: STORE_KEY } }
  return exportLogs({ ...options, ...(headFile && { headFile }) }, async (logs) => {
    const read: Read[] = []
    for (const log of logs) {
      const files = new Map<string, Uint8Array>()
      for await (const [path, bytes] of log.files()) files.set(path, bytes)
      read.push({ ...log, files })
    }
    return read
  })
}

const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

/** Root of leaves by the recursion of RFC 6962, 2.1, and nothing else. */
function rootOfLeaves(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 1) return sha(Buffer.from([0]), leaves[0] as Uint8Array)
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  const [left, right] = [rootOfLeaves(leaves.slice(0, half)), rootOfLeaves(leaves.slice(half))]
  return sha(Buffer.from([1]), left, right)
}

/** Leaves out of the entries, each behind its length. */
function leavesIn({ size, files }: Read): Uint8Array[] {
  const leaves: Uint8Array[] = []
  for (let n = 0; n * 256 < size; n++) {
    const bytes = files.get(tilePath('entries', n, Math.min(256, size - n * 256)))
    assert.ok(bytes)
    for (let at = 0; at < bytes.length; ) {
      const length = (bytes[at] as number) * 256 + (bytes[at + 1] as number)
      leaves.push(bytes.subarray(at + 2, at + 2 + length))
      at += 2 + length
    }
  }
  return leaves
}

async function assertWhole(log: Read): Promise<void> {
  const { size, files, checkpoint = '' } = log
  const key = readVkey(log.vkey) as VerifierKey
  const opened = openCheckpoint(Buffer.from(checkpoint), key)
  assert.ok('checkpoint' in opened)
  const { root } = opened.checkpoint
  assert.deepEqual([opened.checkpoint.origin, opened.checkpoint.size], [log.origin, size])
  const leaves = leavesIn(log)
  assert.equal(leaves.length, size)
  assert.deepEqual(rootOfLeaves(leaves), Buffer.from(root))
  const readTile = async (level: number, n: number, width: number) => {
    // A partial tile is asked for at the width that the size has.
    const whole = files.get(tilePath(level, n)) ?? files.get(tilePath(level, n, width))
    assert.ok(whole, tilePath(level, n, width))
    return whole.subarray(0, width * 32)
  }
  for (const index of [0, 1, 255, 256, size - 1].filter((one) => one < size)) {
    const path = await provePath(index, size, readTile)
    const leaf = leafHash(leaves[index] as Uint8Array)
    assert.ok(verifyInclusion({ index, size, leafHash: leaf, path, root }), `${index}`)
  }
}

storeTest(
  '[L172] the log is read as tiles beside the process that has it and appends',
  async (t) => {
    const fixture = await makeFixture(t)
    assert.deepEqual(
      (await readAll(fixture)).map(({ size, checkpoint }) => [size, checkpoint]),
      [[0, undefined]],
    )
    await grow(fixture.ledger, 0, 300)
    await fixture.ledger.checkpoint()
    const writing = grow(fixture.ledger, 300, 420)
    const [log] = await readAll(fixture)
    await writing
    assert.ok(log)
    assert.equal(log.size, 304)
    await assertWhole(log)
    // One full tile and its root, the partial ones of the size, entries, and nothing else.
    assert.deepEqual([...log.files.keys()].sort(), [
      ...['tile/0/000', 'tile/0/001.p/48', 'tile/1/000.p/1'],
      ...['tile/entries/000', 'tile/entries/001.p/48'],
    ])
    const words = Buffer.concat([...log.files.values()]).toString('latin1')
    assert.ok(!words.includes('agent'), 'hashes alone')
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  },
)

storeTest('[L172] each closed log stands apart under its own key', async (t) => {
  const fixture = await makeFixture(t)
  await grow(fixture.ledger, 0, 260)
  await fixture.ledger.checkpoint()
  const ahead = await signedAhead(fixture.ledger)
  await fixture.ledger.restore({ by: 'u-owner', newLog: true, witnessed: [ahead] })
  await grow(fixture.ledger, 260, 280)
  await fixture.ledger.checkpoint()
  const logs = await readAll(fixture)
  assert.deepEqual(
    logs.map(({ size, isClosed }) => [size, isClosed]),
    [
      [272, true],
      [32, false],
    ],
  )
  for (const log of logs) await assertWhole(log)
  assert.notEqual(logs[0]?.vkey, logs[1]?.vkey)
})

storeTest(
  '[L172] mutation test: leaves that were changed are damaged, and not written as a log',
  async (t) => {
    const fixture = await makeFixture(t)
    await grow(fixture.ledger, 0, 20)
    await fixture.ledger.checkpoint()
    await fixture.tamper((database) => {
      database.prepare('UPDATE custody_leaf SET c = zeroblob(32) WHERE idx = 3').run()
    })
    await assert.rejects(readAll(fixture), { code: 'damaged' })
    const unlock = { key: new Uint8Array(32) }
    const other = exportLogs({ folder: fixture.folder, unlock }, async () => undefined)
    await assert.rejects(other, { code: 'wrong-passphrase' })
  },
)
