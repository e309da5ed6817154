// What stands around a name and is no part of it: brackets, titles, marks of a name that is kept
// back. The order of the steps matters. Source: names.md 3, steps 1 to 5.
import { foldLetters } from './fold-letter.ts'
import { isHangulSyllable } from './hangul.ts'
import { isSurnameEast } from './name-east.ts'
import { splitForms } from './name-form.ts'
import { markerRows, surnameRows } from './name-table.ts'
import { cyrillicSpelling, latinSpelling } from './spelling-index.ts'

/** A name without what stands around it, in Unicode NFKC with single spaces. */
export interface CleanName {
  text: string
  /** What stood in brackets, in order. */
  brackets: readonly string[]
  none?: 'empty' | 'pseudonym' | 'masked'
}

const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g
const PRINTED_ASCII = /^[ -^`-~]*$/
const MARKS_OF_FORMAT = /[\p{Cf}\p{Cc}\p{Cs}\p{Co}]/gu
const AMBIGUOUS_LENGTH = 3
const WHOLE_NAME = 3
const MOST_BRACKETS = 4
const LABEL = /^(?:name|이름|성명|성함|姓名|名字) ?: ?/i
const NUMBER_BEFORE = /^\d{1,5}[.):]? */
const LETTER_BEHIND = / [a-z]$/
const NUMBER_BEHIND = /[ ,#]*\d{1,4} ?(?:세|살|岁|歲)?$/
const BRACKET = /[([]([^()[\]]*)(?:[)\]]|$)/g

/** One form of a text: NFKC, one kind of dash, bracket and apostrophe, single spaces, trimmed. */
export function normalForm(raw: string): string {
  if (PRINTED_ASCII.test(raw)) return raw.replace(/ +/g, ' ').trim()
  return raw
    .replace(/\u00B4/g, "'")
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(/[〔【「『《〈]/g, '(')
    .replace(/[〕】」』》〉]/g, ')')
    .replace(/[\t\n\r]/g, ' ')
    .replace(/(?<=[A-Za-z])_(?=[A-Za-z])/g, ' ')
    .replace(MARKS_OF_FORMAT, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** ASCII letters in lower case, everything else as it is. */
function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

const textsOf = new Map<string, ReadonlySet<string>>()

function marker(kind: string, script: string): ReadonlySet<string> {
  const key = `${kind} ${script}`
  const known = textsOf.get(key)
  if (known !== undefined) return known
  const rows = markerRows().filter((row) => row.kind === kind && row.script === script)
  const made = new Set(rows.map(({ text }) => text))
  textsOf.set(key, made)
  return made
}

function isPseudonym(bracket: string): boolean {
  const text = lower(bracket)
  const latin = ` ${text.replace(/[^a-z]+/g, ' ')} `
  return (
    [...marker('pseudonym', 'hangul'), ...marker('pseudonym', 'han')].some((one) =>
      text.includes(one),
    ) || [...marker('pseudonym', 'latin')].some((one) => latin.includes(` ${one} `))
  )
}

/** Whether a word beside the name says that it is made up: 김철수 가명, 化名李明. */
function saysPseudonym(text: string): boolean {
  const words = text.split(/[ :]+/)
  const outside = [...marker('pseudonym', 'hangul'), ...marker('pseudonym', 'han')]
  if (words.length > 1 && outside.some((one) => words[0] === one || words.at(-1) === one))
    return true
  return [...marker('pseudonym', 'han')].some(
    (one) => text.startsWith(one) && [...text].length > one.length + 1,
  )
}

/** 꽃님 and 별님 are given names: in three syllables 님 may be a title or not. */
function mayBeGiven(word: string, title: string): boolean {
  return title === '님' && word.length === AMBIGUOUS_LENGTH
}

function withoutJoinedTitle(word: string): string {
  if (![...word].every(isHangulSyllable)) return word
  for (const title of marker('joined', 'hangul')) {
    const rest = word.slice(0, -title.length)
    if (word.endsWith(title) && rest !== '' && !mayBeGiven(word, title)) return rest
  }
  return word
}

function withoutHanTitle(text: string): string {
  for (const title of marker('honorific', 'han')) {
    const rest = text.slice(0, -title.length).trim()
    if (text.endsWith(title) && rest !== '') return rest
  }
  return text
}

function isTitle(word: string | undefined, script: string): boolean {
  return word !== undefined && marker('honorific', script).has(lower(word).replace(/[.,]/g, ''))
}

/** A Hangul title of two syllables or more before a name (목사 김철수), or "the late" (고 김철수). */
function isTitleBefore([first = '', ...rest]: readonly string[]): boolean {
  const name = rest.join('')
  if (marker('before', 'han').has(first)) return name !== ''
  if (marker('before', 'hangul').has(first)) return [...name].length >= WHOLE_NAME
  return first.length > 1 && isTitle(first, 'hangul') && [...name].length > 1
}

function withoutTitle(text: string): string {
  const words = text.split(' ')
  if (words.length > 1) {
    if (isTitle(words.at(-1), 'hangul') || isTitle(words.at(-1), 'latin'))
      return words.slice(0, -1).join(' ').replace(/,$/, '')
    if (isTitle(words[0], 'latin') || isTitleBefore(words)) return words.slice(1).join(' ')
  }
  const last = words.at(-1) as string
  const [first = ''] = words
  const late = [...marker('before', 'han')].find((one) => first.startsWith(one))
  if (late !== undefined && [...first].length > late.length + 1) return text.slice(late.length)
  return withoutHanTitle([...words.slice(0, -1), withoutJoinedTitle(last)].join(' '))
}

/** The name without titles before, after and joined to it; never empty. */
function withoutTitles(text: string): string {
  let before = text
  let after = withoutTitle(before)
  while (after !== before) {
    before = after
    after = withoutTitle(before)
  }
  return after
}

const EAST = /[\p{Script=Hangul}\p{Script=Han}]/u
const EAST_ALL = /[\p{Script=Hangul}\p{Script=Han}]/gu
const JAMO = /[\u1100-\u11FF\u3130-\u318F\uA960-\uA97F\uD7B0-\uD7FF]/
const ONE_LETTER = /^[a-z\u0400-\u04FF]$/
const WHOLE_VOWEL = /^[aeiouаеёиоуыэюя]$/

/** "A Mr, a Miss Kim": 김모군, 이 모양. */
function isSomebodyTitled(letters: readonly string[]): boolean {
  const [surname = '', somebody = '', title = ''] = letters
  return (
    letters.length === 3 &&
    marker('mask', 'hangul').has(somebody) &&
    marker('honorific', 'hangul').has(title) &&
    surnameRows().some(({ hangul, dprk }) => hangul === surname || dprk === surname)
  )
}

/** Whether what follows the surname says "somebody": 김모, 남궁모, 金某, 李某某. */
function isSomebody(text: string): boolean {
  const letters = text.match(EAST_ALL) ?? []
  const whole = letters.join('')
  if ([...marker('mask-end', 'hangul')].some((one) => whole.endsWith(one))) return true
  if (isSomebodyTitled(letters)) return true
  const withheld = [...marker('mask', 'hangul'), ...marker('mask', 'han')]
  const surname = [...letters]
  while (withheld.includes(surname.at(-1) ?? '')) surname.pop()
  if (surname.length === letters.length) return false
  return surname.length <= 1 || isSurnameEast(surname.join(''))
}

function isMaskedEast(text: string): boolean {
  if (/\p{Script=Latin}/u.test(text) || JAMO.test(text)) return true
  return isSomebody(text)
}

/** Initials mask a Korean name, and any name of which they leave less than two words. */
function isMaskedSpelled(text: string): boolean {
  const words = foldLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /\p{L}/u.test(word))
  if (words.some((word) => marker('mask', 'latin').has(word))) return true
  const short = words.filter((word) => ONE_LETTER.test(word))
  if (short.length > 0 && short.length === words.length) return true
  if (!short.some((word) => !WHOLE_VOWEL.test(word))) return false
  const long = words.filter((word) => !short.includes(word))
  const surnames = [latinSpelling('plain').surnames, cyrillicSpelling().surnames]
  return long.length < 2 || long.some((word) => surnames.some((known) => known.has(word)))
}

/** Whether the name is kept back, in part or as a whole. */
function isMasked(text: string): boolean {
  if ([...text].some((character) => marker('mask', 'any').has(character))) return true
  if (marker('unknown', 'any').has(lower(text).replace(LETTER_BEHIND, ''))) return true
  const [form = '', ...others] = splitForms(text)
  if (others.length > 0) return isMasked(form)
  return EAST.test(text) ? isMaskedEast(text) : isMaskedSpelled(text)
}

/** A Hangul or Han name without what follows a comma: 김철수, 남. */
function withoutRemark(text: string): string {
  const [name = ''] = text.split(/ ?[,、]/)
  const letters = name.match(EAST_ALL) ?? []
  return letters.length > 1 && letters.join('') === name.replaceAll(' ', '') ? name : text
}

/** The name without the number of its row before it, and without an age or a number behind it. */
function withoutNumbers(text: string): string {
  const rest = text.replace(NUMBER_BEFORE, '').replace(NUMBER_BEHIND, '')
  return /\p{L}/u.test(rest) ? rest : text
}

/**
 * The name without brackets and titles. `none` says why there is nothing to compare: nothing was
 * written, it is said to be a pseudonym, or it is masked.
 */
export function cleanName(raw: string): CleanName {
  const whole = normalForm(raw)
  if (whole === '') return { text: '', brackets: [], none: 'empty' }
  const inside = [...whole.matchAll(BRACKET)].map(([, one = '']) => one.trim())
  const brackets = inside.filter((one) => one !== '').slice(0, MOST_BRACKETS)
  if (inside.some(isPseudonym)) return { text: '', brackets, none: 'pseudonym' }
  const plain = normalForm(whole.replace(BRACKET, ' ')) || (brackets.shift() ?? '')
  const text = withoutNumbers(withoutRemark(plain.replace(LABEL, '')))
  if (saysPseudonym(text)) return { text: '', brackets, none: 'pseudonym' }
  const name = withoutTitles(text)
  if (name === '') return { text: '', brackets, none: 'empty' }
  return isMasked(name) ? { text: name, brackets, none: 'masked' } : { text: name, brackets }
}
