// Every model as a dot: across how many persons it says, down how much worse it explains the table
// than the best one. Dots at the same height that stand far apart are what no table can decide.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { EstimatePictures } from '../../estimate/answer.ts'
import { whole } from '../../estimate/number.ts'
import { digits } from '../../phrase/number.ts'
import { NumberAxis, NumberAxisUp, tickRoom } from '../axis.tsx'
import { COLUMNS, Drawing, LINE, Lines, linesOf, PLOT, WordsOnly } from '../drawing.tsx'
import { Legend, type LegendEntry, legendHeight } from '../legend.tsx'
import { linearScale, round } from '../scale.ts'
import { lastOf } from './scale.ts'

type LandscapeModel = NonNullable<EstimatePictures['landscape']>['models'][number]

export interface LandscapeChartProps {
  language: Language
  models: readonly LandscapeModel[]
  documented: number
  id?: string
}

/** Models that are worse than this have nothing to say beside the best (Kass & Raftery 1995). */
const WORST = 20
const MOST = 200
const HEIGHT = 240
const LEFT = 56

/** The landscape of models. */
export function LandscapeChart(props: LandscapeChartProps): VNode {
  const { language, models, documented, id = 'landscape' } = props
  const { chart } = wordsIn(language).page.estimate
  const drawn = drawnModels(models)
  const best = drawn[0]
  if (best === undefined)
    return <WordsOnly id={id} title={chart.landscape} words={[chart.landscapeNone]} />
  const numbers = drawn.map(({ estimate }) => estimate)
  const end = lastOf([documented, best.estimate], numbers)
  const far = numbers.filter((estimate) => estimate > end)
  const across = linearScale(end, [LEFT, PLOT.right], tickRoom(whole(end)))
  const head = linesOf(chart.landscapeUp, COLUMNS.full, 2)
  const top = head.length * LINE + 20
  const worst = Math.max(2, ...drawn.map(({ bic }) => bic - best.bic))
  const down = linearScale(worst, [top, top + HEIGHT], 5)
  const bottom = top + HEIGHT + 12
  const note =
    far.length > 0 ? linesOf(fill(chart.landscapeFar, { n: digits(far.length) }), 50) : []
  const legend = bottom + 3 * LINE + note.length * LINE
  const entries = entriesOf(language, drawn)
  return (
    <Drawing
      id={id}
      title={chart.landscape}
      description={descriptionOf(language, drawn)}
      height={legend + legendHeight(entries)}
      linked={false}
    >
      <Lines lines={head} x={4} y={20} look="chart-note" />
      <NumberAxis scale={across} top={top - 10} bottom={bottom} />
      <NumberAxisUp scale={down} left={LEFT - 8} />
      <path class="chart-day" d={`M${across.at(documented)} ${top - 10}V${bottom}`} />
      {drawn
        .filter(({ estimate }) => estimate <= end)
        .map((one) => (
          <circle
            class={lookOf(one)}
            cx={across.at(one.estimate)}
            cy={down.at(one.bic - best.bic)}
            r={round(3 + Math.min(one.order, 4))}
          />
        ))}
      <Lines
        lines={[chart.persons]}
        x={PLOT.edge}
        y={bottom + 2 * LINE}
        look="chart-note"
        anchor="end"
      />
      <Lines lines={note} x={4} y={bottom + 2 * LINE + 22} look="chart-note" />
      <Legend language={language} y={legend} entries={entries} />
    </Drawing>
  )
}

/** Those near enough to the best that has a maximum, the best first. */
function drawnModels(models: readonly LandscapeModel[]): LandscapeModel[] {
  const sorted = [...models].sort((a, b) => a.bic - b.bic)
  const best = sorted.find(({ code }) => code === 0)
  if (best === undefined) return []
  return sorted.filter(({ bic }) => bic >= best.bic && bic - best.bic <= WORST).slice(0, MOST)
}

function lookOf({ code }: LandscapeModel): string {
  return code === 0 ? 'chart-dot chart-model' : 'chart-dot chart-dot-open'
}

function descriptionOf(language: Language, drawn: readonly LandscapeModel[]): string {
  const { chart } = wordsIn(language).page.estimate
  const numbers = drawn.filter(({ code }) => code === 0).map(({ estimate }) => estimate)
  return fill(chart.landscapeTold, {
    n: digits(drawn.length),
    low: whole(Math.min(...numbers)),
    high: whole(Math.max(...numbers)),
  })
}

function entriesOf(language: Language, drawn: readonly LandscapeModel[]): LegendEntry[] {
  const { chart } = wordsIn(language).page.estimate
  const hollow = drawn.some(({ code }) => code !== 0)
  return [
    { label: chart.model, sample: <circle class="chart-dot chart-model" cx={34} cy={0} r={5} /> },
    { label: chart.documented, sample: <path class="chart-day" d="M34 -10v20" /> },
    ...(hollow
      ? [
          {
            label: chart.modelOpen,
            sample: <circle class="chart-dot chart-dot-open" cx={34} cy={0} r={5} />,
          },
        ]
      : []),
  ]
}
