// Signing with witnesses over HTTP on this machine.
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { cpSync } from 'node:fs'
import test from 'node:test'
import { hasQuorum, isFinding, openNote, readPolicy } from '@tumen/custody'
import { actorOf, type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { holdAhead, openDoor, openWitness, setPolicy } from '../../fixture/witness.ts'
import { callOperation } from '../call.ts'
import { type OpenDesk, openDesk } from '../desk.ts'

interface Signed {
  note: string
  size: number
  witnesses: { name: string; said: string; size?: number }[]
}
interface Heads {
  heads: { size: number; file: string; frozen: boolean; cosignatures: { name: string }[] }[]
}

const sign = (fixture: FixtureDesk) => fixture.ask<Signed>('rev', 'log.checkpoint', {})
const heads = async (fixture: FixtureDesk) =>
  (await fixture.ask<Heads>('vie', 'log.heads', {})).heads
let agents = 0
async function grow(fixture: FixtureDesk): Promise<Signed> {
  await fixture.ask('own', 'agent.record', {
    id: `a${agents++}`,
    kind: 'outlet',
    name: { en: 'A' },
  })
  return sign(fixture)
}

/** Whether the policy's witnesses have cosigned a file, as an outsider checks it. */
function isVouched(file: string, text: string): boolean {
  const policy = readPolicy(text)
  assert.ok(!isFinding(policy))
  const keys = [...policy.logs, ...policy.witnesses.values()].map(({ key }) => key)
  const note = openNote(Buffer.from(file), keys)
  return !isFinding(note) && hasQuorum(policy, note.signatures)
}

test('[D381] witnesses cosign each checkpoint from the size that they confirmed last', async (t) => {
  const fixture = await openFixture()
  const [north, south] = [
    await openWitness(t, fixture, 'north'),
    await openWitness(t, fixture, 'south'),
  ]
  const policy = await setPolicy(fixture, [north, south])
  const first = await sign(fixture)
  assert.deepEqual(
    first.witnesses.map(({ said }) => said),
    ['cosigned', 'cosigned'],
  )
  assert.ok(isVouched(first.note, policy))
  const second = await grow(fixture)
  assert.ok(isVouched(second.note, policy))
  // GET first: what does it hold? Then from that size on, and never with another guess.
  assert.deepEqual(north.asked, ['GET', 'old 0', 'GET', 'old 16'])
  const [head] = await heads(fixture)
  assert.deepEqual([head?.frozen, head?.file], [true, second.note])
  // Unchanged and cosigned: what it holds is asked, and nothing else.
  assert.equal((await sign(fixture)).note, second.note)
  assert.deepEqual(north.asked.slice(4), ['GET'])
  assert.deepEqual(await fixture.ask('own', 'workspace.fsck', {}), { sound: true, findings: [] })
  await fixture.close()
})

test('[D382] told another size a witness is asked once more from it, and not again', async (t) => {
  const fixture = await openFixture()
  const north = await openWitness(t, fixture, 'north')
  await setPolicy(fixture, [north])
  north.isOpen = false
  await sign(fixture)
  const kept = new Map(north.held)
  await grow(fixture)
  // It forgets what it did last: put back to an older state, as a restored witness would be.
  north.held.clear()
  for (const [origin, one] of kept) north.held.set(origin, one)
  north.asked.length = 0
  const third = await grow(fixture)
  assert.deepEqual(third.witnesses, [{ name: north.key.name, said: 'cosigned' }])
  assert.deepEqual(north.asked, ['GET', 'old 0', 'old 32', 'old 16'])
  // One that contradicts itself is left alone after that.
  north.status = 409
  north.asked.length = 0
  const fourth = await grow(fixture)
  assert.deepEqual(fourth.witnesses, [{ name: north.key.name, said: 'refused' }])
  assert.deepEqual(north.asked, ['GET', 'old 0', 'old 48'])
  await fixture.close()
})

test('[D383] a witness that does not answer holds nothing up; what it says later stands beside', async (t) => {
  const fixture = await openFixture()
  const [north, south] = [
    await openWitness(t, fixture, 'north'),
    await openWitness(t, fixture, 'south'),
  ]
  const mute = await openDoor(t, () => undefined)
  const { line } = south
  south.line = line.replace(south.url, mute)
  await setPolicy(fixture, [north, south], { waitMs: 700 })
  const signed = await grow(fixture)
  assert.deepEqual(
    signed.witnesses.map(({ said }) => said),
    ['cosigned', 'silent'],
  )
  south.line = line
  const policy = await setPolicy(fixture, [north, south])
  assert.ok(!isVouched(signed.note, policy))
  const asked = await fixture.ask<Signed>('rev', 'log.witness', {})
  assert.deepEqual(
    asked.witnesses.map(({ said }) => said),
    ['cosigned', 'cosigned'],
  )
  const [head] = await heads(fixture)
  assert.equal(head?.file, signed.note)
  assert.deepEqual(
    head?.cosignatures.map(({ name }) => name),
    [north.key.name, south.key.name],
  )
  await fixture.close()
})

test('[D384] an answer that is late, long, of another kind or sent elsewhere is none', async (t) => {
  const fixture = await openFixture()
  const north = await openWitness(t, fixture, 'north')
  const answers: ((response: import('node:http').ServerResponse) => void)[] = [
    (response) => response.writeHead(500).end('old 0'),
    (response) => response.writeHead(302, { location: north.url }).end(),
    (response) => response.writeHead(200).end('x'.repeat(300_000)),
    (response) => response.writeHead(200).end('— witness.example/north AAAA\n'),
    (response) => response.destroy(),
    (response) => void response.writeHead(200).write('—'),
  ]
  for (const answer of answers) {
    const url = await openDoor(t, (_, __, response) => answer(response))
    const wrong = { ...north, line: north.line.replace(north.url, url) }
    await setPolicy(fixture, [wrong], { waitMs: 200 })
    const { witnesses, note } = await grow(fixture)
    assert.ok(['refused', 'silent'].includes(witnesses[0]?.said ?? ''), JSON.stringify(witnesses))
    assert.ok(!note.includes('witness.example'))
  }
  assert.deepEqual(north.asked, [], 'no redirection was followed')
  assert.deepEqual(await fixture.ask('own', 'workspace.fsck', {}), { sound: true, findings: [] })
  await fixture.close()
})

test('[D385] a witness that hands out a signed head shows that the log is an older copy; it is named', async (t) => {
  const fixture = await openFixture()
  const north = await openWitness(t, fixture, 'north')
  await setPolicy(fixture, [north])
  await grow(fixture)
  // The same key signed more elsewhere: a copy of this workspace went on.
  await holdAhead(fixture, north, 64)
  const before = await fixture.size()
  const refusal = await refused(grow(fixture))
  assert.equal(refusal.code, 'older-than-known')
  assert.deepEqual(refusal.details, [{ by: 'witness', name: north.key.name, size: 64 }])
  assert.equal(await fixture.size(), before + 1)
  const fsck = await fixture.ask<{ findings: object[] }>('own', 'workspace.fsck', {})
  assert.deepEqual(fsck.findings, [{ code: 'FS11', id: north.key.name }])
  await fixture.close()
})

test('[D385] a witness alone shows that a copy of the log is another history', async (t) => {
  const fixture = await openFixture()
  const north = await openWitness(t, fixture, 'north')
  await setPolicy(fixture, [north])
  await sign(fixture)
  await fixture.desk.close()
  const copy = `${fixture.folder}.copy`
  cpSync(fixture.folder, copy, { recursive: true })
  const around = { unlock: { passphrase: 'trial passphrase' }, clock: () => new Date('2022-05-02') }
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const call = { actor: actorOf('own'), progress: { report: () => undefined } }
  const record = (desk: OpenDesk, id: string) =>
    callOperation(desk, 'agent.record', { id, kind: 'outlet', name: { en: 'A' } }, call)
  const first = await openDesk({ folder: fixture.folder, ...around, random })
  await record(first, 'first')
  await callOperation(first, 'log.checkpoint', {}, call)
  await first.close()
  const second = await openDesk({ folder: copy, ...around, random })
  for (let n = 0; n < 17; n++) await record(second, `second-${n}`)
  const refusal = await refused(callOperation(second, 'log.checkpoint', {}, call))
  const by = { by: 'witness', name: north.key.name, size: 32 }
  assert.deepEqual([refusal.code, refusal.details], ['rewritten', [by]])
  assert.deepEqual(
    (await second.ledger.heads()).map(({ size }) => size),
    [16],
  )
  // By order the second history goes on under another name, and names the last head of the first.
  await callOperation(second, 'backup.restore', { newLog: true }, call)
  await second.ledger.checkpoint()
  const { opening } = await second.ledger.prove(33)
  const [held] = north.held.values()
  const last = createHash('sha256')
    .update(held?.note ?? '')
    .digest('hex')
  assert.equal(JSON.parse(opening).o.prevHead, last)
  await second.close()
})

test('[D386] a policy names this log, has addresses, and is shown as it counts', async (t) => {
  const fixture = await openFixture()
  const none = await fixture.ask<{ policy: string }>('vie', 'log.policy', {})
  assert.match(none.policy, /^log \S+\nquorum none\n$/)
  const north = await openWitness(t, fixture, 'north')
  const log = none.policy.split('\n')[0] ?? ''
  const other =
    'log tumen.example/log/5f3a09c1+45866e74+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4'
  const bad: [policy: string, problem: string][] = [
    ['CANARY', 'malformed'],
    [`${log}\n`, 'malformed'],
    [`${other}\nquorum none\n`, 'other-log'],
    [`${log}\n${north.line.replace('http:', 'ftp:')}\nquorum none\n`, 'address'],
    [`${log}\n${north.line.replace('http://', 'http://a:b@')}\nquorum none\n`, 'address'],
    [`${log}\n${north.line.replace('127.0.0.1', '192.0.2.7')}\nquorum none\n`, 'witness-address'],
  ]
  for (const [policy, problem] of bad) {
    const refusal = await refused(fixture.ask('rev', 'log.set-policy', { policy }))
    assert.deepEqual([refusal.code, refusal.details], ['policy-unfit', [{ problem }]])
    assert.ok(!JSON.stringify(refusal).includes('CANARY'))
  }
  const policy = await setPolicy(fixture, [north])
  assert.equal((await fixture.ask<{ policy: string }>('vie', 'log.policy', {})).policy, policy)
  const changes = await fixture.ask<{ changes: { operation: string; leaf: number }[] }>(
    'own',
    'change.list',
    { limit: 1 },
  )
  assert.equal(changes.changes[0]?.operation, 'log.set-policy')
  await fixture.ask('rev', 'change.undo', { change: changes.changes[0]?.leaf })
  assert.deepEqual(await fixture.ask('vie', 'log.policy', {}), none)
  await fixture.close()
})

test('[D387] nobody is asked anything until somebody says whom', async (t) => {
  const fixture = await openFixture()
  const north = await openWitness(t, fixture, 'north')
  const signed = await grow(fixture)
  assert.deepEqual(signed.witnesses, [])
  assert.deepEqual((await fixture.ask<Signed>('rev', 'log.witness', {})).witnesses, [])
  assert.deepEqual(north.asked, [])
  await fixture.close()
})
