// What the readers of Korean and Chinese acts share: acts of other numbers, and what a word for an
// act says of a number. Source: reading.md 2, Act; the words are data.
import type { Act } from '@tumen/claim'
import { isAbroad } from './act-fleeing.ts'
import { actOfSending } from './act-sending.ts'
import type { Trigger } from './act-trigger.ts'
import { type Context, type Draft, draftsOfSentence } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

/** Whether a phrase of the section stands in the stretch. */
export function hasPhrase(lower: string, range: Range, lexicon: Lexicon, section: string): boolean {
  if (range.start >= range.end) return false
  return findPhrases(lexicon.index(section), lower, range).some(({ means }) => means !== '-')
}

/** The other drafts of the draft's sentence, in the order of the text. */
export function rivalsOf(draft: Draft, { drafts }: Context): Draft[] {
  return draftsOfSentence(drafts, draft.sentence).filter(
    (other) => other !== draft && other.quantity !== undefined,
  )
}

/** The act of the group that the draft refers to, or nothing. */
export function actOfReference(draft: Draft, { drafts }: Context): Filled<Act> | undefined {
  const referred = draft.refersTo && drafts[draft.refersTo.draft]
  if (!referred?.act) return undefined
  return { value: referred.act.value, rules: ['act.reference', ...referred.act.rules] }
}

/** The act of the number before, for one that is only compared with it: "보다", "比". */
export function actOfCompared(
  draft: Draft,
  { text, lexicon, drafts, at }: Context,
): Filled<Act> | undefined {
  const isKorean = lexicon.language === 'ko'
  const beside = isKorean
    ? { start: draft.range.end, end: draft.range.end + 3 }
    : { start: draft.clause.start, end: draft.range.start }
  if (!hasPhrase(text.lower, beside, lexicon, 'act comparison')) return undefined
  const before = drafts[at - 1]
  if (!before?.act || draft.sentence - before.sentence > 1) return undefined
  return { value: before.act.value, rules: ['act.compared', ...before.act.rules] }
}

/** How many sentences back the story of a paragraph is looked for. */
const STORY = 3
/** A line of a list has no verb and is no longer than this. */
const LONGEST_ITEM = 40

/**
 * The act that the sentences before tell of, for a number without a word for an act: "In July 34",
 * the answer to a question, a line below its heading.
 */
export function actOfStory(
  draft: Draft,
  context: Context,
  chosenIn: (range: Range) => Trigger | undefined,
): Filled<Act> | undefined {
  const { text, drafts } = context
  const here = text.sentences[draft.sentence]
  if (!here) return undefined
  let isItem = isListItem(here, text)
  for (let at = draft.sentence - 1; at >= 0 && (isItem || draft.sentence - at <= STORY); at--) {
    const before = text.sentences[at]
    if (!before) return undefined
    const isPart = before.paragraph === here.paragraph || isSeries(draft, text)
    const isNear = isItem || (isPart && isBare(draft, text))
    if (!isNear && !isQuestion(before, text)) return undefined
    const told = draftsOfSentence(drafts, at).findLast(({ act }) => act)?.act
    if (told) return { value: told.value, rules: ['act.story-before', ...told.rules] }
    const trigger = chosenIn(before)
    if (trigger) return filledBy(trigger, 'act.story-before', draft, context)
    isItem = isItem && isListItem(before, text)
  }
  return undefined
}

/** "2013년 95명": a number of a series that goes on, in a paragraph of its own, too. */
const SERIES =
  /(?:(?:[년월해]|분기|상반기|하반기)(?:에는?|엔)?|[\d一二三四五六七八九零〇][年月]度?(?:则?[为有达共]|则)?) ?$/u

function isSeries({ range, clause }: Draft, { lower }: Context['text']): boolean {
  return SERIES.test(lower.slice(clause.start, range.start))
}

/** 为, 是, 有, 则: the number says how many of what was told; another verb tells something else. */
const COUNTING = wordPattern('zh', '(?:[为是有达则共计约]|{act counting}|[年月日]|^|,)$')

function isBare({ range, clause }: Draft, { language, lower }: Context['text']): boolean {
  return language !== 'zh' || COUNTING.test(lower.slice(clause.start, range.start).trimEnd())
}

function isListItem({ start, end }: Range, { folded }: Context['text']): boolean {
  return end - start <= LONGEST_ITEM && !/[.。!?]["')\]]?$/.test(folded.slice(start, end).trim())
}

// "몇 명입니까."
function isQuestion({ start, end }: Range, { folded }: Context['text']): boolean {
  return /(?:\?|(?:까|까요|나요|가요|는지요|은요|는요)\.)["')\]]?$/.test(
    folded.slice(start, end).trim(),
  )
}

/** What a trigger says of the draft; one who passes takes the act of what the text tells of. */
export function filledBy(
  trigger: Trigger,
  rule: string,
  draft: Draft,
  context: Context,
): Filled<Act> {
  const range = { start: trigger.start, end: trigger.end }
  const act = actOfTrigger(trigger, draft, context)
  const story = trigger.isPassing ? toldReturn(context) : undefined
  if (story === undefined) return { value: act, rules: [rule], range }
  const candidates = [story, act]
  const question = { code: 'which-act', field: 'act', candidates, range } as const
  return { value: story, rules: ['act.story', rule], range, questions: [question] }
}

/** The act that the word says, with the receiver of a handing over. */
export function actOfTrigger(trigger: Trigger, draft: Draft, context: Context): Act {
  const { act } = trigger
  if (trigger.isFleeing && !isAbroad(trigger, draft, context)) return 'other'
  if (act !== 'hand' && act !== 'send') return act
  return actOfSending(trigger, draft, context) ?? 'transfer'
}

// Those who "pass a crossing" in a report on returns are being returned; a reviewer is asked.
function toldReturn({ drafts, at, text }: Context): Act | undefined {
  const here = text.sentences[drafts[at]?.sentence ?? 0]?.paragraph ?? 0
  for (let n = at - 1; n >= 0; n--) {
    const paragraph = text.sentences[drafts[n]?.sentence ?? 0]?.paragraph ?? 0
    if (here - paragraph > 1) return undefined
    if (drafts[n]?.act?.value === 'forced_return') return 'forced_return'
  }
  return undefined
}

/** Those who are not released are held. */
export function stillHeld({ start, end }: Range, rule: string): Filled<Act> {
  return { value: 'detention', rules: ['act.not-released', rule], range: { start, end } }
}

/** How far before the clause of a death a word for custody may stand. */
const HELD_NEAR = 30
/** Signs of an ending behind a word for dying: 굶어 죽+었다. */
const LIFE_END = 1
/** How far behind it: 死在拘留所. */
const BEHIND = 6

/** How far before a death the word for what caused it may stand. */
const HURT_NEAR = 48

/** Sentences back, in the same paragraph, in which people are told to be held. */
const HELD_BEFORE = 2

// "감방은 네 평쯤 됐는데 서른 명이 갇혀 있었다. … 일곱 명이 굶어 죽었다"
function isHeldBefore(sentence: number, text: Context['text'], lexicon: Lexicon): boolean {
  const paragraph = text.sentences[sentence]?.paragraph
  for (let n = sentence - 1; n >= sentence - HELD_BEFORE; n--) {
    const before = text.sentences[n]
    if (before?.paragraph !== paragraph) return false
    if (before && hasPhrase(text.lower, before, lexicon, 'act held-before')) return true
  }
  return false
}

/** Sentences back in which deaths of one event are told; a text that tells of so many killed. */
const SAME_EVENT = 2
const MANY = 2
/** Numbers back. */
const FAR = 16

/** Sentences with words of violence from which on a text is one of violence. */
const VIOLENT = 3

const violent = new WeakMap<PreparedText, boolean>()

// A text that tells of shots and raids again and again need not say of each death what caused it.
function isOfViolence({ text, lexicon }: Context): boolean {
  const known = violent.get(text)
  if (known !== undefined) return known
  let left = VIOLENT
  for (const range of text.sentences) {
    if (left === 0) break
    if (hasPhrase(text.lower, range, lexicon, 'act violence')) left--
  }
  violent.set(text, left === 0)
  return left === 0
}

// "군경이 실탄을 쏴 9명이 숨졌다. 미야잉에서 6명이 희생됐다": of one event, where no other cause is told.
function actOfDeathBefore(sentence: number, context: Context) {
  const { text, lexicon, drafts, at } = context
  const range = text.sentences[sentence]
  if (!range || hasPhrase(text.lower, range, lexicon, 'act own-cause')) return undefined
  for (let n = at - 1; n >= 0; n--) {
    const before = drafts[n]
    if (!before || sentence - before.sentence > SAME_EVENT) break
    const act = before.act?.value
    if (act === 'killing' || act === 'death_in_custody') return act
  }
  const killed = drafts
    .slice(Math.max(0, at - FAR), at)
    .filter((one) => one.act?.value === 'killing')
  return killed.length >= MANY || isOfViolence(context) ? ('killing' as const) : undefined
}

const HOLDING: ReadonlySet<Act | undefined> = new Set(['detention', 'imprisonment'])

// "광부 30명은 섬에 갇혀 있다. 그중 2명이 숨졌다": of those who are held, in Korean.
function isOfHeld(refersTo: Draft['refersTo'], { lexicon, drafts }: Context): boolean {
  if (lexicon.language !== 'ko' || refersTo?.how !== 'part_of') return false
  return HOLDING.has(drafts[refersTo.draft]?.act?.value)
}

/** A death where people are held is a death in custody, one by shots or bombs a killing. */
export function withPlaceOfDeath(
  filled: Filled<Act>,
  { clause, sentence, refersTo }: Draft,
  context: Context,
): Filled<Act> {
  const { text, lexicon } = context
  const { range } = filled
  const sentenceStart = text.sentences[sentence]?.start ?? clause.start
  if (filled.value !== 'other' || !range) return filled
  const word = { start: range.start, end: range.end + LIFE_END }
  if (!hasPhrase(text.lower, word, lexicon, 'act life-end')) return filled
  const near = { start: Math.max(clause.start - HELD_NEAR, sentenceStart), end: range.end + BEHIND }
  const isHeld =
    hasPhrase(text.lower, near, lexicon, 'act custody-place') ||
    isHeldBefore(sentence, text, lexicon) ||
    isOfHeld(refersTo, context)
  if (isHeld && !hasPhrase(text.lower, clause, lexicon, 'act accident'))
    return { ...filled, value: 'death_in_custody', rules: ['act.death-held'] }
  const before = { start: Math.max(range.start - HURT_NEAR, sentenceStart), end: range.start }
  const isKilled = hasPhrase(text.lower, before, lexicon, 'act violence')
  if (isKilled) return { ...filled, value: 'killing', rules: ['act.death-violent'] }
  const like = actOfDeathBefore(sentence, context)
  return like ? { ...filled, value: like, rules: ['act.death-like'] } : filled
}
