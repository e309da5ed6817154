// Patterns in which a section of a word list stands for its words: what a native speaker may
// correct is in the list, and only the grammar around it in code.
import { type Lexicon, lexiconFor } from './lexicon.ts'
import type { Language } from './source-text.ts'

/** A pattern with words of a list, compiled when it is first used. */
export interface WordPattern {
  test(words: string): boolean
  exec(words: string): RegExpExecArray | null
}

/** What a section without words stands for. */
const NOTHING = '(?!)'

const SECTION = /\{([a-z]+ [a-z -]+)\}/g

/**
 * A pattern with `{section}` for any word of that section, the longest first. It throws at its
 * first use when the language has no such section.
 */
export function wordPattern(language: Language, source: string): WordPattern {
  let made: RegExp | undefined
  const pattern = () => {
    made ??= new RegExp(withWords(source, lexiconFor(language)), 'u')
    return made
  }
  return { test: (words) => pattern().test(words), exec: (words) => pattern().exec(words) }
}

function withWords(source: string, lexicon: Lexicon): string {
  const words = (section: string) => alternation(lexicon, section) || NOTHING
  return source.replace(SECTION, (_, section: string) => `(?:${words(section)})`)
}

/** The forms of a section as one alternation, longest first. */
export function alternation(lexicon: Lexicon, section: string): string {
  return joined(lexicon.entries(section).flatMap((entry) => entry.forms))
}

function joined(forms: readonly string[]): string {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length)
  return longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')
}
