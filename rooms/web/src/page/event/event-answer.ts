// What the pages about events read out of answers, and how days and places of an event are said.

import { intervalDays, type PlaceLevel } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { intervalPhrase, nameIn } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { Ask } from '../../door/ask.ts'

/** An event as the desk gives it. */
export type EventAnswer = Output<'event.show'>['event']

/** A claim with its link to the event. */
export type LinkedClaim = Output<'event.show'>['claims'][number]

/** The answer of `event.show`. */
export type ShownEvent = Output<'event.show'>

/** A place by its name, with how wide it is. */
export interface NamedPlace {
  name: string
  level: PlaceLevel
}

/** Names of places by path, in the reader's language; what the gazetteer lacks is left out. */
export async function placesByPath(
  { language, call }: Pick<Ask, 'language' | 'call'>,
  paths: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, NamedPlace>> {
  const known = new Map<string, NamedPlace>()
  for (const path of new Set(paths)) {
    if (path === undefined) continue
    const { places } = await call('place.find', { name: path })
    const found = places.find(({ id }) => id === path)
    if (!found) continue
    known.set(path, { name: nameIn(language, found.names) ?? path, level: found.level })
  }
  return known
}

/** How exactly the time is known: "known to the day", "one of 31 days". */
export function precisionPhrase(
  language: Language,
  period: { earliest: string; latest: string },
): string {
  const { precision } = wordsIn(language).page.event.show
  const days = intervalDays(period)
  return days === 1 ? precision.day : fill(precision.days, { n: days })
}

/** When it was, or that this is not stated. */
export function whenPhrase(language: Language, { period }: Pick<EventAnswer, 'period'>): string {
  return period ? intervalPhrase(language, period) : wordsIn(language).page.event.notStated
}
