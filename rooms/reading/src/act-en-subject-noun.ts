// The act of an English number whose verb only says how many: that of the subject of the verb, or
// of its object. Source: reading.md 2, Act 2.
import type { ActCandidate } from './act-en-candidate.ts'
import { isAct } from './act-en-deciding.ts'
import { attributeIn } from './act-en-described.ts'
import { firstFrame } from './act-en-frame.ts'
import { englishLexicon } from './act-en-lexicon.ts'
import type { EnglishSentence } from './act-en-predicate.ts'
import type { Roles } from './act-en-role.ts'
import type { Word } from './act-en-word.ts'
import type { Context } from './draft.ts'

/** Verbs whose "to" names who receives. */
const GIVING: ReadonlySet<string> = new Set([
  'with give',
  'with grant',
  'with hand',
  'with provide',
])

/** "Returns came to 3,300", "bringing the total to 90": a total, not where somebody came. */
export function isTotal({ words }: EnglishSentence, { around, first }: Roles): boolean {
  if (words[first - 1]?.detail !== 'to' || !around) return false
  // "gave life terms to 66"
  if (GIVING.has(around.verb?.act ?? '')) return false
  const between = words.slice(around.end, first - 1)
  const isOpen = ({ is, isParticle }: Word) => is === 'determiner' || is === 'word' || isParticle
  return between.length <= 3 && between.every(isOpen)
}

/**
 * "the number of foreigners deported in May | is 4,096", "deportation orders | were issued to 60":
 * the subject of the verb that leads to the number; or its object: "found marks of beating on 26".
 */
export function numberOf(
  { predicates, nouns, words }: EnglishSentence,
  roles: Roles,
  context: Context,
): ActCandidate[] {
  const [verb] = [roles.around, ...roles.objects].filter(
    (one) => one && (!one.act || isTotal({ predicates, nouns, words }, roles)),
  )
  if (!verb) return []
  let from = verb.first
  while (from > 0 && !['comma', 'break', 'that'].includes(words[from - 1]?.is ?? '')) from--
  const isSubject = ({ first, end }: { first: number; end: number }) =>
    first >= from && end <= verb.first
  const isObject = ({ first, end }: { first: number; end: number }) =>
    first >= verb.end && end <= roles.first && (roles.around === verb || isLed(words, end))
  const done = attributeIn(words, { first: from, end: verb.first }, context.lexicon)
  // "The toll from the crackdown | has risen to 76": the head of the subject.
  const head = nouns.find((one) => isSubject(one) && one.first <= from + 1)
  const isHead = head !== undefined && words[head.end]?.is === 'preposition'
  // "brought the sum of all who crossed since the raid | to 900"
  const told = predicates.find(({ first, end }) => first >= verb.end && end <= roles.first)
  const isTold = told?.act !== undefined && roles.around === verb && !told.isWeak
  const found =
    (isTold ? told : nouns.findLast(isObject)) ??
    (isHead && words[head.end]?.detail !== 'of' ? head : undefined) ??
    // "The number of men killed in the crackdown": the occasion comes last.
    [...predicates, ...nouns].findLast(
      (one) => one.act && one.act !== 'crackdown' && isSubject(one),
    ) ??
    done
  if (!found?.act) {
    const subject = peopleOf(words, { first: from, end: verb.first }, context)
    return subject.length > 0
      ? subject
      : peopleOf(words, { first: verb.end, end: roles.first }, context)
  }
  return [{ act: found.act, rule: 'act.subject-noun', first: found.first, end: found.end }]
}

// "the number of prisoners | could exceed 1,400": who they are says what was done.
function peopleOf(
  words: readonly Word[],
  range: { first: number; end: number },
  { lexicon }: Context,
): ActCandidate[] {
  const lists = englishLexicon(lexicon)
  if (!firstFrame(words, range, lists.frames('act totals'))) return []
  const match = firstFrame(words, range, lists.frames('act persons'))
  if (!isAct(match?.act) || !match) return []
  return [{ act: match.act, rule: 'act.subject-noun', first: match.first, end: match.end }]
}

// "passed an amnesty | covering 2,700 inmates"
function isLed(words: readonly Word[], at: number): boolean {
  return /^[a-z]{3,12}ing$/.test(words[at]?.lower ?? '')
}
