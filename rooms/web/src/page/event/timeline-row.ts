// The rows of the timeline as the picture draws them: an event, or what one origin says of one
// time, once; official numbers of one origin, act and place as steps.
import type { Output } from '@tumen/contract'
import {
  claimPath,
  type ExplainedAnswer,
  eventPath,
  linkName,
  numberPhrase,
  originLabel,
  placeName,
  type TimelineRow,
  type TimelineStep,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { Ask } from '../../door/ask.ts'

/** The answer with what speakers are called. */
export type TimelineAnswer = Output<'event.timeline'> & Pick<ExplainedAnswer, 'names' | 'quotes'>
export type AnsweredRow = TimelineAnswer['rows'][number]

/** The rows of the picture, cases before official numbers. */
export function drawnRows(ask: Ask, answer: TimelineAnswer): TimelineRow[] {
  const events = answer.rows.filter(({ kind }) => kind === 'event')
  const claims = answer.rows.filter(({ kind }) => kind === 'claim')
  const official = answer.rows.filter(({ kind }) => kind === 'official')
  return [
    ...events.map((row) => eventRow(row)),
    ...together(claims, (row) => statementKey(ask, row)).map((rows) => claimRow(ask, answer, rows)),
    ...together(official, ({ origin, act, place }) => JSON.stringify([origin, act, place])).map(
      (rows) => officialRow(ask, answer, rows),
    ),
  ]
}

/** What a row is called in words: the title of an event, the number and the source of a claim. */
export function rowLabel(ask: Ask, answer: TimelineAnswer, row: AnsweredRow): string {
  if (row.title !== undefined) return row.title
  const source = linkName(answer.quotes[row.id]?.chain[0])
  return [numberOf(ask, row), ...(source === undefined ? [] : [source])].join(ask.words.report.list)
}

/** Who said it, as a page calls them. */
export function rowOrigin(ask: Ask, answer: TimelineAnswer, { origin }: AnsweredRow): string {
  return origin === undefined ? '' : originLabel(ask.language, origin, answer)
}

function numberOf({ language, words }: Ask, { number, act }: AnsweredRow): string {
  if (number !== undefined && !number.isRate) return numberPhrase(language, number)
  return act === undefined ? words.chart.statement : words.act[act]
}

function eventRow({ id, title, happened, known, withdrawn }: AnsweredRow): TimelineRow {
  return { id, label: title, happened, known, withdrawn, href: eventPath(id) }
}

function statementKey(ask: Ask, row: AnsweredRow): string {
  const { origin, happened, withdrawn } = row
  return JSON.stringify([origin, numberOf(ask, row), happened, withdrawn])
}

/** Rows of one key, the earliest known first, in the order of their first ones. */
function together(
  rows: readonly AnsweredRow[],
  keyOf: (row: AnsweredRow) => string,
): [AnsweredRow, ...AnsweredRow[]][] {
  const found = new Map<string, [AnsweredRow, ...AnsweredRow[]]>()
  for (const row of rows.toSorted(
    (a, b) => Number(a.known > b.known) - Number(a.known < b.known),
  )) {
    const own = found.get(keyOf(row))
    if (own) own.push(row)
    else found.set(keyOf(row), [row])
  }
  const order = new Map(rows.map((row, n) => [row.id, n]))
  return [...found.values()].sort(([a], [b]) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
}

function claimRow(
  ask: Ask,
  answer: TimelineAnswer,
  [first, ...others]: readonly [AnsweredRow, ...AnsweredRow[]],
): TimelineRow {
  const { id, happened, known, withdrawn } = first
  const told = rowLabel(ask, answer, first)
  const more = fill(ask.words.page.view.timeline.same, { n: others.length })
  const label = others.length === 0 ? told : [told, more].join(ask.words.report.also)
  const group = rowOrigin(ask, answer, first)
  return { id, label, group, happened, known, withdrawn, href: claimPath(id) }
}

function officialRow(
  ask: Ask,
  answer: TimelineAnswer,
  rows: readonly [AnsweredRow, ...AnsweredRow[]],
): TimelineRow {
  const [{ id, known, act, place }] = rows
  const label = [
    ...(act === undefined ? [] : [ask.words.act[act]]),
    ...(place === undefined ? [] : [placeName(ask.language, place, answer.placeNames)]),
  ].join(ask.words.report.list)
  const steps = new Map<string, TimelineStep>()
  for (const row of rows) {
    const step = stepOf(ask, row)
    const key = step && JSON.stringify([step.earliest, step.latest, step.label, step.withdrawn])
    if (step && key !== undefined && !steps.has(key)) steps.set(key, step)
  }
  const group = rowOrigin(ask, answer, rows[0])
  return { id, label, group, known, official: true, steps: [...steps.values()] }
}

/** Nothing of a number in words, such as many: it has no height. */
function stepOf(ask: Ask, row: AnsweredRow): TimelineStep | undefined {
  const { id, happened, number, known, withdrawn } = row
  const value = number?.value ?? number?.low ?? number?.high
  if (happened === undefined || value === undefined) return undefined
  const { earliest, latest } = happened
  const days = { earliest, latest, known, withdrawn }
  return {
    id,
    ...days,
    value,
    label: numberOf(ask, row),
    short: String(value),
    href: claimPath(id),
  }
}
