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
import { type Actor, type Call, type Desk, implement } from '../operation.ts'
import { can } from '../policy.ts'
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
  /** By what the asker may count, and question. */
  answers: Map<string, Watched>
}

/** An answer that several may be told, with what is new in it by the day since when it is. */
interface Watched {
  answer: WatchedAnswer
  /** What the answer rests on; while it stays, nothing has moved on this day. */
  basis: string
  /** Size of the log for which it is known to. */
  size: number
  /** When that was, in milliseconds of the process. */
  at: number
  /** Statements that were looked through. */
  statements: number
  /** What the answer is one to, and the claims that it uses; absent where it was refused. */
  told?: { question: DatedQuestion; used: ReadonlySet<string> }
  news: Map<string, News>
}

type News = z.input<typeof newsSchema>

/** Answers that are kept: those of a group and its questions. */
const MOST_KEPT = 500
/** Statements that are looked through at once after every change. */
const MOST_AT_ONCE = 20
/** How long what others added may wait for a question with more of them, in milliseconds. */
const MOST_WAIT = 10_000

/** What may wait: it adds to what is known, or is about no statement. */
const MAY_WAIT = new RegExp(
  '^(?:claim\\.(?:record|accept|import)|document\\.add|(?:agent|event)\\.record' +
    '|(?:account|credential|proposal|query|review)\\.)',
)
/** Changes among which those are looked for that may not wait. */
const MOST_CHANGES = 200

/**
 * The answer, from memory if it rests on the same as when it was given to somebody who may count
 * the same: of most changes a question learns only that they are not about it.
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
  const key = JSON.stringify([mayCount(call.actor), stored.row.query])
  const before = book.answers.get(key)
  if (before && (before.size === size || (await mayWait(desk, call, before, size))))
    return withNews(desk, call, before, since)
  const watched = await answerNow(desk, call, { query: stored.row, before, size })
  book.answers.set(key, watched)
  return withNews(desk, call, watched, since)
}

/** What decides which claims somebody may count; two of whom it is equal get one answer. */
function mayCount({ account, roles, groups = {}, within = [], granted, held, key }: Actor) {
  const isOpen = within.every((group) => {
    return can({ account, roles, groups }, 'field.restricted', { groups: [group] })
  })
  const ofAll = can({ account, roles, groups }, 'field.restricted', { groups: [] })
  // Of closed records each knows those that they made.
  const own = isOpen && ofAll ? [] : [account]
  const inGroups = Object.entries(groups).map(([group, held]) => [group, [...held].sort()])
  const single = [...(granted ?? [])].map(([id, fields]) => [id, fields === 'all' || [...fields]])
  const closed = held && [held.groups, [...held.except]]
  // A program counts nothing closed, whoever it asks for.
  return [own, [...roles].sort(), inGroups, within, single, closed, key !== undefined]
}

/**
 * Whether what was added since may wait: by others, of whom each adds all day to the questions
 * that many look at, and nothing that takes back what somebody may read.
 */
async function mayWait(desk: Desk, call: Call, before: Watched, size: number): Promise<boolean> {
  const count = size - before.size
  if (before.statements <= MOST_AT_ONCE || performance.now() - before.at > MOST_WAIT) return false
  if (count < 0 || count > MOST_CHANGES) return false
  const leaves = Array.from({ length: count }, (_, n) => before.size + n)
  const changes = await desk.ledger.read.changesAt(leaves)
  return changes.every(({ operation, by }) => by !== call.actor.account && MAY_WAIT.test(operation))
}

async function answerNow(
  desk: Desk,
  call: Call,
  asked: { query: QueryRow; before: Watched | undefined; size: number },
): Promise<Watched> {
  const { query, before, size } = asked
  const { query: words } = query
  try {
    const resolved = await resolveQuestion(desk, call.actor, questionOfQuery(words))
    const { question, figure, input } = await reckonQuestion(desk, call, resolved)
    const used = usedBy(figure)
    const answer = { question, figure: headOf(figure), waiting: input.waiting }
    const basis = JSON.stringify([answer, [...used].sort()])
    const known = { basis, size, at: performance.now(), statements: input.contexts.size }
    if (before?.basis === basis) return { ...before, ...known }
    if (words.asKnownOn !== undefined) return { ...known, answer, news: new Map() }
    const moved = await lastMove(desk, call, resolved)
    const told = { question: resolved, used }
    return { ...known, answer: { ...answer, ...moved }, told, news: new Map() }
  } catch (error) {
    // A place or an event of the question may be gone since it was saved.
    if (error instanceof Refusal && error.code !== 'cancelled')
      return {
        answer: { refused: error.code },
        ...{ basis: '', size, at: 0, statements: 0, news: new Map() },
      }
    throw error
  }
}

/** The answer with what is new in it since the end of a day, where it moved after that. */
async function withNews(
  desk: Desk,
  call: Call,
  { answer, told, news }: Watched,
  { on }: LastVisit,
): Promise<WatchedAnswer> {
  if (!told || !('moved' in answer) || !answer.moved || answer.moved.on <= on) return answer
  const known = news.get(on) ?? (await newsOf(desk, call, told, on))
  news.set(on, known)
  return { ...answer, news: known }
}

/** What is new in an answer since the end of a day. */
async function newsOf(
  desk: Desk,
  call: Call,
  { question, used }: NonNullable<Watched['told']>,
  on: string,
): Promise<News> {
  const earlier = askAgain(desk, question, { on, by: question.known.by, field: 'asKnownOn' })
  const { figure: was } = await reckonQuestion(desk, call, earlier)
  const usedThen = usedBy(was)
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
