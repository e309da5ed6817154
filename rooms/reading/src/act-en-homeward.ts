// English ways home and out, by what the text says around them: a return of one's own will is no
// expulsion, one "after being deported" is; who was held and is allowed to leave is let go.
// Source: claims.md 3.2, acts; reading.md 2, Act 1, 5; a choice.
import type { Act } from '@tumen/claim'
import type { ActCandidate } from './act-en-candidate.ts'
import { firstFrame } from './act-en-frame.ts'
import { englishLexicon } from './act-en-lexicon.ts'
import { HELD } from './act-en-outcome.ts'
import { type EnglishSentence, englishSentence, type Predicate } from './act-en-predicate.ts'
import type { Context, Draft } from './draft.ts'
import type { PreparedText } from './prepared-text.ts'

/** Sentences back in which it is said that people go home of their own will. */
const WILL_NEAR = 3

/** Verbs by which people are brought home with or against their will. */
const BROUGHT: ReadonlySet<string> = new Set([
  'with repatriate',
  'with return',
  'with return home',
  'with fly',
  'with send home',
])

/** Verbs of those who go home. */
const GOING: ReadonlySet<string> = new Set([
  'with return',
  'with return home',
  'with come',
  'with go',
  'with arrive',
])

/** The candidate with what brought the people home, or let them out. */
export function homeward(
  sentence: EnglishSentence,
  best: ActCandidate,
  place: Place,
): ActCandidate {
  if (!WAYS.has(best.act)) return best
  const verb = sentence.predicates.find(({ end }) => end === best.end)
  const way = { sentence, best, verb, means: verb?.verb?.act ?? '' }
  return best.act === 'forced_return' ? brought(way, place) : gone(way, place)
}

interface Place {
  draft: Draft
  context: Context
}

/** What was found, its verb, and what the list says of that. */
interface Way {
  sentence: EnglishSentence
  best: ActCandidate
  verb: Predicate | undefined
  means: string
}

// Who is said to be brought home may have wished it, or be taken from home.
function brought({ sentence, best, verb, means }: Way, { draft, context }: Place): ActCandidate {
  if (isFromOccupied(context)) {
    const isHome = BROUGHT.has(means) && !isOut(sentence, verb)
    return { ...best, act: isHome ? 'border_crossing' : 'transfer', rule: 'act.occupied' }
  }
  if (BROUGHT.has(means) && isWilling(sentence, draft, context))
    return { ...best, act: 'border_crossing', rule: 'act.own-will' }
  return best
}

// Who is said to go or come may be on the way still, have been sent, or let go.
function gone({ sentence, best, verb, means }: Way, { draft, context }: Place): ActCandidate {
  // "Over the weekend 900 crossed; on Monday 40 | entered Sudland": on their way as those before.
  const isOnWay = means === 'with enter' && hasCrossed(draft, context)
  if (best.act === 'arrival' && isOnWay)
    return { ...best, act: 'border_crossing', rule: 'act.on-the-way' }
  const isGoing = verb && GOING.has(means)
  const isBack = means.startsWith('with return')
  if (isGoing && (isSentAway(sentence, verb) || (isBack && isToldBefore(draft, context))))
    return { ...best, act: 'forced_return', rule: 'act.sent-away' }
  const isLetOut = verb?.governor?.verb?.act === 'with allow' && best.act === 'border_crossing'
  if (isLetOut && isOfHeld(sentence, best, { draft, context }))
    return { ...best, act: 'release', rule: 'act.let-out' }
  return best
}

/** Acts of which a text may say that they were a way home or out. */
const WAYS: ReadonlySet<Act> = new Set(['forced_return', 'border_crossing', 'arrival'])

// "The flight is part of a programme of voluntary return", and nothing of force.
function isWilling(
  { predicates }: EnglishSentence,
  { sentence }: Draft,
  { text, lexicon, drafts, at }: Context,
): boolean {
  const lists = englishLexicon(lexicon)
  const isToldSo = drafts
    .slice(Math.max(0, at - TOLD_NEAR), at)
    .some(({ act }) => act?.rules[0] === 'act.own-will')
  const own = text.sentences[sentence]?.paragraph ?? 0
  for (let n = sentence; n >= Math.max(0, sentence - WILL_NEAR); n--) {
    const { words } = englishSentence(text, lexicon, n)
    const all = { first: 0, end: words.length }
    if (firstFrame(words, all, lists.frames('act against will'))) return false
    const will = firstFrame(words, all, lists.frames('act own will'))
    // "were sent home, and 600 others went | voluntarily": said of those.
    const isOthers = n === sentence && predicates.some(({ end }) => end === will?.first)
    if (will && !isOthers) return true
    if ((text.sentences[n]?.paragraph ?? 0) < own - 1) return false
  }
  return isToldSo
}

/** Numbers back that tell of others who went home of their own will. */
const TOLD_NEAR = 4

/** Signs of a text within which it says that land is occupied. */
const OCCUPIED_NEAR = 6000

// Who holds land that he occupies takes its people away: no country returns them to their own.
function isFromOccupied({ text, lexicon }: Context): boolean {
  const found = occupied.get(text)
  if (found !== undefined) return found
  const lists = englishLexicon(lexicon).frames('act occupied')
  const is = text.sentences.some(({ start }, n) => {
    if (start > OCCUPIED_NEAR) return false
    const { words } = englishSentence(text, lexicon, n)
    return firstFrame(words, { first: 0, end: words.length }, lists) !== undefined
  })
  occupied.set(text, is)
  return is
}

const occupied = new WeakMap<PreparedText, boolean>()

// "were sent out to Sudland" still means away.
function isOut({ words }: EnglishSentence, verb: Predicate | undefined): boolean {
  return words[verb?.end ?? -1]?.lower === 'out'
}

// A number just before passed the border.
function hasCrossed({ sentence }: Draft, { drafts, at }: Context): boolean {
  const before = drafts[at - 1]
  const isNear = before !== undefined && sentence - before.sentence <= 1
  return isNear && before.act?.value === 'border_crossing'
}

// "returned to Norland after being | expelled", "had | to return"
function isSentAway({ words, predicates }: EnglishSentence, verb: Predicate): boolean {
  const { governor } = verb
  if (governor && !governor.verb && words[governor.head]?.is === 'have') return true
  const next = predicates[predicates.indexOf(verb) + 1]
  if (next?.act !== 'forced_return' || next.isFinite || !next.isPassive) return false
  return AFTER.has(words[next.first - 1]?.lower ?? '')
}

/** A number so large is the same where it is said again. */
const LEAST_SAME = 20

// "Norland expelled 812 weavers. | The 812 returned by boat."
function isToldBefore({ quantity, refersTo }: Draft, { drafts, at }: Context): boolean {
  const value = quantity?.value.value ?? 0
  const group = refersTo && drafts[refersTo.draft]
  if (group?.act?.value === 'forced_return') return refersTo?.how === 'same'
  return drafts
    .slice(0, at)
    .some(
      (one) =>
        one.act?.value === 'forced_return' &&
        value >= LEAST_SAME &&
        one.quantity?.value.value === value,
    )
}

/** Before a participle for what came first: "after being | expelled". */
const AFTER: ReadonlySet<string> = new Set(['after', 'following', 'upon', 'on', 'once'])

// "were questioned, then | allowed to go"
function isOfHeld(
  { predicates }: EnglishSentence,
  best: ActCandidate,
  { draft, context }: Place,
): boolean {
  const isHeld = predicates.some(
    ({ act, verb, end }) =>
      end <= best.first && ((act && HELD.has(act)) || verb?.act === 'with question'),
  )
  const { refersTo } = draft
  const group = refersTo && context.drafts[refersTo.draft]?.act?.value
  return isHeld || (group !== undefined && HELD.has(group))
}
