// Precision and recall of the pairs that a threshold keeps, threshold by threshold: where one is
// bought with the other. Source: the reference on linkage, section 11.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { ThresholdScore } from '../../linkage/answer.ts'
import { bitsText, percentText } from '../../linkage/weight.ts'
import { NumberAxis, NumberAxisUp } from '../axis.tsx'
import { Drawing, LINE, PLOT, WordsOnly } from '../drawing.tsx'
import { Legend, legendHeight } from '../legend.tsx'
import { spanScale } from './scale.ts'

export interface ScoreChartProps {
  language: Language
  scores: readonly ThresholdScore[]
  /** In bits: the one in use. */
  threshold?: number
  id?: string
}

const LEFT = 78
const TOP = 14
const HEIGHT = 180
const WHOLE = 100

/** Both curves as a drawing. */
export function ScoreChart(props: ScoreChartProps): VNode {
  const { language, threshold, id = 'scores' } = props
  const { chart } = wordsIn(language).linkage
  const scores = props.scores.toSorted((x, y) => x.threshold - y.threshold)
  if (scores.length < 2) return <WordsOnly id={id} title={chart.scores} words={[chart.nothing]} />
  const at = scores.map((score) => score.threshold)
  const across = spanScale([Math.min(...at), Math.max(...at)], [LEFT, PLOT.right], 6)
  const bottom = TOP + HEIGHT
  const up = spanScale([0, WHOLE], [bottom, TOP], 5)
  const path = (share: (score: ThresholdScore) => number) =>
    scores.map((one) => `${across.at(one.threshold)} ${up.at(WHOLE * share(one))}`).join('L')
  const legend = bottom + 2 * LINE + 14
  const entries = entriesOf(props)
  return (
    <Drawing
      id={id}
      title={chart.scores}
      description={toldOf(language, scores)}
      height={legend + legendHeight(entries)}
      linked={false}
    >
      <NumberAxis scale={across} top={TOP} bottom={bottom} />
      <NumberAxisUp scale={up} left={LEFT} />
      <path class="chart-step" d={`M${path(({ precision }) => precision)}`} />
      <path class="chart-line chart-dash" d={`M${path(({ recall }) => recall)}`} />
      {threshold !== undefined && (
        <path class="chart-now" d={`M${across.at(threshold)} ${TOP - 4}V${bottom}`} />
      )}
      <Legend language={language} y={legend} entries={entries} />
    </Drawing>
  )
}

/** The curves in words: at both ends and in the middle. */
function toldOf(language: Language, scores: readonly ThresholdScore[]): string {
  const { scoresTold } = wordsIn(language).linkage.chart
  const some = [0, Math.floor((scores.length - 1) / 2), scores.length - 1]
  const told = [...new Set(some)].map((n) => {
    const { threshold = 0, precision = 0, recall = 0 } = scores[n] ?? {}
    return fill(scoresTold, {
      bits: bitsText(threshold),
      precision: percentText(precision),
      recall: percentText(recall),
    })
  })
  return `${told.join('; ')}.`
}

function entriesOf({ language, threshold }: ScoreChartProps) {
  const { chart } = wordsIn(language).linkage
  return [
    { label: chart.precision, sample: <path class="chart-step" d="M8 0H60" /> },
    { label: chart.recall, sample: <path class="chart-line chart-dash" d="M8 0H60" /> },
    ...(threshold === undefined
      ? []
      : [
          {
            label: fill(chart.threshold, { bits: bitsText(threshold) }),
            sample: <path class="chart-now" d="M34 -10v20" />,
          },
        ]),
  ]
}
