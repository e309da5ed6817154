// Sayings that English puts without a verb of saying: "according to", "by the network's count",
// "unconfirmed reports that", "reportedly". Source: reading.md 4.
import { findPhrases } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { speakerOf } from './speaker-en-kind.ts'
import { phraseAfter } from './speaker-en-object.ts'
import { subjectBefore } from './speaker-en-phrase.ts'
import {
  isWordOf,
  phraseAtWord,
  rangeOfPhrase,
  type SpeakerScene,
  wordFrom,
} from './speaker-en-word.ts'
import { isQuoted } from './speaker-quote.ts'
import { type BackReference, FIGURES_OF, type Saying, type Speaker } from './speaker-saying.ts'

/** What a form makes of a speaker in its place. */
function formOf(scene: SpeakerScene, first: number, speaker: Speaker): Saying {
  return {
    start: scene.words[first]?.start ?? speaker.start,
    end: speaker.end,
    speakers: [speaker],
    relation: 'cites',
    inner: 'cites',
    covers: { ...scene.sentence },
    isOuter: true,
    isNobody: false,
    rule: 'speaker.according',
  }
}

/** The indexes of the words of a section that stand outside of quotations. */
function spokenWords(scene: SpeakerScene, section: string): number[] {
  const { words, lexicon } = scene
  const listed = lexicon.words(section)
  const found: number[] = []
  for (let n = 0; n < words.length; n++)
    if (listed.has(words[n]?.lower ?? '') && !scene.isHidden(n)) found.push(n)
  return found
}

/** "According to A", anywhere in the sentence: all of it is A's. */
export function accordingSayings(scene: SpeakerScene): Saying[] {
  const sayings: Saying[] = []
  for (let n = 0; n < scene.words.length; n++) {
    const match = scene.isHidden(n) ? undefined : phraseAtWord(scene, n, 'speaker according')
    const phrase = match && phraseAfter(scene, wordFrom(scene, match.end, n))
    if (!match || !phrase || isRule(scene, phrase)) continue
    const verb = scene.text.source.text.slice(match.start, match.end)
    sayings.push({ verb, ...formOf(scene, n, speakerOf(scene, phrase)) })
  }
  return sayings
}

// "According to the law", "according to need": nobody speaks.
function isRule({ words, lexicon }: SpeakerScene, { first, end }: { first: number; end: number }) {
  const rules = lexicon.words('speaker no-source')
  return words.slice(first, Math.min(end, first + 3)).some(({ lower }) => rules.has(lower))
}

/** "UNHCR's figure is 22", "her own estimate was 40": the owner of the figure speaks. */
export function figureSayings(scene: SpeakerScene): Saying[] {
  const { words } = scene
  return spokenWords(scene, 'speaker figure').flatMap((n): Saying[] => {
    const next = words[n + 1]
    if (next?.is !== 'be' && next?.is !== 'have') return []
    const isBetween = isWordOf(scene, n - 1, 'speaker account-between')
    const speaker = ownerBefore(scene, isBetween ? n - 1 : n)
    if (!speaker) return []
    const covers = { start: next.start, end: scene.sentence.end }
    const form = formOf(scene, n, speaker)
    return [{ ...form, start: speaker.start, end: next.end, covers, rule: 'speaker.account' }]
  })
}

function ownerBefore(scene: SpeakerScene, end: number): Speaker | undefined {
  const { words, lexicon } = scene
  const owner = words[end - 1]
  if (!owner) return undefined
  const back = lexicon.words('speaker owner').get(owner.lower)
  const { start } = owner
  if (back)
    return {
      start,
      end: owner.end,
      label: '',
      role: 'person',
      anonymity: 'unnamed',
      back: back as BackReference,
    }
  if (!isOwner(scene, end - 1)) return undefined
  const subject = subjectBefore(scene, end)
  return subject && withoutOwner(speakerOf(scene, subject))
}

function isOwner({ words, text }: SpeakerScene, n: number): boolean {
  const { start = 0, end = 0 } = words[n] ?? {}
  return /'s?$/.test(text.lower.slice(start, end + 1).trimEnd())
}

/** "The figures are those of Zvonka": of the sentence before it. */
export function figureSourceSayings(scene: SpeakerScene): Saying[] {
  const match = phraseAtWord(scene, 0, 'speaker figure-source')
  const phrase = match && phraseAfter(scene, wordFrom(scene, match.end))
  if (!phrase) return []
  const form = formOf(scene, 0, speakerOf(scene, phrase))
  return [{ ...form, covers: { start: form.end, end: form.end }, rule: FIGURES_OF }]
}

/** "By the network's count": the owner of the count speaks. */
export function accountSayings(scene: SpeakerScene): Saying[] {
  const { words } = scene
  return spokenWords(scene, 'speaker account').flatMap((n): Saying[] => {
    // "By the ministry's own count".
    const isBetween = isWordOf(scene, n - 1, 'speaker account-between')
    const end = isBetween ? n - 1 : n
    const owner = words[end - 1]
    const vague = vagueAccount(scene, n)
    if (vague) return [vague]
    if (!owner) return []
    const own = ownAccount(scene, end - 1, n)
    if (own) return [{ ...formOf(scene, end - 2, own), rule: 'speaker.account' }]
    if (!isOwner(scene, end - 1)) return []
    let first = end - 1
    while (first > 0 && n - first < 12 && words[first - 1]?.is !== 'preposition') first--
    if (words[first - 1]?.is !== 'preposition') return []
    const speaker = speakerOf(scene, { first, end, whole: { first, end: n + 1 } })
    return [{ ...formOf(scene, first - 1, withoutOwner(speaker)), rule: 'speaker.account' }]
  })
}

// "By its own count, the network has helped": whose it is, the subject says.
function ownAccount(scene: SpeakerScene, owner: number, count: number): Speaker | undefined {
  const { words } = scene
  const isOwned = isWordOf(scene, owner, 'speaker owner')
  if (!isOwned || words[owner - 1]?.detail !== 'by') return undefined
  let at = owner === 1 ? count + 1 : 0
  while (at < words.length && !scene.opensVerb(at)) at++
  const subject = at < words.length ? subjectBefore(scene, at) : undefined
  return subject && speakerOf(scene, subject)
}

// "By some accounts": whose they are, nobody says.
function vagueAccount(scene: SpeakerScene, n: number): Saying | undefined {
  const { words, text } = scene
  const isVague = isWordOf(scene, n - 1, 'speaker account-of')
  if (!isVague || words[n - 2]?.detail !== 'by') return undefined
  const range = rangeOfPhrase(scene, { first: n - 1, end: n + 1 })
  const label = text.source.text.slice(range.start, range.end)
  const speaker: Speaker = { ...range, label, role: 'group', anonymity: 'collective' }
  return { ...formOf(scene, n - 2, speaker), rule: 'speaker.account' }
}

const OWNER = /['\u2019]s?$/

function withoutOwner(speaker: Speaker): Speaker {
  const { label, words } = speaker
  const plain = { ...speaker, label: label.replace(OWNER, '') }
  return words === undefined ? plain : { ...plain, words: words.replace(OWNER, '') }
}

/** "Unconfirmed reports that", "reports of": documents without a name. */
export function reportSayings(scene: SpeakerScene): Saying[] {
  const { words, lexicon } = scene
  const kinds = lexicon.words('speaker report-kind')
  return spokenWords(scene, 'speaker reports').flatMap((n): Saying[] => {
    // "The ministry denies reports that": who denies them speaks.
    if (scene.words[n - 1]?.verb?.voice === 'denied') return []
    const spread = isWordOf(scene, n + 1, 'speaker spread')
    const next = words[spread ? n + 2 : n + 1]
    const opens = next?.is === 'that' || next?.detail === 'of'
    const isOfName = words[n - 1]?.isName && words[n - 2]?.isName
    if (!opens || isOfName) return []
    let first = n
    while (kinds.has(words[first - 1]?.lower ?? '')) first--
    const range = rangeOfPhrase(scene, { first, end: n + 1 })
    const label = scene.text.source.text.slice(range.start, range.end)
    const speaker: Speaker = { ...range, label, role: 'document', anonymity: 'unnamed' }
    const covers = { start: range.end, end: scene.sentence.end }
    return [{ ...formOf(scene, first, speaker), covers, isOuter: false, rule: 'speaker.reports' }]
  })
}

/** "Reportedly", "were said to": somebody said it, nobody knows who. */
export function nobodySayings(scene: SpeakerScene): Saying[] {
  const { text, lexicon, sentence, quotes } = scene
  const found = findPhrases(lexicon.index('speaker nobody'), text.lower, sentence)
  return found
    .filter(({ start }) => !isQuoted(quotes, start))
    .map(({ start, end, means }): Saying => {
      const speaker: Speaker = { start, end, label: means, role: 'group', anonymity: 'unnamed' }
      const verb = text.source.text.slice(start, end)
      const form = formOf(scene, wordFrom(scene, start), speaker)
      return {
        ...form,
        end,
        verb,
        covers: adjunctAt(scene, { start, end }) ?? clauseAround(scene, start),
        isNobody: true,
        rule: 'speaker.nobody',
      }
    })
}

// "14 were shot dead, reportedly by soldiers": only by whom is not known.
function adjunctAt({ words, sentence }: SpeakerScene, { start, end }: Range): Range | undefined {
  const n = words.findIndex((word) => word.start >= end)
  const isApart = words.findLast((word) => word.end <= start)?.is === 'comma'
  if (!isApart || words[n]?.is !== 'preposition') return undefined
  const next = words.slice(n).find(({ is }) => is === 'comma' || is === 'coordinate')
  return { start: end, end: next?.start ?? sentence.end }
}

// To the semicolon, or to the comma and conjunction, on both sides.
function clauseAround(scene: SpeakerScene, at: number): { start: number; end: number } {
  const { words, sentence } = scene
  let { start, end } = sentence
  for (let n = 1; n < words.length; n++) {
    const word = words[n]
    // "when their tent was reportedly burnt", "in what was reportedly the worst blaze"
    const isInside =
      (word?.start ?? at) < at &&
      (word?.is === 'relative' || scene.lexicon.words('speaker inside').has(word?.lower ?? ''))
    const isJoint = word?.is === 'coordinate' && words[n - 1]?.is === 'comma'
    const isCut = isInside || word?.lower === ';' || isJoint
    if (!word || !isCut) continue
    if (word.start <= at) start = word.start
    else {
      end = word.start
      break
    }
  }
  return { start, end }
}
