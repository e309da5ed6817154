// The parts of a population under each other, each with its interval, and the total last: its
// interval is joint, so it is narrower than the sum of the others looks.
import type { StrataPicture } from '@tumen/estimate'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { type EstimateRow, EstimateRows } from './rows.tsx'

export interface StrataChartProps {
  language: Language
  strata: Pick<StrataPicture, 'persons' | 'strata' | 'total'>
  id?: string
}

/** The strata and their total as a drawing. */
export function StrataChart({ language, strata: data, id = 'strata' }: StrataChartProps): VNode {
  const { chart } = wordsIn(language).page.estimate
  const { persons, strata, total } = data
  const rows = strata.map(
    ({ name, estimate, low, high }): EstimateRow => ({
      label: estimate === undefined ? fill(chart.strataNone, { label: name }) : name,
      ...(estimate !== undefined && { at: estimate }),
      ...(low !== undefined && { low }),
      ...(high !== undefined && { high }),
    }),
  )
  const last: EstimateRow =
    total === undefined
      ? { label: fill(chart.strataNone, { label: chart.strataTotal }) }
      : { label: chart.strataTotal, at: total.estimate, low: total.low, high: total.high }
  return (
    <EstimateRows
      {...{ language, id, title: chart.strata, documented: persons }}
      rows={[...rows, last]}
    />
  )
}
