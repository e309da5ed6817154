// The shipped table of places: tab-separated, with a head line that names the columns.
import type { GazetteerPlace, PlaceLevel } from '@tumen/claim'

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
