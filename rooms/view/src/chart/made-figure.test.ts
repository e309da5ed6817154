// Answers made for the tests of charts: a question and a figure with nothing in it, to be filled.
import type { Endpoint, Figure, UsedClaim, ValueSet } from '@tumen/figure'
import type { FigureAnswer } from '../figure/answer.ts'

const QUESTION: Figure['explanation']['question'] = {
  act: 'detention',
  place: 'CN/LN',
  at: '2022-07-31',
  known: { on: '2022-08-10', by: 'recorded' },
}

/** An endpoint that is stated. */
export function stated(value: number, ...marks: Endpoint['marks']): Endpoint {
  return { value, marks, from: { rule: 'stated', claims: ['a'] } }
}

/** A claim that counts. */
export function counted(claim: string, values: ValueSet, origin = 'S-01'): UsedClaim {
  const ends = { floor: values.low, point: null, ceiling: values.high }
  return { claim, relation: 'exact', origin, values, sets: ['support'], ...ends }
}

/** A figure without statements, with what is given instead. */
export function madeFigure(
  given: Partial<Figure>,
  reasons: Partial<Figure['explanation']> = {},
): Figure {
  const high = given.high ?? null
  return {
    low: null,
    best: null,
    high,
    open: high === null,
    figure: [1, 1],
    event: [1, 1],
    reports: 1,
    support: [],
    strictLow: false,
    status: 'single_origin',
    flags: [],
    implied: [],
    explanation: {
      question: QUESTION,
      used: [],
      leftOut: [],
      beside: [],
      classes: [],
      rows: [],
      grouping: [],
      mayBeOne: [],
      contradictions: [],
      parts: [],
      notBrokenDown: null,
      supportedBy: [],
      reportsByOrigin: [],
      documents: [],
      pairsThatMatter: [],
      partsThatMatter: [],
      nearby: [],
      ...reasons,
    },
    ...given,
  }
}

/** The answer around a figure. */
export function madeAnswer(figure: Figure, quotes: FigureAnswer['quotes'] = {}): FigureAnswer {
  return { question: QUESTION, figure, quotes, waiting: 0, placeNames: {} }
}
