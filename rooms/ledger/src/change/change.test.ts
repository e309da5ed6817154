import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { canonicalFile } from '@tumen/custody'
import {
  addClaim,
  agentOf,
  changeOf,
  changeRaw,
  claimOf,
  DATABASES,
  makeFixture,
  openingsOf,
  scopeOf,
  storeTest,
} from '../../fixture/store.ts'
import { sha256Hex } from '../evidence/object-file.ts'
import { LedgerFault } from '../fault.ts'
import type { Ledger } from '../ledger.ts'

const failed = new Error('thought better of it')

storeTest(
  '[L13] a change appends one leaf; one that throws leaves no row, no leaf and no gap',
  async (t) => {
    t.diagnostic(`store tests run on ${DATABASES}; PostgreSQL comes with the shared store`)
    const { ledger } = await makeFixture(t)
    assert.equal(await addClaim(ledger, claimOf('claim_1')), 1)
    const work = ledger.change(changeOf('claim_2'), async (write) => {
      for (let n = 0; n < 250; n++) await write.appendClaim(claimOf(`claim_x${n}`), [scopeOf()])
      throw failed
    })
    await assert.rejects(work, failed)
    assert.equal((await ledger.read.counts()).claim, 1)
    assert.equal(await addClaim(ledger, claimOf('claim_x0')), 2)
    assert.deepEqual(await ledger.fsck({ all: true }), [])
  },
)

storeTest(
  '[L14] the opening of a leaf holds the digest of its row as sha256sum prints it',
  async (t) => {
    const fixture = await makeFixture(t)
    const claim = claimOf('claim_1')
    const leaf = await addClaim(fixture.ledger, claim)
    const [own] = await openingsOf(fixture, leaf)
    assert.ok(own?.who)
    const digest = createHash('sha256').update(canonicalFile(claim)).digest('hex')
    assert.deepEqual(own.said.o, { digest: `sha256:${digest}` })
    assert.equal(own.said.k, 'claim.record')
    assert.equal(own.said.s, 'claim_1')
    assert.equal(own.said.at, '2019-08-09')
    assert.equal(own.said.w, sha256Hex(own.who))
    const who = JSON.parse(own.who.toString())
    assert.deepEqual([who.act, who.at], ['u-1', '2019-08-09T10:00:00Z'])
  },
)

storeTest('[L15] many rows have an opening each, and the leaf commits to their list', async (t) => {
  const fixture = await makeFixture(t)
  const count = 1234
  const { leaf } = await fixture.ledger.change(changeOf('run_1'), async (write) => {
    for (let n = 0; n < count - 1; n++) await write.appendClaim(claimOf(`claim_${n}`), [scopeOf()])
    await write.append('agent', agentOf('agent_1'))
  })
  const stored = await fixture.ledger.read.claim('claim_1232')
  assert.deepEqual([stored?.claim.leaf, stored?.claim.leafRow], [leaf, 1232])
  const [own, ...rows] = await openingsOf(fixture, leaf)
  assert.equal(rows.length, count)
  const list = rows.map((row) => `${row.c}\n`).join('')
  assert.deepEqual(own?.said.o, { count, list: `sha256:${sha256Hex(list)}` })
  assert.deepEqual(
    [own?.said.s, rows[7]?.said.s, rows.at(-1)?.said.s],
    ['run_1', 'claim_7', 'agent_1'],
  )
  assert.equal(rows[7]?.said.w, null)
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

storeTest('[L15] a change without a row commits to an empty list', async (t) => {
  const fixture = await makeFixture(t)
  const { leaf } = await fixture.ledger.change(changeOf('nobody'), async () => 'done')
  const [own] = await openingsOf(fixture, leaf)
  assert.deepEqual(own?.said.o, { count: 0, list: `sha256:${sha256Hex('')}` })
  assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
})

storeTest('[L16] changes asked for at once come one after the other, without a gap', async (t) => {
  const { ledger } = await makeFixture(t)
  const asked = Array.from({ length: 1000 }, (_, n) => {
    const work = async (write: Parameters<Parameters<Ledger['change']>[1]>[0]) => {
      // Every tenth gives others the chance to come between, and every hundredth fails.
      if (n % 10 === 0) await new Promise(setImmediate)
      await write.append('agent', agentOf(`agent_${n}`))
      if (n % 100 === 99) throw failed
    }
    return ledger.change(changeOf(`agent_${n}`), work).catch(() => undefined)
  })
  const leaves = (await Promise.all(asked)).flatMap((done) => (done ? [done.leaf] : []))
  assert.deepEqual(
    leaves,
    Array.from({ length: 990 }, (_, n) => n + 1),
  )
  assert.equal((await ledger.head()).size, 991)
  assert.deepEqual(await ledger.fsck({ all: true }), [])
})

storeTest('[L17] each opening names the one before about the same subject', async (t) => {
  const fixture = await makeFixture(t)
  const { ledger } = fixture
  await addClaim(ledger, claimOf('claim_1'))
  const row = { claim: 'claim_1', status: 'retracted', reason: 'withdrawn' } as const
  const status = (subject: string, times: number) =>
    ledger.change(changeOf(subject), async (write) => {
      for (let n = 0; n < times; n++) await write.append('claim_status', row)
    })
  await status('claim_1', 1)
  await status('run_1', 2)
  await status('claim_1', 1)
  const [first] = await openingsOf(fixture, 1)
  const [second] = await openingsOf(fixture, 2)
  const [run, line0, line1] = await openingsOf(fixture, 3)
  const [last] = await openingsOf(fixture, 4)
  assert.equal(first?.said.p, null)
  assert.equal(second?.said.p, first?.c)
  assert.equal(run?.said.p, null)
  assert.equal(line0?.said.p, second?.c)
  assert.equal(line1?.said.p, line0?.c)
  assert.equal(last?.said.p, line1?.c)
})

storeTest(
  '[L18] recorded is the clock, one instant for a change, and never goes back',
  async (t) => {
    const { ledger, now } = await makeFixture(t)
    await addClaim(ledger, claimOf('claim_1'))
    now.at = '2019-08-09T09:00:00.000Z'
    await addClaim(ledger, claimOf('claim_2'))
    now.at = '2019-08-10T00:00:00.000Z'
    await ledger.change(changeOf('run_1'), async (write) => {
      assert.equal(write.recorded, now.at)
      now.at = '2019-08-11T00:00:00.000Z'
      await write.appendClaim(claimOf('claim_3'), [])
      await write.appendClaim(claimOf('claim_4'), [])
    })
    const claims = await ledger.read.claims({})
    assert.deepEqual(
      claims.map(({ claim }) => claim.recorded),
      [
        '2019-08-09T10:00:00.000Z',
        '2019-08-09T10:00:00.001Z',
        '2019-08-10T00:00:00.000Z',
        '2019-08-10T00:00:00.000Z',
      ],
    )
  },
)

storeTest(
  '[L19] the same key with the same input answers again; with another it is refused',
  async (t) => {
    const fixture = await makeFixture(t)
    const idempotency = { key: 'k-1', input: '{"n":1}' }
    let runs = 0
    const once = (ledger: Ledger, more = idempotency) =>
      ledger.change(changeOf('agent_1', { idempotency: more }), async (write) => {
        runs++
        await write.append('agent', agentOf('agent_1'))
        return { id: 'agent_1', list: [1, 2] }
      })
    const first = await once(fixture.ledger)
    assert.equal(first.replayed, false)
    const ledger = await fixture.reopen()
    assert.deepEqual(await once(ledger), { ...first, replayed: true })
    assert.equal(runs, 1)
    await assert.rejects(once(ledger, { key: 'k-1', input: '{"n":2}' }), { code: 'key-reused' })
    assert.equal((await ledger.head()).size, 2)
  },
)

storeTest('[L21] a full disk keeps nothing of the change, and the store goes on', async (t) => {
  const fixture = await makeFixture(t)
  await addClaim(fixture.ledger, claimOf('claim_1'))
  let ledger = await fixture.reopen({ sizeLimit: 700_000 })
  const head = await ledger.head()
  const work = ledger.change(changeOf('run_1'), async (write) => {
    for (let n = 0; n < 2000; n++) await write.appendClaim(claimOf(`claim_x${n}`), [scopeOf()])
  })
  await assert.rejects(work, { name: 'LedgerFault', code: 'disk-full' })
  assert.deepEqual(await ledger.head(), head)
  assert.equal((await ledger.read.counts()).claim, 1)
  await addClaim(ledger, claimOf('claim_2'))
  ledger = await fixture.reopen()
  assert.equal((await ledger.read.counts()).claim, 2)
  assert.deepEqual(await ledger.fsck({ all: true }), [])
})

storeTest(
  '[L22] reads see committed rows only, also while a change is being written',
  async (t) => {
    const { ledger } = await makeFixture(t)
    await ledger.change(changeOf('run_1'), async (write) => {
      for (let n = 0; n < 300; n++) await write.appendClaim(claimOf(`claim_${n}`), [scopeOf()])
      assert.equal((await ledger.read.counts()).claim, 0)
      assert.equal(await ledger.read.claim('claim_1'), undefined)
    })
    assert.equal((await ledger.read.counts()).claim, 300)
  },
)

storeTest('[L22] one read sees one state, whatever is committed while it runs', async (t) => {
  const { ledger } = await makeFixture(t)
  await addClaim(ledger, claimOf('claim_0'))
  for (let n = 1; n <= 100; n++) {
    const row = { claim: `claim_${n - 1}`, status: 'superseded', reason: 'newer' } as const
    const changed = ledger.change(changeOf('run'), async (write) => {
      await write.append('claim_status', row)
      await write.appendClaim(claimOf(`claim_${n}`), [scopeOf()])
    })
    // The read begins a little later each time, so that some commits fall between its statements.
    for (let turn = 0; turn < n * 3; turn++) await Promise.resolve()
    const found = await ledger.read.claimsForFigure({ acts: ['detention'] })
    const superseded = found.filter(({ statuses }) => statuses.length > 0)
    assert.equal(superseded.length, found.length - 1)
    await changed
  }
})

storeTest('[L27] a workspace into which somebody else wrote is left alone', async (t) => {
  const fixture = await makeFixture(t)
  await addClaim(fixture.ledger, claimOf('claim_1'))
  changeRaw(join(fixture.folder, 'ledger.db'), (database) => {
    database.exec('INSERT INTO custody_leaf VALUES (2, zeroblob(32))')
  })
  await assert.rejects(addClaim(fixture.ledger, claimOf('claim_2')), (error) => {
    return error instanceof LedgerFault && error.code === 'in-use'
  })
})
