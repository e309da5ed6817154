// A figure tells about itself: the numbers, the voices behind them, the words they come from,
// and what was set aside. Data in, a report out; `figure/text.ts` prints it.
// Source: figures reference F70.
import type { Figure } from '@tumen/figure'
import { fill, type Language, wordsIn } from '@tumen/words'
import { futureNote } from '../log/clock-note.ts'
import { type End, endpointPhrase } from '../phrase/number.ts'
import type { Report, Section } from '../terminal/report.ts'
import type { FigureAnswer, Level } from './answer.ts'
import { headline } from './headline.ts'
import { nearbySection } from './nearby-section.ts'
import { originsSection, reportsSection, wouldChangeSection } from './origin-section.ts'
import { notBrokenDownSection, usedSection } from './part-section.ts'
import { questionSentence } from './question-sentence.ts'
import { impliedSection, reasonsSection, supportSection } from './reason-section.ts'
import { besideSection, contradictionSection, leftOutSection } from './set-aside-section.ts'

/** What every section is made from. */
export interface Telling {
  language: Language
  answer: FigureAnswer
  level: Level
}

/** The report of a figure: short for a first look, full for whoever must defend it. */
export function figureReport(
  language: Language,
  answer: FigureAnswer,
  level: Level = 'short',
): Report {
  const telling: Telling = { language, answer, level }
  const sections = [
    nearbySection(telling),
    flagsSection(telling),
    supportSection(telling),
    reasonsSection(telling),
    impliedSection(telling),
    notBrokenDownSection(telling),
    contradictionSection(telling),
    leftOutSection(telling),
    besideSection(telling),
    wouldChangeSection(telling),
    waitingSection(telling),
    ...(level === 'full'
      ? [usedSection(telling), originsSection(telling), reportsSection(telling)]
      : []),
  ]
  return {
    title: questionSentence(language, answer.question, answer.placeNames),
    lead: leadOf(telling),
    fields: fieldsOf(telling),
    sections: sections.filter((section) => section.notes.length > 0 || section.bars !== undefined),
    tail: level === 'short' ? [wordsIn(language).report.askMore] : [],
  }
}

function leadOf({ language, answer }: Telling): string[] {
  const { figure } = answer
  const numbers = figure.low === null ? [] : [headline(language, answer)]
  const counts = figure.event[1] === 0 && figure.reports === 0 ? [] : [originLine(language, figure)]
  return [...numbers, statusSentence(language, figure), ...counts]
}

function fieldsOf({ language, answer }: Telling): [string, string][] {
  const { key, report } = wordsIn(language)
  const { figure, question } = answer
  const end = (name: End) => endpointPhrase(language, figure, name, question.unit)
  return [
    [key.question, questionSentence(language, question, answer.placeNames)],
    [report.low, end('low')],
    [report.best, end('best')],
    [report.high, figure.low === null ? end('low') : end('high')],
    [key.status, statusSentence(language, figure)],
    [key.figure, originCount(language, figure.figure)],
    [key.event, originCount(language, figure.event)],
    [key.reports, String(figure.reports)],
  ]
}

/** The status in a sentence: of a single origin, whether it is one or may be more. */
export function statusSentence(
  language: Language,
  { status, event }: Pick<Figure, 'status'> & Partial<Pick<Figure, 'event'>>,
): string {
  const { reason } = wordsIn(language)
  const isOne = status === 'single_origin' && event?.[0] === 1 && event[1] === 1
  return isOne ? reason.oneOrigin : reason.status[status]
}

/** "1 to 2 independent origins behind the low number, …". */
export function originLine(
  language: Language,
  figure: Pick<Figure, 'figure' | 'event' | 'reports'>,
): string {
  const { report } = wordsIn(language)
  return fill(report.origins, {
    origins: originCount(language, figure.figure),
    event: originCount(language, figure.event),
    reports: fill(report.reports, { n: figure.reports }),
  })
}

/** A number of independent origins as its range. */
export function originCount(language: Language, [min, max]: [number, number]): string {
  const { report } = wordsIn(language)
  return fill(min === max ? report.originExact : report.originRange, { min, max })
}

function flagsSection({ language, answer }: Telling): Section {
  const { reason, report, section } = wordsIn(language)
  const { shredded, future, textsCorrected: n } = answer
  const hidden = future === undefined ? [] : [{ text: futureNote(language, future) }]
  const gone = shredded === undefined ? [] : [{ text: fill(report.shredded, { n: shredded }) }]
  const mended = n === undefined ? [] : [{ text: fill(report.textsCorrected, { n }) }]
  const notes = answer.figure.flags.map((flag) => ({ text: reason.flag[flag] }))
  const same = (answer.sameEvents ?? []).map((one) => ({ text: sameEventNote(language, one) }))
  return {
    id: 'flags',
    heading: section.flags,
    notes: [...hidden, ...gone, ...mended, ...same, ...notes],
  }
}

/** That two events of a figure may be one, and that no number follows from it. */
export function sameEventNote(
  language: Language,
  { a, b, certainty }: NonNullable<FigureAnswer['sameEvents']>[number],
): string {
  const { report, involvement } = wordsIn(language)
  const names = { a: a.title, b: b.title, certainty: involvement.certainty[certainty] }
  return fill(report.sameEvent, names)
}

function waitingSection({ language, answer }: Telling): Section {
  const { report, section } = wordsIn(language)
  const notes = answer.waiting > 0 ? [{ text: fill(report.waiting, { n: answer.waiting }) }] : []
  return { id: 'waiting', heading: section.waiting, notes }
}
