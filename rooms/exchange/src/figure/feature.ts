// Events as GeoJSON (RFC 7946): points of areas and never of doors, two decimals, longitude first.
// A place without a point that may be shown has none: its feature has no geometry.
import { type GazetteerPlace, writeDate } from '@tumen/claim'
import type { CarriedEvent } from '../carried/carried.ts'

/** Levels of which a point says no more than an area. */
const AREAS: ReadonlySet<string> = new Set(['country', 'region', 'adm1', 'adm2', 'adm3'])

/** The nearest area around a place that has a point; nothing where none has. */
function areaOf(path: string, places: ReadonlyMap<string, GazetteerPlace>) {
  for (let parts = path.split('/'); parts.length > 0; parts = parts.slice(0, -1)) {
    const place = places.get(parts.join('/'))
    if (place && AREAS.has(place.level) && place.latitude && place.longitude) return place
  }
  return undefined
}

/** A collection of features, one for each event. */
export function eventFeatures(
  events: readonly CarriedEvent[],
  places: ReadonlyMap<string, GazetteerPlace>,
  urlOf: (id: string) => string,
): object {
  const features = events.map(({ id, title, act, place, period }) => {
    const area = place === undefined ? undefined : areaOf(place, places)
    const point =
      area && [area.longitude, area.latitude].map((one) => Number(Number(one).toFixed(2)))
    return {
      ...{ type: 'Feature', id },
      geometry: point ? { type: 'Point', coordinates: point } : null,
      properties: {
        ...{ title, act: act ?? null, period: period ? writeDate(period) : null },
        ...{ area: area?.id ?? null, level: area?.level ?? null, url: urlOf(id) },
      },
    }
  })
  return { type: 'FeatureCollection', features }
}
