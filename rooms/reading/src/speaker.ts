// The speaker chain of a claim: the outlet and whom it reprints, then the way that the words of
// the sentence show, or that of who has the floor. Source: reading.md 4.
import type { Context, Draft } from './draft.ts'
import type { PreparedText } from './prepared-text.ts'
import { type Filled, OF_GROUP, type Question, type SpeakerLink } from './proposal.ts'
import type { Outlet } from './speaker-header.ts'
import { headingPath } from './speaker-heading.ts'
import { pathAt, type SpeakerPath, type Step } from './speaker-path.ts'
import { isQuoted } from './speaker-quote.ts'
import type { Speaker } from './speaker-saying.ts'
import { ONLY_SOURCE } from './speaker-source.ts'
import { type SentenceVoice, type TextVoices, voicesOf } from './speaker-voice.ts'

/** A way to the origin, and whether it has to be asked about. */
interface Found {
  path?: SpeakerPath | undefined
  rule: string
  isAsked: boolean
}

/** The chain of the draft, from the document in hand to the origin; at least one link. */
export function readSpeakers(draft: Draft, context: Context): Filled<SpeakerLink[]> {
  const voices = voicesOf(context.text, context.lexicon)
  const voice = voices.sentences[draft.sentence]
  const { path, rule, isAsked } = voice
    ? findPath(draft, context, { voices, voice })
    : { rule: 'speaker.outlet', isAsked: false, path: undefined }
  const value = chainOf(context, voices, { draft, voice, path })
  const last = path?.steps.at(-1)?.speaker
  const questions = isAsked ? [whoIsOrigin(value, voice)] : []
  const better = betterLater(draft, context, voices)
  if (better && better !== value.at(-1)?.label)
    questions.push(sameSpeaker(value.at(-1)?.label ?? '', better))
  const filled: Filled<SpeakerLink[]> = { value, rules: [rule] }
  if (last) filled.range = { start: last.start, end: last.end }
  if (questions.length > 0) filled.questions = questions
  return filled
}

/** The chain that ends with a speaker, or without one with the outlet. */
export function chainTo(
  speaker: Speaker | undefined,
  draft: Draft,
  context: Context,
): SpeakerLink[] {
  const voices = voicesOf(context.text, context.lexicon)
  const path = speaker && pathTo(speaker)
  return chainOf(context, voices, { draft, voice: voices.sentences[draft.sentence], path })
}

interface Voices {
  voices: TextVoices
  voice: SentenceVoice
}

/** Who a source is, and where the text comes from, is told by the outlet itself. */
const BY_OUTLET: ReadonlySet<string> = new Set(['provenance', 'source_profile', 'identity'])

function findPath(draft: Draft, context: Context, { voices, voice }: Voices): Found {
  if (BY_OUTLET.has(draft.kind))
    return { ...outletPath(voice, voices), rule: 'speaker.own-voice', isAsked: false }
  const position = context.text.sentences[draft.sentence]?.position
  if (position === 'headline' || position === 'subheading')
    return headingPath(draft, context, voices)
  const own = pathAt(voice.sayings, draft.range)
  // "A에 따르면 …. 이 중 20명은 숨졌다고 한다": of the same people by the same speaker.
  if (own?.isNobody && voice.isOn && voice.isHeld && voice.floor && !voice.floor.path.isNobody)
    return { path: voice.floor.path, rule: 'speaker.goes-on', isAsked: true }
  if (own) return { path: own, rule: own.rule, isAsked: own.isNobody }
  const isInQuote = isQuoted(voice.quotes, draft.range.start)
  if (isInQuote && voice.floor)
    return { path: voice.floor.path, rule: 'speaker.quote-goes-on', isAsked: !voice.isHeld }
  if (voice.isOwnVoice) return { ...outletPath(voice, voices), rule: 'speaker.own-voice' }
  if (voice.isHeld && voice.floor)
    return { path: voice.floor.path, rule: 'speaker.goes-on', isAsked: true }
  return pathOfGroup(draft, context, voices) ?? outletPath(voice, voices)
}

// The outlet's own voice; in a text without outlet that of the one it tells from.
function outletPath(voice: SentenceVoice, { header, source }: TextVoices): Found {
  const { floor, outlet, isElsewhere } = voice
  const isOfSource = source && !(source.rule === ONLY_SOURCE && isElsewhere)
  if (isOfSource) return { path: source, rule: source.rule, isAsked: true }
  if (header.links.length > 0) return { rule: 'speaker.outlet', isAsked: false }
  if (outlet) return { path: pathTo(outlet), rule: 'speaker.only-outlet', isAsked: true }
  if (floor) return { path: floor.path, rule: 'speaker.goes-on', isAsked: true }
  return { rule: 'speaker.outlet', isAsked: true }
}

function pathTo(speaker: Speaker): SpeakerPath {
  return { steps: [{ speaker, relation: 'reports' }], rule: 'speaker.only-outlet', isNobody: false }
}

/** Sentences over which a group is still told of by the same voice. */
const LASTING = 4

// "The 20 were returned" after "unconfirmed reports indicated that 20 had been arrested".
function pathOfGroup(draft: Draft, context: Context, voices: TextVoices): Found | undefined {
  const { refersTo, sentence } = draft
  const group = refersTo && context.drafts[refersTo.draft]
  if (!group || !OF_GROUP.has(refersTo.how) || group.sentence === sentence) return undefined
  if (sentence - group.sentence > LASTING || sentence < group.sentence) return undefined
  // "27명의 어부들은": named anew, by whoever tells now.
  if (refersTo.how === 'same' && draft.group && context.text.language === 'ko') return undefined
  const [there, here] = [group.sentence, sentence].map((n) => context.text.sentences[n]?.paragraph)
  if ((here ?? 0) - (there ?? 0) > 1) return undefined
  const voice = voices.sentences[group.sentence]
  const path = voice && pathAt(voice.sayings, group.range)
  return path ? { path, rule: 'speaker.of-the-group', isAsked: true } : undefined
}

interface Reading {
  draft: Draft
  voice: SentenceVoice | undefined
  path: SpeakerPath | undefined
}

function chainOf(
  { text }: Context,
  { header }: TextVoices,
  { draft, voice, path }: Reading,
): SpeakerLink[] {
  const steps = stepsOf(path?.steps ?? [], header)
  // A note on the text is made by the last who printed it.
  const own = draft.kind === 'provenance' ? header.links.slice(0, 1) : header.links
  const links = own.map((link) => ({ ...link }))
  const printer = links.at(-1)
  if (printer) printer.relation = 'speaks'
  const isDirect = isQuoted(voice?.quotes ?? [], draft.range.start)
  for (const [n, { speaker, relation, verb }] of steps.entries()) {
    const before = links.at(-1)
    if (before) before.relation = relation
    // Its own voice is nobody's; as a link it is a name.
    if (before?.anonymity === 'unattributed') before.anonymity = 'named'
    const isLast = n === steps.length - 1
    const mode = isLast ? (isDirect ? 'direct_quote' : 'indirect_quote') : 'own_voice'
    links.push(linkTo(speaker, text, { verb, mode }))
  }
  return links.length > 0 ? links : [nobodyKnown(text.source.title)]
}

// What may be missing is added afterwards: spreads of it are slow.
function linkTo(
  { label, role, anonymity, reason, date, start, end }: Speaker,
  { source }: PreparedText,
  { verb, mode }: { verb: string | undefined; mode: SpeakerLink['mode'] },
): SpeakerLink {
  const words = source.text.slice(start, end)
  const relation = 'speaks'
  const link: Partial<SpeakerLink> = { label: label || words, role, relation }
  if (verb !== undefined) link.verb = verb
  link.mode = mode
  link.anonymity = anonymity
  if (reason !== undefined) link.anonymityReason = reason
  link.span = { start, end, text: words }
  if (date) link.date = date
  return link as SpeakerLink
}

// No one twice in a chain, and not the outlet again.
function stepsOf(steps: readonly Step[], { isSelf, keyOf }: Outlet): Step[] {
  const seen = new Set<string>()
  return steps.filter(({ speaker }) => {
    const key = keyOf(speaker.label)
    if (isSelf(speaker) || (key !== '' && seen.has(key))) return false
    seen.add(key)
    return true
  })
}

function nobodyKnown(title: string | undefined): SpeakerLink {
  const outlet = { role: 'publisher', relation: 'speaks', mode: 'own_voice' } as const
  return { label: title ?? '', ...outlet, anonymity: 'unattributed' }
}

/** The proposed origin first, then those it could be as well. */
function whoIsOrigin(chain: readonly SpeakerLink[], voice: SentenceVoice | undefined): Question {
  const floor = voice?.floor?.path.steps.map(({ speaker }) => speaker.label) ?? []
  const said = voice?.sayings.flatMap(({ speakers }) => speakers.map(({ label }) => label)) ?? []
  const labels = [...chain.map(({ label }) => label).reverse(), ...said.reverse(), ...floor]
  const candidates = [...new Set(labels)].filter((label) => label !== '')
  return { code: 'who-is-origin', field: 'speakers', candidates }
}

function sameSpeaker(...candidates: string[]): Question {
  return { code: 'same-speaker', field: 'speakers', candidates }
}

/** Drafts after a lead in which its number is looked for. */
const AHEAD = 60

// The lead says the number after vague sources, the body by whom it was told.
function betterLater(draft: Draft, context: Context, voices: TextVoices): string | undefined {
  const { text, drafts, at } = context
  const position = text.sentences[draft.sentence]?.position
  const value = draft.quantity?.value.value
  if (value === undefined || (position !== 'headline' && position !== 'lead')) return undefined
  for (const later of drafts.slice(at + 1, at + AHEAD)) {
    if (later.quantity?.value.value !== value || later.sentence === draft.sentence) continue
    const path = pathAt(voices.sentences[later.sentence]?.sayings ?? [], later.range)
    if (path && !path.isNobody) return path.steps.at(-1)?.speaker.label
  }
  return undefined
}
