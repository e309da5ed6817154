// What a claim says, as words for a reader: its number with the hedge, what happened, where and
// when, and who says so. No words of the document.
import {
  type Act,
  type Claim,
  type ClaimPlace,
  type ClaimTime,
  isPlaceAside,
  SPECULATIVE_MODALITIES,
  stockDay,
} from '@tumen/claim'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { PlaceNames } from '../../figure/question-sentence.ts'
import { dayPhrase, intervalPhrase, isOnePeriod } from '../../phrase/date.ts'
import { nameIn } from '../../phrase/name-in.ts'
import { numberPhrase } from '../../phrase/number.ts'

/** The stated number in words; without one, what sort of statement it is. */
export function claimNumber(language: Language, claim: Pick<Claim, 'kind' | 'quantity'>): string {
  if (claim.quantity) return numberPhrase(language, claim.quantity)
  return wordsIn(language).claimKind[claim.kind]
}

/** What a claim says in short: its number and act; of what was not counted the act alone. */
export function claimLabel(
  language: Language,
  claim: Pick<Claim, 'kind' | 'quantity'> & SaidAct,
): string {
  const act = claimAct(language, claim)
  if (!claim.quantity && claim.kind === 'occurrence') return act
  const { markLabel } = wordsIn(language).page.reader
  return fill(markLabel, { number: claimNumber(language, claim), act })
}

/** A claim as far as it says what happened, and whether it did. */
interface SaidAct {
  proposition: Pick<Claim['proposition'], 'act' | 'polarity'>
  modality?: Claim['modality'] | undefined
  condition?: Claim['condition'] | undefined
}

/** What happened; says so where the speaker does not say that it did. */
export function claimAct(language: Language, claim: SaidAct): string {
  const words = wordsIn(language)
  const act = words.act[claim.proposition.act]
  const how = notHappened(claim)
  if (how === undefined) return act
  if (how === 'denied') return fill(words.page.claim.denied, { act })
  return fill(words.page.claim.unreal.act, { act, how: words.page.claim.unreal[how] })
}

/** The state of a claim in words; what is not said to have happened is in no figure. */
export function statePhrase(language: Language, state: string, claim?: SaidAct): string {
  const { command, page } = wordsIn(language)
  const labels: Readonly<Record<string, string | undefined>> = command.claimState
  const how = claim && state === 'counts' ? notHappened(claim) : undefined
  if (how !== undefined) return fill(page.claim.unreal.state, { how: page.claim.unreal[how] })
  return labels[state] ?? state
}

/** How a claim says it that does not say that it happened: as the figures set it aside. */
function notHappened({ proposition, modality, condition }: SaidAct) {
  const speculative = SPECULATIVE_MODALITIES.find((one) => one === modality)
  if (speculative !== undefined) return speculative
  if (proposition.polarity === 'denied' || modality === 'denied') return 'denied'
  return condition === undefined ? undefined : 'conditional'
}

/**
 * A place with what it is to the act: "in Liaoning “랴오닝성” (held there)". The written form alone
 * where the place has no name in this language, or where it holds that name.
 */
export function placedPhrase(
  language: Language,
  place: ClaimPlace,
  names: PlaceNames = {},
): string {
  const { claim, claimForm } = wordsIn(language).page
  const { name: written, gazetteer } = place
  const name = gazetteer === undefined ? undefined : nameIn(language, names[gazetteer])
  const isSame = name === undefined || written.toLowerCase().includes(name.toLowerCase())
  return fill(claim.placed, {
    name: isSame ? written : fill(claim.named, { name, written }),
    relation: claimForm.placeRelation[place.relation],
    role: claimForm.placeRole[place.role],
  })
}

/** A time with its role: "as of July 2022". */
export function timedPhrase(language: Language, time: ClaimTime): string {
  const { claim } = wordsIn(language).page
  const { role, earliest, latest } = time
  // What is told since a day ends on a day that is known, too.
  if (role === 'since' && !isOnePeriod(language, time))
    return fill(claim.timeBetween, {
      from: dayPhrase(language, earliest),
      to: dayPhrase(language, latest),
    })
  return fill(claim.time[role], { time: intervalPhrase(language, time) })
}

/** On which day a number at one moment counts, and what of its times does not; else nothing. */
export function stockDayNotes(language: Language, claim: Parameters<typeof stockDay>[0]): string[] {
  const found = stockDay(claim)
  if (!found) return []
  const { day, isSaid, aside } = found
  const { page, report } = wordsIn(language)
  const { stockDay: words } = page.claim
  const times = aside.map((time) => timedPhrase(language, time)).join(report.list)
  return [
    fill(isSaid ? words.said : words.unsaid, { day: dayPhrase(language, day) }),
    ...(aside.length === 0 ? [] : [fill(words.aside, { times })]),
  ]
}

/** That a place is said which does not say where the act was; nothing where it does. */
export function placeNote(
  language: Language,
  act: Act,
  places: readonly ClaimPlace[],
): string | undefined {
  return isPlaceAside(act, [...places]) ? wordsIn(language).page.claim.placeAside : undefined
}

/** One sentence that says how a claim was understood. */
export function claimSentence(language: Language, claim: Claim): string {
  const { report, page } = wordsIn(language)
  const labels = claim.chain.map(({ label }) => label)
  const joined = (parts: readonly string[]) =>
    parts.length === 0 ? undefined : parts.join(report.list)
  return fill(page.claim.sentence, {
    origin: labels.at(-1) ?? '●',
    relays: joined(labels.slice(0, -1)),
    number: claimNumber(language, claim),
    act: claimAct(language, claim),
    place: joined(claim.places.map((place) => placedPhrase(language, place))),
    time: joined(claim.times.map((time) => timedPhrase(language, time))),
  })
}
