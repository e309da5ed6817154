// query.watch: what saved questions say today. The start page asks for it at every visit, so the
// answers are kept in memory until something changes or the day does.
import type { QueryRow } from '@tumen/claim'
import type { Figure } from '@tumen/figure'
import type { Ledger, Stored } from '@tumen/ledger'
import { z } from 'zod'
import { dayOf } from '../day.ts'
import { reckonQuestion } from '../figure/ask.ts'
import { headOf, headSchema } from '../figure/head.ts'
import type { DatedQuestion } from '../figure/input.ts'
import { momentsOf } from '../figure/moments.ts'
import { askAgain, resolveQuestion } from '../figure/question.ts'
import { questionSchema } from '../figure/schema.ts'
import { type Call, type Desk, operation } from '../operation.ts'
import { answerOf } from '../record/row-answer.ts'
import { REFUSAL_CODES, Refusal } from '../refusal.ts'
import { type LastVisit, lastVisitOf } from './last-visit.ts'
import { queriesFor, querySchema } from './list.ts'
import { questionOfQuery } from './saved-question.ts'

/** Claims times days that are reckoned to find the last move; a start page must be quick. */
const MOST_WORK = 20_000

const movedSchema = z.object({
  on: z.string().describe('day on which the answer last changed'),
  was: headSchema.exactOptional().describe('the answer before; absent when there was none'),
})

const newsSchema = z.object({
  was: headSchema.describe('the answer at the end of the day since which it is new'),
  entered: z.int().describe('claims that it uses and the answer then did not'),
  left: z.int().describe('claims that the answer then used and it does not'),
})

const answerSchema = z.object({
  question: questionSchema.exactOptional(),
  figure: headSchema.exactOptional().describe('what it says today'),
  moved: movedSchema.exactOptional().describe('absent when too much hangs on it to tell'),
  news: newsSchema.exactOptional().describe('absent when the answer has not moved since then'),
  waiting: z.int().exactOptional().describe('documents that wait for a lineage decision'),
  refused: z.enum(REFUSAL_CODES).exactOptional().describe('why it cannot be asked any more'),
})
type WatchedAnswer = z.input<typeof answerSchema>

export const watchQueries = operation({
  name: 'query.watch',
  summary: 'Answers the saved questions as known today: your own and the shared ones.',
  input: z.strictObject({
    limit: z.int().min(1).max(20).default(5).describe('how many at the most, the oldest first'),
  }),
  output: z.object({
    questions: z.array(querySchema.extend(answerSchema.shape)),
    more: z.int().describe('saved questions that are not answered here'),
    since: z
      .object({
        on: z.string().describe('the last day before today on which the asker changed something'),
        worked: z.boolean().describe('false: there is none among the newest changes; a week ago'),
      })
      .describe('since when something is new to the asker'),
  }),
  changes: false,
  long: true,
  async run(desk, { limit }, call) {
    const saved = await queriesFor(desk, call.actor, 'question')
    const since = await lastVisitOf(desk, call.actor.account)
    const questions = []
    for (const stored of saved.slice(0, limit))
      questions.push({ ...answerOf(stored), ...(await answerFor(desk, call, stored, since)) })
    return { questions, more: Math.max(0, saved.length - limit), since }
  },
})

interface Kept {
  /** Day and size of the log for which the answers hold. */
  state: string
  answers: Map<string, WatchedAnswer>
}
const kept = new WeakMap<Ledger, Kept>()
/** Answers that are kept: those of a few people and their questions. */
const MOST_KEPT = 200

/** The answer, from memory if nothing has changed since it was given to somebody like the asker. */
async function answerFor(
  desk: Desk,
  call: Call,
  stored: Stored<QueryRow>,
  since: LastVisit,
): Promise<WatchedAnswer> {
  const { size } = await desk.ledger.head()
  const state = `${dayOf(desk.clock())} ${size}`
  const known = kept.get(desk.ledger)
  const isCurrent = known?.state === state && known.answers.size < MOST_KEPT
  const book = isCurrent ? known : { state, answers: new Map() }
  kept.set(desk.ledger, book)
  const { account, roles } = call.actor
  const key = JSON.stringify([account, [...roles].sort(), stored.row.query])
  const answer = book.answers.get(key) ?? (await answerNow(desk, call, stored.row, since))
  book.answers.set(key, answer)
  return answer
}

async function answerNow(
  desk: Desk,
  call: Call,
  { query }: QueryRow,
  since: LastVisit,
): Promise<WatchedAnswer> {
  try {
    const asked = await resolveQuestion(desk, call.actor, questionOfQuery(query))
    const { question, figure, input } = await reckonQuestion(desk, call, asked)
    const answer = { question, figure: headOf(figure), waiting: input.waiting }
    if (query.asKnownOn !== undefined) return answer
    const { moved } = await lastMove(desk, call, asked)
    if (moved === undefined || moved.on <= since.on) return moved ? { ...answer, moved } : answer
    return { ...answer, moved, news: await newsOf(desk, call, asked, { figure, on: since.on }) }
  } catch (error) {
    // A place or an event of the question may be gone since it was saved.
    if (error instanceof Refusal && error.code !== 'cancelled') return { refused: error.code }
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
