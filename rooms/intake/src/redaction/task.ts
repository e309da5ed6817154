// What the process for pictures can do with one picture. Source: redaction.md 1, 3 to 6.
import { decodePicture, encodePicture, PICTURE_FAULTS, PictureFault } from './codec.ts'
import { coverPixels, type Fill } from './cover.ts'
import { openDetector, UnknownModel } from './detector.ts'
import { type FoundBox, findFaces } from './find.ts'
import type { Frame } from './frame.ts'
import { type Covering, type Loss, redactPicture, VerificationFault } from './redact.ts'
import { coverRegions, padded } from './region.ts'
import type { Region } from './source.ts'

/** How regions are filled; the bytes of a key come with the frame. */
export type FillMode = Fill['mode']

/** A question; its first bytes are the picture. */
export type PictureTask =
  /** The picture to look at, upright and without its metadata. */
  | { do: 'show'; longest: number }
  /** Faces, by the model in the second bytes; in a second look, beside what is covered. */
  | { do: 'find'; covered: Covering[] }
  /** The copy to be given out; a key for noise in the second bytes. */
  | { do: 'cover'; boxes: Covering[]; fill: FillMode; format: 'jpeg' | 'png' }

export const TASK_CODES = [...PICTURE_FAULTS, 'unknown_model', 'verification_failed'] as const
export type TaskCode = (typeof TASK_CODES)[number]

/** An answer; after any number of steps one of the others ends it. */
export type PictureAnswer =
  | { step: number; of: number }
  | { refused: TaskCode }
  | { shown: { width: number; height: number } }
  | { found: FoundBox[]; size: { width: number; height: number } }
  | { covered: { regions: Region[]; losses: Loss[] } }

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
  if (said.do === 'show') return show(picture, said.longest)
  if (said.do === 'find') return find(picture, second, said.covered, around)
  const fill: Fill = said.fill === 'noise' ? { mode: 'noise', key: second } : { mode: 'solid' }
  const recipe = { boxes: said.boxes, fill, format: said.format }
  const made = await redactPicture(picture, recipe, around.random)
  return { said: { covered: { regions: made.regions, losses: made.losses } }, bytes: [made.bytes] }
}

async function show(picture: Uint8Array, longest: number): Promise<Frame<PictureAnswer>> {
  const { raster } = await decodePicture(picture)
  const { width, height } = raster
  return {
    said: { shown: { width, height } },
    bytes: [await encodePicture(raster, 'png', longest)],
  }
}

async function find(
  picture: Uint8Array,
  model: Uint8Array,
  covered: readonly Covering[],
  { tell }: Around,
): Promise<Frame<PictureAnswer>> {
  const detector = await openDetector(model)
  const { raster, source } = await decodePicture(picture)
  const boxes = covered.map((one) => (one.isFound ? padded(one) : one))
  const shown = coverPixels(raster, coverRegions(boxes, source), { mode: 'solid' })
  const found = await findFaces(shown, detector, {
    isSecond: covered.length > 0,
    onProgress: (step, of) => tell({ step, of }),
  })
  const { width, height } = raster
  return { said: { found, size: { width, height } }, bytes: [] }
}
