// The support curve: for each stated number, at least how many independent origins entail it. A
// higher number never has more support, so the steps go down (figures reference, F44).
import type { Figure } from '@tumen/figure'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { digits } from '../phrase/number.ts'
import { textWidth } from '../terminal/text-width.ts'
import { NumberAxis, NumberAxisUp, tickRoom } from './axis.tsx'
import { COLUMNS, Drawing, LINE, Lines, linesOf, MarkLink, PLOT, WordsOnly } from './drawing.tsx'
import { linearScale, niceTicks, round, type Scale } from './scale.ts'

export interface SupportChartProps {
  language: Language
  /** [number, least number of independent origins], ascending: `figure.support`. */
  support: Figure['support']
  /** Where a step leads: for instance to the words behind this number. */
  hrefOf?: (value: number) => string
  id?: string
}

const TOP = 66
const HEIGHT = 140
const LEFT = 46

/** The support curve of a figure. */
export function SupportChart(props: SupportChartProps): VNode {
  const { language, support, hrefOf, id = 'support' } = props
  const { chart, report } = wordsIn(language)
  if (support.length === 0)
    return <WordsOnly id={id} title={chart.support.title} words={[chart.support.none]} />
  const names = support.map(([value, origins]) =>
    fill(chart.support.step, { n: digits(value), origins }),
  )
  const curve = curveOf(support)
  return (
    <Drawing
      id={id}
      title={chart.support.title}
      description={`${names.join('; ')}.`}
      height={TOP + HEIGHT + 2 * LINE + 4}
      linked={hrefOf !== undefined}
    >
      <Lines
        lines={linesOf(report.originsColumn, COLUMNS.full, 1)}
        x={4}
        y={22}
        look="chart-note"
      />
      <NumberAxis scale={curve.across} top={TOP - 6} bottom={TOP + HEIGHT} />
      <Lines
        lines={[report.numberColumn]}
        x={PLOT.edge}
        y={TOP + HEIGHT + 2 * LINE - 4}
        look="chart-note"
        anchor="end"
      />
      <NumberAxisUp scale={curve.up} left={LEFT} />
      <path class="chart-step-area" d={`${curve.path}V${curve.up.at(0)}H${LEFT}Z`} />
      <path class="chart-step" d={curve.path} />
      {curve.dots.map((dot, n) => (
        <Step {...dot} name={names[n] ?? ''} href={hrefOf?.(dot.value)} />
      ))}
    </Drawing>
  )
}

interface Dot {
  value: number
  x: number
  y: number
  /** Nothing where the number would stand on the one before it. */
  label: string | undefined
}

function curveOf(support: Figure['support']): {
  across: Scale
  up: Scale
  path: string
  dots: Dot[]
} {
  const last = support.at(-1)?.[0] ?? 1
  const most = Math.max(1, ...support.map(([, origins]) => origins))
  const across = linearScale(last * 1.08, [LEFT, PLOT.right], tickRoom(digits(last)))
  const up: Scale = {
    ...linearScale(most, [TOP + HEIGHT, TOP + 14], 6),
    ticks: niceTicks(most, 6),
  }
  let path = `M${LEFT} ${up.at(support[0]?.[1] ?? 0)}`
  let free = 0
  const dots = support.map(([value, origins]): Dot => {
    const [x, y] = [across.at(value), up.at(origins)]
    path += `V${y}H${x}`
    const half = (textWidth(digits(value)) * 12) / 2
    const fits = x - half >= free
    if (fits) free = x + half + 6
    return { value, x, y, label: fits ? digits(value) : undefined }
  })
  return { across, up, path, dots }
}

function Step({
  x,
  y,
  label,
  name,
  href,
}: Dot & { name: string; href?: string | undefined }): VNode {
  return (
    <MarkLink href={href} name={name}>
      <rect class="chart-hit" x={round(x - 14)} y={round(y - 26)} width={28} height={40} />
      <circle class="chart-dot" cx={x} cy={y} r={5} />
      {label !== undefined && (
        <text class="chart-label" x={x} y={round(y - 11)} text-anchor="middle">
          {label}
        </text>
      )}
    </MarkLink>
  )
}
