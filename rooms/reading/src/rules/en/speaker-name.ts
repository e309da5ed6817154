// Who an English noun phrase is: what its last noun or its capitals say. Source: reading.md 4.
import type { Anonymity, LinkRole } from '@tumen/claim'
import type { Lexicon } from '../../text/lexicon.ts'
import type { Range } from '../../text/source-text.ts'
import { wordPattern } from '../../text/word-pattern.ts'
import type { Back, Speaker } from '../speaker-saying.ts'

/** The noun phrase before what describes it: "an official | of the ministry". */
const BEHIND = /,| (?:of|for|in|from|at|with|on|to|by|near|who|which|whose|that) /
const DETERMINER = /^(?:the|this|that|these|those|both|its|his|her|their) /
const INDEFINITE = wordPattern('en', '^(?:{speaker indefinite}) ')
const POINTER = /^(?:the|this|that|these|those|both) /
const ROLE_OF_BACK: Record<Back, LinkRole> = {
  ...{ person: 'person', group: 'group', body: 'official_body', outlet: 'outlet' },
  ...{ document: 'document', own: 'outlet' },
}
const PROPER = /\p{Lu}/u
const NAME = /^(?:[\p{Lu}\d][\p{L}\p{M}\d.'&-]*|of|the|for|and|de|al|bin|van|von|der|el)$/u
const LONGEST_NAME = 14
/** A determiner alone, what opens a clause, or half of a pair. */
const NO_NAME = wordPattern(
  'en',
  '^(?:{speaker determiner})$|^(?:who|whose|which|{speaker conjunction}|{speaker setting}) | and$',
)

/** The speaker whom the words of a range name; nothing where they name none. */
export function englishSpeaker(
  folded: string,
  range: Range,
  lexicon: Lexicon,
): Speaker | undefined {
  const named = ownerOf(folded, range)
  if (named) return englishSpeaker(folded, named, lexicon)
  const label = folded.slice(range.start, range.end)
  const lower = label.toLowerCase()
  const pronoun = lexicon.words('speaker pronoun').get(lower.split(' ', 1)[0] ?? '') as
    | Back
    | undefined
  if (pronoun && (pronoun === 'own' || !lower.includes(' ')))
    return { ...range, label, ...pronounKind(pronoun), back: pronoun, isBare: true }
  const [head = ''] = label.split(BEHIND, 1)
  const noun = nounOf(head.toLowerCase(), lexicon)
  const isName = isNameOf(head)
  if (head.endsWith("'s") || NO_NAME.test(lower)) return undefined
  if (head === '' || head.split(' ').length > LONGEST_NAME) return undefined
  if (
    noun === undefined &&
    !isName &&
    !INDEFINITE.test(lower) &&
    !DETERMINER.test(lower) &&
    !/^\S+'s /.test(lower)
  )
    return undefined
  const [kind, more] = noun?.split(' ') ?? []
  const role =
    / and /.test(head) && kind !== 'document'
      ? 'group'
      : ((kind as LinkRole | undefined) ?? (lower.startsWith('the ') && isName ? 'ngo' : 'person'))
  const anonymity = anonymityOf(label, head, role)
  const speaker: Speaker = { ...range, label, role, anonymity }
  if (noun !== undefined && !hasName(head.slice(1)) && !/ \p{Lu}\p{Lu}/u.test(head))
    speaker.isKind = true
  const back = POINTER.test(lower) && !PROPER.test(label.slice(1)) && backOf(role)
  if (back && label === head) {
    speaker.back = back
    if (more === 'any' || role === 'outlet') speaker.isBare = true
  }
  return speaker
}

/** A document and whose it is: "a report by the Delta Commission". */
const DOCUMENT = wordPattern(
  'en',
  String.raw`^(?:an? |the )?(?:\w+ )?{speaker document}\b[^,;]{0,40}? (?:by|from) (?=\S)`,
)

function ownerOf(folded: string, { start, end }: Range): Range | undefined {
  const found = DOCUMENT.exec(folded.slice(start, end).toLowerCase())
  return found ? { start: start + found[0].length, end } : undefined
}

function pronounKind(back: Back): Pick<Speaker, 'role' | 'anonymity'> {
  const anonymity = back === 'group' ? 'collective' : back === 'body' ? 'named' : 'unnamed'
  return { role: ROLE_OF_BACK[back], anonymity: back === 'own' ? 'unattributed' : anonymity }
}

function backOf(role: LinkRole): Back {
  if (role === 'person' || role === 'group' || role === 'outlet' || role === 'document') return role
  return 'body'
}

/** What the last noun of the list in a phrase says that it is. */
export function nounOf(head: string, lexicon: Lexicon): string | undefined {
  const nouns = lexicon.words('speaker noun')
  const words = head.split(/[^\p{L}\p{N}/-]+/u).filter((word) => word !== '')
  for (let n = words.length - 1; n >= 0; n--) {
    const kind = nouns.get(`${words[n - 1]} ${words[n]}`) ?? nouns.get(words[n] ?? '')
    if (kind !== undefined) return kind
  }
  return undefined
}

function isNameOf(head: string): boolean {
  const words = head.replace(/^(?:The|the) /, '').split(' ')
  return words.every((word) => NAME.test(word)) && PROPER.test(head)
}

/** Words that make an office of a noun: "the ministry's spokesman". */
const OFFICE = wordPattern('en', String.raw`\b(?:{speaker role})s?\b`)
const MANY = /s$|^(?:people|police|men|women)$/

function anonymityOf(label: string, head: string, role: LinkRole): Anonymity {
  const lower = label.toLowerCase()
  if (role === 'group') return 'collective'
  const isIndefinite = INDEFINITE.test(lower)
  if (role === 'document')
    return /^(?:(?:un)?\w+ ){0,2}(?:reports|rumou?rs)$/.test(lower) ? 'unnamed' : 'named'
  if (role !== 'person') return isIndefinite ? 'unnamed' : 'named'
  if (hasName(head)) return 'named'
  if (MANY.test(head)) return 'collective'
  const isOffice = OFFICE.test(lower) && (PROPER.test(label.slice(1)) || lower.includes("'s "))
  return isOffice || /spokes/.test(lower) ? 'role_named' : 'unnamed'
}

// "Police spokesman Adem Yara", "Lena Vogt": capitals at the end of the phrase.
function hasName(head: string): boolean {
  const last = head.split(' ').at(-1) ?? ''
  return /^\p{Lu}\p{L}/u.test(last)
}
