// What the text around an English verb makes of its act: an escape from a captor, a death where
// people are held, a sending to another country. Source: reading.md 2, Act 3, 5, 6.
import type { ActCandidate } from './act-en-candidate.ts'
import { deathWhereHeld, toldDeath } from './act-en-death.ts'
import { firstFrame } from './act-en-frame.ts'
import { homeward } from './act-en-homeward.ts'
import { englishLexicon } from './act-en-lexicon.ts'
import { HELD } from './act-en-outcome.ts'
import { forReturn } from './act-en-plan.ts'
import { type EnglishSentence, englishSentence } from './act-en-predicate.ts'
import { wordsIn } from './act-en-role.ts'
import type { Context, Draft } from './draft.ts'

/** The candidate as the group, the place or the country beside it has it. */
export function fittedAct(
  sentence: EnglishSentence,
  best: ActCandidate,
  { draft, context }: { draft: Draft; context: Context },
): ActCandidate {
  const free = rescued(sentence, escaped(best, draft, context), context)
  const taken = heldByCaptor(free, draft, context)
  const found = takenFromCell(sentence, taken, draft, context)
  const [, end] = wordsIn(sentence.words, draft.range)
  const moved = forReturn(sentence, found, { end, lists: englishLexicon(context.lexicon) })
  const verb = sentence.predicates.find((one) => moved.act === 'death' && one.end === moved.end)
  // "Two of the seven are dead": how, nobody says.
  const isOpen = verb?.isCopula === true
  const group = draft.refersTo && context.drafts[draft.refersTo.draft]?.act?.value
  const isOfHeld = draft.refersTo?.how === 'part_of' && group !== undefined && HELD.has(group)
  if (verb && isOfHeld) return { ...moved, act: 'death_in_custody', rule: 'act.death-where-held' }
  const dead = isOpen ? { ...moved, act: 'other' as const } : verb && toldDeath(moved, context)
  const sent = abroad(sentence, dead ?? deathWhereHeld(sentence, moved, context), context)
  return homeward(sentence, sent, { draft, context })
}

/** Verbs of those who are back. */
const HOMING: ReadonlySet<string> = new Set(['with come', 'with return', 'with return home'])

// "The remaining 11 escaped": those who had been taken passed no border.
function escaped(
  best: ActCandidate,
  { refersTo, sentence }: Draft,
  { drafts, text, lexicon }: Context,
): ActCandidate {
  const before = refersTo && drafts[refersTo.draft]?.act?.value
  const isCrossing = best.act === 'border_crossing' && best.isEscape
  if (!isCrossing) return best
  const { words } = englishSentence(text, lexicon, sentence)
  const persons = englishLexicon(lexicon).frames('act persons')
  const named = firstFrame(words, { first: 0, end: words.length }, persons)?.act
  // "Three detainees died and eleven others managed to escape"
  const isOfHeld = refersTo !== undefined && (named === 'detention' || named === 'imprisonment')
  const isFree = isOfHeld || (before !== undefined && HELD.has(before))
  // "Twelve of the kidnapped came home": let go, where nobody says that they ran.
  const { predicates } = englishSentence(text, lexicon, sentence)
  const verb = predicates.find(({ end }) => end === best.end)?.verb?.act ?? ''
  const isHome = before === 'abduction' && HOMING.has(verb)
  if (isFree && isHome) return { ...best, act: 'release', rule: 'act.came-home' }
  return isFree ? { ...best, act: 'other', rule: 'act.escape' } : best
}

// "were rescued from a cellar in which a gang kept them": let go, not saved at sea.
function rescued(
  { words, predicates }: EnglishSentence,
  best: ActCandidate,
  { lexicon }: Context,
): ActCandidate {
  const verb = predicates.find(({ end }) => end === best.end)?.verb?.act
  if (best.act !== 'other' || verb !== 'with rescue') return best
  const captivity = englishLexicon(lexicon).frames('act captivity')
  if (!firstFrame(words, { first: 0, end: words.length }, captivity)) return best
  return { ...best, act: 'release', rule: 'act.rescue' }
}

// "appealed for the release of the 14 churchgoers": those whom gunmen hold are no detainees.
function heldByCaptor(best: ActCandidate, draft: Draft, context: Context): ActCandidate {
  const { refersTo, sentence } = draft
  const { drafts, at } = context
  if (best.act === 'detention' && (isCaptives(draft, context) || isOfHostages(draft, context)))
    return { ...best, act: 'abduction', rule: 'act.captives' }
  if (best.act !== 'detention' || best.rule !== 'act.nominal-head') return best
  // "urged the release of 60 weavers | seized by gunmen"
  const { words, predicates } = englishSentence(context.text, context.lexicon, sentence)
  const [, end] = wordsIn(words, draft.range)
  const own = predicates.find(({ first }) => first >= end)
  if (own?.isBare && own.act === 'abduction' && own.first - end <= OWN_NEAR)
    return { ...best, act: 'abduction', rule: 'act.captives' }
  const before = refersTo ? drafts[refersTo.draft] : drafts[at - 1]
  const isTaken = before?.act?.value === 'abduction' && sentence - before.sentence <= TAKEN_NEAR
  return isTaken ? { ...best, act: 'abduction', rule: 'act.of-the-group' } : best
}

// "was believed to hold at least ten hostages": who is called so is no detainee.
function isCaptives({ range, sentence }: Draft, { text, lexicon }: Context): boolean {
  const { words } = englishSentence(text, lexicon, sentence)
  const [first, end] = wordsIn(words, range)
  const persons = englishLexicon(lexicon).frames('act persons')
  return firstFrame(words, { first, end: end + 2 }, persons)?.act === 'abduction'
}

// "The 40 were kept in a hut": who were called hostages before.
function isOfHostages({ refersTo }: Draft, { drafts, text, lexicon }: Context): boolean {
  const group = refersTo?.how === 'same' ? drafts[refersTo.draft] : undefined
  if (!group) return false
  const { words } = englishSentence(text, lexicon, group.sentence)
  const captivity = englishLexicon(lexicon).frames('act captivity')
  return firstFrame(words, { first: 0, end: words.length }, captivity) !== undefined
}

/** Words of the noun between a number and its participle. */
const OWN_NEAR = 3

/** Sentences over which a kidnapping is still told of. */
const TAKEN_NEAR = 3

// "Four of the students were taken away at night": they had been arrested before.
function takenFromCell(
  { predicates }: EnglishSentence,
  best: ActCandidate,
  { refersTo }: Draft,
  { drafts }: Context,
): ActCandidate {
  const before = refersTo && drafts[refersTo.draft]?.act?.value
  const verb = predicates.find(({ end }) => end === best.end)?.verb?.act ?? ''
  const isMoved = best.act === 'arrest' && TAKES.has(verb)
  const isPart = refersTo?.how === 'part_of' || refersTo?.how === 'remainder'
  const isHeld = isPart && before !== undefined && before !== 'abduction' && HELD.has(before)
  return isMoved && isHeld ? { ...best, act: 'transfer', rule: 'act.from-a-cell' } : best
}

/** Verbs that only say that somebody was led from one place to another. */
const TAKES: ReadonlySet<string> = new Set(['with take', 'with haul', 'with lead'])

/** Verbs that hand somebody over when a country follows, and elsewhere only move them. */
const SENDING: ReadonlySet<string> = new Set([
  'with send',
  'with take',
  'with put',
  'with transport',
])

// "had been sent to China": a country behind "to" makes it a return.
function abroad(
  { words, predicates }: EnglishSentence,
  best: ActCandidate,
  { text, places, drafts, at, lexicon }: Context,
): ActCandidate {
  const verb = predicates.find(({ end }) => end === best.end)?.verb?.act ?? ''
  if (best.act !== 'transfer' || !SENDING.has(verb)) return best
  // "brought to Australia for medical care"
  const near = { first: best.end, end: Math.min(best.end + CARE_NEAR, words.length) }
  if (firstFrame(words, near, englishLexicon(lexicon).frames('act for care'))) return best
  // Brought to another country like those of whom the text told before.
  const before = drafts.slice(Math.max(0, at - MOVES_BEFORE), at).map(({ act }) => act?.value)
  if (before.includes('transfer') && !before.includes('forced_return')) return best
  for (let n = best.end; n < Math.min(best.end + COUNTRY_NEAR, words.length); n++) {
    const next = words[n]?.detail === 'to' ? words[n + 1] : undefined
    const name = next && places.nameAt(text.folded, { start: next.start, end: text.folded.length })
    if (name?.places.some(({ level }) => level === 'country'))
      return { ...best, act: 'forced_return', rule: 'act.to-a-country' }
  }
  return best
}

/** Words behind the verb within which the reason of a journey stands. */
const CARE_NEAR = 7

/** So many numbers back a move is remembered. */
const MOVES_BEFORE = 24

/** Words behind the verb within which "to China" must begin. */
const COUNTRY_NEAR = 8
