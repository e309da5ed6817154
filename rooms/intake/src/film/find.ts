// Faces of a film, found in every picture of it and put together to tracks without holes. Each
// picture is looked at by itself; of two that follow it is only asked whether the scene is another.
// Source: redaction.md 7, steps 2, 3 and 8.
import type { Detector } from '../redaction/find.ts'
import { coveredShare } from '../redaction/region.ts'
import { best, overlap, type Raw } from '../redaction/vote.ts'
import type { FilmShape } from './program.ts'
import { type FilmKey, type FilmSpan, keyedBox, regionsAt } from './span.ts'
import { filledTrack, thinnedTrack, tracksOf, WEAK } from './track.ts'

/** Longest sides at which a picture is shown to the model. */
const LENGTHS = [640, 1280] as const
/** Greys by which pictures differ on average where the scene changes; each 16th dot is asked. */
const [CUT, STRIDE] = [40, 16]

export interface FindTracks {
  shape: FilmShape
  detector: Detector
  /** 1 looks at every picture, 3 at every third one. */
  every: number
  /** What is covered already, in a second look; and what a person has left uncovered. */
  covered: readonly FilmSpan[]
  dropped: readonly FilmSpan[]
  /** Told after each picture. */
  onStep?: (done: number) => void
}

/** Where faces are, some boxes for each track; nothing that is covered already. */
export async function findTracks(
  pictures: AsyncIterable<Uint8Array>,
  { shape, detector, every, covered, dropped, onStep }: FindTracks,
): Promise<FilmKey[][]> {
  const { width, height, rate } = shape
  const found: Raw[][] = []
  const cuts = new Set<number>()
  let before: Uint8Array | undefined
  for await (const pixels of pictures) {
    const n = found.length
    const greys = sampled(pixels)
    if (before && difference(before, greys) > CUT) cuts.add(n)
    before = greys
    found.push(n % every === 0 ? await facesIn({ width, height, pixels }, detector) : [])
    onStep?.(n + 1)
  }
  const open = found.map((raw, n) => {
    const regions = regionsAt(covered, n, shape)
    return raw.filter((box) => coveredShare(box, regions) < 0.5 && !isDropped(box, n, dropped))
  })
  const tracks = tracksOf(open, { rate, cuts })
  return tracks.map((track) => thinnedTrack(filledTrack(track, shape)))
}

async function facesIn(
  raster: { width: number; height: number; pixels: Uint8Array },
  { detect }: Detector,
): Promise<Raw[]> {
  const pooled: Raw[] = []
  for (const length of LENGTHS) pooled.push(...(await detect(raster, length)))
  return best(pooled.filter(({ score }) => score >= WEAK))
}

function isDropped(box: Raw, picture: number, dropped: readonly FilmSpan[]): boolean {
  return dropped.some(({ from, to, keys }) => {
    const place = picture >= from && picture <= to ? keyedBox(keys, picture) : undefined
    return place !== undefined && overlap(place, box) >= 0.5
  })
}

/** The greens of every so many dots: most of what is light. */
function sampled(pixels: Uint8Array): Uint8Array {
  const count = Math.floor(pixels.length / (3 * STRIDE))
  return Uint8Array.from({ length: count }, (_, n) => pixels[3 * STRIDE * n + 1] as number)
}

function difference(a: Uint8Array, b: Uint8Array): number {
  const sum = a.reduce((all, value, n) => all + Math.abs(value - (b[n] as number)), 0)
  return sum / Math.max(1, a.length)
}
