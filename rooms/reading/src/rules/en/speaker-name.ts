// Who an English noun phrase is: what its last noun or its capitals say. Source: reading.md 4.
import type { Anonymity, LinkRole } from '@tumen/claim'
import type { Lexicon } from '../../text/lexicon.ts'
import { findPhrases } from '../../text/phrase-index.ts'
import type { Range } from '../../text/source-text.ts'
import { wordPattern } from '../../text/word-pattern.ts'
import { backOf, OF_PRONOUN, type Speaker } from '../speaker-saying.ts'

/** The noun phrase before what describes it: "an official | of the ministry". */
const BEHIND = /,| (?:of|for|in|from|at|with|on|to|by|near|who|which|whose|that) /
const DETERMINED = wordPattern('en', "^(?:{speaker indefinite}|{speaker determiner}|\\S+'s) ")
const INDEFINITE = wordPattern('en', '^(?:{speaker indefinite}) ')
const POINTER = /^(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Bb]oth) [^\p{Lu}]+$/u
const CAPITALS =
  /^(?:[Tt]he )?(?:(?:[\p{Lu}\d]\S*|of|the|for|and|de|al|bin|van|von|der|el)(?: |$))+$/u
/** A determiner alone, what opens a clause, or half of a pair. */
const NO_NAME = wordPattern(
  'en',
  '^(?:{speaker determiner})$|^(?:who|whose|which|{speaker conjunction}|{speaker setting}) |' +
    " and$|^[^,]*'s$|\\b\\d+ (?:was|were) |\\bversion\\b",
)
/** A document and whose it is: "a report by the Delta Commission". */
const DOCUMENT = wordPattern(
  'en',
  String.raw`^(?:an? |the )?(?:\w+ )?{speaker document}\b[^,;]{0,40}? (?:by|from) (?=\S)`,
)

/** "The Gazette | on 3 March": when somebody spoke is no part of the name. */
const TAIL_TIME = wordPattern(
  'en',
  ',? (?:{speaker setting} )*(?:(?:the |mid-?)?(?:{speaker time-word}|' +
    String.raw`\d+(?:st|nd|rd|th)?)(?:,? |$))+$`,
)

/** No name ends in a preposition: what stood behind it was a place or a time. */
const OPEN_END = / (?:of|for|in|from|at|with|on|to|by|near)$/u

/** The range without a time at its end; a time that begins with a capital may be a name. */
function timeless(folded: string, { start, end }: Range): Range {
  const label = folded.slice(start, end)
  const found = TAIL_TIME.exec(label.toLowerCase())
  const isName = found && /^,? \p{Lu}/u.test(label.slice(found.index))
  const kept = label.slice(0, found && !isName ? found.index : label.length)
  return { start, end: start + kept.replace(OPEN_END, '').length }
}

/** The speaker whom the words of a range name; nothing where they name none. */
export function englishSpeaker(
  folded: string,
  whole: Range,
  lexicon: Lexicon,
): Speaker | undefined {
  const range = timeless(folded, whole)
  const label = folded.slice(range.start, range.end)
  const lower = label.toLowerCase()
  const owner = DOCUMENT.exec(lower)?.[0].length
  if (owner) return englishSpeaker(folded, { ...range, start: range.start + owner }, lexicon)
  const means = lexicon.words('speaker pronoun').get(lower.split(' ', 1)[0] ?? '')
  const pronoun = means === undefined ? undefined : OF_PRONOUN[means]
  if (pronoun && (means === 'own' || !lower.includes(' ')))
    return { ...range, label, ...pronoun, isBare: true }
  const [head = ''] = label.split(BEHIND, 1)
  const [kind, more] = nounOf(head.toLowerCase(), lexicon)?.split(' ') ?? []
  const isName = CAPITALS.test(head) && /\p{Lu}/u.test(head)
  if (NO_NAME.test(lower) || !(kind || isName || DETERMINED.test(lower))) return undefined
  const named = (lower.startsWith('the ') && isName ? 'ngo' : 'person') satisfies LinkRole
  const isPair = / and /.test(head) && kind !== 'document'
  const role = isPair ? 'group' : ((kind as LinkRole | undefined) ?? named)
  const speaker: Speaker = { ...range, label, role, anonymity: anonymityOf(lower, head, role) }
  if (kind && !hasName(head.slice(1))) speaker.isKind = true
  if (label === head && POINTER.test(label)) {
    speaker.back = backOf(role)
    if (more === 'any' || role === 'outlet') speaker.isBare = true
  }
  return speaker
}

/** What the last noun of the list in a phrase says that it is. */
function nounOf(head: string, lexicon: Lexicon): string | undefined {
  const range = { start: 0, end: head.length }
  return findPhrases(lexicon.index('speaker noun'), head, range).at(-1)?.means
}

const MANY = /s$|^(?:people|police|men|women)$/

function anonymityOf(lower: string, head: string, role: LinkRole): Anonymity {
  if (role === 'group') return 'collective'
  if (role === 'document')
    return /^(?:\w+ ){0,2}(?:reports|rumou?rs)$/.test(lower) ? 'unnamed' : 'named'
  if (role !== 'person') return INDEFINITE.test(lower) ? 'unnamed' : 'named'
  if (hasName(head)) return 'named'
  if (MANY.test(head)) return 'collective'
  return /spokes|'s /.test(lower) ? 'role_named' : 'unnamed'
}

// "Police spokesman Adem Yara", "Lena Vogt": capitals at the end of the phrase.
function hasName(head: string): boolean {
  return /(?:^| )\p{Lu}\p{L}[^ ]*$/u.test(head)
}
