// A Korean number that is the object of a verb before a noun: in "상인 7명을 살해한 죄로 종신형에
// 처해졌다" the seven were killed, whatever else the clause says. Source: reading.md 2, Act.
import { standingKo } from './act-ko-standing.ts'
import { type Trigger, triggersIn } from './act-trigger.ts'
import type { Context, Draft } from './draft.ts'
import { wordPattern } from './word-pattern.ts'

/** The number, or what it counts, is an object. */
const OBJECT = /^(?: ?(?:전원|모두)|의 [가-힣 ]{1,12})?[을를] /u
const LONGEST_OBJECT = 18
/** "살해한 혐의": of what somebody else is accused. */
const CHARGE = wordPattern('ko', '^[가-힣]{0,2} {act charge}')
const LONGEST_CHARGE = 6
/** Another part of the clause between the object and the verb: the verb is not its own. */
const OTHER = /[은는이가을를] /u

/** The word for an act before a noun that has the number as its object, or nothing. */
export function verbOfObject(
  { range, clause }: Draft,
  { text, lexicon }: Context,
): Trigger | undefined {
  const { lower } = text
  const object = OBJECT.exec(lower.slice(range.end, range.end + LONGEST_OBJECT))?.[0]
  if (object === undefined) return undefined
  const start = range.end + object.length
  const verb = triggersIn(lower, { start, end: clause.end }, lexicon)[0]
  if (!verb || verb.isWeak || verb.act === 'other') return undefined
  if (OTHER.test(lower.slice(start, verb.start))) return undefined
  const isCharge = CHARGE.test(lower.slice(verb.end, verb.end + LONGEST_CHARGE))
  return isCharge || standingKo(lower, verb, lexicon) === 'modifier' ? verb : undefined
}
