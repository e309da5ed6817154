// bundle.preview: what would go and what would stay, before anything is asked for or made. Nothing
// that only few may read is in it. Its token says what was seen: asking with it is refused where
// the bundle would be another by now. Source: custody.md 13; decision 0041.
import { z } from 'zod'
import { digestOf, pause } from '../change/make.ts'
import { operation } from '../operation.ts'
import { bundleQuestion, plannedFields, refuseMissing } from './asked.ts'
import { credentialLook } from './credential.ts'
import { countNotes } from './note.ts'
import { type BundlePlan, planBundle } from './plan.ts'

export const previewBundle = operation({
  name: 'bundle.preview',
  summary: 'Tells what would be in a bundle and what would stay, before anybody asks for it.',
  input: z.strictObject(bundleQuestion),
  output: z.object({
    ...plannedFields,
    alone: z.literal(true).exactOptional().describe('no second person decides in this workspace'),
    seen: z.string().describe('for bundle.ask: stands for all of this'),
  }),
  changes: false,
  long: true,
  async run(desk, input, call) {
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
      ...(desk.ledger.settings.review === 'self' && { alone: true as const }),
      seen: seenToken(plan, held),
    }
  },
})

/** Stands for everything that a preview tells: what goes, what stays, and what is warned of. */
export function seenToken({ payload, restricted, left }: BundlePlan, held: readonly string[]) {
  const goes = Buffer.from(payload.manifest).toString()
  return digestOf({ goes, restricted, left, held })
}
