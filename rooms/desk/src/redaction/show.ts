// redaction.show: what is covered in a picture, what is missing, and the copies that were made.
import { itemText } from '@tumen/claim'
import { redactionShow } from '@tumen/contract'
import { implement } from '../operation.ts'
import { can } from '../policy.ts'
import { reviewOf } from '../review/book.ts'
import { alikeFor } from './alike.ts'
import { copiesOf } from './copies.ts'
import { factsOf, findRedaction, missingOf, seenTiles, seesBoxes } from './state.ts'

export const showRedaction = implement(redactionShow, async (desk, input, call) => {
  const { account } = call.actor
  const found = await findRedaction(desk, call.actor, input.redaction)
  const { row, recorded, by, leaf } = found.newest
  const own = (await copiesOf(desk, row.document)).filter(({ copy }) => copy.redaction === row.id)
  const copies = await Promise.all(
    own.map(async ({ copy: { derivative, revision }, decision }) => {
      const item = itemText({ kind: 'redaction', ids: [derivative] })
      const review = (await reviewOf(desk, item))?.state
      return { derivative, revision, ...(decision && { decision }), ...(review && { review }) }
    }),
  )
  const { width, height, turn = 0, fill, format, boxes, checklist, state } = row
  const mayRevise =
    state === 'open' && can(call.actor, 'redaction.revise') && seesBoxes(call.actor, found)
  return {
    ...factsOf(row),
    ...{ turn, width, height, fill, format, boxes, checklist, copies, mayRevise },
    alike: await alikeFor(desk, call.actor, row),
    tiles: seenTiles(row, account),
    missing: missingOf(row, account),
    ...{ recorded, by, leaf },
  }
})
