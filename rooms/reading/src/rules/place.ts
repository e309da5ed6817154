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
  const around = { draft, context }
  const own = ownPlaces(draft, context)
  const upTo = (most: number) => own.filter(({ distance }) => distance < most)
  return (
    stated(upTo(ASKED), around) ??
    asked(groupPlaces(draft, context) ?? besidePlaces(draft, context), around) ??
    stated(upTo(OTHERS), around) ??
    asked(
      paragraphPlaces(draft, context) ?? entryPlaces(draft, context) ?? ofStory(draft, context),
      around,
    ) ?? { value: [], rules: ['place.none'] }
  )
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
  const own = mentionsNear(context.told.places(draft.sentence), draft.range).flatMap((mention) => {
    const cost = COST[mention.use] + (mention.way === 'bare' && mention.use === 'place' ? 0.5 : 0)
    if (cost >= OTHERS) return []
    return [{ mention, distance: distanceTo(mention, draft, context, false) + cost }]
  })
  return own.sort((a, b) => a.distance - b.distance)
}

function stated(own: readonly Own[], around: Around): Places | undefined {
  const { draft, context } = around
  const act = draft.act?.value
  const inner = own.filter(({ mention }) => !own.some((one) => isSpotOf(one.mention, mention)))
  const rank = ({ mention, distance }: Own) => rankOf(act, mention) + distance
  const ranked = inner.sort((a, b) => rank(a) - rank(b)).map(({ mention }) => mention)
  const [first] = ranked
  if (!first) return undefined
  const belongs = ranked.filter((mention) => isBeside(first, mention, act))
  const value = belongs.slice(0, 4).map((mention) => claimPlace(mention, act, context))
  const isFar = (own[0]?.distance ?? 0) >= ASKED
  const questions: Question[] = []
  const isHeld = act === 'detention' || (act !== undefined && isReturn(act))
  if (isHeld && first.way === 'at') questions.push(roleQuestion(value))
  if (isFar || !first.place || (first.way === 'bare' && own.length > 1))
    questions.push(whichPlace(value, around))
  const rules = [isFar ? 'place.other-clause' : ruleOf(first)]
  const range = { start: first.start, end: first.end }
  return { value, rules, range, ...(questions.length > 0 && { questions }) }
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

interface Carried {
  places: readonly ClaimPlace[]
  rule: string
}

// The same places, no longer stated at one spot of the text.
function asked(found: Carried | undefined, around: Around): Places | undefined {
  if (!found) return undefined
  const value = found.places.map(({ span: _, ...place }) => ({ ...place, stated: false }))
  return { value, rules: [found.rule], questions: [whichPlace(value, around)] }
}

function some(places: readonly ClaimPlace[], rule: string): Carried | undefined {
  return places.length > 0 ? { places, rule } : undefined
}

function groupPlaces(draft: Draft, { drafts }: ToldContext): Carried | undefined {
  const group = draft.refersTo && drafts[draft.refersTo.draft]
  return group && some(fittingPlaces(group, draft), 'place.group')
}

function besidePlaces(draft: Draft, { drafts, at }: ToldContext): Carried | undefined {
  const before = drafts[at - 1]
  if (before?.sentence !== draft.sentence) return undefined
  return some(fittingPlaces(before, draft), 'place.same-sentence')
}

const BACK = 5

// The places of the sentences before, in the paragraph, then of the last number of the one before.
function paragraphPlaces(draft: Draft, context: ToldContext): Carried | undefined {
  const { text, drafts, at } = context
  const own = text.sentences[draft.sentence]?.paragraph
  for (let n = draft.sentence - 1; n >= Math.max(0, draft.sentence - BACK); n--) {
    if (text.sentences[n]?.paragraph !== own) break
    const found = some(sceneOf(n, draft, context), 'place.paragraph')
    if (found) return found
  }
  const before = drafts[at - 1]
  if (!before || text.sentences[before.sentence]?.paragraph !== own) return undefined
  return some(fittingPlaces(before, draft), 'place.paragraph')
}

// Where a sentence without the number says that something happened.
function sceneOf(sentence: number, draft: Draft, context: ToldContext): ClaimPlace[] {
  const all = context.told.places(sentence)
  const last =
    all.findLast(({ use, way }) => use === 'place' && way === 'at') ??
    all.findLast(({ use, way }) => use === 'agent' || (use === 'place' && way === 'to'))
  return last ? [claimPlace({ ...last, way: 'at' }, draft.act?.value, context)] : []
}

function entryPlaces({ act }: Draft, { text, places }: ToldContext): Carried | undefined {
  const name = text.source.country
  const place = name === undefined ? undefined : placeNamed(name, places)
  if (name === undefined || !place) return undefined
  const is = { level: 'country', relation: 'in' } as const
  const role = roleOf(act?.value, { way: 'bare', use: 'place' })
  const country = { role, name, gazetteer: place.id, ...is, ucdpPrec: ucdpPrecOfPlace(is) }
  return { places: [{ ...country, stated: false }], rule: 'place.entry' }
}

// What the text tells of most: the last place told of before, else its country.
function ofStory({ act }: Draft, context: ToldContext): Carried | undefined {
  const [main] = context.told.story().countries
  if (!main) return undefined
  // The country to which the text says that people go is not where they are sent from.
  const isGoal = main.way === 'to' && act !== undefined && isReturn(act.value)
  const mention: PlaceMention = { ...main, way: isGoal ? 'to' : 'bare' }
  return some([claimPlace(mention, act?.value, context)], 'place.country')
}

function roleQuestion(places: readonly ClaimPlace[]): Question {
  const roles: PlaceRole[] = places.slice(0, 1).map(({ role }) => role)
  const all: PlaceRole[] = [...roles, 'custody', 'arrest_site', 'origin', 'locus', 'destination']
  return { code: 'place-role', field: 'places', candidates: [...new Set(all)] }
}

// All places of the sentence and the paragraph, the nearest first, then what the text tells of.
function whichPlace(value: readonly ClaimPlace[], { draft, context }: Around): Question {
  const { text, told, drafts } = context
  const paragraph = text.paragraphs[text.sentences[draft.sentence]?.paragraph ?? -1]
  const first = Math.max(paragraph?.first ?? draft.sentence, draft.sentence - BACK)
  const before = Array.from({ length: draft.sentence - first + 1 }, (_, n) => draft.sentence - n)
  const namedIn = (sentences: readonly number[]) =>
    sentences.flatMap((n) =>
      mentionsNear(told.places(n), draft.range).filter(({ use }) => COST[use] < OTHERS),
    )
  const group = draft.refersTo && drafts[draft.refersTo.draft]?.places?.value
  const { countries, named } = told.story()
  const near = [
    ...value,
    ...(group ?? []),
    ...namedIn(before).slice(0, 5),
    ...countries.slice(0, 2),
  ]
  const all = [...near, ...named.slice(0, 2), ...namedIn([...before, draft.sentence + 1, 0, 1, 2])]
  const names = [...all, ...named].map(({ name }) => name)
  return { code: 'which-place', field: 'places', candidates: [...new Set(names)].slice(0, 8) }
}
