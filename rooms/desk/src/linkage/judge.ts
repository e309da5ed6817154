// linkage.judge: what somebody says of two mentions. Rows are only ever added; the verdict comes
// before the weight. Source: linkage.md 10.1 and 10.2.

import { checkRow, type MentionJudgement } from '@tumen/claim'
import { type Asked, linkageJudge } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { seenOf } from '../mention/seen.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { openLinkage } from './book.ts'
import { explainedPair } from './explain-pair.ts'
import { type JudgedPairs, pairKey } from './judged-pair.ts'
import { calibratingPairs } from './next-for-review.ts'
import { findLinkage } from './stored-run.ts'

export const judgeMentions = implement(linkageJudge, async (desk, input, call) => {
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
})

/** Both mentions are there, and say what the reader saw. */
async function refuseStale(desk: Desk, { a, b, seen }: Asked<'linkage.judge'>): Promise<void> {
  const found = await desk.ledger.read.mentionsById([a, b])
  const known = new Set(found.map(({ row }) => row.id))
  const missing = [a, b].findIndex((id) => !known.has(id))
  if (missing !== -1) throw new Refusal('unknown-mention', missing === 0 ? 'a' : 'b')
  if (a !== b && seen !== undefined && seenOf(found) !== seen)
    throw new Refusal('pair-changed', 'seen')
}

/** Whether the verdict calibrates; refuses what was not read blind as it says. */
async function checkQueue(desk: Desk, call: Call, input: Asked<'linkage.judge'>): Promise<boolean> {
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
