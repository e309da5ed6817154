// The tables of names, as they are in `data`: one row on each line, columns by tab, so that a
// native speaker can correct them without reading code. Read once, when the first name comes.
// Sources and rights: data/README.md.
import { readFileSync } from 'node:fs'

/** What the table of characters says of one character. */
export interface HanRow {
  /** The traditional form, or the character itself. */
  traditional: string
  /** Readings of the official list, then others; as written there, not yet canonical. */
  readings: readonly string[]
  /** How many of `readings` are official. */
  official: number
  /** Pinyin without tones, `v` for ü. */
  pinyin: readonly string[]
}

/** A Korean surname. */
export interface SurnameRow {
  hangul: string
  /** As the DPRK writes it. */
  dprk: string
  hanja: readonly string[]
  /** In Latin letters. */
  spellings: readonly string[]
  /** Further spellings in Latin letters. */
  alsoSeen: readonly string[]
  cyrillic: readonly string[]
}

/** A Chinese surname whose reading is not the usual one, or which has two characters. */
export interface ChineseSurnameRow {
  simplified: string
  traditional: string
  pinyin: readonly string[]
}

/** A letter of Hangul with its spellings in Latin and in Cyrillic, most usual first. */
export interface RomanisationRow {
  part: 'onset' | 'nucleus' | 'coda'
  jamo: string
  /** RR, MR, DPRK, press, Kontsevich; `-` for none. */
  systems: readonly string[]
  /** In Latin letters, `-` for none; empty for a letter that occurs in no name. */
  variants: readonly string[]
  /** Further variants in Latin letters, rarer than all before. */
  alsoSeen: readonly string[]
  cyrillic: readonly string[]
  /** Further variants in German style. */
  german: readonly string[]
}

/** What is no name: `kind` and script as in the file. */
export interface MarkerRow {
  kind: string
  script: string
  text: string
}

function textOf(file: string): string {
  return readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8')
}

function rowsOf<T>(file: string, make: (cells: readonly string[]) => T): readonly T[] {
  const lines = textOf(file).split('\n').slice(1)
  return lines.filter((line) => line !== '').map((line) => make(line.split('\t')))
}

function words(cell: string | undefined): readonly string[] {
  return cell === undefined || cell === '' ? [] : cell.split(' ')
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Korean surnames, by frequency. */
export const surnameRows = once(() =>
  rowsOf('surname.tsv', (cells): SurnameRow => {
    const [hangul = '', dprk = '', hanja, spellings] = cells
    const [alsoSeen, cyrillic] = cells.slice(8).map(words)
    const known = { hanja: words(hanja), spellings: words(spellings) }
    return { hangul, dprk, ...known, alsoSeen: alsoSeen ?? [], cyrillic: cyrillic ?? [] }
  }),
)

/** Surnames of few people, by Hangul and Hanja; their spellings follow from the letters. */
export const rareSurnameRows = once(() =>
  rowsOf('rare-surname.tsv', ([hangul = '', hanja]) => ({ hangul, hanja: words(hanja) })),
)

/** Chinese surnames that need a word of their own. */
export const chineseSurnameRows = once(() =>
  rowsOf('chinese-surname.tsv', ([simplified = '', traditional = '', pinyin]) => {
    return { simplified, traditional, pinyin: words(pinyin) } satisfies ChineseSurnameRow
  }),
)

/** The letters of Hangul in the order of the code points, part by part. */
export const romanisationRows = once(() =>
  rowsOf('romanisation.tsv', ([part, jamo = '', ...rest]) => {
    const [variants = '', alsoSeen, cyrillic, german] = rest.slice(5)
    return {
      ...{ part, jamo, systems: rest.slice(0, 5) },
      ...{ variants: variants.startsWith('(') ? [] : words(variants) },
      ...{ alsoSeen: words(alsoSeen), cyrillic: words(cyrillic), german: words(german) },
    } as RomanisationRow
  }),
)

/** Pseudonyms, honorifics, masks. */
export const markerRows = once(() =>
  rowsOf('marker.tsv', ([kind = '', script = '', text = '']): MarkerRow => {
    return { kind, script, text }
  }),
)

/** Native syllables that occur in names and are the reading of no character. */
export const nativeSyllables = once(() =>
  rowsOf('native-syllable.tsv', ([syllable = '', source]) => ({
    syllable,
    /** Whether it stands in the reference; further ones were seen elsewhere. */
    isListed: source === 'reference',
  })),
)

const hanLines = once(() => {
  const lines = textOf('han.tsv').trimEnd().split('\n').slice(1)
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('\t')), line]))
})

const hanRows = new Map<string, HanRow | undefined>()

/** What is known of a character; undefined for one that is in no list. */
export function hanRow(character: string): HanRow | undefined {
  const known = hanRows.get(character)
  if (known !== undefined || hanRows.has(character)) return known
  const line = hanLines().get(character)
  const [, traditional, official, other, pinyin] = line?.split('\t') ?? []
  const first = words(official)
  const row = line && {
    traditional: traditional || character,
    readings: [...first, ...words(other)],
    official: first.length,
    pinyin: words(pinyin),
  }
  hanRows.set(character, row || undefined)
  return row || undefined
}

const variants = once(
  () => new Map(rowsOf('variant.tsv', ([form = '', sameAs = '']) => [form, sameAs] as const)),
)

const simplified = once(
  () => new Map(rowsOf('simplified.tsv', ([form = '', many]) => [form, words(many)] as const)),
)

const formsOf = new Map<string, readonly string[]>()

/**
 * The traditional forms that a written character may stand for, the usual one first; itself if the
 * tables say nothing. Forms that differ only by the standard of a country (敎 and 教) are one.
 */
export function traditionalForms(character: string): readonly string[] {
  const known = formsOf.get(character)
  if (known !== undefined) return known
  const others = simplified().get(character) ?? []
  const first = hanRow(character)?.traditional ?? others[0] ?? character
  const forms = [...new Set([first, ...others].map((one) => variants().get(one) ?? one))]
  formsOf.set(character, forms)
  return forms
}

/** The usual traditional form of a written character. */
export function traditionalForm(character: string): string {
  return traditionalForms(character)[0] as string
}

/** Every character of the table. */
export function hanCharacters(): Iterable<string> {
  return hanLines().keys()
}
