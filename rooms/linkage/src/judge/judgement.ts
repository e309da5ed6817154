// What people said of pairs. Rows are only ever added: a correction is a newer row, and undo is a
// row that names the row it withdraws. So each verdict can be explained, and each can be undone.
// Source: the reference on linkage, 10.1.

/** The same person, two persons, or looked at and not to be said. */
export type Verdict = 'same' | 'different' | 'possible'

/** One row. `recorded` only has to sort by time; rows of one moment count in the order given. */
export interface JudgementRow {
  readonly id: string
  readonly a: string
  readonly b: string
  readonly verdict: Verdict
  readonly by: string
  readonly recorded: string
  /** The id of the row that this row takes back; such a row says nothing else. */
  readonly withdraws?: string
}

/** What holds of one pair, from which rows; `a` sorts before `b`. */
export interface HeldVerdict {
  readonly a: string
  readonly b: string
  readonly verdict: Verdict
  /** Reviewers do not agree, and no verdict has more of them than any other. */
  readonly disputed: boolean
  readonly rows: readonly string[]
}

/** The rows that nobody took back, oldest first; a withdrawal can itself be withdrawn. */
export function rowsInForce(rows: readonly JudgementRow[]): JudgementRow[] {
  const oldestFirst = [...rows].sort((x, y) => compareText(x.recorded, y.recorded))
  const withdrawn = new Set<string>()
  for (const row of oldestFirst.toReversed())
    if (row.withdraws !== undefined && !withdrawn.has(row.id)) withdrawn.add(row.withdraws)
  return oldestFirst.filter((row) => row.withdraws === undefined && !withdrawn.has(row.id))
}

/**
 * The verdict on each judged pair: the newest row of each reviewer counts; reviewers who differ
 * make the pair `possible` until one more decides. Pairs stand by `a`, then `b`.
 */
export function heldVerdicts(rows: readonly JudgementRow[]): HeldVerdict[] {
  const newest = new Map<string, Map<string, JudgementRow>>()
  for (const row of rowsInForce(rows)) {
    const key = JSON.stringify(row.a < row.b ? [row.a, row.b] : [row.b, row.a])
    const byReviewer = newest.get(key) ?? new Map<string, JudgementRow>()
    newest.set(key, byReviewer.set(row.by, row))
  }
  return [...newest.values()]
    .map((byReviewer) => decide([...byReviewer.values()]))
    .sort((x, y) => compareText(x.a, y.a) || compareText(x.b, y.b))
}

function decide(rows: readonly JudgementRow[]): HeldVerdict {
  const votes = new Map<Verdict, number>()
  for (const { verdict } of rows) votes.set(verdict, (votes.get(verdict) ?? 0) + 1)
  const most = Math.max(...votes.values())
  const leading = [...votes].filter(([, count]) => count === most).map(([verdict]) => verdict)
  const [verdict = 'possible'] = leading.length === 1 ? leading : []
  const [a = '', b = ''] = [rows[0]?.a ?? '', rows[0]?.b ?? ''].sort(compareText)
  return { a, b, verdict, disputed: leading.length > 1, rows: rows.map(({ id }) => id) }
}

function compareText(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0
}
