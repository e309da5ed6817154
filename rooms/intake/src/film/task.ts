// What the process for films can do with one film. It runs where nothing else can be reached: the
// film lies in a folder of its own in memory, which is gone with the process, whoever ends it.
// Source: redaction.md 7; intake.md 2.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'
import type { Frame } from '../isolation/frame.ts'
import { VerificationFault } from '../picture/fault.ts'
import { UnknownModel } from '../redaction/model.ts'
import { inspectMp4, withoutUserData } from './mp4.ts'
import {
  decodeArguments,
  encodeArguments,
  type FilmShape,
  MOST_SECONDS,
  measureArguments,
  type PictureRange,
  remuxArguments,
  shapeIn,
} from './program.ts'
import { coverPicture, type FilmKey, type FilmSpan, isCoveredPicture, regionsAt } from './span.ts'

/** A question; its first bytes are the film. */
export type FilmTask =
  | { do: 'measure' }
  /** Pictures from one on, one below the other, as a JPEG. */
  | { do: 'strip'; shape: FilmShape; from: number; count: number; isGrey: boolean }
  /** Faces, by the model in the second bytes, in every picture or each so many. */
  | {
      do: 'find-film'
      shape: FilmShape
      every: number
      covered: FilmSpan[]
      dropped: FilmSpan[]
    }
  /** The copy to be given out. */
  | { do: 'cover-film'; shape: FilmShape; spans: FilmSpan[] }

const FILM_CODES = ['not_understood', 'truncated', 'too_long', 'changed'] as const
export type FilmCode = (typeof FILM_CODES)[number] | 'verification_failed' | 'unknown_model'

/** An answer; after any number of steps one of the others ends it. */
export type FilmAnswer =
  | { step: number; of: number }
  | { refused: FilmCode }
  | { measured: FilmShape }
  | { strip: { width: number; height: number } }
  | { filmed: { pictures: number } }
  /** Some boxes for each track, in whole pixels. */
  | { tracks: FilmKey[][] }

/** A film that is not read; its message is the code alone. */
class FilmFault extends Error {
  readonly code: FilmCode

  constructor(code: FilmCode) {
    super(code)
    this.code = code
  }
}

type Tell = (answer: FilmAnswer) => void

const PROGRAM = '/usr/bin/ffmpeg'
/** In the folder in which it runs, and that only this process has. */
const [FILM, CODED, BARE] = ['film', 'coded.mp4', 'bare.mp4']

/** Does what is asked; what a film does wrong is an answer, never an error. */
export async function doFilmTask(
  { said, bytes: [film = new Uint8Array(), model = new Uint8Array()] }: Frame<FilmTask>,
  tell: Tell,
): Promise<Frame<FilmAnswer>> {
  writeFileSync(FILM, film)
  try {
    if (said.do === 'measure') return { said: { measured: await measure(tell) }, bytes: [] }
    if (said.do === 'find-film') return await find(said, model, tell)
    return await (said.do === 'strip' ? strip(said) : cover(said, tell))
  } catch (error) {
    if (error instanceof FilmFault) return { said: { refused: error.code }, bytes: [] }
    if (error instanceof UnknownModel) return { said: { refused: 'unknown_model' }, bytes: [] }
    if (!(error instanceof VerificationFault)) throw error
    return { said: { refused: 'verification_failed' }, bytes: [] }
  }
}

function start(args: readonly string[], input: 'ignore' | 'pipe' = 'ignore'): ChildProcess {
  return spawn(PROGRAM, args, { stdio: [input, 'pipe', 'ignore'] })
}

/** Waits for the end of a program, and says whether it was a good one. */
async function isDone(child: ChildProcess): Promise<boolean> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode === 0
}

/** Pictures of a film, one after the other. Whoever has seen enough stops the program. */
async function* pictures(
  file: string,
  { width, height }: Pick<FilmShape, 'width' | 'height'>,
  range?: PictureRange,
): AsyncGenerator<Buffer> {
  const size = 3 * width * height
  const child = start(decodeArguments(file, range))
  let picture = Buffer.allocUnsafe(size)
  let filled = 0
  try {
    for await (const piece of child.stdout as AsyncIterable<Buffer>)
      for (let at = 0; at < piece.length; ) {
        const copied = piece.copy(picture, filled, at)
        at += copied
        filled += copied
        if (filled < size) continue
        yield picture
        picture = Buffer.allocUnsafe(size)
        filled = 0
      }
    if (!(await isDone(child)) || filled > 0) throw new FilmFault('truncated')
  } finally {
    child.kill('SIGKILL')
  }
}

async function measure(tell: Tell): Promise<FilmShape> {
  const child = start(measureArguments(FILM))
  const said: Buffer[] = []
  for await (const piece of child.stdout as AsyncIterable<Buffer>) said.push(piece)
  const shape = shapeIn(Buffer.concat(said).toString('latin1', 0, 120))
  if (!(await isDone(child)) || !shape) throw new FilmFault('not_understood')
  let count = 0
  for await (const _ of pictures(FILM, shape)) {
    count += 1
    if (count > MOST_SECONDS * shape.rate) throw new FilmFault('too_long')
    if (count % shape.rate === 0) tell({ step: count, of: MOST_SECONDS * shape.rate })
  }
  return { ...shape, count }
}

const STRIP_QUALITY = 82

async function strip({
  shape,
  from,
  count,
  isGrey,
}: Extract<FilmTask, { do: 'strip' }>): Promise<Frame<FilmAnswer>> {
  const { width, height } = shape
  const taken: Buffer[] = []
  for await (const picture of pictures(FILM, shape, { from, count })) taken.push(picture)
  if (taken.length !== count) throw new FilmFault('changed')
  const size = { width, height: height * count }
  const whole = sharp(Buffer.concat(taken), { raw: { ...size, channels: 3 } })
  const shown = isGrey ? whole.toColourspace('b-w') : whole
  return {
    said: { strip: size },
    bytes: [await shown.jpeg({ quality: STRIP_QUALITY }).toBuffer()],
  }
}

async function find(
  { shape, ...how }: Extract<FilmTask, { do: 'find-film' }>,
  model: Uint8Array,
  tell: Tell,
): Promise<Frame<FilmAnswer>> {
  const { openDetector } = await import('../redaction/detector.ts')
  const { findTracks } = await import('./find.ts')
  const detector = await openDetector(model)
  // What the smaller model finds in a picture is too little for one that moves.
  if (detector.finder !== 'yunet') throw new UnknownModel()
  const onStep = (step: number) => {
    if (step % shape.rate === 0) tell({ step, of: shape.count })
  }
  const tracks = await findTracks(pictures(FILM, shape), { shape, detector, ...how, onStep })
  return { said: { tracks }, bytes: [] }
}

async function cover(
  { shape, spans }: Extract<FilmTask, { do: 'cover-film' }>,
  tell: Tell,
): Promise<Frame<FilmAnswer>> {
  const of = 2 * shape.count
  const onStep = (step: number) => {
    if (step % shape.rate === 0) tell({ step, of })
  }
  await coded(shape, spans, onStep)
  if (!(await isDone(start(remuxArguments(CODED, BARE))))) throw new VerificationFault()
  const bytes = withoutUserData(readFileSync(BARE))
  writeFileSync(BARE, bytes)
  if (inspectMp4(bytes) !== 'passed') throw new VerificationFault()
  let n = 0
  for await (const picture of pictures(BARE, shape)) {
    if (!isCoveredPicture(picture, shape, regionsAt(spans, n, shape))) throw new VerificationFault()
    n += 1
    onStep(shape.count + n)
  }
  if (n !== shape.count) throw new VerificationFault()
  return { said: { filmed: { pictures: n } }, bytes: [bytes] }
}

/** Writes the film of covered pictures; the coder is given no other. */
async function coded(
  shape: FilmShape,
  spans: readonly FilmSpan[],
  onStep: (step: number) => void,
): Promise<void> {
  const coder = start(encodeArguments(shape, CODED), 'pipe')
  const into = coder.stdin
  if (!into) throw new VerificationFault()
  // It ended early: its status says so below.
  into.on('error', () => undefined)
  let n = 0
  for await (const picture of pictures(FILM, shape)) {
    coverPicture(picture, shape.width, regionsAt(spans, n, shape))
    n += 1
    onStep(n)
    if (into.destroyed || n > shape.count) break
    if (!into.write(picture)) await Promise.race([once(into, 'drain'), once(coder, 'exit')])
  }
  into.end()
  if (n !== shape.count) throw new FilmFault('changed')
  if (!(await isDone(coder))) throw new VerificationFault()
}
