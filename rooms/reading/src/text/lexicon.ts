// Word lists as data: one file per language, in sections of plain lines, so that a native speaker
// can correct them without reading code. Source: reading.md, what must be shown, 8.
import { readFileSync } from 'node:fs'
import { simplifier } from './chinese-script.ts'
import { createPhraseIndex, type PhraseIndex } from './phrase-index.ts'
import type { Language } from './source-text.ts'

/** One line: forms of a word or phrase, folded and in lower case, and what they say. */
export interface Entry {
  forms: string[]
  /** The word after `=`; empty without one. */
  means: string
}

/** The words of one language by section. */
export interface Lexicon {
  language: Language
  /** The names of all sections, in the order of the file. */
  sections(): readonly string[]
  /** The entries of a section; throws when there is none of that name. */
  entries(section: string): readonly Entry[]
  /** What each form of a section means, of a form that stands twice the last; made once. */
  words(section: string): ReadonlyMap<string, string>
  /** Whether there is a section of that name. */
  has(section: string): boolean
  /** The entries of a section, ready to be found in a text; made once. */
  index(section: string): PhraseIndex
  /** A text as the lists write it: in simplified signs; its length stays. */
  simplified(text: string): string
}

/**
 * Reads the lines of a word list: `[section]`, `form, form = meaning`, `# remark`. A form is
 * a word or several; spaces around it do not count. Throws with the number of a bad line.
 */
export function parseLexicon(lines: string, language: Language): Lexicon {
  const sections = new Map<string, Entry[]>()
  let current: Entry[] | undefined
  for (const [n, raw] of lines.split('\n').entries()) {
    const line = raw.replace(/(^|\s)#(\s.*)?$/, '')
    if (line === '') continue
    const head = /^\[([^\]]+)\]$/.exec(line)?.[1]
    if (head !== undefined) {
      current = sections.get(head) ?? []
      sections.set(head, current)
      continue
    }
    if (!current) throw new Error(`word list ${language}: line ${n + 1} stands in no section`)
    const entry = readEntry(line, `word list ${language}: line ${n + 1}`)
    current.push(language === 'ko' ? { ...entry, forms: entry.forms.flatMap(spaced) } : entry)
  }
  return lexiconOf(sections, language)
}

/** The section with signs of the traditional script that the library leaves. */
const SCRIPT = 'script traditional'

// Once a form is written in simplified signs, its traditional twin is the same form.
function simplify(sections: ReadonlyMap<string, Entry[]>): (text: string) => string {
  const signs = sections.get(SCRIPT)
  if (!signs) return (text) => text
  const simplified = simplifier(
    signs.flatMap(({ forms, means }) => forms.map((form) => [form, means] as const)),
  )
  for (const [name, entries] of sections)
    if (name !== SCRIPT)
      for (const entry of entries) entry.forms = [...new Set(entry.forms.map(simplified))]
  return simplified
}

function readEntry(line: string, where: string): Entry {
  const [left = '', means = '', more] = line.split('=').map((part) => part.trim())
  const forms = left.split(',').map((form) => form.trim().toLowerCase())
  if (more !== undefined || forms.includes('')) throw new Error(`${where} cannot be read`)
  return { forms, means }
}

const FIRST_SYLLABLE = 0xac00
const [VOWELS, FINALS] = [21, 28]
/** ㅏ ㅓ ㅕ ㅘ ㅝ: in which the first of two Korean verbs ends. */
const JOINING: ReadonlySet<number> = new Set([0, 4, 6, 9, 14])

/** "잡혀갔" may be written "잡혀 갔": a verb of going or coming behind another one. */
function spaced(form: string): string[] {
  const [, before, last] = /^(.*[가-힣])([갔간가갈왔온오올])$/u.exec(form) ?? []
  if (before === undefined || last === undefined) return [form]
  const code = before.charCodeAt(before.length - 1) - FIRST_SYLLABLE
  const isOpen = code % FINALS === 0 && JOINING.has(Math.floor(code / FINALS) % VOWELS)
  return isOpen ? [form, `${before} ${last}`] : [form]
}

function lexiconOf(sections: ReadonlyMap<string, Entry[]>, language: Language): Lexicon {
  const indexes = new Map<string, PhraseIndex>()
  const simplified = simplify(sections)
  const entries = (section: string) => {
    const found = sections.get(section)
    if (!found) throw new Error(`word list ${language}: no section [${section}]`)
    return found
  }
  const index = (section: string) => {
    const known = indexes.get(section)
    if (known) return known
    const made = createPhraseIndex(entries(section), language)
    indexes.set(section, made)
    return made
  }
  const maps = new Map<string, ReadonlyMap<string, string>>()
  const words = (section: string) => {
    const known = maps.get(section)
    if (known) return known
    const listed = entries(section).flatMap(({ forms, means }) =>
      forms.map((form) => [form, means] as const),
    )
    const made = new Map(listed)
    maps.set(section, made)
    return made
  }
  const has = (section: string) => sections.has(section)
  const names = () => [...sections.keys()]
  return { language, sections: names, entries, has, words, index, simplified }
}

const formsKept = perLexicon(() => new Map<string, readonly string[]>())

/** All forms of a section, in its order. */
export function formsOf(lexicon: Lexicon, section: string): readonly string[] {
  const kept = formsKept(lexicon)
  const known = kept.get(section) ?? lexicon.entries(section).flatMap(({ forms }) => forms)
  kept.set(section, known)
  return known
}

/** Words of a text of any language as the Chinese list writes them; their length stays. */
export function inSimplifiedSigns(words: string): string {
  return lexiconFor('zh').simplified(words)
}

const loaded = new Map<Language, Lexicon>()

/** The words of a language as they come with the room; read once. */
export function lexiconFor(language: Language): Lexicon {
  const known = loaded.get(language)
  if (known) return known
  const lines = readFileSync(new URL(`../../data/${language}.txt`, import.meta.url), 'utf8')
  const lexicon = parseLexicon(lines, language)
  loaded.set(language, lexicon)
  return lexicon
}

/** Reads with other words than those of the room, for whoever tries out a list. */
export function useLexicon(lexicon: Lexicon): void {
  loaded.set(lexicon.language, lexicon)
}

/** What is compiled from the words of a lexicon, made when it is first asked for. */
export function perLexicon<T>(make: (lexicon: Lexicon) => T): (lexicon: Lexicon) => T {
  const made = new WeakMap<Lexicon, { value: T }>()
  return (lexicon) => {
    const known = made.get(lexicon)
    if (known) return known.value
    const value = make(lexicon)
    made.set(lexicon, { value })
    return value
  }
}
