// What a claim under review says, as its own page says it: its words in their surroundings, how
// they were understood, and every fact of it. Nobody judges what they were not shown.

import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { ClaimText } from '../claim/claim.tsx'
import { sealedSpeakers } from '../claim/claim-answer.ts'
import { ClaimFacts } from '../claim/claim-facts.tsx'
import { VersionNotes } from '../claim/claim-standing.tsx'

/** The whole claim; asking for it is noted like any look at it. */
export async function judgedClaim(ask: Ask, id: string): Promise<VNode> {
  const { language, words } = ask
  const shown = await ask.call('claim.show', { id })
  const reading = { shown, sealed: await sealedSpeakers(ask, shown.claim) }
  return (
    <>
      <VersionNotes language={language} shown={shown} />
      <ClaimText language={language} reading={reading} />
      <h2>{words.page.claim.details}</h2>
      <ClaimFacts language={language} reading={reading} />
    </>
  )
}
