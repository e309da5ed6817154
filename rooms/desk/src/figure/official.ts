// figure.official: what official bodies count in each half-year, beside the figure of cases in the
// same days. The figure is what figure.ask answers; nothing is added. Source: desk.md 7, V4 f.
import { given } from '@tumen/claim'
import { figureOfficial, type officialRowSchema } from '@tumen/contract'
import type { z } from 'zod'
import { pause } from '../change/make.ts'
import { takenFrom } from '../claim/taken.ts'
import { frameOf } from '../event/frame.ts'
import { happenedOf } from '../event/happened.ts'
import { type KnownClaim, placesOfKnown } from '../event/known-claim.ts'
import { officialBodies, officialClaims } from '../event/official.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { placeNamesOf } from '../place/name.ts'
import type { DatedQuestion } from './input.ts'
import { toldOf } from './table.ts'
import { type Axes, axesOf, questionAt, type TablePeriod } from './table-axis.ts'
import { type AnsweredCell, scopeOfAll } from './table-claim.ts'

type Row = z.input<typeof officialRowSchema>

/** How many periods are reckoned before others are let in. */
const AT_ONCE = 10

export const officialFigures = implement(figureOfficial, async (desk, input, call) => {
  const { act, counted, place, from, to, asKnownOn } = input
  await pause(call, 'cells', 0, 1)
  const frame = await frameOf(desk, given({ act: counted, from, to, asKnownOn }))
  const official = await officialClaims(desk, call.actor, frame)
  const days = official.flatMap(({ figure }) => [figure.from ?? [], figure.to ?? []].flat()).sort()
  const span = { from: from ?? days[0], to: to ?? days.at(-1) }
  const { knownOn } = frame
  if (span.from === undefined || span.to === undefined) return { rows: [], knownOn, placeNames: {} }
  const asked = {
    acts: [act],
    ...given({ place }),
    asKnownOn: knownOn,
    knownBy: 'recorded' as const,
  }
  const axes = await axesOf(desk, call.actor, {
    ...{ ...asked, from: span.from, to: span.to },
    ...{ step: 'half-year' as const, count: 'during' as const },
  })
  const rows = rowsBy(axes.periods, official)
  const own = { ...axes, acts: [act], periods: rows.map(({ period }) => period) }
  const questions = rows.map((_, period) => questionAt(own, { act, period }))
  const answers = await answersTo(desk, call, questions, axes.base)
  const bodies = new Set(await officialBodies(desk))
  const told: Row[] = []
  for (const [n, { period, statements }] of rows.entries()) {
    const answer = answers[n]
    if (answer === undefined) continue
    const counts = answer.claims.filter(({ chain }) => bodies.has(chain.at(-1) ?? '')).length
    told.push(...statements.map((one) => officialRow(one, period)), {
      ...{ id: [act, period.from, period.to].join(' '), kind: 'cases', act },
      ...{ from: period.from, to: period.to, ...given({ place: axes.base.place }) },
      cases: { ...toldOf(answer), official: counts },
    })
  }
  const paths = told.flatMap((row) => row.place ?? [])
  return {
    rows: told,
    ...given({ place: axes.base.place }),
    knownOn,
    placeNames: await placeNamesOf(desk, [...new Set(paths)], knownOn),
  }
})

async function answersTo(
  desk: Desk,
  call: Call,
  questions: readonly DatedQuestion[],
  { place, known }: Axes['base'],
): Promise<AnsweredCell[]> {
  if (questions.length === 0) return []
  return desk.memory.books.use(
    { desk, call, known },
    scopeOfAll(questions, place),
    async (book) => {
      await book.open(desk, questions, place)
      const answers: AnsweredCell[] = []
      for (const [n, question] of questions.entries()) {
        if (n % AT_ONCE === 0) await pause(call, 'cells', n, questions.length)
        answers.push(await book.answer(call, question))
      }
      return answers
    },
  )
}

interface PeriodRow {
  period: TablePeriod
  statements: KnownClaim[]
}

/** The half-years, each with the numbers of days in it; other periods have rows of their own. */
function rowsBy(halves: readonly TablePeriod[], official: readonly KnownClaim[]): PeriodRow[] {
  const rows = halves.map((period): PeriodRow => ({ period, statements: [] }))
  const others = new Map<string, PeriodRow>()
  for (const one of official) {
    const { from = '', to = '' } = one.figure
    const half = rows.find(({ period }) => period.from <= from && to <= period.to)
    const key = `${from} ${to}`
    const row = half ?? others.get(key) ?? { period: { from, to }, statements: [] }
    if (!half) others.set(key, row)
    row.statements.push(one)
  }
  return [...rows, ...others.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf({ period: { from, to } }: PeriodRow): string {
  return `${from} ${to}`
}

function officialRow(one: KnownClaim, { from, to }: TablePeriod): Row {
  const { claim, figure, known, gone } = one
  const { number } = takenFrom(figure, claim, 'recorded')
  const [place] = placesOfKnown(one)
  const days = happenedOf(claim)
  const happened = days && { earliest: days.earliest, latest: days.latest }
  return {
    ...{ id: claim.id, kind: 'official', from, to, act: claim.proposition.act },
    ...given({ place, happened, number, withdrawn: gone }),
    ...{ origin: claim.origin, known },
  }
}
