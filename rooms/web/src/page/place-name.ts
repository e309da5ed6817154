// The names of places for records that hold paths only, as drawings and tables take them.
import type { PlaceNames } from '@tumen/view'
import type { Ask } from '../door/ask.ts'
import { placesByPath } from './event/event-answer.ts'

/** The names of these places in the reader's language; one that nobody knows has none. */
export async function placeNamesOf(
  ask: Pick<Ask, 'call' | 'language'>,
  paths: readonly (string | undefined)[],
): Promise<PlaceNames> {
  const found = await placesByPath(ask, paths)
  return Object.fromEntries([...found].map(([path, { name }]) => [path, { [ask.language]: name }]))
}
