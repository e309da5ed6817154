// Long work of everybody in one list: what one may know of it, and stopping it.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Output, Role } from '@tumen/contract'
import { actorOf, addReport, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { callByName } from '../call.ts'
import type { Actor } from '../operation.ts'
import { startInLine } from '../reader/in-line.ts'
import { followed } from './follow.ts'

type Jobs = Output<'job.list'>['jobs']

async function opened(t: TestContext) {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  const { desk } = fixture
  await addReport(fixture, 'R1')
  await addReport(fixture, 'R2', { sensitivity: 'restricted' })
  const callOf = (actor: Actor) => ({ actor, progress: { report: () => undefined } })
  const jobs = async (actor: Actor) =>
    ((await callByName(desk, 'job.list', {}, callOf(actor))) as { jobs: Jobs }).jobs
  const stop = (actor: Actor, job: string) => callByName(desk, 'job.stop', { job }, callOf(actor))
  return { fixture, desk, jobs, stop, callOf }
}

const inGroups = (account: string, groups: Record<string, Role[]>): Actor => {
  return { account, roles: [], groups }
}

test('[D785] long work is in the list while it runs, and a search never', async (t) => {
  const { fixture, desk, jobs } = await opened(t)
  const seen: string[] = []
  const report = () => {
    for (const { kind, by, at } of desk.memory.jobs.all()) seen.push(`${kind} ${by} ${at().step}`)
  }
  await fixture.ask('own', 'workspace.fsck', {}, { progress: { report } })
  assert.ok(seen.includes('check own fsck'), seen.join())
  assert.deepEqual(await jobs(actorOf('own')), [])
  seen.length = 0
  await fixture.ask('own', 'search', { query: 'people' }, { progress: { report } })
  assert.deepEqual(seen, [])
})

test('[D785] documents stand in the line of a model in their order, and say how far they are', async (t) => {
  const { desk, jobs, stop, callOf } = await opened(t)
  const own = actorOf('own')
  let release: () => void = () => undefined
  const first = startInLine(desk, callOf(own), 'R1', async (job) => {
    Object.assign(job, { done: 3, total: 7 })
    await new Promise<void>((resolve) => {
      release = resolve
    })
  })
  const second = startInLine(desk, callOf(actorOf('ana')), 'R2', async () => undefined)
  await new Promise((resolve) => setImmediate(resolve))
  const shown = (await jobs(actorOf('ana'))).map(({ by, document, waits, done, total, own }) => {
    return [by, document, waits, done, total, own]
  })
  assert.deepEqual(shown, [
    ['own', 'R1', false, 3, 7, false],
    ['ana', 'R2', true, 0, 0, true],
  ])
  // Who may not read the second document is told of it as little as an administrator.
  const named = (all: Jobs) => all.map(({ document }) => document)
  assert.deepEqual(named(await jobs(actorOf('vie'))), ['R1', undefined])
  const [, waiting] = await jobs(actorOf('ana'))
  assert.equal((await refused(stop(actorOf('doc'), waiting?.id ?? ''))).code, 'not-allowed')
  await stop(actorOf('ana'), waiting?.id ?? '')
  assert.equal(desk.memory.readings.jobOf('R2')?.state, 'stopped')
  release()
  await Promise.all([first, second])
  assert.deepEqual(await jobs(own), [])
})

test('[D786] work of who reads beyond one’s own groups is not there', async (t) => {
  const { desk, jobs, stop, callOf } = await opened(t)
  const begun = (actor: Actor) => followed(desk, 'document.read', callOf(actor))
  const north = inGroups('north-1', { north: ['analyst'] })
  const south = inGroups('south-1', { south: ['analyst'] })
  const both = inGroups('both-1', { north: ['analyst'], south: ['analyst'] })
  const all = [begun(north), begun(both), begun(actorOf('own'))]
  const by = async (actor: Actor) => (await jobs(actor)).map((one) => one.by)
  assert.deepEqual(await by(south), [])
  assert.deepEqual(await by(inGroups('north-2', { north: ['viewer'] })), ['north-1'])
  assert.deepEqual(await by(both), ['north-1', 'both-1'])
  assert.deepEqual(await by(actorOf('vie')), ['north-1', 'both-1', 'own'])
  const [first] = await jobs(north)
  const foreign = await refused(stop(south, first?.id ?? ''))
  const missing = await refused(stop(south, 'job-999'))
  assert.deepEqual([foreign.code, foreign.details], [missing.code, missing.details])
  for (const { end } of all) end()
})

test('[D787] who began it and an administrator stop it, and its call is refused as cancelled', async (t) => {
  const { fixture, desk, jobs, stop, callOf } = await opened(t)
  for (const who of ['own', 'adm'] as Person[]) {
    const job = followed(desk, 'document.trace', callOf(actorOf('own')))
    const [shown] = await jobs(actorOf(who))
    assert.deepEqual([shown?.stops, shown?.own], [true, who === 'own'])
    await stop(actorOf(who), shown?.id ?? '')
    assert.equal(job.call.progress.signal?.aborted, true)
    job.end()
  }
  const report = () => {
    for (const job of desk.memory.jobs.all()) job.stop()
  }
  const stopped = fixture.ask('own', 'workspace.fsck', {}, { progress: { report } })
  assert.equal((await refused(stopped)).code, 'cancelled')
  assert.deepEqual(desk.memory.jobs.all(), [])
})
