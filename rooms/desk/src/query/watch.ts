// query.watch: what saved questions say today. The start page asks for it at every visit, so the
// answers are kept in memory until what they rest on changes, or the day does.

import type { QueryRow } from '@tumen/claim'
import { type newsSchema, queryWatch, type watchedAnswerSchema } from '@tumen/contract'
import type { Figure } from '@tumen/figure'
import type { Stored } from '@tumen/ledger'
import type { z } from 'zod'
import { dayOf } from '../day.ts'
import { reckonQuestion } from '../figure/ask.ts'
import { headOf } from '../figure/head.ts'
import type { DatedQuestion } from '../figure/input.ts'
import { momentsOf } from '../figure/moments.ts'
import { askAgain, resolveQuestion } from '../figure/question.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { answerOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { type LastVisit, lastVisitOf } from './last-visit.ts'
import { queriesFor } from './list.ts'
import { questionOfQuery } from './saved-question.ts'

/** Claims times days that are reckoned to find the last move; a start page must be quick. */
const MOST_WORK = 20_000

type WatchedAnswer = z.input<typeof watchedAnswerSchema>

export const watchQueries = implement(queryWatch, async (desk, { limit }, call) => {
  const saved = await queriesFor(desk, call.actor, 'question')
  const since = await lastVisitOf(desk, call.actor.account)
  const questions = []
  for (const stored of saved.slice(0, limit))
    questions.push({ ...answerOf(stored), ...(await answerFor(desk, call, stored, since)) })
  return { questions, more: Math.max(0, saved.length - limit), since }
})

/** What was answered on a day. */
export interface WatchedAnswers {
  day: string
  /** By asker and question. */
  answers: Map<string, Watched>
}

interface Watched {
  answer: WatchedAnswer
  /** What the answer rests on; while it stays, nothing has moved on this day. */
  basis: string
  /** Size of the log for which it is known to. */
  size: number
}

/** Answers that are kept: those of a group and its questions. */
const MOST_KEPT = 500

/**
 * The answer, from memory if it rests on the same as when it was given to the asker: of most
 * changes a question learns only that they are not about it.
 */
async function answerFor(
  desk: Desk,
  call: Call,
  stored: Stored<QueryRow>,
  since: LastVisit,
): Promise<WatchedAnswer> {
  const { size } = await desk.ledger.head()
  const day = dayOf(desk.clock())
  const known = desk.memory.watched
  const isCurrent = known?.day === day && known.answers.size < MOST_KEPT
  const book = isCurrent ? known : { day, answers: new Map() }
  desk.memory.watched = book
  const { account, roles } = call.actor
  const key = JSON.stringify([account, [...roles].sort(), stored.row.query])
  const before = book.answers.get(key)
  if (before?.size === size) return before.answer
  const { answer, basis } = await answerNow(desk, call, { query: stored.row, since, before })
  book.answers.set(key, { answer, basis, size })
  return answer
}

async function answerNow(
  desk: Desk,
  call: Call,
  asked: { query: QueryRow; since: LastVisit; before: Watched | undefined },
): Promise<Pick<Watched, 'answer' | 'basis'>> {
  const { since, before } = asked
  const { query } = asked.query
  try {
    const resolved = await resolveQuestion(desk, call.actor, questionOfQuery(query))
    const { question, figure, input } = await reckonQuestion(desk, call, resolved)
    const answer = { question, figure: headOf(figure), waiting: input.waiting }
    const basis = JSON.stringify([answer, [...usedBy(figure)].sort()])
    if (before?.basis === basis) return before
    if (query.asKnownOn !== undefined) return { answer, basis }
    const { moved } = await lastMove(desk, call, resolved)
    if (moved === undefined || moved.on <= since.on)
      return { answer: moved ? { ...answer, moved } : answer, basis }
    const news = await newsOf(desk, call, resolved, { figure, on: since.on })
    return { answer: { ...answer, moved, news }, basis }
  } catch (error) {
    // A place or an event of the question may be gone since it was saved.
    if (error instanceof Refusal && error.code !== 'cancelled')
      return { answer: { refused: error.code }, basis: '' }
    throw error
  }
}

/** What is new in an answer since the end of a day. */
async function newsOf(
  desk: Desk,
  call: Call,
  question: DatedQuestion,
  { figure, on }: { figure: Figure; on: string },
): Promise<z.input<typeof newsSchema>> {
  const earlier = askAgain(desk, question, { on, by: question.known.by, field: 'asKnownOn' })
  const { figure: was } = await reckonQuestion(desk, call, earlier)
  const [used, usedThen] = [usedBy(figure), usedBy(was)]
  return {
    was: headOf(was),
    entered: [...used].filter((claim) => !usedThen.has(claim)).length,
    left: [...usedThen].filter((claim) => !used.has(claim)).length,
  }
}

/** The claims that a figure uses. */
function usedBy({ explanation }: Figure): Set<string> {
  return new Set(explanation.used.map(({ claim }) => claim))
}

/** The newest moment of a question as known today, with what was said before it. */
async function lastMove(
  desk: Desk,
  call: Call,
  question: DatedQuestion,
): Promise<Pick<WatchedAnswer, 'moved'>> {
  const { moments, truncated } = await momentsOf(desk, call, question, {
    mostWork: MOST_WORK,
  })
  const [was, last] = moments.length > 1 ? moments.slice(-2) : [undefined, moments[0]]
  if (!last || (truncated && !was)) return {}
  return { moved: { on: last.on, ...(was ? { was } : {}) } }
}
