// The outlines on the plane of the drawing: a conic projection, turned and scaled so that what is
// told about fills the frame with its surroundings. No tiles, no request.
import { type GeoProjection, geoArea, geoConicEquidistant, geoPath } from 'd3-geo'
import { round } from '../chart/scale.ts'
import { outlineShapes } from '../outline/outline.ts'
import type { MapSpot } from './place.ts'

/** Left, top, right and bottom of the map in the drawing. */
export const FRAME = { left: 4, top: 8, right: 420, bottom: 400 } as const

/** Degrees of a square of the grid: fifty kilometres or more, so that no square is a village. */
const CELLS = [0.5, 1, 2, 4] as const
/** The least width of a square in the drawing: where it would be smaller, the grid is coarser. */
const LEAST_CELL = 11
/** The shortest step of an outline in the drawing: of a place that is told about, of all land. */
const LEAST_STEP = { place: 2, land: 3.2 } as const
/** The frame shows at least this much of the earth's radius across. */
const LEAST_ACROSS = 0.24
/** How much wider than what is told about. */
const AROUND = 1.35

type Ring = readonly (readonly [number, number])[]

/** An area that can be drawn. */
interface Area {
  type: 'MultiPolygon'
  coordinates: [number, number][][][]
}

/** An outline or a square of the grid on the map. */
export interface Drawn {
  /** Path data in the frame; empty when nothing of it is in the frame. */
  path: string
  /** Points of its largest ring that lie in the frame. */
  edge: readonly (readonly [number, number])[]
  /** Height of its middle, by which labels are put in order. */
  middle: number
}

/** A map around the spots. */
export interface MapPlane {
  /** What the outlines cover: beyond it nothing is drawn, neither land nor sea. */
  sheet: string
  /** All land, provinces apart, in a steady order. */
  land: { id: string; path: string }[]
  drawn(spot: MapSpot): Drawn
}

function areaOf(rings: readonly Ring[]): Area {
  return { type: 'MultiPolygon', coordinates: rings.map((ring) => [closed(ring)]) }
}

/** A ring as the sphere wants it: closed, and clockwise, or it would hold all but itself. */
function closed(ring: Ring): [number, number][] {
  const points = [...ring, ...ring.slice(0, 1)].map(([x, y]): [number, number] => [x, y])
  const isInsideOut = geoArea({ type: 'Polygon', coordinates: [points] }) > 2 * Math.PI
  return isInsideOut ? points.reverse() : points
}

const AREAS: ReadonlyMap<string, Area> = new Map(
  outlineShapes().map(({ id, rings }) => [id, areaOf(rings)]),
)

/** West, south, east and north of what the outlines cover, in degrees. */
const COVERED = [72.5, 8, 142.5, 54.5] as const

/** The sheet of paper: its edges follow the parallels, point by point. */
const SHEET: Area = areaOf([sheetRing()])

function sheetRing(): Ring {
  const [west, south, east, north] = COVERED
  const steps = Array.from({ length: east - west + 1 }, (_, n) => west + n)
  return [
    ...steps.map((longitude) => [longitude, north] as const),
    ...steps.reverse().map((longitude) => [longitude, south] as const),
  ]
}

/** Ids of places that have an outline. */
export const OUTLINED: ReadonlySet<string> = new Set(
  [...AREAS.keys()].filter((id) => id !== 'land'),
)

function cellArea([longitude, latitude]: readonly [number, number], cell: number): Area {
  const [w, s] = [Math.floor(longitude / cell) * cell, Math.floor(latitude / cell) * cell]
  const [e, n] = [w + cell, s + cell]
  const corners: Ring = [
    [w, s],
    [w, n],
    [e, n],
    [e, s],
  ]
  return areaOf([corners])
}

function areaOfSpot(spot: MapSpot, cell: number): Area {
  if (spot.look === 'cell') return cellArea(spot.centre, cell)
  return AREAS.get(spot.shape) ?? areaOf([])
}

/** Planes around whole outlines, by these: projecting a coast takes longer than a page may. */
const planes = new Map<string, MapPlane>()
const MOST_PLANES = 12

/** The map around spots, of which there must be at least one. */
export function mapPlane(spots: readonly MapSpot[]): MapPlane {
  const shapes = spots.map((spot) => (spot.look === 'cell' ? undefined : spot.shape))
  // The square of a point is of one statement only; what would be kept would say where it is.
  if (shapes.includes(undefined)) return makePlane(spots)
  const key = [...new Set(shapes)].sort().join(' ')
  const plane = planes.get(key) ?? makePlane(spots)
  planes.delete(key)
  planes.set(key, plane)
  const [oldest] = planes.keys()
  if (planes.size > MOST_PLANES && oldest !== undefined) planes.delete(oldest)
  return plane
}

function makePlane(spots: readonly MapSpot[]): MapPlane {
  const areas = [...new Set(spots.map((spot) => areaOfSpot(spot, CELLS[0])))]
  const projection = fitted({
    type: 'MultiPolygon',
    coordinates: areas.flatMap(({ coordinates }) => coordinates),
  })
  const pathOf = geoPath(projection).digits(1)
  const degree = (projection.scale() * Math.PI) / 180
  const cell = CELLS.find((one) => one * degree >= LEAST_CELL) ?? CELLS[3]
  // A country whose provinces are drawn is not drawn once more around them.
  const hasParts = new Set(
    [...OUTLINED].flatMap((id) => (id.includes('/') ? [id.slice(0, 2)] : [])),
  )
  const land = [...AREAS]
    .filter(([id]) => !hasParts.has(id))
    .map(([id, area]) => ({ id, path: pathOf(thinned(area, projection, LEAST_STEP.land)) ?? '' }))
    .filter(({ path }) => path !== '')
  const known = new Map<Area, Drawn>()
  const drawn = (spot: MapSpot): Drawn => {
    const area = areaOfSpot(spot, cell)
    const found = known.get(area) ?? drawArea(area)
    known.set(area, found)
    return found
  }
  const drawArea = (area: Area): Drawn => {
    const [, middle] = pathOf.centroid(area)
    return {
      path: pathOf(thinned(area, projection, LEAST_STEP.place)) ?? '',
      edge: edgeOf(area, projection),
      middle: Number.isFinite(middle) ? round(middle) : FRAME.top,
    }
  }
  return { sheet: pathOf(SHEET) ?? '', land, drawn }
}

function fitted(area: Area): GeoProjection {
  const projection = geoConicEquidistant().parallels([20, 50]).rotate([-112, 0])
  projection.scale(1).translate([0, 0])
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(area)
  const [width, height] = [FRAME.right - FRAME.left, FRAME.bottom - FRAME.top]
  const across = Math.max(LEAST_ACROSS, (right - left) * AROUND)
  const down = Math.max((LEAST_ACROSS * height) / width, (bottom - top) * AROUND)
  const scale = Math.min(width / across, height / down)
  return projection
    .scale(scale)
    .translate([
      FRAME.left + width / 2 - (scale * (left + right)) / 2,
      FRAME.top + height / 2 - (scale * (top + bottom)) / 2,
    ])
    .clipExtent([
      [FRAME.left, FRAME.top],
      [FRAME.right, FRAME.bottom],
    ])
}

/** The area without points that the eye could not tell from the one before, for a small page. */
function thinned({ coordinates }: Area, projection: GeoProjection, least: number): Area {
  const rings = coordinates.map(([ring = []]) => {
    let [lastX, lastY] = [Number.NaN, Number.NaN]
    const kept = ring.filter((point, n) => {
      const [x, y] = projection(point) ?? [Number.NaN, Number.NaN]
      const isSame = n < ring.length - 1 && Math.hypot(x - lastX, y - lastY) < least
      if (!isSame) [lastX, lastY] = [x, y]
      return !isSame
    })
    return kept.length < 5 ? ring : kept
  })
  return { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) }
}

function edgeOf({ coordinates }: Area, projection: GeoProjection): Drawn['edge'] {
  const bySize = [...coordinates].sort((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))
  return (bySize[0]?.[0] ?? []).flatMap((point) => {
    const [x, y] = projection(point) ?? [Number.NaN, Number.NaN]
    const isInside = x >= FRAME.left && x <= FRAME.right && y >= FRAME.top && y <= FRAME.bottom
    return isInside ? [[round(x), round(y)] as const] : []
  })
}
