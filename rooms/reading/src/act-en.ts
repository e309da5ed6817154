// The act of an English claim: by the noun or verb that holds the number, else by what restricts
// it, else by the group it refers to; never by the nearest word alone without asking.
// Source: reading.md 2, Act 1-7.
import type { Act } from '@tumen/claim'
import { withAboard } from './act-en-aboard.ts'
import { type ActCandidate, actCandidates } from './act-en-candidate.ts'
import { fittedAct } from './act-en-fit.ts'
import { frameAt } from './act-en-frame.ts'
import { fromHeading, fromQuestion } from './act-en-heading.ts'
import { englishLexicon } from './act-en-lexicon.ts'
import { type EnglishSentence, englishSentence } from './act-en-predicate.ts'
import { onlyCounts } from './act-en-present.ts'
import { type Roles, rolesOf } from './act-en-role.ts'
import type { Word } from './act-en-word.ts'
import { numberLists } from './count-en-lexicon.ts'
import type { Context, Draft, FieldReader } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import type { Filled, Question } from './proposal.ts'

/** The act of the draft, with a question where the words allow two. */
export const readEnglishAct: FieldReader<Act> = (draft, context) =>
  withAboard(actOf(draft, context), draft, context)

function actOf(draft: Draft, context: Context): Filled<Act> {
  const sentence = englishSentence(context.text, context.lexicon, draft.sentence)
  const roles = rolesOf(sentence, draft.range)
  const candidates = actCandidates(sentence, roles, context)
  const likened = comparedAct(sentence, roles, context)
  if (likened) return likened
  const [best] = candidates
  const listed = best?.rule === 'act.person' ? inListOfHeld(sentence, roles, context) : undefined
  if (listed) return listed
  if (best) {
    return filledBy(sentence, fittedAct(sentence, best, { draft, context }), candidates)
  }
  // "Police have identified none of the attackers"
  const isNone = draft.quantity?.value.op === 'none'
  const isOnlyCounted = !isNone && onlyCounts(sentence, roles, context)
  const earlier = isOnlyCounted || !hasOwnVerb(roles) ? fromEarlier(draft, context) : undefined
  return (
    earlier ??
    fromNearest(sentence, roles, context.lexicon) ??
    fromQuestion(draft, roles, context) ??
    fromHeading(draft, roles, context) ??
    fromBefore(draft, context, { isOnlyCounted, isTotal: roles.mains.length === 0 })
  )
}

// "90 are in prison, compared to 40 in 2011": what is compared is of one kind.
function comparedAct(
  { words }: EnglishSentence,
  { first, mains, restrictors }: Roles,
  { lexicon, drafts, at }: Context,
): Filled<Act> | undefined {
  const lists = numberLists(lexicon)
  const before = drafts[at - 1]
  if (!before?.act || before.sentence !== drafts[at]?.sentence) return undefined
  const mark = lists.compared.before(words, first)
  const isCompared = mark !== undefined && mark.end - mark.first > 1
  // "50 were freed, including 31 from the north and nine who had lost their homes"
  const isLinked = words[first - 1]?.is === 'coordinate' || words[first - 1]?.is === 'comma'
  const isNext = isLinked && before.act.rules[0] === IN_LIST
  const isPart = isNext || lists.partsBefore.before(words, first) !== undefined
  if (!isCompared && !isPart) return undefined
  // "are held, including nine | arrested in May": of the part by itself.
  const isHeld = before.act.value === 'detention' || before.act.value === 'imprisonment'
  const own = isPart && isHeld ? [...restrictors, ...mains][0] : undefined
  if (own?.act && own.act !== 'other' && !own.isWeak) return undefined
  return { value: before.act.value, rules: [isPart ? IN_LIST : 'act.same-sentence'] }
}

// "granted amnesty to 300 prisoners and | 90 foreign prisoners": what the verb did to those before.
function inListOfHeld(
  { words }: EnglishSentence,
  { mains, objects, around, first }: Roles,
  { drafts, at }: Context,
): Filled<Act> | undefined {
  const before = drafts[at - 1]
  const isOpen = mains.length === 0 && objects.length === 0 && !around
  if (!isOpen || !before?.act || before.sentence !== drafts[at]?.sentence) return undefined
  if (words[first - 1]?.is !== 'coordinate' && words[first - 1]?.is !== 'comma') return undefined
  return { value: before.act.value, rules: ['act.same-sentence'] }
}

/** The rule of a part that a list names of people of whom the act is told. */
const IN_LIST = 'act.of-the-list'

// "two of the nine had agreed to talk": what a group did later is not what was done to it.
function hasOwnVerb({ mains, objects, around }: Roles): boolean {
  const verb = mains[0] ?? objects[0] ?? around
  if (!verb?.isFinite) return false
  // "a number of them had fever"
  return verb.verb === undefined ? !verb.isCopula : verb.verb.kind !== 'report'
}

function filledBy(
  { words }: EnglishSentence,
  best: ActCandidate,
  candidates: readonly ActCandidate[],
): Filled<Act> {
  const start = words[best.first]?.start ?? 0
  const range = { start, end: words[best.end - 1]?.end ?? start }
  const questions = questionsOf(best, candidates, words[best.end]?.is === 'preposition')
  return { value: best.act, rules: [best.rule], range, ...(questions.length > 0 && { questions }) }
}

function questionsOf(
  best: ActCandidate,
  candidates: readonly ActCandidate[],
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
  const before = countBefore(drafts, at)
  if (!before?.act || before.sentence !== draft.sentence) return undefined
  return { value: before.act.value, rules: ['act.same-sentence'] }
}

function countBefore(drafts: readonly Draft[], at: number): Draft | undefined {
  return drafts.slice(Math.max(0, at - BACK), at).findLast((one) => one.kind === 'quantity')
}

/** So many drafts back the number before is looked for. */
const BACK = 12

// Behind a verb of its own nothing beyond a mark or a conjunction belongs to the number.
function isBehind(words: readonly Word[], from: number, to: number): boolean {
  for (let n = from; n < to; n++)
    if (['that', 'break', 'coordinate', 'subordinate', 'comma'].includes(words[n]?.is ?? ''))
      return false
  return true
}

// "The indictment had spoken of 51; … they had died": beyond a mark that ends the clause.
function isCutOff(
  words: readonly Word[],
  roles: Roles,
  { first, end }: { first: number; end: number },
): boolean {
  const between = end <= roles.first ? [end, roles.first] : [roles.end, first]
  return words.slice(...between).some(({ lower }) => lower === ';')
}

function fromNearest(
  { words, predicates, nouns }: EnglishSentence,
  roles: Roles,
  lexicon: Lexicon,
): Filled<Act> | undefined {
  const [main] = roles.mains
  const [object] = roles.objects
  // "had assisted 17 weavers deserted on the pass": what was done is no act.
  const isPlain = object?.isFinite && object.verb?.kind === 'plain' && !object.verb.act
  const caring = englishLexicon(lexicon).frames('act caring verbs')
  if (isPlain && frameAt(words, object.head, caring)) return undefined
  const near = [...predicates, ...nouns].flatMap(({ act, first, end }) =>
    act &&
    !isCutOff(words, roles, { first, end }) &&
    (!main || (first >= main.end && isBehind(words, main.end, first)))
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

/** Sentences over which "put the figure at 700" looks back. */
const TOTAL_NEAR = 2

// "Local media counted no more than 1,900": what the paragraph counted before; else nobody knows.
function fromBefore(
  draft: Draft,
  { drafts, at, text }: Context,
  { isOnlyCounted, isTotal }: { isOnlyCounted: boolean; isTotal: boolean },
): Filled<Act> {
  const paragraph = (one: Draft) => text.sentences[one.sentence]?.paragraph
  const before = countBefore(drafts, at)
  const isBeside = isTotal && before !== undefined && draft.sentence - before.sentence <= TOTAL_NEAR
  const isSame = before !== undefined && paragraph(before) === paragraph(draft)
  const isNear = isOnlyCounted && before?.act && (isSame || isBeside)
  const value = isNear && before?.act ? before.act.value : 'other'
  const rules = [isNear ? 'act.before' : 'act.none']
  const candidates = [...new Set([value, 'other'])]
  return { value, rules, questions: [{ code: 'which-act', field: 'act', candidates }] }
}
