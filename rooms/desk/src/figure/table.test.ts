// figure.table: each cell is what figure.ask answers, the axes, the limit, rights, sums by hand.
import assert from 'node:assert/strict'
import test from 'node:test'
import { type figureTable, MOST_CELLS, type tableCellSchema } from '@tumen/contract'
import { openWorld } from '@tumen/world'
import fc from 'fast-check'
import type { z } from 'zod'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'

type Table = z.output<typeof figureTable.output>
type Cell = Pick<z.output<typeof tableCellSchema>, 'act' | 'place' | 'population'> & {
  period?: number | undefined
}

const world = await openWorld()
test.after(() => world.close())
const tableOf = (input: object, account = 'ana-1') =>
  world.ask<Table>(account, 'figure.table', input)

const CHINA = { place: 'CN', level: 'adm1' }
const YEAR = { from: '2022-01', to: '2022-12' }

/** The head of an answer as a cell has it. */
function headIn(figure: Record<string, unknown>, question: { population?: string | undefined }) {
  const ends = ['low', 'best', 'high'].map((name) => {
    const end = figure[name] as { value: number; marks: string[] } | null
    return end && [end.value, end.marks]
  })
  const { open, strictLow, status, flags, figure: origins, event, reports } = figure
  return { ends, open, strictLow, status, flags, origins, event, reports, ...question }
}

/** What figure.ask answers to the question of a cell. */
async function askedAt(table: Table, cell: Cell, input: object, account: string) {
  const { periods, place } = table
  const [first, last] = [periods[cell.period ?? 0], periods[cell.period ?? periods.length - 1]]
  const when = first?.at === undefined ? { from: first?.from, to: last?.to } : { at: first.at }
  const there = cell.place ?? place
  const { asKnownOn, knownBy, population } = input as Record<string, string | undefined>
  const { figure, question } = await world.ask<{
    figure: Record<string, unknown>
    question: { population?: string }
  }>(account, 'figure.ask', {
    ...{ act: cell.act, ...when, ...(there && { place: there }) },
    ...(asKnownOn && { asKnownOn }),
    ...(knownBy && { knownBy }),
    ...(population && { population }),
  })
  return headIn(figure, { population: question.population })
}

async function checkCells(input: object, account: string, picks: readonly number[]) {
  const table = await tableOf(input, account)
  const isFull = ({ status }: { status: string }) => status !== 'no_data'
  const all: (Cell & Record<string, unknown>)[] = [...table.cells, ...table.totals]
  const full = all.filter((one) => isFull(one as unknown as { status: string }))
  // Half of them from those of which something is said.
  for (const [n, pick] of picks.entries()) {
    const from = n % 2 === 0 && full.length > 0 ? full : all
    const cell = from[pick % from.length]
    if (!cell) continue
    const asked = await askedAt(table, cell, input, account)
    assert.deepEqual(headIn(cell, { population: cell.population }), asked, JSON.stringify(input))
  }
  return full.length
}

const ACTS = ['arrest', 'detention', 'forced_return', 'custody', 'refoulement', 'transfer']

test('[D1170] each cell and each whole is what figure.ask answers, whatever is asked', async () => {
  let said = 0
  const asked = fc.record(
    {
      acts: fc.uniqueArray(fc.constantFrom(...ACTS), { minLength: 1, maxLength: 2 }),
      place: fc.constantFrom('CN', 'CN/JL', 'KP'),
      level: fc.constantFrom('adm1', 'site'),
      from: fc.constantFrom('2021-12-01', '2022-01-01', '2022-04-10'),
      to: fc.constantFrom('2022-07-31', '2022-12-31', '2023-02-10'),
      step: fc.constantFrom('year', 'half-year', 'month'),
      count: fc.constantFrom('during', 'held'),
      asKnownOn: fc.constantFrom('2022-05-20', '2022-08-10', '2022-09-01', '2023-02-28'),
      knownBy: fc.constantFrom('recorded', 'published'),
      population: fc.constant('KP'),
    },
    { requiredKeys: ['acts', 'from', 'to'] },
  )
  const account = fc.constantFrom('ana-1', 'ana-2', 'vie-1', 'sta-1')
  const picks = fc.array(fc.nat(5000), { minLength: 8, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(asked, account, picks, async ({ place, level, ...input }, who, chosen) => {
      const isRefused = level !== undefined && (place === undefined || place === 'KP')
      const places = isRefused ? {} : { ...(place && { place }), ...(level && { level }) }
      const isParted = !(place === 'CN/JL' && level === 'adm1')
      said += await checkCells({ ...input, ...(isParted && places) }, who, chosen)
    }),
    { numRuns: 40, seed: 22 },
  )
  assert.ok(said > 200, 'much is said')
})

test('[D1171] an umbrella brings its acts; places are of one level; periods are cut', async () => {
  const asked = { acts: ['custody'], ...CHINA, from: '2022-01-15', to: '2023-02-10' }
  const { acts, places, periods, cells, totals } = await tableOf({ ...asked, step: 'half-year' })
  assert.deepEqual(acts, ['custody', 'arrest', 'detention', 'imprisonment'])
  assert.ok(places.includes('CN/JL') && !places.includes('CN') && !places.includes('CN/JL/x'))
  assert.deepEqual(
    periods.map(({ from, to }) => `${from} ${to}`),
    ['2022-01-15 2022-06-30', '2022-07-01 2022-12-31', '2023-01-01 2023-02-10'],
  )
  assert.equal(cells.length, 4 * places.length * 3)
  // An act over the periods at each place, over the places in each period, and over both.
  assert.equal(totals.length, 4 * (places.length + 3 + 1))
  const alone = await tableOf({ acts: ['arrest'], place: 'CN/JL', from: '2022', to: '2023' })
  assert.deepEqual([alone.places, alone.cells.length, alone.totals], [[], 1, []])
  const leap = await tableOf({ acts: ['arrest'], from: '2024-02', to: '2024-02', step: 'month' })
  assert.deepEqual(leap.periods, [{ from: '2024-02-01', to: '2024-02-29' }])
})

test('[D1172] too many cells are refused with their number, and a place without such parts', async () => {
  const months = { acts: ['arrest'], ...CHINA, from: '1900', to: '2022', step: 'month' }
  const refusal = await refused(tableOf(months))
  const { places } = await tableOf({ acts: ['arrest'], ...CHINA, ...YEAR })
  const cells = places.length * 123 * 12
  assert.equal(refusal.code, 'too-many-cells')
  assert.deepEqual(refusal.details, [{ cells, limit: MOST_CELLS }])
  const parts = await refused(tableOf({ acts: ['arrest'], place: 'CN/JL', level: 'adm1', ...YEAR }))
  assert.deepEqual([parts.code, parts.field], ['no-parts', 'level'])
  for (const [input, code, field] of [
    [{ acts: ['arrest'], from: '2022-05', to: '2022-04' }, 'impossible-date', 'to'],
    [{ acts: ['arrest'], ...YEAR, place: 'Lioaning' }, 'unknown-place', 'place'],
    [{ acts: ['arrest'], ...YEAR, asKnownOn: '2030' }, 'impossible-date', 'asKnownOn'],
  ] as const) {
    const wrong = await refused(tableOf(input))
    assert.deepEqual([wrong.code, wrong.field], [code, field])
  }
})

const valuesOf = (one: Table['totals'][number]['sum']) =>
  one && [one.low?.value, one.best?.value ?? null, one.high?.value ?? null, one.cells]

test('[D1175] sums of the invented world, added by hand', async () => {
  const table = await tableOf({ acts: ['arrest'], ...CHINA, ...YEAR, step: 'month' })
  const cellAt = (place: string, month: number) =>
    table.cells.find((cell) => cell.place === place && cell.period === month - 1)
  const endsOf = (cell: ReturnType<typeof cellAt>) =>
    cell && [cell.low?.value ?? null, cell.best?.value ?? null, cell.high?.value ?? null]
  // Jilin in April: the same origin said 14 and then 19. Yunnan in May: 31 by one, at least 30 by
  // another, of one incident.
  assert.deepEqual(endsOf(cellAt('CN/JL', 4)), [19, 19, 19])
  assert.deepEqual(endsOf(cellAt('CN/YN', 5)), [30, 30, null])
  assert.equal(cellAt('CN/HL', 7)?.low ?? null, null, 'the newspaper corrected its twelve')
  const whole = table.totals.find(({ place, period }) => !place && period === undefined)
  // 19 + 30 = 49; no best and no high, since of most cells nothing is said.
  assert.deepEqual(valuesOf(whole?.sum), [49, null, null, 2])
  // On 12 August the twelve of Heilongjiang still stood, and about 80 in the country: 19 + 30 + 12.
  const asKnownOn = '2022-08-12'
  const before = await tableOf({ acts: ['arrest'], ...CHINA, ...YEAR, step: 'month', asKnownOn })
  const then = before.totals.find(({ place, period }) => !place && period === undefined)
  assert.deepEqual([valuesOf(then?.sum), then?.low?.value], [[61, null, null, 3], 80])
})

test('[D1173] [D1175] who was held is asked of the last day and never added over time', async () => {
  const held = { acts: ['detention'], ...CHINA, ...YEAR, step: 'month', count: 'held' }
  const { periods, cells, totals } = await tableOf(held)
  assert.equal(periods[6]?.at, '2022-07-31')
  const july = cells.find(({ place, period }) => place === 'CN/LN' && period === 6)
  // At least 52; the 80 were taken back.
  assert.deepEqual([july?.low?.value, july?.high], [52, null])
  assert.ok(totals.every(({ period }) => period !== undefined))
  const during = await tableOf({ ...held, count: 'during', step: 'year' })
  assert.ok(during.totals.every(({ sum }) => sum === undefined))
})

test('[D1174] what an asker may not count is in no cell, no whole and no sum', async (t) => {
  const own = await openFixture()
  t.after(() => own.close())
  const { north, south } = await twoOffices(own)
  const [NORTH, SOUTH] = [north, south].map((id) =>
    heldIn('ana', id, ['documenter', 'analyst', 'reviewer']),
  )
  assert.ok(NORTH && SOUTH)
  const text = 'In April 2022 twelve people were arrested in Liaoning.'
  const { id } = await askAs<{ id: string }>(own.desk, NORTH, 'document.add', {
    ...{ title: 'N', text, language: 'en', published: '2022-04-30', publisher: 'Paper N' },
  })
  await askAs(own.desk, NORTH, 'claim.record', {
    ...{ document: id, quote: [text], number: 'twelve people', act: 'arrest', place: 'Liaoning' },
    ...{ time: '2022-04', chain: ['Paper N'] },
  })
  const input = { acts: ['arrest'], ...CHINA, from: '2022-01', to: '2022-06', step: 'month' }
  const saidTo = async (actor: typeof NORTH) => {
    const table = await askAs<Table>(own.desk, actor, 'figure.table', input)
    return JSON.stringify([...table.cells, ...table.totals]).includes('"value":12')
  }
  assert.deepEqual([await saidTo(NORTH), await saidTo(SOUTH)], [true, false])
  const empty = await openFixture()
  t.after(() => empty.close())
  const none = await askAs<Table>(empty.desk, SOUTH, 'figure.table', input)
  const { cells, totals } = await askAs<Table>(own.desk, SOUTH, 'figure.table', input)
  assert.deepEqual([cells, totals], [none.cells, none.totals], 'as if it were not there')
})

test('[D1177] the cells are told while they are reckoned, and stopping stops them', async (t) => {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  await addReport(fixture)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'held' })
  const stop = new AbortController()
  const told: [number, number][] = []
  const report = (step: string, done: number, total: number) => {
    if (step !== 'cells') return
    told.push([done, total])
    if (done === 40) stop.abort()
  }
  const input = { acts: ['detention'], ...CHINA, ...YEAR, step: 'month' }
  const progress = { report, signal: stop.signal }
  const stopped = await refused(fixture.ask('own', 'figure.table', input, { progress }))
  assert.equal(stopped.code, 'cancelled')
  const { places } = await tableOf(input)
  const total = places.length * 12
  assert.deepEqual(
    told,
    [0, 20, 40].map((done) => [done, total]),
  )
})

test('[D1366] a table is told again from what is kept, until something changes', async (t) => {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  await addReport(fixture)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'held' })
  let told = 0
  const report = (step: string) => {
    if (step === 'cells') told += 1
  }
  const tableBy = async (who: 'own' | 'ana', more: object = {}) => {
    const before = told
    const april = { from: '2022-04', to: '2022-04', step: 'month', count: 'held' }
    const input = { acts: ['detention'], ...CHINA, ...april, ...more }
    const table = await fixture.ask(who, 'figure.table', input, { progress: { report } })
    return { table, isReckoned: told > before }
  }
  const first = await tableBy('own')
  const again = await tableBy('own')
  assert.deepEqual([first.isReckoned, again.isReckoned], [true, false])
  assert.deepEqual(again.table, first.table)
  assert.deepEqual(
    [(await tableBy('ana')).isReckoned, (await tableBy('own', { to: '2022-05' })).isReckoned],
    [true, true],
  )
  await addReport(fixture, 'R2')
  await fixture.ask('own', 'claim.record', { ...HELD, document: 'R2', id: 'more' })
  const after = await tableBy('own')
  assert.ok(after.isReckoned)
  assert.notDeepEqual(after.table, first.table)
})
