// redaction.start: begins to cover a picture. Faces are found where a model is there, each as a box
// that is covered or waits for a person; without one every box is drawn by hand.
import {
  checkRow,
  type EvidenceDocument,
  given,
  printedChanges,
  type Redaction,
} from '@tumen/claim'
import { redactionStart } from '@tumen/contract'
import { type FoundBox, PDF_TYPE, suggestionsIn } from '@tumen/intake'
import { makeChange } from '../change/make.ts'
import { faceModelsOf } from '../model/face-model.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { findDocument, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { newBox } from './box.ts'
import { columnsOf, foundSpans } from './film.ts'
import { FilmDesk, isFilm, type Tracks } from './film-work.ts'
import { PictureDesk } from './picture-work.ts'
import { factsOf } from './state.ts'

const unknownDocument = { code: 'unknown-document', field: 'document' } as const

export const startRedaction = implement(redactionStart, async (desk, asked, call) => {
  // Names are looked for, and kept nowhere: also not by what a repeated call is known.
  const { names, ...input } = asked
  const { row: document } = await findDocument(desk, call.actor, input.document, unknownDocument)
  const { boxes, tracks, ...own } = await (isFilm(document)
    ? filmBegun(desk, call, document, input.turn)
    : begunStill(desk, call, { document, names, turn: input.turn }))
  const id = input.id ?? desk.newId('rd')
  const change = { operation: 'redaction.start', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    // It may have been destroyed since.
    await findDocument(desk, call.actor, document.id, unknownDocument)
    const [same] = await desk.ledger.read.redactionsById([id])
    if (same) throw new Refusal('already-exists', 'id')
    const said = { by: call.actor.account, at: write.recorded }
    const row: Redaction = {
      ...{ id, revision: 1, document: document.id, state: 'open' },
      ...(input.turn ? { turn: input.turn } : {}),
      ...own,
      ...changesOf(document),
      ...{ fill: 'solid', format: 'jpeg', looks: 0 },
      boxes: boxes.map(({ from, what, page, ...box }, n) =>
        newBox(box, from, { ...said, id: `b${n + 1}`, what, ...given({ page }) }),
      ),
      ...(tracks && { spans: foundSpans(tracks, { ...said, source: 'auto', first: 1 }) }),
      ...{ seen: [], checklist: [] },
    }
    refuseFindings(checkRow('redaction', row))
    await write.append('redaction', row)
    return factsOf(row)
  })
})

/** What is to be looked for on the pages of a print: nobody has yet. */
function changesOf({ layer }: EvidenceDocument): Pick<Redaction, 'changes'> {
  const changes = printedChanges(layer).map((one) => ({ ...one, looked: false }))
  return changes.length === 0 ? {} : { changes }
}

interface Begun {
  picture: PictureDesk
  model: { bytes: Uint8Array } | undefined
  document: EvidenceDocument
  names: string[]
  /** The text of the document. */
  text: string
}

interface BegunBox {
  x: number
  y: number
  w: number
  h: number
  from: 'auto' | 'suspect' | 'suggestion'
  what: 'face' | 'text'
  page?: number
}

type Own = Pick<Redaction, 'plan' | 'model' | 'width' | 'height' | 'look' | 'source'> &
  Pick<Redaction, 'pages' | 'tone' | 'film'> & {
    /** Of a film. */
    tracks?: Tracks

    boxes: BegunBox[]
  }

async function begunStill(
  desk: Desk,
  call: Call,
  { document, names, turn }: Pick<Begun, 'document' | 'names'> & { turn: number },
): Promise<Own> {
  const picture = await PictureDesk.open(desk, call, document, turn)
  const [model] = faceModelsOf(desk).models
  const text = (await desk.ledger.read.documentText(document.id)) ?? ''
  const begun = { picture, model, document, names, text }
  const own = await (document.mediaType === PDF_TYPE ? pagesBegun(begun) : pictureBegun(begun))
  return { plan: model?.finder ?? 'manual', ...given({ model: model?.digest }), ...own }
}

/** A film stands upright by itself; its seconds are what is looked at. */
async function filmBegun(
  desk: Desk,
  call: Call,
  document: EvidenceDocument,
  turn: number,
): Promise<Own> {
  if (turn !== 0) refuseFindings([{ code: 'value_out_of_range', field: 'turn' }])
  const film = await FilmDesk.open(desk, call, document)
  const shape = await film.measure()
  const [model] = faceModelsOf(desk).models.filter(({ finder }) => finder === 'yunet')
  const all = { shape, every: 1, covered: [], dropped: [] }
  const tracks = model ? await film.find(model.bytes, all) : []
  const { count: pictures, ...size } = shape
  const pages = columnsOf(shape)
  const [first = { width: 1, height: 1 }] = pages
  const of = model
    ? ({ plan: 'yunet', model: model.digest } as const)
    : ({ plan: 'manual' } as const)
  return { ...of, ...first, pages, film: { ...size, pictures }, tracks, boxes: [] }
}

type Still = Omit<Own, 'plan' | 'model'>

async function pictureBegun({ picture, model }: Begun): Promise<Still> {
  const { shown } = await picture.show({ longest: 1 })
  const { found } = model ? await picture.find(model.bytes) : { found: [] }
  const { width, height, look, source } = shown
  return { width, height, ...given({ look, source }), boxes: found.map(faceBox) }
}

const faceBox = ({ x, y, w, h, state }: FoundBox): BegunBox => ({
  ...{ x, y, w, h, from: state, what: 'face' },
})

/** Faces on pages with pictures; words that may tell of somebody wait for a person. */
async function pagesBegun({ picture, model, names, ...read }: Begun): Promise<Still> {
  const drawn = await picture.pages()
  const boxes: BegunBox[] = []
  for (const [n, { hasPicture }] of drawn.entries()) {
    if (!model || !hasPicture) continue
    const { found } = await picture.find(model.bytes, { page: n })
    boxes.push(...found.map((one) => ({ ...faceBox(one), page: n + 1 })))
  }
  const suggested = [
    ...(await picture.suggest(names)),
    ...(picture.isTurned ? [] : readSuggestions(read, drawn, names)),
  ]
  boxes.push(...suggested.map((one) => ({ ...one, from: 'suggestion', what: 'text' }) as const))
  const pages = drawn.map(({ width, height }) => ({ width, height }))
  const [first = { width: 1, height: 1 }] = pages
  // The dots of printers stand on paper alone.
  const tone = drawn.some(({ isScan }) => isScan) ? 'grey' : 'colour'
  return { ...first, pages, tone, boxes }
}

/** The same of a scan, whose words were read from pictures of it: whole lines of it. */
function readSuggestions(
  { document: { layer }, text }: Pick<Begun, 'document' | 'text'>,
  drawn: readonly { width: number; height: number }[],
  names: readonly string[],
) {
  const { lines = [], sizes = [] } = layer ?? {}
  return lines.flatMap(([start = 0, page = 0, ...place], n) => {
    const [from, to] = [sizes[page] ?? [], drawn[page]]
    const scale = to && from[0] ? to.width / from[0] : 0
    if (scale === 0) return []
    const said = text.slice(start, lines[n + 1]?.[0] ?? text.length)
    const box = place.slice(0, 4).map((at) => at * scale) as [number, number, number, number]
    const found = suggestionsIn([[{ text: said.replace(/\s+/gu, ' '), box }]], names)
    return found.map((one) => ({ ...one, page: page + 1 }))
  })
}
