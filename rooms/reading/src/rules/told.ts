// Whether a claim is somebody else's than the outlet's: the one sign on which "reported" rests
// where no word of its own says how sure it is. Source: reading.md 2, Modality, and 4.
import type { Draft } from '../port/draft.ts'

type Chain = Pick<Draft, 'speakers'>

/** Whether the chain of the draft ends with the outlet itself, or with whom it reprints. */
export function isOfOutlet({ speakers }: Chain): boolean {
  return speakers?.value.at(-1)?.mode === 'own_voice'
}

/**
 * Whether another than the outlet is known to tell it. A text of no known outlet that goes on
 * behind a speaker may be that speaker's own.
 */
export function isTold({ speakers }: Chain): boolean {
  if (!speakers || isOfOutlet({ speakers })) return false
  return speakers.value.length > 1 || speakers.rules[0] !== 'speaker.goes-on'
}
