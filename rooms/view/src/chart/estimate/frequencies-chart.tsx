// How many persons stand on one, two and more lists, on the scale on which they lie on a straight
// line if everybody is as easy to list as anybody else (Rivest 2008). A curve that bends upwards
// means that some are hard to find. The height is a logarithm, which only its straightness is read
// from, so it has no axis: each point has its number of persons beside it.
import type { FrequenciesPicture } from '@tumen/estimate'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { digits } from '../../phrase/number.ts'
import { COLUMNS, Drawing, LINE, Lines, linesOf, PLOT, WordsOnly } from '../drawing.tsx'
import { Legend, legendHeight } from '../legend.tsx'
import { round } from '../scale.ts'

export interface FrequenciesChartProps {
  language: Language
  points: FrequenciesPicture['points']
  id?: string
}

const LEFT = 60
const HEIGHT = 190

/** The persons by number of lists as a drawing. */
export function FrequenciesChart(props: FrequenciesChartProps): VNode {
  const { language, points, id = 'frequencies' } = props
  const { chart } = wordsIn(language).page.estimate
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || points.length < 3)
    return <WordsOnly id={id} title={chart.frequencies} words={[chart.frequenciesNone]} />
  const head = linesOf(chart.frequenciesUp, COLUMNS.full, 3)
  const top = head.length * LINE + 44
  const values = points.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const across = (lists: number) =>
    round(LEFT + ((PLOT.right - LEFT - 40) * (lists - first.lists)) / (last.lists - first.lists))
  const down = (value: number) => round(top + (HEIGHT * (high - value)) / (high - low || 1))
  const at = ({ lists, value }: (typeof points)[number]) => `${across(lists)} ${down(value)}`
  const bottom = top + HEIGHT + 14
  const legend = bottom + 3 * LINE
  const entries = [
    { label: chart.frequenciesPoint, sample: <circle class="chart-dot" cx={34} cy={0} r={6} /> },
    { label: chart.frequenciesLine, sample: <path class="chart-line chart-dash" d="M8 0H60" /> },
  ]
  const told = points.map(({ lists, persons }) =>
    fill(chart.frequenciesTold, { lists: digits(lists), n: digits(persons) }),
  )
  return (
    <Drawing
      id={id}
      title={chart.frequencies}
      description={`${told.join('; ')}.`}
      height={legend + legendHeight(entries)}
      linked={false}
    >
      <Lines lines={head} x={4} y={20} look="chart-note" />
      <path class="chart-line chart-dash" d={`M${at(first)}L${at(last)}`} />
      <path class="chart-thin" d={`M${points.map(at).join('L')}`} />
      {points.map((point) => (
        <>
          <circle class="chart-dot" cx={across(point.lists)} cy={down(point.value)} r={6} />
          <text
            class="chart-label"
            x={across(point.lists)}
            y={round(down(point.value) - 14)}
            text-anchor="middle"
          >
            {digits(point.persons)}
          </text>
          <text
            class="chart-tick"
            x={across(point.lists)}
            y={bottom + LINE - 6}
            text-anchor="middle"
          >
            {digits(point.lists)}
          </text>
        </>
      ))}
      <Lines
        lines={[chart.frequenciesAcross]}
        x={PLOT.edge}
        y={bottom + 2 * LINE - 6}
        look="chart-note"
        anchor="end"
      />
      <Legend language={language} y={legend} entries={entries} />
    </Drawing>
  )
}
