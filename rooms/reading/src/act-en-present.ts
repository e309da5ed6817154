// English verbs that say of a number only that it is so many, or that people are somewhere: then
// the act is that of what was told before, or none. Source: reading.md 2, Act 6.
import type { ActCandidate } from './act-en-candidate.ts'
import { firstFrame, frameAt } from './act-en-frame.ts'
import { englishLexicon } from './act-en-lexicon.ts'
import type { EnglishSentence } from './act-en-predicate.ts'
import type { Roles } from './act-en-role.ts'
import type { Context } from './draft.ts'

/** "The true number was above 45,000", "local media counted 1,900": no act of its own. */
export function onlyCounts({ words }: EnglishSentence, roles: Roles, context: Context): boolean {
  const lists = englishLexicon(context.lexicon)
  const verb = roles.around ?? roles.objects[0] ?? roles.mains[0]
  if (!verb) return true
  // "their party was 40 strong"
  if (verb.isCopula && words[roles.end]?.lower === 'strong') return true
  // "In Tumen alone there are 450": of those told of before.
  const own = context.drafts[context.at]
  if (verb.isCopula && words[verb.first - 1]?.lower === 'there' && !own?.group) return true
  if (frameAt(words, verb.head, lists.frames('act counting verbs'))) return true
  // "According to figures released in May, there were 917": no subject beyond a comma.
  const comma = words.findLastIndex(({ is }, n) => n < verb.first && is === 'comma')
  const before = { first: Math.max(comma, verb.first - TOTAL_NEAR, 0), end: verb.first }
  return verb.isCopula && firstFrame(words, before, lists.frames('act totals')) !== undefined
}

/** "counted 6,300 people who had been expelled": the verb before only writes down how many. */
export function countsThem({ words }: EnglishSentence, roles: Roles, context: Context): boolean {
  // "700 new arrivals were registered"
  const verb = roles.objects[0] ?? (roles.mains[0]?.isPassive ? roles.mains[0] : undefined)
  if (verb?.act !== 'other') return false
  const lists = englishLexicon(context.lexicon)
  return frameAt(words, verb.head, lists.frames('act counting verbs')) !== undefined
}

/** "some of | the 300 weavers who had been held": the whole of a part that is counted itself. */
export function isWholeOfPart({ words }: EnglishSentence, { first }: Roles): boolean {
  const part = words[first - 2]
  const isPart = part?.is === 'number' || part?.detail === 'many' || part?.lower === 'most'
  return isPart && words[first - 1]?.detail === 'of'
}

/** So many words before "was" the word for a number may stand. */
const TOTAL_NEAR = 14

/** "hundreds were in Japan", "there were 917": present, no act; not where the held are still. */
export function present(
  { words }: EnglishSentence,
  { mains, around, first }: Roles,
  context: Context,
): ActCandidate[] {
  // "Seven were locked in, as were three journalists": what the clause before tells.
  if (words[first - 2]?.lower === 'as' && words[first - 1]?.is === 'be') return []
  const be = mains.find(({ isCopula }) => isCopula) ?? (around?.isCopula ? around : undefined)
  // "seven of them have been there for longer": those who were held are so still.
  const at = be && (words[be.end]?.is === 'adverb' ? be.end + 1 : be.end)
  const before = context.drafts[context.at - 1]?.act?.value
  const isHeld = before === 'detention' || before === 'imprisonment'
  const isStill = words[be?.end ?? -1]?.lower === 'still' && words[at ?? -1]?.is === 'preposition'
  if (isHeld && (isStill || words[at ?? -1]?.lower === 'there')) return []
  return be ? [{ act: 'other', rule: 'act.present', first: be.first, end: be.end }] : []
}
