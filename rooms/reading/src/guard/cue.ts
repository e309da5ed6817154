// Words that take back, deny, plan, fear, order or only suppose what stands near them, found in a
// stretch of text. Words are data: `*` stands for up to four words, in Korean and Chinese for up
// to ten signs of one clause; a leading ㄹ or ㄴ for any Korean syllable that ends in it.
import type { Factuality } from '@tumen/claim'
import type { Lexicon } from '../text/lexicon.ts'
import { matchesOf } from '../text/pattern-match.ts'
import type { Language, Range } from '../text/source-text.ts'

/** A cue in a text: where it stands, and what it makes of what it governs. */
export interface Cue extends Range {
  says: Factuality
}

/** The cues of a section of the word lists. */
export interface CueList {
  says: string
  pattern: RegExp
}

/** The patterns of a section, one for each meaning. */
export function cueLists(lexicon: Lexicon, section: string): CueList[] {
  const forms = new Map<string, string[]>()
  for (const entry of lexicon.entries(section)) {
    const known = forms.get(entry.means) ?? []
    forms.set(entry.means, [...known, ...entry.forms])
  }
  return [...forms].map(([says, all]) => ({ says, pattern: patternOf(all, lexicon.language) }))
}

/** What matches nothing: the pattern of a list without words. */
const NEVER = '(?!)'

/** One pattern for all forms, the longest first. */
export function patternOf(forms: readonly string[], language: Language): RegExp {
  const parts = [...forms].sort((a, b) => b.length - a.length).map((form) => part(form, language))
  const source = parts.join('|') || NEVER
  return language === 'en'
    ? new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, 'gu')
    : new RegExp(source, 'gu')
}

function part(form: string, language: Language): string {
  const escaped = form.replace(/[.?+^$()[\]{}|\\]/g, '\\$&')
  if (language === 'en') return escaped.replaceAll(' * ', ' (?:[^\\s,.;:]+ ){0,4}')
  const gaps = escaped.replaceAll('*', '[^,.;:?!]{0,10}?')
  return gaps.replace(/^[ㄹㄴ]/, (sign) => `[${syllablesWith(sign)}]`)
}

/** The Korean syllables that end in a sign. */
function syllablesWith(sign: string): string {
  const last = sign === 'ㄹ' ? 8 : 4
  let all = ''
  for (let code = 0xac00 + last; code <= 0xd7a3; code += 28) all += String.fromCharCode(code)
  return all
}

/** All forms of a section. */
export function formsIn(lexicon: Lexicon, section: string): string[] {
  return lexicon.entries(section).flatMap(({ forms }) => forms)
}

/** All cues of some lists in some words, in order. */
export function cuesIn(lists: readonly CueList[], words: string): Cue[] {
  const found = lists.flatMap(({ says, pattern }) =>
    matchesOf(pattern, words).map(({ index, 0: cue }) => {
      return { start: index, end: index + cue.length, says: says as Factuality }
    }),
  )
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The words with every match of the patterns blanked, so that no cue is found in them. */
export function blanked(words: string, patterns: readonly RegExp[]): string {
  return patterns.reduce(
    (left, pattern) => left.replace(pattern, (match) => ' '.repeat(match.length)),
    words,
  )
}
