// The speaker chain of a number: the outlet and whom it reprints, then the way that the words of
// the sentence show, or that of who has the floor. What no rule decides is asked, with everybody
// who speaks nearby. Source: reading.md 4.
import type { Context, Draft } from '../port/draft.ts'
import { type Filled, OF_GROUP, type Question, type SpeakerLink } from '../port/proposal.ts'
import type { Range } from '../text/source-text.ts'
import { type Heard, type HeardSentence, hear } from './speaker-heard.ts'
import { isWithin, type Speaker, type Step, type Told, toldAt } from './speaker-saying.ts'

/** What the reader of speakers may look at; who is heard is found once a text. */
export interface HeardContext extends Context {
  heard?: Heard
}

/** A way to the origin, and whether it has to be asked about. */
interface Way {
  steps: Step[]
  rule: string
  isAsked: boolean
  verb?: string | undefined
}

/** The chain of the draft, from the document in hand to the origin; at least one link. */
export function readSpeakers(draft: Draft, context: HeardContext): Filled<SpeakerLink[]> {
  const heard = context.heard ?? hear(context.text, context.lexicon)
  const here = heard.sentences[draft.sentence]
  const way = here ? wayOf(draft, context, heard) : ownWay(heard, false)
  const value = chainOf(draft, context, { heard, way })
  const last = way.steps.at(-1)?.speaker
  const questions = way.isAsked ? [whoIsOrigin(value, draft, context, heard)] : []
  const better = betterLater(draft, context, heard)
  if (better !== undefined && better !== value.at(-1)?.label)
    questions.push({ ...SAME_SPEAKER, candidates: [value.at(-1)?.label ?? '', better] })
  return {
    value,
    rules: [way.rule],
    ...(last ? { range: { start: last.start, end: last.end } } : {}),
    ...(questions.length > 0 ? { questions } : {}),
  }
}

const SAME_SPEAKER = { code: 'same-speaker', field: 'speakers' } as const

function wayOf(draft: Draft, context: HeardContext, heard: Heard): Way {
  const { text } = context
  const sentence = text.sentences[draft.sentence]
  const here = heard.sentences[draft.sentence]
  if (!here || !sentence) return ownWay(heard, false)
  const at = draft.range.start
  const own = toldAt(here.sayings, at)
  if (sentence.position === 'headline' || sentence.position === 'subheading')
    return headingWay(own, heard)
  if (own && !own.isNobody)
    return {
      ...own,
      isAsked:
        own.steps.at(-1)?.speaker.back !== undefined && own.steps.at(-1)?.speaker.isBare === true,
    }
  const { floor, isHeld } = here
  if (own && !(isHeld && floor)) return { ...own, isAsked: true }
  const isInQuote = isWithin(here.quotes, at)
  if (floor && (isHeld || (isInQuote && isNear(draft, context, here))))
    if (!here.isOwnVoice)
      return {
        ...floor,
        isAsked: true,
        rule: isInQuote ? 'speaker.quote-goes-on' : 'speaker.goes-on',
      }
  if (here.isOwnVoice) return { ...ownWay(heard, false), rule: 'speaker.own-voice' }
  return groupWay(draft, context, heard) ?? ownWay(heard, isOpen(draft, context, heard))
}

function isNear({ sentence }: Draft, { text }: Context, { floor }: HeardSentence): boolean {
  const [last] = floor?.steps ?? []
  const paragraph = text.paragraphs[(text.sentences[sentence]?.paragraph ?? 0) - 2]
  return last !== undefined && last.speaker.start >= (paragraph?.start ?? 0)
}

// The outlet's own words; in a text without an outlet those of the first who speaks.
function ownWay({ outlet, source, first }: Heard, isAsked: boolean): Way {
  if (source) return { steps: source, rule: 'speaker.learned', isAsked: true }
  if (outlet.links.length > 0) return { steps: [], rule: 'speaker.outlet', isAsked }
  const rule = first && first.speaker.role !== 'outlet' ? 'speaker.goes-on' : 'speaker.outlet'
  return { steps: first ? [first] : [], rule, isAsked: true }
}

// Somebody speaks in the paragraph or the one before, and may go on.
function isOpen(draft: Draft, context: Context, heard: Heard): boolean {
  return speakersNear(draft, context, heard).length > 0
}

/** Sentences in which the speaker of a heading is looked for. */
const BELOW = 60

// A heading names its speaker by kind; the text below says who it is.
function headingWay(own: Told | undefined, heard: Heard): Way {
  const named = own?.steps.at(-1)?.speaker
  if (!own || !named) return ownWay(heard, false)
  const below = heard.sentences
    .slice(0, BELOW)
    .flatMap(({ sayings, isHeading }) => (isHeading ? [] : sayings))
  const plain = named.label.toLowerCase().replace(/s$/, '')
  const isSame = ({ label }: Speaker) => label.toLowerCase().includes(plain)
  const steps = (is: (one: Speaker) => boolean) =>
    below.map((saying) => saying.steps).find((all) => all.some(({ speaker }) => is(speaker)))
  const found =
    steps(isSame) ?? (named.isKind ? steps(({ role }) => role === named.role) : undefined)
  const to = found?.findIndex(({ speaker }) => isSame(speaker) || speaker.role === named.role) ?? -1
  return { steps: found?.slice(0, to + 1) ?? own.steps, rule: 'speaker.heading', isAsked: true }
}

/** Sentences over which a group is still told of by the same speaker. */
const LASTING = 4

// "The 20 were returned" after "unconfirmed reports indicated that 20 had been arrested".
function groupWay(draft: Draft, { drafts, text }: Context, heard: Heard): Way | undefined {
  const { refersTo, sentence } = draft
  const group = refersTo && drafts[refersTo.draft]
  if (!group || !OF_GROUP.has(refersTo.how)) return undefined
  const apart = sentence - group.sentence
  const [there, here] = [group.sentence, sentence].map((n) => text.sentences[n]?.paragraph ?? 0)
  if (apart < 1 || apart > LASTING || (here ?? 0) - (there ?? 0) > 1) return undefined
  const told = toldAt(heard.sentences[group.sentence]?.sayings ?? [], group.range.start)
  return told && { ...told, rule: 'speaker.of-the-group', isAsked: true }
}

interface Chain {
  heard: Heard
  way: Way
}

function chainOf(draft: Draft, { text }: Context, { heard, way }: Chain): SpeakerLink[] {
  const { outlet, sentences } = heard
  const links = outlet.links.map((link) => ({ ...link }))
  const printer = links.at(-1)
  if (printer) printer.relation = 'speaks'
  const steps = withoutRepeats(way.steps, heard)
  const isDirect = isWithin(sentences[draft.sentence]?.quotes ?? [], draft.range.start)
  if (way.rule === 'speaker.nobody' && steps.length === 0) steps.push(UNNAMED)
  for (const [n, { speaker, relation }] of steps.entries()) {
    const before = links.at(-1)
    if (before) before.relation = relation
    // The outlet's own voice is nobody's; as a link it is a name.
    if (before?.anonymity === 'unattributed') before.anonymity = 'named'
    const isLast = n === steps.length - 1
    const mode = !isLast ? 'own_voice' : isDirect ? 'direct_quote' : 'indirect_quote'
    links.push(linkTo(speaker, text.source.text, { mode, verb: isLast ? way.verb : undefined }))
  }
  return links.length > 0 ? links : [nobodyKnown(text.source.title)]
}

const UNNAMED: Step = {
  speaker: { start: 0, end: 0, label: 'unnamed', role: 'person', anonymity: 'unnamed' },
  relation: 'reports',
}

// No one twice in a chain, and not the outlet again.
function withoutRepeats(steps: readonly Step[], { outlet }: Heard): Step[] {
  const seen = new Set<string>()
  return steps.filter(({ speaker }) => {
    if (outlet.isSelf(speaker) || seen.has(speaker.label)) return false
    seen.add(speaker.label)
    return true
  })
}

function linkTo(
  { label, role, anonymity, reason, date, start, end }: Speaker,
  source: string,
  { mode, verb }: { mode: SpeakerLink['mode']; verb: string | undefined },
): SpeakerLink {
  const link: SpeakerLink = { label, role, relation: 'speaks', mode, anonymity }
  if (verb !== undefined) link.verb = verb
  if (reason !== undefined) link.anonymityReason = reason
  if (end > start) link.span = { start, end, text: source.slice(start, end) }
  if (date) link.date = date
  return link
}

function nobodyKnown(title: string | undefined): SpeakerLink {
  const outlet = { role: 'publisher', relation: 'speaks', mode: 'own_voice' } as const
  return { label: title ?? '', ...outlet, anonymity: 'unattributed' }
}

/** Answers that a question offers at the most. */
const MOST_OFFERED = 8

// The proposed origin first, then those of its sentence and paragraph, the nearest first.
function whoIsOrigin(
  chain: readonly SpeakerLink[],
  draft: Draft,
  context: Context,
  heard: Heard,
): Question {
  const near = speakersNear(draft, context, heard).map(({ label }) => label)
  const labels = [chain.at(-1)?.label ?? '', ...near, ...chain.map(({ label }) => label).reverse()]
  const candidates = [...new Set(labels)].filter((label) => label !== '').slice(0, MOST_OFFERED)
  return { code: 'who-is-origin', field: 'speakers', candidates }
}

/** Sentences on each side of a number whose speakers are offered. */
const AROUND = 8

function speakersNear(draft: Draft, { text }: Context, { sentences, outlet }: Heard): Speaker[] {
  const paragraph = text.sentences[draft.sentence]?.paragraph ?? 0
  const from = Math.max(0, draft.sentence - AROUND)
  const found = sentences.slice(from, draft.sentence + AROUND).flatMap(({ sayings }, n) => {
    const there = text.sentences[from + n]?.paragraph ?? 0
    const isNearby = there === paragraph || there === paragraph - 1
    return isNearby ? sayings.flatMap(({ steps }) => steps.map(({ speaker }) => speaker)) : []
  })
  const gap = ({ start, end }: Range) =>
    end <= draft.range.start ? draft.range.start - end : start - draft.range.start
  return found
    .filter((one) => !outlet.isSelf(one))
    .sort((a, b) => Math.abs(gap(a)) - Math.abs(gap(b)))
}

/** Drafts after a lead in which its number is looked for. */
const AHEAD = 60

// The lead says the number after vague sources, the body by whom it was told.
function betterLater(
  draft: Draft,
  { text, drafts, at }: Context,
  heard: Heard,
): string | undefined {
  const position = text.sentences[draft.sentence]?.position
  const value = draft.quantity?.value.value
  if (value === undefined || (position !== 'headline' && position !== 'lead')) return undefined
  for (const later of drafts.slice(at + 1, at + AHEAD)) {
    if (later.quantity?.value.value !== value || later.sentence === draft.sentence) continue
    const told = toldAt(heard.sentences[later.sentence]?.sayings ?? [], later.range.start)
    if (told && !told.isNobody) return told.steps.at(-1)?.speaker.label
  }
  return undefined
}
