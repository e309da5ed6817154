// What happened to the people of a number: the word for an act that its clause brings nearest. A
// participle that only says which people are meant yields to the main verb. Source: reading.md 2.
import { type Act, actNeighbours } from '@tumen/claim'
import { doubtOf } from '../guard/guard.ts'
import { AUXILIARIES } from '../guard/plain-en.ts'
import type { Context, Draft, FieldReader } from '../port/draft.ts'
import type { Filled, Question } from '../port/proposal.ts'
import { findPhrases } from '../text/phrase-index.ts'
import type { Language, Range } from '../text/source-text.ts'
import { isNoneOfTheirs, isStaying, isToKin } from './act-kin.ts'
import { actsIn } from './act-word.ts'
import {
  clauseAround,
  clauseBreaks,
  isOfNextObject,
  relativeClause,
  wholeBefore,
} from './clause.ts'
import { chargeBehind, isOfAccused } from './doer.ts'
import { actWords } from './en/apart.ts'
import { BEFORE_NOUN, endsIn, PAST } from './ko/final-sign.ts'

/** A word for an act in the sentence of a number. */
interface Trigger extends Range {
  act: Act
  /** How far it is from the number: signs, more across clauses and other numbers. */
  far: number
  isBefore: boolean
  /** What it may mean as well, where the words leave it open. */
  orElse?: readonly Act[]
}

/** The act of the draft; `other` with a question where no word says it. */
export const readAct: FieldReader<Act> = (draft, context) => {
  const triggers = triggersOf(draft, context)
  const isLeft = isStaying(draft.range, context.text)
  const best = isLeft ? triggers.find(({ isBefore }) => !isBefore) : triggers[0]
  if (!best && isLeft) return unnamed(draft, context)
  if (!best) return carriedAct(draft, context)
  const verb = mainVerb(best, triggers, draft, context)
  const chosen = asNamed(asStated(verb, triggers, draft, context), triggers, draft)
  const value = asDone(chosen, draft, context)
  const range = { start: chosen.start, end: chosen.end }
  const questions = questionsOf(value, { chosen, triggers, draft, context })
  const rules = [chosen === best ? 'act.nearest' : 'act.main-verb']
  if (questions.length === 0 && isLeft) questions.push(whichAct([value], draft, context))
  return { value, rules, range, ...(questions.length > 0 && { questions }) }
}

/** Signs that a clause, another number or a noun of kind is worth, and of two verbs the later. */
const COST: Readonly<Record<Language, Record<'clause' | 'rival' | 'kind', number>>> = {
  en: { clause: 60, rival: 80, kind: 50 },
  ko: { clause: 30, rival: 40, kind: 25 },
  zh: { clause: 16, rival: 30, kind: 12 },
}
/** In Korean the verb stands at the end; in English and Chinese a passive after its subject. */
const AHEAD: Readonly<Record<Language, number>> = { en: 0.8, ko: 0.5, zh: 0.9 }

function triggersOf(draft: Draft, context: Context): Trigger[] {
  const { text, lexicon, drafts } = context
  const { range: number } = draft
  const sentence = text.sentences[draft.sentence] ?? draft.clause
  const breaks = clauseBreaks(text.lower, sentence, text.language)
  const rivals = drafts.filter((one) => one.sentence === draft.sentence && one !== draft)
  const kinds = lexicon.words('trigger kind')
  const cost = COST[text.language]
  const officials =
    text.language === 'en'
      ? findPhrases(lexicon.index('number officials'), text.lower, sentence)
      : []
  const charge = chargeBehind(text.lower.slice(number.end, sentence.end), text.language)
  const whole =
    draft.quantity?.value.partOf && wholeBefore(text.lower, sentence, number, text.language)
  const clause = text.language === 'en' && relativeClause(text.lower, sentence, number)
  const people = [draft, ...rivals].map(({ range }) => range).sort((a, b) => a.start - b.start)
  const acts = actWords({ text, lexicon, sentence, people }).flatMap(
    ({ start, end, means }): Trigger[] => {
      const meant = actOf(means, { start, end }, draft, context)
      if (!meant) return []
      const isBefore = end <= number.start
      const isEnglish = text.language === 'en'
      const told = isBefore
        ? text.lower.slice(end, number.start)
        : text.lower.slice(number.end, start)
      if (isOfAccused(told, isBefore, text.language)) return []
      if (!isBefore && start < number.end + charge) return []
      if (isBefore && whole !== undefined && start >= whole) return []
      const isSaid = isEnglish && SPEAKS.test(text.lower.slice(number.end, start))
      if (isSaid && !(clause && start >= clause.end)) return []
      const before = text.lower.slice(sentence.start, start)
      if (isEnglish && isNoneOfTheirs(before, text.lower.slice(start, sentence.end))) return []
      const last = officials.find((one) => one.end === start - 1 && one.start >= number.end)
      if (last && COMING.has(meant.act)) return []
      const gap = isBefore ? { start: end, end: number.start } : { start: number.end, end: start }
      const within = (one: number) => one >= gap.start && one < gap.end
      const place = ELSEWHERE[text.language]?.exec(text.lower.slice(gap.start, gap.end))
      const isOthers = rivals.some(({ range }) => place && isBehind(range, place, gap))
      // "31 made it; the rest | were caught": behind a semicolon others have a verb of their own.
      const apart = text.lower.slice(gap.start, gap.end).indexOf(';')
      const isTheirs = ({ range }: Draft) =>
        isBefore ? range.end <= gap.start + apart : isIn(range, gap.start + apart, gap)
      if (apart >= 0 && rivals.some(isTheirs)) return []
      if (text.language === 'ko' && isOfNextObject(text.lower, number, rivals, start)) return []
      if (place && (isEnglish ? isOthers && !isBefore : isBefore)) return []
      // "Seventeen women | who were arrested": the relative clause is about the people counted.
      const own = RELATIVE.exec(text.lower.slice(gap.start, gap.end))?.[0].length ?? 0
      const from = isBefore ? gap.start : gap.start + own
      const clauses = breaks.filter((one) => within(one) && one >= from).length
      const others = rivals.filter(({ range }) => within(range.start)).length
      const signs = Math.max(0, gap.end - gap.start) * (isBefore ? 1 : AHEAD[text.language])
      const isKind = kinds.has(text.lower.slice(start, end))
      const more = clauses * cost.clause + others * cost.rival + (isKind ? cost.kind : 0)
      return [{ start, end, ...meant, far: signs + more, isBefore }]
    },
  )
  return acts.sort((a, b) => a.far - b.far)
}

/** "When police | came to arrest them": who has a subject of their own, not the people counted. */
const COMING: ReadonlySet<Act> = new Set(['arrival', 'border_crossing'])

/**
 * "700 kept vigil outside the prison | where 38 are held", "38명이 갇혀 있는 교도소 | 앞에서
 * 700명이": an act that only says of a place who else is there.
 */
const ELSEWHERE: Partial<Record<Language, RegExp>> = {
  en: /\b(?:where|in which|at which|whose)\b/u,
  ko: /(?:앞|밖)(?:에서|에서는|에서도|에|에는|으로) /u,
}

const isIn = ({ start }: Range, from: number, { end }: Range) => start > from && start < end
const isBehind = (range: Range, place: RegExpExecArray, gap: Range) =>
  isIn(range, gap.start + place.index, gap)

/** "A baker with 3 employees | said that her sister was …": the people only describe who speaks. */
const SPEAKS = new RegExp(
  '^[^;]*[\\w,] (?:said|says|recalled|testified|explained|added|claimed|told [^,;]{1,20}?)' +
    ' (?:that|her|his|their|she|he|they)\\b',
  'u',
)

/** The noun of the people and the pronoun that takes it up. */
const RELATIVE = /^(?: [\w'’-]+){0,3} (?:who|that)\b/u

/** The act that a word of the list means here. */
function actOf(
  means: string,
  at: Range,
  draft: Draft,
  context: Context,
): Pick<Trigger, 'act' | 'orElse'> | undefined {
  const isReturn = means === 'back' || actsIn(means).includes('forced_return')
  if (isReturn && isToKin(context.text.lower, at, context.text.language))
    return { act: 'release', orElse: ['release', 'forced_return', 'other'] }
  if (means === 'die') return deathAt(draft, context)
  // "Eight turned back when the dogs barked": they did it themselves.
  if (means === 'pushback' && isTurning(at, context) && !isDoneToThem(at, context))
    return { act: 'other' }
  if (means === 'back') return isDoneToThem(at, context) ? { act: 'forced_return' } : undefined
  if (THEMSELVES.test(context.text.lower.slice(at.end))) return { act: 'other' }
  const acts = isTakenInside(means, at, context)
    ? [...actsIn(means), 'transfer' as const]
    : actsIn(means)
  const [act] = acts
  return act && { act, ...(acts.length > 1 ? { orElse: acts } : {}) }
}

/** "Hanged | herself": nobody else did it. */
const THEMSELVES = /^ (?:him|her|it|them)sel(?:f|ves)\b/u

/** "Driven back | to the hostel": where people are kept or live is no country. */
function isTakenInside(means: string, { end }: Range, { text, lexicon }: Context): boolean {
  if (means !== 'forced_return' || text.language !== 'en') return false
  const goal = /^[^,.;:]{0,24}?\b(?:in)?to (?:the|their|his|her|an?) (?:\w+ )?/u.exec(
    text.lower.slice(end, end + 50),
  )
  if (!goal) return false
  const range = { start: end + goal[0].length, end: end + goal[0].length + 20 }
  return findPhrases(lexicon.index('trigger kept in'), text.lower, range).some(
    ({ start }) => start === range.start,
  )
}

const isTurning = ({ start }: Range, { text }: Context) =>
  text.language === 'en' && text.lower.startsWith('turn', start)

/** "Were returned", "returned 60 people": somebody else did it; "returned home" they did. */
function isDoneToThem({ start, end }: Range, { text, lexicon, drafts, at }: Context): boolean {
  const words = lexicon.words('trigger forced')
  const before = text.lower
    .slice(Math.max(0, start - 30), start)
    .trim()
    .split(/\s+/u)
    .slice(-2)
  if (before.some((word) => words.has(word))) return true
  const number = drafts[at]?.range.start ?? 0
  return number >= end && number - end < 25 && !/^(?: home| to work)/u.test(text.lower.slice(end))
}

const DEATHS = ['death_in_custody', 'killing', 'other'] as const

/** How people died: their clause says it; what the sentence or the one before says is asked. */
function deathAt(draft: Draft, { text, lexicon }: Context): Pick<Trigger, 'act' | 'orElse'> {
  const own = text.sentences[draft.sentence] ?? draft.clause
  const before = text.sentences[draft.sentence - 1]
  const isNear = before?.paragraph === text.sentences[draft.sentence]?.paragraph
  // "One died of typhus": in a cell, where the sentences around speak of one.
  const isHeld = (act: Act) =>
    act === 'other' &&
    [own, ...(before && isNear ? [before] : [])].some((range) =>
      findPhrases(lexicon.index('death'), text.lower, range).some(
        ({ means }) => means === 'death_in_custody',
      ),
    )
  for (const range of [draft.clause, own, ...(before && isNear ? [before] : [])]) {
    const signs = findPhrases(lexicon.index('death'), text.lower, range).map(({ means }) => means)
    const act = DEATHS.find((kind) => signs.includes(kind))
    if (act) return range === draft.clause && !isHeld(act) ? { act } : { act, orElse: DEATHS }
  }
  return { act: 'other', orElse: DEATHS }
}

/** What parts a whole, or a clause, from the number that the verb behind it counts: "14명 중". */
const PARTED: Readonly<Record<Language, RegExp>> = {
  en: /, /u,
  ko: /(?:중|가운데|지만|으나|는데),? |;/u,
  zh: /中,?$|;/u,
}

/**
 * "The 22 arrested in May | were deported", 체포된 22명이 송환됐다: the first only says which people
 * are meant, unless the main verb is denied ("none of the 22 arrested has been released").
 */
function mainVerb(
  best: Trigger,
  triggers: readonly Trigger[],
  draft: Draft,
  context: Context,
): Trigger {
  const { text, lexicon } = context
  if (!isRestricting(best, draft, text)) return best
  const isParted = (one: Trigger) =>
    context.drafts.some(
      ({ range, sentence }) =>
        sentence === draft.sentence &&
        range.start >= draft.range.end &&
        (range.end <= one.start
          ? PARTED[text.language].test(text.lower.slice(draft.range.end, range.start))
          : isOfItsOwn(one, range, text.lower.slice(draft.range.end, one.start), text)),
    )
  const main = triggers.find(
    (one) => one !== best && isMain(one, best, draft, text) && !isParted(one),
  )
  // "Nine who were trafficked were questioned": what has no name does not hide what has one.
  const isNameless = main?.act === 'other' && best.act !== 'other'
  if (!main || (isNameless && isInRelative(best, draft, text))) return best
  // Of two claims of a number the first is told already.
  if (context.drafts[context.at - 1]?.range.start === draft.range.start) return main
  const asked = { number: draft.range, act: main, sentence: draft.sentence }
  const doubt = doubtOf(text, lexicon, asked)
  return doubt?.says === 'denied' ? best : main
}

/** Behind a number of a list. */
const LISTED = /^(?:[,.;·)]|$|이(?:다|었|며|고)| 등)/u

/** "체포된 60명, 구금된 22명": behind a comma it says which people another number counts. */
function isOfItsOwn(one: Range, range: Range, before: string, { lower, language }: Words): boolean {
  const gap = lower.slice(one.end, range.start)
  return language !== 'en' && before.includes(',') && gap.length <= 12 && !/[,.;]/u.test(gap)
}

const AUXILIARY = new RegExp(`\\b(?:${AUXILIARIES}|who|that|which)\\b`, 'u')
const FINITE = new RegExp(`\\b(?:${AUXILIARIES})\\b`, 'u')

type Words = Context['text']

/** "Not until then were | the 23 flown back": the verb behind them is their own. */
const INVERTED = /(?<!\bthere )\b(?:was|were|had|have|has) (?:the |these |those |all )?$/u

function isInRelative(
  one: Range,
  { range, sentence }: Pick<Draft, 'range' | 'sentence'>,
  { lower, sentences }: Pick<Words, 'lower' | 'sentences'>,
): boolean {
  const clause = relativeClause(lower, sentences[sentence] ?? range, range)
  return clause !== undefined && one.start >= clause.start && one.end <= clause.end
}

/** Whether an act only says which people a number means: "the 12 | held in Helong", 갇힌 12명. */
export function isRestricting(
  one: Range,
  { range, sentence }: Draft,
  { language, lower, sentences }: Words,
): boolean {
  const isBefore = one.end <= range.start
  if (language === 'en') {
    if (isInRelative(one, { range, sentence }, { lower, sentences })) return true
    if (INVERTED.test(lower.slice(0, range.start))) return false
    if (isBefore || one.start - range.end > 30) return false
    return !FINITE.test(lower.slice(range.end, one.start))
  }
  const part = lower.slice(one.end, range.start)
  if (!isBefore || part.length > 12 || /[,.;]/u.test(part)) return false
  // "체포 60명, 구금 22명": a noun with its number is told of it.
  const isListed = language === 'ko' && part.trim() === '' && LISTED.test(lower.slice(range.end))
  if (isListed && !endsIn(lower.charAt(one.end - 1), BEFORE_NOUN)) return false
  // "现在关在图们的有九个人": what is told of them, and not which they are.
  return language === 'ko' || /^[^的,;]{0,8}的(?!有|共|约)/u.test(part)
}

/** What parts the verb of the people counted from one of others. */
const OTHERS = new RegExp(
  '[;:]|\\bwho\\b|\\b(?:and|but|while) ' +
    '(?:the|their|his|her|its|an?|\\d|\\w+ (?:was|were|ha[sd]|have))\\b',
  'u',
)

/** Whether an act is told of people whom another one only names. */
export function isMain(
  one: Range,
  named: Range,
  { range, sentence }: Draft,
  { language, lower, sentences }: Words,
): boolean {
  if (one.end <= range.start || one.start < named.end) return false
  if (language !== 'en') return !/[;]/u.test(lower.slice(range.end, one.start))
  const clause = relativeClause(lower, sentences[sentence] ?? range, range)
  if (clause && named.end <= clause.end)
    return one.start >= clause.end && !OTHERS.test(lower.slice(clause.end, one.start))
  const part = lower.slice(named.end, one.start)
  return AUXILIARY.test(part) && !/[;:]|, (?:and|but)\b/u.test(part) && part.length < 90
}

const NOT_YET: ReadonlySet<string> = new Set(['planned', 'feared', 'ordered', 'conditional'])

/** Behind a way that something broke off: "강을 건너다 | 붙잡혔다", "过江时 | 被抓". */
const BROKEN_OFF: Readonly<Record<Language, RegExp>> = {
  en: /^(?!)/u,
  ko: /^[가-힣]?(?:다가?|던 중|려다가?|는 (?:중|도중|길)에?) /u,
  zh: /^[了过]?[^,;。]{0,4}(?:时|途中|的?路上|过程中|之?际)(?:[^,;。]{0,3})(?=被|遭|落网|就擒)/u,
}

/**
 * "The 22, who had hoped to reach Seoul, were arrested", 국경을 넘지 못하고 체포됐다: what they only
 * meant to do yields to what is stated of them.
 */
function asStated(
  verb: Trigger,
  triggers: readonly Trigger[],
  { range, sentence }: Draft,
  { text, lexicon }: Context,
): Trigger {
  const isDoubted = (act: Trigger) => doubtOf(text, lexicon, { number: range, act, sentence })
  const isPast = endsIn(text.lower.charAt(verb.end - 1), PAST)
  const isCut = !isPast && BROKEN_OFF[text.language].test(text.lower.slice(verb.end))
  if (!COMING.has(verb.act) || !(isCut || isDoubted(verb))) return verb
  return (
    triggers.find((one) => one.act !== 'other' && !COMING.has(one.act) && !isDoubted(one)) ?? verb
  )
}

/** How many signs may part a number from what its people are called: "송환자 18명". */
const BESIDE = 3

/** "18 deportees crossed the bridge": they did not go by themselves, or so their name says. */
function asNamed(verb: Trigger, triggers: readonly Trigger[], { range }: Draft): Trigger {
  const name = triggers.find(({ act, start, end }) => {
    const gap = start >= range.end ? start - range.end : range.start - end
    return act === 'forced_return' && gap <= BESIDE
  })
  return name && COMING.has(verb.act) ? { ...name, orElse: [name.act, verb.act] } : verb
}

/** A return that is only planned or feared is an attempted one; who is not freed is held. */
function asDone({ act, start, end }: Trigger, draft: Draft, { text, lexicon }: Context): Act {
  if (act !== 'forced_return' && act !== 'release') return act
  const asked = { number: draft.range, act: { start, end }, sentence: draft.sentence }
  const doubt = doubtOf(text, lexicon, asked)
  if (act === 'release') return doubt?.says === 'denied' ? 'detention' : act
  return doubt && NOT_YET.has(doubt.says) ? 'attempted_return' : act
}

/** Another word nearly as near: a person is asked. */
const NEARLY = 1.6
/** As many answers as there are keys on a card. */
const MOST = 8

interface Choice {
  chosen: Trigger
  triggers: readonly Trigger[]
  draft: Draft
  context: Context
}

/**
 * An act is asked about where no word of the number's own clause says it, where another word is
 * nearly as near, where the words only plan it, and where another act is often meant by them.
 */
function questionsOf(value: Act, { chosen, triggers, draft, context }: Choice): Question[] {
  const near = triggers.filter(({ far }) => far <= Math.max(chosen.far, 8) * NEARLY)
  const rivals = near.filter(({ act }) => act !== chosen.act && act !== value)
  const isSure = rivals.length === 0 && value === chosen.act && !chosen.orElse
  if (isSure && isInClause(chosen, draft, context))
    return value === 'detention'
      ? [{ code: 'arrested-or-held', field: 'act', candidates: ['detention', 'arrest'] }]
      : []
  const others = [...(chosen.orElse ?? []), ...near.map(({ act }) => act), ...actNeighbours(value)]
  return [whichAct([value, ...others], draft, context)]
}

/** What most reports tell of people on the way: answers where a text gives few. */
const OFTEN: readonly Act[] = ['forced_return', 'arrest', 'detention', 'transfer', 'killing']

function whichAct(first: readonly Act[], draft: Draft, context: Context): Question {
  const acts = [...first, ...actsAround(draft, context), 'other' as const, ...OFTEN]
  return { code: 'which-act', field: 'act', candidates: [...new Set(acts)].slice(0, MOST) }
}

function isInClause({ start, end }: Range, draft: Draft, { text }: Context): boolean {
  const sentence = text.sentences[draft.sentence] ?? draft.clause
  const clause = clauseAround(text.lower, sentence, draft, text.language)
  return start >= clause.start && end <= clause.end
}

/** The acts that the paragraph and the head tell, those of other numbers and near ones first. */
function actsAround(draft: Draft, { text, lexicon, drafts, at }: Context): Act[] {
  const { sentences } = text
  const own = sentences[draft.sentence]
  const near = drafts.slice(Math.max(0, at - 6), at).reverse()
  const counted = near.filter((one) => sentences[one.sentence]?.paragraph === own?.paragraph)
  const beside = [0, -1, 1, -2, 2]
    .flatMap((step) => sentences[draft.sentence + step] ?? [])
    .filter(({ paragraph }) => paragraph === own?.paragraph)
  const told = [...beside, ...sentences.slice(0, 2)].flatMap((sentence) =>
    findPhrases(lexicon.index('trigger'), text.lower, sentence).map(({ means }) => means),
  )
  const acts = counted.flatMap(({ act }) => act?.value ?? [])
  return [...acts, ...told.flatMap(actsIn).filter((act) => act !== 'other')]
}

/** "All 23 | were made to sign": whoever is told of with a verb of their own did something else. */
function hasOwnVerb({ range }: Draft, { language, lower }: Words): boolean {
  const verb = /^(?: (?:people|men|women|persons))? (?:was|were|had|has|have|are|is|will|want)\b/u
  return language === 'en' && verb.test(lower.slice(range.end, range.end + 40))
}

/** No word of the sentence says it: the act of the group, or of the number before it in its row. */
function carriedAct(draft: Draft, context: Context): Filled<Act> {
  const { drafts, at, text } = context
  const group = draft.refersTo && drafts[draft.refersTo.draft]?.act
  if (group && !hasOwnVerb(draft, text)) {
    const questions = [whichAct([group.value], draft, context)]
    return { value: group.value, rules: ['act.of-the-group'], questions }
  }
  const before = drafts[at - 1]
  const isRow = before?.sentence === draft.sentence && before.act?.rules[0] !== 'act.none'
  const between = before && text.lower.slice(before.range.end, draft.range.start)
  const isElsewhere = between !== undefined && ELSEWHERE[text.language]?.test(between)
  const isAccused = between !== undefined && isOfAccused(between, true, text.language)
  if (isRow && before.act && !isElsewhere && !isAccused)
    return { value: before.act.value, rules: ['act.same-sentence'] }
  return unnamed(draft, context)
}

function unnamed(draft: Draft, context: Context): Filled<Act> {
  return { value: 'other', rules: ['act.none'], questions: [whichAct(['other'], draft, context)] }
}
