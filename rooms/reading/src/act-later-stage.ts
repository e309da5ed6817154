// A later stage in a following clause of the same sentence, of the same people: "구금했다가 사흘
// 뒤 풀어 줬다", 被带走问话,次日获释. What was done last is the act. Source: vectors/reading, README.
import type { Act } from '@tumen/claim'
import { rivalsOf } from './act-east.ts'
import type { Trigger } from './act-trigger.ts'
import type { ClauseReader } from './count-east.ts'
import type { Context, Draft } from './draft.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

/** What the clauses of one language bring. */
export interface Stages {
  clausesOf: ClauseReader
  /** The word for an act that a clause says, if one. */
  chosenIn(clause: Range): Trigger | undefined
  /** What the word says of the draft. */
  said(trigger: Trigger, clause: Range): Filled<Act>
}

/** What may be followed by a later stage: people were in somebody's hands. */
const OPEN: readonly Act[] = [
  'arrest',
  'detention',
  'imprisonment',
  'transfer',
  'torture',
  'abduction',
  'release',
]
/** What happens to those who are in somebody's hands. */
const LATER: readonly Act[] = [
  'release',
  'forced_return',
  'execution',
  'killing',
  'death_in_custody',
  'sentence',
  'imprisonment',
  'transfer',
  'enforced_disappearance',
]

/** Who was moved or returned in Chinese may be held then. */
const SENT: readonly Act[] = ['transfer', 'forced_return']

/** Who got so far in Korean ("도착했지만 붙잡혔다"), and what may end it. */
const MOVED: readonly Act[] = ['arrival', 'border_crossing']
const ENDED: readonly Act[] = [
  'arrest',
  'detention',
  'imprisonment',
  'forced_return',
  'pushback',
  'abduction',
]

/** The act of a later clause about the same people, or nothing. */
export function laterStage(
  filled: Filled<Act>,
  draft: Draft,
  context: Context,
  stages: Stages,
): Filled<Act> {
  const { text, lexicon } = context
  const isMoved = lexicon.language === 'ko' && MOVED.includes(filled.value)
  // "将他们移送到首都,关押在一处": where they are held in the end.
  const isSent = lexicon.language === 'zh' && SENT.includes(filled.value)
  if (!(isMoved || isSent || OPEN.includes(filled.value)) || !filled.range) return filled
  const may = isMoved ? ENDED : isSent ? [...LATER, 'detention'] : LATER
  const sentence = text.sentences[draft.sentence]
  if (!sentence) return filled
  const start = Math.max(draft.clause.end, filled.range.end)
  const next = rivalsOf(draft, context).find(({ range }) => range.start >= draft.range.end)
  const range = { start, end: Math.min(sentence.end, next?.clause.start ?? sentence.end) }
  let last = filled
  for (const clause of stages.clausesOf(text.lower, range, lexicon)) {
    const trigger = stages.chosenIn(clause)
    if (!trigger) continue
    const isSame = SAME[lexicon.language === 'ko' ? 'ko' : 'zh']
    if (!isSame(text.lower, clause, trigger)) return last
    const said = stages.said(trigger, clause)
    if (!may.includes(said.value)) return last
    last = { ...said, rules: ['act.later-stage', ...said.rules] }
  }
  return last
}

const OTHER_KO = /[은는이가을를께] /u

// No subject and no object of its own before the verb.
function isSameKo(lower: string, clause: Range, { start }: Trigger): boolean {
  return !OTHER_KO.test(lower.slice(clause.start, start))
}

/** Words of time and order before the verb, and its passive. */
const WHEN_ZH =
  String.raw`于?[\d一二两三四五六七八九十]+[年月日天周时个小多余后]+|{act when-word}|` +
  '在[^,。;、]{1,16}[处地外内里中](?=被|遭|获)'
const HEAD_ZH = wordPattern(
  'zh',
  String.raw`^[\s"']*(?:(?:{act order}|${WHEN_ZH})[,\s]?)*(?:被|遭到?|获得?|受到?)?$`,
)
const TAIL_ZH = wordPattern(
  'zh',
  '^(?:了|{act later-end}|回.{1,6}|到.{1,8}|至.{1,8}|往.{1,8}|在.{1,10})?' +
    String.raw`[,。;、!?)"'\s]*$`,
)

// 当晚获释, 随后被遣返回国: nobody else is named.
function isSameZh(lower: string, clause: Range, { start, end }: Trigger): boolean {
  const head = HEAD_ZH.test(lower.slice(clause.start, start))
  return head && TAIL_ZH.test(lower.slice(end, clause.end))
}

const SAME = { ko: isSameKo, zh: isSameZh }
