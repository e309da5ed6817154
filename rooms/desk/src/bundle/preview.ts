// bundle.preview: what would go and what would stay, before anything is asked for or made. Nothing
// that only few may read is in it. Its token says what was seen: asking with it is refused where
// the bundle would be another by now. Source: custody.md 13; decision 0041.
import { bundlePreview } from '@tumen/contract'
import { digestOf, pause } from '../change/make.ts'
import { implement } from '../operation.ts'
import { refuseMissing } from './asked.ts'
import { credentialLook } from './credential.ts'
import { countNotes } from './note.ts'
import { type BundlePlan, planBundle } from './plan.ts'
import { needsSecondPerson } from './second-person.ts'

export const previewBundle = implement(bundlePreview, async (desk, input, call) => {
  const { profile } = input
  const [documents, claims] = [[...new Set(input.documents)], [...new Set(input.claims)]]
  const { base } = await desk.ledger.log()
  const plan = await planBundle(desk, call.actor, { profile, documents, claims, base })
  refuseMissing(plan, documents)
  const look = credentialLook((done, total) => pause(call, 'objects', done, total))
  const held = await look(plan.items)
  const { items, payload, restricted, left } = plan
  return {
    ...{ objects: items.length, bytes: payload.bytes, claims: plan.claims.length },
    ...(held.length > 0 && { credentials: held.length }),
    ...{ restricted, restrictedCounts: countNotes(restricted), leftOut: left },
    ...(!(await needsSecondPerson(desk)) && { alone: true as const }),
    seen: seenToken(plan, held),
  }
})

/**
 * Stands for everything that a preview tells: what goes, what stays, and what is warned of. Not for
 * words that not every asker may read: they could be guessed by it.
 */
export function seenToken({ payload, restricted, left }: BundlePlan, held: readonly string[]) {
  const goes = Buffer.from(payload.manifest).toString()
  return digestOf({ goes, restricted: restricted.map(({ text: _, ...note }) => note), left, held })
}
