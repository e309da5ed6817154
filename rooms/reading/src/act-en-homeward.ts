// English ways home and out, by what the text says around them: a return of one's own will is no
// expulsion, one "after being deported" is; who was held and is allowed to leave is let go.
// Source: claims.md 3.2, acts; reading.md 2, Act 1, 5; a choice.
import type { Act } from '@tumen/claim'
import type { ActCandidate } from './act-en-candidate.ts'
import { firstFrame } from './act-en-frame.ts'
import { englishLexicon } from './act-en-lexicon.ts'
import { type EnglishSentence, englishSentence, type Predicate } from './act-en-predicate.ts'
import type { Context, Draft } from './draft.ts'

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

/** Acts of those whom somebody holds. */
const HELD: ReadonlySet<Act> = new Set(['arrest', 'detention', 'imprisonment', 'abduction'])

/** The candidate with what brought the people home, or let them out. */
export function homeward(
  sentence: EnglishSentence,
  best: ActCandidate,
  { draft, context }: { draft: Draft; context: Context },
): ActCandidate {
  if (!WAYS.has(best.act)) return best
  const verb = sentence.predicates.find(({ end }) => end === best.end)
  const means = verb?.verb?.act ?? ''
  if (best.act === 'forced_return' && BROUGHT.has(means) && isWilling(sentence, draft, context))
    return { ...best, act: 'border_crossing', rule: 'act.own-will' }
  const isGoing = verb && best.act !== 'forced_return' && GOING.has(means)
  const isBack = means.startsWith('with return')
  if (isGoing && (isSentAway(sentence, verb) || (isBack && isToldBefore(draft, context))))
    return { ...best, act: 'forced_return', rule: 'act.sent-away' }
  const isLetOut = verb?.governor?.verb?.act === 'with allow' && best.act === 'border_crossing'
  if (isLetOut && isOfHeld(sentence, best, { draft, context }))
    return { ...best, act: 'release', rule: 'act.let-out' }
  return best
}

const WAYS: ReadonlySet<Act> = new Set(['forced_return', 'border_crossing', 'arrival'])

// "The flight is part of a programme of voluntary return", and nothing of force.
function isWilling(
  { predicates }: EnglishSentence,
  { sentence }: Draft,
  { text, lexicon }: Context,
): boolean {
  const lists = englishLexicon(lexicon)
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
  return false
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

const AFTER: ReadonlySet<string> = new Set(['after', 'following', 'upon', 'on', 'once'])

// "were questioned, then | allowed to go"
function isOfHeld(
  { predicates }: EnglishSentence,
  best: ActCandidate,
  { draft, context }: { draft: Draft; context: Context },
): boolean {
  const isHeld = predicates.some(
    ({ act, verb, end }) =>
      end <= best.first && ((act && HELD.has(act)) || verb?.act === 'with question'),
  )
  const { refersTo } = draft
  const group = refersTo && context.drafts[refersTo.draft]?.act?.value
  return isHeld || (group !== undefined && HELD.has(group))
}
