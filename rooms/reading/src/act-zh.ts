// The act of a Chinese count: a verb directly before the number has it as its object; else the
// verb after it in the same clause, unless it only modifies. Source: reading.md 2, Act.
import type { Act } from '@tumen/claim'
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
import { laterStage, type Stages } from './act-later-stage.ts'
import { withRescue } from './act-rescue.ts'
import { chosenTrigger, mainTrigger, type Trigger, triggersIn } from './act-trigger.ts'
import { ofPeople, ofRelative } from './act-zh-described.ts'
import { isModifier, isNotYet, standing } from './act-zh-standing.ts'
import { clausesZh } from './clause-zh.ts'
import { countOfOther } from './count-zh-other.ts'
import type { Context, Draft } from './draft.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

/** The act of the draft, or nothing when neither its sentence nor its group says one. */
export function readActZh(draft: Draft, context: Context): Filled<Act> | undefined {
  const filled =
    ofLabel(draft, context) ??
    heldAt(draft, context) ??
    ofVerbBefore(draft, context) ??
    ofRecount(draft, context) ??
    afterInClause(draft, context) ??
    ofTopic(draft, context) ??
    beforeInClause(draft, context) ??
    ofOwnSentence(draft, context) ??
    actOfReference(draft, context) ??
    actOfCompared(draft, context) ??
    ofOtherCount(draft, context) ??
    inNextClauses(draft, context) ??
    ofRival(draft, context) ??
    inEarlierClauses(draft, context) ??
    actOfStory(draft, context, (range) => chosenIn(range, context))
  if (!filled) return undefined
  const last = laterStage(filled, draft, context, stagesOf(draft, context))
  return withRescue(withPlaceOfDeath(last, draft, context), draft, context)
}

const stagesOf = (draft: Draft, context: Context): Stages => ({
  clausesOf: clausesZh,
  chosenIn: (clause) => chosenIn(clause, context),
  said: (trigger, clause) => planned(trigger, 'act.next-clause', { ...draft, clause }, context),
})

/** Units behind a verb in which what makes it an aside or a noun stands. */
const AFTER = 6
/** Between a verb and its object stands at most this much. */
const OBJECT_GAP = 3

function chosenIn(range: Range, context: Context): Trigger | undefined {
  const triggers = triggersIn(context.text.lower, range, context.lexicon)
  return chosenTrigger(triggers, (trigger) => standing(trigger, context))
}

function before(draft: Draft, context: Context): readonly Trigger[] {
  const earlier = rivalsOf(draft, context).filter(({ range }) => range.end <= draft.range.start)
  const start = Math.max(draft.clause.start, earlier.at(-1)?.range.end ?? 0)
  return triggersIn(context.text.lower, { start, end: draft.range.start }, context.lexicon)
}

/** Between the word for people and how many they are. */
const SO_MANY = wordPattern('zh', '^{act label-link}?(?:为|是|有|达|计|共)[^,。;]{0,6}$')

// "岁末被关押者为一百四十人": who is counted says what befell them.
function ofLabel(draft: Draft, context: Context): Filled<Act> | undefined {
  const label = before(draft, context).at(-1)
  if (!label?.isWeak || label.act === 'other' || label.act === 'border_crossing') return undefined
  const link = context.text.lower.slice(label.end, draft.range.start)
  return SO_MANY.test(link) ? planned(label, 'act.label', draft, context) : undefined
}

/** Another number ended before, or what was done only led to what befell people. */
const LED_TO = wordPattern('zh', '、|{act led-to}')

// "逮捕并遣返了13名": the number is the object of the last verb before it.
function ofVerbBefore(draft: Draft, context: Context): Filled<Act> | undefined {
  const triggers = before(draft, context)
  const last = verbOf(triggers)
  if (isFated(draft, context)) return undefined
  if (!last || draft.range.start - (triggers.at(-1)?.end ?? 0) > OBJECT_GAP) return undefined
  if (isMovement(last) && last.end !== draft.range.start) return undefined
  const { text, lexicon } = context
  const between = { start: last.end, end: draft.range.start }
  if (hasPhrase(text.lower, between, lexicon, 'act modifier')) return undefined
  // 羁押期间至少有五人死亡, 破获拘禁案三百人: it is no verb of theirs.
  const isAside = ['act after-word', 'act noun-after'].some((section) =>
    phraseAt(lexicon.index(section), text.lower, { start: last.end, end: last.end + AFTER }),
  )
  if (isAside) return undefined
  // "一人被打死、百余人受伤": the verb is that of the number before.
  // 突袭致28人死亡: it only led to what befell them.
  if (LED_TO.test(text.lower.slice(between.start, between.end))) return undefined
  const own = { start: draft.range.end, end: draft.clause.end }
  const pair = triggersIn(text.lower, own, lexicon).find(
    ({ first }) => first !== undefined && first.start < last.end && first.end > last.start,
  )
  if (pair) return planned(pair, 'act.pair', draft, context)
  if (isStateOf(last, draft, context)) return undefined
  return planned(last, 'act.object', draft, context)
}

// "5死12伤": a number without a counter, directly before what befell them.
function isFated({ range }: Draft, { text, lexicon }: Context): boolean {
  const next = { start: range.end, end: range.end + AFTER }
  if (!/\d/.test(text.lower.charAt(range.end - 1))) return false
  return triggersIn(text.lower, next, lexicon)[0]?.start === range.end
}

// "查处失联移工406人": the object of the verb is a word for an act, too.
function verbOf(triggers: readonly Trigger[]): Trigger | undefined {
  const [verb, noun] = triggers.slice(-2)
  const isObject =
    verb && noun && !verb.isWeak && noun.start === verb.end && (noun.act === 'other' || noun.isWeak)
  return isObject ? verb : triggers.at(-1)
}

// "受困柬埔寨14人返台", "失踪5人获救": a verb without object describes those who did the next.
function isStateOf(last: Trigger, draft: Draft, context: Context): boolean {
  const { text, lexicon } = context
  if (!phraseAt(lexicon.index('act state'), text.lower, last)) return false
  const next = { start: draft.range.end, end: draft.clause.end }
  return triggersIn(text.lower, next, lexicon).some(({ isWeak }) => !isWeak)
}

function isMovement({ isWeak, act }: Trigger): boolean {
  return isWeak && act !== 'obstruction_of_flight'
}

// Numbers in a list share the verb after the last of them.
function afterInClause(draft: Draft, context: Context): Filled<Act> | undefined {
  const starts = rivalsOf(draft, context).map(({ range }) => range.start)
  const later = starts.filter((at) => at >= draft.range.end && at < draft.clause.end)
  let start = draft.range.end
  for (const end of [...later, draft.clause.end]) {
    const trigger = chosenIn({ start, end }, context)
    if (trigger) {
      const triggers = triggersIn(context.text.lower, { start, end }, context.lexicon)
      const death = deathAfter(trigger, triggers, context)
      if (death) return death
      const later = trigger.isWeak ? befallen(trigger, draft, context) : undefined
      return later ?? planned(trigger, 'act.following-verb', draft, context)
    }
    start = end
  }
  return undefined
}

/** What was done to the people of the number, who are its object. */
const THEM = /[将把](?:他们|她们|其)/u

// "九名工人前往对岸,途中被海警截获", "没有证件,警方将他们带走": a weak word yields to what befell them.
function befallen({ act }: Trigger, draft: Draft, context: Context): Filled<Act> | undefined {
  const later = inNextClauses(draft, context)
  const { start = 0 } = later?.range ?? {}
  if (act === 'border_crossing' || THEM.test(context.text.lower.slice(draft.range.end, start)))
    return later
  return undefined
}

function beforeInClause(draft: Draft, context: Context): Filled<Act> | undefined {
  const all = before(draft, context)
  const main = all.filter((one) => !one.isWeak && !isModifier(one, context))
  const trigger =
    ofPeople(all, draft, context) ??
    ofRelative(main, draft, context) ??
    mainTrigger(main.length > 0 ? main : all)
  if (!trigger || (trigger.isWeak && hasLater(draft, context))) return undefined
  const rule = isModifier(trigger, context) ? 'act.modifier' : 'act.preceding-verb'
  return planned(trigger, rule, draft, context)
}

// "至于其余七十多人,至今下落不明": a number that ends its clause is the topic of the next.
function ofTopic(draft: Draft, context: Context): Filled<Act> | undefined {
  const { lower } = context.text
  const before = { start: draft.clause.start, end: draft.range.start }
  const isLast = !/\p{L}/u.test(lower.slice(draft.range.end, draft.clause.end))
  const hasVerb = triggersIn(lower, before, context.lexicon).length > 0
  return isLast && !hasVerb ? inNextClauses(draft, context) : undefined
}

// "该组织公布的名单则有1291人": another count of what was told of last.
function ofOtherCount(draft: Draft, context: Context): Filled<Act> | undefined {
  const act = countOfOther(draft, context)?.act
  return act && { value: act.value, rules: ['act.other-count', ...act.rules] }
}

/** Words of counting again before the number. */
const RECOUNT = wordPattern('zh', '{act recount}[^,。;]{0,6}(?:是|为|有|至)约?$')

// "起初只承认死了五名,两个月后才公布是十三名": the same people, counted again.
function ofRecount(draft: Draft, context: Context): Filled<Act> | undefined {
  const words = context.text.lower.slice(draft.clause.start, draft.range.start)
  return RECOUNT.test(words) ? ofRival(draft, context) : undefined
}

// "其余16人于完成裁罚后,预计2月中旬遣返": the number is the subject of its sentence.
function ofOwnSentence(draft: Draft, context: Context): Filled<Act> | undefined {
  const how = draft.refersTo?.how
  if (how !== 'remainder' && how !== 'part_of') return undefined
  const { lower } = context.text
  const rest = lower.slice(draft.range.end, draft.clause.end)
  return /\p{L}/u.test(rest) ? inNextClauses(draft, context) : undefined
}

function hasLater(draft: Draft, context: Context): boolean {
  return inNextClauses(draft, context) !== undefined
}

function inNextClauses(draft: Draft, context: Context): Filled<Act> | undefined {
  const { lower } = context.text
  const sentence = context.text.sentences[draft.sentence]
  const rest = { start: draft.range.end, end: draft.clause.end }
  if (!sentence || hasPhrase(lower, rest, context.lexicon, 'act copula')) return undefined
  const next = rivalsOf(draft, context).find(({ range }) => range.start >= draft.clause.end)
  const range = { start: draft.clause.end, end: next?.range.start ?? sentence.end }
  for (const clause of clausesZh(lower, range)) {
    const trigger = chosenIn(clause, context)
    if (trigger && !isModifier(trigger, context))
      return planned(trigger, 'act.next-clause', { ...draft, clause }, context)
  }
  return undefined
}

function ofRival(draft: Draft, context: Context): Filled<Act> | undefined {
  const earlier = rivalsOf(draft, context).filter(({ range }) => range.end <= draft.range.start)
  const act = earlier.findLast((rival) => rival.act)?.act
  return act && { value: act.value, rules: ['act.same-sentence'] }
}

function inEarlierClauses(draft: Draft, context: Context): Filled<Act> | undefined {
  const sentence = context.text.sentences[draft.sentence]
  const range: Range = { start: sentence?.start ?? 0, end: draft.clause.start }
  const trigger = mainTrigger(triggersIn(context.text.lower, range, context.lexicon))
  return trigger && planned(trigger, 'act.earlier-clause', draft, context)
}

// "没有获释"
function isNegated({ start }: Trigger, { text, lexicon }: Context): boolean {
  const near = { start: start - 4, end: start }
  const found = findPhrases(lexicon.index('act not'), text.lower, near).at(-1)
  return found !== undefined && found.end >= start - 1
}

const LOOK_BACK = 24
const LOOK_AHEAD = 4

// "面临遣返", "准备遣返", "将被遣返": what is only planned or feared has not happened.
function planned(trigger: Trigger, rule: string, draft: Draft, context: Context): Filled<Act> {
  const act = actOfTrigger(trigger, draft, context)
  if (act === 'arrival' && isNotYet(trigger, context))
    return { value: 'border_crossing', rules: ['act.not-yet', rule], range: trigger }
  if (act === 'release' && isNegated(trigger, context)) return stillHeld(trigger, rule)
  if (act !== 'forced_return' && act !== 'pushback') return filledBy(trigger, rule, draft, context)
  const { text, lexicon } = context
  // "被拒绝入境": the first word of a pair plans nothing.
  const end = trigger.first?.start ?? trigger.start
  const words = { start: Math.max(draft.clause.start, end - LOOK_BACK), end }
  const ahead = findPhrases(lexicon.index('act planned-before'), text.lower, words).findLast(
    ({ means }) => means !== '-',
  )
  const behind = phraseAt(lexicon.index('act planned-after'), text.lower, {
    start: trigger.end,
    end: trigger.end + LOOK_AHEAD,
  })
  if (!ahead && !behind) return filledBy(trigger, rule, draft, context)
  const range = { start: ahead?.start ?? trigger.start, end: behind?.end ?? trigger.end }
  return { value: 'attempted_return', rules: ['act.planned', rule], range }
}
