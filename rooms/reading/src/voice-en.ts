// How sure an English claim sounds: who vouches for it, whether it is denied, usual or on a
// condition. A word in another clause does not count. Source: reading.md 2; claims.md 3.6.
import type { Habitual, Modality } from '@tumen/claim'
import { allFrames, type FrameMatch, firstFrame } from './act-en-frame.ts'
import { type EnglishLexicon, englishLexicon } from './act-en-lexicon.ts'
import { type EnglishSentence, englishSentence, type Predicate } from './act-en-predicate.ts'
import { rolesOf } from './act-en-role.ts'
import { isNotDone } from './act-en-undone.ts'
import type { Word } from './act-en-word.ts'
import type { Context, Draft, Voice } from './draft.ts'
import type { Filled } from './proposal.ts'
import { isTold, isToldInHeading, isUnspoken } from './voice-told.ts'

/** Later ones give way to earlier ones: a denied guess is denied. */
const RANK: readonly Modality[] = [
  'denied',
  'hypothetical',
  'possible',
  'predicted',
  'perceived',
  'alleged',
  'estimated',
  'believed',
  'reported',
]

interface Cue {
  modality: Modality
  rule: string
  /** Indexes of words, half-open. */
  first: number
  end: number
}

/** The words around a claim that matter for its voice. */
interface Scene {
  sentence: EnglishSentence
  lists: EnglishLexicon
  focus: Predicate | undefined
  /** The first word of the number, or of the words that carry a statement. */
  number: number
  /** The clause: indexes of words, half-open. */
  first: number
  end: number
}

/** The voice of the draft; asserted when no word says otherwise. */
export function readEnglishVoice(draft: Draft, context: VoiceContext): Filled<Voice> {
  const scene = sceneOf(draft, context)
  const isHeading = isIn(HEADINGS, draft, context)
  const isOpen = (one: Cue) => !isHeading || one.modality !== 'reported'
  const [cue] = cuesOf(scene, context).filter((one) => isOpen(one) && !isUnspoken(one, draft))
  const isSilent = isHeading && !isToldInHeading(draft)
  const known = cue || isSilent ? undefined : carriedVoice(draft, context)
  const modality = cue?.modality ?? known ?? 'asserted'
  const isDenied = modality === 'denied' || isNotDone(scene.focus, draft)
  const value: Voice = { modality, polarity: isDenied ? 'denied' : 'affirmed' }
  if (cue) value.cue = wordsOf(context, scene, cue)
  const habitual = habitOf(scene)
  if (habitual) value.habitual = habitual
  const condition = habitual ? undefined : conditionOf(scene, context)
  if (condition) value.condition = condition
  return filledVoice(value, { cue, scene, isKnown: known !== undefined })
}

/** What the voice is read from. */
type VoiceContext = Pick<Context, 'text' | 'lexicon' | 'drafts'>

const HEADINGS: ReadonlySet<string> = new Set(['headline', 'subheading'])

function isIn(places: ReadonlySet<string>, { sentence }: Draft, { text }: VoiceContext): boolean {
  return places.has(text.sentences[sentence]?.position ?? '')
}

function filledVoice(
  value: Voice,
  { cue, scene, isKnown }: { cue: Cue | undefined; scene: Scene; isKnown: boolean },
): Filled<Voice> {
  if (!cue) return { value, rules: [isKnown ? 'voice.carried' : 'voice.asserted'] }
  return { value, rules: [cue.rule], range: rangeOf(scene.sentence.words, cue) }
}

function rangeOf(words: readonly Word[], { first, end }: { first: number; end: number }) {
  return { start: words[first]?.start ?? 0, end: words[end - 1]?.end ?? 0 }
}

function wordsOf(context: VoiceContext, { sentence }: Scene, cue: Cue): string {
  const { start, end } = rangeOf(sentence.words, cue)
  return context.text.source.text.slice(start, end)
}

function sceneOf(draft: Draft, context: VoiceContext): Scene {
  const sentence = englishSentence(context.text, context.lexicon, draft.sentence)
  const roles = rolesOf(sentence, draft.range)
  const { mains, objects, restrictors, around } = roles
  const inside = sentence.predicates.find(({ head }) => head >= roles.first && head < roles.end)
  const focus = inside ?? objects[0] ?? mains[0] ?? around ?? restrictors[0]
  const at = focus ?? roles
  const before = sentence.predicates.filter((one) => one.end <= Math.min(at.first, roles.first))
  const first = before.at(-1)?.end ?? 0
  const end = Math.max(at.end, roles.end) + AFTER
  return {
    sentence,
    lists: englishLexicon(context.lexicon),
    focus,
    number: roles.first,
    first,
    end,
  }
}

/** So many words after the verb still belong to it: "were deported, reportedly". */
const AFTER = 3

// All cues, the strongest first. An estimate of what will be is an estimate; "would" behind "said
// that" is no forecast of the text's own.
function cuesOf(scene: Scene, context: VoiceContext): Cue[] {
  const said = [
    ...phraseCues(scene),
    ...raisingCues(scene),
    ...reportCues(scene),
    ...conditionCues(scene),
  ]
  const isEstimated = said.some(({ modality }) => modality === 'estimated')
  const isSaid = scene.focus?.isConditional === true && said.length > 0
  const modals = modalCues(scene, context).filter(
    ({ modality }) => modality !== 'predicted' || !(isEstimated || isSaid),
  )
  const cues = [...modals, ...said]
  return cues.sort((a, b) => RANK.indexOf(a.modality) - RANK.indexOf(b.modality))
}

// "If the 33 are still held there, …": the number stands in the condition.
function conditionCues({ sentence: { words }, lists, number }: Scene): Cue[] {
  const before = { first: 0, end: number }
  const match = firstFrame(words, before, lists.frames('voice condition'))
  if (!match) return []
  for (let n = match.end; n < number; n++) if (words[n]?.is === 'comma') return []
  const { first, end } = match
  return [{ modality: 'hypothetical', rule: 'voice.condition', first, end }]
}

function modalCues(scene: Scene, context: VoiceContext): Cue[] {
  const { focus } = scene
  if (!focus) return []
  const { first } = focus
  const cue = (act: Modality) => [cueWith('voice.modal')({ act, first, end: first + 1 })]
  if (focus.isPossible) return cue('possible')
  const isOpen = focus.isConditional && conditionOf(scene, context) !== undefined
  if (isOpen) return cue('hypothetical')
  return focus.isFuture ? cue('predicted') : []
}

function phraseCues({ sentence: { words }, lists, first, end }: Scene): Cue[] {
  const wide = allFrames(words, lists.frames('voice sentence'))
  const near = allFrames(words, lists.frames('voice clause')).filter(
    (one) => isOpening(words, one) || (one.first >= first && one.first < end),
  )
  return [...wide.map(cueWith('voice.phrase')), ...near.map(cueWith('voice.adverb'))]
}

function cueWith(rule: string): (found: FrameMatch) => Cue {
  return ({ act, first, end }) => ({ modality: act as Modality, rule, first, end })
}

// "Reportedly, 30 were sent back, down from 90" holds for all of it.
function isOpening(
  words: readonly Word[],
  { first, end }: { first: number; end: number },
): boolean {
  return first <= 1 && words[end]?.is === 'comma'
}

function raisingCues({ focus, sentence: { words } }: Scene): Cue[] {
  // "were said | to have been deported", "the kidnapping of 72 was reported".
  const isTold = focus?.isPassive === true && focus.act === undefined
  const raising = focus?.governor ?? (isTold ? focus : undefined)
  const voice = raising?.verb?.voice
  if (!raising || !voice) return []
  const { first, end } = raising
  // "were denied | access to a lawyer": refused, not disputed.
  const isRefused = voice === 'denied' && ['word', 'determiner'].includes(words[end]?.is ?? '')
  if (isRefused) return []
  return [{ modality: voice as Modality, rule: 'voice.raising', first, end }]
}

// "A said that …", "…, A said": the verb of the one who reports, the last before or any behind.
function reportCues({ sentence: { words, predicates }, focus, first, number }: Scene): Cue[] {
  const at = focus?.first ?? first
  const voiced = predicates.filter(
    (one) =>
      one.verb?.voice && one !== focus && !one.isInfinitive && !one.act && !describes(words, one),
  )
  const last = voiced.findLast((one) => one.end <= number && holds(words, one.end, number))
  // "denies | reports that": the noun looks like a verb.
  const isDenied = (one: Predicate) => one.end === last?.first && one.verb?.voice === 'denied'
  const before = predicates.find(isDenied) ?? last
  const behind = voiced.filter(
    (one) =>
      one.first >= at &&
      one.verb?.voice !== 'denied' &&
      follows(words, focus?.end ?? at, one.first) &&
      !tellsMore(words, predicates, one),
  )
  return [...(before ? [before] : []), ...behind].map((one) => ({
    modality: one.verb?.voice as Modality,
    rule: 'voice.reporting-verb',
    first: one.first,
    end: one.end,
  }))
}

function holds(words: readonly Word[], from: number, to: number): boolean {
  for (let n = from; n < to; n++) {
    const is = words[n]?.is
    if (is === 'break' && words[n]?.lower !== '(' && words[n]?.lower !== ')') return false
  }
  return true
}

// "those who mocked it", "men described by the army as rebels": of whom it is, and no more.
function describes(words: readonly Word[], { first, end, isBare }: Predicate): boolean {
  const next = words[end]
  const isReduced = isBare && (next?.detail === 'by' || next?.lower === 'as') && first > 0
  const isOwn = words[first - 1]?.is === 'relative' && next?.is === 'pronoun'
  const isOver = ['comma', 'break', 'coordinate'].includes(words[end + 1]?.is ?? 'break')
  return isReduced || (isOwn && isOver)
}

// "…, where they claimed it had rained": what it says stands behind the verb itself.
function tellsMore(
  words: readonly Word[],
  predicates: readonly Predicate[],
  { end }: Predicate,
): boolean {
  const next = predicates.find((one) => one.first >= end && one.isFinite)
  if (!next) return false
  for (let n = end; n < next.first; n++)
    if (['comma', 'break', 'coordinate', 'subordinate'].includes(words[n]?.is ?? '')) return false
  return true
}

function follows(words: readonly Word[], from: number, to: number): boolean {
  let hasComma = false
  for (let n = from; n < to; n++) {
    const is = words[n]?.is
    if (is === 'break') return false
    if (is === 'comma') hasComma = true
  }
  // "…, who said that" tells of somebody else.
  return hasComma && words[to - 1]?.is !== 'relative'
}

// Without a word of its own: what somebody else is known to tell is as sure as the group was told
// of, else reported; what the outlet tells is asserted.
function carriedVoice(draft: Draft, context: VoiceContext): Modality | undefined {
  if (draft.speakers && !isTold(draft)) return undefined
  return voiceOfGroup(draft, context) ?? (draft.speakers ? 'reported' : undefined)
}

// "The 20 were returned" after "unconfirmed reports indicated that 20 had been arrested".
function voiceOfGroup(
  { refersTo, sentence }: Draft,
  { drafts }: VoiceContext,
): Modality | undefined {
  const group = refersTo && drafts[refersTo.draft]
  const modality = group?.voice?.value.modality
  if (!group || !modality || !CARRIED.has(modality)) return undefined
  return sentence - group.sentence <= LASTING ? modality : undefined
}

/** So many sentences later a group is still told of by the same voice. */
const LASTING = 4
const CARRIED: ReadonlySet<Modality> = new Set(['reported', 'alleged', 'believed', 'estimated'])

function habitOf({ sentence: { words }, lists, first, end }: Scene): Habitual | undefined {
  const match = firstFrame(
    words,
    { first, end: Math.min(end, words.length) },
    lists.frames('voice habit'),
  )
  return match?.act as Habitual | undefined
}

/** The longest condition that is kept. */
const LONGEST_CONDITION = 200

// "if the nine are counted, …": from the word to the comma.
function conditionOf(
  { sentence: { words }, lists }: Scene,
  { text }: VoiceContext,
): string | undefined {
  const match = firstFrame(words, { first: 0, end: words.length }, lists.frames('voice condition'))
  if (!match) return undefined
  let end = match.end
  while (end < words.length - 1 && words[end]?.is !== 'comma') end++
  const start = words[match.first]?.start ?? 0
  const last = words[words[end]?.is === 'comma' || words[end]?.is === 'mark' ? end - 1 : end]
  return text.source.text.slice(start, last?.end ?? start).slice(0, LONGEST_CONDITION)
}
