// The places of a claim from the mentions that belong to it: the nearest kind, of nested ones the
// inner, where an act starts before where it leads. Source: reading.md 2, Place and role.
import type { Act, ClaimPlace, PlaceRole } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { Belonging, OwnMention } from './mention.ts'
import { claimPlace } from './place-claim.ts'
import { isWithinMention, liesIn, type PlaceMention } from './place-mention.ts'
import { isReturn, isRoleOpen, PLACE_BELONGING, placeRank } from './place-rank.ts'
import type { Filled, Question } from './proposal.ts'

/** The places that some mentions of a sentence make, best first; nothing where there are none. */
export function statedPlaces(
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
  const rules = [ruleOf(first, context)]
  const filled: Filled<ClaimPlace[]> = { value, rules, range: { start, end } }
  if (isRoleOpen(act, first.mention)) filled.questions = [roleQuestion(value)]
  return filled
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

function ruleOf({ mention, how }: OwnMention<PlaceMention>, { text }: Context): string {
  if (how !== 'own') return RULE_OF_BELONGING[how]
  if (mention.use === 'agent') return 'place.agent'
  // "One of Chile's parishes": whose it is, not where.
  if (mention.way === 'bare' && text.folded.startsWith("'s ", mention.end)) return 'place.owner'
  if (!mention.place) return 'place.unknown-name'
  return mention.way === 'bare' ? 'place.bare' : 'place.stated'
}

function roleQuestion(places: readonly ClaimPlace[]): Question {
  const roles: PlaceRole[] = places.slice(0, 1).map(({ role }) => role)
  const others: PlaceRole[] = ['custody', 'arrest_site']
  return { code: 'place-role', field: 'places', candidates: [...new Set([...roles, ...others])] }
}
