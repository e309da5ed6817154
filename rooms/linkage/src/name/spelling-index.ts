// From Latin or Cyrillic letters to the Hangul syllables that they may stand for. Each letter of
// Hangul has one list of variants over all systems and habits; an index holds what they make
// together, with a weight that falls with the place in the lists. Source: names.md 6, 8.
import { CODAS, canonicalSyllable, jamoOf, NUCLEI, ONSETS } from './hangul.ts'
import {
  hanCharacters,
  hanRow,
  nativeSyllables,
  type RomanisationRow,
  rareSurnameRows,
  romanisationRows,
  type SurnameRow,
  surnameRows,
} from './name-table.ts'

/** Canonical syllables with a weight from 0 to 1, best first. */
export type SyllableSet = ReadonlyMap<string, number>

/** The language of the source: how it writes the y-glide, and which alphabet it uses. */
export type Style = 'plain' | 'de' | 'ru'

/** The spelling of an onset, nucleus or coda, and its place in the list of variants. */
type Variants = ReadonlyMap<string, readonly string[]>

const HISTORIC: readonly (readonly [string, string, number])[] = [['syng', '승', 0.5]]
const OPEN_ONLY = new Set(['oh', 'yoh', 'ay', 'oy', 'iy', 'eh'])
const SHORT_YEO = new Set(['eo', 'eou', 'eu'])
const AFTER_SH = /^(?:i|y|ee|wi|eu|u|o|a)/
const AFTER_WH = /^(?:a|wa|oa)/

type Column = (row: RomanisationRow) => readonly string[]

const LATIN: Column = ({ variants }) => variants
const LATIN_AND_SEEN: Column = ({ variants, alsoSeen }) => [...variants, ...alsoSeen]
const GERMAN: Column = (row) => [...LATIN_AND_SEEN(row), ...row.german]
const CYRILLIC: Column = ({ cyrillic }) => cyrillic

function variantsOf(column: Column): Variants[] {
  return ['onset', 'nucleus', 'coda'].map((part) => {
    const rows = romanisationRows().filter((row) => row.part === part)
    return new Map(
      rows.map((row) => [row.jamo, column(row).map((one) => (one === '-' ? '' : one))]),
    )
  })
}

interface Choice {
  onset: string
  nucleus: string
  closed: boolean
}

/** Whether a spelling of a nucleus stands beside this onset and coda in no name. */
function isUnused(spelling: string, before: string, { onset, nucleus, closed }: Choice): boolean {
  if (before === 'sh' && !AFTER_SH.test(spelling)) return true
  if (before === 'wh' && !AFTER_WH.test(spelling)) return true
  if (closed && (OPEN_ONLY.has(spelling) || (spelling === 'oe' && nucleus === 'ㅗ'))) return true
  if (nucleus === 'ㅘ' && spelling === 'a') return before !== 'wh'
  if (nucleus === 'ㅕ' && SHORT_YEO.has(spelling)) return onset !== 'ㄱ' && onset !== 'ㅎ'
  return nucleus === 'ㅢ' && spelling === 'hee' && onset !== 'ㅇ'
}

/**
 * Every Hangul syllable that the reading of a character or a native name can be: 563 of the
 * reference and, with `seen`, further native ones.
 */
export function nameSyllables(seen: boolean): ReadonlySet<string> {
  const native = nativeSyllables().filter(({ isListed }) => seen || isListed)
  const found = new Set(native.map(({ syllable }) => syllable))
  for (const character of hanCharacters())
    for (const reading of hanRow(character)?.readings ?? []) found.add(reading)
  return found
}

/** The spellings of one syllable with their weights. */
function* spellingsOf(syllable: string, [onsets, nuclei, codas]: readonly Variants[]) {
  const parts = jamoOf(syllable)
  const onset = ONSETS[parts.onset] as string
  const nucleus = NUCLEI[parts.nucleus] as string
  const closed = parts.coda > 0
  const ends = closed ? (codas?.get(CODAS[parts.coda] as string) ?? []) : ['']
  for (const [i, before] of (onsets?.get(onset) ?? []).entries())
    for (const [j, middle] of (nuclei?.get(nucleus) ?? []).entries()) {
      if (isUnused(middle, before, { onset, nucleus, closed })) continue
      for (const [k, end] of ends.entries())
        yield { before, middle, end, weight: 1 / (1 + 0.2 * i + 0.35 * j + 0.4 * k) }
    }
}

const GLIDE = /y(?=[aeiou])/g
const GLIDE_WEIGHT = 0.9
/** Syllables beyond the reference stand behind all others. */
const SEEN_WEIGHT = 0.2

type Growing = Map<string, Map<string, number>>

function keep(index: Growing, spelling: string, [syllable, weight]: readonly [string, number]) {
  const set = index.get(spelling) ?? new Map<string, number>()
  index.set(spelling, set)
  if (weight > (set.get(syllable) ?? 0)) set.set(syllable, weight)
}

function bestFirst(set: ReadonlyMap<string, number>): SyllableSet {
  return new Map([...set].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)))
}

function finished(index: Growing): ReadonlyMap<string, SyllableSet> {
  return new Map([...index].map(([spelling, set]) => [spelling, bestFirst(set)]))
}

/** How an index is made: `seen` adds variants that the reference does not have. */
interface Habit {
  style: Style
  seen: boolean
}

/** Makes the index of Latin spellings of Hangul syllables, which are kept as they are given. */
export function makeLatinIndex(
  syllables: Iterable<string>,
  { style, seen }: Habit,
): ReadonlyMap<string, SyllableSet> {
  const more = style === 'de' ? GERMAN : LATIN_AND_SEEN
  const lists = variantsOf(seen ? more : LATIN)
  const listed = nameSyllables(false)
  const index: Growing = new Map()
  for (const syllable of syllables)
    for (const { before, middle, end, weight: own } of spellingsOf(syllable, lists)) {
      const weight = listed.has(syllable) ? own : own * SEEN_WEIGHT
      keep(index, before + middle + end, [syllable, weight])
      const glided = middle.replace(GLIDE, 'j')
      if (style === 'de' && glided !== middle)
        keep(index, before + glided + end, [syllable, weight * GLIDE_WEIGHT])
    }
  for (const [spelling, syllable, weight] of HISTORIC) keep(index, spelling, [syllable, weight])
  return finished(index)
}

function makeCyrillicIndex(syllables: Iterable<string>): ReadonlyMap<string, SyllableSet> {
  const index: Growing = new Map()
  for (const syllable of syllables)
    for (const { before, middle, end, weight } of spellingsOf(syllable, variantsOf(CYRILLIC)))
      keep(index, before + middle + end, [syllable, weight])
  return finished(index)
}

function canonicalSet(set: SyllableSet): SyllableSet {
  const found = new Map<string, number>()
  for (const [syllable, weight] of set) {
    const canonical = canonicalSyllable(syllable)
    if (weight > (found.get(canonical) ?? 0)) found.set(canonical, weight)
  }
  return bestFirst(found)
}

type Surnames = ReadonlyMap<string, ReadonlySet<string>>

/** What an alphabet knows of spellings, each in lower case without marks. */
export interface Spelling {
  script: 'latin' | 'cyrillic'
  /** Canonical syllables by spelling. */
  syllables: ReadonlyMap<string, SyllableSet>
  surnames: Surnames
  /** All surnames, rare ones too, by their letters: tried only where nothing else can be read. */
  byLetters: Surnames
}

function surnamesBy(spellings: (row: SurnameRow) => readonly string[]): Surnames {
  const index = new Map<string, Set<string>>()
  for (const row of surnameRows())
    for (const spelling of spellings(row))
      index.set(spelling, (index.get(spelling) ?? new Set()).add(row.hangul))
  return index
}

function surnamesByLetters(syllables: ReadonlyMap<string, SyllableSet>): Surnames {
  const all = new Set([...surnameRows(), ...rareSurnameRows()].map(({ hangul }) => hangul))
  const index = new Map<string, ReadonlySet<string>>()
  for (const [spelling, set] of syllables) {
    const found = [...set.keys()].filter((syllable) => all.has(syllable))
    if (found.length > 0) index.set(spelling, new Set(found))
  }
  return index
}

function canonicalIndex(index: ReadonlyMap<string, SyllableSet>): Map<string, SyllableSet> {
  return new Map([...index].map(([spelling, set]) => [spelling, canonicalSet(set)]))
}

function withGlides(spellings: readonly string[]): string[] {
  return [...spellings, ...spellings.map((one) => one.replace(GLIDE, 'j'))]
}

function makeLatin(style: Style): Spelling {
  const syllables = canonicalIndex(makeLatinIndex(nameSyllables(true), { style, seen: true }))
  const surnames = surnamesBy(({ spellings, alsoSeen }) => {
    const all = [...spellings, ...alsoSeen]
    return style === 'de' ? withGlides(all) : all
  })
  return { script: 'latin', syllables, surnames, byLetters: surnamesByLetters(syllables) }
}

function makeCyrillic(): Spelling {
  const syllables = canonicalIndex(makeCyrillicIndex(nameSyllables(true)))
  const surnames = surnamesBy((row) => [
    ...row.cyrillic,
    // A surname without a spelling of its own is written by its letters.
    ...[...syllables].flatMap(([spelling, set]) => {
      const isFirst = row.cyrillic.length === 0 && set.has(row.hangul)
      return isFirst ? [spelling] : []
    }),
  ])
  return { script: 'cyrillic', syllables, surnames, byLetters: surnamesByLetters(syllables) }
}

const made = new Map<string, Spelling>()

function madeOnce(name: string, make: () => Spelling): Spelling {
  const known = made.get(name) ?? make()
  made.set(name, known)
  return known
}

/** The spellings in Latin letters; made once a style. */
export function latinSpelling(style: Style): Spelling {
  return madeOnce(style, () => makeLatin(style))
}

/** The spellings in Cyrillic letters; made once. */
export function cyrillicSpelling(): Spelling {
  return madeOnce('cyrillic', makeCyrillic)
}
