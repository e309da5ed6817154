// Any clocks, confirmed and repaired in any order: once the clock is right and what lay after it
// was repaired, the answer of today is that of a workspace whose clock never went wrong; and every
// read as known at an instant follows what was repaired. Everything is invented.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { ROWS } from '../../fixture/row.ts'
import {
  addDocument,
  agentOf,
  changeOf,
  claimOf,
  type Fixture,
  makeFixture,
  openRaw,
  scopeOf,
  storeTest,
} from '../../fixture/store.ts'
import { connect } from '../dialect/connection.ts'
import type { Ledger, Reader } from '../ledger.ts'
import { readerOf } from '../read/reader.ts'
import { readKnownTime } from './known-time.ts'
import { RecordedInstants } from './recorded-instant.ts'

const START = Date.parse('2019-08-09T10:00:00.000Z')
const HOUR_MS = 3_600_000
const TEXT = 'At least 52 were held.'

type Step = { do: 'claim' | 'reject' | 'undo' | 'confirm' | 'repair' } | { clock: number }

/** Steps of work, and clocks that are wrong by any number of hours up to thirty years. */
const STEPS = fc.array(
  fc.oneof(
    fc.record({ do: fc.constantFrom('claim', 'reject', 'undo', 'confirm', 'repair') }),
    fc.record({ clock: fc.integer({ min: -250_000, max: 250_000 }) }),
  ) as fc.Arbitrary<Step>,
  { minLength: 4, maxLength: 20 },
)

/** What is said in any workspace, whatever its clock shows; the ids tell steps apart. */
async function doStep(ledger: Ledger, step: 'claim' | 'reject' | 'undo', n: number) {
  const change = changeOf(`step_${n}`, { operation: `trial.${step}` })
  const made = await ledger.change(change, async (write) => {
    if (step === 'claim') await write.appendClaim(claimOf(`claim_${n}`), [scopeOf()])
    const [claim] = await ledger.read.claims({ limit: 1 })
    if (step === 'reject' && claim)
      await write.append('claim_status', {
        claim: claim.claim.row.id,
        status: 'rejected_by_reviewer',
        reason: 'r',
      })
    const [last] = (await ledger.read.changes({ limit: 50 })).filter(
      ({ operation }) => operation === 'trial.claim',
    )
    if (step === 'undo' && last) await write.append('undo', { change: String(last.leaf) })
  })
  return made.leaf
}

/** What a figure of today would be reckoned from, without instants and leaves. */
async function todaysEvidence(ledger: Ledger, at: string) {
  const found = await ledger.read.claimsForFigure({ acts: ['detention'], knownAt: at })
  return found.map(({ claim, statuses }) => [
    claim.row.id,
    statuses.map(({ row }) => row.status),
    claim.recorded <= at,
  ])
}

async function isDone(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  )
}

function confirmOf(ledger: Ledger, id: string) {
  const change = changeOf(id, { operation: 'workspace.confirm-clock', clock: 'confirmed' })
  return ledger.change(change, (write) => write.append('clock_check', { id, leaves: [] }))
}

function repairOf(ledger: Ledger, id: string) {
  const change = changeOf(id, { operation: 'workspace.repair-clock', clock: 'repaired' })
  return ledger.change(change, (write) => write.repairClock(id))
}

storeTest(
  '[L145] with any clocks and repairs the answer of today is that of a right clock',
  async (t) => {
    await fc.assert(
      fc.asyncProperty(STEPS, async (steps) => {
        const wrong = await makeFixture(t, { isGuarded: true })
        const right = await makeFixture(t, { isGuarded: true })
        for (const { ledger } of [wrong, right]) await addDocument(ledger, 'doc_1', TEXT)
        let realMs = START
        let offMs = 0
        for (const [n, step] of steps.entries()) {
          realMs += HOUR_MS
          wrong.now.at = new Date(realMs + offMs).toISOString()
          right.now.at = new Date(realMs).toISOString()
          if ('clock' in step) offMs = step.clock * HOUR_MS
          else if (step.do === 'confirm') await isDone(confirmOf(wrong.ledger, `ck_${n}`))
          else if (step.do === 'repair') await isDone(repairOf(wrong.ledger, `ck_${n}`))
          // What the guard refuses has not happened in either workspace.
          else if (await isDone(doStep(wrong.ledger, step.do, n)))
            await doStep(right.ledger, step.do, n)
        }
        const at = new Date(realMs + HOUR_MS).toISOString()
        wrong.now.at = at
        right.now.at = at
        const { differs, future } = await wrong.ledger.clock()
        if (differs === 'behind' || future.length > 0) await repairOf(wrong.ledger, 'ck_last')
        const end = `${at.slice(0, 10)}T23:59:59.999Z`
        const expected = await todaysEvidence(right.ledger, end)
        assert.deepEqual(await todaysEvidence(wrong.ledger, end), expected)
        assert.deepEqual(await todaysEvidence(await wrong.reopen(), end), expected)
        assert.deepEqual(await wrong.ledger.fsck({ all: true }), [])
        for (const fixture of [wrong, right]) await fixture.ledger.close()
      }),
      { numRuns: 25 },
    )
  },
)

/** Every read that takes an instant of knowledge, by name: how many rows it gives. */
const READS: { readonly [name: string]: (read: Reader, knownAt: string) => Promise<unknown[]> } = {
  claimsForFigure: (read, knownAt) => read.claimsForFigure({ acts: ['detention'], knownAt }),
  claimsOfEvent: (read, knownAt) =>
    read.claimsForFigure({ acts: ['detention'], event: 'e1', knownAt }),
  statuses: async (read, knownAt) =>
    (await read.claimsForFigure({ acts: ['detention'], knownAt })).flatMap((one) => one.statuses),
  rows: (read, knownAt) => read.rows('grade', knownAt),
  listEntries: (read, knownAt) => read.listEntries(['l1'], { knownAt }),
  mentions: (read, knownAt) => read.mentions(['ls_1'], { knownAt }),
  mentionsById: (read, knownAt) => read.mentionsById(['ls_1/A-1'], { knownAt }),
  personMembers: (read, knownAt) => read.personMembers({ knownAt }),
  search: (read, knownAt) => read.search({ all: [{ anyOf: ['held'] }], none: [], knownAt }),
}

const LATER = [
  'event',
  'grade',
  'list',
  'list_entry',
  'mention',
  'person',
  'person_member',
] as const

/** One row of each kind that these reads give, in changes of 2035. */
async function fillLater({ ledger, now }: Fixture) {
  await ledger.change(changeOf('agent_1'), (write) => write.append('agent', agentOf('agent_1')))
  now.at = '2035-01-01T00:00:00.000Z'
  await confirmOf(ledger, 'ck_1')
  await addDocument(ledger, 'doc_1', TEXT)
  await ledger.change(changeOf('x'), async (write) => {
    await write.appendClaim(claimOf('claim_1'), [scopeOf()])
    for (const table of LATER) await write.append(table, ROWS[table] as never)
    await write.append('event_link', { claim: 'claim_1', event: 'e1', role: 'part' })
    await write.append('claim_status', { claim: 'claim_1', status: 'live', reason: 'r' })
  })
  now.at = '2019-08-09T12:00:00.000Z'
}

storeTest('[L146] every read as known at an instant follows a repair', async (t) => {
  const fixture = await makeFixture(t, { isGuarded: true })
  await fillLater(fixture)
  const { ledger, now } = fixture
  const seen = async (read: Reader, knownAt = now.at) => {
    const counts: [string, number][] = []
    for (const [name, ask] of Object.entries(READS))
      counts.push([name, (await ask(read, knownAt)).length])
    return counts
  }
  const all = (n: number) => Object.keys(READS).map((name) => [name, n])
  assert.deepEqual(await seen(ledger.read), all(0), 'hidden before')
  await repairOf(ledger, 'ck_2')
  assert.deepEqual(await seen(ledger.read, '2019-08-09T11:59:59.999Z'), all(0))
  assert.deepEqual(await seen(ledger.read), all(1))
  // Bite: a reader that does not know of repairs shows nothing.
  const database = openRaw(join(fixture.folder, 'ledger.db'))
  const store = connect(database)
  const time = { ...(await readKnownTime(store)), instants: new RecordedInstants() }
  assert.deepEqual(await seen(readerOf(store, { time: () => time, kept: new WeakMap() })), all(0))
  database.close()
})

/** Lines that compare or give instants past the one place that knows of repairs. */
function pastInstants(source: string): string[] {
  return source.split('\n').filter((line) => /recorded\s*(<=|>=|<|>)\s*\$\{/.test(line))
}

storeTest('[L146] one place alone compares instants, and a second one is found', async () => {
  const folder = new URL('..', import.meta.url)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => /(?<!\.test)\.ts$/.test(name))
  const found = files.filter(
    (name) => pastInstants(readFileSync(new URL(name, folder), 'utf8')).length,
  )
  assert.deepEqual(found, [])
  const read = readFileSync(new URL('read/list.ts', folder), 'utf8')
  const bitten = read.replace('${knownBy(look, knownAt)}', 'recorded <= ${knownAt}')
  assert.notEqual(bitten, read)
  assert.equal(pastInstants(bitten).length, 1)
})
