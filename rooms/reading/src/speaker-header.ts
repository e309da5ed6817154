// The outlet that a text came out in, and whom it credits with the text: the first links of
// every chain. The header knows best, then a credit in the text. Source: reading.md 4.
import { foldCase } from '@tumen/claim'
import { type Credit, creditsOf, nameKeyOf } from './credit.ts'
import type { Lexicon } from './lexicon.ts'
import { lastPhrase } from './phrase-end.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { SpeakerLink } from './proposal.ts'
import type { Range } from './source-text.ts'
import type { Speaker } from './speaker-saying.ts'

/** The first links of a chain, and whether a speaker is the outlet itself. */
export interface Outlet {
  /** One link for the outlet, one more for whom it reprints; none when neither is known. */
  links: SpeakerLink[]
  isSelf(speaker: Speaker): boolean
  /** The key of a speaker's label, made once a text. */
  keyOf(label: string): string
  /** An organisation or an office that speaks for itself, not a medium. */
  isAdvocate: boolean
  /** A medium by its name: 晚报, 速报. */
  isPaper: boolean
}

/** The outlet of a text. */
export function outletOf(text: PreparedText, lexicon: Lexicon): Outlet {
  const publisher = ownName(text.source.publisher, lexicon)
  const credit = text.source.credit ?? creditedName(text, publisher, lexicon)
  const names = [publisher, credit].filter((name) => name !== undefined)
  const keys = names
    .flatMap(nameAndHead)
    .map(nameKeyOf)
    .filter((key) => key !== '')
  const links = names.map((label, n): SpeakerLink => {
    const isReprint = n < names.length - 1
    return {
      label,
      role: isReprint ? 'reprinter' : n > 0 ? 'outlet' : 'publisher',
      relation: isReprint ? 'reprints' : 'speaks',
      mode: 'own_voice',
      anonymity: isReprint ? 'named' : 'unattributed',
    }
  })
  const byLabel = new Map<string, string>()
  const keyOf = (label: string) => {
    const made = byLabel.get(label) ?? nameKeyOf(label)
    byLabel.set(label, made)
    return made
  }
  const selves = new Map<string, boolean>()
  const isOwn = (label: string) => {
    const known = selves.get(label) ?? keys.some((key) => isNameOf(keyOf(label), key))
    selves.set(label, known)
    return known
  }
  const isSelf = ({ back, label }: Speaker) => back === 'own' || (label !== '' && isOwn(label))
  const isAdvocate = credit === undefined && publisher !== undefined && isBody(publisher, lexicon)
  const isMedium = publisher !== undefined && isPaper(simply(publisher, lexicon), lexicon)
  return { links: withoutRepeats(links), isSelf, keyOf, isAdvocate, isPaper: isMedium }
}

const PLACED = /^(.{5,60}?)(?: (?:in|for|of|on) |, )/

// "UN Human Rights Office in Kabul": "the Office" is the whole of it.
function nameAndHead(name: string): string[] {
  const head = PLACED.exec(name)?.[1]
  const [first = name] = name.split(', ', 1)
  return [...new Set([name, head ?? name, first])]
}

const CJK = /[\p{Script=Han}\p{Script=Hangul}]/u

// The whole name or its end: "the Centre" for the Savanna Rights Centre.
function isNameOf(label: string, key: string): boolean {
  if (label === key) return true
  return label.length >= (CJK.test(label) ? 3 : 5) && key.endsWith(label)
}

function simply(name: string, lexicon: Lexicon): string {
  return lexicon.simplified(foldCase(name))
}

// By the last noun of its name that says what it is: "Rights Watch", 难民署.
function isBody(publisher: string, lexicon: Lexicon): boolean {
  const lower = simply(publisher, lexicon)
  if (isPaper(lower, lexicon)) return false
  const found = findPhrases(lexicon.index('speaker noun'), lower, { start: 0, end: lower.length })
  const kind = found.at(-1)?.means.split(' ')[0]
  return kind === 'ngo' || kind === 'official_body'
}

// "Committee Reporter": what tells of a body is none.
function isPaper(lower: string, lexicon: Lexicon): boolean {
  const found = lastPhrase(lexicon.index('speaker paper'), lower, { start: 0, end: lower.length })
  return found !== undefined && found.means !== '-'
}

function withoutRepeats(links: readonly SpeakerLink[]): SpeakerLink[] {
  const [first, second] = links
  if (!first || !second || nameKeyOf(first.label) !== nameKeyOf(second.label)) return [...links]
  return [{ ...second, role: 'publisher' }]
}

// "Harbour Post reprinting Steppe Radio": the outlet is what stands before.
function ownName(publisher: string | undefined, lexicon: Lexicon): string | undefined {
  if (publisher === undefined) return undefined
  const lower = publisher.toLowerCase()
  const index = lexicon.index('speaker header-reprint')
  for (let at = lower.indexOf(' '); at > 0; at = lower.indexOf(' ', at + 1)) {
    const found = phraseAt(index, lower, { start: at + 1, end: lower.length })
    if (found) return publisher.slice(0, at)
  }
  return publisher
}

/** Units around a credit in which its name stands. */
const STRETCH = 90
const SIGNS = /^[\s:"'(=-]+|[\s)"',.]+$/g

// Only what says that the whole text is another's; a place before a dash is no agency.
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
function nameIn(
  folded: string,
  { start, end, names }: Credit,
  lexicon: Lexicon,
): string | undefined {
  const isTag = folded.charAt(start) === '('
  const isByline = /^by /i.test(folded.slice(start, start + 3))
  if (isByline) return undefined
  if (isTag && isGloss(folded, { start, end })) return undefined
  if (isTag) return agencyIn(folded.slice(start + 1, end - 1), lexicon)
  const behind = folded.slice(end, end + STRETCH).split('\n', 1)[0] ?? ''
  const [key] = names
  const words = behind.replace(SIGNS, '').split(/(?<=[\s.,;:])/)
  let name = ''
  for (const word of words) {
    name += word
    if (nameKeyOf(name) === key) return name.replace(SIGNS, '')
  }
  return undefined
}

/** Nothing but a name in capitals, or in letters that are none of the text's. */
const ACRONYM = /^\([A-Z][A-Za-z/.& -]{1,20}\)$/
/** A dateline: places and days alone, up to the tag. */
const DATELINE = /^[^\p{Ll}]{0,3}(?:[\p{Lu}\d][\p{L}\d.'-]{0,30}(?:[ ,/]+|$)){0,8}$/u

/** What is told has ended: a tag behind it closes the text, one behind a caption does not. */
const SAID = /[.!?"'\u3002\u300d] *$/

// "Northern Rights Network (NRN) said", 民间组织(NGO): short for the name before it. A tag of an agency
// stands alone, closes its line, or follows a dateline.
function isGloss(folded: string, { start, end }: Range): boolean {
  const tag = folded.slice(start, end)
  if (!ACRONYM.test(tag)) return false
  const before = folded.slice(folded.lastIndexOf('\n', start - 1) + 1, start)
  if (before.trim() === '') return false
  if (CJK.test(before.slice(-1)) || isShortFor(tag, before)) return true
  const isClosing = /^ *(?:\n|$)/.test(folded.slice(end, end + 4)) && SAID.test(before)
  return !isClosing && !DATELINE.test(before)
}

// The capitals of the words before it are its letters.
function isShortFor(tag: string, before: string): boolean {
  const letters = tag.replace(/[^A-Z]/g, '')
  const capitals = before.replace(/[^A-Z]/g, '')
  return letters.length > 2 && capitals.endsWith(letters)
}

// "(서울=연합뉴스)", "(AFP)": behind an equals sign, by its own words, or nothing but capitals.
function agencyIn(tag: string, lexicon: Lexicon): string | undefined {
  const [place = '', agency] = tag.split('=')
  if (agency !== undefined) return agency.trim().split(/[\s)]/, 1)[0] || undefined
  const words = lexicon.index('speaker agency-word')
  const lower = foldCase(place)
  const isAgency = findPhrases(words, lower, { start: 0, end: lower.length }).length > 0
  return isAgency || /^\p{Lu}[\p{Lu}/]{1,7}$/u.test(place.trim()) ? place.trim() : undefined
}
