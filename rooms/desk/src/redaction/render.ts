// redaction.render: makes the copy in which the boxes are covered. It is proven on the file itself,
// looked at once more by the model, and kept for somebody else to judge. Source: redaction.md 6, 9.
import { createHash } from 'node:crypto'
import {
  checkRow,
  type Derivative,
  type EvidenceDocument,
  given,
  type Redaction,
  type RedactionCopy,
} from '@tumen/claim'
import { redactionRender } from '@tumen/contract'
import {
  coveredShare,
  FILM_TYPE,
  isCovered,
  overlap,
  PDF_TYPE,
  type Quarter,
  type Region,
  turnedBack,
} from '@tumen/intake'
import type { Writer } from '@tumen/ledger'
import { makeChange } from '../change/make.ts'
import { loggedBytes } from '../evidence/derive.ts'
import { faceModelsOf } from '../model/face-model.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { findDocument, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { newBox } from './box.ts'
import { copiesOf } from './copies.ts'
import {
  type FilmRow,
  filledSeconds,
  foundSpans,
  isFilmRow,
  nextSpan,
  shapeOf,
  showsMore,
  spansOf,
} from './film.ts'
import { FilmDesk, type Tracks } from './film-work.ts'
import { PictureDesk } from './picture-work.ts'
import { coveredPages, coveringsOf, type PlacedRegion, picturedPages } from './render-pages.ts'
import { missingOf, openRedaction, surfaceIn } from './state.ts'

/** What made the copy, as its row and its leaf name it. */
const TOOL = 'tumen redaction 1'
/** Second looks that bring boxes back to a person; what a third would find is in the first two. */
const MOST_LOOKS = 2
/** Of a film, and of how many of its pictures one is looked at once more. */
const [MOST_FILM_LOOKS, EVERY] = [3, 3]

interface Covered {
  bytes: Uint8Array
  regions: readonly PlacedRegion[]
  losses: readonly ('metadata' | 'size' | 'sound')[]
}

export const renderRedaction = implement(redactionRender, async (desk, input, call) => {
  const { newest } = await openRedaction(desk, call.actor, input)
  const { row } = newest
  const [first, ...more] = missingOf(row, call.actor.account)
  if (first)
    throw new Refusal(
      first,
      'redaction',
      [first, ...more].map((code) => ({ code })),
    )
  const { row: document } = await documentOf(desk, call, row)
  const write = { desk, call, row, document }
  if (isFilmRow(row)) {
    const film = await FilmDesk.open(desk, call, document)
    const bytes = await film.cover(shapeOf(row), spansOf(row, 'covered'))
    const tracks = await secondFilm(desk, call, row, bytes)
    if (tracks.length > 0) return keepTracks(write, row, tracks, input)
    const losses = ['metadata', 'sound'] as const
    return keepCopy(write, { bytes, regions: filledSeconds(row), losses }, input)
  }
  const picture = await PictureDesk.open(desk, call, document, row.turn)
  const made = await (row.pages ? coveredPages(picture, row) : coveredPicture(picture, row))
  const found = await secondLook(desk, picture, row, made.regions)
  return found.length > 0 ? keepFound(write, found, input) : keepCopy(write, made, input)
})

async function coveredPicture(picture: PictureDesk, row: Redaction): Promise<Covered> {
  const { fill, format } = row
  const { covered, bytes } = await picture.cover({ boxes: coveringsOf(row), fill, format })
  const regions = covered.regions.map((place) => ({ place }))
  return { bytes, regions, losses: covered.losses }
}

function documentOf(desk: Desk, { actor }: Call, { document }: Redaction) {
  return findDocument(desk, actor, document, { code: 'not-found', field: 'redaction' })
}

/** What a look at what is covered finds that is neither covered nor dropped by a person. */
async function secondLook(
  desk: Desk,
  picture: PictureDesk,
  row: Redaction,
  regions: readonly PlacedRegion[],
) {
  const model = faceModelsOf(desk).models.find(({ digest }) => digest === row.model)
  if (!model || row.looks >= MOST_LOOKS) return []
  const on = row.pages ? await picturedPages(picture) : [undefined]
  const all = []
  for (const page of on) {
    const dropped = row.boxes.filter((box) => box.state === 'dropped' && box.page === page)
    const covered = coveringsOf(row, page)
    const place = page === undefined ? {} : { page: page - 1 }
    const { found } = await picture.find(model.bytes, { covered, ...place })
    const own = regions.filter((one) => one.page === page).map((one) => one.place)
    const open = found.filter(
      (one) => coveredShare(one, own) < 0.5 && dropped.every((box) => overlap(one, box) < 0.5),
    )
    all.push(...open.map((one) => ({ ...one, ...given({ page }) })))
  }
  return all
}

/** The same of a film, in the copy itself. */
async function secondFilm(desk: Desk, call: Call, row: FilmRow, copy: Uint8Array): Promise<Tracks> {
  const model = faceModelsOf(desk).models.find(({ digest }) => digest === row.model)
  if (!model || row.looks >= MOST_FILM_LOOKS) return []
  const [covered, dropped] = [spansOf(row, 'covered'), spansOf(row, 'dropped')]
  const how = { shape: shapeOf(row), every: EVERY, covered, dropped }
  return FilmDesk.of(desk, call, copy).find(model.bytes, how)
}

interface Keeping {
  desk: Desk
  call: Call
  row: Redaction
  document: EvidenceDocument
}

type Asked = { redaction: string; revision: number }

/** Keeps what the second look has brought, for a person to decide; no copy is made. */
async function keepFound(
  { desk, call, row }: Keeping,
  found: Awaited<ReturnType<typeof secondLook>>,
  input: Asked,
) {
  const change = { operation: 'redaction.revise', subject: row.id, input }
  return makeChange(desk, call, change, async (write) => {
    await openRedaction(desk, call.actor, input)
    const said = { by: call.actor.account, at: write.recorded }
    const added = found.map((one, n) =>
      newBox(one, 'second-pass', {
        ...{ ...said, id: `s${row.revision}-${n + 1}`, ...given({ page: one.page }) },
      }),
    )
    const next: Redaction = {
      ...row,
      ...{ revision: row.revision + 1, looks: row.looks + 1, boxes: [...row.boxes, ...added] },
    }
    refuseFindings(checkRow('redaction', next))
    await write.append('redaction', next)
    return { revision: next.revision, found: added.length }
  })
}

/** The same of a film: what was found is covered at once, and the next copy is another one. */
async function keepTracks({ desk, call }: Keeping, row: FilmRow, tracks: Tracks, input: Asked) {
  const change = { operation: 'redaction.revise', subject: row.id, input }
  return makeChange(desk, call, change, async (write) => {
    await openRedaction(desk, call.actor, input)
    const said = { by: call.actor.account, at: write.recorded }
    const found = foundSpans(tracks, { ...said, source: 'second-pass', first: nextSpan(row) })
    const next: Redaction = {
      ...row,
      ...{ revision: row.revision + 1, looks: row.looks + 1 },
      spans: [...(row.spans ?? []), ...found],
    }
    refuseFindings(checkRow('redaction', next))
    await write.append('redaction', next)
    return { revision: next.revision, found: found.length }
  })
}

async function keepCopy({ desk, call, row, document }: Keeping, made: Covered, input: Asked) {
  // It is a derivative like any other, also for whoever checks a bundle.
  const change = { operation: 'evidence.derive', subject: document.id, input }
  return makeChange(desk, call, change, async (write) => {
    await openRedaction(desk, call.actor, input)
    const source = await documentOf(desk, call, row)
    await refuseLess(desk, row, made.regions)
    const from = (await loggedBytes(desk, source)).commitment
    const derivative: Derivative = {
      ...{ id: desk.newId('dv'), document: document.id, from, tool: TOOL },
      mediaType: mediaTypeOf(row),
      bytesHash: createHash('sha256').update(made.bytes).digest('hex'),
      bytes: made.bytes.length,
    }
    await appendCopy(write, row, derivative, made)
    const losses = [...made.losses]
    return { revision: row.revision, derivative: derivative.id, losses, found: 0 }
  })
}

async function appendCopy(
  write: Writer,
  { id, revision }: Redaction,
  derivative: Derivative,
  { bytes, regions }: Covered,
): Promise<void> {
  const { document, bytesHash, bytes: size, from, mediaType: media, tool } = derivative
  const copy: RedactionCopy = {
    ...{ derivative: derivative.id, document, redaction: id, revision },
    regions: regions.map(({ place: [x0, y0, x1, y1], page }) => {
      return { x0, y0, x1, y1, ...given({ page }) }
    }),
  }
  refuseFindings([...checkRow('derivative', derivative), ...checkRow('redaction_copy', copy)])
  write.say({ digest: `sha256:${bytesHash}`, from, media, size, tool })
  await write.appendDerivative(derivative, bytes)
  await write.append('redaction_copy', copy)
}

/**
 * Refuses a second copy of a revision, and one that shows what another copy, which was let go,
 * covers: the two together would be the picture.
 */
async function refuseLess(
  desk: Desk,
  row: Redaction,
  regions: readonly PlacedRegion[],
): Promise<void> {
  const { id, revision, document } = row
  for (const { copy, decision } of await copiesOf(desk, document)) {
    if (copy.redaction === id && copy.revision === revision)
      throw new Refusal('already-exists', 'revision', [{ id: copy.derivative }])
    if (decision === undefined) continue
    const [of] = await desk.ledger.read.redactionsById([copy.redaction])
    if (isFilmRow(row)) {
      const made = (await desk.ledger.read.redactionsById([copy.redaction]))
        .map((stored) => stored.row)
        .find((one) => one.revision === copy.revision)
      const isMore = made !== undefined && isFilmRow(made) && showsMore(row, made)
      if (isMore && (await wasLetGo(desk, copy.derivative)))
        throw new Refusal('less-than-before', 'redaction')
      continue
    }
    const isLess = copy.regions.some(({ x0, y0, x1, y1, page }) => {
      const place = asItCame([x0, y0, x1, y1], of?.row ?? row, page)
      const own = regions.filter((one) => one.page === page)
      return !isCovered(
        place,
        own.map((one) => asItCame(one.place, row, page)),
      )
    })
    if (isLess && (await wasLetGo(desk, copy.derivative)))
      throw new Refusal('less-than-before', 'redaction')
  }
}

function mediaTypeOf({ film, pages, format }: Redaction): string {
  if (film) return FILM_TYPE
  return pages ? PDF_TYPE : `image/${format}`
}

/** A region of a picture or page that a person has turned, where it stands as it came. */
function asItCame([x0, y0, x1, y1]: Region, row: Redaction, page: number | undefined): Region {
  const { turn = 0 } = row
  const { width, height } = surfaceIn(row, page)
  const size = turn % 2 === 0 ? { width, height } : { width: height, height: width }
  const box = turnedBack({ x: x0, y: y0, w: x1 - x0, h: y1 - y0 }, turn as Quarter, size)
  return [box.x, box.y, box.x + box.w, box.y + box.h]
}

/** Whether a copy was accepted at any time: then it may be with others. */
async function wasLetGo(desk: Desk, derivative: string): Promise<boolean> {
  const reviews = await desk.ledger.read.rows('derivative_review')
  return reviews.some(({ row }) => row.derivative === derivative && row.decision === 'approved')
}
