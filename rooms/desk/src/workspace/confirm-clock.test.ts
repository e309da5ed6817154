// A clock that stood in 2035 for one command, as people at the desk meet it: refused, reported,
// confirmed, repaired, and the figure is what it was. Everything is invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cosignatureLine } from '@tumen/custody'
import { LedgerFault } from '@tumen/ledger'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { openWitness, setPolicy } from '../../fixture/witness.ts'
import { refusalOf } from '../fault.ts'

const QUESTION = { act: 'detention', place: 'Liaoning', at: '2022-04-30' }
interface Told {
  figure: { low: unknown }
  future?: { changes: number; statements: number }
}

/** Records a report and a claim on 1 May, and another claim while the clock stood in 2035. */
async function withFuture(): Promise<FixtureDesk> {
  const fixture = await openFixture('self', true)
  await addReport(fixture)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  fixture.now.day = '2035-01-01'
  await fixture.ask('own', 'workspace.confirm-clock', { today: '2035-01-01' })
  await fixture.ask('own', 'claim.record', { ...HELD, number: '52', id: 'c2', act: 'detention' })
  fixture.now.day = '2022-05-02'
  return fixture
}

test('[D430] a change is refused with when it is, the hour of the newest, and the day to confirm', async () => {
  const fixture = await openFixture('self', true)
  try {
    await addReport(fixture)
    fixture.now.day = '2022-05-03'
    const { code, details } = await refused(fixture.ask('own', 'claim.record', HELD))
    assert.equal(code, 'clock-ahead')
    assert.deepEqual(details, [
      {
        now: '2022-05-03T10:00:00.000Z',
        newest: '2022-05-01T10:00:00.000Z',
        today: '2022-05-03',
      },
    ])
    fixture.now.day = '2022-04-20'
    assert.equal((await refused(fixture.ask('own', 'claim.record', HELD))).code, 'clock-behind')
  } finally {
    await fixture.close()
  }
})

test('[D431] whoever records may confirm the day that it is, anywhere on earth, and goes on', async () => {
  const fixture = await openFixture('self', true)
  const confirm = (who: 'doc' | 'vie', today: string) =>
    fixture.ask<{ leaf: number; now: string }>(who, 'workspace.confirm-clock', { today })
  try {
    await addReport(fixture)
    fixture.now.day = '2022-05-09'
    assert.equal((await refused(confirm('vie', '2022-05-09'))).code, 'not-allowed')
    for (const today of ['2022-05-07', '2022-05-11', '2035-01-01'])
      assert.equal((await refused(confirm('doc', today))).code, 'other-day', today)
    const size = await fixture.size()
    const { leaf, now } = await confirm('doc', '2022-05-09')
    assert.deepEqual([leaf, now], [size, '2022-05-09T10:00:00.000Z'])
    await fixture.ask('own', 'claim.record', HELD)
    const undone = await refused(fixture.ask('own', 'change.undo', { change: leaf }))
    assert.equal(undone.code, 'not-undoable')
    const { clock } = await fixture.ask<{ clock: object }>('vie', 'workspace.show', {})
    assert.deepEqual(Object.keys(clock), ['now', 'newest'])
  } finally {
    await fixture.close()
  }
})

test('[D431] a day that is somewhere on earth is one, to the hour', async () => {
  const fixture = await openFixture('self', true)
  try {
    await addReport(fixture)
    fixture.now.day = '2022-05-09'
    // At 10:00 UTC it is the 9th nearly everywhere, and already the 10th at 14 hours ahead.
    await fixture.ask('own', 'workspace.confirm-clock', { today: '2022-05-10' })
    await fixture.ask('own', 'workspace.confirm-clock', { today: '2022-05-08' })
  } finally {
    await fixture.close()
  }
})

test('[D432] answers, the workspace and its check say that rows of the future exist', async () => {
  const fixture = await withFuture()
  try {
    const future = { changes: 2, statements: 1 }
    const asked = await fixture.ask<Told>('own', 'figure.ask', QUESTION)
    assert.deepEqual(asked.future, future)
    for (const [operation, more] of [
      ['figure.explain', {}],
      ['figure.diff', { before: '2022-05-01' }],
      ['figure.moments', {}],
    ] as const)
      assert.deepEqual(
        (await fixture.ask<Told>('own', operation, { ...QUESTION, ...more })).future,
        future,
        operation,
      )
    const elsewhere = await fixture.ask<Told>('own', 'figure.ask', { ...QUESTION, act: 'arrest' })
    assert.deepEqual(elsewhere.future, { changes: 2, statements: 0 })
    const shown = await fixture.ask<{ clock: object }>('own', 'workspace.show', {})
    assert.deepEqual(shown.clock, {
      ...{ now: '2022-05-02T10:00:00.000Z', newest: '2035-01-01T10:00:00.000Z' },
      ...{ differs: 'behind', future },
    })
    const { sound, findings } = await fixture.ask<{ sound: boolean; findings: object[] }>(
      ...(['own', 'workspace.fsck', {}] as const),
    )
    assert.equal(sound, false)
    assert.deepEqual(
      findings.map((one) => ({ ...one, leaf: 0 })),
      [{ code: 'FS15', leaf: 0, ...future }],
    )
  } finally {
    await fixture.close()
  }
})

const LISTED: [operation: string, input: object][] = [
  ['claim.list', {}],
  ['document.list', {}],
  ['agent.list', {}],
  ['event.list', {}],
  ['list.list', {}],
  ['estimate.list', {}],
  ['search', { query: 'detained' }],
]

test('[D500] lists and searches say that rows of the future exist, and nothing once repaired', async () => {
  const fixture = await withFuture()
  const futures = () =>
    Promise.all(
      LISTED.map(
        async ([operation, input]) => (await fixture.ask<Told>('own', operation, input)).future,
      ),
    )
  try {
    for (const future of await futures()) assert.deepEqual(future, { changes: 2, statements: 1 })
    await fixture.ask('own', 'workspace.repair-clock', { today: '2022-05-02' })
    assert.deepEqual(new Set(await futures()), new Set([undefined]))
  } finally {
    await fixture.close()
  }
})

test('[D432] who may not count a statement is not told of it', async () => {
  const fixture = await openFixture('self', true)
  try {
    await addReport(fixture)
    await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
    fixture.now.day = '2035-01-01'
    await fixture.ask('own', 'workspace.confirm-clock', { today: '2035-01-01' })
    await fixture.ask('own', 'claim.record', {
      ...HELD,
      id: 'c2',
      number: '52',
      sensitivity: 'restricted',
    })
    fixture.now.day = '2022-05-02'
    const seen = async (who: 'vie' | 'own') =>
      (await fixture.ask<Told>(who, 'figure.ask', QUESTION)).future?.statements
    assert.deepEqual([await seen('vie'), await seen('own')], [0, 1])
  } finally {
    await fixture.close()
  }
})

test('[D433] a repair is asked for where confirming would go past it, and tells what it moved', async () => {
  const fixture = await withFuture()
  try {
    const today = { today: '2022-05-02' }
    const early = await refused(fixture.ask('own', 'workspace.confirm-clock', today))
    assert.equal(early.code, 'clock-behind')
    assert.equal(
      (await refused(fixture.ask('doc', 'workspace.repair-clock', today))).code,
      'not-allowed',
    )
    const { leaf, ...done } = await fixture.ask<{ leaf: number }>(
      'ana',
      'workspace.repair-clock',
      today,
    )
    assert.deepEqual(done, { changes: 2, statements: 1, now: '2022-05-02T10:00:00.000Z' })
    const after = await fixture.ask<Told>('own', 'figure.explain', QUESTION)
    assert.equal(after.future, undefined)
    assert.match(JSON.stringify(after), /"c2"/, 'it counts now')
    const before = await fixture.ask<Told>('own', 'figure.explain', {
      ...QUESTION,
      asKnownOn: '2022-05-01',
    })
    assert.doesNotMatch(JSON.stringify(before), /"c2"/, 'and was not known before')
    assert.equal(
      (await refused(fixture.ask('own', 'workspace.repair-clock', today))).code,
      'clock-right',
    )
    assert.deepEqual(
      (await fixture.ask<{ findings: [] }>('own', 'workspace.fsck', { all: true })).findings,
      [],
    )
    await fixture.ask('own', 'change.undo', { change: leaf })
    assert.equal((await fixture.ask<Told>('own', 'figure.ask', QUESTION)).future?.statements, 1)
    await fixture.ask('own', 'workspace.repair-clock', today)
    assert.equal((await fixture.ask<Told>('own', 'figure.ask', QUESTION)).future, undefined)
  } finally {
    await fixture.close()
  }
})

test('[D434] listings, histories and moments tell the instant that a repair gave', async () => {
  const fixture = await withFuture()
  try {
    await fixture.ask('own', 'workspace.repair-clock', { today: '2022-05-02' })
    const shown = [
      await fixture.ask('own', 'claim.show', { id: 'c2' }),
      await fixture.ask('own', 'claim.list', {}),
      await fixture.ask('own', 'record.history', { id: 'c2' }),
      await fixture.ask('own', 'change.list', {}),
      await fixture.ask('own', 'figure.moments', QUESTION),
      await fixture.ask('own', 'search', { query: 'people' }),
    ]
    for (const answer of shown) assert.doesNotMatch(JSON.stringify(answer), /2035/)
    const { moments } = shown[4] as { moments: { on: string }[] }
    assert.equal(moments.at(-1)?.on, '2022-05-02')
  } finally {
    await fixture.close()
  }
})

test('[D584] a repair by a day that a witness contradicts is told by the check, until it is undone', async (t) => {
  const fixture = await openFixture('self', true)
  const north = await openWitness(t, fixture, 'north')
  await setPolicy(fixture, [north])
  await addReport(fixture)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const note = await fixture.desk.ledger.checkpoint()
  const seconds = Date.parse('2022-05-01T10:00:00Z') / 1000
  const line = cosignatureLine(note.slice(0, note.lastIndexOf('\n\n') + 1), north.key, seconds)
  await fixture.desk.ledger.keepCosignatures(await fixture.size(), [{ name: north.key.name, line }])
  const check = async () => {
    const { findings } = await fixture.ask<Checked>('own', 'workspace.fsck', {})
    return findings.map(({ code }) => code)
  }
  assert.deepEqual(await check(), [])
  fixture.now.day = '2012-02-03'
  await fixture.ask('own', 'workspace.repair-clock', { today: '2012-02-03' })
  assert.deepEqual(await check(), ['FS16'])
  fixture.now.day = '2022-05-02'
  await fixture.ask('own', 'workspace.confirm-clock', { today: '2022-05-02' })
  const { changes } = await fixture.ask<Changes>('own', 'change.list', {})
  const repair = changes.find(({ operation }) => operation === 'workspace.repair-clock')
  await fixture.ask('own', 'change.undo', { change: repair?.leaf })
  assert.deepEqual(await check(), [])
  await fixture.close()
})

interface Checked {
  findings: { code: string }[]
}
interface Changes {
  changes: { operation: string; leaf: number }[]
}

test('[D1003] the newest change is told by its hour alone', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(() => fixture.close())
  await addReport(fixture)
  const { newest } = await fixture.desk.ledger.clock()
  const shown = await fixture.ask<{ clock: { newest: string } }>('vie', 'workspace.show', {})
  assert.equal(shown.clock.newest, `${newest?.slice(0, 13)}:00:00.000Z`)
})

test('[D1013] two workspaces that differ in the minute of the last change refuse alike', () => {
  const now = '2022-05-03T10:00:00.000Z'
  const told = ['2022-05-01T10:00:00.000Z', '2022-05-01T10:47:12.345Z'].map((newest) => {
    const refusal = refusalOf(new LedgerFault('clock-ahead', { clock: { now, newest } }))
    return refusal?.details
  })
  assert.deepEqual(told[0], [{ now, newest: '2022-05-01T10:00:00.000Z', today: '2022-05-03' }])
  assert.deepEqual(told[1], told[0])
})
