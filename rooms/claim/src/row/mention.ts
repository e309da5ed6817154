// The records of lists with names and of the linkage of persons, all append-only. A mention is what
// one row of a list says of somebody; who is one person with whom is said in rows of its own, so
// that every decision can be told and undone. Source: linkage.md 2.2, 9.4, 10.1; desk.md I3-I9.
import { z } from 'zod'
import { intervalSchema } from '../claim/claim.ts'
import { type Finding, fieldPath } from '../finding.ts'
import {
  closed,
  count,
  day,
  flag,
  id,
  list,
  map,
  open,
  openRecord,
  record,
  text,
  whole,
  words,
} from '../shape/field.ts'
import { checkDay, checkInstant, checkInterval } from '../time/date.ts'
import {
  IMPORT_KINDS,
  IMPORT_OUTCOMES,
  LINEAGE_KINDS,
  SEXES,
  VERDICTS,
} from '../vocabulary/person-vocabulary.ts'
import { checkHash } from './form.ts'

/** A row of a list. The newest row of an id counts; none of it is for everybody. */
export const mentionSchema = record({
  /** `list/record`: the record's number is its list's own. */
  id: open(id),
  list: open(id),
  written: open(map(text).describe('cells as in the file, by field')),
  /** As written. */
  name: open(text.exactOptional()),
  bornLow: open(count.exactOptional().describe('first possible year of birth')),
  bornHigh: open(count.exactOptional().describe('last possible year of birth')),
  sex: open(z.enum(SEXES).exactOptional()),
  home: open(id.exactOptional().describe('path of a place')),
  /** Where what the list is of befell the person. */
  place: open(id.exactOptional().describe('path of a place')),
  /** When it befell the person. */
  time: open(intervalSchema.exactOptional()),
  report: open(text.exactOptional()),
  /** Agent from whom this row comes; the list's own origin when absent. */
  origin: open(id.exactOptional()),
  /** Cells of columns that only those who may see restricted fields are shown. */
  restricted: closed(map(text).exactOptional(), 'restricted'),
  run: open(id.exactOptional().describe('import that wrote it; nothing if by hand')),
  goneSince: open(day.exactOptional().describe('day as of which its source lists it no more')),
})
export type Mention = z.infer<typeof mentionSchema>

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

/** One column: what its cells are. */
const mappedColumnSchema = z.strictObject({
  /** The heading in the file. */
  column: text,
  /** What it is taken for, one of `MENTION_FIELDS`, or another word of the group's own. */
  field: text,
  /** What the field needs to know: `dmy` or `mdy` of dates, a year for ages, a language. */
  form: text.exactOptional(),
  /** An empty cell clears what was there; otherwise it keeps it. */
  clears: flag.exactOptional(),
})
export type MappedColumn = z.infer<typeof mappedColumnSchema>

/** How the columns of a file are read; saved by name, the newest row of a name counts. */
export const listMappingSchema = openRecord({
  /** Its name. */
  id,
  /** What such a file is of; persons when absent. */
  kind: z.enum(IMPORT_KINDS).exactOptional(),
  /** What the file is and what to know of its columns, for colleagues. */
  description: text.exactOptional(),
  columns: list(mappedColumnSchema, 1),
})
export type ListMapping = z.infer<typeof listMappingSchema>

/** A mapping takes no heading twice. */
export function checkMapping({ columns }: ListMapping): Finding[] {
  const names = columns.map(({ column }) => column)
  return names.flatMap((name, n): Finding[] =>
    names.indexOf(name) < n ? [{ code: 'id_repeated', field: fieldPath('columns', n) }] : [],
  )
}

/** One import of a file. */
export const importRunSchema = openRecord({
  id,
  /** What the file is of; persons when absent. */
  kind: z.enum(IMPORT_KINDS).exactOptional(),
  /** Id of the document in which the file is kept. */
  document: id.exactOptional(),
  /** The collection that gives the records their ids. */
  namespace: id.exactOptional(),
  lists: list(id),
  mapping: id.exactOptional(),
  /** SHA-256 of the file. */
  fileHash: words,
  /** SHA-256 of the touched ids, sorted, a line each. */
  touchedHash: words,
  /** How many rows had which outcome. */
  outcomes: list(z.strictObject({ outcome: z.enum(IMPORT_OUTCOMES), rows: count })),
  /** Rows in which ours stayed, as an earlier import had been answered. */
  kept: count.exactOptional(),
  /** SHA-256 of each difference in which ours was to stay: asked once, until a side changes. */
  answered: list(words).exactOptional(),
})
export type ImportRun = z.infer<typeof importRunSchema>

/** Hashes of an import have their form. */
export function checkImportRun({ fileHash, touchedHash, answered = [] }: ImportRun): Finding[] {
  return [
    ...checkHash(fileHash, 'fileHash'),
    ...checkHash(touchedHash, 'touchedHash'),
    ...answered.flatMap((one, n) => checkHash(one, `answered[${n}]`)),
  ]
}

/** One linkage of lists: with what it was made, so that it can be made again. */
export const linkageRunSchema = record({
  id: open(id),
  lists: open(list(id, 1)),
  /** The settings, as JSON text. */
  model: closed(text, 'internal'),
  modelHash: open(words.describe('SHA-256 of the settings')),
  inputHash: open(words.describe('SHA-256 of the mentions that went in')),
  knownAt: open(words.describe('instant as known at which the mentions were read')),
  seed: open(text),
  engine: open(text),
  procedure: open(text),
  mentions: open(count),
  candidates: open(count.describe('pairs that the rules found')),
  /** What was learned: levels with their chances, and the prior, as JSON text. */
  trained: closed(text, 'internal'),
  /** Codes. */
  findings: open(list(text)),
})
export type LinkageRun = z.infer<typeof linkageRunSchema>

/** Hashes and the instant of a linkage have their forms. */
export function checkLinkageRun({ modelHash, inputHash, knownAt }: LinkageRun): Finding[] {
  return [
    ...checkHash(modelHash, 'modelHash'),
    ...checkHash(inputHash, 'inputHash'),
    ...checkInstant(knownAt, 'knownAt'),
  ]
}

/** A pair that a run found worth keeping. */
export const linkagePairSchema = record({
  run: open(id),
  /** Ids of mentions, `a` before `b`. */
  a: open(id),
  b: open(id),
  /** Weight in thousandths of a bit. */
  millibits: open(whole),
  /** Levels of the comparisons, packed in one number. */
  pattern: closed(count, 'internal'),
  /** Bit k is set when rule k found the pair. */
  rules: closed(count, 'internal'),
})
export type LinkagePair = z.infer<typeof linkagePairSchema>

/** What somebody said of two mentions; a row that withdraws says nothing else. */
export const judgementSchema = openRecord({
  id,
  a: id,
  b: id,
  verdict: z.enum(VERDICTS),
  /** Said before the weight and what others said were shown. */
  blind: flag,
  reason: text.exactOptional(),
  run: id.exactOptional(),
  /** Drawn at random from strata of weight: only such verdicts calibrate. */
  calibrates: flag.exactOptional(),
  /** Id of the judgement that this row takes back. */
  withdraws: id.exactOptional(),
})
export type MentionJudgement = z.infer<typeof judgementSchema>

/** Two mentions are two, the first before the second. */
export function checkMentionPair({ a, b }: LinkagePair | MentionJudgement): Finding[] {
  return problem(a < b, a === b ? 'relation_to_self' : 'pair_order', 'b')
}

/** A person: an id that means nothing, and its mentions in rows of their own. */
export const personSchema = openRecord({ id })
export type PersonRecord = z.infer<typeof personSchema>

/** Whose mention it is; the newest row of a mention counts. */
export const personMemberSchema = openRecord({ person: id, mention: id, run: id.exactOptional() })
export type PersonMember = z.infer<typeof personMemberSchema>

/** Where the mentions of an id went, or whence they came. */
export const personLineageSchema = openRecord({
  from: id,
  to: id,
  kind: z.enum(LINEAGE_KINDS),
  run: id.exactOptional(),
})
export type PersonLineage = z.infer<typeof personLineageSchema>

/** What a run would have done to a person that people had judged, for somebody to decide. */
export const personProposalSchema = openRecord({
  id,
  run: id,
  kind: z.enum(LINEAGE_KINDS),
  persons: list(id, 1),
  mentions: list(id, 1),
})
export type PersonProposal = z.infer<typeof personProposalSchema>

function problem(isRight: boolean, code: Finding['code'], field: string): Finding[] {
  return isRight ? [] : [{ code, field }]
}
