// A witness that lies, over HTTP on this machine: what it states without a signature is reported,
// and stops nothing.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { addReport, type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { holdAhead, openLiar, openWitness, setPolicy, signedAhead } from '../../fixture/witness.ts'
import { isWitnessAddress } from '../log/ask-address.ts'

interface Signed {
  size: number
  witnesses: { name: string; said: string; size?: number }[]
}
interface Shown {
  size: number
  stated: { name: string; size: number; at: string }[]
}
interface Restored {
  evidence: { by: string; name?: string; size: number; digest: string }[]
}

const sign = (fixture: FixtureDesk) => fixture.ask<Signed>('rev', 'log.checkpoint', {})
const show = (fixture: FixtureDesk) => fixture.ask<Shown>('vie', 'log.show', {})
const digestOf = (note: string) => createHash('sha256').update(note).digest('hex')

test('[D450] a bare number stops no signing: it is told, kept and shown beside the name', async (t) => {
  const fixture = await openFixture()
  const [north, south] = [
    await openWitness(t, fixture, 'north'),
    await openWitness(t, fixture, 'south'),
  ]
  let size = 999_999
  const liar = await openLiar(t, north, () => size)
  await setPolicy(fixture, [liar, south])
  await sign(fixture)
  await addReport(fixture)
  const signed = await sign(fixture)
  assert.deepEqual(signed.witnesses, [
    { name: north.key.name, said: 'ahead', size: 999_999 },
    { name: south.key.name, said: 'cosigned' },
  ])
  const at = '2022-05-01T10:00:00.000Z'
  const stated = { name: north.key.name, size: 999_999, at }
  assert.deepEqual((await show(fixture)).stated, [stated])
  const fsck = await fixture.ask('own', 'workspace.fsck', {})
  assert.deepEqual(fsck, { sound: true, findings: [] })
  // It stays while the witness does not answer, and goes when it says something else.
  fixture.now.day = '2022-05-03'
  await setPolicy(fixture, [north, south])
  north.status = 500
  await sign(fixture)
  assert.deepEqual((await show(fixture)).stated, [])
  await setPolicy(fixture, [liar])
  await fixture.ask('rev', 'log.witness', {})
  const later = { ...stated, at: '2022-05-03T10:00:00.000Z' }
  assert.deepEqual((await show(fixture)).stated, [later])
  size = (await show(fixture)).size
  await sign(fixture)
  assert.deepEqual((await show(fixture)).stated, [])
  // Who is no longer asked says nothing any more.
  size = 999_999
  await sign(fixture)
  assert.equal((await show(fixture)).stated.length, 1)
  await setPolicy(fixture, [south])
  assert.deepEqual((await show(fixture)).stated, [])
  await fixture.close()
})

test('[D451] a new log names the signed evidence that it rests on, and there is none without', async (t) => {
  const fixture = await openFixture()
  const north = await openWitness(t, fixture, 'north')
  const liar = await openLiar(t, north, () => 512)
  await setPolicy(fixture, [liar])
  await sign(fixture)
  const restore = (input: object) => fixture.ask<Restored>('rev', 'backup.restore', input)
  const size = await fixture.size()
  const unsigned = await refused(restore({ newLog: true }))
  assert.equal(unsigned.code, 'head-unsigned')
  assert.deepEqual(unsigned.details, [{ by: 'witness', name: north.key.name, size: 512 }])
  assert.equal(await fixture.size(), size)
  // What somebody else wrote is no evidence, whatever it looks like.
  const note = await signedAhead(fixture, 512)
  for (const evidence of ['', '512', note.replace('512', '528'), note.slice(0, -10), `${note}x`]) {
    const refusal = await refused(restore({ newLog: true, evidence }))
    assert.deepEqual([refusal.code, refusal.field], ['evidence-unfit', 'evidence'])
  }
  // A signed head speaks against the log, and says so without the order as well.
  const older = await refused(restore({ evidence: note }))
  assert.deepEqual([older.code, older.details], ['older-than-known', [{ by: 'asker', size: 512 }]])
  const done = await restore({ newLog: true, evidence: note })
  assert.deepEqual(done.evidence, [{ by: 'asker', size: 512, digest: digestOf(note) }])
  await sign(fixture)
  const { opening } = await fixture.ask<{ opening: string }>('vie', 'log.prove', { leaf: size })
  assert.equal(JSON.parse(opening).o.prevHead, digestOf(note))
  // Of a log that a signed head does not speak against, the plain restoring goes on.
  assert.deepEqual((await restore({})).evidence, [])
  await fixture.close()
})

test('[D451] mutation test: the same number, with a signature of the log, is evidence', async (t) => {
  const fixture = await openFixture()
  const north = await openWitness(t, fixture, 'north')
  await setPolicy(fixture, [north])
  await sign(fixture)
  const note = await holdAhead(fixture, north)
  assert.equal((await refused(sign(fixture))).code, 'older-than-known')
  const done = await fixture.ask<Restored>('rev', 'backup.restore', { newLog: true })
  const evidence = { by: 'witness', name: north.key.name, size: 512, digest: digestOf(note) }
  assert.deepEqual(done.evidence, [evidence])
  await fixture.close()
})

test('[D452] a witness elsewhere is asked by https or at an onion address, and nowhere else', async (t) => {
  const good = ['https://w.example', 'http://127.0.0.1:7380', 'http://[::1]:7380/w']
  const bad = [
    'http://w.example',
    'http://192.0.2.7',
    'http://127.0.0.1.w.example',
    'ftp://127.0.0.1',
  ]
  for (const url of [...good, 'http://localhost', 'http://abc.onion'])
    assert.ok(isWitnessAddress(url), url)
  for (const url of [...bad, 'http://w.example/.onion', 'http://onion', 'http://a:b@127.0.0.1'])
    assert.ok(!isWitnessAddress(url), url)
  const fixture = await openFixture()
  const north = await openWitness(t, fixture, 'north')
  const plain = north.line.replace('127.0.0.1', '192.0.2.7')
  const { policy: own } = await fixture.ask<{ policy: string }>('vie', 'log.policy', {})
  const policy = `${own.split('\n')[0]}\n${plain}\nquorum north\n`
  const refusal = await refused(fixture.ask('rev', 'log.set-policy', { policy }))
  assert.deepEqual(
    [refusal.code, refusal.details],
    ['policy-unfit', [{ problem: 'witness-address' }]],
  )
  // An earlier version took such a policy: it is told, and nobody is asked there.
  const row = { id: 'po_old', policy, waitMs: 100, authorities: [] }
  const change = { operation: 'log.set-policy', by: 'rev', subject: 'log' }
  await fixture.desk.ledger.change(change, (write) => write.append('log_policy', row))
  assert.deepEqual((await sign(fixture)).witnesses, [{ name: north.key.name, said: 'unasked' }])
  const shown = await fixture.ask<{ witnesses: object[] }>('vie', 'log.policy', {})
  const url = north.url.replace('127.0.0.1', '192.0.2.7')
  assert.deepEqual(shown.witnesses, [{ name: north.key.name, url, unasked: true }])
  assert.deepEqual(north.asked, [])
  await fixture.close()
})
