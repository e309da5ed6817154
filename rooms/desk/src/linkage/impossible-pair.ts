// Mentions that cannot be one person: on one day in places more than 800 km apart, or something
// that befell a person after a recorded death. Source: linkage.md 9.2.
import { type Act, actsBelow, type Mention } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import type { FoundPairs, MentionPair } from '@tumen/linkage'
import type { Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'

const FAR_KM = 800
const RADIUS_KM = 6371

/** Lists of these acts say of everybody on them when they died. */
const DEATHS: ReadonlySet<Act> = new Set<Act>(['death', ...actsBelow('death')])

type Point = readonly [latitude: number, longitude: number]
type IsApart = (one: number, other: number) => boolean

/** Those of the weighed pairs whose mentions, by their days and places, are not one person. */
export async function impossiblePairs(
  desk: Desk,
  mentions: readonly Stored<Mention>[],
  { a, b, w }: FoundPairs,
): Promise<MentionPair[]> {
  const tests = [await farTest(desk, mentions), await deathTest(desk, mentions)]
  return Array.from(w, (_, n): MentionPair => [a[n] as number, b[n] as number]).filter(
    ([one, other]) => tests.some((isApart) => isApart(one, other)),
  )
}

/** One same day, and places far from each other. */
async function farTest(desk: Desk, mentions: readonly Stored<Mention>[]): Promise<IsApart> {
  const { places } = await gazetteerOf(desk)
  const points = mentions.map(({ row }): Point | undefined => {
    const found = isOneDay(row) ? places.get(row.place ?? '') : undefined
    if (found?.latitude === undefined || found.longitude === undefined) return undefined
    return [Number(found.latitude), Number(found.longitude)]
  })
  const dayOf = (n: number) => mentions[n]?.row.time?.earliest
  return (one, other) => {
    const [from, to] = [points[one], points[other]]
    if (!from || !to || dayOf(one) !== dayOf(other)) return false
    return kilometres(from, to) > FAR_KM
  }
}

/** A death, and another thing that came later: two lists may differ about the day of one death. */
async function deathTest(desk: Desk, mentions: readonly Stored<Mention>[]): Promise<IsApart> {
  const lists = await desk.ledger.read.rows('list')
  const ofDeaths = new Map(
    lists.map(({ row }) => [row.id, row.act !== undefined && DEATHS.has(row.act)]),
  )
  const isDeath = mentions.map(({ row }) => ofDeaths.get(row.list) === true)
  const isAfter: IsApart = (dead, other) => {
    if (!isDeath[dead] || isDeath[other]) return false
    const [death, later] = [mentions[dead]?.row.time, mentions[other]?.row.time]
    return death !== undefined && later !== undefined && later.earliest > death.latest
  }
  return (one, other) => isAfter(one, other) || isAfter(other, one)
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
