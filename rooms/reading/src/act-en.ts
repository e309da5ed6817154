// The act of an English claim: by the noun or verb that holds the number, else by what restricts
// it, else by the group it refers to; never by the nearest word alone without asking.
// Source: reading.md 2, Act 1-7.
import type { Act } from '@tumen/claim'
import { firstFrame } from './act-en-frame.ts'
import { englishLexicon } from './act-en-lexicon.ts'
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
}

/** The act of the draft, with a question where the words allow two. */
export const readEnglishAct: FieldReader<Act> = (draft, context) => {
  const sentence = englishSentence(context.text, context.lexicon, draft.sentence)
  const roles = rolesOf(sentence, draft.range)
  const candidates = candidatesOf(sentence, roles, context)
  const [best] = candidates
  if (best) return filledBy(sentence, best, candidates)
  return fromEarlier(draft, context) ?? fromNearest(sentence, roles) ?? noAct(roles)
}

function candidatesOf(sentence: EnglishSentence, roles: Roles, context: Context): Candidate[] {
  const nominal = nominalHead(sentence, roles)
  if (nominal) return [nominal]
  const strong = [
    ...byVerb(roles.objects, 'act.object'),
    ...byVerb(roles.mains, 'act.subject'),
    ...byVerb(roles.around ? [roles.around] : [], 'act.around'),
    ...countedNoun(sentence, roles),
    ...byVerb(roles.restrictors, 'act.restricting'),
    ...attribute(sentence, roles),
  ]
  const weak = [
    ...byVerb([...roles.objects, ...roles.mains, ...roles.restrictors], 'act.suffered', true),
    ...person(sentence, roles, context),
    ...present(roles),
  ]
  return [...strong, ...weak]
}

function byVerb(predicates: readonly Predicate[], rule: string, isWeak = false): Candidate[] {
  return predicates.flatMap((one) =>
    one.act && one.isWeak === isWeak
      ? [{ act: one.act, rule, first: one.first, end: one.end }]
      : [],
  )
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

// "30 detained migrants": a participle before the noun.
function attribute({ words }: EnglishSentence, roles: Roles): Candidate[] {
  for (let n = roles.end; n < Math.min(roles.end + 3, words.length); n++) {
    const act = words[n]?.verb?.act
    if (act && !act.includes(' '))
      return [{ act: act as Act, rule: 'act.attribute', first: n, end: n + 1 }]
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

function noAct(_roles: Roles): Filled<Act> {
  return {
    value: 'other',
    rules: ['act.none'],
    questions: [{ code: 'which-act', field: 'act', candidates: ['other'] }],
  }
}
