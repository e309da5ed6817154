// How sure a Korean or Chinese sentence sounds, and whether it denies. A modal counts in its own
// clause, a word of saying in the whole sentence. Source: reading.md 2, Modality.
import type { Modality } from '@tumen/claim'
import { hasPhrase } from './act-east.ts'
import { triggersIn } from './act-trigger.ts'
import type { Context, Draft, Voice } from './draft.ts'
import { verbForms } from './korean-verb.ts'
import type { Lexicon } from './lexicon.ts'
import {
  createPhraseIndex,
  findPhrases,
  type PhraseIndex,
  type PhraseMatch,
  phraseAt,
} from './phrase-index.ts'
import type { Filled } from './proposal.ts'
import type { Range } from './source-text.ts'
import { isOpenQuote } from './speaker-quote.ts'
import { isOfOutlet, isTold, isToldInHeading } from './voice-told.ts'

/** From the strongest: what stands earlier wins over what stands later. */
const ORDER: readonly Modality[] = [
  'denied',
  'hypothetical',
  'possible',
  'predicted',
  'estimated',
  'believed',
  'perceived',
  'alleged',
  'reported',
]

/** The voice of the draft; plainly asserted where nothing says otherwise. */
export function readVoiceEast(draft: Draft, context: Context): Filled<Voice> {
  const said = sayings(draft, context).filter((one) => isOfSpeaker(one, draft, context))
  const cue = strongest([...modals(draft, context), ...said])
  const polarity = isNegated(draft, context) ? 'denied' : 'affirmed'
  if (!cue) return carried(draft, context, polarity)
  const modality = cue.means as Modality
  const range = { start: cue.start, end: cue.end }
  return {
    value: { modality, cue: wordsOf(context, range), polarity },
    rules: [`voice.${modality}`],
    range,
  }
}

/** Voices that somebody other than the outlet has to have. */
const OF_OTHERS: readonly string[] = ['reported', 'alleged']

// 警方说搜查合法。 In Chinese a word of saying stands before what is said, and who says it is found:
// of a number that the outlet tells it is another's.
function isOfSpeaker({ means }: PhraseMatch, draft: Draft, { lexicon }: Context): boolean {
  return lexicon.language === 'ko' || !isOfOutlet(draft) || !OF_OTHERS.includes(means)
}

function wordsOf({ text }: Context, { start, end }: Range): string {
  return text.source.text.slice(start, end)
}

function strongest(cues: readonly PhraseMatch[]): PhraseMatch | undefined {
  const rank = (cue: PhraseMatch) => ORDER.indexOf(cue.means as Modality)
  return cues.reduce<PhraseMatch | undefined>(
    (best, cue) => (best === undefined || rank(cue) < rank(best) ? cue : best),
    undefined,
  )
}

const speeches = new WeakMap<Lexicon, PhraseIndex>()

// Korean verbs of saying stand in the form of a dictionary.
function speechIndex(lexicon: Lexicon): PhraseIndex {
  if (lexicon.language !== 'ko') return lexicon.index('voice speech')
  const known = speeches.get(lexicon)
  if (known) return known
  const verbs = lexicon
    .entries('voice verb')
    .map(({ forms, means }) => ({ forms: forms.flatMap(verbForms), means }))
  const entries = [...lexicon.entries('voice speech'), ...verbs]
  const index = createPhraseIndex(entries, lexicon.language)
  speeches.set(lexicon, index)
  return index
}

function cuesIn(range: Range, { text, lexicon }: Context, section: string): PhraseMatch[] {
  const index = section === 'voice speech' ? speechIndex(lexicon) : lexicon.index(section)
  const found = findPhrases(index, text.lower, range)
  return found.filter((cue) => cue.means !== '-' && !isUnsaid(cue, text.lower, lexicon))
}

// "밝히지 않았다": nothing was said.
function isUnsaid({ end }: Range, lower: string, lexicon: Lexicon): boolean {
  if (lexicon.language !== 'ko') return false
  return (
    phraseAt(lexicon.index('voice negation'), lower, { start: end, end: end + 4 }) !== undefined
  )
}

/** An opening such as "据估计," is no clause of its own. */
const LONGEST_OPENING = 8

function opening(draft: Draft, { text, lexicon }: Context): Range {
  const { start } = draft.clause
  const from = Math.max(start - LONGEST_OPENING, text.sentences[draft.sentence]?.start ?? start)
  const isOther = triggersIn(text.lower, { start: from, end: start }, lexicon).length > 0
  return { start: isOther ? start : from, end: start }
}

// What is planned is said by the act already; "will be sent back" is no forecast beside it.
function modals(draft: Draft, context: Context): PhraseMatch[] {
  const cues = [
    ...cuesIn(draft.clause, context, 'voice modal'),
    ...cuesIn(opening(draft, context), context, 'voice modal'),
  ]
  return cues.filter((cue) => cue.means !== 'predicted' || isOfAct(cue, draft, context))
}

/** A Chinese word for what is to come stands at most so far before its verb. */
const AHEAD = 8

// "获悉将被遣返后企图自杀": in Chinese only what is ahead of the act itself.
function isOfAct({ start, end }: Range, { act }: Draft, { lexicon }: Context): boolean {
  if (lexicon.language === 'ko' || !act?.range) return true
  return start <= act.range.start + AHEAD && act.range.start - end <= AHEAD
}

function sayings(draft: Draft, context: Context): PhraseMatch[] {
  const sentence = context.text.sentences[draft.sentence] ?? draft.clause
  if (sentence === draft.clause || isHeadline(draft, context)) return []
  const speech = cuesIn(sentence, context, 'voice speech')
  return ofDraft([...speech, ...reckonings(draft, context)].sort(byPlace), draft, context)
}

const byPlace = (a: PhraseMatch, b: PhraseMatch) => a.start - b.start

// "… 있다고 추정한다": a verb of reckoning that closes what is reckoned.
function reckonings(draft: Draft, context: Context): PhraseMatch[] {
  const sentence = context.text.sentences[draft.sentence]
  if (context.lexicon.language !== 'ko' || !sentence) return []
  const after = { start: draft.clause.end, end: sentence.end }
  const cues = cuesIn(after, context, 'voice modal')
  return cues.filter(({ means }) => means === 'estimated' || means === 'believed')
}

/** Words of saying so near to each other belong to one verb: "의혹을 부인했다". */
const ONE_VERB = 5

// Who speaks of the number: in Korean the verb that closes what is said stands behind it, in
// Chinese the verb before it; of several the nearest.
function ofDraft(cues: PhraseMatch[], { range }: Draft, { lexicon }: Context): PhraseMatch[] {
  const before = cues.filter(({ end }) => end <= range.start)
  const after = cues.filter(({ start }) => start >= range.end)
  const isKorean = lexicon.language === 'ko'
  const last = before.at(-1)
  const first = after[0]
  if (isKorean && first) return after.filter(({ start }) => start - first.end <= ONE_VERB)
  if (!isKorean && last) return before.filter(({ end }) => last.start - end <= ONE_VERB)
  return isKorean ? before : after
}

function isHeadline({ sentence }: Draft, { text }: Context): boolean {
  const position = text.sentences[sentence]?.position
  return position === 'headline' || position === 'subheading'
}

function isNegated(draft: Draft, context: Context): boolean {
  const { text, lexicon } = context
  if (draft.quantity?.value.op === 'none') return false
  // 还没有获释: what is denied is the release; that they are held is told.
  if (draft.act?.rules[0] === 'act.not-released') return false
  const act = draft.act?.range
  if (!act || act.start < draft.clause.start || act.end > draft.clause.end) return false
  if (lexicon.language === 'zh') {
    // 警方没有逮捕这三十人: before a verb whose object the number is, too.
    const from = act.start > draft.range.start ? draft.range.end : draft.clause.start
    const before = { start: Math.max(act.start - 4, from), end: act.start }
    return hasPhrase(text.lower, before, lexicon, 'voice negation')
  }
  const near = { start: act.end - 1, end: Math.min(act.end + 6, draft.clause.end) }
  return hasPhrase(text.lower, near, lexicon, 'voice negation') || isSpared(act, draft, context)
}

/** Units in which what undoes a word stands behind it. */
const UNDONE = 10

// "체포를 면했다", "송환된 것은 아니다": right behind the word.
function isSpared({ end }: Range, { clause }: Draft, { text, lexicon }: Context): boolean {
  const index = lexicon.index('voice undone')
  const last = Math.min(end + UNDONE, clause.end)
  return [end - 1, end, end + 1].some((start) => phraseAt(index, text.lower, { start, end: last }))
}

// Between quotation marks somebody speaks, whoever is named elsewhere.
function isQuoted({ sentence, range }: Draft, { text }: Context): boolean {
  const paragraph = text.paragraphs[text.sentences[sentence]?.paragraph ?? 0]
  return isOpenQuote(text, { start: paragraph?.start ?? range.start, end: range.start })
}

// The group's own voice; else what another than the outlet tells is reported, wherever the words of
// saying stand: in a turn, before the colon of an answer, in the sentence before.
function carried(draft: Draft, context: Context, polarity: Voice['polarity']): Filled<Voice> {
  const isHeading = isHeadline(draft, context)
  if (!isHeading && isQuoted(draft, context))
    return { value: { modality: 'reported', polarity }, rules: ['voice.quoted'] }
  const isSilent = isHeading && (context.lexicon.language === 'zh' || !isToldInHeading(draft))
  if (isSilent || !isTold(draft))
    return { value: { modality: 'asserted', polarity }, rules: ['voice.asserted'] }
  const group = draft.refersTo && context.drafts[draft.refersTo.draft]?.voice?.value.modality
  const modality = group && group !== 'asserted' ? group : 'reported'
  return { value: { modality, polarity }, rules: ['voice.carried'] }
}
