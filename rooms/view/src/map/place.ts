// How exactly a place is drawn on the overview map: as a square of a coarse grid, a hatched
// province, a dashed edge, a dashed country, or in words only. Never as a point: a point looks
// like a house, and a house can be found. Source: desk reference V2; UCDP GED `where_prec`.
import { type PlaceLevel, type PlaceRelation, placeAncestors, ucdpPrecOfPlace } from '@tumen/claim'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { LegendEntry } from '../chart/legend.tsx'

/** A place with the number that is told of it. */
export interface MapPlace {
  /** Path in the gazetteer, such as `CN/LN`. */
  id: string
  level: PlaceLevel
  /** How the words place it: in it, near it, along it; `in` when nothing else is said. */
  relation?: PlaceRelation | undefined
  /** In the reader's language: `placeName(…)`. */
  name: string
  /** The number with its hedge: `numberPhrase(…)` of a statement, `headline(…)` of a figure. */
  told: string
  /**
   * Degrees, as decimal strings of the gazetteer, for a place smaller than a province. Leave it
   * out where the asker may not see it: the place is then drawn as its province.
   */
  centre?: { latitude: string; longitude: string } | undefined
  /** The page of its claims, or of the place. */
  href?: string | undefined
}

/** How a place is drawn, from the most exact down. */
export const MAP_LOOKS = ['cell', 'province', 'edge', 'country'] as const
export type MapLook = (typeof MAP_LOOKS)[number]

/** A place that can be drawn: in which outline, or in the square around which point. */
export type MapSpot = { place: MapPlace } & (
  | { look: 'cell'; centre: readonly [number, number] }
  | { look: Exclude<MapLook, 'cell'>; shape: string }
)

/** Where a place is drawn; nothing when it lies beyond the outlines or is larger than them. */
export function spotOf(place: MapPlace, shapes: ReadonlySet<string>): MapSpot | undefined {
  const relation = place.relation ?? 'in'
  const precision = ucdpPrecOfPlace({ level: place.level, relation })
  const shape = [place.id, ...placeAncestors(place.id).reverse()].find((id) => shapes.has(id))
  if (shape === undefined || precision === 7 || place.level === 'multi_country') return undefined
  const centre = precision <= 3 ? centreOf(place) : undefined
  if (centre !== undefined) return { place, look: 'cell', centre }
  if (!shape.includes('/')) return { place, look: 'country', shape }
  return { place, look: isLoose(place, precision) ? 'edge' : 'province', shape }
}

/** Whether the words leave open on which side of the edge it was. */
function isLoose({ id, level, relation = 'in' }: MapPlace, precision: number): boolean {
  if (precision === 5 || precision === 6) return true
  return relation !== 'in' && level === 'adm1' && id.includes('/')
}

function centreOf({ centre }: MapPlace): readonly [number, number] | undefined {
  if (centre === undefined) return undefined
  const point = [Number(centre.longitude), Number(centre.latitude)] as const
  return point.every(Number.isFinite) ? point : undefined
}

/** "Liaoning: at least 52". */
export function placeLine(language: Language, { name, told }: MapPlace): string {
  return fill(wordsIn(language).chart.map.place, { place: name, n: told })
}

/** The same with how exactly it is known, for whoever cannot see the map. */
export function spotName(language: Language, { place, look }: MapSpot): string {
  return `${placeLine(language, place)} (${wordsIn(language).chart.map[look]})`
}

/** The looks that occur, for the legend. */
export function mapSamples(
  language: Language,
  looks: ReadonlySet<MapLook>,
  sample: (look: MapLook) => VNode,
): LegendEntry[] {
  const { map } = wordsIn(language).chart
  return MAP_LOOKS.filter((look) => looks.has(look)).map((look) => ({
    label: map[look],
    sample: sample(look),
  }))
}
