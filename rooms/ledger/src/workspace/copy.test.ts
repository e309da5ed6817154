// Copies of a workspace: one state, read back, made while another connection writes; and what is
// refused. Every word is invented.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import {
  addClaim,
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  countedRandom,
  type Fixture,
  makeFixture,
  PASSPHRASE,
  STORE_KEY,
  storeTest,
} from '../../fixture/store.ts'
import type { Ledger } from '../ledger.ts'
import { copyWorkspace } from './copy.ts'
import { openWorkspace } from './workspace.ts'

const TEXT = 'At least 52 were held: canary.'
const unlock = { key: STORE_KEY }
const around = { clock: () => new Date('2019-08-09T10:00:00.000Z'), random: countedRandom() }

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

const digestsOf = (folder: string) =>
  filesIn(folder).map((path) => {
    return [path, createHash('sha256').update(readFileSync(path)).digest('hex')]
  })

async function filled(t: TestContext): Promise<Fixture & { to: string }> {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'doc_1', TEXT)
  await addDocument(fixture.ledger, 'doc_2', 'Another report.')
  await addClaim(fixture.ledger, claimOf('c1'))
  return { ...fixture, to: join(dirname(fixture.folder), 'copy') }
}

async function grow(ledger: Ledger, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const change = changeOf(`agent_x${n}`, { operation: 'agent.record' })
    await ledger.change(change, (write) => write.append('agent', agentOf(`agent_x${n}`)))
    await addDocument(ledger, `later_${n}`, `A later report ${n}.`)
  }
}

/** Opens the copy, gives what `use` reads of it, and closes it. */
async function inCopy<T>(to: string, use: (ledger: Ledger) => Promise<T>): Promise<T> {
  const ledger = await openWorkspace({ folder: to, unlock, ...around, clockMayJump: true })
  try {
    return await use(ledger)
  } finally {
    await ledger.close()
  }
}

storeTest(
  '[L270] a copy is one state of a workspace that goes on, whole and as sealed',
  async (t) => {
    const { ledger, folder, to } = await filled(t)
    const steps: string[] = []
    const progress = { report: (step: string) => void steps.push(step) }
    const growing = grow(ledger, 20)
    const copied = await copyWorkspace({ folder, to, unlock, ...around, progress })
    await growing
    const { size } = await ledger.head()
    assert.ok(copied.leaves >= 4 && copied.leaves <= size, `${copied.leaves} of ${size}`)
    assert.ok(steps.includes('copy'))
    await inCopy(to, async (copy) => {
      assert.equal((await copy.head()).size, copied.leaves)
      assert.deepEqual(await copy.fsck({ all: true }), [])
      const row = (await copy.read.document('doc_1'))?.row ?? assert.fail()
      assert.equal(Buffer.from(await copy.bytesOf(row)).toString(), TEXT)
      assert.equal(await copy.read.documentText('doc_1'), TEXT)
      // Of what came later it has neither row nor object.
      const documents = (await copy.read.documents({ limit: 1000 })).length
      assert.equal(copied.objects, documents)
      assert.deepEqual(copy.settings, ledger.settings)
    })
    for (const path of filesIn(to)) {
      const bytes = readFileSync(path)
      assert.ok(!bytes.includes('canary') && !bytes.includes('SQLite format 3'), path)
    }
    assert.deepEqual(
      readdirSync(dirname(to)).filter((name) => name.startsWith('.')),
      [],
    )
    // The workspace goes on as if nobody had copied it.
    await addDocument(ledger, 'after', 'After the copy.')
    assert.deepEqual(await ledger.fsck({ all: true }), [])
  },
)

storeTest('[L270] a copy of a copy is the same, and the passphrase opens it', async (t) => {
  const { ledger, folder, to } = await filled(t)
  const first = await copyWorkspace({ folder, to, unlock: { passphrase: PASSPHRASE }, ...around })
  const again = join(dirname(to), 'again')
  const second = await copyWorkspace({ folder: to, to: again, unlock, ...around })
  assert.deepEqual([second.leaves, second.objects], [first.leaves, first.objects])
  const opened = await openWorkspace({
    ...{ folder: again, unlock: { passphrase: PASSPHRASE }, ...around, clockMayJump: true },
  })
  const { rootHex } = await ledger.head()
  assert.equal((await opened.head()).rootHex, rootHex)
  await opened.close()
})

storeTest('[L271] what cannot be copied is refused, and nothing of it stays', async (t) => {
  const { folder, to } = await filled(t)
  const before = readdirSync(dirname(to))
  const codeOf = (more: object) =>
    copyWorkspace({ folder, to, unlock, ...around, ...more }).then(
      () => 'copied',
      ({ code }) => code,
    )
  assert.equal(await codeOf({ unlock: { key: new Uint8Array(32) } }), 'wrong-passphrase')
  assert.equal(await codeOf({ unlock: { passphrase: 'another' } }), 'wrong-passphrase')
  assert.equal(await codeOf({ folder: dirname(to) }), 'not-a-workspace')
  for (const inside of [folder, join(folder, 'copy'), join(folder, 'objects', 'copy')])
    assert.equal(await codeOf({ to: inside }), 'already-exists')
  assert.deepEqual(readdirSync(dirname(to)), before)
  mkdirSync(to)
  writeFileSync(join(to, 'mine'), 'x')
  assert.equal(await codeOf({}), 'already-exists')
  assert.deepEqual(readdirSync(to), ['mine'])
  rmSync(join(to, 'mine'))
  const signal = AbortSignal.abort()
  const progress = { report: () => undefined, signal }
  assert.notEqual(await codeOf({ progress }), 'copied')
  assert.deepEqual(readdirSync(to), [])
  assert.equal(await codeOf({}), 'copied', 'an empty folder gives way')
})

storeTest(
  '[L272] a copy that is not whole is none: an object that is gone, or a flipped byte',
  async (t) => {
    const { folder, to } = await filled(t)
    const objects = filesIn(join(folder, 'objects'))
    const [one = assert.fail(), other = assert.fail()] = objects
    const bytes = readFileSync(one)
    const damaged = async () => {
      const before = digestsOf(folder)
      const asked = copyWorkspace({ folder, to, unlock, ...around })
      await assert.rejects(asked, { name: 'LedgerFault', code: 'damaged' })
      assert.equal(existsSync(to), false)
      assert.deepEqual(
        readdirSync(dirname(to)).filter((name) => name.startsWith('.')),
        [],
      )
      return before
    }
    const flipped = Uint8Array.from(bytes)
    flipped[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(one, flipped)
    await damaged()
    writeFileSync(one, bytes)
    const held = readFileSync(other)
    rmSync(other)
    await damaged()
    writeFileSync(other, held)
    await copyWorkspace({ folder, to, unlock, ...around })
  },
)
