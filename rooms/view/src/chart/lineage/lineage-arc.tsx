// The arcs and marks of the picture of a group of reports: a whole line where it is confirmed that
// one depends on the other, a broken one where it is undecided, a crossed one where it was
// rejected, a thin one between two voices of one story.
import type { DecisionState } from '@tumen/claim'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { safeText } from '../../terminal/text-width.ts'
import type { LegendEntry } from '../legend.tsx'
import { round } from '../scale.ts'
import type { ArcSpan } from './lineage-lane.ts'

/** How a link looks. */
export type LineageLook = DecisionState | 'story'

/** Whether a report speaks for itself. */
export type Standing = 'own' | 'copy' | 'open'

const LINE_CLASS: Readonly<Record<LineageLook, string>> = {
  confirmed: 'chart-flow',
  proposed: 'chart-flow chart-dash',
  rejected: 'chart-different',
  story: 'chart-thin chart-dash',
}

const NEAREST = 26
const LANE = 15

/** An arc left of the marks; the words travel to the first of its ends. */
export function LineageArc(props: {
  look: LineageLook
  name: string
  /** Where the marks stand. */
  x: number
  /** Who depends, and on whom. */
  span: ArcSpan | undefined
  lane: number
}): VNode {
  const { look, name, x, span = [0, 0], lane } = props
  const [to, from] = span
  const left = x - NEAREST - lane * LANE
  const [start, end] = [x - 11, x - 18]
  const turn = from < to ? 10 : -10
  const path =
    `M${start} ${from}H${left + 10}` +
    `Q${left} ${from} ${left} ${round(from + turn)}V${round(to - turn)}` +
    `Q${left} ${to} ${left + 10} ${to}H${end}`
  const middle = round((from + to) / 2)
  return (
    <g class="chart-relay">
      <title>{safeText(name)}</title>
      <path class={LINE_CLASS[look]} d={path} />
      <End look={look} x={x} y={to} />
      {look === 'rejected' && <Cross x={left} y={middle} />}
    </g>
  )
}

/** The head, where words arrive; without one where none did. */
function End({ look, x, y }: { look: LineageLook; x: number; y: number }): VNode | null {
  if (look === 'rejected' || look === 'story') return null
  return <path class="chart-flow-head" d={`M${x - 9} ${y}l-10 -5v10z`} />
}

function Cross({ x, y }: { x: number; y: number }): VNode {
  return <path class="chart-different" d={`M${x - 5} ${y - 5}l10 10m0 -10l-10 10`} />
}

/** What occurs in a picture. */
export interface Occurring {
  standings: readonly Standing[]
  looks: readonly LineageLook[]
}

const MARK_CLASS: Readonly<Record<Standing, string>> = {
  own: 'chart-mark',
  copy: 'chart-mark chart-hollow',
  open: 'chart-mark chart-later',
}

/** The mark of a report. */
export function StandingMark(props: { standing: Standing; x: number; y: number }): VNode {
  const { standing, x, y } = props
  return (
    <g class={MARK_CLASS[standing]}>
      <circle class="chart-dot" cx={x} cy={y} r={7} />
    </g>
  )
}

/** The marks and lines that occur, for the legend. */
export function lineageSamples(language: Language, { standings, looks }: Occurring): LegendEntry[] {
  const { key } = wordsIn(language).chart.lineage
  const marks = (['own', 'copy', 'open'] as const).filter((one) => standings.includes(one))
  const lines = (['confirmed', 'proposed', 'rejected', 'story'] as const).filter((one) =>
    looks.includes(one),
  )
  return [
    ...marks.map((standing) => ({
      label: key[standing],
      sample: <StandingMark standing={standing} x={34} y={0} />,
    })),
    ...lines.map((look) => ({ label: key[look], sample: <Sample look={look} /> })),
  ]
}

function Sample({ look }: { look: LineageLook }): VNode {
  return (
    <>
      <path class={LINE_CLASS[look]} d="M4 0H50" />
      <End look={look} x={69} y={0} />
      {look === 'rejected' && <Cross x={27} y={0} />}
    </>
  )
}
