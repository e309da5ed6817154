// Acts that were still before the people when the sentence ends: "the bus carrying 18 deportees
// never left", "nine killed themselves before they were sent back". Neither states that it came to
// them, so that a person is asked. Source: reader.md 4.

import type { Lexicon } from '../text/lexicon.ts'
import { findPhrases } from '../text/phrase-index.ts'
import type { Language, Range } from '../text/source-text.ts'

interface Ride {
  /** Before the number, or behind it: a vehicle that carries them. */
  before?: RegExp
  behind?: RegExp
  /** That it set out or arrived. */
  made: RegExp
}

const RIDES: Readonly<Record<Language, Ride>> = {
  en: {
    before: new RegExp(
      '\\b(?:bus|coach|truck|lorry|van|train|plane|aircraft|flight|jet|ship|boat|ferry|vessel|' +
        'convoy|car)(?:e?s|ies)?\\b[^,.;:]{0,40}\\b(?:carrying|transporting|taking|took|brought|' +
        'flew|carried|ferried|with|of)' +
        '(?: (?:the|about|some|around|at least|nearly|more than|over|up to))* $',
      'u',
    ),
    made: new RegExp(
      "(?<!\\b(?:not|never|nor|cannot|unable to|could|\\w+n['’]t) (?:\\w+ )?)" +
        '\\b(?:arrived|landed|reached|crossed|departed|took off|drove (?:off|away)|left|' +
        'pulled in|pulled out|rolled (?:in|across)|set off|docked|passed)\\b',
      'u',
    ),
  },
  ko: {
    behind:
      /^(?:여 ?명)?[을를]? ?(?:나눠 ?|가득 ?)?(?:태운|실은|태우고|싣고|나른|호송한|호송하던)/u,
    made: /(?:도착|이륙|출발|입국|착륙)(?:했|한|해|하자|하여)|떠났|떠난|건넜|건너갔|넘어갔|넘었|통과했|향했/u,
  },
  zh: {
    before: /(?:载有|载着|载|搭载|运送|押送|押解|运载|装着)(?:约|近|至少|逾|超过)?$/u,
    made: /(?<![没未无法不能](?:有|能)?)(?:抵达|到达|起飞|出发|驶入|驶离|驶出|驶过|驶往|开进|开往|越过|离开|入境|降落)/u,
  },
}

/** How far from the number, in signs, what the people are called may stand. */
const NAME = 20

/** A number with the word for what befell its people, and the sentence around. */
export interface Told {
  number: Range
  act: Range
  sentence: Range
}

/** Whether the act is one that nobody says has come to the people of the number. */
export function isUnreached(
  { lower, language }: { lower: string; language: Language },
  told: Told,
  lexicon: Lexicon,
): boolean {
  return isOnlyRidden(lower, told, language) || isOnlyBefore(lower, told, language, lexicon)
}

/** The people are only called by the act, and ride to where nobody tells. */
function isOnlyRidden(lower: string, { number, act, sentence }: Told, language: Language) {
  if (act.start > number.end + NAME || act.end < number.start - NAME) return false
  const { before, behind, made } = RIDES[language]
  const isCarried =
    before?.test(lower.slice(sentence.start, number.start)) ??
    behind?.test(lower.slice(number.end, sentence.end))
  return isCarried === true && !made.test(lower.slice(number.end, sentence.end))
}

/** "Before" between number and act, or behind the act: what else the sentence tells came first. */
const BEFORE: Readonly<Record<Language, { between?: RegExp; behind?: RegExp }>> = {
  en: { between: /\b(?:before|until)\b[^,;:]*$/u },
  ko: { behind: /^[가-힣]{0,4}기 (?:직)?전(?:에|까지)?/u },
  zh: { behind: /^[^,;。]{0,3}(?:之前|以前|前(?!往|去|来|后|夕|天|年))/u },
}
/** Who was held or taken until an act has met it: "held for a month before being sent back". */
const KEPT: ReadonlySet<string> = new Set([
  ...['arrest', 'detention', 'imprisonment', 'transfer', 'torture', 'forced_labour', 'abduction'],
  ...['sexual_violence', 'trafficking', 'forced_marriage', 'sexual_exploitation', 'rape'],
])
const STAYED: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:spent|lived|stayed|waited|worked|served|kept|hid|interrogated|questioned|beaten)\b/u,
  ko: /지냈|지내|머물|머무|살았|살며|살다|일했|일하|기다|조사|심문|숨어/u,
  zh: /居住|生活|停留|工作|等待|等候|度过|住了|待了|审问|审讯|盘问|躲/u,
}

function isOnlyBefore(lower: string, told: Told, language: Language, lexicon: Lexicon): boolean {
  const { number, act, sentence } = told
  if (act.start < number.end) return false
  const { between, behind } = BEFORE[language]
  const first = between?.exec(lower.slice(number.end, act.start))
  const later = behind?.exec(lower.slice(act.end, sentence.end))
  if (!first && !later) return false
  const rest = first
    ? { start: number.end, end: number.end + first.index }
    : { start: act.end + (later?.[0].length ?? 0), end: sentence.end }
  if (STAYED[language].test(lower.slice(rest.start, rest.end))) return false
  return !findPhrases(lexicon.index('trigger'), lower, rest).some(({ means }) => {
    return means.split('|').some((one) => KEPT.has(one))
  })
}
