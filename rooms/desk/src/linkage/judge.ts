// linkage.judge, linkage.withdraw-judgement: what somebody says of two mentions, and that said no
// longer. Rows are only ever added; the verdict comes before the weight.
// Source: linkage.md 10.1 and 10.2.
import { checkRow, type MentionJudgement, VERDICTS } from '@tumen/claim'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { referenceSchema } from '../claim/schema.ts'
import { seenOf } from '../mention/seen.ts'
import { type Call, type Desk, operation } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { explanationSchema } from './answer.ts'
import { openLinkage } from './book.ts'
import { explainedPair } from './explain-pair.ts'
import { type JudgedPairs, judgedPairs, pairKey } from './judged-pair.ts'
import { calibratingPairs, queueSchema } from './next-for-review.ts'
import { findLinkage } from './stored-run.ts'

/** Why somebody says so, as other readers see it. */
export const reasonSchema = z.string().trim().min(1).max(2000)

const inputSchema = z.strictObject({
  a: referenceSchema.describe('id of a mention'),
  b: referenceSchema.describe('id of another'),
  verdict: z.enum(VERDICTS).describe('possible: looked at, and not to be said'),
  reason: reasonSchema.optional().describe('why; other readers see it'),
  run: referenceSchema.optional().describe('linkage that asked; its bars come back'),
  explain: z.boolean().default(true).describe('false: the bars of `run` do not come back'),
  queue: queueSchema.optional().describe('where the pair was read blind; needs `run` and `seen`'),
  seen: z.string().max(64).optional().describe('digest of both mentions as they were read'),
})
type Asked = z.output<typeof inputSchema>

export const judgeMentions = operation({
  name: 'linkage.judge',
  summary: 'Says whether two mentions are one person; answers with what the pair weighs.',
  input: inputSchema,
  output: z.object({
    judgement: z.string().describe('its id, by which it can be withdrawn'),
    explanation: explanationSchema.exactOptional(),
  }),
  changes: true,
  long: true,
  async run(desk, input, call) {
    const [a, b] = [input.a, input.b].sort() as [string, string]
    const change = { operation: 'linkage.judge', subject: a, input }
    const judgement = await makeChange(desk, call, change, async (write) => {
      await refuseStale(desk, input)
      const calibrates = await checkQueue(desk, call, input)
      const { verdict, reason, run, queue } = input
      const row: MentionJudgement = {
        ...{ id: desk.newId('jm'), a, b, verdict, blind: queue !== undefined },
        ...(reason !== undefined && { reason }),
        ...(run !== undefined && { run }),
        ...(calibrates && { calibrates }),
      }
      refuseFindings(checkRow('judgement', row))
      await write.append('judgement', row)
      return row.id
    })
    if (input.run === undefined || !input.explain) return { judgement }
    const book = await openLinkage(desk, input.run)
    const isThere = [a, b].every((id) => book.numbers.has(id))
    if (!isThere) return { judgement }
    return { judgement, explanation: await explainedPair(desk, call, book, [a, b]) }
  },
})

/** Both mentions are there, and say what the reader saw. */
async function refuseStale(desk: Desk, { a, b, seen }: Asked): Promise<void> {
  const found = await desk.ledger.read.mentionsById([a, b])
  const known = new Set(found.map(({ row }) => row.id))
  const missing = [a, b].findIndex((id) => !known.has(id))
  if (missing !== -1) throw new Refusal('unknown-mention', missing === 0 ? 'a' : 'b')
  if (a !== b && seen !== undefined && seenOf(found) !== seen)
    throw new Refusal('pair-changed', 'seen')
}

/** Whether the verdict calibrates; refuses what was not read blind as it says. */
async function checkQueue(desk: Desk, call: Call, input: Asked): Promise<boolean> {
  const { a, b, run, queue, seen } = input
  if (run === undefined && queue === undefined) return false
  if (run === undefined || (queue !== undefined && seen === undefined))
    throw new Refusal('invalid-input', 'queue', [{ path: 'queue', code: 'needs_run_and_seen' }])
  await findLinkage(desk, run)
  if (queue === undefined || queue === 'value') return false
  const book = await openLinkage(desk, run)
  const key = pairKey(a, b)
  const { account } = call.actor
  if (queue === 'second' && isReadBy(book.judged, account, key))
    throw new Refusal('own-work', 'queue')
  const isDrawn = calibratingPairs(book).includes(key)
  if (queue === 'calibration' && !isDrawn) throw new Refusal('wrong-state', 'queue')
  // A second reading of a pair that was drawn for calibration is one, too.
  return isDrawn
}

function isReadBy({ rows, inForce }: JudgedPairs, account: string, key: string): boolean {
  return rows.some(
    ({ row, by }) => by === account && inForce.has(row.id) && pairKey(row.a, row.b) === key,
  )
}

export const withdrawJudgement = operation({
  name: 'linkage.withdraw-judgement',
  summary: 'Takes back what you said of two mentions, or takes that back; every row stays.',
  input: z.strictObject({
    judgement: referenceSchema.describe('id of the judgement'),
    reason: reasonSchema.optional().describe('why; other readers see it'),
  }),
  output: z.object({ judgement: z.string().describe('id of the row that withdraws') }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { judgement, reason } = input
    const { rows } = await judgedPairs(desk)
    const found = rows.find(({ row }) => row.id === judgement)
    if (!found) throw new Refusal('unknown-judgement', 'judgement')
    if (found.by !== call.actor.account) throw new Refusal('not-own-judgement', 'judgement')
    const change = { operation: 'linkage.withdraw-judgement', subject: found.row.a, input }
    return makeChange(desk, call, change, async (write) => {
      const now = (await judgedPairs(desk)).rows
      if (
        isTakenBack(
          now.map(({ row }) => row),
          judgement,
        )
      )
        throw new Refusal('already-undone', 'judgement')
      const { a, b, verdict } = found.row
      const row: MentionJudgement = {
        ...{ id: desk.newId('jm'), a, b, verdict, blind: false, withdraws: judgement },
        ...(reason !== undefined && { reason }),
      }
      refuseFindings(checkRow('judgement', row))
      await write.append('judgement', row)
      return { judgement: row.id }
    })
  },
})

/** Whether a row that is itself in force withdraws this one. */
function isTakenBack(rows: readonly MentionJudgement[], id: string): boolean {
  return rows.some((row) => row.withdraws === id && !isTakenBack(rows, row.id))
}
