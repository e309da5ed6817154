// The act of an English claim: by the noun or verb that holds the number, else by what restricts
// it, else by the group it refers to; never by the nearest word alone without asking.
// Source: reading.md 2, Act 1-7.
import type { Act } from '@tumen/claim'
import { isAct } from './act-en-deciding.ts'
import { firstFrame, frameAt } from './act-en-frame.ts'
import { englishLexicon, FORM } from './act-en-lexicon.ts'
import { type EnglishSentence, englishSentence, type Predicate } from './act-en-predicate.ts'
import { type Roles, rolesOf } from './act-en-role.ts'
import type { Context, Draft, FieldReader } from './draft.ts'
import type { Filled, Question } from './proposal.ts'

interface Candidate {
  act: Act
  rule: string
  /** The words that show it, by their indexes. */
  first: number
  end: number
  /** Gets away, from a country or from a captor. */
  isEscape?: boolean
}

/** Verbs of those who get away from a captor as well as from a country. */
const ESCAPES: ReadonlySet<string> = new Set(['with escape', 'with come', 'with return', 'with go'])

/** The act of the draft, with a question where the words allow two. */
export const readEnglishAct: FieldReader<Act> = (draft, context) => {
  const sentence = englishSentence(context.text, context.lexicon, draft.sentence)
  const roles = rolesOf(sentence, draft.range)
  const candidates = candidatesOf(sentence, roles, context)
  const [best] = candidates
  if (best) {
    const free = escaped(best, draft, context)
    const fitting = abroad(sentence, deathWhereHeld(sentence, free, context), context)
    return filledBy(sentence, fitting, candidates)
  }
  const isOnlyCounted = onlyCounts(sentence, roles, context)
  return (
    fromEarlier(draft, context) ??
    fromNearest(sentence, roles) ??
    fromBefore(draft, context, isOnlyCounted)
  )
}

function candidatesOf(sentence: EnglishSentence, roles: Roles, context: Context): Candidate[] {
  const nominal = nominalHead(sentence, roles)
  if (nominal) return [nominal]
  const isHeadline = context.text.sentences[context.drafts[context.at]?.sentence ?? -1]?.position
  const strong = [
    ...byVerb(roles.objects, 'act.object'),
    ...byVerb(isHeadline === 'headline' ? roles.mains : roles.mains.map(asSubject), 'act.subject'),
    ...byVerb(roles.around ? [roles.around] : [], 'act.around'),
    ...countedNoun(sentence, roles),
    ...byVerb(roles.restrictors, 'act.restricting'),
    ...attribute(sentence, roles),
    ...carried(sentence, roles),
  ]
  const weak = [
    ...byVerb([...roles.objects, ...roles.mains, ...roles.restrictors], 'act.suffered', true),
    ...numberOf(sentence, roles),
    ...complement(sentence, roles),
    ...person(sentence, roles, context),
    ...(onlyCounts(sentence, roles, context) ? [] : present(roles)),
  ]
  return [...strong, ...weak]
}

/** What people escape from without passing a border. */
const HELD: ReadonlySet<Act> = new Set(['abduction', 'arrest', 'detention', 'imprisonment'])

// "The remaining 11 escaped": those who had been taken passed no border.
function escaped(best: Candidate, { refersTo }: Draft, { drafts }: Context): Candidate {
  const before = refersTo && drafts[refersTo.draft]?.act?.value
  const isCrossing = best.act === 'border_crossing' && best.isEscape
  const isFree = isCrossing && before !== undefined && HELD.has(before)
  return isFree ? { ...best, act: 'other', rule: 'act.escape' } : best
}

// "The prison recorded 11 deaths": the noun leaves open which death; the place decides.
function deathWhereHeld({ words }: EnglishSentence, best: Candidate, context: Context): Candidate {
  const places = englishLexicon(context.lexicon).frames('act places')
  const everything = { first: 0, end: words.length }
  if (best.act !== 'death' || !firstFrame(words, everything, places)) return best
  return { ...best, act: 'death_in_custody', rule: 'act.death-where-held' }
}

/** Verbs that hand somebody over when a country follows, and elsewhere only move them. */
const SENDING: ReadonlySet<string> = new Set([
  'with send',
  'with take',
  'with put',
  'with transport',
])

// "had been sent to China": a country behind "to" makes it a return.
function abroad(
  { words, predicates }: EnglishSentence,
  best: Candidate,
  { text, places }: Context,
): Candidate {
  const verb = predicates.find(({ end }) => end === best.end)?.verb?.act ?? ''
  if (best.act !== 'transfer' || !SENDING.has(verb)) return best
  for (let n = best.end; n < Math.min(best.end + COUNTRY_NEAR, words.length); n++) {
    const next = words[n]?.detail === 'to' ? words[n + 1] : undefined
    const name = next && places.nameAt(text.folded, { start: next.start, end: text.folded.length })
    if (name?.places.some(({ level }) => level === 'country'))
      return { ...best, act: 'forced_return', rule: 'act.to-a-country' }
  }
  return best
}

/** Words behind the verb within which "to China" must begin. */
const COUNTRY_NEAR = 8

// "30 men returned to Libya in May": in headlines the same words are a passive.
function asSubject(one: Predicate): Predicate {
  return one.actAsMain ? { ...one, act: one.actAsMain } : one
}

function byVerb(predicates: readonly Predicate[], rule: string, isWeak = false): Candidate[] {
  return predicates.flatMap((one) =>
    one.act && one.isWeak === isWeak
      ? [{ act: one.act, rule, first: one.first, end: one.end, isEscape: isEscape(one) }]
      : [],
  )
}

function isEscape({ verb }: Predicate): boolean {
  return ESCAPES.has(verb?.act ?? '')
}

const FAR = 8

// "mass arrests of 175", "the forced return to Laos of some 1,700".
function nominalHead(
  { words, nouns, predicates }: EnglishSentence,
  roles: Roles,
): Candidate | undefined {
  const noun = nouns.filter(({ end }) => end <= roles.first).at(-1)
  if (!noun || roles.first - noun.end > FAR) return undefined
  let of = roles.first - 1
  while (of >= noun.end && words[of]?.detail !== 'of') {
    const is = words[of]?.is
    if (is === 'preposition' || is === 'comma' || is === 'coordinate') return undefined
    of--
  }
  if (of < noun.end || predicates.some((one) => one.head >= noun.end && one.head < roles.first))
    return undefined
  return { act: noun.act, rule: 'act.nominal-head', first: noun.first, end: noun.end }
}

// "30 arrests": the number counts acts.
function countedNoun({ nouns, predicates }: EnglishSentence, roles: Roles): Candidate[] {
  const noun = nouns.find(({ first }) => first >= roles.end && first <= roles.end + 1)
  if (noun && predicates.some((one) => one.head >= roles.end && one.head < noun.first)) return []
  return noun ? [{ act: noun.act, rule: 'act.counted-noun', first: noun.first, end: noun.end }] : []
}

// "a boat carrying 86 people | set off": what happens to the boat happens to them.
function carried(sentence: EnglishSentence, roles: Roles): Candidate[] {
  const [verb] = roles.objects
  const carrier = sentence.words[(verb?.first ?? 0) - 1]
  if (!verb || verb.act || !carrier || !(verb.isBare || !verb.isFinite)) return []
  return byVerb(rolesOf(sentence, carrier).mains, 'act.carrier')
}

// "the number of foreigners deported in May | is 4,096", "deportation orders | were issued to 60":
// the subject of the verb that leads to the number; or its object: "found marks of beating on 26".
function numberOf({ predicates, nouns, words }: EnglishSentence, roles: Roles): Candidate[] {
  const [verb] = [roles.around, ...roles.objects].filter((one) => one && !one.act)
  if (!verb) return []
  let from = verb.first
  while (from > 0 && !['comma', 'break', 'that'].includes(words[from - 1]?.is ?? '')) from--
  const isSubject = ({ first, end }: { first: number; end: number }) =>
    first >= from && end <= verb.first
  const isObject = ({ first, end }: { first: number; end: number }) =>
    first >= verb.end && end <= roles.first && roles.around === verb
  const found =
    nouns.findLast(isObject) ??
    [...predicates, ...nouns].findLast((one) => one.act && isSubject(one))
  if (!found?.act) return []
  return [{ act: found.act, rule: 'act.subject-noun', first: found.first, end: found.end }]
}

// "Twelve were among those arrested in May": the participle behind a form of to be.
function complement({ predicates, words }: EnglishSentence, { mains, end }: Roles): Candidate[] {
  const be = mains.find(({ isCopula, act }) => isCopula && !act)
  const next = be && predicates.find(({ first }) => first >= be.end)
  if (!be || !next?.act || !(next.isBare || next.isPassive) || next.first < end) return []
  for (let n = be.end; n < next.first; n++)
    if (['comma', 'break', 'subordinate', 'coordinate'].includes(words[n]?.is ?? '')) return []
  return [{ act: next.act, rule: 'act.complement', first: next.first, end: next.end }]
}

// "30 detained migrants": a participle before the noun.
function attribute({ words }: EnglishSentence, roles: Roles): Candidate[] {
  for (let n = roles.end; n < Math.min(roles.end + 3, words.length); n++) {
    const { act, forms = 0 } = words[n]?.verb ?? {}
    if (act && (forms & FORM.participle) !== 0 && isAct(act))
      return [{ act, rule: 'act.attribute', first: n, end: n + 1 }]
    if (words[n]?.is === 'preposition') break
  }
  return []
}

function person({ words }: EnglishSentence, roles: Roles, context: Context): Candidate[] {
  const set = englishLexicon(context.lexicon).frames('act persons')
  const match = firstFrame(words, { first: roles.first, end: roles.end + 3 }, set)
  if (!match) return []
  return [{ act: match.act as Act, rule: 'act.person', first: match.first, end: match.end }]
}

// "The true number was above 45,000", "local media counted 1,900": no act of its own.
function onlyCounts({ words }: EnglishSentence, roles: Roles, context: Context): boolean {
  const lists = englishLexicon(context.lexicon)
  const verb = roles.around ?? roles.objects[0] ?? roles.mains[0]
  if (!verb) return true
  if (frameAt(words, verb.head, lists.frames('act counting verbs'))) return true
  const before = { first: Math.max(0, verb.first - TOTAL_NEAR), end: verb.first }
  return verb.isCopula && firstFrame(words, before, lists.frames('act totals')) !== undefined
}

/** So many words before "was" the word for a number may stand. */
const TOTAL_NEAR = 8

// "hundreds were in Japan", "there were 917": present somewhere, no act.
function present({ mains, around }: Roles): Candidate[] {
  const be = mains.find(({ isCopula }) => isCopula) ?? (around?.isCopula ? around : undefined)
  return be ? [{ act: 'other', rule: 'act.present', first: be.first, end: be.end }] : []
}

function filledBy(
  { words }: EnglishSentence,
  best: Candidate,
  candidates: readonly Candidate[],
): Filled<Act> {
  const start = words[best.first]?.start ?? 0
  const range = { start, end: words[best.end - 1]?.end ?? start }
  const questions = questionsOf(best, candidates, words[best.end]?.detail === 'preposition')
  return { value: best.act, rules: [best.rule], range, ...(questions.length > 0 && { questions }) }
}

function questionsOf(
  best: Candidate,
  candidates: readonly Candidate[],
  isPlaced: boolean,
): Question[] {
  if (best.act === 'detention' && isPlaced)
    return [{ code: 'arrested-or-held', field: 'act', candidates: ['detention', 'arrest'] }]
  const acts = [...new Set(candidates.map(({ act }) => act))]
  return acts.length > 1 ? [{ code: 'which-act', field: 'act', candidates: acts }] : []
}

// No word of the sentence says it: the act of the group that the number refers to, or of the
// number before it in the same sentence ("seven in Shenyang").
function fromEarlier(draft: Draft, { drafts, at }: Context): Filled<Act> | undefined {
  const known = draft.refersTo && drafts[draft.refersTo.draft]?.act
  if (known) return { value: known.value, rules: ['act.of-the-group'] }
  const before = drafts.slice(0, at).findLast((one) => one.kind === 'quantity')
  if (!before?.act || before.sentence !== draft.sentence) return undefined
  return { value: before.act.value, rules: ['act.same-sentence'] }
}

function fromNearest(
  { words, predicates, nouns }: EnglishSentence,
  roles: Roles,
): Filled<Act> | undefined {
  const near = [...predicates, ...nouns].flatMap(({ act, first, end }) =>
    act
      ? [{ act, first, end, far: end <= roles.first ? roles.first - end : first - roles.end }]
      : [],
  )
  const [best] = near.sort((a, b) => a.far - b.far)
  if (!best) return undefined
  const start = words[best.first]?.start ?? 0
  const acts = [...new Set(near.map(({ act }) => act)), 'other']
  return {
    value: best.act,
    rules: ['act.nearest'],
    range: { start, end: words[best.end - 1]?.end ?? start },
    questions: [{ code: 'which-act', field: 'act', candidates: [...new Set(acts)] }],
  }
}

// "Local media counted no more than 1,900": what the paragraph counted before; else nobody knows.
function fromBefore(
  draft: Draft,
  { drafts, at, text }: Context,
  isOnlyCounted: boolean,
): Filled<Act> {
  const paragraph = (one: Draft) => text.sentences[one.sentence]?.paragraph
  const before = drafts.slice(0, at).findLast((one) => one.kind === 'quantity')
  const isNear = isOnlyCounted && before?.act && paragraph(before) === paragraph(draft)
  const value = isNear && before?.act ? before.act.value : 'other'
  const rules = [isNear ? 'act.before' : 'act.none']
  const candidates = [...new Set([value, 'other'])]
  return { value, rules, questions: [{ code: 'which-act', field: 'act', candidates }] }
}
