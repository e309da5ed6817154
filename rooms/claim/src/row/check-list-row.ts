// The rules of the rows about lists of persons and estimates. Source: estimate.md 1.3, 15.

import { type Finding, fieldPath } from '../finding.ts'
import { checkDay, checkInstant, checkInterval } from '../time/date.ts'
import { checkHash } from './check-hash.ts'
import type { EstimateRecord, OverlapRow, PersonList } from './list-row.ts'
import type {
  ImportRun,
  LinkagePair,
  LinkageRun,
  ListMapping,
  Mention,
  MentionJudgement,
} from './mention-row.ts'

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

/** Days and years of a mention are possible, and its id begins with that of its list. */
export function checkMention({ id, list, bornLow, bornHigh, time, goneSince }: Mention): Finding[] {
  const isBand = (bornLow ?? 0) <= (bornHigh ?? 0) && (bornLow === undefined) === !bornHigh
  return [
    ...problem(id.startsWith(`${list}/`), 'id_outside_list', 'id'),
    ...problem(isBand, 'time_order', 'bornHigh'),
    ...(time ? checkInterval(time, 'time') : []),
    ...(goneSince === undefined ? [] : checkDay(goneSince, 'goneSince')),
  ]
}

/** A mapping takes no heading twice. */
export function checkMapping({ columns }: ListMapping): Finding[] {
  const names = columns.map(({ column }) => column)
  return names.flatMap((name, n): Finding[] =>
    names.indexOf(name) < n ? [{ code: 'id_repeated', field: fieldPath('columns', n) }] : [],
  )
}

/** Hashes of an import have their form. */
export function checkImportRun({ fileHash, touchedHash }: ImportRun): Finding[] {
  return [...checkHash(fileHash, 'fileHash'), ...checkHash(touchedHash, 'touchedHash')]
}

/** Hashes and the instant of a linkage have their forms. */
export function checkLinkageRun({ modelHash, inputHash, knownAt }: LinkageRun): Finding[] {
  return [
    ...checkHash(modelHash, 'modelHash'),
    ...checkHash(inputHash, 'inputHash'),
    ...checkInstant(knownAt, 'knownAt'),
  ]
}

/** Two mentions are two, the first before the second. */
export function checkMentionPair({ a, b }: LinkagePair | MentionJudgement): Finding[] {
  return problem(a < b, a === b ? 'relation_to_self' : 'pair_order', 'b')
}

function problem(isRight: boolean, code: Finding['code'], field: string): Finding[] {
  return isRight ? [] : [{ code, field }]
}

function presence(isThere: boolean, isWanted: boolean, field: string): Finding[] {
  if (isThere === isWanted) return []
  return [{ code: isWanted ? 'field_missing' : 'unknown_field', field }]
}
