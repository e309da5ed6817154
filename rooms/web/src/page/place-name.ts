// The names of places by their paths, for records that hold paths only.
import type { PlaceNames } from '@tumen/view'
import type { Ask } from '../ask.ts'

interface FoundPlaces {
  places: { id: string; names: Record<string, string> }[]
}

/** The names of these places; one that nobody knows has none. */
export async function placeNamesOf(
  { call }: Ask,
  paths: readonly (string | undefined)[],
): Promise<PlaceNames> {
  const names: Record<string, Record<string, string>> = {}
  for (const name of new Set(paths)) {
    if (name === undefined) continue
    const { places } = await call<FoundPlaces>('place.find', { name })
    for (const place of places) if (place.id === name) names[name] = place.names
  }
  return names
}
