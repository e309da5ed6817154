// bundle.ask: where a second person decides, nothing leaves the workspace as a bundle because one
// person wants it. Source: desk.md M9; protection.md 5.
import { type BundleRequest, checkRow, given } from '@tumen/claim'
import { type BundleState, bundleAsk } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { type Inspector, pictureInspector } from '../evidence/inspect-derivative.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { refuseMissing } from './asked.ts'
import { credentialLook, refuseCredentials } from './credential.ts'
import { confirmedIds, countNotes } from './note.ts'
import { giveToAskers } from './office.ts'
import { type BundlePlan, type BundleQuestion, planBundle } from './plan.ts'
import { seenToken } from './preview.ts'
import { needsSecondPerson } from './second-person.ts'

export const askBundle = implement(bundleAsk, async (desk, input, call) => {
  const { profile, recipient: meant } = input
  const [documents, claims] = [[...new Set(input.documents)], [...new Set(input.claims)]]
  const id = desk.newId('bu')
  const change = { operation: 'bundle.ask', subject: id, input }
  const { base } = await desk.ledger.log()
  const asked: BundleRequest = {
    ...{ id, profile, documents, claims, recipient: desk.newId('rc'), meant },
    ...given({ reason: input.reason }),
  }
  refuseFindings(checkRow('bundle', asked))
  const notes: BundleQuestion['notes'] = input.withNotes ? 'all' : []
  const question = { profile, documents, claims, base, notes }
  const [look, inspect] = [credentialLook(), pictureInspector()]
  // Nobody else should wait for it.
  await look((await askedPlan(desk, call.actor, question, inspect)).items)
  return makeChange(desk, call, change, async (write) => {
    await refuseTooMany(desk, call.actor)
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
      ...{ ...asked, ...goingOf(plan), ...(held.length > 0 && { credentials: held }) },
      ...(said.length > 0 && { notes: said }),
    }
    await giveToAskers(call, write, id)
    await write.append('bundle', row)
    const isAlone = !(await needsSecondPerson(desk))
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
})

/**
 * What goes, and nothing else of what was asked for: who lets it go sees the same as its asker, and
 * nothing comes along that is said, made or let go later.
 */
function goingOf({ items, claims, payload }: BundlePlan) {
  const documents = [...new Set(items.map(({ document }) => document))]
  return { documents, claims: [...claims], objects: items.length, size: payload.bytes }
}

/** Exports that an account may ask for in 24 hours, where others decide: protection.md 6. */
const MOST_A_DAY = 10
const DAY_MS = 24 * 3_600_000

/** Refuses the eleventh of a day, with the instant from which the next one may be asked for. */
async function refuseTooMany(desk: Desk, { account }: Actor): Promise<void> {
  if (!(await needsSecondPerson(desk))) return
  const since = new Date(desk.clock().getTime() - DAY_MS).toISOString()
  const asked = (await desk.ledger.read.rows('bundle')).filter(
    ({ by, recorded }) => by === account && recorded > since,
  )
  const first = asked.at(-MOST_A_DAY)
  if (!first) return
  const until = new Date(Date.parse(first.recorded) + DAY_MS).toISOString()
  throw new Refusal('too-many-exports', undefined, [{ limit: MOST_A_DAY, until }])
}

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
