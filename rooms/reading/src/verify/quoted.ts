// Times, places and speakers that a reader quotes, read by our own grammar: the words alone and
// the text around them have to mean the same, or the field stays open. Source: reader.md 2.
import {
  ANCHORS,
  type ClaimPlace,
  type ClaimTime,
  type LinkRole,
  ucdpPrecOfPlace,
} from '@tumen/claim'
import { kindOfName } from '../lineage/known-speaker.ts'
import type { Filled, SpeakerLink } from '../port/proposal.ts'
import type { ToldTime } from '../rules/mentioned.ts'
import { roleOf } from '../rules/place-role.ts'
import { findPlaces } from '../text/place-find.ts'
import { liesIn, type PlaceMention } from '../text/place-mention.ts'
import type { Range } from '../text/source-text.ts'
import { findTimes, type ResolvedTime, resolveTime } from '../text/time-find.ts'
import { isAbsolute } from '../text/time-sense.ts'
import { findWords, isAway, isBeside, open, type Scene, sentenceAt, touches } from './scene.ts'

const wordsAt = ({ text }: Scene, { start, end }: Range) => text.source.text.slice(start, end)
const spanAt = (scene: Scene, { start, end }: Range) => {
  return { start, end, text: wordsAt(scene, { start, end }) }
}

/** The times that the quoted words mean, against the named anchor. */
export function verifyTimes(scene: Scene): Filled<ClaimTime[]> {
  const { answer, told, draft } = scene
  const found = answer.quotes.time.map((quote) => timeOf(quote, scene))
  const value = found.flatMap((one) => (one ? [one.time] : []))
  const isSure = found.every((one) => one?.certain)
  const quoted = answer.quotes.time.flatMap((quote) => toldAt(quote, scene) ?? [])
  const near = [...quoted, ...told.times(draft.sentence)].map(({ time }) => time)
  const all = [...value, ...found.flatMap((one) => one?.others ?? []), ...near]
  const days = all.map(({ earliest, latest }) => `${earliest}/${latest}`)
  return filled(value, isSure ? [] : open('which-date', 'times', days))
}

function filled<T>(value: T, questions: NonNullable<Filled<T>['questions']>): Filled<T> {
  if (questions.length === 0) return { value, rules: ['reader.quoted'] }
  return { value, rules: ['reader.open'], questions }
}

/** The expression of the text that the quoted words touch. */
function toldAt(quote: string, scene: Scene): ToldTime | undefined {
  const range = findWords(quote, scene)
  const near = range ? scene.told.times(sentenceAt(scene.text, range)) : []
  return near.find((one) => range && touches(one, range))
}

function timeOf(quote: string, scene: Scene): ResolvedTime | undefined {
  const { text, answer } = scene
  const range = findWords(quote, scene)
  if (!range || isBeside(scene, range, ownTimes(scene))) return undefined
  const own = toldAt(quote, scene)
  const [alone] = findTimes(text, range, text.language)
  if (!own || own.isTelling || !alone || own.end > range.end) return undefined
  // "June" out of "14 June 2019" is another time than that of the text.
  if (JSON.stringify(own.sense) !== JSON.stringify(alone.sense)) return undefined
  const found = againstAnchor(own, answer.anchor, scene)
  if (found?.time.earliest !== own.time.earliest || found.time.latest !== own.time.latest)
    return undefined
  const expression = wordsAt(scene, range)
  const certain = found.certain && !isAway(scene, range)
  return { ...found, certain, time: { ...found.time, expression, span: spanAt(scene, range) } }
}

function ownTimes({ told, draft }: Scene): ToldTime[] {
  return told.times(draft.sentence).filter(({ isTelling }) => !isTelling)
}

function againstAnchor(own: ToldTime, anchor: string, scene: Scene): ResolvedTime | undefined {
  const { published, covers } = scene.text.source
  const scope = { reference: published.latest, covers }
  switch (ANCHORS.find((one) => one === anchor)) {
    case 'absolute':
      return isAbsolute(own.sense) ? resolveTime(own, scope) : undefined
    case 'publication_date':
      return resolveTime(own, scope)
    case 'report_date':
      return covers && resolveTime(own, scope)
    case 'other_event':
      return own.time.anchor === 'other_event' ? own : undefined
    default:
      return undefined
  }
}

/** The places that the quoted words name and the text around them names as well. */
export function verifyPlaces(scene: Scene): Filled<ClaimPlace[]> {
  const { answer, told, draft } = scene
  const found = answer.quotes.place.map((quote) => placesOf(quote, scene))
  const mentions = found.flat()
  const inner = mentions.filter((one) => !mentions.some((other) => liesIn(other, one)))
  const value = inner.map((one) => claimPlace(one, scene))
  const quoted = answer.quotes.place.flatMap((quote) => mentionsAt(quote, scene))
  const near = [...quoted, ...told.places(draft.sentence)].map(({ name }) => name)
  const names = [...value.map(({ name }) => name), ...near]
  const isSure = found.every((one) => one.length > 0) && !mentions.some((one) => isAway(scene, one))
  return filled(value, isSure ? [] : open('which-place', 'places', names))
}

/** The places of the text that the quoted words touch. */
function mentionsAt(quote: string, scene: Scene): PlaceMention[] {
  const range = findWords(quote, scene)
  const near = range ? scene.told.places(sentenceAt(scene.text, range)) : []
  return near.filter((one) => range && touches(one, range))
}

function placesOf(quote: string, scene: Scene): PlaceMention[] {
  const { text, told, places } = scene
  const range = findWords(quote, scene)
  if (!range) return []
  const alone = findPlaces(wordsAt(scene, range), places, text.language)
  const near = mentionsAt(quote, scene)
  if (isBeside(scene, range, told.places(scene.draft.sentence).filter(isScene))) return []
  const isKnown = ({ place, use, start, end }: PlaceMention) =>
    place !== undefined &&
    isScene({ use }) &&
    start >= range.start &&
    end <= range.end &&
    alone.some((one) => one.place?.id === place.id)
  return near.every(isKnown) ? near : []
}

function isScene({ use }: Pick<PlaceMention, 'use'>): boolean {
  return use === 'place' || use === 'agent'
}

function claimPlace(mention: PlaceMention, scene: Scene): ClaimPlace {
  const { name, level, relation, place } = mention
  const role = roleOf(scene.draft.act?.value, mention)
  const id = place ? { gazetteer: place.id } : {}
  const span = spanAt(scene, mention)
  const ucdpPrec = ucdpPrecOfPlace({ level, relation })
  return { role, name, ...id, level, relation, stated: true, span, ucdpPrec }
}

const ROLE_OF_KIND: Readonly<Record<string, LinkRole>> = { organisation: 'ngo' }
/** Words that point back name nobody. */
const POINTS_BACK = /^(?:he|she|they|it|그|그녀|그들|이들|他|她|他们|她们|其)$/iu
const NAMED = /\p{Lu}|\p{Script=Han}|\p{Script=Hangul}/u

/** The chain from the outlet to whom the reader quotes as the origin; nobody quoted is asked. */
export function verifySpeakers(scene: Scene): Filled<SpeakerLink[]> {
  const { answer, text } = scene
  const { publisher } = text.source
  const found = answer.quotes.speaker.map((quote) => findWords(quote, scene))
  const spoken = found.flatMap((one) => (one && isName(wordsAt(scene, one)) ? [one] : []))
  const links = spoken.map((range, n) => linkAt(range, scene, n === spoken.length - 1))
  const isAlone = links.length === 0
  const outlet: SpeakerLink[] =
    publisher === undefined
      ? []
      : [{ ...OUTLET, label: publisher, ...(isAlone ? UNSAID : { relation: 'reports' }) }]
  const value = [...outlet, ...links]
  const isNear = !spoken.some((range) => isAway(scene, range))
  const isSure = isNear && spoken.length === answer.quotes.speaker.length && !isAlone
  const labels = value.map(({ label }) => label).reverse()
  return filled(value, isSure ? [] : open('who-is-origin', 'speakers', labels))
}

const OUTLET = { role: 'publisher', mode: 'own_voice', anonymity: 'named' } as const
const UNSAID = { relation: 'speaks', anonymity: 'unattributed' } as const

function isName(words: string): boolean {
  return !POINTS_BACK.test(words.trim())
}

function linkAt(range: Range, scene: Scene, isLast: boolean): SpeakerLink {
  const label = wordsAt(scene, range)
  const kind = kindOfName(label) ?? 'person'
  return {
    label,
    role: ROLE_OF_KIND[kind] ?? (kind as LinkRole),
    relation: isLast ? 'speaks' : 'cites',
    mode: 'paraphrase',
    anonymity: NAMED.test(label) ? 'named' : 'unnamed',
    span: spanAt(scene, range),
  }
}
