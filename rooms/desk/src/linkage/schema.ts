// Lists with names and persons as they may leave: the allow-list of every answer and of the history
// of their rows. Who may not read mentions is not here at all; who may not see restricted fields
// gets a mention without them.
import type { Mention } from '@tumen/claim'
import type { Actor } from '../operation.ts'
import { can } from '../policy.ts'

/** The mention as `actor` may see it. */
export function mentionFor(actor: Actor, mention: Mention): Mention {
  if (can(actor, 'field.restricted')) return mention
  const { restricted: _, ...open } = mention
  return open
}
