// What moved between two answers, and why, as a report and as text. Source: figures reference,
// rule F63: every moved endpoint names its causes.

import { fill, type Language, wordsIn } from '@tumen/words'
import { originIn, quotationOf, quotationsOf } from '../claim/quotation.ts'
import { futureNote } from '../log/clock-note.ts'
import { endpointPhrase } from '../phrase/number.ts'
import { recordIn } from '../phrase/record-in.ts'
import type { Note, Report, Section } from '../terminal/report.ts'
import { reportText } from '../terminal/report-text.ts'
import type { Layout } from '../terminal/table.ts'
import type { DifferenceAnswer, MovedFigure } from './answer.ts'
import { headline } from './headline.ts'
import { questionSentence } from './question-sentence.ts'

/** The report of a difference: both figures, the endpoints that moved, and the causes. */
export function differenceReport(language: Language, answer: DifferenceAnswer): Report {
  const { difference: words, section } = wordsIn(language)
  const { question, before, after, difference } = answer
  const parts: [Section['id'], string, Note[]][] = [
    [
      'wouldChange',
      words.endpoints,
      difference.endpoints.map((one) => movedNote(language, answer, one)),
    ],
    ['used', words.entered, noteClaims(language, answer, difference.entered)],
    ['leftOut', words.left, difference.left.map((one) => leftNote(language, answer, one))],
    ['used', words.changed, noteClaims(language, answer, difference.changed ?? [])],
    ['origins', words.rows, difference.rows.map((row) => rowNote(language, answer, row))],
    ['origins', words.grades, gradeNotes(language, answer)],
  ]
  const sections = parts
    .filter(([, , notes]) => notes.length > 0)
    .map(([id, heading, notes]) => ({ id, heading: heading || section[id], notes }))
  const sides = [
    [words.before, before],
    [words.after, after],
  ] as const
  const lead = sides.flatMap(([pattern, side]) => {
    const known = { on: side.knownOn, by: side.knownBy }
    const asked = questionSentence(language, { ...question, known }, answer.placeNames)
    return [fill(pattern, { text: asked }), headline(language, { question, figure: side })]
  })
  const said = sections.length === 0 ? [...lead, words.nothing] : lead
  const { future } = answer
  return {
    title: words.title,
    lead: future === undefined ? said : [...said, futureNote(language, future)],
    sections,
  }
}

/** The plain text of a difference. */
export function differenceText(
  language: Language,
  answer: DifferenceAnswer,
  layout: Layout = {},
): string {
  return reportText(differenceReport(language, answer), layout)
}

function movedNote(
  language: Language,
  answer: DifferenceAnswer,
  moved: MovedFigure['endpoints'][number],
): Note {
  const words = wordsIn(language)
  const { before, after } = answer
  const unit = answer.question.unit ?? 'persons'
  const text = fill(words.difference.moved, {
    end: words.report.ownEnd[moved.end],
    before: endpointPhrase(language, before, moved.end, unit),
    after: endpointPhrase(language, after, moved.end, unit),
  })
  if (moved.causes.length === 0) return { text }
  const causes = moved.causes.map((cause) => causeNote(language, answer, cause))
  const quotations = causes.flatMap((cause) => cause.quotations ?? [])
  const others = causes.filter((cause) => cause.quotations === undefined)
  return { text, notes: [{ text: words.difference.because, quotations, notes: others }] }
}

/** A cause is a claim, a judgement `a ~ b` on two agents, a grade, or the question itself. */
function causeNote(language: Language, answer: DifferenceAnswer, cause: string): Note {
  const { difference: words, report } = wordsIn(language)
  const quotation = quotationOf(language, cause, answer.quotes)
  if (quotation) return { text: cause, quotations: [quotation] }
  const [a, b] = cause.split(' ~ ') as [string, string | undefined]
  if (b !== undefined) {
    const name = (id: string) => originIn(language, id, answer)
    return { text: fill(words.causeRow, { a: name(a), b: name(b) }) }
  }
  if (cause === 'question') return { text: words.causeQuestion }
  const isGrade = (answer.difference.grades ?? []).some(({ origin }) => origin === cause)
  const origin = originIn(language, cause, answer)
  return {
    text: isGrade
      ? fill(words.causeGrade, { origin })
      : fill(report.noQuote, { claim: recordIn(answer, cause) }),
  }
}

function gradeNotes(language: Language, answer: DifferenceAnswer): Note[] {
  const { difference: words, report } = wordsIn(language)
  return (answer.difference.grades ?? []).map(({ origin, before, after }) => ({
    text: fill(words.gradeRow, {
      origin: originIn(language, origin, answer),
      before: before ?? report.nothing,
      after: after ?? report.nothing,
    }),
  }))
}

function noteClaims(language: Language, answer: DifferenceAnswer, claims: string[]): Note[] {
  return claims.map((claim) => ({
    text: recordIn(answer, claim),
    quotations: quotationsOf(language, [claim], answer.quotes).quotations,
  }))
}

function leftNote(
  language: Language,
  answer: DifferenceAnswer,
  left: MovedFigure['left'][number],
): Note {
  const { reason, report } = wordsIn(language)
  return {
    text: fill(report.leftOut, {
      claim: recordIn(answer, left.claim),
      reason: reason.leftOut[left.code],
    }),
    quotations: quotationsOf(language, [left.claim], answer.quotes).quotations,
  }
}

function rowNote(
  language: Language,
  answer: DifferenceAnswer,
  row: MovedFigure['rows'][number],
): Note {
  const words = wordsIn(language)
  const relation = words.agentRelation[row.relation as keyof typeof words.agentRelation]
  const text = fill(words.difference.row, {
    a: originIn(language, row.a, answer),
    b: originIn(language, row.b, answer),
    relation: relation ?? row.relation,
  })
  if (row.change === undefined) return { text }
  const { rowAdded, rowRemoved } = words.difference
  return { text: fill(row.change === 'added' ? rowAdded : rowRemoved, { row: text }) }
}
