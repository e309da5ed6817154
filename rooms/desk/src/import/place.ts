// Places by file. A place is everybody's, its id is its path, and what is said later is added to
// what was said: a place that is called otherwise now is found by its old names too.
import { checkRow, type GazetteerPlace, given, PLACE_LEVELS, placeAncestors } from '@tumen/claim'
import { placeInputSchema } from '@tumen/contract'
import { forgetGazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { mergePlaces } from '../place/table.ts'
import type { RecordKind, Stored } from './kind.ts'
import { namesPart, textPart, wordPart, wordsPart } from './part.ts'

const HEADINGS = {
  id: 'id,path id,place id,장소 번호,编号,編號',
  level: 'level,단계,级别,級別',
  names: 'names,name,이름,名称,名稱',
  aliases: 'aliases,other names,다른 이름,别名,別名',
  ids: 'ids,other ids',
  latitude: 'latitude,lat,위도,纬度,緯度',
  longitude: 'longitude,lon,lng,경도,经度,經度',
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
    ids: wordsPart('ids', 200),
    latitude: textPart('latitude', 20),
    longitude: textPart('longitude', 20),
  },
  telling: [],
  keepsIds: true,
  isId: (id) => placeInputSchema.shape.id.safeParse(id).success,
  check: (row) => checkRow('place', row as never).map(({ code }) => code),
  rowOf: ({ id, before, content }) => {
    const row = { id, ...given(content) } as unknown as GazetteerPlace
    return mergePlaces(before as unknown as GazetteerPlace | undefined, row) as unknown as Stored
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
