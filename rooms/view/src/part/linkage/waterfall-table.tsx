// The bars of a weight as a table beside the drawing: each with what it is, why, its bits, and the
// weight that is reached after it.
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { WeightBar } from '../../linkage/answer.ts'
import { barLabel, barReason, bitsText, weightSentence } from '../../linkage/weight.ts'
import { ScrollRegion } from '../scroll-region.tsx'

/** The table. */
export function WaterfallTable(props: { language: Language; bars: readonly WeightBar[] }): VNode {
  const { language, bars } = props
  const { chart, bar: own } = wordsIn(language).linkage
  const weight = bars.at(-1)?.total ?? 0
  return (
    <ScrollRegion label={chart.waterfall}>
      <table class="waterfall-table">
        <caption>{chart.waterfall}</caption>
        <thead>
          <tr>
            <th scope="col">{chart.step}</th>
            <th scope="col" class="number">
              {chart.bits}
            </th>
            <th scope="col" class="number">
              {chart.reached}
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr>
              <th scope="row">
                {barLabel(language, bar)}
                <span class="waterfall-why">{barReason(language, bar)}</span>
              </th>
              <td class="number">{bar.kind === 'ambiguity' ? '' : bitsText(bar.bits)}</td>
              <td class="number">{bitsText(bar.total)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              {own.total}
              <span class="waterfall-why">{weightSentence(language, weight)}</span>
            </th>
            <td />
            <td class="number">{bitsText(weight)}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  )
}
