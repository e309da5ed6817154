// Draws the fixed inputs of `vectors/view/chart` and the invented answers beside them, for the
// tests of charts; and takes a drawing apart into its elements.
import { readdirSync, readFileSync } from 'node:fs'
import { LANGUAGES, type Language } from '@tumen/words'
import { Fragment, h, type VNode } from 'preact'
import { render } from 'preact-render-to-string'
import type { FigureAnswer } from '../figure/answer.ts'
import { MapChart, type MapChartProps } from '../map/chart.tsx'
import { wordsHref } from '../part/figure/placed-report.ts'
import { RangeDrawing, type RangeDrawingProps } from '../part/figure/range-drawing.tsx'
import { FrequenciesChart, type FrequenciesChartProps } from './estimate/frequencies-chart.tsx'
import { LandscapeChart, type LandscapeChartProps } from './estimate/landscape-chart.tsx'
import { LevelChart, type LevelChartProps } from './estimate/level-chart.tsx'
import { LeverageChart, type LeverageChartProps } from './estimate/leverage-chart.tsx'
import { LinkErrorChart, type LinkErrorChartProps } from './estimate/link-error-chart.tsx'
import { OverlapChart, type OverlapChartProps } from './estimate/overlap-chart.tsx'
import { EstimateRows, type EstimateRowsProps } from './estimate/rows.tsx'
import { ScoreChart, type ScoreChartProps } from './estimate/score-chart.tsx'
import {
  CalibrationChart,
  type CalibrationChartProps,
  PowerChart,
  type PowerChartProps,
} from './estimate/share-chart.tsx'
import {
  ChainsChart,
  type ChainsChartProps,
  PosteriorChart,
  type PosteriorChartProps,
  ReplicatesChart,
  type ReplicatesChartProps,
} from './estimate/spread-chart.tsx'
import { StrataChart, type StrataChartProps } from './estimate/strata-chart.tsx'
import { FlowChart, type FlowChartProps } from './flow-chart.tsx'
import { LineageGraph, type LineageGraphProps } from './lineage/lineage-graph.tsx'
import { RelayGraph, type RelayGraphProps } from './lineage/relay-graph.tsx'
import { WaterfallChart, type WaterfallChartProps } from './linkage/waterfall-chart.tsx'
import { WeightChart, type WeightChartProps } from './linkage/weight-chart.tsx'
import { MomentChart, type MomentChartProps } from './moment-chart.tsx'
import { SupportChart, type SupportChartProps } from './support-chart.tsx'
import { TimelineChart, type TimelineChartProps } from './timeline-chart.tsx'

/** The folder of committed pictures. */
export const PICTURES = new URL('../../../../vectors/view/chart/', import.meta.url)
const ANSWERS = new URL('../../../../vectors/view/', import.meta.url)

export interface Picture {
  name: string
  language: Language
  svg: string
  /** Rows of words with a drawing each are markup; all others are one drawing. */
  kind: 'svg' | 'html'
}

/** A fixed input: which chart, in which languages, from what. */
type Input = { languages: Language[] } & (
  | { chart: 'range'; props: RangeDrawingProps }
  | { chart: 'support'; props: SupportChartProps }
  | { chart: 'moment'; props: MomentChartProps }
  | { chart: 'timeline'; props: TimelineChartProps }
  | { chart: 'flow'; props: FlowChartProps }
  | { chart: 'relay'; props: RelayGraphProps }
  | { chart: 'map'; props: MapChartProps }
  | { chart: 'lineage'; props: LineageGraphProps }
  | { chart: 'rows'; props: EstimateRowsProps }
  | { chart: 'overlap'; props: OverlapChartProps }
  | { chart: 'landscape'; props: LandscapeChartProps }
  | { chart: 'replicates'; props: ReplicatesChartProps }
  | { chart: 'posterior'; props: PosteriorChartProps }
  | { chart: 'chains'; props: ChainsChartProps }
  | { chart: 'strata'; props: StrataChartProps }
  | { chart: 'power'; props: PowerChartProps }
  | { chart: 'calibration'; props: CalibrationChartProps }
  | { chart: 'leverage'; props: LeverageChartProps }
  | { chart: 'frequencies'; props: FrequenciesChartProps }
  | { chart: 'links'; props: LinkErrorChartProps }
  | { chart: 'waterfall'; props: WaterfallChartProps }
  | { chart: 'weights'; props: WeightChartProps }
  | { chart: 'levels'; props: LevelChartProps }
  | { chart: 'scores'; props: ScoreChartProps }
)

function nodeOf(input: Input, language: Language): VNode {
  switch (input.chart) {
    case 'range':
      return rangeOf({ ...input.props, language })
    case 'support':
      return SupportChart({ ...input.props, language })
    case 'moment':
      return MomentChart({ ...input.props, language })
    case 'timeline':
      return TimelineChart({ ...input.props, language })
    case 'flow':
      return FlowChart({ ...input.props, language })
    case 'relay':
      return RelayGraph({ ...input.props, language })
    case 'map':
      return MapChart({ ...input.props, language })
    case 'lineage':
      return LineageGraph({ ...input.props, language })
    case 'rows':
      return EstimateRows({ ...input.props, language })
    case 'overlap':
      return OverlapChart({ ...input.props, language })
    case 'landscape':
      return LandscapeChart({ ...input.props, language })
    case 'replicates':
      return ReplicatesChart({ ...input.props, language })
    case 'posterior':
      return PosteriorChart({ ...input.props, language })
    case 'chains':
      return ChainsChart({ ...input.props, language })
    case 'strata':
      return StrataChart({ ...input.props, language })
    case 'power':
      return PowerChart({ ...input.props, language })
    case 'calibration':
      return CalibrationChart({ ...input.props, language })
    case 'leverage':
      return LeverageChart({ ...input.props, language })
    case 'links':
      return LinkErrorChart({ ...input.props, language })
    case 'waterfall':
      return WaterfallChart({ ...input.props, language })
    case 'weights':
      return WeightChart({ ...input.props, language })
    case 'levels':
      return LevelChart({ ...input.props, language })
    case 'scores':
      return ScoreChart({ ...input.props, language })
    case 'frequencies':
      return FrequenciesChart({ ...input.props, language })
  }
}

/** The drawing of a figure, whose statements lead to their words. */
export function rangeOf(props: Omit<RangeDrawingProps, 'hrefOf' | 'hrefOfId' | 'allHref'>): VNode {
  const given = { ...props, hrefOf: wordsHref, hrefOfId: () => undefined, allHref: '/all' }
  return RangeDrawing(given) ?? h(Fragment, null)
}

/** A drawing as text, one element a line, so that a change can be read. */
export function drawingOf(node: VNode): string {
  return `${render(node).replaceAll('><', '>\n<')}\n`
}

function namesIn(folder: URL): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/, ''))
}

function readJson<T>(name: string, folder: URL): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as T
}

function madePictures(): Picture[] {
  return namesIn(PICTURES).flatMap((name) => {
    const input = readJson<Input>(name, PICTURES)
    return input.languages.map((language) => ({
      name: `${name}.${language}`,
      language,
      svg: drawingOf(nodeOf(input, language)),
      kind: input.chart === 'range' ? ('html' as const) : ('svg' as const),
    }))
  })
}

function answerPictures(): Picture[] {
  return namesIn(ANSWERS)
    .filter((name) => !name.endsWith('.difference'))
    .flatMap((name) => {
      const answer = readJson<FigureAnswer>(name, ANSWERS)
      return LANGUAGES.map((language) => ({
        name: `answer-${name}.${language}`,
        language,
        svg: drawingOf(rangeOf({ language, answer })),
        kind: 'html' as const,
      }))
    })
}

/** Every picture that is committed. */
export function allPictures(): Picture[] {
  return [...madePictures(), ...answerPictures()]
}
