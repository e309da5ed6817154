// Places of a claim that names none: those of the people it speaks of, of the same sentence, of
// what was told before, of the country. Source: reading.md 2, Place and role; 6.
import { type Act, type ClaimPlace, type GazetteerPlace, isPlaceWithin } from '@tumen/claim'
import { countOfOther } from './count-zh-other.ts'
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import { countryPlace, unstatedPlace, withoutSpan } from './place-claim.ts'
import { countriesTold, countryOfEntry, homeOfSentence, peopleTold } from './place-country.ts'
import { type ActPair, fittingPlaces } from './place-fit.ts'
import type { PlaceMention } from './place-mention.ts'
import { isReturn, placeRank } from './place-rank.ts'
import { placesOfSentence, scenesOfSentence } from './place-sentence.ts'
import type { Filled, Question } from './proposal.ts'

/** The question which of some places is meant. */
export function whichPlace(places: readonly ClaimPlace[]): Question {
  return { code: 'which-place', field: 'places', candidates: places.map(({ name }) => name) }
}

/** Proposed places that somebody is asked about; nothing where there are none. */
export function asked(value: ClaimPlace[], rule: string): Filled<ClaimPlace[]> | undefined {
  return value.length > 0 ? { value, rules: [rule], questions: [whichPlace(value)] } : undefined
}

function pairOf(draft: Draft, before: Draft, isSameGroup: boolean): ActPair {
  return { act: draft.act?.value, before: before.act?.value, isSameGroup }
}

/** So many sentences, and numbers, back a place is remembered. */
const FAR = 40

/** The first sentence back to which a place is remembered. */
export function firstNear({ sentence }: Draft): number {
  return Math.max(0, sentence - FAR)
}

/** The same people are where they were. */
export function placesOfGroup(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { refersTo } = draft
  const group = refersTo && context.drafts[refersTo.draft]
  if (!group || isBroadHeadline(group, context) || isFurtherOn(draft, group, context))
    return undefined
  const isSameGroup = refersTo.how !== 'further'
  const value = fitting(group, draft, isSameGroup)
  return value.length > 0 ? { value, rules: ['place.group'] } : undefined
}

// "In Tovil a guard shot a man. Two others were hurt": what the paragraph tells since the group.
function isFurtherOn(draft: Draft, group: Draft, context: Context): boolean {
  const { sentences, language } = context.text
  const isOther = draft.refersTo?.how === 'further' || draft.refersTo?.how === 'other'
  if (language !== 'en' || !isOther) return false
  for (let n = draft.sentence - 1; n > group.sentence; n--) {
    if (sentences[n]?.paragraph !== sentences[draft.sentence]?.paragraph) return false
    const isScene = ({ use, way, level }: PlaceMention) =>
      use === 'place' && way === 'at' && level !== 'country'
    if (scenesOfSentence(n, context).some(isScene)) return true
  }
  return false
}

// "诺兰外海沉船 14人遇难": the text says where in the country.
function isBroadHeadline({ sentence, places }: Draft, { text }: Context): boolean {
  if (text.language !== 'zh' || text.sentences[sentence]?.position !== 'headline') return false
  return (places?.value ?? []).every(({ level }) => level === 'country')
}

/** The places of another draft, as far as its act leaves the people there. */
export function fitting(from: Draft, draft: Draft, isSameGroup: boolean): ClaimPlace[] {
  const places = (from.places?.value ?? []).map(withoutSpan)
  return fittingPlaces(places, pairOf(draft, from, isSameGroup))
}

/** What a country's office says of arrivals is said of its country. */
export function placesOfOffice(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const act = draft.act?.value
  if (act === undefined || !ENTRIES.includes(act)) return undefined
  const office = placesOfSentence(draft.sentence, context).find(({ use }) => use === 'office')
  const country = office?.place && context.places.countryOf(office.place)
  if (!country) return undefined
  const place = countryPlace(country, act, context.text)
  // As the text writes it: 南韓.
  const name = office?.place === country ? office.name : place.name
  return asked([{ ...place, name }], 'place.office')
}

/** "국내로 들어온": who entered is in the country of those who tell it so. */
export function placesOfEntry(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  if (draft.act?.value !== 'arrival' || context.text.language === 'en') return undefined
  return isEntryElsewhere(draft, context) ? undefined : placesOfHome(draft, context)
}

// "캐나다에 입국한 탈북민": another country stands right before it; "부산으로 온다": a town of it.
function isEntryElsewhere({ sentence }: Draft, context: Context): boolean {
  const { text, lexicon } = context
  const range = text.sentences[sentence]
  const [home] = range ? findPhrases(lexicon.index('place home'), text.lower, range) : []
  if (!home) return false
  const own = homeOfSentence(sentence, context)
  return scenesOfSentence(sentence, context).some(({ end, place, way, level }) => {
    if (way === 'to' && level !== 'country' && place && own && isPlaceWithin(place.id, own.id))
      return true
    const between = text.lower.slice(end, Math.max(end, home.start))
    return end <= home.start && place?.id !== own?.id && /^(?:에|으로|로|에서)? ?$/.test(between)
  })
}

const ENTRIES: readonly Act[] = [
  'arrival',
  'border_crossing',
  'asylum_refusal',
  'status_classification',
]

/** What the number before it in the sentence has. */
export function placesOfNeighbour(
  draft: Draft,
  context: Context,
): Filled<ClaimPlace[]> | undefined {
  const other = countOfOther(draft, context)
  const before = other ?? context.drafts[context.at - 1]
  if (!before || (before.sentence !== draft.sentence && !other)) return undefined
  const value = fitting(before, draft, true)
  return value.length > 0 ? { value, rules: ['place.same-sentence'] } : undefined
}

/** "In the same district", 当地: the place below a country that was told of last. */
export function placesOfAnaphor(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text, lexicon } = context
  const sentence = text.sentences[draft.sentence]
  if (!sentence) return undefined
  const here = findPhrases(lexicon.index('place here'), text.lower, sentence)
  if (here.every(({ start }) => isOfNamed(start, draft, context))) return undefined
  // Chinese names often stand as the subject, without a preposition: 荷台达省最为严重.
  const isEast = text.language !== 'en'
  for (let n = draft.sentence; n >= firstNear(draft); n--) {
    // Where a picture was taken.
    if (!isEast && text.sentences[n]?.position === 'caption') continue
    const inside = scenesOfSentence(n, context).filter(
      ({ level, end }) =>
        level !== 'country' && level !== 'sea' && (n < draft.sentence || end < draft.range.start),
    )
    const found =
      inside.findLast(({ way }) => way !== 'bare') ?? (isEast ? inside.at(-1) : undefined)
    if (found) return asked([unstatedPlace(found, draft.act?.value, text)], 'place.anaphor')
  }
  return undefined
}

// "在奇姆肯特的看守所里", and what stands behind the number in another clause.
function isOfNamed(start: number, { range }: Draft, { text }: Context): boolean {
  if (text.language !== 'zh') return false
  const isLater = start > range.end && text.lower.slice(range.end, start).includes(',')
  return isLater || text.lower.charAt(start - 1) === '的'
}

// In a country entry a number with a time of its own begins another event of the country.
function isOtherEvent({ times }: Draft, context: Context): boolean {
  if (context.text.language === 'en' || !context.text.source.country) return false
  return times?.rules[0] === 'time.stated'
}

/** What the sentences before it in its paragraph tell of, the nearest first. */
export function placesOfParagraph(
  draft: Draft,
  context: Context,
): Filled<ClaimPlace[]> | undefined {
  const { paragraph, position } = context.text.sentences[draft.sentence] ?? {}
  if (isOtherEvent(draft, context)) return undefined
  // Where a picture was taken.
  if (context.text.language === 'en' && position === 'caption') return undefined
  for (let n = draft.sentence - 1; n >= firstNear(draft); n--) {
    const isQuestion = asksFor(draft, n, context)
    if (context.text.sentences[n]?.paragraph !== paragraph && !isQuestion) return undefined
    const found = placesBefore(n, draft, context)
    if (found.length > 0) return asked(found, 'place.paragraph')
    if (isQuestion) return undefined
  }
  return undefined
}

// "How many are held on Nauru?": the question right before an English answer.
function asksFor(draft: Draft, sentence: number, { text }: Context): boolean {
  const [own, before] = [text.sentences[draft.sentence], text.sentences[sentence]]
  if (text.language !== 'en' || !own || before?.paragraph !== own.paragraph - 1) return false
  return text.lower.charAt(before.end - 1) === '?'
}

/** Under a heading that is a place's name, what follows happened there: 신장, 홍콩. */
export function placesOfHeading(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text } = context
  if (text.language === 'en' || !text.source.country) return undefined
  for (let n = draft.sentence - 1; n >= firstNear(draft); n--) {
    if (text.sentences[n]?.position !== 'subheading') continue
    const [found] = scenesOfSentence(n, context)
    if (!found?.place) return undefined
    return asked([unstatedPlace(found, draft.act?.value, text)], 'place.heading')
  }
  return undefined
}

/** The best place of a sentence before, and of its numbers the nearest. */
export function placesBefore(sentence: number, draft: Draft, context: Context): ClaimPlace[] {
  const end = placeAtEnd(sentence, draft, context)
  if (end) return [end]
  for (let at = context.at - 1; at >= Math.max(0, context.at - FAR); at--) {
    const before = context.drafts[at]
    if (!before || before.sentence < sentence) break
    if (before.sentence !== sentence) continue
    const found = fitting(before, draft, false)
    if (found.length > 0) return found
  }
  const act = draft.act?.value
  const scenes = scenesOfSentence(sentence, context)
  // Who went from one country to another is there now.
  const hasLeft = scenes.some(({ way }) => way === 'to') && (act === undefined || !isReturn(act))
  const named = scenes
    .filter(({ isHome }) => !isHome)
    .filter(({ way, use, level }) => use === 'agent' || way !== 'bare' || level === 'site')
    .filter(({ way }) => !(hasLeft && way === 'from'))
    .filter((one) => !isOwnState(act, one, context))
    .map((mention, n) => ({ mention, n, rank: placeRank(act, mention) }))
    .sort((a, b) => a.rank - b.rank || b.n - a.n)
    .map(({ mention }) => unstatedPlace(mention, act, context.text))
  return fittingPlaces(named, { act, before: undefined, isSameGroup: false }).slice(0, 1)
}

// "The Norland authorities paid": nobody is returned from the country whose people they are.
function isOwnState(act: Act | undefined, { use, place }: PlaceMention, context: Context): boolean {
  const { text } = context
  if (text.language !== 'en' || use !== 'agent' || !act || !isReturn(act)) return false
  if (place === undefined || place.id !== peopleTold(context)?.id) return false
  // "Norlanders", not only "a Norland official".
  return text.sentences.some((_, n) =>
    placesOfSentence(n, context).some(
      (one) =>
        one.use === 'people' && one.place === place && text.lower.charAt(one.end - 1) === 's',
    ),
  )
}

// "打死数十人,幸存者被关进达伊尔。…同一间牢房里": where the sentence before ends.
function placeAtEnd(sentence: number, { act }: Draft, context: Context): ClaimPlace | undefined {
  const { text, drafts, at } = context
  if (text.language !== 'zh') return undefined
  const last = scenesOfSentence(sentence, context).findLast(({ way }) => way === 'at')
  const before = drafts
    .slice(Math.max(0, at - FAR), at)
    .findLast((one) => one.sentence === sentence)
  if (!last || !before || last.start < before.range.end) return undefined
  const isLater = text.lower.slice(before.range.end, last.start).includes(',')
  const isOfIt = before.places?.value.some(({ name }) => name === last.name)
  return isLater && !isOfIt ? unstatedPlace(last, act?.value, text) : undefined
}

/** The country of the entry, or the one that the text tells most of. */
export function placesOfCountry(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const act = draft.act?.value
  const entry = countryOfEntry(context)
  if (entry) return { value: [countryPlace(entry, act, context.text)], rules: ['place.entry'] }
  const [country] = countriesFor(draft, context)
  if (!country || !draft.quantity) return undefined
  return asked([countryPlace(country, act, context.text)], 'place.country')
}

// Nobody is returned from the country whose people they are.
function countriesFor(draft: Draft, context: Context): readonly GazetteerPlace[] {
  const all = countriesTold(context)
  const act = draft.act?.value
  if (!act || !isReturn(act)) return all
  const own = placesOfSentence(draft.sentence, context)
    .filter(({ use }) => use === 'people')
    .map(({ place }) => place?.id)
  const others = all.filter(({ id }) => !own.includes(id))
  return others.length > 0 ? others : all
}

/** "본국으로 보내진 …처형됐다": what befalls people where they come from. */
export function placesOfHomeland(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const { text, lexicon } = context
  const act = draft.act?.value
  const sentence = text.sentences[draft.sentence]
  if (!sentence || text.language === 'en' || (act !== undefined && isReturn(act))) return undefined
  if (findPhrases(lexicon.index('place homeland'), text.lower, sentence).length === 0)
    return undefined
  const country = peopleTold(context)
  return country && asked([countryPlace(country, act, text)], 'place.homeland')
}

/** The own country of the text, where it says so. */
export function placesOfHome(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const country = homeOfSentence(draft.sentence, context)
  if (!country) return undefined
  return {
    value: [countryPlace(country, draft.act?.value, context.text)],
    rules: ['place.home'],
  }
}
