// Tables that follow the log, against a desk that remembers nothing: whatever happened in between,
// whoever asks and as known on whichever day, both tell the same.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Role } from '@tumen/contract'
import fc from 'fast-check'
import {
  addReport,
  type FixtureDesk,
  HELD,
  openFixture,
  type Person,
  REPORT,
} from '../../fixture/desk.ts'
import { heldIn, twoOffices } from '../../fixture/office.ts'
import { callByName } from '../call.ts'
import { newMemory } from '../memory.ts'
import type { Actor, Desk } from '../operation.ts'
import { TableShelf } from './table-shelf.ts'

const WHATS = [
  ...(['claim', 'claim', 'claim', 'office', 'list', 'condition', 'closed', 'part'] as const),
  ...([
    'retract',
    'amend',
    'accept',
    'reopen',
    'same',
    'party',
    'grade',
    'link',
    'relate',
  ] as const),
  ...(['decide', 'namesake', 'place', 'assign', 'undo', 'event', 'report'] as const),
] as const
interface Step {
  what: (typeof WHATS)[number]
  n: number
  days: number
}

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...WHATS),
  n: fc.nat(60),
  days: fc.nat(1),
})

const SPEAKERS = ['harbour', 'inland', 'coast'] as const
const dayAt = (n: number) => new Date(Date.UTC(2022, 4, 1 + n)).toISOString().slice(0, 10)

/** A workspace with two offices and some history, and all claims so far. */
interface History {
  fixture: FixtureDesk
  north: string
  south: string
  claims: string[]
  reports: string[]
  /** Who speaks in the next claims. */
  speakers: string[]
}

async function begun(): Promise<History> {
  const fixture = await openFixture()
  const { north, south } = await twoOffices(fixture)
  await addReport(fixture)
  await addReport(fixture, 'R2', { published: '2022-05-02' })
  for (const [id, name] of [
    ['inland', 'Inland Post'],
    ['coast', 'Coast Post'],
  ] as const)
    await fixture.ask('own', 'agent.record', { id, kind: 'outlet', name: { en: name } })
  await fixture.ask('own', 'event.record', { id: 'e1', title: 'Something', act: 'detention' })
  return { fixture, north, south, claims: [], reports: ['R1', 'R2'], speakers: ['harbour'] }
}

/** A form whose act, place, time, number and speakers are drawn from one number. */
function formOf({ claims, reports, speakers }: History, n: number) {
  const pick = <T>(all: readonly T[], by = 1) => all[Math.floor(n / by) % all.length] as T
  const chains = [['harbour'], ['inland'], ['coast', 'inland'], speakers.slice(-1)]
  const isExact = n % 2 === 0
  return {
    ...HELD,
    id: `c${claims.length}`,
    document: pick(reports),
    ...(isExact ? { number: '52' } : {}),
    act: pick(['detention', 'arrest', 'detention', 'custody'] as const),
    place: pick(['Liaoning', 'Jilin', 'China', 'Dandong'] as const, 3),
    ...pick([
      { at: '2022-04' },
      { at: undefined, time: '2022-04' },
      { at: undefined, time: '2022' },
    ]),
    chain: pick(chains, 2),
  }
}

type Asked = [name: string, input: object, who: Person | Actor]

/** What a step asks for; what is not possible then is refused, and left out. */
function askedBy(history: History, { what, n }: Step, size: number): Asked {
  const { claims, north, south } = history
  const claim = claims[n % Math.max(1, claims.length)] ?? 'none'
  const form = formOf(history, n)
  const [a, b] = [SPEAKERS[n % 3], SPEAKERS[(n + 1) % 3]]
  const relation = ['same', 'possible', 'different'][n % 3]
  const office = heldIn('ana-n', n % 2 ? north : south, ['documenter', 'analyst', 'reviewer'])
  const outlet = { id: `paper${size}`, kind: 'outlet', name: { en: `Paper ${size}` } }
  const whys = ['origin_withdraws', 'reviewer_rejects', 'outlet_corrects']
  const asked: Record<Step['what'], Asked> = {
    claim: ['claim.record', form, 'own'],
    office: ['claim.record', form, office],
    list: ['claim.record', { ...form, number: undefined, listed: ['L/1', 'L/2'] }, 'own'],
    condition: ['claim.record', { ...form, condition: 'I believe some' }, 'own'],
    closed: ['claim.record', { ...form, sensitivity: 'restricted' }, 'own'],
    part: ['claim.record', { ...form, number: undefined, vague: 'most', partOf: { claim } }, 'own'],
    retract: ['claim.retract', { claim, why: whys[n % 3], reason: 'x', on: dayAt(0) }, 'own'],
    amend: ['claim.amend', { ...form, amends: claim, reason: 'x' }, 'own'],
    accept: ['claim.accept', { claims: [claim] }, 'own'],
    reopen: ['review.reopen', { item: claim, reviewers: ['rev'], comment: 'x' }, 'rev'],
    same: ['agent.relate', { a, b, relation }, 'own'],
    party: ['agent.record', { ...outlet, party: true }, 'own'],
    grade: ['agent.grade', { agent: a, grade: n % 2 ? 'E' : 'A' }, 'own'],
    link: ['event.link', { claims: [claim], event: 'e1', role: n % 2 ? 'part' : 'about' }, 'own'],
    relate: [
      'document.relate',
      { from: 'R2', to: 'R1', kind: 'reprint_of', basis: 'declared' },
      'own',
    ],
    decide: ['condition.decide', { claim, decision: n % 2 ? 'holds' : 'fails' }, 'rev'],
    namesake: ['agent.record', { ...outlet, name: { en: 'Harbour Wire' }, anew: true }, 'own'],
    place: [
      'place.import',
      { places: [{ id: `CN/LN/x${size}`, level: 'site', names: { en: `x${size}` } }] },
      'own',
    ],
    assign: ['record.assign', { kind: 'document', id: 'R2', groups: n % 2 ? [north] : [] }, 'adm'],
    undo: ['change.undo', { change: size - 1 - (n % 8) }, 'own'],
    event: ['event.record', { title: `Event ${size}`, act: 'arrest' }, 'own'],
    report: ['document.add', newReport(size, n), n % 3 ? office : 'own'],
  }
  return asked[what]
}

/** Who has a role in an office alone chooses no ids. */
function newReport(size: number, n: number) {
  return {
    ...(n % 3 === 0 && { id: `N${size}` }),
    ...{ title: `Report ${size}`, language: 'en', published: dayAt(-(n % 5)) },
    ...{ publisher: SPEAKERS[n % 3], text: `${REPORT} Of ${size} editions this is another.` },
  }
}

async function takeStep(history: History, taken: Step): Promise<boolean> {
  const { fixture, claims, reports, speakers } = history
  const [name, input, who] = askedBy(history, taken, await fixture.size())
  try {
    const plain = JSON.parse(JSON.stringify(input)) as { id?: string }
    if (typeof who !== 'string' && name === 'claim.record') delete plain.id
    const answer =
      typeof who === 'string'
        ? await fixture.ask<{ id: string }>(who, name, plain)
        : ((await askOf(fixture.desk, who, name, plain)) as { id: string })
    if (name === 'claim.record' || name === 'claim.amend') claims.push(answer.id)
    if (name === 'document.add') reports.push(answer.id)
    if (name === 'agent.record') speakers.push(answer.id)
    return true
  } catch (error) {
    const { name: what, code } = error as Error & { code?: string }
    assert.ok(what === 'Refusal' && code !== 'invalid-input', `${name} ${String(error)}`)
    return false
  }
}

function askOf(desk: Desk, actor: Actor, name: string, input: object): Promise<unknown> {
  return callByName(desk, name, input, { actor, progress: { report: () => undefined } })
}

const TABLES = [
  { acts: ['detention', 'arrest'], place: 'CN', level: 'adm1', step: 'month', count: 'held' },
  { acts: ['custody'], place: 'CN', step: 'month' },
  { acts: ['detention'], step: 'half-year' },
] as const
const SPAN = { from: '2022-03', to: '2022-05' }

function askers({ north, south }: History): Actor[] {
  const roles: Role[] = ['analyst']
  return [
    { account: 'own', roles: ['analyst', 'administrator'] },
    { account: 'vie', roles: ['viewer'] },
    heldIn('ana-n', north, roles),
    heldIn('ana-s', south, roles),
  ]
}

/** Asks everybody's tables of a desk that follows and of one that begins anew. */
async function assertSame(history: History, desk: Desk, day: number): Promise<void> {
  const days = [{}, { asKnownOn: dayAt(0) }, { asKnownOn: dayAt(day), knownBy: 'published' }]
  const apart = { ...history.fixture.desk, memory: newMemory() }
  for (const actor of askers(history))
    for (const known of days)
      for (const table of TABLES) {
        const input = { ...table, ...SPAN, ...known }
        const [own, anew] = await Promise.all(
          [desk, apart].map((one) => askOf(one, actor, 'figure.table', input)),
        )
        assert.deepEqual(own, anew, JSON.stringify([actor, input]))
      }
}

/** The desk, with a count of how often the claims of figures are read whole. */
function counting(desk: Desk): { desk: Desk; wholeReads: () => number } {
  let reads = 0
  const apart = <T extends object>(of: T, own: Partial<T>): T =>
    new Proxy(of, {
      get(target, key) {
        if (key in own) return own[key as keyof T]
        const value: unknown = Reflect.get(target, key, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  const read = apart(desk.ledger.read, {
    eachClaimForFigure: (...asked) => {
      reads++
      return desk.ledger.read.eachClaimForFigure(...asked)
    },
  })
  return { desk: { ...desk, ledger: apart(desk.ledger, { read }) }, wholeReads: () => reads }
}

test('[D1354] a table that followed the log is the one that is read anew, whoever asks', async () => {
  const history = fc.array(stepArbitrary, { minLength: 4, maxLength: 12 })
  const done = new Set<string>()
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const begin = await begun()
      const { fixture } = begin
      let day = 0
      for (const one of [
        { what: 'claim', n: 1, days: 0 } as const,
        { what: 'claim', n: 12, days: 0 } as const,
        ...steps,
      ]) {
        day += one.days
        fixture.now.day = dayAt(day)
        if (!(await takeStep(begin, one))) continue
        done.add(one.what)
        await assertSame(begin, fixture.desk, day)
      }
      await fixture.close()
    }),
    { numRuns: 6 },
  )
  assert.ok(done.size > 8, [...done].join(' '))
})

async function april(t: TestContext) {
  const history = await begun()
  t.after(() => history.fixture.close())
  await takeStep(history, { what: 'claim', n: 0, days: 0 })
  const { desk, wholeReads } = counting(history.fixture.desk)
  const [actor] = askers(history) as [Actor]
  const ask = () => askOf(desk, actor, 'figure.table', { ...TABLES[0], ...SPAN })
  return { history, desk, ask, wholeReads }
}

test('[D1355] claims that are added, judged or linked are read on; what else changes is not', async (t) => {
  const { history, ask, wholeReads } = await april(t)
  await ask()
  assert.equal(wholeReads(), 1)
  for (const what of ['claim', 'retract', 'same', 'grade', 'link', 'report', 'amend'] as const) {
    assert.ok(await takeStep(history, { what, n: 6, days: 0 }), what)
    await ask()
    assert.equal(wholeReads(), 1, what)
  }
  let reads = 1
  for (const what of ['undo', 'place', 'assign'] as const) {
    assert.ok(await takeStep(history, { what, n: 0, days: 0 }), what)
    await ask()
    assert.equal(wholeReads(), ++reads, what)
  }
})

test('[D1354] who speaks, whose part it takes and what withdraws a claim reach its cells', async (t) => {
  const history = await begun()
  const { fixture } = history
  t.after(() => fixture.close())
  const { desk, wholeReads } = counting(fixture.desk)
  const [actor] = askers(history) as [Actor]
  const cellsOf = async () => {
    const table = await askOf(desk, actor, 'figure.table', { ...TABLES[0], ...SPAN })
    await assertSame(history, desk, 0)
    return JSON.stringify((table as { cells: object[] }).cells)
  }
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'a', chain: ['harbour'] })
  const other = { ...HELD, id: 'b', document: 'R2', number: '52', chain: ['inland'] }
  await fixture.ask('own', 'claim.record', other)
  let before = await cellsOf()
  const reads = wholeReads()
  const steps: [string, object, Person][] = [
    ['agent.relate', { a: 'harbour', b: 'inland', relation: 'same' }, 'own'],
    ['agent.relate', { a: 'harbour', b: 'inland', relation: 'different' }, 'own'],
    ['claim.retract', { claim: 'a', why: 'origin_withdraws', reason: 'x' }, 'own'],
    ['claim.retract', { claim: 'b', why: 'reviewer_rejects', reason: 'x' }, 'own'],
  ]
  const moved: boolean[] = []
  for (const [name, input, who] of steps) {
    await fixture.ask(who, name, input)
    const now = await cellsOf()
    moved.push(now !== before)
    before = now
  }
  assert.deepEqual(moved, [true, true, true, true])
  assert.equal(wholeReads(), reads)
})

test('[D1357] claims are held up to a number, the same is read once, a shredding lets go', async (t) => {
  const { history, ask, wholeReads } = await april(t)
  const { desk } = history.fixture
  await Promise.all([ask(), ask()])
  assert.equal(wholeReads(), 1, 'the second waits for the first')
  assert.equal(desk.memory.books.claims, 1)
  const few = counting({ ...desk, memory: { ...newMemory(), books: new TableShelf(0) } })
  const [actor] = askers(history) as [Actor]
  const askFew = (input: object) =>
    askOf(few.desk, actor, 'figure.table', { ...TABLES[0], ...SPAN, ...input })
  await askFew({})
  await askFew({ step: 'half-year' })
  assert.deepEqual([few.wholeReads(), few.desk.memory.books.claims], [2, 0])
  const { token } = await history.fixture.ask<{ token: string }>('own', 'evidence.check-shred', {
    document: 'R1',
  })
  await history.fixture.ask('own', 'evidence.shred', { document: 'R1', reason: 'mistake', token })
  assert.equal(desk.memory.books.claims, 0)
  await ask()
  assert.equal(wholeReads(), 2)
})

test('[D1357] a stop while cells are reckoned keeps what was read', async (t) => {
  const { history, wholeReads, desk } = await april(t)
  const [actor] = askers(history) as [Actor]
  const stop = new AbortController()
  const report = (name: string, done: number) => {
    if (name === 'cells' && done > 0) stop.abort()
  }
  const input = { ...TABLES[0], ...SPAN }
  const progress = { report, signal: stop.signal }
  await assert.rejects(callByName(desk, 'figure.table', input, { actor, progress }), {
    code: 'cancelled',
  })
  await askOf(desk, actor, 'figure.table', input)
  assert.equal(wholeReads(), 1)
})
