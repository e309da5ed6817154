// A figure without its reasons: what lists of answers hold, and whether two answers are the same.
// The reasons of a figure over thousands of claims are too large to keep or send.

import type { figureHeadSchema } from '@tumen/contract'
import type { Figure } from '@tumen/figure'
import type { z } from 'zod'

export type FigureHead = z.input<typeof figureHeadSchema>

/** The head of a figure. */
export function headOf(figure: Figure): FigureHead {
  const { low, best, high, open, strictLow, status, flags } = figure
  const { figure: origins, event, reports } = figure
  return { low, best, high, open, strictLow, status, flags, figure: origins, event, reports }
}

/** What an answer says, without its reasons: numbers with their marks, origins, status. */
export function sayingOf({ low, best, high, open, status, figure, event }: FigureHead): string {
  const ends = [low, best, high].map((end) => end && [end.value, end.marks])
  return JSON.stringify([ends, open, status, figure, event])
}
