// The places of a claim and their roles: those of its clause, else those of the group that it
// speaks of, of its paragraph, of the entry. Source: reading.md 2, Place and role; 6.
import {
  type Act,
  type ClaimPlace,
  type GazetteerPlace,
  type PlaceRole,
  ucdpPrecOfPlace,
} from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { type Belonging, mentionsFor, type OwnMention, surroundingsOf } from './mention.ts'
import { eastPlaces } from './place-east.ts'
import { englishPlaces } from './place-en.ts'
import { onePlace, type PlaceMention } from './place-mention.ts'
import { isRoleOpen, PLACE_BELONGING, placeRank, roleOfPlace } from './place-rank.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Filled, Question } from './proposal.ts'

const bySentence = new WeakMap<PreparedText, Map<number, PlaceMention[]>>()

/** The places that a sentence names, in order; looked for once. */
export function placesOfSentence(
  sentence: number,
  { text, lexicon, places }: Pick<Context, 'text' | 'lexicon' | 'places'>,
): readonly PlaceMention[] {
  const known = bySentence.get(text) ?? new Map<number, PlaceMention[]>()
  bySentence.set(text, known)
  const found = known.get(sentence)
  if (found) return found
  const range = text.sentences[sentence]
  const find = text.language === 'en' ? englishPlaces : eastPlaces
  const made = range ? find({ text, lexicon, places }, range) : []
  known.set(sentence, made)
  return made
}

/** The places of the draft, best first; none where nothing is known. */
export function readPlaces(draft: Draft, context: Context): Filled<ClaimPlace[]> {
  const own = ownPlaces(draft, context)
  const stated = statedPlaces(
    draft,
    context,
    own.filter(({ how }) => how !== 'subordinate'),
  )
  if (stated) return stated
  return (
    placesOfGroup(draft, context) ??
    placesOfSurroundings(draft, context) ??
    statedPlaces(draft, context, own) ??
    placeOfEntry(draft, context) ??
    countryToldOf(draft, context) ?? { value: [], rules: ['place.none'] }
  )
}

/** Places that stand for where somebody is, not for a people or for an office that speaks. */
function ownPlaces(draft: Draft, context: Context): OwnMention<PlaceMention>[] {
  const named = placesOfSentence(draft.sentence, context).filter(
    ({ use }) => use === 'place' || use === 'agent',
  )
  return named.length === 0 ? [] : mentionsFor(named, surroundingsOf(draft, context))
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
  const value = best.map(({ mention }) => claimPlace(mention, act, context.text))
  const { start, end } = first.mention
  return {
    value,
    rules: [ruleOf(first)],
    range: { start, end },
    ...(isRoleOpen(act, first.mention) ? { questions: [roleQuestion(value)] } : {}),
  }
}

// All of the nearest kind of belonging, by how well they stand for the act, then by nearness.
function bestPlaces(
  act: Act | undefined,
  own: readonly OwnMention<PlaceMention>[],
): OwnMention<PlaceMention>[] {
  const nearest = Math.min(...own.map(({ how }) => PLACE_BELONGING[how]))
  return own
    .filter(({ how }) => PLACE_BELONGING[how] === nearest)
    .map((one, n) => ({ one, n, rank: placeRank(act, one.mention) }))
    .sort((a, b) => a.rank - b.rank || a.n - b.n)
    .map(({ one }) => one)
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

function claimPlace(mention: PlaceMention, act: Act | undefined, text: PreparedText): ClaimPlace {
  const { start, end, name, level, relation, place } = mention
  return {
    role: roleOfPlace(act, mention),
    name,
    ...(place ? { gazetteer: place.id } : {}),
    level,
    relation,
    stated: true,
    span: { start, end, text: text.source.text.slice(start, end) },
    ucdpPrec: ucdpPrecOfPlace({ level, relation }),
  }
}

function roleQuestion(places: readonly ClaimPlace[]): Question {
  const roles: PlaceRole[] = places.slice(0, 1).map(({ role }) => role)
  const others: PlaceRole[] = ['custody', 'arrest_site']
  return { code: 'place-role', field: 'places', candidates: [...new Set([...roles, ...others])] }
}

// The same people are where they were; a place in the other's role keeps it.
function placesOfGroup(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { refersTo } = draft
  const group = refersTo && context.drafts[refersTo.draft]
  return group && carried(group, 'place.group', [])
}

// A number of the same sentence or paragraph; of another paragraph only the country.
function placesOfSurroundings(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text, drafts, at } = context
  const before = drafts[at - 1]
  if (!before) return undefined
  if (before.sentence === draft.sentence) return carried(before, 'place.same-sentence', [])
  const paragraph = (one: Draft) => text.sentences[one.sentence]?.paragraph
  if (paragraph(before) !== paragraph(draft)) return undefined
  return carried(before, 'place.paragraph', [whichPlace])
}

type Asking = (places: readonly ClaimPlace[]) => Question

function whichPlace(places: readonly ClaimPlace[]): Question {
  return { code: 'which-place', field: 'places', candidates: places.map(({ name }) => name) }
}

function carried(
  from: Draft,
  rule: string,
  asking: readonly Asking[],
): Filled<ClaimPlace[]> | undefined {
  const value = (from.places?.value ?? []).map(({ span: _, ...place }) => ({
    ...place,
    stated: false,
  }))
  if (value.length === 0) return undefined
  const questions = asking.map((ask) => ask(value))
  return { value, rules: [rule], ...(questions.length > 0 ? { questions } : {}) }
}

function placeOfEntry(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text, places } = context
  const name = text.source.country ?? ''
  const found = places.nameAt(name, { start: 0, end: name.length })
  const place = found && onePlace(found.places)
  if (!place) return undefined
  return { value: [countryPlace(place, draft, context)], rules: ['place.entry'] }
}

function countryPlace(place: GazetteerPlace, draft: Draft, { text }: Context): ClaimPlace {
  const { level } = place
  const mention = { way: 'bare', relation: 'in', use: 'place' } as const
  const name = place.names[text.language] ?? place.names.en ?? place.id
  return {
    role: roleOfPlace(draft.act?.value, { ...mention, start: 0, end: 0, name, level }),
    name,
    gazetteer: place.id,
    level,
    relation: 'in',
    stated: false,
    ucdpPrec: ucdpPrecOfPlace({ level, relation: 'in' }),
  }
}

/** Sentences back in which a country is looked for. */
const FAR = 6

// The country in which the text was last: of an earlier number's place, else of a sentence.
function countryToldOf(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const country = countryOfDrafts(context) ?? countryOfSentences(draft, context)
  if (!country || !draft.quantity) return undefined
  const value = [countryPlace(country, draft, context)]
  return { value, rules: ['place.country'], questions: [whichPlace(value)] }
}

function countryOfDrafts({
  drafts,
  at,
  text,
  lexicon,
  places,
}: Context): GazetteerPlace | undefined {
  for (let n = at - 1; n >= 0; n--) {
    const before = drafts[n]
    const id = before?.places?.value[0]?.gazetteer
    const mention = placesOfSentence(before?.sentence ?? -1, { text, lexicon, places }).find(
      ({ place }) => place?.id === id,
    )
    if (mention?.place) return places.countryOf(mention.place)
  }
  return undefined
}

function countryOfSentences(draft: Draft, context: Context): GazetteerPlace | undefined {
  for (let n = draft.sentence; n >= Math.max(0, draft.sentence - FAR); n--) {
    const place = placesOfSentence(n, context).find(
      ({ use, way }) => use === 'agent' || (use === 'place' && way !== 'bare'),
    )?.place
    if (place) return context.places.countryOf(place)
  }
  return undefined
}
