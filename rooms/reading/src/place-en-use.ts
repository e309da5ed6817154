// What an English name of a place stands for: the place, those who act there, or an office, an
// outlet or a speaker. Source: reading.md 2, Place and role; the tests are a choice.
import type { EnglishPlaceWords, EnglishSearch } from './place-en-word.ts'
import type { PlaceUse } from './place-mention.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

const CAPITAL = /\p{Lu}/u
const NEXT_WORD = /^(?:'s)? (\p{L}[\p{L}-]*)(?: (\p{L}[\p{L}-]*))?/u
const DATELINE =
  /^(?:, [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?(?:, [A-Z]\w+)? ?(?:\([^()]{2,40}\) ?)?(?:—|–|--|-) /

/** What a name in `range` stands for, by what follows it. */
export function useOfName(
  { text, words, range: sentence }: EnglishSearch,
  { start, end }: Range,
  isBare: boolean,
): PlaceUse {
  const after = text.folded.slice(end, end + 70)
  if (start - sentence.start < 3 && DATELINE.test(after)) return 'office'
  if (isSurname(text.folded.slice(Math.max(sentence.start, start - 30), start), after))
    return 'office'
  if (isSeatOfBody(text.folded.slice(Math.max(sentence.start, start - 70), start), words))
    return 'office'
  if (WROTE_TO.test(text.lower.slice(Math.max(sentence.start, start - 24), start))) return 'office'
  if (SEATED.test(text.lower.slice(Math.max(sentence.start, start - 24), start))) return 'office'
  if (NAMED_SO.test(text.lower.slice(Math.max(sentence.start, start - 12), start))) return 'office'
  if (/^ ?\$/.test(after) || JOINED.test(after) || isTold(after, words)) return 'office'
  if (!isBare) return 'place'
  return useOfBare(isTitleCase(text.folded, sentence) ? after.toLowerCase() : after, words)
}

const titles = new WeakMap<Range, boolean>()

/** Whether nearly all words of a range begin with a capital letter, as in a headline. */
export function isTitleCase(folded: string, range: Range): boolean {
  const known = titles.get(range)
  if (known !== undefined) return known
  const words = folded.slice(range.start, range.end).match(/\p{L}{4,}/gu) ?? []
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length
  const made = words.length >= 4 && small * 4 <= words.length
  titles.set(range, made)
  return made
}

/** "Cyclone X", "Operation X": what only bears the name of a place. */
const NAMED_SO = wordPattern('en', String.raw`\b{place bearer} $`)

/** "The X-led force": whose it is. */
const JOINED = wordPattern('en', '^-{place joined}')

/** "A group based in X": who tells sits there. */
const SEATED = wordPattern('en', String.raw`\b{place seated} (?:in|at) (?:the )?$`)

const WROTE_TO = wordPattern('en', String.raw`\b{place addressing} to $`)

// "The Court of Justice in Luxembourg", "the Rights Clinic in New York"
function isSeatOfBody(before: string, { bodies }: EnglishPlaceWords): boolean {
  const [, noun = ''] = /(?:^|[ -])(\p{Lu}[\p{L}]+) (?:in|at) $/u.exec(before) ?? []
  return bodies.has(noun.toLowerCase()) && !IN_BODY.test(before)
}

// "Taken from Norwood College in X": what happened there.
const IN_BODY = new RegExp(
  '\\b(?:at|from|near|(?:out|in)side|into|to|on|in) (?:the |an? )?' +
    "(?:\\p{Lu}[\\p{L}'-]+ ){1,4}(?:in|at) $",
  'u',
)

// "The Minister of Justice, Ali Farah, said": the end of somebody's name.
function isSurname(before: string, after: string): boolean {
  return (
    /, \p{Lu}\p{Ll}+ $/u.test(before) && /^, (?:has |had |also )?(?:sa|to|wr|ad|wa|te)/.test(after)
  )
}

const TOLD = /^ (?:(?:has|have|had|also|later) )?([a-z]+)/

// "A lawyer in Grozny told", "officials in Herat said", "Delhi puts": where the speaker is.
function isTold(after: string, { telling }: EnglishPlaceWords): boolean {
  const [told = '', verb = ''] = TOLD.exec(after) ?? []
  // "The strike in X reported by Y" tells nothing.
  return telling.has(verb) && !after.startsWith(' by ', told.length)
}

// "China Daily", "South Korea's Unification Ministry": a capital letter follows at once.
function useOfBare(after: string, words: EnglishPlaceWords): PlaceUse {
  const [, next = '', second = ''] = NEXT_WORD.exec(after) ?? []
  if (isAgent(next, second, words)) return words.outlets.has(second) ? 'office' : 'agent'
  if (words.outlets.has(next)) return 'office'
  const isKind = words.kinds.has(next.toLowerCase())
  // "Sokoto State Governor": what bears the name of the place speaks.
  if (isKind && (words.outlets.has(second.toLowerCase()) || /^\p{Lu}/u.test(second)))
    return words.agents.has(second.toLowerCase()) ? 'agent' : 'office'
  return CAPITAL.test(next.charAt(0)) && !isKind ? 'office' : 'place'
}

/** Whether two words name those who act: "police", "border guards". */
export function isAgent(first: string, second: string, words: EnglishPlaceWords): boolean {
  if (words.agents.has(first)) return true
  return words.agentModifiers.has(first) && words.agents.has(second)
}

/** What an adjective of a people stands for: "Thai authorities", "Thai women". */
export function useOfPeople(after: string, words: EnglishPlaceWords): PlaceUse {
  const [, next = '', second = ''] = NEXT_WORD.exec(after) ?? []
  return isAgent(next, second, words) ? 'agent' : 'people'
}

/** "Most of them from Somalia": whether a name says where people come from. */
export function isHomeOf({ text, words, range }: EnglishSearch, start: number): boolean {
  const before = text.lower.slice(Math.max(range.start, start - 40), start)
  if (AGE.test(before) || CAME.test(before)) return true
  const named = text.folded.slice(Math.max(range.start, start - 60), start)
  return PERSON_FROM.test(named) || words.persons.has(HOME.exec(before)?.[1] ?? '')
}

/** "Nationals of X", which is no preposition of a place. */
export function isNationalsOf({ text, range }: EnglishSearch, start: number): boolean {
  return NATIONALS.test(text.lower.slice(Math.max(range.start, start - 24), start))
}

const NATIONALS = wordPattern('en', String.raw`\b{place national} of (?:the )?$`)

const HOME = /([a-z-]{2,20}),? (?:who )?(?:had )?(?:come |came |coming )?from (?:the )?$/
/** "They were from X", "20 from X". */
const CAME = wordPattern(
  'en',
  String.raw`(?:\b(?:was|were|are|is|{place hailing}) |\d )from (?:the )?$`,
)
/** "Ada Brown, from X", "Ada Brown, 29, from X". */
const PERSON_FROM =
  /\p{Lu}\p{L}+ \p{Lu}\p{L}+, (?:\d{1,2}, )?from (?:the )?(?:[a-z]+ )?(?:\p{Lu}\p{L}+'s )?$/u
const AGE = /\d-year-old from (?:the )?$/
