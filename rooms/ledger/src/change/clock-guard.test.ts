// A clock that stood in 2035 for one change, and then was right again: what is refused, what is
// reported, what a repair moves and what it leaves. Everything is invented.
import assert from 'node:assert/strict'
import { cosignatureLine, noteKey } from '@tumen/custody'
import {
  addClaim,
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  type Fixture,
  makeFixture,
  storeTest,
} from '../../fixture/store.ts'
import { LedgerFault } from '../fault.ts'
import type { Change, Ledger } from '../ledger.ts'

const TODAY = '2019-08-09T10:00:00.000Z'
const LATER = '2019-08-09T11:00:00.000Z'
const WRONG = '2035-01-01T00:00:00.000Z'
const TEXT = 'At least 52 were held.'

function ago(instant: string, ms: number): string {
  return new Date(Date.parse(instant) - ms).toISOString()
}

const DAY_MS = 86_400_000

function record(ledger: Ledger, id: string, more: Partial<Change> = {}) {
  const change = changeOf(id, { operation: 'agent.record', ...more })
  return ledger.change(change, (write) => write.append('agent', agentOf(id)))
}

function confirm(ledger: Ledger, id = 'ck_1') {
  const change = changeOf(id, { operation: 'workspace.confirm-clock', clock: 'confirmed' })
  return ledger.change(change, (write) => write.append('clock_check', { id, leaves: [] }))
}

function repair(ledger: Ledger, id = 'ck_2') {
  const change = changeOf(id, { operation: 'workspace.repair-clock', clock: 'repaired' })
  return ledger.change(change, (write) => write.repairClock(id))
}

function undo(ledger: Ledger, change: number) {
  const subject = String(change)
  return ledger.change(changeOf(subject, { operation: 'change.undo' }), (write) =>
    write.append('undo', { change: subject }),
  )
}

/** The code with which something was refused; nothing when it went through. */
async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => (error instanceof LedgerFault ? error.code : String(error)),
  )
}

async function agentsKnown(ledger: Ledger, at: string): Promise<string[]> {
  const found = await ledger.read.claimsForFigure({ acts: ['detention'], knownAt: at })
  return found.map(({ claim }) => claim.row.id)
}

/** One claim of today, one of 2035 that was confirmed, one of today recorded behind it. */
async function withFuture(fixture: Fixture) {
  const { now } = fixture
  await addDocument(fixture.ledger, 'doc_1', TEXT)
  await addClaim(fixture.ledger, claimOf('claim_1'))
  now.at = WRONG
  await confirm(fixture.ledger)
  await addClaim(fixture.ledger, claimOf('claim_2'))
  now.at = LATER
}

storeTest(
  '[L140] a change is refused from a day and one millisecond on, on both sides',
  async (t) => {
    const fixture = await makeFixture(t, { isGuarded: true })
    const { ledger, now } = fixture
    await record(ledger, 'agent_1')
    const at = async (instant: string) => {
      now.at = instant
      return codeOf(record(ledger, `agent_${instant}`))
    }
    assert.equal(await at(ago(TODAY, DAY_MS + 1)), 'clock-behind')
    assert.equal(await at(ago(TODAY, -DAY_MS - 1)), 'clock-ahead')
    assert.equal(await at(ago(TODAY, -DAY_MS)), undefined)
    assert.equal(await at(TODAY), undefined, 'a day behind the row before')
  },
)

storeTest(
  '[L140] an empty workspace has nothing to compare with, and its instants are told',
  async (t) => {
    const { ledger, now } = await makeFixture(t, { isGuarded: true })
    now.at = WRONG
    assert.deepEqual(await ledger.clock(), {
      now: WRONG,
      newest: undefined,
      differs: undefined,
      future: [],
    })
    await record(ledger, 'agent_1')
    now.at = TODAY
    const error = await record(ledger, 'agent_2').catch((reason: unknown) => reason)
    assert.ok(error instanceof LedgerFault)
    assert.deepEqual(error.clock, { now: TODAY, newest: WRONG })
  },
)

storeTest('[L140] mutation test: without the guard the row of 2035 is written', async (t) => {
  const written = async (isGuarded: boolean) => {
    const { ledger, now } = await makeFixture(t, { isGuarded })
    await record(ledger, 'agent_1')
    now.at = WRONG
    await record(ledger, 'agent_2').catch(() => undefined)
    return (await ledger.read.agents()).map(({ recorded }) => recorded)
  }
  assert.deepEqual(await written(true), [TODAY])
  assert.deepEqual(await written(false), [TODAY, WRONG])
})

storeTest(
  '[L140] a repeated call is answered, and the log is signed, whatever the clock shows',
  async (t) => {
    const { ledger, now } = await makeFixture(t, { isGuarded: true })
    const idempotency = { key: 'k', input: 'i' }
    await record(ledger, 'agent_1', { idempotency })
    now.at = WRONG
    assert.equal((await record(ledger, 'agent_1', { idempotency })).replayed, true)
    await ledger.checkpoint()
    now.at = TODAY
    assert.equal(await codeOf(record(ledger, 'agent_2')), undefined, 'a signing is no row')
  },
)

storeTest('[L141] a confirmed clock is the newest row, and later changes go through', async (t) => {
  const { ledger, now } = await makeFixture(t, { isGuarded: true })
  await record(ledger, 'agent_1')
  now.at = '2019-08-12T07:00:00.000Z'
  assert.equal(await codeOf(record(ledger, 'agent_2')), 'clock-ahead')
  const { leaf } = await confirm(ledger)
  assert.equal((await ledger.clock()).newest, now.at)
  await record(ledger, 'agent_2')
  assert.deepEqual(await ledger.fsck({ all: true }), [])
  const [change] = await ledger.read.changesAt([leaf])
  assert.equal(change?.operation, 'workspace.confirm-clock')
})

storeTest(
  '[L141] where rows lie after the clock, confirming is refused, and so is anything',
  async (t) => {
    const fixture = await makeFixture(t, { isGuarded: true })
    await withFuture(fixture)
    assert.equal(await codeOf(confirm(fixture.ledger, 'ck_9')), 'clock-behind')
    assert.equal(await codeOf(record(fixture.ledger, 'agent_9')), 'clock-behind')
    const other = await fixture.reopen()
    assert.equal(await codeOf(record(other, 'agent_9')), 'clock-behind', 'another process, too')
  },
)

storeTest('[L142] changes of the future are named by the clock and by the check', async (t) => {
  const fixture = await makeFixture(t, { isGuarded: true })
  await withFuture(fixture)
  const { ledger } = fixture
  const { differs, future } = await ledger.clock()
  assert.deepEqual({ differs, future }, { differs: 'behind', future: [{ first: 3, last: 4 }] })
  assert.deepEqual(await ledger.fsck({ all: true }), [
    { code: 'FS15', what: 'future-rows', leaf: 3, changes: 2 },
  ])
  assert.deepEqual(await agentsKnown(ledger, '2019-08-09T23:59:59.999Z'), ['claim_1'])
})

storeTest(
  '[L143] a repair lets rows count since its instant, rewrites none, and the check is clean',
  async (t) => {
    const fixture = await makeFixture(t, { isGuarded: true })
    await withFuture(fixture)
    const before = await fixture.ledger.head()
    const { result, leaf } = await repair(fixture.ledger)
    assert.deepEqual(result, [{ first: 3, last: 4 }])
    assert.equal(leaf, before.size)
    for (const open of [async () => fixture.ledger, fixture.reopen]) {
      const ledger = await open()
      assert.deepEqual(
        await agentsKnown(ledger, ago(LATER, 1)),
        ['claim_1'],
        'no earlier knowledge',
      )
      assert.deepEqual(await agentsKnown(ledger, LATER), ['claim_1', 'claim_2'])
      assert.equal((await ledger.read.claim('claim_2'))?.claim.recorded, LATER)
      assert.deepEqual(await ledger.clock(), {
        now: LATER,
        newest: LATER,
        differs: undefined,
        future: [],
      })
      assert.deepEqual(await ledger.fsck({ all: true }), [])
    }
    assert.equal(await codeOf(record(fixture.ledger, 'agent_3')), undefined)
    assert.equal(await codeOf(repair(fixture.ledger, 'ck_3')), 'clock-right')
    await fixture.tamper((database) => {
      const raw = database.prepare("SELECT recorded FROM claim WHERE id = 'claim_2'").pluck().get()
      assert.equal(raw, WRONG, 'the row is what it was')
    })
  },
)

storeTest(
  '[L143] nothing else goes back: the check names a row before the one before it',
  async (t) => {
    const fixture = await makeFixture(t, { isGuarded: true })
    await withFuture(fixture)
    await repair(fixture.ledger)
    await record(fixture.ledger, 'agent_1')
    const ledger = await fixture.tamper((database) => {
      database.exec(
        'UPDATE clock_check SET body = replace(body, \'"last":4\', \'"last":9\') WHERE seq = 2',
      )
    })
    const found = (await ledger.fsck({ all: true })).map(({ what }) => what)
    assert.ok(found.includes('clock-range'), found.join())
    assert.ok(found.includes('row-digest'))
  },
)

storeTest(
  '[L144] a repair is undone, and repaired again, and so is one that was wrong itself',
  async (t) => {
    const fixture = await makeFixture(t, { isGuarded: true })
    await withFuture(fixture)
    const { ledger, now } = fixture
    const { leaf } = await repair(ledger)
    await undo(ledger, leaf)
    assert.equal((await ledger.clock()).differs, 'behind')
    assert.deepEqual(await agentsKnown(ledger, LATER), ['claim_1'])
    assert.equal(await codeOf(record(ledger, 'agent_3')), 'clock-behind')
    now.at = '2019-08-09T12:00:00.000Z'
    assert.deepEqual((await repair(ledger, 'ck_3')).result, [{ first: 3, last: 4 }])
    assert.equal((await ledger.read.claim('claim_2'))?.claim.recorded, now.at)
    // A clock of 2030 is confirmed and repairs what it finds to be later: that was wrong as well.
    now.at = '2030-01-01T00:00:00.000Z'
    await confirm(ledger, 'ck_4')
    now.at = '2028-01-01T00:00:00.000Z'
    await repair(ledger, 'ck_5')
    now.at = '2019-08-09T13:00:00.000Z'
    await repair(ledger, 'ck_6')
    assert.equal((await ledger.clock()).newest, now.at)
    assert.deepEqual(await ledger.fsck({ all: true }), [])
    await (await fixture.reopen()).clock()
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  },
)

storeTest(
  '[L144] a repair by a clock that was behind is taken back by its undo on every day',
  async (t) => {
    const fixture = await makeFixture(t, { isGuarded: true })
    const { ledger, now } = fixture
    await addDocument(ledger, 'doc_1', TEXT)
    await addClaim(ledger, claimOf('claim_1'))
    now.at = '2015-01-01T00:00:00.000Z'
    const { leaf } = await repair(ledger)
    assert.deepEqual(await agentsKnown(ledger, '2016-01-01T00:00:00.000Z'), ['claim_1'])
    now.at = LATER
    await confirm(ledger)
    await undo(ledger, leaf)
    assert.deepEqual(await agentsKnown(ledger, '2016-01-01T00:00:00.000Z'), [])
    assert.deepEqual(await agentsKnown(ledger, LATER), ['claim_1'])
    assert.deepEqual(await ledger.fsck({ all: true }), [])
  },
)

storeTest('[L144] an undo of the future counts since the repair', async (t) => {
  const fixture = await makeFixture(t, { isGuarded: true })
  const { ledger, now } = fixture
  await addDocument(ledger, 'doc_1', TEXT)
  const leaf = await addClaim(ledger, claimOf('claim_1'))
  now.at = WRONG
  await confirm(ledger)
  await undo(ledger, leaf)
  now.at = LATER
  assert.deepEqual(await agentsKnown(ledger, LATER), ['claim_1'])
  await repair(ledger)
  for (const open of [async () => ledger, fixture.reopen]) {
    const opened = await open()
    assert.deepEqual(await agentsKnown(opened, ago(LATER, 1)), ['claim_1'])
    assert.deepEqual(await agentsKnown(opened, LATER), [])
  }
})

/** The log as it stands, signed by us and cosigned by somebody else at an instant. */
async function cosigned({ ledger }: Fixture, at: string): Promise<number> {
  const note = await ledger.checkpoint()
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
  const line = cosignatureLine(text, WITNESS, Date.parse(at) / 1000)
  const { size } = await ledger.head()
  await ledger.keepCosignatures(size, [{ name: WITNESS.name, line }])
  return size
}

const WITNESS = noteKey(new Uint8Array(32).fill(7), 'witness.example/north', 4)
const CHECKED = { all: true, witnesses: [WITNESS] }
/** A day that somebody typed with a wrong clock: years before anything was recorded. */
const BEHIND = '2012-02-03T04:05:06.000Z'

storeTest(
  '[D584] a repair by a day that others contradict is named by the check, until it is undone',
  async (t) => {
    const fixture = await makeFixture(t, { isGuarded: true })
    fixture.now.at = TODAY
    await addDocument(fixture.ledger, 'document_1', TEXT)
    await addClaim(fixture.ledger, claimOf('claim_1'))
    const head = await cosigned(fixture, TODAY)
    assert.deepEqual(await fixture.ledger.fsck(CHECKED), [])
    fixture.now.at = BEHIND
    const { leaf } = await repair(fixture.ledger)
    assert.deepEqual(await agentsKnown(fixture.ledger, '2013-01-01T00:00:00.000Z'), ['claim_1'])
    const wrong = { code: 'FS16', what: 'repair-early', leaf, head }
    assert.deepEqual(await fixture.ledger.fsck(CHECKED), [wrong])
    fixture.now.at = TODAY
    const ledger = await fixture.reopen()
    assert.deepEqual(await ledger.fsck(CHECKED), [wrong])
    await confirm(ledger, 'ck_3')
    await undo(ledger, leaf)
    assert.deepEqual(await ledger.fsck(CHECKED), [])
    assert.deepEqual(await agentsKnown(ledger, '2013-01-01T00:00:00.000Z'), [])
  },
)

storeTest(
  '[D584] a right repair is not named, nor is one that nobody but us can speak about',
  async (t) => {
    const fixture = await makeFixture(t, { isGuarded: true })
    await withFuture(fixture)
    // Signed by our own wrong clock; the witness has a right one.
    await cosigned(fixture, TODAY)
    fixture.now.at = LATER
    const { leaf } = await repair(fixture.ledger)
    assert.deepEqual(await fixture.ledger.fsck(CHECKED), [])
    const size = await cosigned(fixture, ago(LATER, 2 * DAY_MS))
    const late = { code: 'FS16', what: 'repair-late', leaf, head: size }
    assert.deepEqual(await fixture.ledger.fsck(CHECKED), [late])
  },
)
