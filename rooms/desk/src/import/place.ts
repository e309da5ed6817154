// Places by file. A place is everybody's, its id is its path, and what is said later is added to
// what was said: a place that is called otherwise now is found by its old names too.
import {
  checkRow,
  type DayInterval,
  datedNameText,
  type GazetteerPlace,
  given,
  PLACE_LEVELS,
  placeAncestors,
  readDatedName,
} from '@tumen/claim'
import { placeInputSchema } from '@tumen/contract'
import { addDays } from '../day.ts'
import { forgetGazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { mergePlaces } from '../place/table.ts'
import type { RecordKind, Stored } from './kind.ts'
import { dayPart, namesPart, textPart, wordPart, wordsPart } from './part.ts'

const HEADINGS = {
  id: 'id,path id,place id,장소 번호,编号,編號',
  level: 'level,단계,级别,級別',
  names: 'names,name,이름,名称,名稱',
  aliases: 'aliases,other names,다른 이름,别名,別名',
  dated: 'dated,names in time,former names,옛 이름,曾用名',
  since: 'since,renamed on,named since,이름이 바뀐 날,更名日期',
  ids: 'ids,other ids',
  latitude: 'latitude,lat,위도,纬度,緯度',
  longitude: 'longitude,lon,lng,경도,经度,經度',
}
/** The names that a place had until the day before others became its names. */
function formerNames(was: GazetteerPlace, { names }: GazetteerPlace, first: string): string[] {
  const to = addDays(first, -1)
  return Object.entries(was.names).flatMap(([language, name]) =>
    names[language] === undefined || names[language] === name
      ? []
      : [datedNameText({ language, name, to, ...given({ from: lastEnd(was, language) }) })],
  )
}

/** The first day of the newest name in a language: the one after the last that is over. */
function lastEnd({ dated = [] }: GazetteerPlace, language: string): string | undefined {
  const ends = dated.flatMap((line) => {
    const read = readDatedName(line)
    return read?.language === language && read.to !== undefined ? [read.to] : []
  })
  const last = ends.sort().at(-1)
  return last === undefined ? undefined : addDays(last, 1)
}

const NAMES_OF_LANGUAGE = /^names\.[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/
const isField = (field: string) => Object.hasOwn(HEADINGS, field) || NAMES_OF_LANGUAGE.test(field)

export const PLACES: RecordKind = {
  kind: 'places',
  right: 'place.import',
  headings: HEADINGS,
  rules: { isField, problemsOf: ({ field }) => (isField(field) ? [] : ['field_unknown']) },
  parts: {
    level: wordPart('level', PLACE_LEVELS, true),
    names: namesPart('names', 500),
    aliases: wordsPart('aliases', 500),
    dated: wordsPart('dated', 600),
    since: dayPart('since'),
    ids: wordsPart('ids', 200),
    latitude: textPart('latitude', 20),
    longitude: textPart('longitude', 20),
  },
  telling: [],
  keepsIds: true,
  isId: (id) => placeInputSchema.shape.id.safeParse(id).success,
  check: (row) => checkRow('place', row as never).map(({ code }) => code),
  rowOf: ({ id, before, content }) => {
    const { since, ...said } = content
    const was = before as unknown as GazetteerPlace | undefined
    const row = { id, ...given(said) } as unknown as GazetteerPlace
    const first = (since as DayInterval | undefined)?.earliest
    const formerly = was && first ? formerNames(was, row, first) : []
    const dated = [...new Set([...(row.dated ?? []), ...formerly])]
    const own = dated.length > 0 ? { ...row, dated } : row
    return mergePlaces(was, own) as unknown as Stored
  },
  known: async (desk) => {
    const { places } = await gazetteerOf(desk)
    const isOwn = new Set((await desk.ledger.read.rows('place')).map(({ row }) => row.id))
    const found = (ids: readonly string[]) => {
      return ids.flatMap((id) => (places.get(id) as unknown as Stored | undefined) ?? [])
    }
    return {
      byId: async (ids) => found(ids),
      byExternal: async () => [],
      ofCollection: async () => [],
      rowsOf: async () => [],
      isFirst: (id) => !isOwn.has(id),
      lacks: (id, inFile) => {
        const isThere = (one: string) => places.has(one) || inFile.has(one)
        return placeAncestors(id).every(isThere) ? [] : ['parent_missing']
      },
      write: async (write, { row, isNew }) => {
        const place = row as unknown as GazetteerPlace
        await (isNew ? write.append('place', place) : write.amend('place', place))
        return place.id
      },
    }
  },
  forget: forgetGazetteer,
}
