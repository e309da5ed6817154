// The act of a Korean count: the verb that closes its clause, for what modifies the people stands
// before them and what happened to them after. Source: reading.md 2, Act.
import type { Act } from '@tumen/claim'
import { withBorderGuard, withCaptor } from './act-captor.ts'
import { deathAfter } from './act-death-after.ts'
import {
  actOfCompared,
  actOfReference,
  actOfStory,
  actOfTrigger,
  filledBy,
  hasPhrase,
  rivalsOf,
  stillHeld,
  withPlaceOfDeath,
} from './act-east.ts'
import { heldAt } from './act-held-at.ts'
import { standingKo, wordOf } from './act-ko-standing.ts'
import { chosenTrigger, mainTrigger, type Trigger, triggersIn } from './act-trigger.ts'
import { clausesKo } from './clause-ko.ts'
import type { Context, Draft } from './draft.ts'
import { endsInL, finalOf } from './korean-verb.ts'
import { phraseAt } from './phrase-index.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'

/** The act of the draft, or nothing when neither its sentence nor its group says one. */
export function readActKo(draft: Draft, context: Context): Filled<Act> | undefined {
  const filled =
    labelBefore(draft, context) ??
    heldAt(draft, context) ??
    afterInClause(draft, context) ??
    beforeInClause(draft, context) ??
    saidOf(draft, context) ??
    askedBefore(draft, context) ??
    actOfReference(draft, context) ??
    actOfCompared(draft, context) ??
    inNextClauses(draft, context) ??
    ofRival(draft, context) ??
    actOfStory(draft, context, (range) => chosenIn(range, context))
  if (!filled) return undefined
  // "불법체류자 3,800명을 단속했다": those who are counted were caught.
  if (filled.value === 'crackdown' && draft.quantity) return { ...filled, value: 'arrest' }
  const turned = withBorderGuard(filled, draft, context)
  return withCaptor(withPlaceOfDeath(turned, draft, context), draft, context)
}

// "입국한 6,240명 가운데": what follows is told of a part.
function isWhole({ range }: Draft, { text, lexicon }: Context): boolean {
  const start = text.lower[range.end] === ' ' ? range.end + 1 : range.end
  const after = { start, end: start + 4 }
  return phraseAt(lexicon.index('number among'), text.lower, after) !== undefined
}

// "사망 3명, 부상 12명": a noun directly before the number is its label.
function labelBefore(draft: Draft, context: Context): Filled<Act> | undefined {
  const { lower } = context.text
  const range = { start: draft.clause.start, end: draft.range.start }
  const label = triggersIn(lower, range, context.lexicon).at(-1)
  if (!label || !isLabelOf(label, draft.range, lower)) return undefined
  return planned(label, 'act.label', draft, context)
}

function isLabelOf({ end, isVerb, isWeak }: Trigger, { start }: Range, lower: string): boolean {
  return !isVerb && !isWeak && isDirectly(lower, end, start)
}

function isDirectly(lower: string, end: number, start: number): boolean {
  return start - end <= 2 && !/\s\S|[^\s자]/u.test(lower.slice(end, start))
}

/** "1,840명, 출국명령을 받은 외국인은 3,512명": the next number has a topic of its own. */
const NEXT_TOPIC = /^, [^,]{2,40}[은는] $/

// Numbers in a list share the verb after the last of them.
function afterInClause(draft: Draft, context: Context): Filled<Act> | undefined {
  if (isWhole(draft, context)) return undefined
  const starts = rivalsOf(draft, context).map(({ range }) => range.start)
  const later = starts.filter((at) => at >= draft.range.end && at < draft.clause.end)
  let start = draft.range.end
  for (const end of [...later, draft.clause.end]) {
    if (NEXT_TOPIC.test(context.text.lower.slice(draft.range.end, end))) return undefined
    const isLast = end === draft.clause.end
    const trigger = isLast ? chosenIn({ start, end }, context) : mainBefore(start, end, context)
    const death = trigger && isLast && deathBehind(trigger, draft, context)
    if (death) return death
    if (trigger) return planned(trigger, 'act.closing-verb', draft, context)
    start = end
  }
  return undefined
}

/** So close behind what befell them, in the same breath: "끌려갔다가 숨졌다". */
const DEATH_NEAR = 16

function deathBehind(chosen: Trigger, draft: Draft, context: Context): Filled<Act> | undefined {
  const { text, lexicon } = context
  const last = text.sentences[draft.sentence]?.end ?? draft.clause.end
  const end = Math.min(last, Math.max(draft.clause.end, chosen.end + DEATH_NEAR))
  const next = rivalsOf(draft, context).find(({ range }) => range.start >= chosen.end)
  const range = { start: chosen.start, end: Math.min(end, next?.range.start ?? end) }
  const main = triggersIn(text.lower, range, lexicon).filter(
    (one) => standingKo(text.lower, one, lexicon) === 'main',
  )
  return deathAfter(chosen, main, context)
}

// "체포된 탈북민은 60명이다": the words before describe those who are counted.
function beforeInClause(draft: Draft, context: Context): Filled<Act> | undefined {
  const { lower } = context.text
  const before = rivalsOf(draft, context).filter(({ range }) => range.end <= draft.range.start)
  const start = Math.max(draft.clause.start, before.at(-1)?.range.end ?? 0)
  const triggers = triggersIn(lower, { start, end: draft.range.start }, context.lexicon)
  const trigger = mainTrigger(triggers)
  return trigger && planned(trigger, 'act.before-number', draft, context)
}

/** The words behind a clause that was said. */
const LONGEST_SAID = 6

// "성폭행을 당했다고 털어놓은 여성은 23명": what they say befell them.
function saidOf(draft: Draft, context: Context): Filled<Act> | undefined {
  const { text, lexicon } = context
  const { start } = draft.clause
  const head = { start, end: start + LONGEST_SAID }
  if (!phraseAt(lexicon.index('act said-of'), text.lower, head)) return undefined
  const from = rivalsOf(draft, context).findLast(({ range }) => range.end <= start)?.range.end
  const before = { start: from ?? text.sentences[draft.sentence]?.start ?? start, end: start }
  const trigger = chosenIn(before, context)
  return trigger && planned(trigger, 'act.said-of', draft, context)
}

// "구금된 탈북민 규모를 묻자 당국자는 “600명으로 추정된다”고 했다": what the answer is about.
function askedBefore(draft: Draft, context: Context): Filled<Act> | undefined {
  const { text } = context
  const { start } = draft.clause
  const from = text.sentences[draft.sentence]?.start ?? start
  if (text.lower.charAt(start - 1) !== '"' || draft.refersTo) return undefined
  const trigger = mainTrigger(triggersIn(text.lower, { start: from, end: start }, context.lexicon))
  return trigger && planned(trigger, 'act.before-quote', draft, context)
}

// Before the next number only a verb of the clause is one of this number: labels and what
// describes people ("체포된 사람은 40명") belong to the next.
function mainBefore(start: number, end: number, context: Context): Trigger | undefined {
  const { text, lexicon } = context
  const own = triggersIn(text.lower, { start, end }, lexicon).filter(
    (trigger) =>
      standingKo(text.lower, trigger, lexicon) === 'main' &&
      (trigger.isVerb || !isDirectly(text.lower, trigger.end, end)),
  )
  return chosenTrigger(own, () => 'main')
}

function chosenIn(range: Range, { text, lexicon }: Context): Trigger | undefined {
  const triggers = triggersIn(text.lower, range, lexicon)
  return chosenTrigger(triggers, (trigger) => standingKo(text.lower, trigger, lexicon))
}

function inNextClauses(draft: Draft, context: Context): Filled<Act> | undefined {
  const { lower } = context.text
  const sentence = context.text.sentences[draft.sentence]
  if (!sentence || isSaidOf(draft, context)) return undefined
  const next = rivalsOf(draft, context).find(({ range }) => range.start >= draft.clause.end)
  const range = { start: draft.clause.end, end: next?.range.start ?? sentence.end }
  for (const clause of clausesKo(lower, range, context.lexicon)) {
    const trigger = chosenIn(clause, context)
    if (trigger) return planned(trigger, 'act.next-clause', draft, context)
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

const LOOK_AHEAD = 14

// "북송될 위기", "송환을 앞두고": what is only planned or feared has not happened.
function planned(trigger: Trigger, rule: string, draft: Draft, context: Context): Filled<Act> {
  const act = actOfTrigger(trigger, draft, context)
  if (act === 'release' && isNegated(trigger, context)) return stillHeld(trigger, rule)
  const denied = act === 'release' ? deniedAfter(trigger, draft, context) : undefined
  if (denied) return stillHeld(denied, rule)
  const isReturn = act === 'forced_return' || act === 'pushback'
  const ahead = isReturn ? aheadOf(trigger, context) : undefined
  if (!ahead) return filledBy(trigger, rule, draft, context)
  const range = { start: trigger.start, end: ahead.end }
  return { value: 'attempted_return', rules: ['act.planned', rule], range }
}

// "석방 명령을 받고도 풀려나지 못했다"
function deniedAfter({ end }: Trigger, { clause }: Draft, context: Context): Trigger | undefined {
  const { text, lexicon } = context
  const later = triggersIn(text.lower, { start: end, end: clause.end }, lexicon)
  return later.find((one) => one.act === 'release' && isNegated(one, context))
}

// "풀려나지 못했다"
function isNegated({ end }: Trigger, { text, lexicon }: Context): boolean {
  return hasPhrase(text.lower, { start: end, end: end + 6 }, lexicon, 'voice negation')
}

/** The final consonant of the past: 했, 냈. */
const PAST_FINAL = 20

// Directly after the word of the act, inside it ("되돌려보내려") or after it ("송환 대상").
function aheadOf(trigger: Trigger, { text, lexicon }: Context): Range | undefined {
  const { lower } = text
  const word = wordOf(lower, trigger)
  const form = lower.slice(word.start, word.end)
  // "돌려보냈을 뿐": done.
  const isDone = finalOf(form.at(-2) ?? '') === PAST_FINAL && form.endsWith('을')
  const isStill = endsInL(form) && !isDone && !isTime(lower, word, lexicon)
  if (isStill && (trigger.isVerb || word.end > trigger.end)) return word
  const end = word.end + LOOK_AHEAD
  const about = phraseAt(lexicon.index('act about'), lower, { start: trigger.end, end })
  const starts = [trigger.end, trigger.end + 1, trigger.end + 2, trigger.end + 3, word.end + 1]
  if (about) starts.push(about.end)
  const index = lexicon.index('act planned-after')
  for (const start of starts) {
    const found = phraseAt(index, lower, { start, end })
    if (found) return found
  }
  return undefined
}

// "송환될 당시": a time, not a plan.
function isTime(lower: string, word: Range, lexicon: Context['lexicon']): boolean {
  const next = { start: word.end + 1, end: word.end + LOOK_AHEAD }
  return phraseAt(lexicon.index('act after-word'), lower, next) !== undefined
}
