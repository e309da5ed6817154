// redaction.picture: a part of a picture that is to be covered, decoded apart from the desk and
// without anything but its pixels. In grey unless somebody asks for its colours.
import type { Derivative, Redaction } from '@tumen/claim'
import { redactionPicture } from '@tumen/contract'
import { type Call, type Desk, implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { isFilmRow, picturesOf, shapeOf } from './film.ts'
import { FilmDesk } from './film-work.ts'
import { PictureDesk } from './picture-work.ts'
import { findRedaction, surfaceIn } from './state.ts'
import { partsOf, type Tile } from './tile.ts'

/** The longest side of the whole picture where no part is named. */
const SMALL = 320
/** No part is longer. */
const FULL = 1024

export const showPicture = implement(redactionPicture, async (desk, input, call) => {
  const { newest } = await findRedaction(desk, call.actor, input.redaction)
  const { document, turn } = newest.row
  const surface = surfaceIn(newest.row, input.page)
  const { width, height } = surface
  const missing = { code: 'not-found', field: 'redaction' } as const
  const { row } = await findDocument(desk, call.actor, document, missing)
  const part = input.tile === undefined ? undefined : partsOf(surface)[input.tile]
  if (input.tile !== undefined && !part) throw new Refusal('not-found', 'tile')
  const isGrey = !input.colour
  if (isFilmRow(newest.row)) {
    if (!part) throw new Refusal('not-found', 'tile')
    const copy = input.copy === undefined ? undefined : await copyOf(desk, newest.row, input.copy)
    const film = await FilmDesk.open(desk, call, copy ?? row)
    const shape = shapeOf(newest.row)
    const strip = await film.strip({ shape, ...picturesOf(shape, surface.page ?? 1), isGrey })
    return { png: Buffer.from(strip).toString('base64'), width, height }
  }
  const longest = part ? Math.max(FULL, part.w, part.h) : SMALL
  const page = surface.page === undefined ? {} : { page: surface.page - 1 }
  const shown = { ...(part && { part }), longest, isGrey, ...page }
  const how = { desk, call, of: newest.row, shown }
  const { bytes } =
    input.copy === undefined
      ? await (await PictureDesk.open(desk, call, row, turn)).show(shown)
      : await showCopy(how, input.copy)
  return { png: Buffer.from(bytes).toString('base64'), width, height }
})

type Shown = Parameters<PictureDesk['show']>[0]

/** The same part of a copy, which may have become smaller than its picture. */
async function showCopy(
  { desk, call, of, shown }: { desk: Desk; call: Call; of: Redaction; shown: Shown },
  id: string,
) {
  const picture = await PictureDesk.open(desk, call, await copyOf(desk, of, id))
  if (!shown.part) return picture.show(shown)
  // Pages keep their size.
  if (shown.page !== undefined) return picture.show(shown)
  const { width, height } = (await picture.show({ longest: 1, isGrey: true })).shown
  return picture.show({ ...shown, part: scaled(shown.part, width / of.width, height / of.height) })
}

/** A copy that this redaction made. */
async function copyOf({ ledger: { read } }: Desk, of: Redaction, id: string): Promise<Derivative> {
  const copies = await read.redactionCopiesOf([of.document])
  const copy = copies.find(({ row }) => row.derivative === id && row.redaction === of.id)
  const [derivative] = copy ? await read.derivativesById([id]) : []
  if (!derivative) throw new Refusal('not-found', 'copy')
  return derivative.row
}

/** A part of a picture that was made larger or smaller, out to whole pixels. */
function scaled({ x, y, w, h }: Tile, across: number, down: number): Tile {
  const [left, top] = [Math.floor(x * across), Math.floor(y * down)]
  return {
    ...{ x: left, y: top },
    w: Math.max(1, Math.floor((x + w) * across) - left),
    h: Math.max(1, Math.floor((y + h) * down) - top),
  }
}
