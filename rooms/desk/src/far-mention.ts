// Mentions that cannot be one person: on one day, in places more than 800 km apart.
// Source: linkage.md 9.2.
import type { Mention } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import type { FoundPairs, MentionPair } from '@tumen/linkage'
import { gazetteerOf } from './gazetteer.ts'
import type { Desk } from './operation.ts'

const FAR_KM = 800
const RADIUS_KM = 6371

type Point = readonly [latitude: number, longitude: number]

/** Those of the weighed pairs whose mentions say one same day and places far from each other. */
export async function farPairs(
  desk: Desk,
  mentions: readonly Stored<Mention>[],
  { a, b, w }: FoundPairs,
): Promise<MentionPair[]> {
  const { places } = await gazetteerOf(desk.ledger)
  const points = mentions.map(({ row }): Point | undefined => {
    const found = isOneDay(row) ? places.get(row.place ?? '') : undefined
    if (found?.latitude === undefined || found.longitude === undefined) return undefined
    return [Number(found.latitude), Number(found.longitude)]
  })
  const dayOf = (n: number) => mentions[n]?.row.time?.earliest
  return Array.from(w, (_, n): MentionPair => [a[n] as number, b[n] as number]).filter(
    ([one, other]) => {
      const [from, to] = [points[one], points[other]]
      return from && to && dayOf(one) === dayOf(other) && kilometres(from, to) > FAR_KM
    },
  )
}

function isOneDay({ time }: Mention): boolean {
  return time !== undefined && time.earliest === time.latest
}

/** Along a great circle. */
function kilometres([lat1, lon1]: Point, [lat2, lon2]: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2
  const between =
    half(lat2 - lat1) + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * half(lon2 - lon1)
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(between)))
}
