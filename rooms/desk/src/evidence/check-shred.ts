// evidence.check-shred: what destroying a document would take with it, which claims and bundles it
// touches, and from when on no backup can bring it back. Changes nothing. Its token says what was
// seen: a shredding that would do anything else is refused.
import { evidenceCheckShred } from '@tumen/contract'
import { BACKUP_DAYS, EVER, type ShredPlan, type ToldShredPlan } from '@tumen/ledger'
import { digestOf } from '../change/make.ts'
import { addDays, dayOf } from '../day.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { openShredRequests } from '../shred/open-request.ts'
import { refuseShredded } from '../shred/shredded-record.ts'

export const checkShred = implement(evidenceCheckShred, async (desk, { document }, { actor }) => {
  const plan = await planFor(desk, actor, document)
  const asked = await requestBy(desk, actor, plan)
  const needsRequest = desk.ledger.settings.review === 'second-person' && !asked
  return {
    ...plan,
    backupsUntil: backupsUntil(desk),
    ...(asked ? { asked } : {}),
    needsRequest,
    token: tokenOf(plan),
  }
})

/** What would go with a document that the asker may read. */
export async function planFor(desk: Desk, actor: Actor, document: string): Promise<ToldShredPlan> {
  const { read } = desk.ledger
  const plan = await read.shredPlan(document)
  const found = plan && (await read.documentsById(plan.documents, EVER))
  // Who may not read one of them is not told of it by destroying another one.
  if (!plan || !found?.every((one) => canRead(actor, objectOf(one)))) {
    await refuseShredded(desk, actor, document, 'document')
    throw new Refusal('unknown-document', 'document')
  }
  // How many steps of reviews and judgements there are would tell who has said something already.
  const { review_step: _, judgement: __, ...rows } = plan.rows
  const others = await read.documentsById(plan.staying)
  const staying = others.filter((one) => canRead(actor, objectOf(one))).map(({ row }) => row.id)
  return { ...plan, rows, staying }
}

/** Stands for everything that a shredding would do, but for what is kept from a second reader. */
export function tokenOf(plan: ToldShredPlan): string {
  const { leaves: _, partLeaves: __, ...told } = plan
  return digestOf(told)
}

/** The day from which no backup that was made by today can bring a document back. */
export function backupsUntil(desk: Desk): string {
  return addDays(dayOf(desk.clock()), BACKUP_DAYS)
}

/** The newest request of somebody else for one of the documents. */
export async function requestBy(desk: Desk, { account }: Actor, { documents }: ShredPlan) {
  const rows = await openShredRequests(desk)
  const request = rows.findLast(({ row, by }) => by !== account && documents.includes(row.document))
  return request && { by: request.by, reason: request.row.reason }
}
