// What a whole picture looks like from afar, in 64 bits: whether each of 72 spots is darker than
// the one beside it. It says that two files are the same scene and nothing of who is in it.
// Source: redaction.md 9 (difference hash).
import { resizedRaster } from '../picture/codec.ts'
import type { Raster } from '../picture/source.ts'

const [ACROSS, DOWN] = [9, 8]
/** Pictures whose looks differ in that many bits at the most may be one picture. */
const MOST_BITS = 10

/** 16 digits of hexadecimal, row by row. */
export async function lookOf(raster: Raster): Promise<string> {
  const { pixels } = await resizedRaster(raster, { width: ACROSS, height: DOWN })
  const light = (at: number) =>
    299 * (pixels[3 * at] ?? 0) + 587 * (pixels[3 * at + 1] ?? 0) + 114 * (pixels[3 * at + 2] ?? 0)
  const bits = Array.from({ length: DOWN * (ACROSS - 1) }, (_, n) => {
    const at = Math.floor(n / (ACROSS - 1)) * ACROSS + (n % (ACROSS - 1))
    return light(at) < light(at + 1) ? '1' : '0'
  })
  return BigInt(`0b${bits.join('')}`)
    .toString(16)
    .padStart(16, '0')
}

/** Whether two pictures may be one, perhaps made smaller, brighter, or saved again. */
export function isAlike(a: string, b: string): boolean {
  const differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  return differing.toString(2).replaceAll('0', '').length <= MOST_BITS
}
