// What an English sentence says happens as a rule: those who are sent back typically face torture.
// Of a list each item is a claim of its own. Never a figure. Source: claims.md 3.1, generic.
import type { Act, Habitual } from '@tumen/claim'
import { firstFrame } from './act-en-frame.ts'
import type { Predicate } from './act-en-predicate.ts'
import type { Word } from './act-en-word.ts'
import type { Statement } from './statement.ts'
import {
  actNounIn,
  namesPeople,
  objectEnd,
  rangeOf,
  type StatementScene,
  type Stretch,
  statementOf,
  subjectStart,
  tenseOf,
} from './statement-en-scene.ts'

/** What the sentence says happens as a rule. */
export function habitsIn(scene: StatementScene): Statement[] {
  if (scene.isHeadline) return []
  return scene.predicates.flatMap((verb) => habitOf(scene, verb))
}

function habitOf(scene: StatementScene, verb: Predicate): Statement[] {
  const first = subjectStart(scene, verb)
  const end = objectEnd(scene, verb)
  const isOpen = verb.isWeak && verb.verb?.weak !== undefined
  const isInside = scene.words[verb.first - 1]?.is === 'relative'
  if (isInside || scene.counted.has(verb) || (!verb.isFinite && !verb.isBare)) return []
  if (!isHabit(scene, verb, first) || (!verb.act && !isOpen)) return []
  const items = itemsBehind(scene, verb)
  if (items.length > 0)
    return items.map((item) => ofItem(scene, { verb, within: { first, end }, item }))
  const act = verb.act === 'other' ? undefined : verb.act
  const named = act ?? actNounIn(scene, { first: verb.end, end })?.act
  if (!named) return []
  const rule = 'statement.habit'
  return [
    statementOf(scene, { kind: 'generic', rule, act: named, within: { first, end }, focus: verb }),
  ]
}

// A word for a habit; or people of no number who "could face" or, in the present, "face" it.
function isHabit(scene: StatementScene, verb: Predicate, first: number): boolean {
  const { words, lists } = scene
  const near = { first: Math.max(0, first - 2), end: Math.min(verb.end + 2, words.length) }
  if (firstFrame(words, near, lists.frames('voice habit'))) return true
  const subject = { first, end: verb.first }
  const isMany = !isSingle(scene, subject) && namesPeople(scene, subject)
  if (!isMany || verb.isNegated || isOver(words, verb)) return false
  const isFacing = verb.verb?.weak !== undefined
  if (verb.isPossible) return isFacing || verb.isPassive
  return isFacing && tenseOf(scene, verb) === 'present'
}

// "may have been taken" tells of one time.
function isOver(words: readonly Word[], { first, head }: Predicate): boolean {
  return words.slice(first, head).some(({ is }) => is === 'have')
}

function isSingle({ words }: StatementScene, { first, end }: Stretch): boolean {
  for (let n = first; n < end; n++) if (words[n]?.is === 'number') return true
  return false
}

interface Item extends Stretch {
  act: Act
}

/** So many items of a list at the most. */
const MOST_ITEMS = 6

// "face harsh punishment if sent back, including torture, hard labour or even execution"
function itemsBehind(scene: StatementScene, verb: Predicate): Item[] {
  const { words, lists } = scene
  const rest = { first: verb.end, end: words.length }
  const opening = firstFrame(words, rest, lists.frames('statement including'))
  if (!opening) return []
  const nouns: Item[] = []
  let from = opening.end
  while (nouns.length < MOST_ITEMS) {
    const noun = actNounIn(scene, { first: from, end: words.length })
    if (!noun || noun.first - from > LONGEST_GAP) break
    nouns.push({ first: noun.first, end: itemEnd(scene, noun.end), act: noun.act })
    from = noun.end
  }
  return nouns
}

/** Words between two items of a list. */
const LONGEST_GAP = 9

// "imprisonment in political or re-education camps" ends at the comma.
function itemEnd({ words, nouns }: StatementScene, from: number): number {
  let end = from
  while (end < words.length) {
    const word = words[end]
    if (!word || word.is === 'comma' || word.is === 'break' || word.is === 'mark') break
    if (word.is === 'coordinate' && nouns.some(({ first }) => first > end && first - end < 3)) break
    end++
  }
  return end
}

function ofItem(
  scene: StatementScene,
  { verb, within, item }: { verb: Predicate; within: Stretch; item: Item },
): Statement {
  const one = statementOf(scene, {
    kind: 'generic',
    rule: 'statement.habit-item',
    act: item.act,
    within: item,
    focus: verb,
    quote: [rangeOf(scene, within), rangeOf(scene, item)],
  })
  return isRare(scene, item) ? withHabit(one, 'sometimes') : one
}

// "or even execution": less often than the rest.
function isRare({ words, lists }: StatementScene, { first }: Stretch): boolean {
  const before = { first: Math.max(0, first - 1), end: first }
  return firstFrame(words, before, lists.frames('statement even')) !== undefined
}

function withHabit(one: Statement, habitual: Habitual): Statement {
  if (!one.voice?.value.habitual) return one
  return { ...one, voice: { ...one.voice, value: { ...one.voice.value, habitual } } }
}
