// Handing over and sending in Korean and Chinese: the receiver decides what happened. To an office
// of the same country people are moved, to their own country returned, to a camp imprisoned.
import type { Act, GazetteerPlace } from '@tumen/claim'
import type { Trigger } from './act-trigger.ts'
import type { Context, Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases } from './phrase-index.ts'
import type { Range } from './source-text.ts'

/** How far from the verb its receiver may stand. */
const NEAR = 22
/** How far before the number its people may be named. */
const FAR = 160

/** The act of a handing over or sending; nothing for other words. */
export function actOfSending(trigger: Trigger, draft: Draft, context: Context): Act | undefined {
  if (trigger.act !== 'hand' && trigger.act !== 'send') return undefined
  const range = receiverOf(trigger, draft, context)
  const named = findPhrases(context.lexicon.index('act receiver'), context.text.lower, range)
  const isKorean = context.lexicon.language === 'ko'
  const receiver = isKorean ? named.at(-1)?.means : named[0]?.means
  if (receiver !== undefined && receiver !== 'transfer') return receiver as Act
  const to = placeIn(range, context)
  const country = to && context.places.countryOf(to)
  const isHome = country ? isHomeOf(country, draft, context) : undefined
  if (isHome) return 'forced_return'
  if (receiver !== undefined || isHome === false) return 'transfer'
  return trigger.act === 'hand' || to?.level === 'country' ? 'forced_return' : 'transfer'
}

// Before a Korean verb, after a Chinese one; inside the clause.
function receiverOf(
  { start, end }: Trigger,
  { clause, range }: Draft,
  { text, lexicon }: Context,
): Range {
  const from = range.end <= start ? range.end : clause.start
  if (lexicon.language === 'ko') return { start: Math.max(start - NEAR, from), end: start }
  const stop = text.lower.slice(end, end + NEAR).search(/[,.;:!?。()\n]/)
  return { start: end, end: stop < 0 ? end + NEAR : end + stop }
}

function placeIn({ start, end }: Range, { text, places }: Context): GazetteerPlace | undefined {
  let found: GazetteerPlace | undefined
  for (let at = start; at < end; at++) {
    const name = places.nameAt(text.folded, { start: at, end })
    found = name?.places[0] ?? found
    if (name) at = name.end - 1
  }
  return found
}

/** A people is called by at least so much of the name of its country: 우즈벡, 缅甸人. */
const SHORTEST_NAME = 2
const LONGEST_PEOPLE = 7

// Whether the people come from the country; nothing when the text does not say where from.
function isHomeOf(
  country: GazetteerPlace,
  draft: Draft,
  { text, lexicon }: Context,
): boolean | undefined {
  const { language } = lexicon
  const before = text.sentences[Math.max(0, draft.sentence - 2)]?.start ?? draft.clause.start
  const start = Math.max(0, before, draft.range.start - FAR)
  const own = { start, end: draft.range.end + NEAR }
  const words = text.lower.slice(own.start, own.end)
  const home = findPhrases(lexicon.index('act homeland'), text.lower, own).at(-1)
  const name = country.names[language] ?? ''
  if (home) return home.means.split(' ').includes(name)
  return isPeopleNamed(words, name.slice(0, SHORTEST_NAME), lexicon) || undefined
}

function isPeopleNamed(words: string, name: string, lexicon: Lexicon): boolean {
  const marks = lexicon.index('act people-mark')
  for (let at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
    const start = at + name.length
    const end = Math.min(words.length, start + LONGEST_PEOPLE)
    if (findPhrases(marks, words, { start, end }).length > 0) return true
  }
  return false
}
