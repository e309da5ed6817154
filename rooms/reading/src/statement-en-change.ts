// What an English sentence says of change without counting: arrests have spiked, fewer and fewer
// arrive, the number was larger than reported. Source: claims.md 3.1, trend and comparison.
import type { Act, Comparison, ComparisonOperator } from '@tumen/claim'
import { allFrames, firstFrame, frameAt } from './act-en-frame.ts'
import type { Predicate } from './act-en-predicate.ts'
import type { Statement } from './statement.ts'
import {
  actNounIn,
  namesPeople,
  objectEnd,
  phrases,
  rangeOf,
  type StatementScene,
  type Stretch,
  statementOf,
  subjectStart,
} from './statement-en-scene.ts'

/** What the sentence says of more and less. */
export function changesIn(scene: StatementScene): Statement[] {
  return [...trendsIn(scene), ...comparisonsIn(scene)]
}

/** The changes that a sentence tells of. */
export function trendsIn(scene: StatementScene): Statement[] {
  return [...byVerb(scene), ...byNoun(scene), ...byWord(scene)]
}

// "The number of arrests has increased", "China has stepped up deportations".
function byVerb(scene: StatementScene): Statement[] {
  const verbs = phrases(scene, 'trend verbs')
  return scene.predicates.flatMap((verb) => {
    if (!verb.isFinite && !verb.isBare) return []
    if (!frameAt(scene.words, verb.head, verbs)) return []
    const within = { first: subjectStart(scene, verb), end: objectEnd(scene, verb) }
    const act = changing(scene, verb, within)
    if (!act) return []
    return [
      statementOf(scene, { kind: 'trend', rule: 'statement.trend-verb', act, within, focus: verb }),
    ]
  })
}

/** How far behind the verb its object begins. */
const OBJECT_NEAR = 5

// The act of what changes: a noun in the subject, what is done to those who are counted, or a
// noun right behind the verb.
function changing(scene: StatementScene, verb: Predicate, within: Stretch): Act | undefined {
  const subject = { first: within.first, end: verb.first }
  const noun = actNounIn(scene, subject)
  if (noun) return noun.act
  if (firstFrame(scene.words, subject, phrases(scene, 'totals'))) {
    const done = scene.predicates.find(
      ({ act, first, end }) => act && first >= subject.first && end <= subject.end,
    )
    if (done?.act) return done.act
    if (namesPeople(scene, subject)) return 'other'
  }
  const object = { first: verb.end, end: Math.min(verb.end + OBJECT_NEAR, within.end) }
  return actNounIn(scene, object)?.act
}

/** How far behind "a rise in" the noun for the act may stand. */
const NOUN_NEAR = 6

// "a sharp rise in arrests"
function byNoun(scene: StatementScene): Statement[] {
  const { words } = scene
  return allFrames(words, phrases(scene, 'trend nouns')).flatMap((noun) => {
    if (words[noun.end]?.is !== 'preposition' && words[noun.end]?.detail !== 'of') return []
    const near = { first: noun.end + 1, end: Math.min(noun.end + NOUN_NEAR, words.length) }
    const act = actNounIn(scene, near)
    if (!act || isCause(scene, noun.end)) return []
    const first = nounStart(scene, noun.first)
    const within = { first, end: act.end }
    const rule = 'statement.trend-noun'
    return [statementOf(scene, { kind: 'trend', rule, act: act.act, within, focus: within })]
  })
}

// "The spike in arrests could have stemmed from …" takes the change for granted.
function isCause(scene: StatementScene, from: number): boolean {
  const verb = scene.predicates.find(({ first }) => first >= from)
  return frameAt(scene.words, verb?.head ?? -1, phrases(scene, 'cause verbs')) !== undefined
}

function nounStart({ words }: StatementScene, noun: number): number {
  const p = words[noun - 1]
  const q = words[noun - 2]
  if (p?.is === 'determiner') return noun - 1
  return p?.is === 'word' && q?.is === 'determiner' ? noun - 2 : noun
}

// "More and more refugees are being turned back": no number, but a direction.
function byWord(scene: StatementScene): Statement[] {
  return allFrames(scene.words, phrases(scene, 'trend words')).flatMap((word) => {
    const verb = scene.predicates.find(
      (one) => one.act && one.act !== 'other' && one.end > word.first && one.first - word.end < 8,
    )
    if (!verb?.act) return []
    const first = Math.min(subjectStart(scene, verb), word.first)
    const within = { first, end: objectEnd(scene, verb) }
    const rule = 'statement.trend-word'
    return [statementOf(scene, { kind: 'trend', rule, act: verb.act, within, focus: verb })]
  })
}

/** How far behind a comparative "than" may stand. */
const THAN_NEAR = 8

function comparisonsIn(scene: StatementScene): Statement[] {
  return [...withThan(scene), ...fromNumber(scene)]
}

// "the number was larger than reported": than, and no number behind it.
function withThan(scene: StatementScene): Statement[] {
  const { words } = scene
  return allFrames(words, phrases(scene, 'comparatives')).flatMap((more) => {
    const than = thanAfter(scene, more.end)
    if (than === undefined || !isOpen(scene, than + 1)) return []
    const verb = scene.predicates.findLast(({ end }) => end <= more.first)
    const first = verb ? subjectStart(scene, verb) : 0
    const end = clauseEnd(scene, than + 1)
    // "Fewer people were convicted than last year" begins with its comparative.
    const left = { first, end: first < more.first ? more.first : than }
    const act = comparedAct(scene, { first, end })
    if (left.first >= left.end || end <= than + 1 || !act) return []
    const comparison = compared(scene, more.act as ComparisonOperator, [
      left,
      { first: than + 1, end },
    ])
    const focus = verb && verb.first >= first ? verb : more
    const found = { kind: 'comparison', rule: 'statement.than', act, comparison } as const
    return [statementOf(scene, { ...found, within: { first, end }, focus })]
  })
}

// "more than 30", "no fewer than five" are hedges.
function isOpen({ words, numbers }: StatementScene, n: number): boolean {
  const word = words[words[n]?.is === 'determiner' ? n + 1 : n]
  if (!word || word.is === 'number' || ['many', 'crowd'].includes(word.detail)) return false
  return !numbers.numerals.has(word.lower)
}

function thanAfter({ words }: StatementScene, from: number): number | undefined {
  for (let n = from; n < Math.min(from + THAN_NEAR, words.length); n++) {
    if (words[n]?.is === 'comma' || words[n]?.is === 'break') return undefined
    if (words[n]?.detail === 'than') return n
  }
  return undefined
}

// "546 …, up from 487": a comparison beside the two numbers.
function fromNumber(scene: StatementScene): Statement[] {
  const { words } = scene
  return allFrames(words, phrases(scene, 'compared')).flatMap((from) => {
    const end = clauseEnd(scene, from.end)
    const before = scene.predicates.findLast((one) => one.end <= from.first)
    const first = before ? subjectStart(scene, before) : 0
    const counted = scene.predicates.findLast((one) => one.act && one.end <= from.first)
    const act = counted?.act ?? comparedAct(scene, { first, end })
    if (end <= from.end || first >= from.first || !act) return []
    const sides: [Stretch, Stretch] = [
      { first, end: from.first },
      { first: from.end, end },
    ]
    const comparison = compared(scene, from.act as ComparisonOperator, sides)
    const within = { first: from.first, end }
    const found = { kind: 'comparison', rule: 'statement.up-from', act, comparison } as const
    return [statementOf(scene, { ...found, within, focus: within })]
  })
}

function compared(
  scene: StatementScene,
  operator: ComparisonOperator,
  [left, right]: [Stretch, Stretch],
): Comparison {
  return { left: wordsOf(scene, left), operator, right: wordsOf(scene, right) }
}

function wordsOf(scene: StatementScene, stretch: Stretch): string {
  const { start, end } = rangeOf(scene, stretch)
  return scene.text.source.text.slice(start, end)
}

// What is compared: an act as noun or verb, or a number of something the text tells of.
function comparedAct(scene: StatementScene, within: Stretch): Act | undefined {
  const noun = actNounIn(scene, within)
  if (noun) return noun.act
  const isInside = ({ first, end }: Stretch) => first >= within.first && end <= within.end
  const verb = scene.predicates.find((one) => one.act && isInside(one))
  if (verb?.act) return verb.act
  return firstFrame(scene.words, within, phrases(scene, 'totals')) ? 'other' : undefined
}

function clauseEnd({ words }: StatementScene, from: number): number {
  let end = from
  while (end < words.length) {
    const is = words[end]?.is
    if (is === 'comma' || is === 'break' || is === 'mark') break
    end++
  }
  return end
}
