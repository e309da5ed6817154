// Where, as exactly as it was said: outlines, hatched or dashed, with each number beside the map
// and a line from it to the edge of its place. A number never stands on a spot of its own.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import {
  COLUMNS,
  Drawing,
  LINE,
  Lines,
  linesOf,
  MarkLink,
  WIDTH,
  WordsOnly,
} from '../chart/drawing.tsx'
import { HatchPattern } from '../chart/hatch.tsx'
import { Legend, legendHeight } from '../chart/legend.tsx'
import { heightOf, LABEL_X, MIDDLE, nearestTo, type PlacedLabel, placeLabels } from './label.ts'
import {
  MAP_LOOKS,
  type MapLook,
  type MapPlace,
  mapSamples,
  placeLine,
  spotName,
  spotOf,
} from './place.ts'
import { FRAME, mapPlane, OUTLINED } from './shape.ts'

export type { MapPlace } from './place.ts'

export interface MapChartProps {
  language: Language
  /**
   * One entry for each number that is to stand on the map: the statements of a figure, or figures
   * by province. What has no outline is listed in words below; numbers are never added up. Leave
   * out statements that the asker may not read: a place and a number can say who spoke.
   */
  places: readonly MapPlace[]
  /** Unique on the page. */
  id?: string
}

const MOST_LABELS = 10

/** The overview map of places with their numbers. */
export function MapChart({ language, places, id = 'map' }: MapChartProps): VNode {
  const { map } = wordsIn(language).chart
  const spots = places.flatMap((place) => spotOf(place, OUTLINED) ?? [])
  const beyond = places.filter((place) => spotOf(place, OUTLINED) === undefined)
  const words = beyondWords(language, beyond)
  if (spots.length === 0)
    return <WordsOnly id={id} title={map.title} words={words.length > 0 ? words : [map.none]} />
  const shown = spots.slice(0, MOST_LABELS)
  const plane = mapPlane(shown)
  const labels = placeLabels(
    shown.map((spot) => ({
      look: spot.look,
      href: spot.place.href,
      name: spotName(language, spot),
      lines: [
        ...linesOf(spot.place.name, COLUMNS.label, 2),
        ...linesOf(spot.place.told, COLUMNS.label, 5),
      ],
      ...plane.drawn(spot),
    })),
  )
  const more = spots.length - shown.length
  return (
    <MapDrawing
      language={language}
      id={id}
      sheet={plane.sheet}
      land={plane.land}
      labels={labels}
      notes={[...words, ...(more > 0 ? [fill(wordsIn(language).chart.more, { n: more })] : [])]}
    />
  )
}

function beyondWords(language: Language, beyond: readonly MapPlace[]): string[] {
  if (beyond.length === 0) return []
  const { chart, report } = wordsIn(language)
  const places = beyond.map((place) => placeLine(language, place)).join(report.list)
  return [fill(chart.map.beyond, { places })]
}

interface DrawingParts {
  language: Language
  id: string
  sheet: string
  land: readonly { id: string; path: string }[]
  labels: readonly PlacedLabel[]
  notes: readonly string[]
}

function MapDrawing({ language, id, sheet, land, labels, notes }: DrawingParts): VNode {
  const { map } = wordsIn(language).chart
  const looks = new Set(labels.map(({ look }) => look))
  const samples = mapSamples(language, looks, (look) => <Sample look={look} id={id} />)
  // The larger first, so that nothing covers what is known more exactly.
  const drawn = [...labels].sort((a, b) => MAP_LOOKS.indexOf(b.look) - MAP_LOOKS.indexOf(a.look))
  const last = labels.at(-1)
  const bottom = Math.max(FRAME.bottom, last ? last.y - 18 + heightOf(last) : 0)
  const below = [...notes, map.source].flatMap((text) => linesOf(text, COLUMNS.full, 6))
  const legend = bottom + 20 + below.length * LINE + 8
  return (
    <Drawing
      id={id}
      title={map.title}
      description={[
        fill(map.lines, { n: labels.length }),
        ...labels.map(({ name }) => `${name}.`),
        ...notes,
        map.source,
      ].join(' ')}
      height={legend + legendHeight(samples)}
      linked
    >
      <HatchPattern id={id} look="chart-hatch-area" />
      <path class="chart-sea" d={sheet} />
      {land.map(({ path }) => (
        <path class="chart-land" d={path} />
      ))}
      {drawn.map((label, n) => (
        <Spot
          {...label}
          id={id}
          isDrawn={drawn.slice(0, n).some((one) => isSameSpot(one, label))}
        />
      ))}
      <rect class="chart-frame" {...frameBox()} />
      <Lines lines={below} x={4} y={bottom + 24} look="chart-note" />
      <Legend language={language} y={legend} entries={samples} />
    </Drawing>
  )
}

function frameBox(): { x: number; y: number; width: number; height: number } {
  const { left, top, right, bottom } = FRAME
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Whether one outline serves both labels. */
function isSameSpot(one: PlacedLabel, other: PlacedLabel): boolean {
  return one.look === other.look && one.path === other.path
}

interface SpotProps extends PlacedLabel {
  id: string
  /** True when another label has drawn the outline already. */
  isDrawn: boolean
}

function Spot({ id, isDrawn, ...label }: SpotProps): VNode {
  const { look, lines, name, href, path, y } = label
  const middle = y + MIDDLE
  const to = nearestTo(label, y)
  const box = {
    x: LABEL_X - 6,
    y: y - 18,
    width: WIDTH - LABEL_X + 4,
    height: lines.length * LINE + 4,
  }
  return (
    <MarkLink href={href} name={name}>
      <rect class="chart-hit" {...box} />
      {!isDrawn && <path class={LOOKS[look]} d={path} fill={hatchOf(look, id)} />}
      {to && <path class="chart-leader" d={`M${LABEL_X - 6} ${middle}L${to[0]} ${to[1]}`} />}
      <Lines lines={lines} x={LABEL_X} y={y} />
    </MarkLink>
  )
}

const LOOKS: Readonly<Record<MapLook, string>> = {
  cell: 'chart-cell',
  province: 'chart-area',
  edge: 'chart-area-edge',
  country: 'chart-country',
}

function hatchOf(look: MapLook, id: string): string | undefined {
  return look === 'province' ? `url(#${id}-hatch)` : undefined
}

function Sample({ look, id }: { look: MapLook; id: string }): VNode {
  const path = look === 'cell' ? 'M24 -10h20v20h-20z' : 'M8 -10l40 -3l14 10l-8 15l-44 -2z'
  return <path class={LOOKS[look]} d={path} fill={hatchOf(look, id)} />
}
