// Goes through the chunks of a WebP. Source: RFC 9649, section 2.
import type { Inspection } from './inspect-derivative.ts'

const DRAWING = new Set(['VP8 ', 'VP8L', 'ALPH'])
/** Of the flags of an extended file the one for a picture that can be seen through. */
const ALPHA_ONLY = 0x10
const EXTENDED_LENGTH = 10
const HEAD = 12

/** Whether a WebP holds nothing but one picture. */
export function inspectWebp(bytes: Uint8Array): Inspection {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEAD || view.getUint32(4, true) + 8 !== bytes.length) return 'not-inspected'
  let holds = false
  let pictures = 0
  let at = HEAD
  while (at + 8 <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    if (length > bytes.length - at - 8) return 'not-inspected'
    const isExtended = name === 'VP8X' && at === HEAD && length === EXTENDED_LENGTH
    if (isExtended) holds ||= ((bytes[at + 8] as number) & ~ALPHA_ONLY) !== 0
    else holds ||= !DRAWING.has(name)
    if (name === 'VP8 ' || name === 'VP8L') pictures += 1
    // A chunk of an odd length has a byte 0 behind it.
    const pad = length % 2
    if (pad === 1 && bytes[at + 8 + length] !== 0) return 'not-inspected'
    at += 8 + length + pad
  }
  if (at !== bytes.length || pictures !== 1) return holds ? 'holds-metadata' : 'not-inspected'
  return holds ? 'holds-metadata' : 'passed'
}
