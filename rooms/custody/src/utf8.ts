// UTF-8 without leniency: the usual decoder replaces bad bytes and swallows U+FEFF, and both
// would let two different files carry one signature.
// The decoder is part of every browser and of Node; only its type is stated here.

declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM: boolean })
  decode(bytes: Uint8Array): string
}
declare class TextEncoder {
  encode(text: string): Uint8Array
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()
const LONE_SURROGATE = /[\ud800-\udfff]/u

/** Whether `text` has no half of a surrogate pair, so that it can be written as UTF-8. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text)
}

/** The UTF-8 bytes of `text`. A lone surrogate would be replaced: check `isWellFormed` before. */
export function utf8Bytes(text: string): Uint8Array {
  return encoder.encode(text)
}

/** The text of UTF-8 bytes, U+FEFF kept, or `undefined` when they are not UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
