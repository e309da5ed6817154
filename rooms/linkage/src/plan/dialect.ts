// How the engines differ in what a linkage asks of them. String functions are used only where the
// engine has them and only on ASCII columns. Source: the reference on linkage, 4.1 and 13.
import type { TextTest } from '../model/condition.ts'

/** An engine's way of saying things. */
export interface Dialect {
  readonly name: 'duckdb' | 'postgres' | 'spark'
  /** Types for whole numbers, fractions, short fractions and texts. */
  readonly types: Readonly<Record<'int' | 'double' | 'float' | 'text', string>>
  /** Whether it runs elsewhere, on files and not on tables that a session made. */
  readonly readsFiles: boolean
  /** How a view is called that lives as long as the session. */
  readonly view: string
  /** What stands between the name of a new table and its query, such as its format. */
  readonly format: string
  /** A name in the engine's quotation marks. */
  quote(name: string): string
  /** Whole quotient of whole numbers. */
  quotient(a: string, b: string): string
  /** A test of two ASCII texts, or nothing where the engine has no function for it. */
  textTest(test: TextTest, left: string, right: string): string | undefined
}

function doubleQuoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

const SIMILARITY_FUNCTIONS: Readonly<Partial<Record<TextTest['measure'], string>>> = {
  jaro_winkler: 'jaro_winkler_similarity',
  jaro: 'jaro_similarity',
  jaccard: 'jaccard',
}

function duckdbTest({ measure, limit }: TextTest, l: string, r: string): string | undefined {
  if (measure === 'share') return undefined
  if (measure === 'levenshtein') return `levenshtein(${l}, ${r}) <= ${limit}`
  if (measure === 'damerau') return damerauTest(limit, l, r)
  if (measure === 'hamming') {
    return `case when strlen(${l}) = strlen(${r}) then hamming(${l}, ${r}) <= ${limit}
      else false end`
  }
  return `${SIMILARITY_FUNCTIONS[measure]}(${l}, ${r}) >= ${limit}`
}

/**
 * Damerau's distance costs ten times as much as the others, so cheaper ones go before it. Of equal
 * length and at most two slips, texts differ at four places or fewer, or no neighbours changed
 * places: then Levenshtein's distance is the same. Neighbours that did are the same characters.
 */
function damerauTest(limit: number, l: string, r: string): string {
  const apart = `abs(strlen(${l}) - strlen(${r}))`
  const same = `strlen(${l}) = strlen(${r})`
  const places = `hamming(${l}, ${r})`
  const simple = `levenshtein(${l}, ${r})`
  const distance = `damerau_levenshtein(${l}, ${r}) <= ${limit}`
  if (limit > 2) return `case when ${apart} > ${limit} then false else ${distance} end`
  if (limit < 2) {
    const equal = `case ${places} when 0 then true when 1 then ${limit >= 1} when 2 then
      jaccard(${l}, ${r}) = 1 and ${distance} else false end`
    return `case when ${same} then ${equal} when ${apart} = 1 then ${simple} <= ${limit}
      else false end`
  }
  const equal = `case when ${places} <= 2 then true when ${places} > 4 then ${simple} <= 2 else
    ${distance} end`
  return `case when ${apart} > 2 then false when ${same} then ${equal} when ${simple} > 4
    then false else ${distance} end`
}

export const DUCKDB: Dialect = {
  name: 'duckdb',
  readsFiles: false,
  view: 'view',
  format: '',
  types: { int: 'integer', double: 'double', float: 'float', text: 'varchar' },
  quote: doubleQuoted,
  quotient: (a, b) => `${a} // ${b}`,
  textTest: duckdbTest,
}

export const POSTGRES: Dialect = {
  name: 'postgres',
  readsFiles: false,
  view: 'view',
  format: '',
  types: { int: 'integer', double: 'double precision', float: 'real', text: 'text' },
  quote: doubleQuoted,
  quotient: (a, b) => `${a} / ${b}`,
  textTest: () => undefined,
}

export const SPARK: Dialect = {
  name: 'spark',
  readsFiles: true,
  view: 'or replace temporary view',
  format: ' using parquet',
  types: { int: 'int', double: 'double', float: 'float', text: 'string' },
  quote: (name) => `\`${name.replaceAll('`', '``')}\``,
  quotient: (a, b) => `${a} div ${b}`,
  textTest: () => undefined,
}
