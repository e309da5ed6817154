// The days on which an answer changed, against asking on each day.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { leafOf } from '../../fixture/change.ts'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'

interface Head {
  low: { value: number; marks: string[] } | null
  best: { value: number; marks: string[] } | null
  high: { value: number; marks: string[] } | null
  open: boolean
  strictLow: boolean
  status: string
  figure: number[]
  event: number[]
  reports: number
}
type Moment = Head & {
  on: string
  entered: number
  left: number
  enteredFirst: string[]
  leftFirst: string[]
}
interface Moments {
  moments: Moment[]
  truncated?: true
}
type Clock = 'recorded' | 'published'

const QUESTION = { act: 'detention', place: 'CN/LN', at: '2022-04' }
const momentsOf = (fixture: FixtureDesk, knownBy: Clock, question: object = QUESTION) =>
  fixture.ask<Moments>('own', 'figure.moments', { ...question, knownBy })

/** What an answer says, without its reasons. */
function saying({ low, best, high, open, strictLow, status, figure, event }: Head) {
  const ends = [low, best, high].map((end) => end && [end.value, ...end.marks])
  return { ends, open, strictLow, status, figure, event }
}

const dayAt = (n: number) => new Date(Date.UTC(2022, 4, 1 + n)).toISOString().slice(0, 10)

/** Asks on every day and compares with the moments. */
async function assertSame(fixture: FixtureDesk, knownBy: Clock, days: number): Promise<void> {
  const { moments, truncated } = await momentsOf(fixture, knownBy)
  assert.equal(truncated, undefined)
  let told: object = { ends: [null, null, null], open: true, strictLow: false, status: 'no_data' }
  told = { ...told, figure: [0, 0], event: [0, 0] }
  const changed: string[] = []
  for (let n = -3; n < days; n++) {
    const on = dayAt(n)
    const input = { ...QUESTION, knownBy, asKnownOn: on }
    const asked = saying((await fixture.ask<{ figure: Head }>('own', 'figure.ask', input)).figure)
    const moment = moments.find((one) => one.on === on)
    if (moment) {
      assert.notDeepEqual(saying(moment), told, on)
      told = saying(moment)
      changed.push(on)
    }
    assert.deepEqual(asked, told, `${knownBy} ${on}`)
  }
  assert.deepEqual(
    moments.map(({ on }) => on),
    changed,
  )
}

interface Step {
  what: 'claim' | 'same' | 'retract' | 'amend' | 'accept' | 'relate' | 'grade' | 'link' | 'undo'
  n: number
  days: number
}

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom<Step['what']>(
    ...(['claim', 'claim', 'same', 'retract', 'amend', 'relate', 'grade', 'link'] as const),
    ...(['undo', 'undo', 'undo'] as const),
  ),
  n: fc.nat(40),
  days: fc.nat(2),
})

/** Takes one step of an invented history; what is not possible then is left out. */
async function takeStep(fixture: FixtureDesk, { what, n }: Step, claims: string[]): Promise<void> {
  const claim = claims[n % Math.max(1, claims.length)] ?? 'none'
  const id = `c${claims.length}`
  const words = { number: n % 2 ? 'at least 52' : '52', document: n % 3 ? 'R1' : 'R2' }
  const chain = [['harbour'], ['inland'], ['harbour', 'inland']][n % 3]
  const form = { ...HELD, ...words, id, chain }
  const inputs: Record<Step['what'], [string, object]> = {
    claim: ['claim.record', form],
    same: ['agent.relate', { a: 'harbour', b: 'inland', relation: n % 2 ? 'same' : 'different' }],
    retract: [
      'claim.retract',
      { claim, why: n % 2 ? 'origin_withdraws' : 'reviewer_rejects', reason: 'x', on: dayAt(0) },
    ],
    amend: ['claim.amend', { ...form, amends: claim, reason: 'x' }],
    accept: ['claim.accept', { claims: [claim] }],
    relate: ['document.relate', { from: 'R2', to: 'R1', kind: 'reprint_of', basis: 'declared' }],
    grade: ['agent.grade', { agent: 'harbour', grade: n % 2 ? 'E' : 'A' }],
    link: ['event.link', { claims: [claim], event: 'e1' }],
    undo: ['change.undo', { change: (await fixture.size()) - 1 - (n % 8) }],
  }
  const [name, input] = inputs[what]
  try {
    await leafOf(fixture, 'own', name, input)
    if (name.startsWith('claim.') && 'id' in input) claims.push(id)
  } catch (error) {
    assert.equal((error as Error).name, 'Refusal', String(error))
  }
}

async function begun(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  await addReport(fixture)
  await addReport(fixture, 'R2', { published: '2022-05-02' })
  const name = { en: 'Inland Post' }
  await fixture.ask('own', 'agent.record', { id: 'inland', kind: 'outlet', name })
  await fixture.ask('own', 'event.record', { id: 'e1', title: 'Something' })
  return fixture
}

test('[D93] moments are the days on which asking gives another answer, by both clocks', async () => {
  const history = fc.array(stepArbitrary, { minLength: 4, maxLength: 14 })
  let undone = 0
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const fixture = await begun()
      const claims: string[] = []
      let day = 0
      for (const step of [{ what: 'claim', n: 1, days: 1 } as const, ...steps]) {
        fixture.now.day = dayAt(day)
        await takeStep(fixture, step, claims)
        day += step.days
      }
      undone += fixture.desk.ledger.read.undone().size
      fixture.now.day = dayAt(day + 1)
      for (const clock of ['recorded', 'published'] as const)
        await assertSame(fixture, clock, day + 2)
      await fixture.close()
    }),
    { numRuns: 12 },
  )
  assert.ok(undone > 0, 'some of the histories undo something')
})

test('[D93] a moment tells numbers, origins, status, and how many claims came and went', async () => {
  const fixture = await begun()
  const first = { ...HELD, id: 'c1', chain: ['harbour'] }
  await fixture.ask('own', 'claim.record', first)
  fixture.now.day = '2022-05-05'
  await fixture.ask('own', 'claim.record', {
    ...{ ...first, id: 'c2', document: 'R2', number: '52', chain: ['inland'] },
  })
  fixture.now.day = '2022-05-09'
  await fixture.ask('own', 'claim.retract', { claim: 'c1', why: 'origin_withdraws', reason: 'x' })
  const { moments } = await momentsOf(fixture, 'recorded')
  assert.deepEqual(
    moments.map(({ on, low, best, figure, entered, left }) => {
      return [on, low?.value, best?.marks, figure, entered, left]
    }),
    [
      ['2022-05-01', 52, ['floor'], [1, 1], 1, 0],
      ['2022-05-05', 52, [], [2, 2], 1, 0],
      ['2022-05-09', 52, [], [1, 1], 0, 1],
    ],
  )
  const none = await momentsOf(fixture, 'recorded', { act: 'forced_return', place: 'CN/LN' })
  assert.deepEqual(none.moments, [])
  await fixture.close()
})

test('[D510] a moment names three claims of each kind at most, first where most numbers rest', async () => {
  const fixture = await begun()
  for (const [id, document] of [
    ['a', 'R1'],
    ['b', 'R3'],
    ['c', 'R4'],
  ] as const) {
    if (document !== 'R1') await addReport(fixture, document)
    await fixture.ask('own', 'claim.record', { ...HELD, id, document, chain: ['harbour'] })
  }
  const exact = { ...HELD, id: 'z', document: 'R2', number: '52', chain: ['inland'] }
  await fixture.ask('own', 'claim.record', exact)
  fixture.now.day = '2022-05-09'
  await fixture.ask('own', 'claim.retract', { claim: 'z', why: 'origin_withdraws', reason: 'x' })
  const { moments } = await momentsOf(fixture, 'recorded')
  assert.deepEqual(
    moments.map(({ entered, enteredFirst, left, leftFirst }) => {
      return [entered, enteredFirst.length, enteredFirst.includes('z'), left, leftFirst]
    }),
    [
      [4, 3, true, 0, []],
      [0, 0, false, 1, ['z']],
    ],
  )
  await fixture.close()
})

test('[D93] who allows so much work only gets all moments, or none and hears why', async () => {
  const fixture = await begun()
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1', chain: ['harbour'] })
  fixture.now.day = '2022-05-05'
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c2', document: 'R2', chain: ['inland'] })
  const within = (work?: number) => {
    const more = work === undefined ? {} : { within: work }
    return momentsOf(fixture, 'recorded', { ...QUESTION, ...more })
  }
  const whole = await within()
  assert.equal(whole.moments.length, 2)
  assert.deepEqual(await within(1000), whole)
  const { moments, truncated } = await within(1)
  assert.deepEqual([moments, truncated], [[], true])
  await fixture.close()
})

test('[D94] of too many claims and days the newest days are told, and that it is so', async () => {
  const fixture = await begun()
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1', chain: ['harbour'] })
  const { claim } = await fixture.ask<{ claim: object }>('own', 'claim.show', { id: 'c1' })
  const many = Array.from({ length: 3000 }, (_, n) => ({ ...claim, id: `m${n}` }))
  await fixture.ask('own', 'claim.import', { claims: many })
  const grade = (n: number) =>
    fixture.ask('own', 'agent.grade', { agent: 'harbour', grade: 'AB'[n % 2] })
  for (let n = 1; n < 150; n++) {
    fixture.now.day = dayAt(n)
    await grade(n)
  }
  const steps: number[] = []
  const stop = new AbortController()
  const report = (step: string, done: number, total: number) => {
    if (step === 'moments') steps.push(total)
    if (step === 'moments' && done === 2) stop.abort()
  }
  const progress = { report, signal: stop.signal }
  const question = { ...QUESTION, knownBy: 'recorded' }
  const cancelled = await refused(fixture.ask('own', 'figure.moments', question, { progress }))
  assert.equal(cancelled.code, 'cancelled')
  // 400,000 claims and days, divided by the claims of the question.
  assert.deepEqual(steps, [133, 133, 133])
  await fixture.close()
})

test('[D95] what the asker may not read moves nothing, and adds no day', async () => {
  const told = async (withSecret: boolean) => {
    const fixture = await begun()
    await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1', chain: ['harbour'] })
    fixture.now.day = '2022-05-03'
    const secret = { ...HELD, id: 's1', number: '52', sensitivity: 'restricted' }
    if (withSecret) await fixture.ask('ana', 'claim.record', { ...secret, chain: ['inland'] })
    fixture.now.day = '2022-05-04'
    const steps: number[] = []
    const report = (step: string, _: number, total: number) => {
      if (step === 'moments') steps.push(total)
    }
    const answers = []
    for (const who of ['vie', 'sta'] as const)
      answers.push(await fixture.ask(who, 'figure.moments', QUESTION, { progress: { report } }))
    const known = await fixture.ask<Moments>('ana', 'figure.moments', QUESTION)
    await fixture.close()
    return { answers, steps, known: known.moments.length }
  }
  const [plain, deep] = [await told(false), await told(true)]
  assert.deepEqual(deep.answers, plain.answers)
  assert.deepEqual(deep.steps, plain.steps)
  assert.deepEqual([plain.known, deep.known], [1, 2])
})

test('[D593] what moved an end is named before what only rests on more of them', async () => {
  const fixture = await begun()
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1', chain: ['harbour'] })
  fixture.now.day = '2022-05-05'
  await fixture.ask('own', 'claim.record', {
    ...HELD,
    id: 'same',
    document: 'R2',
    chain: ['harbour'],
  })
  const text = 'By April at most 80 people were held in Liaoning, it said.'
  await addReport(fixture, 'R3', { text })
  const limit = { ...HELD, document: 'R3', quote: [text], number: 'at most 80' }
  await fixture.ask('own', 'claim.record', { ...limit, id: 'limit', chain: ['inland'] })
  const { moments } = await momentsOf(fixture, 'recorded')
  assert.deepEqual(
    moments.map(({ low, high, enteredFirst }) => [low?.value, high?.value, enteredFirst]),
    [
      [52, undefined, ['c1']],
      [52, 80, ['limit', 'same']],
    ],
  )
  await fixture.close()
})
