// "Returned to their families", 가족에게 인도됐다, 交给家属: whoever is given back to kin is let go, and
// not handed over to a state. Source: reading.md 2.
import type { PreparedText } from '../text/prepared-text.ts'
import type { Language, Range } from '../text/source-text.ts'

/** How far behind or before the verb the kin stand. */
const FAR = 60

const EN_KIN =
  'famil|mother|father|parent|relatives|kin\\b|next of kin|husband|wife|wives|guardian|loved ones'
const EN = new RegExp(
  '^[^,;.]{0,50}?\\b(?:to|with|of) ' +
    `(?:(?:their|his|her|the|own|waiting|grieving|respective) ){0,3}(?:${EN_KIN})`,
  'u',
)
const KO_KIN = '가족|부모|유족|어머니|아버지|엄마|아빠|친척|친지|보호자|남편|아내|친정'
const KO = new RegExp(
  `(?:${KO_KIN})(?:들)?(?:의)? ?(?:품|곁|측)?(?:에게로?|으로|에) ?(?:무사히 |모두 |다시 |전원 )?$`,
  'u',
)
const ZH =
  /^.{0,3}?(?:其|他们|她们|他们的|她们的)?(?:家属|家人|父母|母亲|父亲|亲属|亲人|监护人|遗属)/u
/** These are done by a state, whoever waits at the end. */
const BY_A_STATE =
  /deport|repatriat|refoul|expel|expuls|extradit|송환|북송|추방|출국|遣|驱|引渡|递解/u

/** Whether the words for a return say that people were given back to their kin. */
export function isToKin(lower: string, { start, end }: Range, language: Language): boolean {
  if (BY_A_STATE.test(lower.slice(start, end))) return false
  if (language === 'ko') return KO.test(lower.slice(Math.max(0, start - FAR), start))
  if (language === 'zh') return ZH.test(lower.slice(end, end + FAR))
  return EN.test(lower.slice(start, end + FAR))
}

/** "Four were moved; seven | remain in Yanji", 남아 있다, 仍在: no act of the others is theirs. */
const STAYING: Readonly<Record<Language, RegExp>> = {
  en: new RegExp(
    '^(?: (?:people|men|women|children|others))? (?:still )?(?:(?:remain|stay)\\w*|are still|' +
      'were still) (?:in|at|on|there|behind|under)\\b',
    'u',
  ),
  ko: /^[은는이가도] (?:[^ ,.]+ ){0,3}남/u,
  zh: /^[^,;。]{0,3}(?:仍|还|尚)?(?:仍在|还在|尚在|留在|滞留)/u,
}

/** Whether the people of a number stay where they are. */
export function isStaying({ end }: Range, { language, lower }: PreparedText): boolean {
  return STAYING[language].test(lower.slice(end, end + 40))
}

/** "Without charge or | trial": what was not done. "Were | left in the desert": nobody went. */
const WITHOUT = /\bwithout (?:[a-z]+ ){0,3}$/u
const LEFT_BEHIND = /\b(?:was|were|been|being)(?: \w+ly)? $/u
/** "An order to | free them": what was wanted of people of whom something else is told. */
const WANTED = new RegExp(
  '\\b(?:order|call|plea|demand|appeal|request|promise|pledge|decision' +
    '|ruling|deal|plan|effort|bid)s?(?: \\w+){0,2} to $',
  'u',
)

/** Whether an English act was not done to the people, by the words before and behind it. */
export function isNoneOfTheirs(before: string, after: string): boolean {
  if (WITHOUT.test(before)) return true
  if (after.startsWith('left ')) return LEFT_BEHIND.test(before)
  return WANTED.test(before) && /^[a-z]+ (?:them|him|her)\b/u.test(after)
}
