// What hides in a buffer: compressed streams anywhere in it, and text that is broken by lines,
// markup or letters without width. Nested up to five deep.
import { brotliDecompressSync, constants, inflateRawSync } from 'node:zlib'

/** A buffer to search, with the way it was reached. */
export interface Layer {
  path: string
  bytes: Uint8Array
}

const DEEPEST = 5
const LARGEST_BYTES = 64 * 1024 * 1024

/** The buffer itself and every layer that can be unpacked from it. */
export function layersOf(layer: Layer, depth = 0): Layer[] {
  const looser = looserTexts(layer)
  if (depth >= DEEPEST) return [layer, ...looser]
  const inner = [...packedStreams(layer), ...wholeBrotli(layer)]
  return [layer, ...looser, ...inner.flatMap((one) => layersOf(one, depth + 1))]
}

/** The same text without line breaks, tags and letters that show nothing. */
function looserTexts(layer: Layer): Layer[] {
  const text = Buffer.from(layer.bytes).toString('latin1')
  const hidden = /\u00c2\u00ad|\u00e2\u0080[\u008b-\u008f]|\u00e2\u0081\u00a0|\u00ef\u00bb\u00bf/g
  const variants: [string, string][] = [
    ['joined lines', text.replace(/=?\r?\n/g, '')],
    [
      'no markup',
      text
        .replace(/<[^<>]{0,2000}>/g, '')
        .replace(hidden, '')
        .replaceAll('&shy;', ''),
    ],
  ]
  return variants
    .filter(([, variant]) => variant.length !== text.length)
    .map(([name, variant]) => ({
      path: `${layer.path} (${name})`,
      bytes: new Uint8Array(Buffer.from(variant, 'latin1')),
    }))
}

/** Gzip and zlib streams, and ZIP members by their local headers, wherever they begin. */
function packedStreams(layer: Layer): Layer[] {
  const { bytes, path } = layer
  const found: Layer[] = []
  for (let at = 0; at + 4 < bytes.length; at += 1) {
    const unpacked = unpackAt(bytes, at)
    if (unpacked && unpacked.length > 0)
      found.push({ path: `${path} @${at}`, bytes: new Uint8Array(unpacked) })
  }
  return found
}

function unpackAt(bytes: Uint8Array, at: number): Uint8Array | undefined {
  const packed = rawDeflateAt(bytes, at)
  return packed && attempt(() => inflateRawSync(packed, LENIENT))
}

/** The bare deflate stream behind a gzip, zlib or ZIP member header at `at`, if there is one. */
function rawDeflateAt(bytes: Uint8Array, at: number): Uint8Array | undefined {
  const magic = ((bytes[at] as number) << 8) | (bytes[at + 1] as number)
  if (magic === 0x1f8b && bytes[at + 2] === 8) return bytes.subarray(gzipHeaderEnd(bytes, at))
  if (magic >> 8 === 0x78 && magic % 31 === 0) return bytes.subarray(at + 2)
  const isZip = magic === 0x504b && bytes[at + 2] === 3 && bytes[at + 3] === 4
  if (!isZip || at + 30 > bytes.length || bytes[at + 8] !== 8) return undefined
  return bytes.subarray(at + 30 + wordAt(bytes, at + 26) + wordAt(bytes, at + 28))
}

// RFC 1952: Node's own reader refuses a stream that other bytes follow, so the header is skipped.
function gzipHeaderEnd(bytes: Uint8Array, at: number): number {
  const flags = bytes[at + 3] as number
  let end = at + 10
  if (flags & 4) end += 2 + wordAt(bytes, end)
  for (const flag of [8, 16]) if (flags & flag) end = bytes.indexOf(0, end) + 1
  return flags & 2 ? end + 2 : end
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8)
}

function wholeBrotli({ path, bytes }: Layer): Layer[] {
  // Brotli has no magic number, so only a whole short buffer is tried, never every offset.
  if (bytes.length === 0 || bytes.length > 1024 * 1024) return []
  const unpacked = attempt(() => brotliDecompressSync(bytes, { maxOutputLength: LARGEST_BYTES }))
  return unpacked ? [{ path: `${path} (brotli)`, bytes: new Uint8Array(unpacked) }] : []
}

const LENIENT = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LARGEST_BYTES }

function attempt(unpack: () => Uint8Array): Uint8Array | undefined {
  try {
    return unpack()
  } catch {
    return undefined
  }
}
