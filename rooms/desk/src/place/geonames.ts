// GeoNames tab files to places of ours. Columns as in GeoNames' readme: the main table has 19,
// alternateNames at least 8. Ids: country code, then `gn` and the GeoNames number of each level.
import type { GazetteerPlace, PlaceLevel } from '@tumen/claim'
import { Refusal } from '../refusal.ts'
import type { Gazetteer } from './gazetteer.ts'

/** The texts of two GeoNames tables. */
export interface GeoNamesFiles {
  table: string
  alternateNames?: string
}

interface GeoRow {
  number: string
  name: string
  asciiName: string
  latitude: string
  longitude: string
  code: string
  country: string
  admin1: string
  admin2: string
}

const LEVEL_OF_CODE: Record<string, PlaceLevel> = {
  PCLI: 'country',
  PCLD: 'country',
  PCL: 'country',
  ADM1: 'adm1',
  ADM2: 'adm2',
}

/** Which rows are taken: countries, two levels of administration, and populated places. */
function levelOf(code: string): PlaceLevel | undefined {
  return LEVEL_OF_CODE[code] ?? (code.startsWith('PPL') ? 'settlement' : undefined)
}

/**
 * Places of GeoNames tables. Rows of other feature codes are skipped and counted; places that
 * the gazetteer has by their GeoNames number keep the id that they have there. Refuses a line
 * with too few columns by its number.
 */
export function readGeoNames(
  files: GeoNamesFiles,
  gazetteer: Gazetteer,
): { places: GazetteerPlace[]; skipped: number } {
  const rows = linesOf(files.table).map(([line, n]) => rowOf(line, n))
  const taken = rows.filter((row) => levelOf(row.code) !== undefined)
  const names = readNames(files.alternateNames ?? '')
  const paths = new Map<string, string>()
  const places: GazetteerPlace[] = []
  for (const depth of ['country', 'adm1', 'adm2', 'settlement'] as const)
    for (const row of taken)
      if (levelOf(row.code) === depth) {
        const known = gazetteer.pathOf(`geonames:${row.number}`)
        const id = known ?? pathFor(row, depth, paths)
        paths.set(adminKey(row, depth), id)
        if (known === undefined) places.push(placeOf(row, id, depth, names.get(row.number)))
      }
  return { places, skipped: rows.length - places.length }
}

function linesOf(text: string): [string, number][] {
  const lines = text.split(/\r?\n/).map((line, n): [string, number] => [line, n + 1])
  return lines.filter(([line]) => line.trim() !== '' && !line.startsWith('#'))
}

function rowOf(line: string, n: number): GeoRow {
  const cells = line.split('\t')
  if (cells.length < 15) throw new Refusal('not-understood', 'geonames', [{ line: n }])
  const [number, name, asciiName, , latitude, longitude] = cells as [string, ...string[]]
  const [, , , , , , , code = '', country = '', , admin1 = '', admin2 = ''] = cells
  if (!/^\d+$/.test(number) || !name || !/^[A-Z]{2}$/.test(country))
    throw new Refusal('not-understood', 'geonames', [{ line: n }])
  return {
    number,
    name,
    asciiName: asciiName ?? '',
    latitude: latitude ?? '',
    longitude: longitude ?? '',
    code,
    country,
    admin1,
    admin2,
  }
}

/** Under which key a row is the parent of others. */
function adminKey(row: GeoRow, depth: PlaceLevel): string {
  if (depth === 'country') return row.country
  if (depth === 'adm1') return `${row.country}.${row.admin1}`
  if (depth === 'adm2') return `${row.country}.${row.admin1}.${row.admin2}`
  return `n${row.number}`
}

function pathFor(row: GeoRow, depth: PlaceLevel, paths: ReadonlyMap<string, string>): string {
  if (depth === 'country') return row.country
  const country = paths.get(row.country) ?? row.country
  const adm1 = paths.get(`${row.country}.${row.admin1}`)
  const adm2 = paths.get(`${row.country}.${row.admin1}.${row.admin2}`)
  const above = depth === 'adm1' ? country : depth === 'adm2' ? adm1 : (adm2 ?? adm1)
  return `${above ?? country}/gn${row.number}`
}

const LANGUAGES = ['en', 'ko', 'zh']

type Names = { preferred: Record<string, string>; aliases: string[] }

/** Names by GeoNames number: the preferred one per language, all others as aliases. */
function readNames(table: string): Map<string, Names> {
  const found = new Map<string, Names>()
  for (const [line] of linesOf(table)) {
    const [, number = '', language = '', name = '', isPreferred = ''] = line.split('\t')
    const tag = language.split('-')[0] ?? ''
    if (!LANGUAGES.includes(tag) || name === '') continue
    const names = found.get(number) ?? { preferred: {}, aliases: [] }
    if (isPreferred === '1' || names.preferred[tag] === undefined) {
      const before = names.preferred[tag]
      if (before !== undefined) names.aliases.push(before)
      names.preferred[tag] = name
    } else names.aliases.push(name)
    found.set(number, names)
  }
  return found
}

function placeOf(row: GeoRow, id: string, level: PlaceLevel, names?: Names): GazetteerPlace {
  const preferred = { en: row.name, ...names?.preferred }
  const others = new Set([row.name, row.asciiName, ...(names?.aliases ?? [])])
  for (const name of ['', ...Object.values(preferred)]) others.delete(name)
  return {
    id,
    level,
    names: preferred,
    ...(others.size > 0 ? { aliases: [...others] } : {}),
    ids: [`geonames:${row.number}`],
    ...(row.latitude === '' ? {} : { latitude: row.latitude }),
    ...(row.longitude === '' ? {} : { longitude: row.longitude }),
  }
}
