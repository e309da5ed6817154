// The places of a claim and their roles: those of its clause, else those of the group that it
// speaks of, of its paragraph, of the entry. Source: reading.md 2, Place and role; 6.
import type { ClaimPlace } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import {
  asked,
  fitting,
  placesOfAnaphor,
  placesOfCountry,
  placesOfEntry,
  placesOfGroup,
  placesOfHeading,
  placesOfHome,
  placesOfHomeland,
  placesOfNeighbour,
  placesOfOffice,
  placesOfParagraph,
} from './place-carried.ts'
import { withoutSpan } from './place-claim.ts'
import { placesOfTitle, placesOfTown } from './place-en-story.ts'
import { placesOfHeadline, placesOfThisCountry } from './place-ko.ts'
import { placesOfLocal, placesOfNation } from './place-nation.ts'
import { placesOfOrigin, takenFrom } from './place-origin.ts'
import { otherPlaces, ownPlaces } from './place-own.ts'
import { placesInTurn } from './place-respective.ts'
import { placesOfStory } from './place-story.ts'
import { placesOfWorld, placesOfWorldStory } from './place-wide.ts'
import type { Filled } from './proposal.ts'

/** The places of the draft, best first; none where nothing is known. */
export function readPlaces(draft: Draft, context: Context): Filled<ClaimPlace[]> {
  return (
    placesInTurn(draft, context) ??
    placesOfEntry(draft, context) ??
    nearerAnaphor(draft, context) ??
    nearerNeighbour(draft, context) ??
    ownPlaces(draft, context) ??
    takenFrom(draft, context) ??
    placesOfHomeland(draft, context) ??
    placesOfThisCountry(draft, context) ??
    placesOfHome(draft, context) ??
    placesOfOffice(draft, context) ??
    placesOfNation(draft, context) ??
    placesOfAnaphor(draft, context) ??
    subordinatePlaces(draft, context) ??
    placesOfWorld(draft, context) ??
    placesOfGroup(draft, context) ??
    placesOfNeighbour(draft, context) ??
    placesOfParagraph(draft, context) ??
    placesOfHeading(draft, context) ??
    placesOfBody(draft, context) ??
    otherPlaces(draft, context) ??
    placesOfStory(draft, context) ??
    placesOfTold(draft, context) ??
    placesOfHeadline(draft, context) ??
    placesOfTown(draft, context) ??
    placesOfLocal(draft, context) ??
    placesOfOrigin(draft, context) ??
    placesOfWorldStory(draft, context) ??
    placesOfTitle(draft, context) ??
    placesOfCountry(draft, context) ?? { value: [], rules: ['place.none'] }
  )
}

// "The navy of Bangladesh took 1,642 to the island": nearer than those who act.
function nearerAnaphor(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  if (context.text.language !== 'en') return undefined
  const own = ownPlaces(draft, context)
  const isWide = own?.value.every(({ level, role }) => level === 'country' && role !== 'origin')
  const isLoose = own?.rules[0] === 'place.agent' || own?.rules[0] === 'place.bare'
  return isWide && isLoose ? placesOfAnaphor(draft, context) : undefined
}

/** Rules that take a country for want of a nearer place. */
const LOOSE: ReadonlySet<string> = new Set([
  ...['place.leading', 'place.bare', 'place.agent', 'place.list'],
])
const INNER: ReadonlySet<string> = new Set([
  'adm1',
  'adm2',
  'settlement',
  'site',
  'point',
  'unknown',
])

// "该国前天有船沉没,船在南岸翻覆,其中16人获救": where those before it in the sentence are.
function nearerNeighbour(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const before = context.drafts[context.at - 1]
  const isBeside = before?.sentence === draft.sentence
  if (context.text.language !== 'zh' || !(isBeside || draft.refersTo)) return undefined
  // 31名人质中有4人被该国军队救出: where the whole was.
  const found = placesOfGroup(draft, context) ?? placesOfNeighbour(draft, context)
  const value = found?.value.filter(({ level }) => INNER.has(level)) ?? []
  if (!found || value.length === 0) return undefined
  const own = ownPlaces(draft, context)
  if (!own || !LOOSE.has(own.rules[0] ?? '')) return undefined
  return own.value.every(({ level }) => level === 'country') ? { ...found, value } : undefined
}

/** Numbers back to which a town is remembered. */
const FAR = 40

/** Rules by which a number has a place of its own. */
const OWN: ReadonlySet<string> = new Set(['place.stated', 'place.unknown-name', 'place.leading'])

// Of a Chinese headline that names a province the town in it, where numbers below have one.
function placesOfTold(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { drafts, at, text } = context
  if (text.language !== 'zh') return undefined
  const told = drafts
    .slice(Math.max(0, at - FAR), at)
    .findLast(({ places }) => OWN.has(places?.rules[0] ?? '') && isTown(places?.value[0]))
  if (!told || !placesOfHeadline(draft, context)) return undefined
  return asked(fitting(told, draft, false), 'place.told')
}

function isTown(place: ClaimPlace | undefined): boolean {
  return place !== undefined && place.level !== 'adm1' && INNER.has(place.level)
}

// "When the minister visited Jaffna, … two of them were hurt": nearer than a group of another
// paragraph.
function subordinatePlaces(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text, drafts } = context
  const group = draft.refersTo && drafts[draft.refersTo.draft]
  const paragraph = (one: Draft) => text.sentences[one.sentence]?.paragraph
  if (text.language !== 'en' || !group || paragraph(group) === paragraph(draft)) return undefined
  return otherPlaces(draft, context)
}

/** So many numbers on the lead of an English text tells of what its headline says. */
const BESIDE = 3

/** So many numbers on the text comes back to what its headline says. */
const AHEAD = 60

// A headline says the number, the text says where.
function placesOfBody(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { drafts, at, text } = context
  const value = draft.quantity?.value.value
  if (text.sentences[draft.sentence]?.position !== 'headline' || value === undefined)
    return undefined
  const ahead = drafts.slice(at + 1, at + 1 + AHEAD)
  const same = ahead.findIndex((one) => one.quantity?.value.value === value)
  const isTwin = (one: Draft) => one.act?.value === draft.act?.value
  const isEnglish = text.language === 'en'
  const twins = ahead.slice(0, BESIDE).flatMap((one, n) => (isTwin(one) ? [n] : []))
  const isOwn = (n: number) => ahead[n] && ownPlaces(ahead[n], { ...context, at: at + 1 + n })
  const found = [same, ...(isEnglish ? twins : [])].map(isOwn).find((one) => one !== undefined)
  return found && { value: found.value.map(withoutSpan), rules: ['place.headline'] }
}
