// Claims without a number, in the shape that all languages share: what happened to people who are
// not counted, what usually happens, what changed, what was compared, what caused what, what stood
// before, who a source is, and where a text comes from. Source: claims.md 3.1.
import type { Act, ClaimKind, Comparison } from '@tumen/claim'
import type { Draft, Voice } from './draft.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'

/** The kinds of claims that carry no number of people. */
export type StatementKind = Exclude<ClaimKind, 'quantity'>

/** A claim without a number, as the reader of a language finds it. */
export interface Statement {
  kind: StatementKind
  /** The words that carry it; the field readers look from here. */
  range: Range
  /** Index into `PreparedText.sentences`. */
  sentence: number
  clause: Range
  /** The name of the rule that found it, such as `statement.trend-verb`. */
  rule: string
  /** The pieces that say it, where it is not one range: what holds for a list, and its item. */
  quote?: Range[]
  /** Left out where the reader of acts is to decide. */
  act?: Filled<Act>
  /** Left out where the reader of voices is to decide. */
  voice?: Filled<Voice>
  /** The noun phrase of the people. */
  group?: Range
  comparison?: Comparison
}

/** The draft of a statement. */
export function statementDraft(statement: Statement): Draft {
  const { kind, range, rule, quote = [range], ...rest } = statement
  return { kind, ...rest, range, quote, detection: { value: kind, rules: [rule], range } }
}

/** Kinds that tell of something a number could count: where one does, nothing more is proposed. */
const COUNTABLE: ReadonlySet<ClaimKind> = new Set(['occurrence', 'state'])

/** Statements of one sentence at most: more is no prose. */
const MOST = 8

/**
 * The drafts of those statements that may stand: in a place where that kind stands, not a
 * repetition of a number, not across another of the same kind; at most eight of a sentence.
 * Earlier statements of the list win over later ones.
 */
export function statementDrafts(
  text: PreparedText,
  statements: readonly Statement[],
  counts: readonly Draft[],
): Draft[] {
  const kept: Statement[] = []
  const numbers = countsBySentence(counts)
  for (const one of statements) {
    const isCounted =
      COUNTABLE.has(one.kind) &&
      (numbers.get(one.sentence) ?? []).some((range) => isOverlapping(range, one.range))
    if (isCounted || !mayStand(text, one) || isSaid(one, kept)) continue
    kept.push(one)
  }
  return kept.map(statementDraft).sort((a, b) => a.range.start - b.range.start)
}

function countsBySentence(counts: readonly Draft[]): Map<number, Range[]> {
  const bySentence = new Map<number, Range[]>()
  for (const { sentence, range } of counts) {
    const ranges = bySentence.get(sentence)
    if (ranges) ranges.push(range)
    else bySentence.set(sentence, [range])
  }
  return bySentence
}

function mayStand({ sentences }: PreparedText, { kind, sentence, range }: Statement): boolean {
  const found = sentences[sentence]
  if (!found || found.table || range.start >= range.end) return false
  const isAside = found.position === 'credit' || found.position === 'caption'
  // A credit or a caption tells nothing but where the text or the picture comes from.
  return found.position !== 'boilerplate' && (!isAside || kind === 'provenance')
}

// Items of one list share their first piece and have ranges of their own. Sentences come in
// order, so that only the last few statements can be of the same one.
function isSaid(one: Statement, kept: readonly Statement[]): boolean {
  let same = 0
  for (let n = kept.length - 1; n >= 0; n--) {
    const other = kept[n]
    if (!other || other.sentence !== one.sentence) break
    same++
    if (other.kind === one.kind && isOverlapping(other.range, one.range)) return true
    if (isHabitOf(other, one)) return true
  }
  return same >= MOST
}

// What happens as a rule is not told once more as something that happened.
function isHabitOf({ kind, quote, range }: Statement, one: Statement): boolean {
  if (kind !== 'generic' || !COUNTABLE.has(one.kind)) return false
  return (quote ?? [range]).some((piece) => isOverlapping(piece, one.range))
}

function isOverlapping(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}
