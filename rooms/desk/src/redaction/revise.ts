// redaction.revise: says anew what is covered in a picture, and which parts of it were looked at. A
// revision is whole; nothing that was found goes without a word.
import { checkRow, type Finding, fieldPath, given, type Redaction } from '@tumen/claim'
import { type Input, redactionRevise } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { refuseMovedAway, revisedBoxes } from './box.ts'
import { copiesOf, refuseCopies, refuseJudged } from './copies.ts'
import { isFilmRow, revisedSpans, spanFindings } from './film.ts'
import { refuseUnopened } from './opened.ts'
import { factsOf, openRedaction, seenTiles, surfaceIn } from './state.ts'
import { partsOf, type Surface } from './tile.ts'

export const reviseRedaction = implement(redactionRevise, async (desk, input, call) => {
  const change = { operation: 'redaction.revise', subject: input.redaction, input }
  return makeChange(desk, call, change, async (write) => {
    const { newest, all } = await openRedaction(desk, call.actor, input)
    const before = newest.row
    const own = (await copiesOf(desk, before.document)).filter(
      ({ copy }) => copy.redaction === before.id,
    )
    await refuseJudged(desk, own)
    const said = { by: call.actor.account, at: write.recorded }
    const { fill, format, checklist, tone = before.tone } = input
    // Which page is meant must be said: boxes on another one would cover nothing of it.
    if (before.pages && input.page === undefined) throw new Refusal('not-found', 'page')
    const surface = surfaceIn(before, input.page)
    const known = seenTiles(before, surface, call.actor.account)
    const parts = input.seen.filter((n) => known[n]?.seen === false)
    await refuseUnopened(desk, call.actor, {
      ...{ item: before.id, field: 'seen' },
      parts: parts.map((part) => ({ part, ...given({ page: surface.page }) })),
    })
    const row: Redaction = {
      ...before,
      ...{ revision: before.revision + 1, fill, format, checklist },
      ...(before.pages && tone ? { tone } : {}),
      ...given({ changes: before.changes?.map((one) => lookedFor(one, input.looked)) }),
      ...(isFilmRow(before) && { spans: revisedSpans(before, input.spans ?? [], said) }),
      boxes: revisedBoxes(before.boxes, input.boxes, { ...said, ...given({ page: surface.page }) }),
      seen: seenParts(before.seen, { surface, tiles: input.seen }, said),
    }
    refuseMovedAway(row.boxes, all)
    refuseFindings([
      ...checkRow('redaction', row),
      ...besidePicture(row, surface),
      ...ofOtherKind(row, input),
    ])
    await write.append('redaction', row)
    await refuseCopies(write, own)
    return factsOf(row)
  })
})

type Change = NonNullable<Redaction['changes']>[number]

const lookedFor = (one: Change, looked: readonly string[]): Change => ({
  ...one,
  looked: looked.includes(one.change),
})

/** What is said of a film and means pictures, or the other way: it would cover nothing. */
function ofOtherKind(row: Redaction, { boxes, spans, fill }: Input<'redaction.revise'>): Finding[] {
  const wrong = (field: string, is: boolean): Finding[] =>
    is ? [{ code: 'value_out_of_range', field }] : []
  if (!isFilmRow(row)) return wrong('spans', spans !== undefined && spans.length > 0)
  // Squares that move over a face give the face back.
  return [
    ...wrong('boxes', boxes.length > 0),
    ...wrong('fill', fill !== undefined && fill !== 'solid'),
    ...spanFindings(row),
  ]
}

/** Boxes drawn by hand wholly beside the picture: they count as covered, and cover nothing. */
function besidePicture({ boxes }: Redaction, { width, height, page }: Surface): Finding[] {
  return boxes.flatMap(({ from, x, y, w, h, page: on }, n): Finding[] => {
    const meets = x < width && y < height && x + w > 0 && y + h > 0
    if (from !== 'hand' || on !== page || meets) return []
    return [{ code: 'value_out_of_range', field: fieldPath('boxes', n) }]
  })
}

/** What was seen, and what this person says to have seen beside it. */
function seenParts(
  seen: Redaction['seen'],
  { surface, tiles }: { surface: Surface; tiles: readonly number[] },
  said: { by: string; at: string },
): Redaction['seen'] {
  const all = partsOf(surface)
  const on = given({ page: surface.page })
  const added = [...new Set(tiles)].flatMap((n) => {
    const tile = all[n]
    if (!tile) throw new Refusal('not-found', 'seen', [{ code: 'unknown_tile', path: 'seen' }])
    const isKnown = seen.some(
      (one) => one.by === said.by && one.page === on.page && one.x === tile.x && one.y === tile.y,
    )
    return isKnown ? [] : [{ ...said, ...tile, ...on }]
  })
  return [...seen, ...added]
}
