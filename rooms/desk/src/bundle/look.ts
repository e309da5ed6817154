// bundle.look: a page of something that leaves in a bundle, to who decides about it: a covered copy
// as it leaves, without the original that it covers, and an original where they may read it. That
// they looked is kept. Source: decision 0091.
import type { Derivative, EvidenceDocument } from '@tumen/claim'
import { bundleLook } from '@tumen/contract'
import { drawnPage, isDrawn, LONGEST } from '../document/picture.ts'
import { currentText } from '../document/text.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { picturesOf } from '../redaction/film.ts'
import { FilmDesk, isFilm } from '../redaction/film-work.ts'
import { PictureDesk } from '../redaction/picture-work.ts'
import { Refusal } from '../refusal.ts'
import { looksOf } from './going.ts'
import { findBundle } from './state.ts'

export const lookAtBundle = implement(bundleLook, async (desk, input, call) => {
  const { bundle, id, page, colour } = input
  const found = await looksOf(desk, call.actor, await findBundle(desk, call.actor, bundle))
  const look = found.looks.find((one) => one.id === id)
  const [copy, document] = [found.copies.get(id), found.documents.get(id)]
  if (!look || !(copy || document)) throw new Refusal('not-found', 'id')
  const { pages } = look
  if (page > pages) throw new Refusal('not-found', 'page')
  const shown = copy
    ? await shownCopy(desk, call, { copy, page, colour })
    : await shownDocument(desk, call, { document, page, colour })
  const sensitivity = copy ? ('public' as const) : (document?.sensitivity ?? 'restricted')
  return { bundle, looked: { id, sensitivity }, page, pages, ...shown }
})

interface Asked {
  page: number
  colour: boolean
}

async function shownCopy(
  desk: Desk,
  call: Call,
  { copy, page, colour }: Asked & { copy: Derivative },
) {
  if (copy.mediaType.startsWith('text/'))
    return { text: new TextDecoder().decode(await desk.ledger.bytesOf(copy)) }
  if (isFilm(copy)) return shownFilm(desk, call, { copy, page, colour })
  const picture = await PictureDesk.open(desk, call, copy)
  const { bytes, shown } = await picture.show({
    ...{ longest: LONGEST[colour ? 'colour' : 'grey'], isGrey: !colour },
    ...(copy.mediaType === 'application/pdf' && { page: page - 1 }),
  })
  return { ...shown, bytes: Buffer.from(bytes).toString('base64') }
}

/** A second of a covered film, its pictures in a column. */
async function shownFilm(
  desk: Desk,
  call: Call,
  { copy, page, colour }: Asked & { copy: Derivative },
) {
  const film = await FilmDesk.open(desk, call, copy)
  const shape = await film.measure()
  const of = picturesOf(shape, page)
  const bytes = await film.strip({ shape, ...of, isGrey: !colour })
  const { width, height } = shape
  return { width, height: height * of.count, bytes: Buffer.from(bytes).toString('base64') }
}

/** A document; of one that nobody can draw or read here nothing but that it was opened. */
async function shownDocument(
  desk: Desk,
  call: Call,
  { document, page, colour }: Asked & { document: EvidenceDocument | undefined },
) {
  if (!document) return {}
  if (isDrawn(document)) return drawnPage(desk, call, { row: document, page, colour })
  return { text: (await currentText(desk, document)).text }
}
