// Names in Latin or Cyrillic letters, cut into Korean syllables in every way that the index of
// spellings allows. The surname may stand first or last, or be one word with the rest.
// Source: names.md 6.6, 7.
import { foldLetters } from './fold-letter.ts'
import type { Order, Reading } from './person-name.ts'
import type { Spelling, SyllableSet } from './spelling-index.ts'

const LONGEST_KEY = 7
const LONGEST_SURNAME = 8
const MOST_GIVEN = 3
const MOST_READINGS = 64
const MOST_IN_SET = 24

/** Given syllables: for each its letters and what they may be. */
type Cut = readonly (readonly [letters: string, set: SyllableSet])[]

/** All ways to cut letters into at most so many syllables of the index, long ones first. */
function cutSyllables(letters: string, most: number, spelling: Spelling): Cut[] {
  if (letters === '') return [[]]
  if (most === 0 || letters.length > most * LONGEST_KEY) return []
  const found: Cut[] = []
  for (let end = Math.min(LONGEST_KEY, letters.length); end > 0; end--) {
    const head = letters.slice(0, end)
    const set = spelling.syllables.get(head)
    if (set === undefined) continue
    for (const rest of cutSyllables(letters.slice(end), most - 1, spelling))
      found.push([[head, set], ...rest])
  }
  return found
}

/** Of several words each is one syllable where it can be; a single word may be up to three. */
function cutGiven(pieces: readonly string[], spelling: Spelling): Cut[] {
  if (pieces.length === 1) return cutSyllables(pieces[0] as string, MOST_GIVEN, spelling)
  let found: Cut[] = [[]]
  for (const piece of pieces) {
    const whole = spelling.syllables.get(piece)
    const cuts: Cut[] = whole ? [[[piece, whole]]] : cutSyllables(piece, 2, spelling)
    found = found.flatMap((before) => cuts.map((after) => [...before, ...after]))
    found = found.filter(({ length }) => length <= MOST_GIVEN)
  }
  return found
}

function piecesOf(words: readonly string[]): string[] {
  return words.flatMap((word) => word.split(/[-.]/)).filter((piece) => piece !== '')
}

function lettersOf(words: readonly string[]): string {
  return piecesOf(words).join('')
}

type Surnames = Spelling['surnames']

interface Readings {
  readings: Reading[]
  cut: boolean
}

function atMost(set: SyllableSet): SyllableSet {
  return set.size > MOST_IN_SET ? new Map([...set].slice(0, MOST_IN_SET)) : set
}

function readingsOf(
  surname: ReadonlySet<string> | null,
  given: readonly Cut[],
  form: { order: Order; script: Spelling['script'] },
): Reading[] {
  const cuts = given.filter(({ length }) => length > 0 && length <= MOST_GIVEN)
  return cuts.map((cut) => ({
    surname,
    given: cut.map(([, set]) => atMost(set)),
    ...form,
    letters: cut.map(([letters]) => letters),
  }))
}

function readGlued(letters: string, spelling: Spelling): Reading[] {
  const found: Reading[] = []
  const form = { order: 'glued', script: spelling.script } as const
  for (let end = 1; end <= Math.min(LONGEST_SURNAME, letters.length - 1); end++) {
    const surname = spelling.surnames.get(letters.slice(0, end))
    if (surname === undefined) continue
    const given = cutSyllables(letters.slice(end), MOST_GIVEN, spelling)
    found.push(...readingsOf(surname, given, form))
  }
  return found
}

function readOneWord(word: string, spelling: Spelling): Reading[] {
  const glued = readGlued(lettersOf([word]), spelling)
  const pieces = piecesOf([word])
  const form = { order: 'mono', script: spelling.script } as const
  const mono = readingsOf(null, cutGiven(pieces, spelling), form)
  // Two syllables, or a hyphen, are a given name (Minji, Jong-un) at least as often as a whole one.
  if (glued.length === 0 || pieces.length > 1) return [...glued, ...mono]
  return [...glued, ...mono.filter(({ given }) => given.length === 2)]
}

/** A name of several words; `comma` when one follows the first, which is then the surname. */
interface Words {
  words: readonly string[]
  comma: boolean
}

function readWords({ words, comma }: Words, spelling: Spelling, known: Surnames): Reading[] {
  const read = (surname: readonly string[], given: readonly string[], order: Order) => {
    const set = known.get(lettersOf(surname))
    if (set === undefined) return []
    const form = { order, script: spelling.script }
    return readingsOf(set, cutGiven(piecesOf(given), spelling), form)
  }
  const found = read(words.slice(0, 1), words.slice(1), 'first')
  if (comma) return found
  found.push(...read(words.slice(-1), words.slice(0, -1), 'last'))
  if (words.length >= 3) found.push(...read(words.slice(0, 2), words.slice(2), 'first'))
  return found
}

const LETTER = /[a-z\u0400-\u04FF]/
const NO_PART_OF_A_WORD = /[^a-z\u0400-\u04FF.-]/g

function wordsOf(folded: string): Words {
  const parts = folded.split(',').map((part) => part.split(' ').filter((word) => LETTER.test(word)))
  const full = parts.filter(({ length }) => length > 0)
  const [first = [], ...rest] = full.map((words) =>
    words.map((word) => word.replace(NO_PART_OF_A_WORD, '')),
  )
  if (rest.length === 0) return { words: first, comma: false }
  return { words: [first.join(''), ...rest.flat()], comma: true }
}

/** Whether the name is one word that is a surname and nothing else. */
export function isSurnameSpelled(text: string, { surnames }: Spelling): boolean {
  const { words } = wordsOf(foldLetters(text))
  return words.length === 1 && surnames.has(lettersOf(words))
}

/** The Korean readings of a name in letters, at most 64; `cut` when some were left out. */
export function readSpelled(text: string, spelling: Spelling): Readings {
  const words = wordsOf(foldLetters(text))
  const [first, ...more] = words.words
  if (first === undefined) return { readings: [], cut: false }
  let all = more.length === 0 ? readOneWord(first, spelling) : []
  for (const known of [spelling.surnames, spelling.byLetters])
    if (all.length === 0 && more.length > 0) all = readWords(words, spelling, known)
  const wide = all.some(({ given }) => given.some(({ size }) => size === MOST_IN_SET))
  return { readings: all.slice(0, MOST_READINGS), cut: wide || all.length > MOST_READINGS }
}
