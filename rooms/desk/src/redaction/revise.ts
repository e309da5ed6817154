// redaction.revise: says anew what is covered in a picture, and which parts of it were looked at. A
// revision is whole; nothing that was found goes without a word.
import { checkRow, type Finding, fieldPath, type Redaction } from '@tumen/claim'
import { redactionRevise } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { revisedBoxes } from './box.ts'
import { copiesOf, refuseCopies, refuseJudged } from './copies.ts'
import { factsOf, openRedaction } from './state.ts'
import { tilesOf } from './tile.ts'

export const reviseRedaction = implement(redactionRevise, async (desk, input, call) => {
  const change = { operation: 'redaction.revise', subject: input.redaction, input }
  return makeChange(desk, call, change, async (write) => {
    const { newest } = await openRedaction(desk, call.actor, input)
    const before = newest.row
    const own = (await copiesOf(desk, before.document)).filter(
      ({ copy }) => copy.redaction === before.id,
    )
    await refuseJudged(desk, own)
    const said = { by: call.actor.account, at: write.recorded }
    const { fill, format, checklist } = input
    const row: Redaction = {
      ...before,
      ...{ revision: before.revision + 1, fill, format, checklist },
      boxes: revisedBoxes(before.boxes, input.boxes, said),
      seen: seenParts(before, input.seen, said),
    }
    refuseFindings([...checkRow('redaction', row), ...besidePicture(row)])
    await write.append('redaction', row)
    await refuseCopies(write, own)
    return factsOf(row)
  })
})

/** Boxes drawn by hand wholly beside the picture: they count as covered, and cover nothing. */
function besidePicture({ width, height, boxes }: Redaction): Finding[] {
  return boxes.flatMap(({ from, x, y, w, h }, n): Finding[] => {
    const meets = x < width && y < height && x + w > 0 && y + h > 0
    if (from !== 'hand' || meets) return []
    return [{ code: 'value_out_of_range', field: fieldPath('boxes', n) }]
  })
}

/** What was seen, and what this person says to have seen beside it. */
function seenParts(
  { width, height, seen }: Redaction,
  tiles: readonly number[],
  said: { by: string; at: string },
): Redaction['seen'] {
  const all = tilesOf(width, height)
  const added = [...new Set(tiles)].flatMap((n) => {
    const tile = all[n]
    if (!tile) throw new Refusal('not-found', 'seen', [{ code: 'unknown_tile', path: 'seen' }])
    const isKnown = seen.some((one) => one.by === said.by && one.x === tile.x && one.y === tile.y)
    return isKnown ? [] : [{ ...said, ...tile }]
  })
  return [...seen, ...added]
}
