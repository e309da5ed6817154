// A workspace that is filled before anybody sees it, and the rows of all tables in one order.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  addClaim,
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  countedRandom,
  makeFixture,
  PASSPHRASE,
  storeTest,
} from '../../fixture/store.ts'
import { createFilled, openWorkspace } from './workspace.ts'

storeTest('[L279] a workspace that is being filled has its name when it is whole', async (t) => {
  const parent = mkdtempSync(join(tmpdir(), 'tumen-filled-'))
  t.after(() => rmSync(parent, { recursive: true, force: true }))
  const folder = join(parent, 'new')
  let day = '2030-01-01'
  const options = {
    ...{ folder, passphrase: PASSPHRASE, workFactor: 4, random: countedRandom() },
    clock: () => new Date(`${day}T10:00:00.000Z`),
    settings: { review: 'self' as const, owner: 'own' },
  }
  const broken = createFilled(options, async (ledger) => {
    await ledger.change(changeOf('a1'), (write) => write.append('agent', agentOf('a1')))
    throw new Error('the file ends here')
  })
  await assert.rejects(broken, /the file ends here/)
  assert.deepEqual(readdirSync(parent), [])
  const told = await createFilled(options, async (ledger) => {
    // Earlier than its log was begun.
    day = '2022-05-01'
    await ledger.change(changeOf('a1'), (write) => write.append('agent', agentOf('a1')))
    assert.ok(!existsSync(folder))
    return 'whole'
  })
  assert.equal(told, 'whole')
  const unlock = { passphrase: PASSPHRASE }
  const { clock, random } = options
  const ledger = await openWorkspace({ folder, unlock, clock, random, clockMayJump: true })
  assert.equal((await ledger.read.agent('a1'))?.recorded.slice(0, 10), '2022-05-01')
  assert.deepEqual(await ledger.fsck({ all: true }), [])
  await ledger.close()
  await assert.rejects(
    createFilled(options, async () => 0),
    { code: 'already-exists' },
  )
})

storeTest(
  '[L278] the rows of all tables come in the order of the log, some at a time',
  async (t) => {
    const { ledger } = await makeFixture(t)
    await addDocument(ledger, 'R1', 'At least 52 were held.')
    await addClaim(ledger, claimOf('claim_1', { doc: 'R1' }))
    await ledger.change(changeOf('many'), async (write) => {
      for (const id of ['a1', 'a2', 'a3']) await write.append('agent', agentOf(id))
    })
    const places = async (most: number) => {
      const found: string[] = []
      let after = { leaf: -1, leafRow: 0 }
      for (;;) {
        const page = await ledger.read.rowsInOrder(after, most)
        assert.ok(page.length <= most)
        const last = page.at(-1)
        if (!last) return found
        after = last
        found.push(...page.map(({ table, leaf, leafRow }) => `${leaf} ${leafRow} ${table}`))
      }
    }
    const all = await places(100)
    assert.deepEqual(await places(2), all)
    assert.deepEqual(all.slice(-3), ['3 0 agent', '3 1 agent', '3 2 agent'])
    const stored = await ledger.read.document('R1')
    assert.ok(stored)
    const pieces: Uint8Array[] = []
    for await (const piece of ledger.piecesOf(stored.row)) pieces.push(Uint8Array.from(piece))
    assert.deepEqual(Buffer.concat(pieces), Buffer.from(await ledger.bytesOf(stored.row)))
  },
)
