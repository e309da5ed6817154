// The town of a story for numbers that were given a whole country by those who act there, or by
// what was told before: known only when all numbers of the text have been read.
// Source: reading.md 2, Place; 6; a choice.
import type { Act, ClaimPlace, PlaceLevel } from '@tumen/claim'
import { isPlaceWithin } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { asked } from './place-carried.ts'
import { unstatedPlace, withoutSpan } from './place-claim.ts'
import { isWithinMention, type PlaceMention } from './place-mention.ts'
import { isReturn, MOVES, roleOfStay } from './place-rank.ts'
import { placesOfSea } from './place-scene-sea.ts'
import { placesOfRetelling } from './place-scene-told.ts'
import { scenesOfSentence } from './place-sentence.ts'
import { sizeOf } from './place-size.ts'
import type { PreparedText } from './prepared-text.ts'
import { OF_GROUP } from './proposal.ts'
import { daysIn } from './time-day.ts'

/** What one text's numbers are settled by. */
type TextContext = Omit<Context, 'at'>

/** Rules that name a country because the text named nothing nearer. */
const WEAK: ReadonlySet<string> = new Set([
  ...['place.agent', 'place.country', 'place.headline', 'place.group', 'place.same-sentence'],
  ...['place.paragraph', 'place.story', 'place.same-time', 'place.nation', 'place.home'],
  ...['place.other-clause', 'place.none', 'place.office', 'place.this-country'],
  ...['place.owner'],
])

/** From this many people on, a number is one of more than a town. */
const CROWD = 1000
/** As many are no few people of one town. */
const MANY = 100
/** A story is no longer, in days. */
const LONGEST = 31
/** Sentences of a text in which its town is looked for. */
const REACH = 40

/** Gives numbers with a country only the town of their story, where the text tells of just one. */
export function settlePlaces(context: TextContext): void {
  if (context.text.source.country) return
  const twins = twinsIn(context.drafts)
  const story = townOfStory(context)
  for (const draft of context.drafts) {
    // People are returned from a country, whatever town is named.
    if (!isWide(draft) || (draft.act && isReturn(draft.act.value))) continue
    const found =
      placeOfTwin(draft, twins) ??
      placeOfPeople(draft, context) ??
      placeOfScene(draft, context) ??
      placesOfRetelling(draft, context, ({ place }) => liesInWide(place?.id, draft)) ??
      placesOfSea(draft, context) ??
      placeOfOthers(draft, story)
    if (found) draft.places = found
  }
}

const WIDE: readonly PlaceLevel[] = ['country', 'adm1']

function isWide(draft: Draft): boolean {
  const { quantity, places } = draft
  if (!quantity || !places) return false
  if (!WEAK.has(places.rules[0] ?? '') && !isGoalOnly(draft)) return false
  return places.value.every(({ level }) => WIDE.includes(level))
}

// "A boat that was bound for X sank": where people meant to go is not where it happened.
function isGoalOnly({ act, places }: Draft): boolean {
  if (places?.rules[0] !== 'place.stated' || !act || MOVES.has(act.value)) return false
  return places.value.every(({ role }) => role === 'destination')
}

// The same number of people with the same act: what another sentence says of where it was.
function placeOfTwin(draft: Draft, twins: Twins): Draft['places'] {
  const twin = twins
    .get(twinKey(draft) ?? '')
    ?.find(
      (one) =>
        one !== draft &&
        one.places?.value.some(
          (place) => isInner(place, one) && liesInWide(place.gazetteer, draft),
        ),
    )
  if (!twin) return undefined
  const places = (twin.places?.value ?? []).filter((place) => isInner(place, twin))
  return asked(
    places.map(({ span: _, ...place }) => ({ ...place, stated: false })),
    'place.restated',
  )
}

// "Norland's guards shot all of them": where those people were told to be, in an English text.
function placeOfPeople(draft: Draft, context: TextContext): Draft['places'] {
  const { refersTo, places } = draft
  const group = refersTo && context.drafts[refersTo.draft]
  const isAgent = places?.rules[0] === 'place.agent'
  if (!group || !isAgent || !OF_GROUP.has(refersTo.how) || context.text.language !== 'en')
    return undefined
  const inner = (group.places?.value ?? []).filter(({ level, gazetteer = '' }) => {
    return (
      level !== 'country' &&
      places.value.some((one) => isPlaceWithin(gazetteer, one.gazetteer ?? ' '))
    )
  })
  const told = inner.map((one) => ({ ...withoutSpan(one), role: roleIn(draft, one) }))
  return asked(told, 'place.group')
}

type Twins = ReadonlyMap<string, readonly Draft[]>

// Sorted once: each number of a long text would otherwise be held against every other.
function twinsIn(drafts: readonly Draft[]): Twins {
  const twins = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const key = twinKey(draft)
    if (key === undefined) continue
    const same = twins.get(key)
    if (same) same.push(draft)
    else twins.set(key, [draft])
  }
  return twins
}

function twinKey({ quantity, act }: Draft): string | undefined {
  const { value } = quantity?.value ?? {}
  return value === undefined || act === undefined ? undefined : `${value} ${act.value}`
}

function isNarrow({ level }: Pick<ClaimPlace, 'level'>): boolean {
  return !WIDE.includes(level) && level !== 'sea'
}

// "Norland rescues 12 in the Aegean": the one sea as well, where a number says it itself.
function isInner(place: ClaimPlace, { places }: Draft): boolean {
  if (isNarrow(place)) return true
  const seas = places?.value.filter(({ level }) => level === 'sea') ?? []
  return place.level === 'sea' && seas.length === 1 && !WEAK.has(places?.rules[0] ?? '')
}

function liesInWide(id: string | undefined, { places }: Draft): boolean {
  const wide = places?.value ?? []
  if (id === undefined || wide.length === 0) return true
  return wide.some(({ gazetteer }) => gazetteer !== undefined && isPlaceWithin(id, gazetteer))
}

function placeOfScene(draft: Draft, context: TextContext): Draft['places'] {
  const [time] = draft.times?.value ?? []
  if (sizeOf(draft) >= CROWD || (time?.stated && daysIn(time) > LONGEST)) return undefined
  const town = onlyTown(draft, context)
  if (!town || !liesInWide(town.place?.id, draft)) return undefined
  return asked([unstatedPlace(town, draft.act?.value, context.text)], 'place.scene')
}

/** Rules by which a number has a place of its own. */
const OWN: ReadonlySet<string> = new Set(['place.stated', 'place.leading', 'place.in-turn'])

// "라농에서 26명이 체포됐다. … 통역 3명도 잡혔다": a Korean story of one town is there for all of its
// few people; what stands before it is told of the whole.
function placeOfOthers(draft: Draft, story: StoryTown | undefined): Draft['places'] {
  const [time] = draft.times?.value ?? []
  const { value = MANY } = draft.quantity?.value ?? {}
  if (!story || value >= MANY || draft.sentence <= story.sentence) return undefined
  if (!draft.act || !story.acts.has(draft.act.value)) return undefined
  if (time?.stated && daysIn(time) > LONGEST) return undefined
  const { town } = story
  if (!liesInWide(town.gazetteer, draft)) return undefined
  return asked([{ ...withoutSpan(town), role: roleIn(draft, town) }], 'place.story-town')
}

/** The one town in which numbers of a text have their places, and the first sentence of those. */
interface StoryTown {
  town: ClaimPlace
  sentence: number
  /** What they tell of. */
  acts: ReadonlySet<Act | undefined>
}

function townOfStory({ drafts, text }: TextContext): StoryTown | undefined {
  if (text.language !== 'ko') return undefined
  const all = drafts.filter(({ places }) => OWN.has(places?.rules[0] ?? ''))
  const towns = all.flatMap(({ places }) => (places?.value ?? []).slice(0, 1).filter(isNarrow))
  const [town] = towns
  if (!all[0] || !town || towns.some(({ name }) => name !== town.name)) return undefined
  const acts = new Set(all.map(({ act }) => act?.value))
  return { town, sentence: all[0].sentence, acts }
}

function roleIn({ act }: Draft, { role }: ClaimPlace): ClaimPlace['role'] {
  return act && role !== 'origin' ? roleOfStay(act.value) : role
}

// The one place below a country that the text names, where something happens in it soon enough.
function onlyTown({ sentence, places }: Draft, context: TextContext): PlaceMention | undefined {
  const { sentences } = context.text
  const { scene } = known.get(context.text) ?? onlyScene(context)
  // What stands in its own sentence is not its own.
  const { end = 0 } = sentences[sentence] ?? {}
  // A name that only its preposition shows may be that of a body.
  if (scene?.level === 'unknown' && context.text.language === 'en') return undefined
  const isLast = places?.rules[0] === 'place.country' && scene?.level !== 'unknown'
  return scene && (end <= scene.start || isLast) ? scene : undefined
}

const known = new WeakMap<PreparedText, { scene?: PlaceMention }>()

function onlyScene(context: TextContext): { scene?: PlaceMention } {
  const { text } = context
  const found = text.sentences.slice(0, REACH).flatMap((_, n) => townsOf(n, context))
  const inner = found.filter((one) => !found.some((other) => isWithinMention(other, one)))
  const isOne = inner.every(({ name }) => name === inner[0]?.name)
  const scene = isOne ? inner.find(({ way }) => way === 'at') : undefined
  const made = scene ? { scene } : {}
  known.set(text, made)
  return made
}

function townsOf(sentence: number, context: TextContext): PlaceMention[] {
  return scenesOfSentence(sentence, context).filter(
    ({ use, level, isHome }) => use === 'place' && !isHome && isNarrow({ level }),
  )
}
