// Whether a claim is somebody else's than the outlet's: the one sign on which "reported" rests
// where no word of its own says how sure it is. Source: reading.md 2, Modality, and 4.
import type { Modality } from '@tumen/claim'
import type { Draft } from './draft.ts'

type Chain = Pick<Draft, 'speakers'>

/** A word that says how sure a claim is, and the rule that found it. */
interface VerbCue {
  modality: Modality
  rule: string
}

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

/** Whether a heading itself names who tells it: “Network: 140 flown home”. */
export function isToldInHeading({ speakers }: Chain): boolean {
  return speakers?.rules[0] === 'speaker.heading' && isTold({ speakers })
}

/**
 * Whether nobody is the subject of an English verb of saying ("It was noted that thousands left"),
 * so that the outlet tells it.
 */
export function isUnspoken({ modality, rule }: VerbCue, { speakers }: Chain): boolean {
  const isSaid = modality === 'reported' || modality === 'estimated'
  if (!isSaid || rule !== 'voice.reporting-verb') return false
  return speakers?.rules.at(-1) === 'speaker.outlet' && !isTold({ speakers })
}
