// Goes through the segments of a JPEG. Source: ITU-T T.81, annex B; JFIF 1.02.
import type { Inspection } from './inspect-derivative.ts'

const [START, END, SCAN, COMMENT, FIRST_APP, LAST_APP] = [0xd8, 0xd9, 0xda, 0xfe, 0xe0, 0xef]
const ADOBE = 0xee
/** Tables, frames and intervals: all that drawing needs. */
const isDrawing = (marker: number) =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xda && marker <= 0xdd)

/** Whether a JPEG holds nothing but the picture. */
export function inspectJpeg(bytes: Uint8Array): Inspection {
  let holds = false
  let at = 2
  let hasScan = false
  if (bytes[0] !== 0xff || bytes[1] !== START) return 'not-inspected'
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return 'not-inspected'
    const marker = bytes[at + 1] as number
    if (marker === END) return ended(bytes, { at: at + 2, hasScan, holds })
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (length < 2 || at + 2 + length > bytes.length) return 'not-inspected'
    const body = bytes.subarray(at + 4, at + 2 + length)
    if (marker === COMMENT || (marker >= FIRST_APP && marker <= LAST_APP))
      holds ||= !isPlainHeader(marker, body)
    else if (!isDrawing(marker)) return 'not-inspected'
    at += 2 + length
    if (marker === SCAN) at = endOfScan(bytes, at)
    hasScan ||= marker === SCAN
  }
  return 'not-inspected'
}

/** What stands behind the end no reader shows: often a second picture, or a film. */
function ended(
  bytes: Uint8Array,
  { at, hasScan, holds }: { at: number; hasScan: boolean; holds: boolean },
): Inspection {
  if (!hasScan || at !== bytes.length) return 'not-inspected'
  return holds ? 'holds-metadata' : 'passed'
}

/** The header of JFIF without a small picture in it, and the one by which Adobe names colours. */
function isPlainHeader(marker: number, body: Uint8Array): boolean {
  const name = String.fromCharCode(...body.subarray(0, 5))
  if (marker === FIRST_APP) return name === 'JFIF\0' && body.length === 14 && !body[12] && !body[13]
  return marker === ADOBE && name === 'Adobe' && body.length === 12
}

/** The place of the next marker behind the lines of a picture. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] as number
    const isMarker = bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)
    if (isMarker && next !== 0xff) return at
    at += 1
  }
  return bytes.length
}
