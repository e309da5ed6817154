// The shipped table of places: tab-separated, with a head line that names the columns; and rows of
// one place put together.
import { readFile } from 'node:fs/promises'
import { type GazetteerPlace, type PlaceLevel, readDatedName } from '@tumen/claim'

/** Places of a table with columns id, level, en, ko, zh, aliases, ids, latitude, longitude. */
export function readPlaceTable(table: string): GazetteerPlace[] {
  const [head = '', ...lines] = table.split('\n').filter((line) => line && !line.startsWith('#'))
  const columns = head.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return placeOf(new Map(columns.map((name, n) => [name, cells[n] ?? ''])))
  })
}

function placeOf(cells: ReadonlyMap<string, string>): GazetteerPlace {
  const cell = (name: string) => cells.get(name) ?? ''
  const names = ['en', 'ko', 'zh'].map((tag) => [tag, cell(tag)] as const)
  const aliases = listOf(cell('aliases'))
  const ids = listOf(cell('ids'))
  return {
    id: cell('id'),
    level: cell('level') as PlaceLevel,
    names: Object.fromEntries(names.filter(([, name]) => name !== '')),
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(ids.length > 0 ? { ids } : {}),
    ...(cell('latitude') === '' ? {} : { latitude: cell('latitude') }),
    ...(cell('longitude') === '' ? {} : { longitude: cell('longitude') }),
  }
}

function listOf(cell: string): string[] {
  return cell.split('|').filter((part) => part !== '')
}

const TABLE = new URL('../../data/places.tsv', import.meta.url)
let shipped: Promise<GazetteerPlace[]> | undefined

/** The rows of the shipped table, read once. */
export function shippedPlaces(): Promise<readonly GazetteerPlace[]> {
  shipped ??= readFile(TABLE, 'utf8').then(readPlaceTable)
  return shipped
}

/** Places by their ids; a later row of the same id adds its names to the earlier ones. */
export function mergedPlaces(rows: Iterable<GazetteerPlace>): Map<string, GazetteerPlace> {
  const places = new Map<string, GazetteerPlace>()
  for (const place of rows) places.set(place.id, mergePlaces(places.get(place.id), place))
  return places
}

/** A place as two rows of it say together; the later one comes first. */
export function mergePlaces(
  before: GazetteerPlace | undefined,
  later: GazetteerPlace,
): GazetteerPlace {
  if (!before) return later
  const names = { ...before.names, ...later.names }
  const preferred = new Set(Object.values(names))
  const all = new Set([...namesOf(before), ...namesOf(later)])
  const dated = [...new Set([...(before.dated ?? []), ...(later.dated ?? [])])]
  const ids = [...new Set([...(before.ids ?? []), ...(later.ids ?? [])])]
  return {
    ...before,
    ...later,
    names,
    aliases: [...all].filter((name) => !preferred.has(name)),
    ...(dated.length > 0 ? { dated } : {}),
    ...(ids.length > 0 ? { ids } : {}),
  }
}

/** Every name and alias of a place, those of a time too. */
export function namesOf({ names, aliases = [], dated = [] }: GazetteerPlace): string[] {
  const then = dated.flatMap((line) => readDatedName(line)?.name ?? [])
  return [...new Set([...Object.values(names), ...aliases, ...then])]
}
