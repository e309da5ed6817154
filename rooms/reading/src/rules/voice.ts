// How sure a number is said, and whether whoever says it denies it: the strongest word of its
// clause, else that somebody else than the outlet tells it. Source: reading.md 2, Modality.
import type { Modality } from '@tumen/claim'
import { doubtOf } from '../guard/guard.ts'
import { isOfTeller } from '../guard/teller.ts'
import type { Context, Draft, Voice } from '../port/draft.ts'
import type { Filled } from '../port/proposal.ts'
import { findPhrases, type PhraseMatch } from '../text/phrase-index.ts'
import type { Range } from '../text/source-text.ts'
import { clauseAround } from './clause.ts'
import { isOfOutlet, isTold } from './told.ts'

/** Later ones give way to earlier ones: an alleged estimate is alleged. */
const RANK: readonly Modality[] = [
  'hypothetical',
  'possible',
  'predicted',
  'perceived',
  'alleged',
  'estimated',
  'believed',
  'reported',
]

/** Where another statement of the sentence begins. */
const STATEMENT = new RegExp(
  '[;:]|, (?:and|though|although|while)\\b|\\b(?:but|adding)\\b|' +
    ',(?:但|却|然而|不过|[并还又](?:说|称|表示))|지만|으나 |면서도? ',
  'u',
)

/** "소문이 | 아니라": no rumour. */
const NOT_SO = /^[이가은는도]? ?아니/u

/** The voice of the draft; asserted when nothing says otherwise. */
export function readVoice(draft: Draft, context: Context): Filled<Voice> {
  const { text, lexicon } = context
  const sentence = text.sentences[draft.sentence] ?? draft.clause
  const words = findPhrases(lexicon.index('voice'), text.lower, sentence)
  const denial = deniedBy(draft, words, context)
  if (denial)
    return filled({ modality: 'denied', polarity: 'denied' }, 'voice.denied', denial, context)
  const clause = clauseAround(text.lower, sentence, draft, text.language)
  const isHeading =
    sentence !== draft.clause && text.sentences[draft.sentence]?.position === 'headline'
  const cues = words.filter((word) => {
    const { start, end, means } = word
    if (NOT_SO.test(text.lower.slice(end, sentence.end))) return false
    if (isOvertaken(word, draft)) return false
    if (means === 'reported' || (start >= clause.start && end <= clause.end)) return true
    if (text.language === 'en' && isOfTeller(word, text.lower, draft.range, sentence.start))
      return false
    // "It is alleged that …": what governs a clause stands before it.
    return end <= draft.range.start && !STATEMENT.test(text.lower.slice(end, draft.range.start))
  })
  for (const modality of RANK) {
    const cue = cues.find(({ means }) => means === modality)
    const isFree = modality !== 'reported' || (!isHeading && !isOfOutlet(draft))
    if (cue && isFree)
      return filled({ modality, polarity: 'affirmed' }, `voice.${modality}`, cue, context)
  }
  const modality = !isHeading && isTold(draft) ? 'reported' : 'asserted'
  return { value: { modality, polarity: 'affirmed' }, rules: [`voice.${modality}`] }
}

/** "풀려날 예정이었으나 | 북송됐다": said of what another act came instead of. */
function isOvertaken({ start, end }: Range, { range, act }: Draft): boolean {
  const instead = act?.rules[0] === 'act.instead' ? act.range : undefined
  return instead !== undefined && start >= range.end && end <= instead.start
}

/** The word by which somebody denies it, where it governs the number. */
function deniedBy(
  draft: Draft,
  words: readonly PhraseMatch[],
  { text, lexicon }: Context,
): PhraseMatch | undefined {
  const asked = { number: draft.range, act: draft.act?.range, sentence: draft.sentence }
  const denials = words.filter(({ means }) => means === 'denial')
  const doubt = denials.length === 0 ? undefined : doubtOf(text, lexicon, asked)
  // "2,600 are held, but Beijing says there are none": somebody else denies it.
  const isOwn = ({ start, end }: Range) => {
    const between = text.lower.slice(
      Math.min(end, draft.range.end),
      Math.max(start, draft.range.start),
    )
    return !STATEMENT.test(between)
  }
  return (
    doubt && denials.find((one) => one.start < doubt.end && one.end > doubt.start && isOwn(one))
  )
}

function filled(
  value: Voice,
  rule: string,
  { start, end }: PhraseMatch,
  { text }: Context,
): Filled<Voice> {
  const cue = text.source.text.slice(start, end)
  return { value: { ...value, cue }, rules: [rule], range: { start, end } }
}
