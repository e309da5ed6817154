// The records of lists of persons and of estimates made from them, all append-only. A list holds
// pseudonyms only: names and other fields of persons belong to the linkage of records, and come
// in tables of their own. Source: estimate.md 1.1, 10, 15; linkage.md 2.2.
import { z } from 'zod'
import { actSchema, intervalSchema } from '../claim/claim.ts'
import { type Finding, fieldPath } from '../finding.ts'
import {
  closed,
  count,
  decimal,
  flag,
  id,
  list,
  map,
  open,
  openRecord,
  record,
  text,
  words,
} from '../shape/field.ts'
import { checkInstant, checkInterval } from '../time/date.ts'
import { DUPLICATE_STATES, ESTIMATE_SOURCES } from '../vocabulary/vocabulary.ts'
import { checkHash } from './form.ts'

/** A list of persons, and what it is of. Only lists of one frame can be compared. */
export const listSchema = openRecord({
  id,
  title: text,
  /** Of two spaces nobody knows. */
  space: id.describe('lists of one space name the same person alike'),
  /** Ids of the documents in which it stands. */
  documents: list(id, 1).exactOptional(),
  /** Agent who made it from what they saw or heard themselves: the origin of its entries. */
  origin: id.exactOptional(),
  act: actSchema.exactOptional(),
  /** Who could have been listed, in a few words. */
  population: text.exactOptional(),
  /** Path of the place. */
  place: id.exactOptional(),
  period: intervalSchema.exactOptional(),
})
export type PersonList = z.infer<typeof listSchema>

/** The period of a list is possible. */
export function checkList({ period }: PersonList): Finding[] {
  return period ? checkInterval(period, 'period') : []
}

/** Somebody's word on whether a list names persons twice; the newest row of a list counts. */
export const listDeclarationSchema = openRecord({
  list: id,
  duplicates: z.enum(DUPLICATE_STATES),
  reason: text.exactOptional(),
})
export type ListDeclarationRow = z.infer<typeof listDeclarationSchema>

/** That a list names a person. Nothing else of the person stands here. */
export const listEntrySchema = openRecord({
  id,
  list: id,
  /** In the space of the list. */
  person: text.describe('pseudonym'),
  /** The report that names the person: id of a document, or words of the list's own. */
  report: text.exactOptional(),
  /** Agent from whom this entry comes; the list's own origin when absent. */
  origin: id.exactOptional(),
})
export type ListEntryRow = z.infer<typeof listEntrySchema>

/** How many persons stand on exactly which lists, as somebody else has matched them. */
export const overlapSchema = openRecord({
  id,
  title: text,
  /** Ids of the lists, in the order of the signs of a pattern. */
  lists: list(id, 2),
  /** Patterns such as `101`, none of noughts alone, each once. */
  cells: list(z.strictObject({ pattern: text, persons: count }), 1),
})
export type OverlapRow = z.infer<typeof overlapSchema>

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

/** What is known of a stored estimate without its report. */
export const estimateSchema = record({
  id: open(id),
  title: open(text.exactOptional()),
  source: open(z.enum(ESTIMATE_SOURCES)),
  /** For an overlap those of its lists. */
  lists: open(list(id).exactOptional().describe('ids of recorded lists')),
  overlap: open(id.exactOptional()),
  /** Each field as words. */
  question: open(map(text).exactOptional().describe('of claims that name persons')),
  knownAt: open(words.describe('instant as known at which the lists were read')),
  byOrigin: open(flag.describe('whether entries counted by their origins')),
  /** What was asked, each option as words: seed, replicates and so on. */
  options: open(map(text)),
  tableHash: open(words.describe('SHA-256 of the cells')),
  inputHash: open(words.describe('SHA-256 of the table with all options')),
  reportHash: open(words.describe('SHA-256 of the report')),
  /** Persons on any list. */
  persons: open(count),
  atLeast: open(count.exactOptional().describe('the bound')),
  /** The default method's; `small`: fewer than a hundred persons, for the analyst alone. */
  estimate: closed(
    z
      .strictObject({ total: decimal, low: decimal, high: decimal, model: text, small: flag })
      .exactOptional(),
    'internal',
  ),
  withheld: open(list(text).describe('codes of what withholds the estimate')),
  procedure: open(text),
  engine: open(text),
})
export type EstimateRecord = z.infer<typeof estimateSchema>

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

/** What a stored estimate was made of and what it said, as JSON texts of the desk. */
export const estimateReportSchema = record({
  estimate: open(id),
  input: closed(text, 'internal'),
  report: closed(text, 'internal'),
})
export type EstimateReportRow = z.infer<typeof estimateReportSchema>

function presence(isThere: boolean, isWanted: boolean, field: string): Finding[] {
  if (isThere === isWanted) return []
  return [{ code: isWanted ? 'field_missing' : 'unknown_field', field }]
}
