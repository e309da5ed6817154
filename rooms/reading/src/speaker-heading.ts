// Who speaks in a heading: "Activists: dozens held", or the outlet itself. A heading names its
// speaker by kind only, the text below says who it is. Source: reading.md 4; claims.md 3.5.
import type { LinkRole } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { trimmed } from './layout-sentence.ts'
import { inSimplifiedSigns, type Lexicon } from './lexicon.ts'
import { lastPhrase } from './phrase-end.ts'
import { phraseAt } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'
import { eastSpeaker } from './speaker-east-kind.ts'
import { eastScene } from './speaker-east-scene.ts'
import { speakerOf } from './speaker-en-kind.ts'
import { speakerScene, wordFrom } from './speaker-en-word.ts'
import { pathAt, type SpeakerPath } from './speaker-path.ts'
import { isQuoted } from './speaker-quote.ts'
import type { Speaker } from './speaker-saying.ts'
import { TESTIMONY } from './speaker-testimony.ts'
import type { SentenceVoice, TextVoices } from './speaker-voice.ts'
import { wordPattern } from './word-pattern.ts'

/** What a heading says about its origin. */
export interface HeadingPath {
  path?: SpeakerPath
  rule: string
  isAsked: boolean
}

/** The way to the origin of a number in a heading. */
export function headingPath(draft: Draft, context: Context, voices: TextVoices): HeadingPath {
  const below = pathBelow(draft, context, voices)
  const voice = voices.sentences[draft.sentence]
  const own = pathAt(voice?.sayings ?? [], draft.range)
  const before = own?.steps.at(-1)?.speaker ?? speakerBefore(draft, context)
  if (before && (isAgency(before, context) || isAcronym(before)))
    return { path: own ?? pathOf(before), ...ASKED }
  if (before) {
    const path = matching(before, { below, context, voices }) ?? own ?? pathOf(before)
    return { path, ...ASKED }
  }
  if (voices.source?.rule === TESTIMONY) return { path: voices.source, ...ASKED }
  if (below && isWholeQuote(draft, context, voice)) return { path: below, ...ASKED }
  if (voices.header.links.length > 0) return { rule: 'speaker.outlet', isAsked: false }
  const path = below ? outerOf(below) : firstBelow(voices)
  return { rule: 'speaker.heading-below', isAsked: true, ...(path ? { path } : {}) }
}

const ASKED = { rule: 'speaker.heading', isAsked: true } as const

// "Reuters: 300 held": known by name, nothing below says better who it is.
function isAgency({ label }: Speaker, { lexicon }: Context): boolean {
  const lower = label.toLowerCase()
  const found = phraseAt(lexicon.index('speaker agency'), lower, { start: 0, end: lower.length })
  return found?.end === lower.length
}

// "LNP: 65 flown home": a name in capitals is whole.
function isAcronym({ label }: Speaker): boolean {
  return /^[A-Z]{2,6}$/.test(label)
}

function pathOf(speaker: Speaker): SpeakerPath {
  return { steps: [{ speaker, relation: 'reports' }], rule: 'speaker.heading', isNobody: false }
}

/** Drafts below a heading in which its number is looked for. */
const AHEAD = 60

function pathBelow(draft: Draft, context: Context, voices: TextVoices): SpeakerPath | undefined {
  const { drafts, at } = context
  const own = draft.quantity?.value
  for (const later of drafts.slice(at + 1, at + AHEAD)) {
    const { value, vague } = later.quantity?.value ?? {}
    const isSame = own !== undefined && own.value === value && own.vague === vague
    if (!isSame || later.sentence === draft.sentence) continue
    const voice = voices.sentences[later.sentence]
    const path = voice && (pathAt(voice.sayings, later.range) ?? quotedPath(voice, later))
    if (path) return path
  }
  return undefined
}

function firstBelow({ sentences }: TextVoices): SpeakerPath | undefined {
  for (const { sayings } of sentences.slice(0, AHEAD)) {
    const [speaker] = sayings.find(({ isNobody }) => !isNobody)?.speakers ?? []
    if (speaker) return pathOf(speaker)
  }
  return undefined
}

/** Units of a heading outside of its quotation: "[Interview]". */
const TAG = 10

// A heading that is all quotation is said by whom the text quotes so.
function isWholeQuote(draft: Draft, { text }: Context, voice: SentenceVoice | undefined): boolean {
  const { start = 0, end = 0 } = text.sentences[draft.sentence] ?? {}
  const quote = voice?.quotes.find((one) => isQuoted([one], draft.range.start))
  return quote !== undefined && end - start - (quote.end - quote.start) <= TAG
}

function quotedPath({ quotes, floor }: SentenceVoice, { range }: Draft): SpeakerPath | undefined {
  return isQuoted(quotes, range.start) ? floor?.path : undefined
}

// The outlet by which the text has it, else the origin.
function outerOf(path: SpeakerPath): SpeakerPath {
  const n = path.steps.findIndex(({ speaker }) => speaker.role === 'outlet')
  return n < 0 ? path : { ...path, steps: path.steps.slice(0, n + 1) }
}

type Words = Pick<Context, 'text' | 'lexicon'>

/** Words of a speaker behind the dash or colon of a heading at the most. */
const FEW = 5

// "At least 75 drown in storm - coast guard", "11 held: activists": who says so stands at the end.
function speakerBehind(draft: Draft, { text, lexicon }: Words): Speaker | undefined {
  const scene = speakerScene(text, lexicon, draft.sentence)
  const { words } = scene
  const dash = words.findLastIndex(({ lower }) => /^[-:\u2013\u2014]$/.test(lower))
  const first = dash + 1
  const isShort = dash > 0 && first < words.length && words.length - first <= FEW
  if (!isShort || (words[dash]?.start ?? 0) < draft.range.end) return undefined
  const phrase = { first, end: words.length }
  const nouns = lexicon.words('speaker noun')
  const isKnown = nouns.has(words.at(-1)?.lower ?? '') || nouns.has(words[first]?.lower ?? '')
  return isKnown ? speakerOf(scene, { ...phrase, whole: phrase }) : undefined
}

/** Units of a speaker before a colon or a quotation. */
const LONGEST = 40

function speakerBefore(draft: Draft, { text, lexicon }: Words): Speaker | undefined {
  const { start = 0, end = 0 } = text.sentences[draft.sentence] ?? {}
  const before = text.language === 'en' ? /[:"]| [-\u2013\u2014] / : /[:"]/
  const colon = text.folded.slice(start, Math.min(end, start + LONGEST)).search(before)
  if (colon <= 0 || start + colon > draft.range.start)
    return text.language === 'en' ? speakerBehind(draft, { text, lexicon }) : undefined
  const head = text.folded.slice(start, start + colon)
  // "收容所人满为患 移民署:…": what stands before the gap is another heading.
  const gap = text.language === 'zh' ? head.trimEnd().lastIndexOf(' ') + 1 : 0
  // 현지 소식통, "…": a comma before the quotation.
  const bare = head.replace(/[,\s]+$/, '').length
  const range = trimmed(text.folded, { start: start + gap, end: start + bare })
  if (text.language !== 'en') {
    const state = text.language === 'ko' ? stateBefore(text, lexicon, range) : undefined
    if (state) return eastSpeaker(eastScene(text, lexicon, draft.sentence), state)
    if (!lastPhrase(lexicon.index('speaker noun'), text.lower, range)) return undefined
    return eastSpeaker(eastScene(text, lexicon, draft.sentence), range)
  }
  const scene = speakerScene(text, lexicon, draft.sentence)
  const phrase = { first: 0, end: wordFrom(scene, range.end) }
  const speaker = speakerOf(scene, { ...phrase, whole: phrase })
  return speaker.role === 'person' && speaker.anonymity === 'named' ? undefined : speaker
}

// 누가 남나?…칠레 "…": a state right before the mark of a quotation.
function stateBefore(
  text: PreparedText,
  lexicon: Lexicon,
  { start, end }: Range,
): Range | undefined {
  if (text.folded.charAt(end) !== ' ' && text.folded.charAt(end) !== '"') return undefined
  const state = lastPhrase(lexicon.index('speaker country'), text.lower, { start, end })
  const isAlone = state && !/[가-힣 ]/.test(text.lower.charAt(state.start - 1))
  return isAlone ? { start: state.start, end } : undefined
}

interface Below {
  below: SpeakerPath | undefined
  context: Context
  voices: TextVoices
}

// "Activists" above are the "activists in Seoul" below; a "daily" is the first outlet below.
function matching(before: Speaker, { below, context, voices }: Below): SpeakerPath | undefined {
  // A Korean heading's own words say who speaks: 유엔 조사위 "…".
  const likenesses = context.text.language === 'ko' ? [isNamesake] : [isNamesake, isOfKind]
  for (const is of likenesses) {
    const cut = below && cutAt(below, (speaker) => is(before, speaker))
    if (cut) return cut
  }
  const said = voices.sentences.slice(0, AHEAD).flatMap(({ sayings }, n) => {
    return context.text.sentences[n]?.position === 'headline' ? [] : sayings
  })
  const speakers = said.flatMap((saying) => saying.speakers)
  const found =
    speakers.find((one) => isNamesake(before, one)) ??
    (context.text.language === 'ko' ? undefined : speakers.find((one) => isOfKind(before, one)))
  return found && pathOf(found)
}

function cutAt(path: SpeakerPath, is: (speaker: Speaker) => boolean): SpeakerPath | undefined {
  const n = path.steps.findIndex(({ speaker }) => is(speaker))
  return n < 0 ? undefined : { ...path, steps: path.steps.slice(0, n + 1) }
}

const BODIES: ReadonlySet<LinkRole> = new Set(['ngo', 'official_body'])

function isNamesake(a: Speaker, b: Speaker): boolean {
  return a.label !== '' && b.label.toLowerCase().includes(a.label.toLowerCase())
}

/** "Reports: 300 held": a medium below. */
const REPORTS = wordPattern('zh', '^{speaker medium}$')

// "Nurses" above are no teachers below.
function isOfKind(a: Speaker, b: Speaker): boolean {
  if (REPORTS.test(inSimplifiedSigns(a.label))) return b.role === 'outlet'
  return (a.role === b.role && a.role !== 'group') || (BODIES.has(a.role) && BODIES.has(b.role))
}
