// The names of a gazetteer, ready to be found in a text. The table comes in as an argument: this
// room knows no place by name.
import type { GazetteerPlace } from '@tumen/claim'
import type { Range } from './source-text.ts'

/** A name of the gazetteer found in a text, with all places that bear it. */
export interface NameMatch extends Range {
  places: readonly GazetteerPlace[]
}

/** The names of a gazetteer. */
export interface PlaceIndex {
  /** The longest name that begins at `start`, in the folded text, or nothing. */
  nameAt(folded: string, range: Range): NameMatch | undefined
}

/** Makes the index of a gazetteer's names and aliases. */
export function createPlaceIndex(_places: Iterable<GazetteerPlace>): PlaceIndex {
  return { nameAt: () => undefined }
}
