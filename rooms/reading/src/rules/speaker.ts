// The speaker chain of a number: the outlet and whom it reprints, then the way that the words of
// the sentence show, or that of who has the floor. What no rule decides is asked, with everybody
// who speaks nearby. Source: reading.md 4.
import type { Context, Draft } from '../port/draft.ts'
import type { Filled, Question, SpeakerLink } from '../port/proposal.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Language, Range } from '../text/source-text.ts'
import { type Heard, type HeardSentence, hear } from './speaker-heard.ts'
import { longerNames } from './speaker-part.ts'
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
  const isAsked = way.isAsked || isBehindSecond(draft, context.text)
  const questions = isAsked ? [whoIsOrigin(value, draft, context, heard)] : []
  const better = betterLater(draft, context, heard)
  const origin = value.at(-1)
  if (better !== undefined && better !== origin?.label)
    questions.push({ ...SAME_SPEAKER, candidates: [origin?.label ?? '', better] })
  const longer = origin && questions.length === 0 ? longerNames(origin, heard.sentences) : []
  if (origin && longer.length > 0)
    questions.push({ ...SAME_SPEAKER, candidates: [...longer, origin.label] })
  return {
    value,
    rules: [way.rule],
    ...(last ? { range: { start: last.start, end: last.end } } : {}),
    ...(questions.length > 0 ? { questions } : {}),
  }
}

/** Whether a draft stands in what seems to be a second report of the text. */
export function isBehindSecond({ sentence }: Draft, { second, sentences }: PreparedText): boolean {
  return second !== undefined && (sentences[sentence]?.start ?? 0) >= second.start
}

const SAME_SPEAKER = { code: 'same-speaker', field: 'speakers' } as const

function wayOf(draft: Draft, { text }: Context, heard: Heard): Way {
  const here = heard.sentences[draft.sentence]
  if (!here) return ownWay(heard, false)
  const at = draft.range.start
  const own = toldAt(here.sayings, at)
  if (here.isHeading) return own ? headingWay(own, heard) : ownWay(heard, false)
  if (own && !own.isNobody) return { ...own, isAsked: isUnsure(own, draft, { text, here }) }
  const { floor, isHeld, isOwnVoice } = here
  if (own && !(isHeld && floor)) return { ...own, isAsked: true }
  if (isOwnVoice) return { ...ownWay(heard, false), rule: 'speaker.own-voice' }
  const isInQuote = isWithin(here.quotes, at)
  const paragraph = text.sentences[draft.sentence]?.paragraph ?? 0
  const near = text.paragraphs[paragraph - 2]?.start ?? 0
  const isNear = isInQuote && (floor?.steps[0]?.speaker.start ?? -1) >= near
  if (floor && (isHeld || isNear))
    return {
      ...floor,
      isAsked: true,
      rule: isInQuote ? 'speaker.quote-goes-on' : 'speaker.goes-on',
    }
  return ownWay(heard, speakersNear(draft, text, heard).length > 0)
}

function isUnsure(
  own: Told,
  draft: Draft,
  { text, here }: { text: PreparedText; here: HeardSentence },
): boolean {
  const isLoose = own.isLoose && !isWithin(here.quotes, draft.range.start)
  return isLoose || isContested(own, here) || isFarBack(own, draft, text)
}

// Words that point back to somebody, and a sentence in which others speak as well.
function isContested({ steps }: Told, { sayings }: HeardSentence): boolean {
  const last = steps.at(-1)?.speaker
  const others = sayings.flatMap((one) => one.steps.map(({ speaker }) => speaker.label))
  const isOther = others.some((label) => !steps.some(({ speaker }) => speaker.label === label))
  return isOther || (last?.back !== undefined && last.isBare === true)
}

// "He" across a paragraph may be whoever that paragraph has brought in.
function isFarBack({ steps }: Told, { sentence }: Draft, text: PreparedText): boolean {
  const from = steps.at(-1)?.speaker.antecedent
  const { paragraph = 0 } = text.sentences[sentence] ?? {}
  return from !== undefined && from <= (text.paragraphs[paragraph]?.start ?? 0)
}

/** "A driver who lives near the crossing …", 한 운전사는, 一名司机: somebody who is brought in. */
const BROUGHT_IN: Readonly<Record<Language, RegExp>> = {
  en: new RegExp(
    '^(?:an?|one|another) (?:[\\w-]+ ){0,2}?[\\w-]+' +
      '(?=,| (?:who|whose|from|in|at|near|with|said|told|gave|had)\\b)',
    'iu',
  ),
  ko: /^(?:또 다른 |다른 )?한 [가-힣 ]{1,14}?(?=[은는이가] )/u,
  zh: /^(?:另)?(?:一名|一位)\p{Script=Han}{1,8}?(?=说|称|表示|给出|告诉|,)/u,
}

/** Whom the paragraph of the number brings in before it. */
function broughtIn(draft: Draft, { sentences, folded, source, language }: PreparedText): string[] {
  const own = sentences[draft.sentence]?.paragraph
  const before = sentences.slice(Math.max(0, draft.sentence - NEAR.sentences), draft.sentence + 1)
  return before.flatMap(({ start, end, paragraph }) => {
    const found = paragraph === own && BROUGHT_IN[language].exec(folded.slice(start, end))
    return found ? [source.text.slice(start, start + found[0].length)] : []
  })
}

// The outlet's own words; in a text without an outlet those of the first who speaks.
function ownWay({ outlet, source, first }: Heard, isAsked: boolean): Way {
  if (source) return { steps: source, rule: 'speaker.learned', isAsked: true }
  if (outlet.links.length > 0) return { steps: [], rule: 'speaker.outlet', isAsked }
  const rule = first && first.speaker.role !== 'outlet' ? 'speaker.goes-on' : 'speaker.outlet'
  return { steps: first ? [first] : [], rule, isAsked: true }
}

/** Sentences in which the speaker of a heading is looked for. */
const BELOW = 60

// A heading names its speaker by kind; the text below says who it is.
function headingWay(own: Told, { sentences }: Heard): Way {
  const named = own.steps.at(-1)?.speaker
  const plain = named?.label.toLowerCase().replace(/s$/, '') ?? ''
  const below = sentences.slice(0, BELOW).filter(({ isHeading }) => !isHeading)
  const found = below.flatMap(({ sayings }) => sayings.map(({ steps }) => steps))
  const upTo = (is: (one: Speaker) => boolean) =>
    found
      .map((steps) => steps.slice(0, steps.findIndex(({ speaker }) => is(speaker)) + 1))
      .find((steps) => steps.length > 0)
  const steps =
    upTo(({ label }) => label.toLowerCase().includes(plain)) ??
    upTo(({ role }) => named?.isKind === true && role === named.role)
  return { steps: steps ?? own.steps, rule: 'speaker.heading', isAsked: true }
}

interface Chain {
  heard: Heard
  way: Way
}

function chainOf(draft: Draft, { text }: Context, { heard, way }: Chain): SpeakerLink[] {
  const { outlet, sentences } = heard
  const isSecond = isBehindSecond(draft, text)
  // Who published the first report of a text is not known to have published the second.
  const links = isSecond ? [] : outlet.links.map((link) => ({ ...link }))
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
  return links.length > 0 ? links : [nobodyKnown(isSecond ? undefined : text.source.title)]
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

// The proposed origin first, then those nearby and the outlet, then others with a name.
function whoIsOrigin(
  chain: readonly SpeakerLink[],
  draft: Draft,
  { text }: Context,
  heard: Heard,
): Question {
  const labelsOf = (all: readonly { label: string }[]) => all.map(({ label }) => label)
  const near = labelsOf(speakersNear(draft, text, heard)).slice(0, MOST_OFFERED - 3)
  const links = labelsOf(chain).reverse()
  const named = speakersNear(draft, text, heard, FAR).filter(({ back }) => back === undefined)
  const all = [
    ...links.slice(0, 1),
    ...broughtIn(draft, text),
    ...near,
    ...links,
    ...labelsOf(named),
  ]
  const candidates = [...new Set(all)].filter((label) => label !== '').slice(0, MOST_OFFERED)
  return { code: 'who-is-origin', field: 'speakers', candidates }
}

interface Reach {
  /** Sentences on each side of a number whose speakers are offered. */
  sentences: number
  before: number
  after: number
}

const NEAR: Reach = { sentences: 8, before: 2, after: 1 }
const FAR: Reach = { sentences: 30, before: 30, after: 30 }

// Who speaks in the paragraph or nearby, and may go on; the nearest first.
function speakersNear(
  draft: Draft,
  text: PreparedText,
  { sentences, outlet }: Heard,
  reach = NEAR,
): Speaker[] {
  const paragraph = text.sentences[draft.sentence]?.paragraph ?? 0
  const from = Math.max(0, draft.sentence - reach.sentences)
  const found = sentences
    .slice(from, draft.sentence + reach.sentences)
    .flatMap(({ sayings }, n) => {
      const apart = (text.sentences[from + n]?.paragraph ?? 0) - paragraph
      const isNearby = apart <= reach.after && apart >= -reach.before
      return isNearby ? sayings.flatMap(({ steps }) => steps.map(({ speaker }) => speaker)) : []
    })
  const { start } = draft.range
  const gap = (one: Range) => (one.end <= start ? start - one.end : one.start - start)
  return found.filter((one) => !outlet.isSelf(one)).sort((a, b) => gap(a) - gap(b))
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
