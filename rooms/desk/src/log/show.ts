// log.show: the head of the log and what confirms it, as an outsider can check it.
import { given } from '@tumen/claim'
import { logShow } from '@tumen/contract'
import { type Desk, implement } from '../operation.ts'
import { askedParties } from './policy.ts'
import { isOfGroups, toldHead } from './told-head.ts'

export const showLog = implement(logShow, async (desk, _, { actor }) => {
  const [head, log] = [await toldHead(desk, actor), await desk.ledger.log()]
  const { note, vkey, unsigned, earlier } = log
  const { size } = await desk.ledger.head()
  const known = { ...head, vkey, earlier, stated: await statedAbove(desk, size) }
  return { ...known, ...given({ note }), ...(!isOfGroups(actor) && { unsigned }) }
})

/** What witnesses of the policy state of a log that is shorter. */
async function statedAbove({ ledger }: Desk, size: number) {
  const { witnesses } = await askedParties(ledger)
  const names = new Set(witnesses.map(({ key }) => key.name))
  return (await ledger.stated()).filter((one) => one.size > size && names.has(one.name))
}
