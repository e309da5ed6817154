// When what was stated happened and when it became known: the statements of an answer on two axes
// of time. Withdrawn ones stay, hollow; those whose words are not for every eye do not enter,
// because two days can say who spoke.
import {
  type ExplainedAnswer,
  type HappenedTime,
  numberPhrase,
  originLabel,
  type TakenClaim,
  TimelineChart,
  type TimelineRow,
  wordsHref,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../ask.ts'

/** The statements of an answer over time. */
export function StatementTime({ ask, answer }: { ask: Ask; answer: ExplainedAnswer }): VNode {
  const { language } = ask
  return (
    <TimelineChart language={language} rows={timelineRows(ask, answer)} knownOn={answer.knownOn} />
  )
}

function timelineRows(ask: Ask, answer: ExplainedAnswer): TimelineRow[] {
  const { used, leftOut, beside, classes } = answer.figure.explanation
  const classOf = new Map(classes.flatMap(({ id, members }) => members.map((one) => [one, id])))
  const claims = [...used, ...leftOut, ...beside].map(({ claim }) => claim)
  const gone = goneDays(answer)
  const rows = claims.flatMap((claim): TimelineRow[] => {
    const quote = answer.quotes[claim]
    const taken = answer.context?.[claim]?.taken
    if (taken === undefined || quote?.sensitivity !== 'public') return []
    const origin = classOf.get(quote.origin) ?? quote.origin
    const row = {
      id: claim,
      label: labelFor(ask, claim, taken),
      group: originLabel(ask.language, origin, answer.quotes),
      happened: happenedTime(taken),
      known: taken.known,
      withdrawn: taken.gone ?? gone.get(claim),
      href: wordsHref(claim),
    }
    return [row]
  })
  return rows.sort((a, b) => order(a.group, b.group) || order(a.known, b.known))
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

function labelFor(ask: Ask, claim: string, { number }: TakenClaim): string {
  if (number === undefined || number.isRate) return claim
  return `${numberPhrase(ask.language, number)} (${claim})`
}

function happenedTime({ at, from, to }: TakenClaim): HappenedTime | undefined {
  if (at !== undefined) return { earliest: at, latest: at }
  if (from !== undefined && to !== undefined) return { earliest: from, latest: to }
  if (from !== undefined) return { earliest: from, latest: from, openEnd: true }
  if (to !== undefined) return { earliest: to, latest: to, openStart: true }
  return undefined
}
