// What the templates and columns of a collection are taken for: proposed by their names, changed by
// a person, and the same for the next file. A column that nobody has named is told, and its words
// stay in the record of its entry. Source: desk.md I3; conventions.md 12.
import type { CollectionField, CollectionTarget, DayOrder } from '@tumen/claim'
import type { Entity } from '../uwazi/entity.ts'

/** One template: what its entries become, and what its columns are. */
export interface MappedTemplate {
  template: string
  target: CollectionTarget
  columns: readonly MappedColumn[]
}

/** One column of a template. */
export interface MappedColumn {
  column: string
  field: CollectionField
  /** Of days: which of two numbers is the day. */
  order?: DayOrder
}

export type CollectionMapping = readonly MappedTemplate[]

/** What a name says in the languages in which collections are kept; the first that fits. */
const TARGET_NAMES: readonly (readonly [RegExp, CollectionTarget])[] = [
  [/document|report|article|source|testimon|statement|informe/iu, 'document'],
  [/문서|보고|기사|증언|文件|报告|报道|证词/iu, 'document'],
  [/person|people|victim|individual|witness|perpetrator|víctima|victime/iu, 'person'],
  [/인물|피해자|사람|人员|受害|人物/iu, 'person'],
  [/event|case|violation|incident|\bacts?\b|evento|caso|사건|침해|事件|案件/iu, 'event'],
  [/^place$|^places$/iu, 'place'],
]

const FIELD_NAMES: Readonly<
  Record<CollectionTarget, readonly (readonly [RegExp, CollectionField])[]>
> = {
  document: [
    [/^(full )?text$|본문|全文/iu, 'text'],
    [/language|idioma|langue|언어|语言/iu, 'language'],
    [/publisher|outlet|author|source|editor|발행|매체|发布者|媒体/iu, 'publisher'],
    [/date|published|fecha|날짜|일자|日期/iu, 'published'],
    [/link|url|enlace|주소|网址|链接/iu, 'url'],
  ],
  event: [
    [/^(act|violation|type|kind)|tipo|행위|유형|类型|行为/iu, 'act'],
    [/date|period|when|fecha|날짜|기간|시기|日期|时间/iu, 'period'],
    [/place|location|country|region|province|lugar|país|장소|지역|地点|地区/iu, 'place'],
    [/^follows$/iu, 'follows'],
    [/^part of$|^part_of$/iu, 'part_of'],
    [/^same_possible$/iu, 'same_possible'],
    [/victim|víctima|피해자|受害/iu, 'victim'],
    [/witness|testigo|목격|目击/iu, 'witness'],
    [/perpetrator|responsable|가해|加害/iu, 'perpetrator'],
  ],
  person: [
    [/^(other|alias|aka).*|otros nombres|다른 이름|别名/iu, 'other_names'],
    [/^(full )?name$|nombre|이름|성명|姓名/iu, 'name'],
    [/born|birth|nacimiento|출생|出生/iu, 'born'],
    [/sex|gender|género|sexo|성별|性别/iu, 'sex'],
    [/home|origin|residence|고향|거주|籍贯|住址/iu, 'home'],
    [/^victim/iu, 'victim'],
    [/^witness/iu, 'witness'],
    [/^perpetrator/iu, 'perpetrator'],
    [/^relative/iu, 'relative'],
    [/^source/iu, 'source'],
    [/^intervening/iu, 'intervening'],
  ],
  place: [
    [/^level$/iu, 'level'],
    [/^names$/iu, 'names'],
    [/^aliases$/iu, 'aliases'],
    [/^latitude$/iu, 'latitude'],
    [/^longitude$/iu, 'longitude'],
  ],
  record: [],
  skip: [],
}

/** What a collection would be taken for, by the names of its templates and columns. */
export function proposeMapping(entities: readonly Entity[]): CollectionMapping {
  return [...columnsByTemplate(entities)].map(([template, columns]) => {
    const target = TARGET_NAMES.find(([names]) => names.test(template))?.[1] ?? 'record'
    const taken = new Set<CollectionField>()
    const mapped = [...columns].map((column): MappedColumn => {
      const found = FIELD_NAMES[target].find(([names]) => names.test(column))?.[1] ?? 'words'
      // Two columns for one field: nobody knows which is meant.
      const field = taken.has(found) ? 'words' : found
      if (field !== 'words') taken.add(field)
      return { column, field }
    })
    return { template, target, columns: mapped }
  })
}

/** The columns of each template, in the order of their first appearance. */
export function columnsByTemplate(entities: readonly Entity[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { template, cells } of entities) {
    const columns = found.get(template) ?? new Set()
    for (const { column } of cells) columns.add(column)
    found.set(template, columns)
  }
  return found
}

/** Templates and columns that a mapping does not name, as `template` or `template › column`. */
export function unnamedIn(entities: readonly Entity[], mapping: CollectionMapping): string[] {
  const known = new Map(mapping.map((one) => [one.template, one]))
  return [...columnsByTemplate(entities)].flatMap(([template, columns]) => {
    const mapped = known.get(template)
    if (!mapped) return [template]
    const named = new Set(mapped.columns.map(({ column }) => column))
    return [...columns].filter((one) => !named.has(one)).map((one) => `${template} › ${one}`)
  })
}
