// Words for acts in Korean and Chinese sentences, and what the readers of both languages share.
// Source: reading.md 2, Act; the words are data.
import type { Act } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases } from './phrase-index.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'

/** A word that says an act. */
export interface Trigger extends Range {
  act: Act
  /** Yields to any other act: a mere movement, or a word with another main sense. */
  isWeak: boolean
  /** Passing a border: in a report on returns, being returned. */
  isPassing: boolean
}

/** The words for acts in a stretch, in order. */
export function triggersIn(lower: string, range: Range, lexicon: Lexicon): Trigger[] {
  if (range.start >= range.end) return []
  return findPhrases(lexicon.index('act trigger'), lower, range).flatMap((match) => {
    const [act = '', weak] = match.means.split(' ')
    if (act === '-') return []
    const { start, end } = match
    const isPassing = weak === 'passing'
    return [{ start, end, act: act as Act, isWeak: weak !== undefined, isPassing }]
  })
}

/** Whether a phrase of the section stands in the stretch. */
export function hasPhrase(lower: string, range: Range, lexicon: Lexicon, section: string): boolean {
  if (range.start >= range.end) return false
  return findPhrases(lexicon.index(section), lower, range).some(({ means }) => means !== '-')
}

/** The last strong word of the list, else the last weak one. */
export function mainTrigger(triggers: readonly Trigger[]): Trigger | undefined {
  return triggers.findLast(({ isWeak }) => !isWeak) ?? triggers.at(-1)
}

/** The other drafts of the draft's sentence, in the order of the text. */
export function rivalsOf(draft: Draft, { drafts }: Context): Draft[] {
  return drafts.filter(
    (other) => other !== draft && other.sentence === draft.sentence && other.quantity !== undefined,
  )
}

/** The act of the group that the draft refers to, or nothing. */
export function actOfReference(draft: Draft, { drafts }: Context): Filled<Act> | undefined {
  const referred = draft.refersTo && drafts[draft.refersTo.draft]
  if (!referred?.act) return undefined
  return { value: referred.act.value, rules: ['act.reference', ...referred.act.rules] }
}

/** The act of the number before, for one that is only compared with it: "보다", "比". */
export function actOfCompared(
  draft: Draft,
  { text, lexicon, drafts, at }: Context,
): Filled<Act> | undefined {
  const isKorean = lexicon.language === 'ko'
  const beside = isKorean
    ? { start: draft.range.end, end: draft.range.end + 3 }
    : { start: draft.clause.start, end: draft.range.start }
  if (!hasPhrase(text.lower, beside, lexicon, 'act comparison')) return undefined
  const before = drafts[at - 1]
  if (!before?.act || draft.sentence - before.sentence > 1) return undefined
  return { value: before.act.value, rules: ['act.compared', ...before.act.rules] }
}

/** What a trigger says of the draft; a weak one takes the act of what the text tells of. */
export function filledBy(trigger: Trigger, rule: string, context: Context): Filled<Act> {
  const range = { start: trigger.start, end: trigger.end }
  const story = trigger.isPassing ? toldReturn(context) : undefined
  if (story === undefined) return { value: trigger.act, rules: [rule], range }
  const candidates = [story, trigger.act]
  const question = { code: 'which-act', field: 'act', candidates, range } as const
  return { value: story, rules: ['act.story', rule], range, questions: [question] }
}

// Those who "pass a crossing" in a report on returns are being returned; a reviewer is asked.
function toldReturn({ drafts, at, text }: Context): Act | undefined {
  const here = text.sentences[drafts[at]?.sentence ?? 0]?.paragraph ?? 0
  const near = drafts.slice(0, at).filter((draft) => {
    const paragraph = text.sentences[draft.sentence]?.paragraph ?? 0
    return here - paragraph <= 1
  })
  return near.some(({ act }) => act?.value === 'forced_return') ? 'forced_return' : undefined
}

/** How far before the clause of a death a word for custody may stand. */
const HELD_NEAR = 30

/** A death where people are held is a death in custody. */
export function withPlaceOfDeath(
  filled: Filled<Act>,
  { clause, sentence }: Draft,
  { text, lexicon }: Context,
): Filled<Act> {
  const { range } = filled
  const sentenceStart = text.sentences[sentence]?.start ?? clause.start
  if (filled.value !== 'other' || !range) return filled
  const isDeath = hasPhrase(text.lower, range, lexicon, 'act life-end')
  const near = { start: Math.max(clause.start - HELD_NEAR, sentenceStart), end: clause.end }
  if (!isDeath || !hasPhrase(text.lower, near, lexicon, 'act custody-place')) return filled
  return { ...filled, value: 'death_in_custody', rules: ['act.death-held'] }
}
