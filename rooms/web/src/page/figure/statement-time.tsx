// When what was stated happened and when it became known: the statements of an answer on two axes
// of time. Withdrawn ones stay, hollow; those whose words are not for every eye do not enter,
// because two days can say who spoke.
import {
  type ExplainedAnswer,
  type HappenedTime,
  linkName,
  noteOnWords,
  numberPhrase,
  originLabel,
  type TakenClaim,
  TimelineChart,
  type TimelineRow,
  wordsHref,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'

/** The statements of an answer over time. */
export function StatementTime({ ask, answer }: { ask: Ask; answer: ExplainedAnswer }): VNode {
  const { language } = ask
  return (
    <TimelineChart language={language} rows={timelineRows(ask, answer)} knownOn={answer.knownOn} />
  )
}

/** A row for each number of an origin about one time; who only repeats it is counted there. */
function timelineRows(ask: Ask, answer: ExplainedAnswer): TimelineRow[] {
  const { used, leftOut, beside, classes } = answer.figure.explanation
  const classOf = new Map(classes.flatMap(({ id, members }) => members.map((one) => [one, id])))
  const claims = [...used, ...leftOut, ...beside].map(({ claim }) => claim)
  const gone = goneDays(answer)
  const rows = new Map<string, { row: TimelineRow; claims: string[] }>()
  const days = claims.map((claim) => [answer.context?.[claim]?.taken?.known, claim] as const)
  for (const [, claim] of days.sort(([a], [b]) => order(a, b))) {
    const quote = answer.quotes[claim]
    const taken = answer.context?.[claim]?.taken
    if (taken === undefined || quote?.sensitivity !== 'public') continue
    const origin = classOf.get(quote.origin) ?? quote.origin
    const withdrawn = taken.gone ?? gone.get(claim)
    const happened = happenedTime(taken)
    const key = JSON.stringify([origin, numberOf(ask, taken), happened, withdrawn])
    const found = rows.get(key)
    if (found !== undefined) found.claims.push(claim)
    else {
      const group = originLabel(ask.language, origin, answer)
      const href = wordsHref(claim)
      const row = { id: claim, group, happened, known: taken.known, withdrawn, href }
      rows.set(key, { row, claims: [claim] })
    }
  }
  return [...rows.values()]
    .map((one) => ({
      ...one.row,
      label: labelFor(ask, answer, one.claims),
      note: noteOnWords(ask.language, answer.quotes[one.row.id]),
    }))
    .sort((a, b) => order(a.group, b.group) || order(a.known, b.known))
}

/** Since when statements are withdrawn or corrected: whoever only repeats one goes with it. */
function goneDays({ figure }: ExplainedAnswer): Map<string, string> {
  return new Map(
    figure.explanation.leftOut.flatMap(({ claim, code, on }): [string, string][] =>
      on !== undefined && (code === 'retracted' || code === 'corrected') ? [[claim, on]] : [],
    ),
  )
}

function order(a = '', b = ''): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** "at least 52, Harbour Wire; 2 more statements repeat it": the first who published it. */
function labelFor({ language, words }: Ask, answer: ExplainedAnswer, claims: string[]): string {
  const { chart, report } = words
  const [first = '', ...others] = claims
  const taken = answer.context?.[first]?.taken
  const source = linkName(answer.quotes[first]?.chain[0])
  const number = (taken && numberOf({ language }, taken)) ?? chart.statement
  const told = source === undefined ? number : [number, source].join(report.list)
  if (others.length === 0) return told
  return [told, fill(chart.range.repeats, { n: others.length })].join(report.also)
}

function numberOf({ language }: Pick<Ask, 'language'>, { number }: TakenClaim): string | undefined {
  return number === undefined || number.isRate ? undefined : numberPhrase(language, number)
}

function happenedTime({ at, from, to }: TakenClaim): HappenedTime | undefined {
  if (at !== undefined) return { earliest: at, latest: at }
  if (from !== undefined && to !== undefined) return { earliest: from, latest: to }
  if (from !== undefined) return { earliest: from, latest: from, openEnd: true }
  if (to !== undefined) return { earliest: to, latest: to, openStart: true }
  return undefined
}
