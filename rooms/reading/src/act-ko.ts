// The act of a Korean count: the verb that closes its clause, for what modifies the people stands
// before them and what happened to them after. Source: reading.md 2, Act.
import type { Act } from '@tumen/claim'
import {
  actOfCompared,
  actOfReference,
  filledBy,
  hasPhrase,
  mainTrigger,
  rivalsOf,
  type Trigger,
  triggersIn,
  withPlaceOfDeath,
} from './act-east.ts'
import { clausesKo } from './clause-ko.ts'
import type { Context, Draft } from './draft.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'

/** The act of the draft, or nothing when neither its sentence nor its group says one. */
export function readActKo(draft: Draft, context: Context): Filled<Act> | undefined {
  const filled =
    afterInClause(draft, context) ??
    beforeInClause(draft, context) ??
    actOfReference(draft, context) ??
    actOfCompared(draft, context) ??
    inNextClauses(draft, context) ??
    ofRival(draft, context)
  return filled && withPlaceOfDeath(filled, draft, context)
}

// Numbers in a list share the verb after the last of them.
function afterInClause(draft: Draft, context: Context): Filled<Act> | undefined {
  const { lower } = context.text
  const starts = rivalsOf(draft, context).map(({ range }) => range.start)
  const later = starts.filter((at) => at >= draft.range.end && at < draft.clause.end)
  let start = draft.range.end
  for (const end of [...later, draft.clause.end]) {
    const trigger = mainTrigger(triggersIn(lower, { start, end }, context.lexicon))
    if (trigger) return planned(trigger, 'act.closing-verb', context)
    start = end
  }
  return undefined
}

// "체포된 탈북민은 60명이다": the words before describe those who are counted.
function beforeInClause(draft: Draft, context: Context): Filled<Act> | undefined {
  const { lower } = context.text
  const before = rivalsOf(draft, context).filter(({ range }) => range.end <= draft.range.start)
  const start = Math.max(draft.clause.start, before.at(-1)?.range.end ?? 0)
  const triggers = triggersIn(lower, { start, end: draft.range.start }, context.lexicon)
  const trigger = triggers.findLast(({ isWeak }) => !isWeak) ?? triggers.at(-1)
  return trigger && planned(trigger, 'act.before-number', context)
}

function inNextClauses(draft: Draft, context: Context): Filled<Act> | undefined {
  const { lower } = context.text
  const sentence = context.text.sentences[draft.sentence]
  if (!sentence || isSaidOf(draft, context)) return undefined
  const next = rivalsOf(draft, context).find(({ range }) => range.start >= draft.clause.end)
  const range = { start: draft.clause.end, end: next?.range.start ?? sentence.end }
  for (const clause of clausesKo(lower, range, context.lexicon)) {
    const trigger = mainTrigger(triggersIn(lower, clause, context.lexicon))
    if (trigger) return planned(trigger, 'act.next-clause', context)
  }
  return undefined
}

function isSaidOf({ range, clause }: Draft, { text, lexicon }: Context): boolean {
  return hasPhrase(text.lower, { start: range.end, end: clause.end }, lexicon, 'act copula')
}

function ofRival(draft: Draft, context: Context): Filled<Act> | undefined {
  const before = rivalsOf(draft, context).filter(({ range }) => range.end <= draft.range.start)
  const act = before.findLast((rival) => rival.act)?.act
  return act && { value: act.value, rules: ['act.same-sentence'] }
}

const LOOK_AHEAD = 12

// "북송될 위기", "송환을 앞두고": what is only planned or feared has not happened.
function planned(trigger: Trigger, rule: string, context: Context): Filled<Act> {
  const { text, lexicon } = context
  const isReturn = trigger.act === 'forced_return' || trigger.act === 'pushback'
  const after: Range = { start: trigger.end, end: trigger.end + LOOK_AHEAD }
  if (!isReturn || !isAhead(text.lower, after, context)) return filledBy(trigger, rule, context)
  const { start, end } = trigger
  const ahead = findPhrases(lexicon.index('act planned-after'), text.lower, after)[0]
  const range = { start, end: ahead?.end ?? end }
  return { value: 'attempted_return', rules: ['act.planned', rule], range }
}

function isAhead(lower: string, { start, end }: Range, { lexicon }: Context): boolean {
  const index = lexicon.index('act planned-after')
  for (let at = start; at <= start + 3; at++)
    if (phraseAt(index, lower, { start: at, end })) return true
  return false
}
