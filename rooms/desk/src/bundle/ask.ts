// bundle.ask, bundle.approve: nothing leaves the house as a bundle because one person wants it to,
// where a second person decides. Source: desk.md M9; protection.md 5.
import { type BundleRequest, checkRow, REVIEW_DECISIONS } from '@tumen/claim'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { referenceSchema } from '../claim/schema.ts'
import { type Inspector, pictureInspector } from '../evidence/inspect-derivative.ts'
import { type Actor, type Desk, operation } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { bundleQuestion, plannedFields, refuseMissing } from './asked.ts'
import { credentialLook, refuseCredentials } from './credential.ts'
import { bundleAnswers } from './list.ts'
import { confirmedIds, countNotes, countsSchema, restrictedSchema } from './note.ts'
import { type BundlePlan, type BundleQuestion, planBundle } from './plan.ts'
import { seenToken } from './preview.ts'
import { BUNDLE_STATES, type BundleState, findBundle } from './state.ts'

const reason = z.string().trim().min(1).max(2000).optional()

export const askBundle = operation({
  name: 'bundle.ask',
  summary: 'Asks for an evidence bundle for one recipient, and says what would be in it.',
  input: z.strictObject({
    profile: bundleQuestion.profile,
    recipient: z.string().trim().min(1).max(500).describe('whom it is for; stays here'),
    documents: bundleQuestion.documents,
    claims: bundleQuestion.claims,
    reason: reason.describe('what for; stays here'),
    withCredentials: z
      .boolean()
      .default(false)
      .describe('hand it out although web archives in it hold what signs somebody in'),
    withNotes: z
      .boolean()
      .default(false)
      .describe('for court: hand out what only few may read as well, such as notes and problems'),
    seen: z
      .string()
      .max(64)
      .optional()
      .describe('of bundle.preview: refused where it would tell something else by now'),
  }),
  output: z.object({
    bundle: z.string(),
    recipient: z.string().describe('random id that stands in the bundle for whom it is for'),
    state: z.enum(BUNDLE_STATES),
    alone: z.literal(true).exactOptional().describe('no second person decides in this workspace'),
    ...plannedFields,
  }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { profile, recipient: meant } = input
    const [documents, claims] = [[...new Set(input.documents)], [...new Set(input.claims)]]
    const id = desk.newId('bu')
    const change = { operation: 'bundle.ask', subject: id, input }
    const { base } = await desk.ledger.log()
    const asked: BundleRequest = {
      ...{ id, profile, documents, claims, recipient: desk.newId('rc'), meant },
      ...(input.reason === undefined ? {} : { reason: input.reason }),
    }
    refuseFindings(checkRow('bundle', asked))
    const notes: BundleQuestion['notes'] = input.withNotes ? 'all' : []
    const question = { profile, documents, claims, base, notes }
    const [look, inspect] = [credentialLook(), pictureInspector()]
    // Nobody else should wait for it.
    await look((await askedPlan(desk, call.actor, question, inspect)).items)
    return makeChange(desk, call, change, async (write) => {
      if (input.seen !== undefined) {
        const told = await planBundle(desk, call.actor, { ...question, notes: [] }, inspect)
        if (input.seen !== seenToken(told, await look(told.items)))
          throw new Refusal('bundle-changed', 'seen')
      }
      const plan = await askedPlan(desk, call.actor, question, inspect)
      const held = await look(plan.items)
      refuseCredentials(held, input.withCredentials ? held : [])
      const said = confirmedIds(plan.restricted)
      const row = {
        ...{ ...asked, ...(held.length > 0 && { credentials: held }) },
        ...(said.length > 0 && { notes: said }),
      }
      await write.append('bundle', row)
      const isAlone = desk.ledger.settings.review === 'self'
      const state: BundleState = isAlone ? 'approved' : 'waiting'
      return {
        ...{ bundle: id, recipient: row.recipient, state },
        ...(isAlone ? { alone: true as const } : {}),
        ...{ objects: plan.items.length, bytes: plan.payload.bytes, claims: plan.claims.length },
        ...(held.length === 0 ? {} : { credentials: held.length }),
        ...{ restricted: plan.restricted, restrictedCounts: countNotes(plan.restricted) },
        leftOut: plan.left,
      }
    })
  },
})

/** The plan; refuses what is not there for the asker, and a bundle with nothing in it. */
async function askedPlan(
  desk: Desk,
  actor: Actor,
  question: BundleQuestion,
  inspect: Inspector,
): Promise<BundlePlan> {
  const plan = await planBundle(desk, actor, question, inspect)
  refuseMissing(plan, question.documents)
  refuseEmpty(plan)
  return plan
}

/** Refuses a bundle in which nothing would be; names what was left out, and why. */
export function refuseEmpty({ items, claims, left }: BundlePlan): void {
  if (items.length + claims.length > 0) return
  throw new Refusal(
    'bundle-empty',
    'documents',
    left.slice(0, 100).map((one) => ({ ...one })),
  )
}

export const approveBundle = operation({
  name: 'bundle.approve',
  summary: 'Lets a bundle that somebody else asked for be made within 24 hours, or refuses it.',
  input: z.strictObject({
    bundle: referenceSchema.describe('id of the bundle'),
    decision: z.enum(REVIEW_DECISIONS).default('approved').describe('what you say of it'),
    reason: reason.describe('why; stays here'),
  }),
  output: z.object({
    bundle: z.string(),
    state: z.enum(BUNDLE_STATES),
    profile: z.string(),
    meant: z.string().describe('whom it is for'),
    by: z.string().describe('who asked'),
    restricted: restrictedSchema
      .exactOptional()
      .describe('what only few may read and goes out, because its asker said so'),
    restrictedCounts: countsSchema.exactOptional(),
  }),
  changes: true,
  long: false,
  async run(desk, { bundle, decision, reason: why }, call) {
    const change = {
      operation: 'bundle.approve',
      subject: bundle,
      input: { bundle, decision, why },
    }
    return makeChange(desk, call, change, async (write) => {
      const found = await findBundle(desk, call.actor, bundle)
      const { request, state } = found
      if (request.by === call.actor.account) throw new Refusal('own-work', 'bundle')
      if (state !== 'waiting' && state !== 'approved')
        throw new Refusal('wrong-state', 'bundle', [{ state }])
      const row = { bundle, decision, ...(why === undefined ? {} : { reason: why }) }
      await write.append('bundle_decision', row)
      const [answer] = await bundleAnswers(desk, call.actor, [found])
      const { restricted, restrictedCounts } = answer ?? {}
      return {
        ...{ bundle, state: decision, profile: request.row.profile },
        ...{ meant: request.row.meant, by: request.by },
        ...(restricted && { restricted }),
        ...(restrictedCounts && { restrictedCounts }),
      }
    })
  },
})
