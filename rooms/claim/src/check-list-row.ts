// The rules of the rows about lists of persons and estimates. Source: estimate.md 1.3, 15.
import { checkHash } from './check-hash.ts'
import { checkInstant, checkInterval } from './date.ts'
import { type Finding, fieldPath } from './finding.ts'
import type { EstimateRecord, OverlapRow, PersonList } from './list-row.ts'

/** The period of a list is possible. */
export function checkList({ period }: PersonList): Finding[] {
  return period ? checkInterval(period, 'period') : []
}

/** Lists stand once in an overlap, and so does each pattern, with one sign for each list. */
export function checkOverlap({ lists, cells }: OverlapRow): Finding[] {
  const isTwice = (values: readonly string[], n: number) => values.indexOf(values[n] as string) < n
  const patterns = cells.map(({ pattern }) => pattern)
  const form = new RegExp(`^(?=.*1)[01]{${lists.length}}$`)
  return [
    ...lists.flatMap((_, n): Finding[] =>
      isTwice(lists, n) ? [{ code: 'id_repeated', field: fieldPath('lists', n) }] : [],
    ),
    ...patterns.flatMap((pattern, n): Finding[] => {
      const field = `${fieldPath('cells', n)}.pattern`
      if (!form.test(pattern)) return [{ code: 'pattern_malformed', field }]
      return isTwice(patterns, n) ? [{ code: 'pattern_repeated', field }] : []
    }),
  ]
}

/** Hashes and the instant of a stored estimate have their forms, and it names what it is from. */
export function checkEstimate(row: EstimateRecord): Finding[] {
  const { source, lists, overlap, question } = row
  return [
    ...checkInstant(row.knownAt, 'knownAt'),
    ...checkHash(row.tableHash, 'tableHash'),
    ...checkHash(row.inputHash, 'inputHash'),
    ...checkHash(row.reportHash, 'reportHash'),
    ...presence(lists !== undefined, source === 'lists' || source === 'overlap', 'lists'),
    ...presence(overlap !== undefined, source === 'overlap', 'overlap'),
    ...presence(question !== undefined, source === 'claims', 'question'),
  ]
}

function presence(isThere: boolean, isWanted: boolean, field: string): Finding[] {
  if (isThere === isWanted) return []
  return [{ code: isWanted ? 'field_missing' : 'unknown_field', field }]
}
