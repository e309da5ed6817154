// How a Chinese word for an act stands in its clause: as what happened, as what only describes, or
// as when and why. Source: reading.md 2, Act; the words are data.
import { type Standing, type Trigger, triggersIn } from './act-trigger.ts'
import type { Context } from './draft.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import { wordPattern } from './word-pattern.ts'

/** The longest word of those that make a noun of an act: 偷渡集团. */
const LONGEST_NOUN = 4

/** Whether the word only describes: 的, 偷渡案. */
export function isModifier(trigger: Trigger, { text, lexicon }: Context): boolean {
  const { end } = trigger
  const next = { start: end, end: end + 2 }
  if (phraseAt(lexicon.index('act modifier'), text.lower, next)) return true
  // 偷渡案, 贩运集团: what the act makes of a case or a gang.
  const noun = { start: end, end: end + LONGEST_NOUN }
  return phraseAt(lexicon.index('act noun-after'), text.lower, noun) !== undefined
}

const AFTER = 6
/** Between them stands at most this much: 遣返回国后. */
const LINK = 2

/** How the word stands; before "after" or "when" it is not what the clause says: 被捕后. */
export function standing(trigger: Trigger, context: Context): Standing {
  const { text, lexicon } = context
  const noun = phraseAt(lexicon.index('number noun'), text.lower, {
    start: trigger.end,
    end: trigger.end + AFTER,
  })
  if (isModifier(trigger, context) || noun?.means === 'person') return 'modifier'
  const end = trigger.end + AFTER
  const index = lexicon.index('act after-word')
  for (let start = trigger.end; start <= trigger.end + LINK; start++) {
    // 被抓,在后来…: another clause, but 被捕,后获释.
    if (/[,。;]./.test(text.lower.slice(trigger.end, start))) break
    const isOther = phraseAt(lexicon.index('act after-not'), text.lower, { start, end })
    if (!isOther && phraseAt(index, text.lower, { start, end })) return 'aside'
  }
  return isBeforeLater(trigger, context) || isCause(trigger, context) ? 'aside' : 'main'
}

const BECAUSE = wordPattern('zh', String.raw`{act because}[^,。;、\d名人]{0,10}$`)
const SO = /^[^,。;]{0,14}(?:而(?!且|是|非|言|已)|为由)/u
/** Units before a cause in which its word stands. */
const BEFORE_CAUSE = 14

// "因被捕或怕被捕而前往英国", "因窝藏逃兵被判刑": why, not what.
function isCause({ start, end }: Trigger, { text, lexicon }: Context): boolean {
  if (!BECAUSE.test(text.lower.slice(Math.max(0, start - BEFORE_CAUSE), start))) return false
  const words = text.lower.slice(end, end + 2 * BEFORE_CAUSE)
  if (SO.test(words)) return true
  const stop = words.search(/[,。;:]/)
  const rest = { start: end, end: end + (stop < 0 ? words.length : stop) }
  return triggersIn(text.lower, rest, lexicon).some(({ isWeak }) => !isWeak)
}

const FAR = 12

// "被送回格罗兹尼后失踪": "after" with the place between.
function isBeforeLater({ end }: Trigger, { text, lexicon }: Context): boolean {
  const words = text.lower.slice(end, end + FAR)
  const stop = words.search(/[^\p{Script=Han}]/u)
  const range = { start: end, end: end + (stop < 0 ? words.length : stop) }
  const later = findPhrases(lexicon.index('act later'), text.lower, range)[0]
  if (!later || later.means === '-') return false
  return triggersIn(text.lower, { start: end, end: later.start }, lexicon).length === 0
}

/** Units between such a word and its verb. */
const NOT_YET_GAP = 3

/** Whether people have not come yet: 即将抵达, 试图进入. */
export function isNotYet({ start }: Trigger, { text, lexicon }: Context): boolean {
  const near = { start: start - 2 * NOT_YET_GAP, end: start }
  const found = findPhrases(lexicon.index('act not-yet'), text.lower, near).at(-1)
  return found !== undefined && found.end >= start - NOT_YET_GAP
}
