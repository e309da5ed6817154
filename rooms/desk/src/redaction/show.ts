// redaction.show: what is covered in a picture, what is missing, and the copies that were made.
import { type FilmSpanRow, given, itemText, type Redaction } from '@tumen/claim'
import { redactionShow } from '@tumen/contract'
import { type PictureSource, regionsOf } from '@tumen/intake'
import { implement } from '../operation.ts'
import { can } from '../policy.ts'
import { reviewOf } from '../review/book.ts'
import { alikeFor } from './alike.ts'
import { copiesOf } from './copies.ts'
import { columnRegions, isFilmRow, picturesOf, shapeOf } from './film.ts'
import { isFound } from './render-pages.ts'
import { factsOf, findRedaction, missingOf, seenTiles, seesBoxes, surfaceIn } from './state.ts'
import { type Surface, surfacesOf } from './tile.ts'

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
  const { turn = 0, fill, format, checklist, state } = row
  const surface = surfaceIn(row, input.page)
  const { width, height, page } = surface
  const boxes = row.boxes.filter((box) => box.page === page)
  const mayRevise =
    state === 'open' && can(call.actor, 'redaction.revise') && seesBoxes(call.actor, found)
  return {
    ...factsOf(row),
    ...{ turn, width, height, fill, format, boxes, checklist, copies, mayRevise },
    ...given({
      page,
      tone: row.tone,
      changes: row.changes,
      pages: row.pages && pagesOf(row, account),
      film: row.film,
      spans: row.spans,
    }),
    alike: await alikeFor(desk, call.actor, row),
    ...given({ regions: regionsIn(row, boxes, page) }),
    tiles: seenTiles(row, surface, account),
    missing: missingOf(row, account),
    ...{ recorded, by, leaf },
  }
})

function regionsIn(row: Redaction, boxes: Redaction['boxes'], page: number | undefined) {
  if (isFilmRow(row)) return columnRegions(row, page ?? 1)
  return row.source && filledOf(boxes, row.source)
}

/** What is really filled for each covered box, as the copy does it. */
function filledOf(boxes: Redaction['boxes'], source: NonNullable<Redaction['source']>) {
  const covered = boxes.filter(({ state }) => state === 'covered')
  const places = covered.map((box) => ({ ...box, isFound: isFound(box) }))
  return regionsOf(places, source as PictureSource).map(([x0, y0, x1, y1], n) => ({
    ...{ box: covered[n]?.id ?? '', x: x0, y: y0, w: x1 - x0, h: y1 - y0 },
  }))
}

/** How each page of a PDF stands. */
function pagesOf(row: Redaction, account: string) {
  return surfacesOf(row).map((surface) => {
    const own = [...row.boxes.filter(({ page }) => page === surface.page), ...spansIn(row, surface)]
    const count = (of: string) => own.filter((one) => one.state === of).length
    const parts = seenTiles(row, surface, account)
    const seen = parts.every((tile) => tile.seen)
    return { parts: parts.length, seen, covered: count('covered'), undecided: count('undecided') }
  })
}

/** The spans that reach into a second of a film. */
function spansIn(row: Redaction, { page = 1 }: Surface): FilmSpanRow[] {
  if (!isFilmRow(row)) return []
  const { from, count } = picturesOf(shapeOf(row), page)
  return (row.spans ?? []).filter((span) => span.from <= from + count && span.to > from)
}
