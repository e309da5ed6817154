// How the reports of one story hang together: a line for each, by day, and beside them an arc from
// the report that was first to each that depends on it. Looks say what was decided; the words of
// the same links stand in a table below.
import type { DecisionState, DocumentRelationKind } from '@tumen/claim'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { Drawing, LINE, Lines, linesOf, MarkLink, WordsOnly } from '../drawing.tsx'
import { Legend, legendHeight } from '../legend.tsx'
import { round } from '../scale.ts'
import {
  LineageArc,
  type LineageLook,
  lineageSamples,
  type Standing,
  StandingMark,
} from './lineage-arc.tsx'
import { lanesOf } from './lineage-lane.ts'

/** A report. */
export interface LineageNode {
  id: string
  title: string
  /** Who published it, and when. */
  note: string
  href: string
}

/** `from` depends on `to`, as somebody or software said. */
export interface LineageEdge {
  from: string
  to: string
  kind: DocumentRelationKind
  state: DecisionState
}

/** Two reports that tell one story, each in a voice of its own. */
export interface LineageStory {
  from: string
  to: string
}

export interface LineageGraphProps {
  language: Language
  /** By day. */
  nodes: readonly LineageNode[]
  edges: readonly LineageEdge[]
  stories?: readonly LineageStory[]
  id?: string
}

const MOST_NODES = 60
/** Where the marks of the reports stand; left of them lie the arcs. */
const MARK = 126
const TEXT = MARK + 22
const TEXT_COLUMNS = 38
const TOP = 8
const GAP = 20
/** How many links are told in the description. */
const MOST_TOLD = 40

/** The picture of a group of reports. */
export function LineageGraph(props: LineageGraphProps): VNode {
  const { language, nodes, edges, stories = [], id = 'lineage' } = props
  const { lineage } = wordsIn(language).chart
  if (nodes.length > MOST_NODES) {
    const words = [fill(lineage.tooMany, { n: nodes.length })]
    return <WordsOnly id={id} title={lineage.title} words={words} />
  }
  return <GraphDrawing {...{ language, nodes, edges, stories, id }} />
}

interface PlacedRow {
  node: LineageNode
  lines: string[]
  note: string[]
  /** The middle of the mark. */
  y: number
}

/** A link ready to be drawn. */
interface Link {
  from: string
  to: string
  look: LineageLook
  name: string
}

function GraphDrawing(props: Required<LineageGraphProps>): VNode {
  const { language, nodes, id } = props
  const { lineage } = wordsIn(language).chart
  const { rows, height } = place(nodes)
  const at = new Map(rows.map(({ node, y }) => [node.id, y]))
  const links = linksOf(props).filter(({ from, to }) => from !== to && at.has(from) && at.has(to))
  const spans = links.map(({ from, to }) => [at.get(from) ?? 0, at.get(to) ?? 0] as const)
  const lanes = lanesOf(spans)
  const standing = standingsOf(props)
  const samples = lineageSamples(language, {
    standings: rows.map(({ node }) => standing(node.id)),
    looks: links.map(({ look }) => look),
  })
  const legend = height + LINE
  return (
    <Drawing
      id={id}
      title={lineage.title}
      description={[
        fill(lineage.lines, { nodes: nodes.length, edges: links.length }),
        ...links.slice(0, MOST_TOLD).map(({ name }) => `${name}.`),
      ].join(' ')}
      height={legend + legendHeight(samples)}
      linked
    >
      {links.map(({ look, name }, n) => (
        <LineageArc look={look} name={name} x={MARK} span={spans[n]} lane={lanes[n] ?? 0} />
      ))}
      {rows.map((row) => (
        <Row row={row} standing={standing(row.node.id)} />
      ))}
      <Legend language={language} y={legend} entries={samples} />
    </Drawing>
  )
}

function place(nodes: readonly LineageNode[]): { rows: PlacedRow[]; height: number } {
  let top = TOP
  const rows = nodes.map((node): PlacedRow => {
    const lines = linesOf(node.title, TEXT_COLUMNS, 2)
    const note = linesOf(node.note, TEXT_COLUMNS, 2)
    const y = top + 16
    top += (lines.length + note.length) * LINE + GAP
    return { node, lines, note, y }
  })
  return { rows, height: top }
}

function linksOf({ language, nodes, edges, stories }: Required<LineageGraphProps>): Link[] {
  const words = wordsIn(language)
  const { lineage } = words.chart
  const titles = new Map(nodes.map(({ id, title }) => [id, title]))
  const nameOf = (id: string) => titles.get(id) ?? id
  return [
    ...edges.map(({ from, to, kind, state }): Link => {
      const relation = fill(words.documentRelation[kind], { to: nameOf(to) })
      const name = fill(lineage.link, {
        ...{ from: nameOf(from), relation, state: words.decision[state] },
      })
      return { from, to, look: state, name }
    }),
    ...stories.map(({ from, to }): Link => {
      const name = fill(lineage.story, { from: nameOf(from), to: nameOf(to) })
      return { from, to, look: 'story', name }
    }),
  ]
}

/** Whether a report speaks for itself: what is open may still be a copy. */
function standingsOf({ edges }: Required<LineageGraphProps>): (id: string) => Standing {
  const having = (state: DecisionState) =>
    new Set(edges.filter((edge) => edge.state === state).map(({ from }) => from))
  const [copies, open] = [having('confirmed'), having('proposed')]
  return (id) => (copies.has(id) ? 'copy' : open.has(id) ? 'open' : 'own')
}

function Row({ row, standing }: { row: PlacedRow; standing: Standing }): VNode {
  const { node, lines, note, y } = row
  const height = (lines.length + note.length) * LINE + 8
  return (
    <MarkLink href={node.href} name={[node.title, node.note].join(' · ')}>
      <rect class="chart-hit" x={MARK - 14} y={round(y - 18)} width={526} height={height} />
      <StandingMark standing={standing} x={MARK} y={y} />
      <Lines lines={lines} x={TEXT} y={y + 6} />
      <Lines lines={note} x={TEXT} y={y + 6 + lines.length * LINE} look="chart-note" />
    </MarkLink>
  )
}
