// The places of a claim and their roles: those of its clause, else those of the group that it
// speaks of, of its paragraph, of the entry. Source: reading.md 2, Place and role; 6.
import type { Act, ClaimPlace, PlaceRole } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { type Belonging, mentionsFor, type OwnMention, surroundingsOf } from './mention.ts'
import {
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
import { claimPlace, withoutSpan } from './place-claim.ts'
import { placesOfTown } from './place-en-story.ts'
import { placesOfHeadline, placesOfThisCountry } from './place-ko.ts'
import { isWithinMention, liesIn, type PlaceMention } from './place-mention.ts'
import { placesOfLocal, placesOfNation } from './place-nation.ts'
import { isReturn, isRoleOpen, PLACE_BELONGING, placeRank, roleOfStay } from './place-rank.ts'
import { scenesOfSentence } from './place-sentence.ts'
import { placesOfStory } from './place-story.ts'
import type { Filled, Question } from './proposal.ts'

/** The places of the draft, best first; none where nothing is known. */
export function readPlaces(draft: Draft, context: Context): Filled<ClaimPlace[]> {
  return (
    placesOfEntry(draft, context) ??
    nearerAnaphor(draft, context) ??
    ownPlaces(draft, context) ??
    placesOfHomeland(draft, context) ??
    placesOfThisCountry(draft, context) ??
    placesOfHome(draft, context) ??
    placesOfOffice(draft, context) ??
    placesOfNation(draft, context) ??
    placesOfAnaphor(draft, context) ??
    subordinatePlaces(draft, context) ??
    placesOfGroup(draft, context) ??
    placesOfNeighbour(draft, context) ??
    placesOfParagraph(draft, context) ??
    placesOfHeading(draft, context) ??
    placesOfBody(draft, context) ??
    otherPlaces(draft, context) ??
    placesOfStory(draft, context) ??
    placesOfHeadline(draft, context) ??
    placesOfTown(draft, context) ??
    placesOfLocal(draft, context) ??
    placesOfCountry(draft, context) ?? { value: [], rules: ['place.none'] }
  )
}

function mentionsOf(draft: Draft, context: Context): OwnMention<PlaceMention>[] {
  const act = draft.act?.value
  // Where people come from is where they are returned to, and nothing to an arrest.
  const named = scenesOfSentence(draft.sentence, context).filter(
    ({ isHome }) => !isHome || (act !== undefined && (isReturn(act) || act === 'transfer')),
  )
  return named.length === 0 ? [] : mentionsFor(named, surroundingsOf(draft, context))
}

function ownPlaces(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const own = mentionsOf(draft, context).filter(
    (one) =>
      one.how !== 'subordinate' && !isGoalOfOther(draft, one) && !isOfOther(draft, one, context),
  )
  const near = own.filter((one) => !isOfNextClause(draft, one, context))
  return statedPlaces(draft, context, near.length > 0 ? near : own)
}

// In Korean and Chinese a place stands before its number: behind one it is the next one's. The rest
// of a group is not where its other part was taken.
function isOfOther(
  { refersTo }: Draft,
  { how }: OwnMention<PlaceMention>,
  { text }: Context,
): boolean {
  if (text.language === 'en') return false
  return how === 'next' || (how === 'previous' && refersTo?.how === 'remainder')
}

// "边防军打死数十人,幸存者被关进达伊尔": a later clause has its own place, where the first has one.
function isOfNextClause(
  { range, act }: Draft,
  { mention, how }: OwnMention<PlaceMention>,
  { text }: Context,
): boolean {
  if (text.language !== 'zh' || how !== 'own' || mention.start < range.end) return false
  const from = Math.max(range.end, act?.range?.end ?? 0)
  return mention.start > from && /[,;:]/.test(text.lower.slice(from, mention.start))
}

// "46 were deported to X, and 15 were held": where others are sent is not where somebody stays.
function isGoalOfOther({ act }: Draft, { mention, how }: OwnMention<PlaceMention>): boolean {
  if (mention.way !== 'to' || act === undefined) return false
  return (
    (how === 'next' || how === 'previous') &&
    roleOfStay(act.value) !== 'destination' &&
    !isReturn(act.value)
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

// "When the minister visited Jaffna, … two of them were hurt": nearer than a group of another
// paragraph.
function subordinatePlaces(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text, drafts } = context
  const group = draft.refersTo && drafts[draft.refersTo.draft]
  const paragraph = (one: Draft) => text.sentences[one.sentence]?.paragraph
  if (text.language !== 'en' || !group || paragraph(group) === paragraph(draft)) return undefined
  return otherPlaces(draft, context)
}

// A place in another clause is better than none.
function otherPlaces(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const all = mentionsOf(draft, context)
  // What stands behind the next number of an eastern sentence is not what happened to this one.
  const own = context.text.language !== 'en' ? all.filter(({ how }) => how !== 'next') : all
  return statedPlaces(draft, context, own)
}

function statedPlaces(
  draft: Draft,
  context: Context,
  own: readonly OwnMention<PlaceMention>[],
): Filled<ClaimPlace[]> | undefined {
  const best = bestPlaces(draft.act?.value, own)
  const [first] = best
  if (!first) return undefined
  const act = draft.act?.value
  const value = best.map(({ mention }) => {
    const place = claimPlace(mention, act, context.text)
    return isStart(act, mention, best) ? { ...place, role: 'origin' as const } : place
  })
  const { start, end } = first.mention
  return {
    value,
    rules: [ruleOf(first)],
    range: { start, end },
    ...(isRoleOpen(act, first.mention) ? { questions: [roleQuestion(value)] } : {}),
  }
}

// All of the nearest kind of belonging, by how well they stand for the act, then by nearness; of
// "In Pakistan, … in Quetta" the inner one.
function bestPlaces(
  act: Act | undefined,
  own: readonly OwnMention<PlaceMention>[],
): OwnMention<PlaceMention>[] {
  const nearest = Math.min(...own.map(({ how }) => PLACE_BELONGING[how]))
  const near = own.filter(({ how }) => PLACE_BELONGING[how] === nearest)
  return near
    .filter(({ mention }) => !near.some(({ mention: inner }) => isWithinMention(inner, mention)))
    .map((one, n) => ({ one, n, rank: rankAmong(act, one.mention, near) }))
    .sort((a, b) => a.rank - b.rank || a.n - b.n)
    .map(({ one }) => one)
}

function rankAmong(
  act: Act | undefined,
  mention: PlaceMention,
  near: readonly OwnMention<PlaceMention>[],
): number {
  const rank = placeRank(act, mention)
  return isStart(act, mention, near) ? Math.min(rank, AT_START) : rank
}

/** After "from", before "to". */
const AT_START = 0.5

// 在图们向朝鲜遣返: who is sent to one country from a place in another is sent from there.
function isStart(
  act: Act | undefined,
  mention: PlaceMention,
  near: readonly OwnMention<PlaceMention>[],
): boolean {
  if (act === undefined || !isReturn(act) || mention.way !== 'at') return false
  return near.some((one) => isAway(mention, one.mention))
}

function isAway(here: PlaceMention, there: PlaceMention): boolean {
  return (
    there.way === 'to' && there.start > here.end && here.level !== 'country' && !liesIn(here, there)
  )
}

const RULE_OF_BELONGING: Record<Belonging, string> = {
  own: 'place.stated',
  leading: 'place.leading',
  previous: 'place.list',
  next: 'place.list',
  subordinate: 'place.other-clause',
}

function ruleOf({ mention, how }: OwnMention<PlaceMention>): string {
  if (how !== 'own') return RULE_OF_BELONGING[how]
  if (mention.use === 'agent') return 'place.agent'
  if (!mention.place) return 'place.unknown-name'
  return mention.way === 'bare' ? 'place.bare' : 'place.stated'
}

function roleQuestion(places: readonly ClaimPlace[]): Question {
  const roles: PlaceRole[] = places.slice(0, 1).map(({ role }) => role)
  const others: PlaceRole[] = ['custody', 'arrest_site']
  return { code: 'place-role', field: 'places', candidates: [...new Set([...roles, ...others])] }
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
