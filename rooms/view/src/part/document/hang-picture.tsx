// What an estimate hangs on: one person in an overlap, the assumption made beforehand, and whether
// everybody is as easy to list as anybody else.
import { fill, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { FrequenciesChart } from '../../chart/estimate/frequencies-chart.tsx'
import { LeverageChart } from '../../chart/estimate/leverage-chart.tsx'
import { EstimateRows } from '../../chart/estimate/rows.tsx'
import { lower, upper, whole } from '../../estimate/number.ts'
import { digits } from '../../phrase/number.ts'
import { NumberTable } from '../estimate/number-table.tsx'
import { PicturePart, type PictureProps } from '../figure/picture-part.tsx'

/** Persons by the number of lists on which they stand. */
export function Frequencies({ language, report }: PictureProps): VNode | null {
  const { answer, chart, column } = wordsIn(language).page.estimate
  const { points } = report.pictures.frequencies
  if (points.length < 3) return null
  return (
    <PicturePart
      {...{ language, title: chart.frequencies, lead: answer.inside }}
      table={
        <NumberTable
          caption={chart.frequencies}
          columns={[chart.frequenciesAcross, column.persons]}
          rows={points.map(({ lists, persons }) => [whole(lists), whole(persons)])}
        />
      }
    >
      <FrequenciesChart {...{ language, points }} />
    </PicturePart>
  )
}

/** One person less and more in each overlap; not where lists were left out or taken as one. */
export function Leverage({ language, report }: PictureProps): VNode | null {
  const words = wordsIn(language)
  const { answer, chart, column } = words.page.estimate
  const { leverage, overlap } = report.pictures
  const isChanged = report.findings.some(({ kind }) => kind === 'same_list')
  if (leverage === undefined || isChanged || overlap.lists.some(({ size }) => size === 0))
    return null
  const lists = overlap.lists.map(({ name }) => name)
  const rows = leverage.cells.map(({ lists: at, minus, plus }) => [
    at.map((one) => lists[one] ?? '').join(words.report.list),
    ...[minus, plus].map((one) => (one === undefined ? words.estimate.noNumber : whole(one))),
  ])
  return (
    <PicturePart
      {...{ language, title: chart.leverage, lead: answer.inside }}
      table={
        <NumberTable
          caption={chart.leverage}
          columns={[column.lists, chart.leverageMinus, chart.leveragePlus]}
          rows={rows}
        />
      }
    >
      <LeverageChart {...{ language, lists, leverage }} />
    </PicturePart>
  )
}

/** The average over graphs under half and twice the prior weight. */
export function Prior({ language, report }: PictureProps): VNode | null {
  const { chart, column } = wordsIn(language).page.estimate
  const { prior } = report.curves
  const graphs = report.methods.find(({ method }) => method === 'graphs')
  const isRefused = graphs?.findings.some(
    ({ code, kind }) => code.startsWith('R') && kind !== 'prior_moves_it',
  )
  if (prior === undefined || isRefused) return null
  const rows = prior.map(({ factor, median, low, high }) => {
    return { label: fill(chart.priorRow, { n: digits(factor) }), at: median, low, high }
  })
  return (
    <PicturePart
      {...{ language, title: chart.prior }}
      table={
        <NumberTable
          caption={chart.prior}
          columns={[column.assumption, column.number, column.low, column.high]}
          rows={rows.map(({ label, at, low, high }) => [label, whole(at), lower(low), upper(high)])}
        />
      }
    >
      <EstimateRows
        {...{ language, id: 'prior', title: chart.prior, rows }}
        documented={report.documented.persons}
        bound={report.bound?.atLeast}
      />
    </PicturePart>
  )
}
