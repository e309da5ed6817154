// The plain text of a figure, as the command line prints it: short for `figure.ask`, full for
// `figure.explain`.

import type { Language } from '@tumen/words'
import { reportText } from '../terminal/report-text.ts'
import type { Layout } from '../terminal/table.ts'
import type { FigureAnswer, Level } from './answer.ts'
import { figureReport } from './report.ts'

/** A figure with its reasons in words; `level` short or full. */
export function figureText(
  language: Language,
  answer: FigureAnswer,
  options: Layout & { level?: Level } = {},
): string {
  return reportText(figureReport(language, answer, options.level ?? 'short'), options)
}
