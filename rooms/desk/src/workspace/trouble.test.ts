// What is wrong with a workspace is told to whoever may mend it, until it is over.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Output } from '@tumen/contract'
import { actorOf, type FixtureDesk, openFixture, type Person } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import { callByName } from '../call.ts'
import { followed } from '../job/follow.ts'
import { signDaily } from '../log/sign-daily.ts'
import type { Desk } from '../operation.ts'

async function opened(t: TestContext): Promise<FixtureDesk> {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  return fixture
}

/** The desk with a store of which one method does something else. */
function withMethod(desk: Desk, method: object): Desk {
  const ledger = new Proxy(desk.ledger, {
    get(target, key) {
      const value = Reflect.get({ ...method }, key) ?? Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { ...desk, ledger }
}

const EVERYONE = ['vie', 'doc', 'ana', 'rev', 'sta', 'edi', 'cus', 'adm'] as const

/** Who is told of something wrong. */
async function toldOf({ ask }: FixtureDesk, what: string): Promise<Person[]> {
  const told: Person[] = []
  for (const who of EVERYONE) {
    const { troubles = [] } = await ask<Output<'workspace.show'>>(who, 'workspace.show', {})
    if (troubles.some((one) => one.what === what)) told.push(who)
  }
  return told
}

test('[D864] a check that found something wrong is told since then, until one finds all well', async (t) => {
  const fixture = await opened(t)
  const { desk, ask, now } = fixture
  let isSound = false
  const findings = async () => (isSound ? [] : [{ code: 'FS1', leaf: 3 }])
  const broken = withMethod(desk, { fsck: findings })
  const call = { actor: actorOf('adm'), progress: { report() {} } }
  const check = () => callByName(broken, 'workspace.fsck', {}, call)
  assert.deepEqual(await toldOf(fixture, 'check'), [])
  await check()
  now.day = '2022-05-02'
  await check()
  assert.deepEqual(await toldOf(fixture, 'check'), ['ana', 'rev', 'cus', 'adm'])
  const { troubles } = await ask<Output<'workspace.show'>>('adm', 'workspace.show', {})
  assert.deepEqual(troubles, [{ what: 'check', since: '2022-05-01T10:00:00.000Z' }])
  // A role in one group checks nothing of the whole.
  const { north } = await twoOffices(fixture)
  const one = heldIn('ana-n', north, ['analyst'])
  const shown = await askAs<object>(desk, one, 'workspace.show', {})
  assert.ok(!('troubles' in shown))
  isSound = true
  await check()
  assert.deepEqual(await toldOf(fixture, 'check'), [])
})

test('[D864] a night without a signature is told until the log is signed', async (t) => {
  const fixture = await opened(t)
  const { desk } = fixture
  const stop = new AbortController()
  const troubles: unknown[] = []
  const checkpoint = () => Promise.reject(new Error('disk'))
  const broken = { ...withMethod(desk, { checkpoint }), clock: () => new Date(time) }
  let time = '2022-05-01T23:59:59.000Z'
  await signDaily(broken, {
    signal: stop.signal,
    wait: async () => {
      time = '2022-05-02T00:00:00.000Z'
    },
    onTrouble(trouble) {
      troubles.push(trouble)
      stop.abort()
    },
  })
  assert.equal(troubles.length, 1)
  assert.deepEqual(await toldOf(fixture, 'signing'), ['rev', 'edi', 'cus', 'adm'])
  await fixture.ask('rev', 'log.checkpoint', {})
  assert.deepEqual(await toldOf(fixture, 'signing'), [])
})

test('[D865] work that has not gone on for a quarter of an hour is stuck, and none in line is', async (t) => {
  const { desk, ask } = await opened(t)
  let now = Date.parse('2022-05-01T10:00:00.000Z')
  const later = { ...desk, clock: () => new Date(now) }
  const call = { actor: actorOf('own'), progress: { report() {} } }
  const job = followed(later, 'document.trace', call)
  const inLine = { by: 'own', kind: 'model' as const, since: '2022-05-01T08:00:00.000Z' }
  const waiting = { step: '', done: 0, total: 0, waits: true, moved: inLine.since }
  const end = desk.memory.jobs.begin({ ...inLine, at: () => waiting, stop() {} })
  const stuck = async () => {
    const { jobs } = (await callByName(later, 'job.list', {}, call)) as Output<'job.list'>
    return jobs.map((one) => one.stuck === true)
  }
  assert.deepEqual(await stuck(), [false, false])
  now += 14 * 60_000
  job.call.progress.report('tracing', 1, 5)
  now += 14 * 60_000
  // The same said again is no step.
  job.call.progress.report('tracing', 1, 5)
  assert.deepEqual(await stuck(), [false, false])
  now += 60_000
  assert.deepEqual(await stuck(), [true, false])
  job.end()
  end()
  assert.deepEqual(await ask('own', 'job.list', {}), { jobs: [] })
})
