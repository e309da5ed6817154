// How far a time or a place in a sentence is from belonging to a number: nothing for what stands
// in its clause with no other number between, more for what another number or clause owns.
import type { Draft } from '../port/draft.ts'
import { findPhrases } from '../text/phrase-index.ts'
import { isInside, type Range } from '../text/source-text.ts'
import type { ToldContext } from './mentioned.ts'

/** From here on a mention belongs to something else, unless nothing nearer is there. */
export const ASKED = 2
/** From here on it belongs to something else. */
export const OTHERS = 4

const LEADING = 24
const PER_UNIT = 0.002

/** The distance of a mention of the draft's own sentence. */
export function distanceTo(
  mention: Range,
  draft: Draft,
  context: ToldContext,
  isTime: boolean,
): number {
  const { text, drafts, at } = context
  const isBehind = mention.start >= draft.range.end
  const between: Range = isBehind
    ? { start: draft.range.end, end: mention.start }
    : { start: mention.end, end: draft.range.start }
  const { language } = text
  const isEnglish = language === 'en'
  const rival = hasRival(drafts, at, between)
  const head = text.sentences[draft.sentence]?.start ?? 0
  // "In May 30 were arrested and 20 fled": what stands at the head is told of all.
  const isLeading = !isBehind && mention.start < head + LEADING
  let distance = (between.end - between.start) * PER_UNIT
  if (rival) distance += isLeading ? 0.6 : isBehind ? 3 : 1.5
  distance += ofOtherAct(mention, draft, context)
  // What somebody is quoted with is one statement, what they add is another.
  if (/[“”"]/u.test(text.lower.slice(between.start, between.end))) distance += 1.5
  if (!isInside(mention, draft.clause)) distance += isLeading || !isBehind ? 0.6 : 1.5
  // In Korean and Chinese a time stands before its number or its verb, a place before its verb.
  const isBeforeVerb =
    !rival && draft.act?.range !== undefined && draft.act.range.start >= mention.end
  if (isBehind && !isEnglish && isTime) distance += isBeforeVerb ? 0.2 : 2
  if (!isBehind && language === 'ko' && !isTime) distance += 0.3
  if (/;|\. /u.test(text.lower.slice(between.start, between.end))) distance += 2
  const words = context.lexicon.index('time subordinator')
  const isOther = between.end > between.start && findPhrases(words, text.lower, between).length > 0
  if (isOther) distance += isBehind ? 2 : 1.5
  return distance
}

/** What is told of one act of a number may be told of its other one, too; or may not. */
const [SHARED, PARTED] = [1.6, 3]

/**
 * "The 60 were arrested in Uganda and jailed in Gulu": Gulu is told of the second act alone, and
 * Uganda of the second only where nothing stands with it. Korean and Chinese have the act last.
 */
function ofOtherAct(mention: Range, draft: Draft, { text, drafts, at }: ToldContext): number {
  const own = draft.act?.range
  const beside = [drafts[at - 1], drafts[at + 1]]
  const other = beside.find((one) => one?.range.start === draft.range.start)?.act?.range
  if (!own || !other) return 0
  const isEnglish = text.language === 'en'
  const [first, last] = own.start < other.start ? [own, other] : [other, own]
  const isOfLast = mention.start >= (isEnglish ? last : first).end
  const isOfFirst = isEnglish ? mention.start >= first.end && !isOfLast : mention.end <= first.start
  if (own === first) return isOfLast ? PARTED : 0
  return isOfFirst ? SHARED : 0
}

function hasRival(drafts: readonly Draft[], at: number, between: Range): boolean {
  const own = drafts[at]
  const beside = [drafts[at - 1], drafts[at + 1]]
  return beside.some(
    (one) => one?.quantity && one.sentence === own?.sentence && isInside(one.range, between),
  )
}
