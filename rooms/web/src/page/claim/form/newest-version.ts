// The newest version of a claim that somebody is amending: each amendment is a claim of its own
// that names the one it replaces.
import type { Ask } from '../../../door/ask.ts'
import type { ShownClaim } from '../claim-answer.ts'

const MOST_STEPS = 50

/** The version that replaces `shown` in the end, or nothing when it is the newest itself. */
export async function newestVersion(
  ask: Pick<Ask, 'call'>,
  shown: ShownClaim,
): Promise<ShownClaim | undefined> {
  let newest = shown
  for (let n = 0; n < MOST_STEPS; n++) {
    const next = await nextVersion(ask, newest)
    if (!next) break
    newest = next
  }
  return newest === shown ? undefined : newest
}

async function nextVersion(
  ask: Pick<Ask, 'call'>,
  { claim, relations }: ShownClaim,
): Promise<ShownClaim | undefined> {
  const later = relations.filter(
    ({ from, type, to, note }) =>
      type === 'revises' && to === claim.id && note === 'amendment' && from !== to,
  )
  for (const { from } of later.reverse()) {
    const next = await ask.call('claim.show', { id: from })
    if (next.state !== 'rejected') return next
  }
  return undefined
}
