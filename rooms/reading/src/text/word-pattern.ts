// Patterns in which a section of a word list stands for its words: what a native speaker may
// correct is in the list, and only the grammar around it in code.
import { formsOf, type Lexicon, lexiconFor } from './lexicon.ts'
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
  let made: { lexicon: Lexicon; pattern: RegExp } | undefined
  const pattern = () => {
    const lexicon = lexiconFor(language)
    if (made?.lexicon !== lexicon)
      made = { lexicon, pattern: new RegExp(withWords(source, lexicon), 'u') }
    return made.pattern
  }
  return { test: (words) => pattern().test(words), exec: (words) => pattern().exec(words) }
}

/** The same pattern with the words of each language: what a text needs is one of them. */
export function wordPatterns(source: string): Readonly<Record<Language, WordPattern>> {
  return {
    en: wordPattern('en', source),
    ko: wordPattern('ko', source),
    zh: wordPattern('zh', source),
  }
}

function withWords(source: string, lexicon: Lexicon): string {
  return source.replace(SECTION, (_, section: string) => `(?:${alternation(lexicon, section)})`)
}

/** The forms of a section as one alternation, longest first; without any it matches nothing. */
export function alternation(lexicon: Lexicon, section: string): string {
  const longestFirst = [...formsOf(lexicon, section)].sort((a, b) => b.length - a.length)
  const escaped = longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return escaped.join('|') || NOTHING
}
