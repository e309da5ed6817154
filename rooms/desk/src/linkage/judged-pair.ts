// What people said of pairs of mentions: verdicts in force, and which of them wait for a second
// reader who must not see the first. Source: linkage.md 10.1 and 10.2.
import type { LinkageRun, MentionJudgement } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { type HeldVerdict, heldVerdicts, needsSecondReading, rowsInForce } from '@tumen/linkage'
import type { Desk } from '../operation.ts'

/** Judgements with what they come to. */
export interface JudgedPairs {
  /** Every row, the oldest first. */
  rows: readonly Stored<MentionJudgement>[]
  /** Ids of the rows that nobody took back. */
  inForce: ReadonlySet<string>
  held: ReadonlyMap<string, HeldVerdict>
  /** Keys of pairs that one reader has read of the two who should. */
  awaiting: ReadonlySet<string>
}

/** A name for a pair, whichever mention comes first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`
}

/** Everything that people said, as known at an instant or now. */
export async function judgedPairs(desk: Desk, knownAt?: string): Promise<JudgedPairs> {
  const { read } = desk.ledger
  const rows = await read.rows('judgement', knownAt)
  return judgedOf(rows, await read.rows('linkage_run', knownAt))
}

/** What rows come to. */
export function judgedOf(
  rows: readonly Stored<MentionJudgement>[],
  runs: readonly Stored<LinkageRun>[],
): JudgedPairs {
  const plain = rows.map(({ row, by, recorded }) => ({ ...row, by, recorded }))
  const inForce = new Set(rowsInForce(plain).map(({ id }) => id))
  const held = heldVerdicts(plain)
  return {
    rows,
    inForce,
    held: new Map(held.map((one) => [pairKey(one.a, one.b), one])),
    awaiting: awaitingPairs(
      plain.filter(({ id }) => inForce.has(id)),
      new Map(runs.map(({ row }) => [row.id, row.seed])),
    ),
  }
}

/** Pairs that were read blind by one reader, and that chance gives to a second one. */
function awaitingPairs(
  force: readonly (MentionJudgement & { by: string })[],
  seeds: ReadonlyMap<string, string>,
): Set<string> {
  const readers = new Map<string, Set<string>>()
  for (const { a, b, by, blind, run } of force) {
    const seed = run === undefined ? undefined : seeds.get(run)
    const key = pairKey(a, b)
    const isChosen = blind && seed !== undefined && needsSecondReading(seed, key)
    if (!isChosen && !readers.has(key)) continue
    readers.set(key, (readers.get(key) ?? new Set()).add(by))
  }
  return new Set([...readers].flatMap(([key, by]) => (by.size === 1 ? [key] : [])))
}
