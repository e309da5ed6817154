// What the process for pictures can do with one picture. What a task needs is loaded for it alone:
// each process does one task. Source: redaction.md 1, 3 to 6.

import type { Frame } from '../isolation/frame.ts'
import type { OcrPage } from '../ocr/recognize.ts'
import type { DrawnSize, PageWord, PicturedPage } from '../pdf/pdfium.ts'
import {
  linesOfWords,
  MOST_SUGGESTIONS,
  type PageSuggestion,
  suggestionsIn,
} from '../pdf/suggestion.ts'
import { coverPixels, type Fill } from '../redaction/cover.ts'
import { type FoundBox, findFaces } from '../redaction/find.ts'
import type { PageBox } from '../redaction/line-region.ts'
import { UnknownModel } from '../redaction/model.ts'
import { cut, type Quarter, turnedPicture } from '../redaction/raster.ts'
import type { Covering, Loss } from '../redaction/redact.ts'
import type { Tone } from '../redaction/redact-page.ts'
import { type Box, coverRegions, padded } from '../redaction/region.ts'
import { PICTURE_FAULTS, PictureFault, VerificationFault } from './fault.ts'
import type { PictureSource, Raster, Region } from './source.ts'

/** How regions are filled; the bytes of a key come with the frame. */
export type FillMode = Fill['mode']

/** A question; its first bytes are the picture. */
export type PictureTask =
  /** The picture to look at, upright and without its metadata. */
  | { do: 'show'; longest: number; part?: Box; isGrey?: boolean; turn?: Quarter; page?: number }
  /** The words in it. */
  | { do: 'read' }
  /** The words in each of several: pages of one file, which are all the bytes. */
  | { do: 'read-pages' }
  /** Faces, by the model in the second bytes; in a second look, beside what is covered. */
  | { do: 'find'; covered: Covering[]; turn?: Quarter; page?: number }
  /** The copy to be given out; a key for noise in the second bytes. */
  | {
      do: 'cover'
      boxes: Covering[]
      fill: FillMode
      format: 'jpeg' | 'png'
      turn?: Quarter
    }
  /** The pages of a PDF. */
  | { do: 'pages'; turn?: Quarter }
  /** Words of a PDF that stand beside its pages, and what pictures take of these. */
  | { do: 'beside' }
  /** Words of a PDF that may tell of somebody; `names` are looked for as well. */
  | { do: 'suggest'; names: string[] }
  /** Where on a page of a PDF the boxes reach, and what its own text says where. */
  | { do: 'layout'; page: number; boxes: PageBox[]; turn?: Quarter }
  /** A covered page, to be bound with others; a key for noise in the second bytes. */
  | {
      do: 'cover-page'
      page: number
      boxes: PageBox[]
      fill: FillMode
      tone: Tone
      turn?: Quarter
    }
  /** The new file of covered pages, whose pictures are all the bytes; sizes in pixels. */
  | { do: 'bind'; sizes: { width: number; height: number }[] }

export const TASK_CODES = [...PICTURE_FAULTS, 'unknown_model', 'verification_failed'] as const
export type TaskCode = (typeof TASK_CODES)[number]

/** An answer; after any number of steps one of the others ends it. */
export type PictureAnswer =
  | { step: number; of: number }
  | { refused: TaskCode }
  /** The size of the whole; where no part was asked for also what it looks like, and its source. */
  | { shown: { width: number; height: number; look?: string; source?: PictureSource } }
  | { read: OcrPage; tool: string }
  | { reads: OcrPage[]; tool: string }
  | { found: FoundBox[]; size: { width: number; height: number } }
  | { covered: { regions: Region[]; losses: Loss[] } }
  | { pages: DrawnSize[] }
  | { suggested: PageSuggestion[] }
  /** Pages, counted from 1, and how many words each has. */
  | { beside: { page: number; count: number }[]; pictured: PicturedPage[] }
  | { layout: { regions: Region[]; words: PageWord[] } }
  | { bound: number }

interface Around {
  random: (length: number) => Uint8Array
  tell: (answer: PictureAnswer) => void
}

/** Does what is asked; what a picture does wrong is an answer, never an error. */
export async function doTask(
  { said, bytes }: Frame<PictureTask>,
  around: Around,
): Promise<Frame<PictureAnswer>> {
  try {
    return await done({ said, bytes }, around)
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    return { said: { refused: code }, bytes: [] }
  }
}

function codeOf(error: unknown): TaskCode | undefined {
  if (error instanceof PictureFault) return error.code
  if (error instanceof UnknownModel) return 'unknown_model'
  return error instanceof VerificationFault ? 'verification_failed' : undefined
}

async function done({ said, bytes }: Frame<PictureTask>, around: Around) {
  const [picture = new Uint8Array(), second = new Uint8Array()] = bytes
  if (said.do === 'show') return show(picture, said)
  if (said.do === 'read') return read(picture)
  if (said.do === 'read-pages') return readPages(bytes, around)
  if (said.do === 'find') return find(picture, second, said, around)
  if (said.do === 'pages') return pages(picture, said)
  if (said.do === 'beside') return beside(picture)
  if (said.do === 'suggest') return suggest(picture, said)
  if (said.do === 'layout') return layout(picture, said)
  if (said.do === 'bind') return bind(bytes, said)
  const fill: Fill = said.fill === 'noise' ? { mode: 'noise', key: second } : { mode: 'solid' }
  if (said.do === 'cover-page') return coverPage(picture, { ...said, fill }, around.random)
  const { turn = 0, boxes, format } = said
  const recipe = { turn, boxes, fill, format }
  const { redactPicture } = await import('../redaction/redact.ts')
  const made = await redactPicture(picture, recipe, around.random)
  return { said: { covered: { regions: made.regions, losses: made.losses } }, bytes: [made.bytes] }
}

interface Place {
  /** Of a PDF, counted from 0. */
  page?: number | undefined
  turn?: Quarter | undefined
}

/** A picture, or a page of a PDF, as a person has turned it. */
async function opened(
  file: Uint8Array,
  { page, turn }: Place,
): Promise<{ raster: Raster; source: PictureSource }> {
  if (page === undefined) {
    const { decodePicture } = await import('./codec.ts')
    return turnedPicture(await decodePicture(file), turn)
  }
  const { PdfPages } = await import('../pdf/pdfium.ts')
  const raster = (await PdfPages.open(file)).draw(page)
  const { width: storedWidth, height: storedHeight } = raster
  // Drawn by us: no coder has smeared anything.
  const source = { kind: 'png', storedWidth, storedHeight, orientation: 1 } as const
  return turnedPicture({ raster, source }, turn)
}

async function pages(
  file: Uint8Array,
  { turn = 0 }: Extract<PictureTask, { do: 'pages' }>,
): Promise<Frame<PictureAnswer>> {
  const { PdfPages } = await import('../pdf/pdfium.ts')
  const drawn = (await PdfPages.open(file)).sizes().map((size) => {
    return turn % 2 === 0 ? size : { ...size, width: size.height, height: size.width }
  })
  return { said: { pages: drawn }, bytes: [] }
}

async function beside(file: Uint8Array): Promise<Frame<PictureAnswer>> {
  const { PdfPages } = await import('../pdf/pdfium.ts')
  const pages = await PdfPages.open(file)
  return { said: { beside: pages.besides(), pictured: pages.pictured() }, bytes: [] }
}

async function suggest(
  file: Uint8Array,
  { names }: Extract<PictureTask, { do: 'suggest' }>,
): Promise<Frame<PictureAnswer>> {
  const { PdfPages } = await import('../pdf/pdfium.ts')
  const pages = await PdfPages.open(file)
  const suggested = Array.from({ length: pages.count }, (_, n) =>
    suggestionsIn(linesOfWords(pages.words(n)), names).map((one) => ({ ...one, page: n + 1 })),
  )
  return { said: { suggested: suggested.flat().slice(0, MOST_SUGGESTIONS) }, bytes: [] }
}

async function layout(
  file: Uint8Array,
  { page, boxes, turn = 0 }: Extract<PictureTask, { do: 'layout' }>,
): Promise<Frame<PictureAnswer>> {
  const { regionsOnPage } = await import('../redaction/redact-page.ts')
  const { PdfPages } = await import('../pdf/pdfium.ts')
  const { raster } = await opened(file, { page, turn })
  // Words of a page that a person had to turn stand where they cannot be read.
  const words = turn === 0 ? (await PdfPages.open(file)).words(page) : []
  return { said: { layout: { regions: regionsOnPage(raster, boxes), words } }, bytes: [] }
}

async function coverPage(
  file: Uint8Array,
  asked: Omit<Extract<PictureTask, { do: 'cover-page' }>, 'fill'> & { fill: Fill },
  random: Around['random'],
): Promise<Frame<PictureAnswer>> {
  const { redactPage } = await import('../redaction/redact-page.ts')
  const { raster } = await opened(file, asked)
  const { jpeg, regions } = await redactPage(raster, asked, random)
  return { said: { covered: { regions, losses: ['metadata'] } }, bytes: [jpeg] }
}

async function bind(
  jpegs: readonly Uint8Array[],
  { sizes }: Extract<PictureTask, { do: 'bind' }>,
): Promise<Frame<PictureAnswer>> {
  const { bindPages } = await import('../redaction/bind-pages.ts')
  const made = sizes.map((size, n) => ({ ...size, jpeg: jpegs[n] ?? new Uint8Array() }))
  return { said: { bound: sizes.length }, bytes: [await bindPages(made)] }
}

async function show(
  picture: Uint8Array,
  { longest, part, isGrey, turn, page }: Extract<PictureTask, { do: 'show' }>,
): Promise<Frame<PictureAnswer>> {
  const { encodePicture } = await import('./codec.ts')
  const { lookOf } = await import('../redaction/look.ts')
  const { raster, source } = await opened(picture, { page, turn })
  const { width, height } = raster
  const shown = part ? cut(raster, within(part, raster)) : raster
  const bytes = await encodePicture(shown, isGrey ? 'grey-png' : 'png', longest)
  const look = part ? {} : { look: await lookOf(raster), source }
  return { said: { shown: { width, height, ...look } }, bytes: [bytes] }
}

/** The part in whole pixels of the picture, one at least. */
function within({ x, y, w, h }: Box, { width, height }: Pick<Raster, 'width' | 'height'>): Box {
  const left = Math.min(Math.max(0, Math.floor(x)), width - 1)
  const top = Math.min(Math.max(0, Math.floor(y)), height - 1)
  const right = Math.min(width, Math.max(left + 1, Math.ceil(x + w)))
  const bottom = Math.min(height, Math.max(top + 1, Math.ceil(y + h)))
  return { x: left, y: top, w: right - left, h: bottom - top }
}

/** Larger pictures are read smaller: letters of a page of paper stay large enough. */
const LONGEST_READ = 3500

async function read(picture: Uint8Array): Promise<Frame<PictureAnswer>> {
  const { page, tool } = await wordsOf(picture)
  return { said: { read: page, tool }, bytes: [] }
}

async function readPages(
  pictures: readonly Uint8Array[],
  { tell }: Around,
): Promise<Frame<PictureAnswer>> {
  const reads: OcrPage[] = []
  let tool = ''
  for (const picture of pictures) {
    const one = await wordsOf(picture)
    reads.push(one.page)
    tool = one.tool
    tell({ step: reads.length, of: pictures.length })
  }
  return { said: { reads, tool }, bytes: [] }
}

async function wordsOf(picture: Uint8Array): Promise<{ page: OcrPage; tool: string }> {
  const { recognize } = await import('../ocr/recognize.ts')
  const { decodePicture, encodePicture } = await import('./codec.ts')
  const { raster } = await decodePicture(picture)
  const png = await encodePicture(raster, 'png', LONGEST_READ)
  const longest = Math.max(raster.width, raster.height)
  const scale = Math.max(1, longest / LONGEST_READ)
  const { page, tool } = await recognize(png, { width: raster.width, height: raster.height })
  const blocks = page.blocks.map((lines) =>
    lines.map(({ box: [x0, y0, x1, y1], firstWidth, ...line }) => {
      const box = [x0, y0, x1, y1].map((at) => Math.round(at * scale)) as unknown as Region
      return { ...line, box, firstWidth: Math.round(firstWidth * scale) }
    }),
  )
  return { page: { ...page, blocks }, tool }
}

async function find(
  picture: Uint8Array,
  model: Uint8Array,
  { covered, turn, page }: Extract<PictureTask, { do: 'find' }>,
  { tell }: Around,
): Promise<Frame<PictureAnswer>> {
  const { openDetector } = await import('../redaction/detector.ts')
  const detector = await openDetector(model)
  const { raster, source } = await opened(picture, { page, turn })
  const boxes = covered.map((one) => (one.isFound ? padded(one) : one))
  const shown = coverPixels(raster, coverRegions(boxes, source), { mode: 'solid' })
  const found = await findFaces(shown, detector, {
    isSecond: covered.length > 0,
    onProgress: (step, of) => tell({ step, of }),
  })
  const { width, height } = raster
  return { said: { found, size: { width, height } }, bytes: [] }
}
