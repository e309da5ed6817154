// linkage.list: the linkages of lists. Counts and ids.
import { linkageList } from '@tumen/contract'
import { implement } from '../operation.ts'
import { headOf } from './show.ts'

export const listLinkages = implement(linkageList, async (desk) => {
  const runs = await desk.ledger.read.rows('linkage_run')
  return { linkages: runs.toReversed().map(headOf) }
})
