// An estimate over draws of links, and what a kept estimate would be under other circumstances, in
// sentences and tables for the command line; the sentences stand on the page of a linkage, too.
import type { Output } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'
import { digits } from '../phrase/number.ts'
import { type Printer, tableText } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText, wrapText } from '../terminal/wrap.ts'
import type { VariedEstimate } from './kept-answer.ts'
import { numberColumn } from './kept-comparison.ts'
import { lower, ratio, upper, whole } from './number.ts'
import { findingSentenceOf } from './text.ts'

interface Total {
  total: number
  low: number
  high: number
}

/** `estimate.draws`. */
export type DrawnEstimate = Output<'estimate.draws'>

/** Draws below which the combination rests on little. */
const FEW = 10

/** What the estimate says, and what must be said with it. */
export function drawnSentences(language: Language, drawn: DrawnEstimate): string[] {
  const { kept, linkage } = wordsIn(language)
  const { drawn: words } = kept
  const { lists, persons, draws, failed, estimate, combined, shares, flags } = drawn
  const { low, best, high } = persons
  const against = drawn.findings.map((one) => findingSentenceOf(language, one, lists).text)
  const sentences = [
    fill(words.persons, { low: lower(low), best: whole(best), high: upper(high) }),
    ...(estimate ? [fill(words.estimate, { ...rounded(estimate), draws: whole(draws) })] : []),
    ...(combined ? [fill(words.combined, rounded(combined))] : []),
    ...(shares ? [fill(words.share, { n: digits(Math.round(100 * shares.linkage)) })] : []),
    ...(estimate ? [words.direction] : [words.none]),
    ...(failed > 0 && estimate ? [fill(words.failed, { failed: whole(failed) })] : []),
    ...(draws < FEW && estimate ? [words.few] : []),
    ...against,
    ...flags.map((flag) => linkage.flag[flag]),
  ]
  return sentences.map(safeText)
}

function rounded({ total, low, high }: Total) {
  return { total: whole(total), low: lower(low), high: upper(high) }
}

/** The lines of `estimate.draws`. */
export const drawnText: Printer<'estimate.draws'> = (language, drawn, layout = {}) => {
  const width = layout.width ?? 80
  return drawnSentences(language, drawn).flatMap((line) => hangText('- ', line, width))
}

/** The lines of `estimate.vary`. */
export const variedText: Printer<'estimate.vary'> = (language, varied, layout = {}) => {
  const { page } = wordsIn(language)
  const { vary } = page.list.kept
  const width = layout.width ?? 80
  const lead = varied.links ? vary.linksLead : varied.records ? vary.recordsLead : vary.repeatsLead
  const { columns, rows } = variedTable(language, varied)
  const [first = '', ...others] = columns
  return [
    ...wrapText(lead, width),
    '',
    ...tableText([{ heading: first }, ...others.map(numberColumn)], rows, layout),
  ]
}

/** What was varied as a table: the headings and the rows. */
export function variedTable(
  language: Language,
  { links, records, repeats, estimate }: VariedEstimate,
): { columns: string[]; rows: string[][] } {
  const { page, estimate: words } = wordsIn(language)
  const { chart, column } = page.estimate
  const { vary } = page.list.kept
  const percent = (share: number) => ratio(100 * share)
  if (links) {
    const rows = links.map(({ error, estimate: at }) => {
      const pattern = error.kind === 'missed' ? chart.linksMissed : chart.linksFalse
      const label = fill(pattern, { n: digits(Number((100 * error.share).toPrecision(2))) })
      return [label, at === undefined ? words.noNumber : whole(at)]
    })
    return {
      columns: [column.assumption, column.number],
      rows: [[chart.linksOwn, whole(estimate)], ...rows],
    }
  }
  if (records) {
    const rows = records.map(({ factor, low, high }) => [
      fill(chart.powerRow, { n: digits(Number(factor.toPrecision(3))) }),
      lower(100 * low),
      upper(100 * high),
    ])
    return { columns: [column.assumption, `${column.low} (%)`, `${column.high} (%)`], rows }
  }
  const names = { wider: chart.printed, bca: chart.bca, percentile: chart.percentile }
  const rows = (repeats?.intervals ?? []).map(({ kind, holds, above, below }) => [
    names[kind],
    percent(holds),
    percent(above),
    percent(below),
  ])
  return { columns: [column.range, vary.holds, vary.above, vary.below], rows }
}
