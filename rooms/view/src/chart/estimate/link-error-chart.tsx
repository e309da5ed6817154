// What the estimate would be if so many links were missed or false, under the number as it stands:
// missed links push it up, false ones down, and further.
import type { LinkErrorPoint } from '@tumen/estimate'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { digits } from '../../phrase/number.ts'
import { type EstimateRow, EstimateRows } from './rows.tsx'

export interface LinkErrorChartProps {
  language: Language
  documented: number
  /** The estimate from the links as they are. */
  estimate: number
  points: readonly Pick<LinkErrorPoint, 'error' | 'estimate'>[]
  id?: string
}

/** The estimate under each error as a drawing. */
export function LinkErrorChart(props: LinkErrorChartProps): VNode {
  const { language, documented, estimate, points, id = 'links' } = props
  const { chart } = wordsIn(language).page.estimate
  const rows = points.map(({ error, estimate: at }): EstimateRow => {
    const pattern = error.kind === 'missed' ? chart.linksMissed : chart.linksFalse
    const label = fill(pattern, { n: digits(Number((100 * error.share).toPrecision(2))) })
    return at === undefined ? { label: fill(chart.strataNone, { label }) } : { label, at }
  })
  const own = { label: chart.linksOwn, at: estimate }
  return (
    <EstimateRows {...{ language, id, title: chart.links, documented }} rows={[own, ...rows]} />
  )
}
