// Which places of its sentence are those of a number, and which belong to another number, to
// another clause, or to people who are no longer there. Source: reading.md 2, Place and role.
import type { Act, ClaimPlace } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { mentionsFor, type OwnMention, surroundingsOf } from './mention.ts'
import { fledCountry } from './place-country.ts'
import { withoutForeign } from './place-en-foreign.ts'
import { liesIn, type PlaceMention } from './place-mention.ts'
import { isReturn, roleOfStay } from './place-rank.ts'
import { placesOfSentence, scenesOfSentence } from './place-sentence.ts'
import { statedPlaces } from './place-stated.ts'
import type { Filled } from './proposal.ts'

/** The places that the number has for itself or shares; nothing where there are none. */
export function ownPlaces(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const own = mentionsOf(draft, context)
    .map((one) => (isReached(draft, one, context) ? { ...one, how: 'own' as const } : one))
    .filter(
      (one) =>
        one.how !== 'subordinate' &&
        !isGoalOfOther(draft, one) &&
        !isOfOther(draft, one, context) &&
        !isOfPart(draft, one, context),
    )
  if (own.every(({ mention, how }) => mention.level === 'country' && how !== 'own')) {
    const told = statedPlaces(draft, context, whoWere(draft, context))
    if (told) return told
  }
  const inner = innerOfAgents(draft, own, context)
  if (inner) return inner
  const near = own.filter((one) => !isOfNextClause(draft, one, context))
  const isStrict = near.length > 0 || context.text.language === 'ko'
  return statedPlaces(draft, context, isStrict ? near : own)
}

// "Norland's navy held 20 after it stopped a boat off Tovil": nearer than those who act.
function innerOfAgents(
  draft: Draft,
  own: readonly OwnMention<PlaceMention>[],
  context: Context,
): Filled<ClaimPlace[]> | undefined {
  const agents = own.filter(({ mention }) => mention.use === 'agent' && mention.way === 'bare')
  const [agent] = agents
  const act = draft.act?.value
  if (context.text.language !== 'en' || !agent || agents.length < own.length) return undefined
  if (act !== undefined && (isReturn(act) || MOVES.includes(act))) return undefined
  const inner = mentionsOf(draft, context).filter(
    ({ mention, how }) =>
      how === 'subordinate' &&
      mention.way === 'at' &&
      mention.use === 'place' &&
      mention.place !== undefined &&
      liesIn(mention, agent.mention),
  )
  return statedPlaces(draft, context, inner)
}

// "8 monks who were caught in X": the relative clause right behind the number.
function whoWere(draft: Draft, context: Context): OwnMention<PlaceMention>[] {
  const { text } = context
  if (text.language !== 'en') return []
  return mentionsOf(draft, context).filter(
    ({ mention, how }) =>
      how === 'subordinate' &&
      mention.way === 'at' &&
      WHO_WERE.test(text.lower.slice(draft.range.end, Math.max(draft.range.end, mention.start))),
  )
}

const WHO_WERE =
  /^[^,;.]{0,60}? (?:who|that) (?:were|was|had been|have been|are|are being) [^,;.]*$/

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
  if (text.language === 'en' || how !== 'own' || mention.start < range.end) return false
  const from = Math.max(range.end, act?.range?.end ?? 0)
  return mention.start > from && NEXT_CLAUSE.test(text.lower.slice(from, mention.start))
}

// "31명을 붙잡아 뒀다"며 "태국 정부가": who acts in a later clause.
function isLaterAgent(draft: Draft, one: OwnMention<PlaceMention>, context: Context): boolean {
  const isKorean = context.text.language === 'ko'
  return isKorean && one.mention.use === 'agent' && isOfNextClause(draft, one, context)
}

// "40 people, who had come from X, are held": where they no longer are.
function isLeft({ act }: Draft, { mention, how }: OwnMention<PlaceMention>): boolean {
  if (how !== 'subordinate' || mention.way !== 'from' || act === undefined) return false
  return !isReturn(act.value) && !MOVES.includes(act.value)
}

// "50 were freed, including 31 in X": where a part of them was.
function isOfPart(
  { range }: Draft,
  { mention, how }: OwnMention<PlaceMention>,
  { text }: Context,
): boolean {
  if (text.language !== 'en' || how !== 'next') return false
  return /,? (?:including|among them|of whom) /.test(text.lower.slice(range.end, mention.start))
}

const NEXT_CLAUSE = /[,;:…"]|(?:[고며]|지만|는데|면서|으나) /u

// "46 were deported to X, and 15 were held": where others are sent is not where somebody stays.
function isGoalOfOther({ act }: Draft, { mention, how }: OwnMention<PlaceMention>): boolean {
  if (mention.way !== 'to' || act === undefined || how === 'own' || how === 'leading') return false
  if (how === 'subordinate' && MOVES.includes(act.value)) return false
  return roleOfStay(act.value) !== 'destination' && !isReturn(act.value)
}

const MOVES: readonly Act[] = ['border_crossing', 'transfer']

// "9 men who had gone back to X died", "4명이 심사를 거쳐 캐나다에 들어온": there they were.
function isReached(
  { act, range }: Draft,
  { mention, how }: OwnMention<PlaceMention>,
  { text }: Context,
): boolean {
  if (mention.start < range.end || mention.end > (act?.range?.start ?? 0)) return false
  return text.language === 'en' ? how === 'subordinate' && mention.way === 'to' : how === 'next'
}

/** A place in another clause is better than none. */
export function otherPlaces(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const all = mentionsOf(draft, context)
  // What stands behind the next number of an eastern sentence is not what happened to this one.
  const own =
    context.text.language === 'en'
      ? all.filter(
          (one) =>
            !isGoalOfOther(draft, one) && !isOfPart(draft, one, context) && !isLeft(draft, one),
        )
      : all.filter((one) => one.how !== 'next' && !isLaterAgent(draft, one, context))
  return statedPlaces(draft, context, own)
}

function mentionsOf(draft: Draft, context: Context): OwnMention<PlaceMention>[] {
  const act = draft.act?.value
  // Where people come from is where they are returned to, and nothing to an arrest.
  const named = scenesOfSentence(draft.sentence, context).filter(
    (one) =>
      (!one.isHome || (act !== undefined && (isReturn(act) || act === 'transfer'))) &&
      !(act !== undefined && isReturn(act) && isTheirState(one, draft, context)) &&
      !(act === 'arrival' && isOwnCountry(one, context)),
  )
  const own = context.text.language === 'en' ? withoutForeign(named, draft, context) : named
  return own.length === 0 ? [] : mentionsFor(own, surroundingsOf(draft, context))
}

// "온두라스 이주민 … 온두라스 정부의 대책": nobody is returned by the state whose people they are.
function isTheirState({ use, way, place }: PlaceMention, draft: Draft, context: Context): boolean {
  if (use !== 'agent' || way !== 'bare' || context.text.language === 'en') return false
  return placesOfSentence(draft.sentence, context).some(
    (one) => one.use === 'people' && one.place?.id === place?.id && one.place !== undefined,
  )
}

// Nobody arrives in the country that the text's people have fled: 탈북민 … 입국.
function isOwnCountry({ place }: PlaceMention, context: Context): boolean {
  const country = place && context.places.countryOf(place)
  return country !== undefined && country.id === fledCountry(context)?.id
}
