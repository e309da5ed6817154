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
import { withoutDanger } from './act-ko-danger.ts'
import { verbOfObject } from './act-ko-object.ts'
import { aheadOf } from './act-ko-plan.ts'
import { standingKo } from './act-ko-standing.ts'
import { laterStage, type Stages } from './act-later-stage.ts'
import { isLeftOut } from './act-left-out.ts'
import { withRescue } from './act-rescue.ts'
import { chosenTrigger, mainTrigger, type Trigger, triggersIn } from './act-trigger.ts'
import { clausesKo } from './clause-ko.ts'
import type { Context, Draft } from './draft.ts'
import { phraseAt } from './phrase-index.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

/** The act of the draft, or nothing when neither its sentence nor its group says one. */
export function readActKo(draft: Draft, context: Context): Filled<Act> | undefined {
  const filled =
    labelBefore(draft, context) ??
    heldAt(draft, context) ??
    ofObject(draft, context) ??
    strong(afterInClause(draft, context), draft, context) ??
    beforeInClause(draft, context) ??
    saidOf(draft, context) ??
    askedBefore(draft, context) ??
    actOfReference(draft, context) ??
    actOfCompared(draft, context) ??
    inNextClauses(draft, context) ??
    ofRival(draft, context) ??
    ofSize(draft, context) ??
    actOfStory(draft, context, (range) => chosenIn(range, context))
  if (!filled) return undefined
  return told(laterStage(filled, draft, context, stagesOf(draft, context)), draft, context)
}

const stagesOf = (draft: Draft, context: Context): Stages => ({
  clausesOf: clausesKo,
  chosenIn: (clause) => chosenIn(clause, context),
  said: (trigger, clause) => planned(trigger, 'act.next-clause', { ...draft, clause }, context),
})

// Who did it and where changes what an act is.
function told(filled: Filled<Act>, draft: Draft, context: Context): Filled<Act> {
  // "불법체류자 3,800명을 단속했다": those who are counted were caught.
  if (filled.value === 'crackdown' && draft.quantity) return { ...filled, value: 'arrest' }
  const turned = withBorderGuard(filled, draft, context)
  const placed = withPlaceOfDeath(turned, draft, context)
  return withRescue(withCaptor(placed, draft, context), draft, context)
}

// "재소자 900명을 풀어 줬고 이 가운데 80명은 정치범이다": what kind of people they are is no act.
function strong(
  filled: Filled<Act> | undefined,
  draft: Draft,
  context: Context,
): Filled<Act> | undefined {
  const { text, lexicon } = context
  const { range } = filled ?? {}
  if (!range || draft.refersTo?.how !== 'part_of' || !actOfReference(draft, context)) return filled
  const isWeak = triggersIn(text.lower, range, lexicon).every((one) => one.isWeak)
  return isWeak && LABELS.test(text.lower.slice(range.start, range.end)) ? undefined : filled
}

/** Words for people by what was done to them: 정치범, 재소자. */
const LABELS = /[범수자]$/u

// "입국한 140명 가운데": what follows is told of a part.
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

function ofObject(draft: Draft, context: Context): Filled<Act> | undefined {
  const verb = verbOfObject(draft, context)
  return verb && planned(verb, 'act.object', draft, context)
}

/** "1,840명, 출국명령을 받은 외국인은 3,512명": the next number has a topic of its own. */
const NEXT_TOPIC = /^, [^,]{2,40}[은는] $/

/** "717명에 머물렀다": how many, not where. */
function toldLength({ range, clause }: Draft, { text, lexicon }: Context): number {
  if (text.lower[range.end] !== '에') return 0
  const rest = { start: range.end, end: clause.end }
  const told = phraseAt(lexicon.index('number end'), text.lower, rest)
  return told ? told.end - told.start : 0
}

// Numbers in a list share the verb after the last of them.
function afterInClause(draft: Draft, context: Context): Filled<Act> | undefined {
  if (isWhole(draft, context) || isLeftOut(context.text.lower, draft.range)) return undefined
  const starts = rivalsOf(draft, context).map(({ range }) => range.start)
  const later = starts.filter((at) => at >= draft.range.end && at < draft.clause.end)
  let start = draft.range.end + toldLength(draft, context)
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
  const end = draft.quantity?.range?.start ?? draft.range.start
  const trigger = mainTrigger(triggersIn(lower, { start, end }, context.lexicon))
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

/** "구금되거나 추방됐다": of alternatives the first. */
const OR = /^[가-힣]{0,2}거나 /u
const LONGEST_OR = 5

function chosenIn(range: Range, { text, lexicon }: Context): Trigger | undefined {
  const triggers = withoutDanger(triggersIn(text.lower, range, lexicon), text.lower)
  const either = triggers.find(({ end }) => OR.test(text.lower.slice(end, end + LONGEST_OR)))
  if (either && !either.isWeak && triggers.at(-1) !== either) return either
  const chosen = chosenTrigger(triggers, (trigger) => standingKo(text.lower, trigger, lexicon))
  const next = chosen && triggers[triggers.indexOf(chosen) + 1]
  return next && isNextStage(chosen, next, text.lower) ? next : chosen
}

/** "체포되어 북송된 사건": the second of two verbs of one relative clause. */
const AT_ONCE = /^[가-힣]{0,2}[어여아해돼혀져] $/u

function isNextStage({ act, end }: Trigger, next: Trigger, lower: string): boolean {
  const isStage = !next.isWeak && next.act !== 'other' && next.act !== 'border_crossing'
  return isStage && act !== 'other' && AT_ONCE.test(lower.slice(end, next.start))
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

/** The subject of a number that tells how many those are of whom the sentence has told. */
const SIZE = wordPattern('ko', '{act size}[은는이가도] [^,]{0,12}$')

// "난민을 송환해 왔고, 규모는 매달 3백 명이다"
function ofSize(draft: Draft, context: Context): Filled<Act> | undefined {
  const { text } = context
  if (!SIZE.test(text.lower.slice(draft.clause.start, draft.range.start))) return undefined
  const start = text.sentences[draft.sentence]?.start ?? draft.clause.start
  const told = clausesKo(text.lower, { start, end: draft.clause.start }, context.lexicon)
  for (const clause of told.reverse()) {
    const trigger = chosenIn(clause, context)
    if (trigger) return planned(trigger, 'act.earlier-clause', draft, context)
  }
  return undefined
}

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
