// The country that an English text names most often: what "across the country" means where its
// sentence names none. Source: reading.md 2, Place; that the most named is meant is a choice.
import type { GazetteerPlace } from '@tumen/claim'
import { onePlace, type PlaceSearch } from './place-mention.ts'
import type { PreparedText } from './prepared-text.ts'

const made = new WeakMap<PreparedText, { country?: GazetteerPlace }>()

/** Units of a text in which countries are counted. */
const REACH = 20_000

/** The country that the text names most often; nothing where it names none. */
export function countryOfText({ text, places }: PlaceSearch): GazetteerPlace | undefined {
  const known = made.get(text)
  if (known) return known.country
  const counts = new Map<GazetteerPlace, number>()
  const end = Math.min(text.folded.length, REACH)
  for (const { index } of text.folded.slice(0, end).matchAll(/\b\p{Lu}/gu)) {
    const place = onePlace(places.nameAt(text.folded, { start: index, end })?.places ?? [])
    const country = place && places.countryOf(place)
    if (country) counts.set(country, (counts.get(country) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  made.set(text, most ? { country: most[0] } : {})
  return most?.[0]
}
