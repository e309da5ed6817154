// English acts that are held off or only prepared: "put the expulsion of 26 people on hold",
// "moved to the pier in preparation for expulsion"; and people whom somebody met where they are
// held. Source: reading.md 2, Act 3.
import type { Act } from '@tumen/claim'
import type { ActCandidate } from './act-en-candidate.ts'
import { isAct } from './act-en-deciding.ts'
import { firstFrame, frameAt } from './act-en-frame.ts'
import { type EnglishLexicon, englishLexicon } from './act-en-lexicon.ts'
import type { ActNoun, EnglishSentence } from './act-en-predicate.ts'
import type { Roles } from './act-en-role.ts'
import type { Word } from './act-en-word.ts'
import type { Lexicon } from './lexicon.ts'

/** Words behind the number within which "on hold" stands. */
const HOLD_NEAR = 8

/** "The expulsion of 26 people was suspended": the noun's act, or that of what did not happen. */
export function heldOff(
  { words, predicates }: EnglishSentence,
  { end }: Roles,
  { noun, lexicon }: { noun: ActNoun; lexicon: Lexicon },
): Act {
  if (noun.act !== 'forced_return') return noun.act
  const stopped = englishLexicon(lexicon).frames('act stopped')
  const next = predicates.find(({ first }) => first >= end)
  const to = Math.min(end + HOLD_NEAR, next?.first ?? words.length)
  const isOpen = !words.slice(end, next?.first).some(isBorder)
  const at = next?.isCopula ? next.end : next?.head
  const isStopped =
    (next?.isPassive || next?.isCopula) && isOpen && frameAt(words, at ?? end, stopped)
  return isStopped || firstFrame(words, { first: end, end: to }, stopped)
    ? 'attempted_return'
    : noun.act
}

function isBorder({ is }: Word): boolean {
  return ['comma', 'break', 'relative', 'subordinate', 'that', 'coordinate'].includes(is)
}

/** Words within which it is said what people are moved for. */
const FOR_NEAR = 12

/** Acts that are only the begin of what they are done for. */
const BEGINNING: ReadonlySet<Act> = new Set(['transfer', 'other'])

/** Verbs of help. */
const CARING: ReadonlySet<string> = new Set(['with help', 'with provide'])

/** "moved 26 people to the pier for expulsion": what they were moved for has not happened. */
export function forReturn(
  { words, predicates }: EnglishSentence,
  best: ActCandidate,
  { end, lists }: { end: number; lists: EnglishLexicon },
): ActCandidate {
  const verb = predicates.find((one) => one.end === best.end)?.verb?.act
  // "is helping 40 weavers pending deportation": that they are helped is done.
  if (!BEGINNING.has(best.act) || (verb && CARING.has(verb))) return best
  const frames = lists.frames('act for return')
  for (const first of [end, best.end]) {
    const stop = words.findIndex(({ is }, n) => n >= first && isMark(is))
    const to = Math.min(first + FOR_NEAR, stop === -1 ? words.length : stop)
    if (firstFrame(words, { first, end: to }, frames))
      return { ...best, act: 'attempted_return', rule: 'act.for-return' }
  }
  return best
}

function isMark(is: Word['is']): boolean {
  return is === 'break' || is === 'subordinate' || is === 'relative'
}

/** "with nine weavers for deportation": nothing but what is planned for them. */
export function meantForReturn(
  { words }: EnglishSentence,
  { end }: Roles,
  lexicon: Lexicon,
): ActCandidate[] {
  const frames = englishLexicon(lexicon).frames('act for return')
  const found = firstFrame(words, { first: end, end: end + NOUN_NEAR }, frames)
  if (!found) return []
  const { first, end: to } = found
  return [{ act: 'attempted_return', rule: 'act.for-return', first, end: to }]
}

/** Words of the noun between a number and what its people are meant for. */
const NOUN_NEAR = 4

/** "visited three prisons and met 17 people": those who are met there are held. */
export function metWhereHeld(
  { words }: EnglishSentence,
  { objects: [verb], first, end }: Roles,
  lexicon: Lexicon,
): ActCandidate[] {
  const lists = englishLexicon(lexicon)
  if (!verb || !frameAt(words, verb.head, lists.frames('act meeting verbs'))) return []
  const places = lists.frames('act places')
  const place =
    firstFrame(words, { first: 0, end: first }, places) ??
    firstFrame(words, { first: end, end: words.length }, places)
  if (!isAct(place?.act) || !place || place.act === 'other') return []
  return [{ act: place.act, rule: 'act.met-where-held', first: place.first, end: place.end }]
}
