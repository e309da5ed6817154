// The places of a claim: what its sentence says of it, else those of the people meant, of its
// sentence, its paragraph, the entry, the story. What no rule decides is a question with all
// candidates. Source: reading.md 2, Place and role; 6.
import { type Act, type ClaimPlace, type PlaceRole, ucdpPrecOfPlace } from '@tumen/claim'
import type { Draft } from '../port/draft.ts'
import type { Filled, Question } from '../port/proposal.ts'
import { liesIn, type PlaceMention, placeNamed } from '../text/place-mention.ts'
import { ASKED, distanceTo, OTHERS } from './belonging.ts'
import { mentionsNear, type ToldContext } from './mentioned.ts'
import { fittingPlaces, isReturn, rankOf, roleOf } from './place-role.ts'

type Places = Filled<ClaimPlace[]>

interface Own {
  mention: PlaceMention
  distance: number
}

/** The places of the draft, best first; none where nothing is known. */
export function readPlaces(draft: Draft, context: ToldContext): Places {
  const own = ownPlaces(draft, context)
  const near = own.filter(({ distance }) => distance < ASKED)
  if (near.length > 0) return stated(near, { draft, context })
  const carried = groupPlaces(draft, context) ?? besidePlaces(draft, context)
  if (carried) return asked(carried, { draft, context })
  const far = own.filter(({ distance }) => distance < OTHERS)
  if (far.length > 0) return stated(far, { draft, context })
  const found =
    paragraphPlaces(draft, context) ?? entryPlaces(draft, context) ?? ofStory(draft, context)
  return found ? asked(found, { draft, context }) : { value: [], rules: ['place.none'] }
}

interface Around {
  draft: Draft
  context: ToldContext
}

/** What a name costs by what it stands for: those who act are less sure than a place. */
const COST: Readonly<Record<PlaceMention['use'], number>> = {
  ...{ place: 0, agent: 0.8, office: 9, people: 9, home: 9 },
}

// The places of the sentence, the nearest first, those that stand for no place left out.
function ownPlaces(draft: Draft, context: ToldContext): Own[] {
  const all = mentionsNear(context.told.places(draft.sentence), draft.range)
  return all
    .flatMap((mention) => {
      const cost = COST[mention.use] + (mention.way === 'bare' && mention.use === 'place' ? 0.5 : 0)
      const distance = distanceTo(mention, draft, context, false) + cost
      return cost < OTHERS ? [{ mention, distance }] : []
    })
    .sort((a, b) => a.distance - b.distance)
}

function stated(own: readonly Own[], { draft, context }: Around): Places {
  const act = draft.act?.value
  const inner = own.filter(({ mention }) => !own.some((one) => isSpotOf(one.mention, mention)))
  const ranked = inner
    .map(({ mention, distance }) => ({ mention, rank: rankOf(act, mention) + distance }))
    .sort((a, b) => a.rank - b.rank)
  const [first] = ranked
  if (!first) return { value: [], rules: ['place.none'] }
  const belongs = ranked.filter(({ mention }) => isBeside(first.mention, mention, act))
  const value = belongs.slice(0, 4).map(({ mention }) => claimPlace(mention, act, context))
  const { mention } = first
  const isFar = (own[0]?.distance ?? 0) >= ASKED
  const rule = isFar ? 'place.other-clause' : ruleOf(mention)
  const questions: Question[] = []
  const isOpen = act === 'detention' || (act !== undefined && isReturn(act))
  if (isOpen && mention.way === 'at') questions.push(roleQuestion(value))
  const isUnsure = isFar || !mention.place || (mention.way === 'bare' && own.length > 1)
  if (isUnsure) questions.push(whichPlace(value, { draft, context }))
  const range = { start: mention.start, end: mention.end }
  return { value, rules: [rule], range, ...(questions.length > 0 && { questions }) }
}

function ruleOf({ use, way, place }: PlaceMention): string {
  if (use === 'agent') return 'place.agent'
  if (way === 'bare') return 'place.bare'
  return place ? 'place.stated' : 'place.unknown-name'
}

// Of "in Pakistan … in Quetta" the inner one; "from" and "to" of one way are two.
function isSpotOf(inner: PlaceMention, outer: PlaceMention): boolean {
  if (!inner.place || !outer.place || inner.place.id === outer.place.id) return false
  const isSame = inner.way === outer.way || outer.way === 'at' || outer.way === 'bare'
  return isSame && liesIn(inner, outer)
}

// Joined places are several; of a way both ends belong to it.
function isBeside(first: PlaceMention, other: PlaceMention, act: Act | undefined): boolean {
  if (first === other) return true
  if (other.way === first.way && other.way !== 'bare') return other.use === first.use
  const isWay = ({ way }: PlaceMention) => way === 'from' || way === 'to' || way === 'via'
  return isWay(other) && (isWay(first) || (act !== undefined && isReturn(act)))
}

function claimPlace(mention: PlaceMention, act: Act | undefined, context: ToldContext): ClaimPlace {
  const { start, end, name, level, relation, place } = mention
  const span = { start, end, text: context.text.source.text.slice(start, end) }
  const ucdpPrec = ucdpPrecOfPlace({ level, relation })
  const id = place ? { gazetteer: place.id } : {}
  return { role: roleOf(act, mention), name, ...id, level, relation, stated: true, span, ucdpPrec }
}

/** The same place, no longer stated at one spot of the text. */
function unstated({ span: _, ...place }: ClaimPlace): ClaimPlace {
  return { ...place, stated: false }
}

interface Carried {
  places: readonly ClaimPlace[]
  rule: string
}

function asked({ places, rule }: Carried, around: Around): Places {
  const value = places.map(unstated)
  return { value, rules: [rule], questions: [whichPlace(value, around)] }
}

function groupPlaces(draft: Draft, { drafts }: ToldContext): Carried | undefined {
  const group = draft.refersTo && drafts[draft.refersTo.draft]
  const places = group ? fittingPlaces(group, draft) : []
  return places.length > 0 ? { places, rule: 'place.group' } : undefined
}

function besidePlaces(draft: Draft, { drafts, at }: ToldContext): Carried | undefined {
  const before = drafts[at - 1]
  const places = before?.sentence === draft.sentence ? fittingPlaces(before, draft) : []
  return places.length > 0 ? { places, rule: 'place.same-sentence' } : undefined
}

const BACK = 5

// The places of the sentences before, in the paragraph, then of the last number of the one before.
function paragraphPlaces(draft: Draft, context: ToldContext): Carried | undefined {
  const { text, drafts, at } = context
  const own = text.sentences[draft.sentence]?.paragraph
  for (let n = draft.sentence - 1; n >= Math.max(0, draft.sentence - BACK); n--) {
    if (text.sentences[n]?.paragraph !== own) break
    const places = sceneOf(n, draft, context)
    if (places.length > 0) return { places, rule: 'place.paragraph' }
  }
  const before = drafts[at - 1]
  const places =
    before && text.sentences[before.sentence]?.paragraph === own ? fittingPlaces(before, draft) : []
  return places.length > 0 ? { places, rule: 'place.paragraph' } : undefined
}

// Where a sentence without the number says that something happened.
function sceneOf(sentence: number, draft: Draft, context: ToldContext): ClaimPlace[] {
  const act = draft.act?.value
  const all = context.told.places(sentence)
  const scene = all.filter(({ use, way }) => use === 'place' && way === 'at')
  const found =
    scene.length > 0
      ? scene
      : all.filter(({ use, way }) => use === 'agent' || (use === 'place' && way === 'to'))
  const [last] = found.slice(-1)
  return last ? [claimPlace({ ...last, way: 'at' }, act, context)] : []
}

function entryPlaces(draft: Draft, context: ToldContext): Carried | undefined {
  const name = context.text.source.country
  const place = name === undefined ? undefined : placeNamed(name, context.places)
  if (name === undefined || !place) return undefined
  return { places: [countryPlace(name, place.id, draft)], rule: 'place.entry' }
}

function countryPlace(name: string, gazetteer: string, draft: Draft): ClaimPlace {
  const level = 'country' as const
  const role = roleOf(draft.act?.value, { way: 'bare', use: 'place' })
  const ucdpPrec = ucdpPrecOfPlace({ level, relation: 'in' })
  return { role, name, gazetteer, level, relation: 'in', stated: false, ucdpPrec }
}

// What the text tells of most: the last place told of before, else its country.
function ofStory(draft: Draft, context: ToldContext): Carried | undefined {
  const [main] = context.told.story().countries
  if (!main) return undefined
  return {
    places: [claimPlace({ ...main, way: 'bare' }, draft.act?.value, context)],
    rule: 'place.country',
  }
}

function roleQuestion(places: readonly ClaimPlace[]): Question {
  const roles: PlaceRole[] = places.slice(0, 1).map(({ role }) => role)
  const all: PlaceRole[] = [...roles, 'custody', 'arrest_site', 'origin', 'locus', 'destination']
  return { code: 'place-role', field: 'places', candidates: [...new Set(all)] }
}

// All places of the sentence and the paragraph, the nearest first, then the head of the text.
function whichPlace(value: readonly ClaimPlace[], { draft, context }: Around): Question {
  const { text, told, drafts } = context
  const paragraph = text.paragraphs[text.sentences[draft.sentence]?.paragraph ?? -1]
  const first = Math.max(paragraph?.first ?? draft.sentence, draft.sentence - BACK)
  const sentences = [draft.sentence]
  for (let n = draft.sentence - 1; n >= first; n--) sentences.push(n)
  sentences.push(draft.sentence + 1, 0, 1, 2)
  const named = sentences.flatMap((n) =>
    mentionsNear(told.places(n), draft.range).filter(
      ({ use }) => use === 'place' || use === 'agent',
    ),
  )
  const group = draft.refersTo && drafts[draft.refersTo.draft]?.places?.value
  const { countries, named: often } = told.story()
  const all = [...value, ...(group ?? []), ...named, ...countries.slice(0, 1), ...often]
  const names = all.map(({ name }) => name)
  return { code: 'which-place', field: 'places', candidates: [...new Set(names)].slice(0, 8) }
}
