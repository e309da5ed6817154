// How often each level of each comparison occurs among pairs of one person and among strangers:
// two bars on one scale, so that the pair of them shows what the level says.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { LearnedLevel } from '../../linkage/answer.ts'
import { fieldLabel, levelLabel } from '../../linkage/sentence.ts'
import { percentText } from '../../linkage/weight.ts'
import { NumberAxis } from '../axis.tsx'
import { Drawing, LINE, PLOT, WordsOnly } from '../drawing.tsx'
import { LabelledRow, placeRows } from '../labelled-row.tsx'
import { Legend, legendHeight } from '../legend.tsx'
import { linearScale, round } from '../scale.ts'

export interface LevelChartProps {
  language: Language
  levels: readonly LearnedLevel[]
  id?: string
}

const TOP = 8
const WHOLE = 100

/** The levels that a model has learned, as a drawing. */
export function LevelChart({ language, levels, id = 'levels' }: LevelChartProps): VNode {
  const { chart } = wordsIn(language).linkage
  const rows = levels.flatMap(({ comparison, label, m, u }) => {
    if (m === undefined || u === undefined) return []
    const whole = levelName(language, { comparison, label })
    const told = fill(chart.levelsTold, { label: whole, m: percentText(m), u: percentText(u) })
    return [{ label: whole, told, m, u }]
  })
  if (rows.length === 0) return <WordsOnly id={id} title={chart.levels} words={[chart.nothing]} />
  const scale = linearScale(WHOLE, [PLOT.left, PLOT.right], 5)
  const placed = placeRows(rows, TOP)
  const legend = placed.bottom + 2 * LINE + 10
  const entries = [
    { label: chart.levelsMatch, sample: <Sample look="chart-bar" /> },
    { label: chart.levelsChance, sample: <Sample look="chart-side" /> },
  ]
  const length = (share: number) => Math.max(1, round(scale.at(WHOLE * share) - PLOT.left))
  return (
    <Drawing
      id={id}
      title={chart.levels}
      description={`${rows.map(({ told }) => told).join('; ')}.`}
      height={legend + legendHeight(entries)}
      linked={false}
    >
      <NumberAxis scale={scale} top={TOP - 4} bottom={placed.bottom} unit="%" />
      {placed.rows.map((place) => {
        const { told, m, u } = place.row
        const y = place.middle
        return (
          <LabelledRow place={place} name={told}>
            <rect class="chart-bar" x={PLOT.left} y={y - 12} width={length(m)} height={11} />
            <rect class="chart-side" x={PLOT.left} y={y + 1} width={length(u)} height={11} />
          </LabelledRow>
        )
      })}
      <Legend language={language} y={legend} entries={entries} />
    </Drawing>
  )
}

/** A level with its field, as the drawing and its table name it. */
export function levelName(
  language: Language,
  { comparison, label }: Pick<LearnedLevel, 'comparison' | 'label'>,
): string {
  return fill(wordsIn(language).linkage.bar.level, {
    field: fieldLabel(language, comparison),
    level: levelLabel(language, label),
  })
}

function Sample({ look }: { look: string }): VNode {
  return <rect class={look} x={6} y={-7} width={52} height={14} />
}
