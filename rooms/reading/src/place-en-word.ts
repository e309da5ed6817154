// The words around English places, made ready once, and the preposition of a name.
// Source: reading.md 2, Place and role.
import type { Lexicon } from './lexicon.ts'
import { type PlaceMention, type PlaceSearch, wayOf } from './place-mention.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

/** The words of places as English needs them, made once. */
export interface EnglishPlaceWords {
  ways: ReadonlyMap<string, string>
  modifiers: ReadonlySet<string>
  kinds: ReadonlyMap<string, string>
  agents: ReadonlySet<string>
  agentModifiers: ReadonlySet<string>
  outlets: ReadonlySet<string>
  bodies: ReadonlySet<string>
  persons: ReadonlySet<string>
  noNames: ReadonlySet<string>
  noPlaces: ReadonlySet<string>
  motion: ReadonlySet<string>
  telling: ReadonlySet<string>
  /** Last words of `ways`, `modifiers` and "of": before a name no others are looked at. */
  beforeName: ReadonlySet<string>
}

const made = new WeakMap<Lexicon, EnglishPlaceWords>()

/** The words of places of a word list. */
export function englishPlaceWords(lexicon: Lexicon): EnglishPlaceWords {
  const known = made.get(lexicon)
  if (known) return known
  const pairs = (section: string) =>
    lexicon
      .entries(section)
      .flatMap(({ forms, means }) => forms.map((form) => [form, means] as const))
  const set = (section: string) => new Set(pairs(section).map(([form]) => form))
  const people = pairs('place people').flatMap(([form]) => form.split(' '))
  const ways = new Map([...pairs('place preposition'), ...pairs('place object')])
  const modifiers = new Set([...set('place modifier'), ...people])
  const lasts = [...ways.keys()].map((way) => way.split(' ').at(-1) ?? '')
  const words: EnglishPlaceWords = {
    ways,
    modifiers,
    beforeName: new Set([...lasts, ...modifiers, 'of']),
    kinds: new Map(pairs('place kind')),
    agents: set('place agent'),
    agentModifiers: set('place agent-modifier'),
    outlets: set('place outlet'),
    bodies: set('place body'),
    persons: new Set([...set('place person'), ...set('number people'), ...set('number person')]),
    noPlaces: set('place no-place'),
    motion: set('place motion'),
    telling: set('time telling'),
    noNames: new Set([...set('place no-name'), ...set('time month'), ...set('time weekday')]),
  }
  made.set(lexicon, words)
  return words
}

/** What the search in one English sentence needs. */
export interface EnglishSearch extends PlaceSearch {
  words: EnglishPlaceWords
  range: Range
}

/** Units before a name in which its preposition is looked for. */
const REACH = 90
const LONGEST_PREPOSITION = 5

// Behind a space and before one: a word that nothing is joined to.
const LAST_WORD = / ([a-z]{1,20}) $/

/** How a place is tied to the words before it. */
export type Way = Pick<PlaceMention, 'way' | 'relation'>

/** No word says it. */
export const BARE: Way = { way: 'bare', relation: 'in' }

/** The preposition before a name, past articles, directions, peoples and "the province of". */
export function wayBefore(
  { text: { lower }, words, range }: EnglishSearch,
  start: number,
): Way | undefined {
  const head = lower.slice(Math.max(range.start, start - REACH), start)
  const last = LAST_WORD.exec(head)?.[1]
  if (last !== undefined && !words.beforeName.has(last)) return undefined
  const tokens = head.match(/[\p{L}\p{N}'-]+|[^\s\p{L}\p{N}]/gu) ?? []
  for (;;) {
    const last = tokens.at(-1) ?? ''
    const means = meansAtEnd(tokens, words)
    if (means === 'none') return undefined
    if (means !== undefined) return wayOf(means)
    if (last === 'of' && words.kinds.has(tokens.at(-2) ?? '')) tokens.splice(-2)
    else if (words.modifiers.has(last) || LIKE_MODIFIER.test(last)) tokens.pop()
    else return undefined
  }
}

/** "In Muslim-majority X", "in rebel-held X". */
const LIKE_MODIFIER = wordPattern('en', '-{place like-modifier}$')

function meansAtEnd(tokens: readonly string[], { ways }: EnglishPlaceWords): string | undefined {
  for (let count = LONGEST_PREPOSITION; count > 0; count--) {
    const means = count <= tokens.length ? ways.get(tokens.slice(-count).join(' ')) : undefined
    if (means !== undefined) return means
  }
  return undefined
}
