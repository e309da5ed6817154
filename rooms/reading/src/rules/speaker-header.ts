// The outlet that a text came out in, and whom it credits with the text: the first links of every
// chain. The header knows best, then a credit in the text. Source: reading.md 4.
import { foldCase } from '@tumen/claim'
import { type Credit, creditsOf, nameKeyOf } from '../lineage/credit.ts'
import { kindOfName } from '../lineage/known-speaker.ts'
import type { SpeakerLink } from '../port/proposal.ts'
import type { Lexicon } from '../text/lexicon.ts'
import { lastPhrase } from '../text/phrase-end.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Speaker } from './speaker-saying.ts'

/** The first links of a chain, and whether a speaker is the outlet itself. */
export interface Outlet {
  /** One link for the outlet, one more for whom it reprints; none when neither is known. */
  links: SpeakerLink[]
  isSelf(speaker: Speaker): boolean
  /** An organisation or an office that speaks for itself, no medium. */
  isAdvocate: boolean
}

/** The outlet of a text. */
export function outletOf(text: PreparedText, lexicon: Lexicon): Outlet {
  const { source } = text
  const { publisher } = source
  const credit = source.credit ?? creditedName(text, publisher, lexicon)
  const same = publisher && credit && nameKeyOf(publisher) === nameKeyOf(credit)
  const names = (same ? [credit] : [publisher, credit]).filter((name) => name !== undefined)
  const keys = names.flatMap((name) => [name, ...name.split(/, | (?:in|for|of|on) /, 1)])
  const own = new Set(keys.map(nameKeyOf).filter((key) => key !== ''))
  const isSelf = ({ back, label }: Speaker) => back === 'own' || isNameOf(nameKeyOf(label), own)
  const links = names.map((label, n) => linkOf(label, n, names.length))
  const kind = credit === undefined && publisher !== undefined ? kindOfName(publisher) : undefined
  const isAdvocate = kind === 'organisation' || kind === 'official_body'
  return { links, isSelf, isAdvocate }
}

function linkOf(label: string, n: number, of: number): SpeakerLink {
  const isReprint = n < of - 1
  return {
    label,
    role: isReprint ? 'reprinter' : n > 0 ? 'outlet' : 'publisher',
    relation: isReprint ? 'reprints' : 'speaks',
    mode: 'own_voice',
    anonymity: isReprint ? 'named' : 'unattributed',
  }
}

const CJK = /[\p{Script=Han}\p{Script=Hangul}]/u

// The whole name or its end: "the Centre" for the Savanna Rights Centre.
function isNameOf(key: string, own: ReadonlySet<string>): boolean {
  if (own.has(key)) return true
  const isLong = key.length >= (CJK.test(key) ? 3 : 5)
  return isLong && [...own].some((name) => name.endsWith(key))
}

/** Units around a credit in which its name stands. */
const STRETCH = 90

// Only what says that the whole text is another's.
function creditedName(
  text: PreparedText,
  publisher: string | undefined,
  lexicon: Lexicon,
): string | undefined {
  const known = publisher === undefined ? '' : nameKeyOf(publisher)
  for (const credit of creditsOf(text.source.text)) {
    if (credit.kind !== 'credit') continue
    const name = nameIn(text.folded, credit, lexicon)
    if (name !== undefined && nameKeyOf(name) !== known) return name
  }
  return undefined
}

// The words whose key is that of the credit, behind the phrase or in the tag itself.
function nameIn(folded: string, { start, end, names }: Credit, lexicon: Lexicon) {
  if (/^by /i.test(folded.slice(start, start + 3))) return undefined
  if (folded.charAt(start) === '(') return agencyIn(folded, { start, end }, lexicon)
  const behind = folded.slice(end, end + STRETCH).split('\n', 1)[0] ?? ''
  let name = ''
  for (const word of behind.replace(/^[\s:"'(=-]+/, '').split(/(?<=[\s.,;:])/)) {
    name += word
    if (nameKeyOf(name) === names[0]) return name.replace(/[\s)"',.]+$/, '')
  }
  return undefined
}

/** A dateline: places and days alone, up to the tag. */
const DATELINE = /^[^\p{Ll}]{0,3}(?:[\p{Lu}\d][\p{L}\d.'-]{0,30}(?:[ ,/]+|$)){0,8}$/u

// "(서울=연합뉴스)", "LVIV (AFP) -": behind an equals sign, or by its own words behind a dateline.
// "Northern Rights Network (NRN)" is short for the name before it.
function agencyIn(folded: string, { start, end }: Pick<Credit, 'start' | 'end'>, lexicon: Lexicon) {
  const [place = '', agency] = folded.slice(start + 1, end - 1).split('=')
  if (agency !== undefined) return agency.trim().split(/[\s)]/, 1)[0] || undefined
  const before = folded.slice(folded.lastIndexOf('\n', start - 1) + 1, start)
  if (before.trim() !== '' && !DATELINE.test(before)) return undefined
  const name = place.trim()
  const last = foldCase(name).split(' ').at(-1) ?? ''
  const isAgency =
    lastPhrase(lexicon.index('speaker agency-word'), last, { start: 0, end: last.length }) ||
    /^\p{Lu}[\p{Lu}/]{1,7}$/u.test(name)
  return isAgency ? name : undefined
}
