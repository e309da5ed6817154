// What a table says of itself when it goes out: links of rows, names of sheets, and the first sheet
// of a workbook, which tells whoever gets it later what it is and as of when. Source: desk.md U9.
import type { TableFacts, TableName } from '@tumen/contract'
import { fill, LANGUAGES, type Language, wordsIn } from '@tumen/words'
import { TABLE_PATHS } from '../part/address.ts'
import { instantPhrase } from '../phrase/date.ts'
import { digits } from '../phrase/number.ts'

/** What a table says of itself. */
export interface TableWords {
  urlOf(table: TableName, link: string): string
  sheet(table?: TableName): string
  about(facts: TableFacts): readonly (readonly [label: string, text: string])[]
  label(kind: 'act' | 'form', key: string): readonly string[]
}

/** What a door says in a table; `origin` is its own address, absent where it knows none. */
export function tableWords(language: Language, origin = ''): TableWords {
  const { table: words } = wordsIn(language)
  return {
    urlOf: (table: TableName, link: string) => `${origin}${TABLE_PATHS[table](link)}`,
    sheet: (table?: TableName) => (table === undefined ? words.about : words.name[table]),
    about: (facts: TableFacts) => aboutLines(language, facts),
    label: labelIn,
  }
}

/** What an act, or a question of a form, is called in every language. */
function labelIn(kind: 'act' | 'form', key: string): string[] {
  return LANGUAGES.map((language) => {
    const { act, exchange } = wordsIn(language)
    const words: Readonly<Record<string, string | undefined>> = kind === 'act' ? act : exchange.form
    return words[key] ?? key
  })
}

function aboutLines(language: Language, facts: TableFacts): [label: string, text: string][] {
  const { table: words } = wordsIn(language)
  const { table, known, at, version, rows, shortened, isCapped } = facts
  const isDay = known.length === '2022-08-10'.length
  return [
    [words.what, words.name[table]],
    [words.query, queryText(language, facts)],
    [words.known, isDay ? known : instantPhrase(language, known)],
    [words.at, instantPhrase(language, at)],
    [words.version, `Tumen ${version}`],
    ...rows.map(([name, n]): [string, string] => [
      fill(words.rows, { table: words.name[name] }),
      digits(n),
    ]),
    ...(isCapped ? [[words.capped, words.cappedText] as [string, string]] : []),
    ...(shortened > 0 ? [[words.shortened, digits(shortened)] as [string, string]] : []),
    [words.columns, words.columnsText],
  ]
}

/** The filters in words, as far as they have some; ids and typed words as they are. */
function queryText(language: Language, { filter }: TableFacts): string {
  const words = wordsIn(language)
  const fields: Readonly<Record<string, string | undefined>> = words.command.field
  const lists: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
    act: words.act,
    state: words.command.claimState,
  }
  const parts = Object.entries(filter).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return `${fields[name] ?? name}: ${lists[name]?.[text] ?? text}`
  })
  return parts.length === 0 ? words.table.everything : parts.join('; ')
}
