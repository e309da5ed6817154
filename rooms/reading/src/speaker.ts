// The speaker chain of a claim. Source: reading.md 4.
import type { Context, Draft } from './draft.ts'
import type { Filled, SpeakerLink } from './proposal.ts'

/** The chain of the draft, from the document in hand to the origin; at least one link. */
export function readSpeakers(_draft: Draft, { text }: Context): Filled<SpeakerLink[]> {
  const label = text.source.publisher ?? text.source.title ?? ''
  const outlet = { role: 'publisher', relation: 'speaks', mode: 'own_voice' } as const
  return {
    value: [{ label, ...outlet, anonymity: 'unattributed' }],
    rules: ['speaker.outlet'],
  }
}
