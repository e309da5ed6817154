// Where the numbers come from: the support curve, the reasons of each endpoint down to quoted
// words, and what rates imply. A sum is shown as its parts.
import type { Endpoint, Implied } from '@tumen/figure'
import { fill, wordsIn } from '@tumen/words'
import { originLabel, quotationsOf } from '../claim/quotation.ts'
import { digits, type End, endpointPhrase, markedPhrase, withNotes } from '../phrase/number.ts'
import type { Note, Section } from '../terminal/report.ts'
import { partOfTerm, partScope } from './part-scope.ts'
import type { Telling } from './report.ts'
import { shorten } from './shorten.ts'
import { floorPhrase } from './strict-limit.ts'

const ENDS: readonly End[] = ['low', 'best', 'high']

/** For each stated number: at least how many independent origins entail it. */
export function supportSection({ language, answer, level }: Telling): Section {
  const { report, section } = wordsIn(language)
  const { support, explanation } = answer.figure
  const rows = support.map(([value, origins]) => {
    const behind = explanation.supportedBy.find((step) => step.value === value)?.origins ?? []
    const named = behind.map((id) => originLabel(language, id, answer)).join(report.list)
    const remark =
      level === 'full' && named ? fill(report.byOrigins, { origins: named }) : undefined
    return {
      label: floorPhrase(language, value, explanation.used, answer.question.unit),
      length: origins,
      ...(remark ? { remark } : {}),
    }
  })
  const base: Section = { id: 'support', heading: section.support, notes: [] }
  if (rows.length === 0) return base
  return { ...base, bars: { label: report.numberColumn, length: report.originsColumn, rows } }
}

/** Each endpoint with the words or the parts that it comes from; equal ones once. */
export function reasonsSection(telling: Telling): Section {
  const { language, answer } = telling
  const { section } = wordsIn(language)
  const groups: End[][] = []
  for (const end of ENDS) {
    if (answer.figure[end] === null) continue
    const same = groups.find((ends) => isSamePhrase(telling, ends[0] as End, end))
    if (same) same.push(end)
    else groups.push([end])
  }
  const notes = groups.map((ends, n) => endpointNote(telling, ends, groups.slice(0, n)))
  return { id: 'reasons', heading: section.reasons, notes }
}

function isSamePhrase(telling: Telling, one: End, other: End): boolean {
  const { language, answer } = telling
  const [a, b] = [one, other].map((end) => endpointPhrase(language, answer.figure, end))
  return a === b && isSameReason(telling, one, other)
}

function isSameReason({ answer }: Telling, one: End, other: End): boolean {
  return JSON.stringify(answer.figure[one]?.from) === JSON.stringify(answer.figure[other]?.from)
}

function endpointNote(telling: Telling, ends: End[], told: End[][]): Note {
  const { language, answer } = telling
  const { report } = wordsIn(language)
  const first = ends[0] as End
  const unit = answer.question.unit ?? 'persons'
  const n = endpointPhrase(language, answer.figure, first, unit)
  const text = fill(report.same, { ends: nameOfEnds(language, ends), n })
  const before = told.find((group) => isSameReason(telling, group[0] as End, first))
  if (before) {
    const same = fill(report.sameAs, { end: report[before[0] as End] })
    return { text: withNotes(language, text, [same]) }
  }
  return { text, ...derivationNotes(telling, answer.figure[first] as Endpoint, first) }
}

/** "Low and best". */
export function nameOfEnds(language: Telling['language'], ends: readonly End[]): string {
  const { report } = wordsIn(language)
  if (ends.length === 3) return report.ends.all
  const [first, last] = ends as readonly [End, End | undefined]
  if (last === undefined) return report.ownEnd[first]
  if (first === 'best') return report.ends.bestHigh
  return last === 'best' ? report.ends.lowBest : report.ends.lowHigh
}

/** The words or parts that a number comes from, as notes under it. */
export function derivationNotes(
  telling: Telling,
  endpoint: Pick<Endpoint, 'from'>,
  end: End,
): Omit<Note, 'text'> {
  const { language, answer } = telling
  const { reason, report } = wordsIn(language)
  const { from } = endpoint
  if (from.rule === 'stated' || from.rule === 'fixed') return quoted(telling, from.claims)
  const unit = answer.question.unit ?? 'persons'
  const parts = from.parts.map((part) => {
    const n = termText(telling, part.claims, markedPhrase(language, part, end, unit))
    const text = part.subtracted ? fill(report.subtracted, { n }) : n
    return { text, ...quoted(telling, part.claims) }
  })
  return {
    notes: [{ text: fill(report.madeOf, { rule: reason.derivation[from.rule] }), notes: parts }],
  }
}

function termText(telling: Telling, claims: readonly string[], n: string): string {
  const part = partOfTerm(telling.answer.figure.explanation.parts, claims)
  if (!part) return n
  const { report } = wordsIn(telling.language)
  return fill(report.partLine, { n, scope: partScope(telling, part) })
}

/** The quotations of claims, shortened in a short report. */
export function quoted(
  { language, answer, level }: Telling,
  claims: readonly string[],
): Required<Pick<Note, 'quotations' | 'notes'>> {
  const { kept, more } = shorten(level, claims)
  const { quotations, notes } = quotationsOf(language, kept, answer.quotes)
  const left = answer.unnamed?.ofIds.get(claims.join('+'))
  const { andMore } = wordsIn(language).page.figure.answer
  return {
    quotations,
    notes: [
      ...notes,
      ...(left === undefined ? [] : [{ text: fill(andMore, { n: digits(left) }) }]),
      ...(more ? [moreNote(language)] : []),
    ],
  }
}

function moreNote(language: Telling['language']): Note {
  return { text: wordsIn(language).report.more }
}

/** What each rate implies over the common period; never added to anything. */
export function impliedSection(telling: Telling): Section {
  const { language, answer } = telling
  const { section } = wordsIn(language)
  return {
    id: 'implied',
    heading: section.implied,
    notes: answer.figure.implied.map((implied) => ({
      text: impliedLine(telling, implied),
      ...quoted(telling, implied.claims),
    })),
  }
}

function impliedLine({ language }: Telling, implied: Implied): string {
  const { report } = wordsIn(language)
  const { low, high, periods } = implied
  if (low === null && high === null) return report.impliedNothing
  return fill(report.implied, { n: impliedRange(language, low, high), periods })
}

function impliedRange(
  language: Telling['language'],
  low: number | null,
  high: number | null,
): string {
  const mark = (value: number, op: 'at_least' | 'up_to') =>
    fill(wordsIn(language).number[op], { n: digits(value), u: '' })
  if (low === null) return mark(high as number, 'up_to')
  if (high === null) return mark(low, 'at_least')
  if (low === high) return digits(low)
  return fill(wordsIn(language).report.values, { low: digits(low), high: digits(high) })
}
