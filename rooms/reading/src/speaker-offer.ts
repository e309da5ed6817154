// Whom a text offers as the origin of a number, each with its signs: what the rules say, the
// outlet, whoever is said to speak near it, whoever the text or the paragraph begins with, and the
// origins of its neighbours. Where the sentence itself says who says so, the rules decide alone.
import type { Offer } from './choice.ts'
import type { Context, Draft } from './draft.ts'
import { marked, OfferBook, type SignedValue } from './offer-book.ts'
import type { Filled, SpeakerLink } from './proposal.ts'
import { chainTo } from './speaker.ts'
import { isQuoted } from './speaker-quote.ts'
import type { Saying, Speaker } from './speaker-saying.ts'
import { turnHeadsOf } from './speaker-turn-head.ts'
import { type SentenceVoice, type TextVoices, voicesOf } from './speaker-voice.ts'

/** Rules by which the sentence itself says it. */
const SURE: ReadonlySet<string> = new Set(['speaker.said', 'speaker.according', 'speaker.turn'])

/** Whether the origin of a draft is left to the choice: in English, where it gains. */
export function isSpeakerOpen({ speakers, sentence }: Draft, { text, lexicon }: Context): boolean {
  const [rule = ''] = speakers?.rules ?? []
  if (text.language !== 'en' || SURE.has(rule)) return false
  // "The number of deaths rose": the figures of whoever gave those before.
  return rule !== 'speaker.goes-on' || !voicesOf(text, lexicon).sentences[sentence]?.isNear
}

/** Somebody, or the outlet. */
type Origin = Speaker | 'outlet'

/** Where offers are put. */
type Shelf = (origin: Origin | undefined, ...signs: string[]) => void

/** The chains that may be those of the draft. */
export function speakerOffers(draft: Draft, context: Context): Offer<SpeakerLink[]>[] {
  const { speakers: ruled } = draft
  const [rule = ''] = ruled?.rules ?? []
  const own = ruled?.value.at(-1)
  const voices = voicesOf(context.text, context.lexicon)
  const voice = voices.sentences[draft.sentence]
  if (!own || !ruled || !draft.quantity || !voice) return []
  const book = new OfferBook<Origin>()
  const put: Shelf = (origin, ...signs) => {
    const label = origin === 'outlet' ? voices.header.links.at(-1)?.label : origin?.label
    const key = voices.header.keyOf(label ?? '')
    if (origin && key !== '') book.add(key, origin, signs)
  }
  const scene: Scene = { draft, context, voices, voice }
  const ruledKey = voices.header.keyOf(own.label)
  book.add(ruledKey, speakerIn(own), ['ruled', rule])
  put('outlet', 'outlet')
  offerSayings(scene, put)
  offerKnown(scene, put)
  offerNeighbours(scene, put)
  const all = book.values()
  if (all.length === 1) return []
  const states = statesOf(scene)
  return all.map((one) => ({
    signs: [...one.signs, ...crossed(one, states)],
    fill: () => (one.key === ruledKey ? ruled : chosenChain(one.value, rule, scene)),
  }))
}

interface Scene {
  draft: Draft
  context: Context
  voices: TextVoices
  voice: SentenceVoice
}

function speakerIn({ label, role, anonymity, span }: SpeakerLink): Origin {
  return span ? { start: span.start, end: span.end, label, role, anonymity } : 'outlet'
}

function chosenChain(
  origin: Origin,
  rule: string,
  { draft, context }: Scene,
): Filled<SpeakerLink[]> {
  const speaker = origin === 'outlet' ? undefined : origin
  const value = chainTo(speaker, draft, context)
  const ruled = draft.speakers?.value.at(-1)?.label ?? ''
  const candidates = [value.at(-1)?.label ?? '', ruled].filter((label) => label !== '')
  return {
    value,
    rules: ['speaker.chosen', rule],
    ...(speaker ? { range: { start: speaker.start, end: speaker.end } } : {}),
    questions: [{ code: 'who-is-origin', field: 'speakers', candidates }],
  }
}

/** Sentences back, and numbers around one, in which an origin is looked for. */
const FAR = 60

/** Sayings back and ahead that are offered, and sentences ahead in which they stand. */
const BACK = 3
const AHEAD = 2

function offerSayings({ draft, voices, voice }: Scene, put: Shelf): void {
  const { start, end } = draft.range
  const all = ({ speakers }: Saying, ...signs: string[]) => {
    for (const speaker of speakers) put(speaker, ...signs)
  }
  for (const one of voice.sayings) {
    const isCovered = start >= one.covers.start && end <= one.covers.end
    all(one, isCovered ? 'says-it' : one.start >= end ? 'says behind' : 'says before')
  }
  let n = 0
  for (let at = draft.sentence - 1; at >= draft.sentence - FAR && n < BACK; at--)
    for (const one of voices.sentences[at]?.sayings.toReversed() ?? [])
      if (n < BACK) all(one, `said ${n++}`)
  n = 0
  for (let at = draft.sentence + 1; at <= draft.sentence + AHEAD; at++)
    for (const one of voices.sentences[at]?.sayings ?? [])
      if (n++ < AHEAD) all(one, `says next ${at - draft.sentence}`)
  for (const one of firstSayings(voices)) all(one, 'said first')
}

const firsts = new WeakMap<TextVoices, readonly Saying[]>()

// Of the first sentence that says by whom something is told; looked for once.
function firstSayings(voices: TextVoices): readonly Saying[] {
  const known = firsts.get(voices)
  if (known) return known
  const first = voices.sentences.find(({ sayings }) => sayings.some((one) => !one.isNobody))
  const made = first?.sayings ?? []
  firsts.set(voices, made)
  return made
}

/** Sentences back, and at the head, in which somebody is told about. */
const TOLD_BACK = 3
const HEAD = 5

function offerKnown({ draft, context, voices, voice }: Scene, put: Shelf): void {
  const last = voice.floor?.path.steps.at(-1)?.speaker
  put(last, 'floor', voice.isHeld ? 'floor held' : 'floor free')
  put(voices.source?.steps.at(-1)?.speaker, 'source')
  put(voice.outlet, 'last-outlet')
  for (let back = 0; back <= TOLD_BACK; back++)
    put(voices.sentences[draft.sentence - back]?.mention, 'told-of', `told-of ${Math.min(back, 2)}`)
  for (const { mention } of voices.sentences.slice(0, HEAD)) put(mention, 'told-of head')
  const { bySentence, isMany } = turnHeadsOf(context.text)
  put(bySentence[draft.sentence], 'turn', isMany ? 'turn of many' : 'turn of few')
}

function offerNeighbours({ draft, context }: Scene, put: Shelf): void {
  const { drafts, at, text } = context
  const offer = (one: Draft | undefined, sign: string) => {
    const link = one?.quantity && one.speakers?.value.at(-1)
    if (link) put(speakerIn(link), sign)
  }
  if (draft.refersTo) offer(drafts[draft.refersTo.draft], 'group')
  const paragraph = (one: Draft | undefined) => text.sentences[one?.sentence ?? -1]?.paragraph
  const [last, next] = [drafts[at - 1], drafts[at + 1]]
  const isNear = last && paragraph(last) === paragraph(draft)
  offer(last, last?.sentence === draft.sentence ? 'last here' : isNear ? 'last near' : 'last far')
  offer(next, next?.sentence === draft.sentence ? 'next here' : 'next')
  const value = draft.quantity?.value.value
  if (value === undefined || value < 2) return
  for (const one of drafts.slice(Math.max(0, at - FAR), at + FAR))
    if (one !== draft && one.quantity?.value.value === value)
      offer(one, one.range.start < draft.range.start ? 'same-number before' : 'same-number behind')
}

/** Signs that are crossed with what the number and its text are like. */
const CROSSED: ReadonlySet<string> = new Set([
  ...['outlet', 'turn', 'floor', 'source', 'says-it', 'says before', 'says behind', 'said 0'],
  ...['told-of head', 'ruled', 'last here', 'last near'],
])

function crossed({ signs }: SignedValue<Origin>, states: readonly string[]): string[] {
  const made: string[] = []
  for (const sign of signs)
    if (CROSSED.has(sign)) for (const state of states) made.push(marked(state, sign))
  return made
}

function statesOf({ draft, context, voices, voice }: Scene): string[] {
  const { text } = context
  return [
    voices.header.isAdvocate ? 'advocate' : 'no advocate',
    text.source.covers ? 'covered' : 'uncovered',
    isQuoted(voice.quotes, draft.range.start) ? 'quoted' : 'unquoted',
    voice.isHeld ? 'held' : 'free',
    `sayings ${Math.min(voice.sayings.length, 2)}`,
    text.sentences[draft.sentence]?.position ?? 'body',
    turnHeadsOf(text).isMinutes ? 'minutes' : 'no minutes',
    isAccount(context, voices) ? 'account' : 'no account',
    text.language,
    draft.voice?.value.modality ?? 'asserted',
    voices.source ? 'sourced' : 'unsourced',
  ]
}

/** I, in the three languages. */
const FIRST_PERSON = /\b(?:I|my|me)\b|(?:^| )(?:나는|내가|나도|나를|제가|저는|우리 )|我/
/** From so many sentences on, and such a share of them, somebody tells what befell them. */
const LEAST = 5
const SHARE = 0.2

const accounts = new WeakMap<TextVoices, boolean>()

// Outside of quotations.
function isAccount({ text }: Context, voices: TextVoices): boolean {
  const known = accounts.get(voices)
  if (known !== undefined) return known
  const plainly = text.sentences.filter((_, n) => voices.sentences[n]?.quotes.length === 0)
  const own = plainly.filter(({ start, end }) =>
    FIRST_PERSON.test(text.source.text.slice(start, end)),
  )
  const made = plainly.length > LEAST && own.length > SHARE * plainly.length
  accounts.set(voices, made)
  return made
}
