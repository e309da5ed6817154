// An answer over HTTP as a WARC keeps it: where its header ends, and its body made readable. Only
// encodings that Node itself undoes, under a limit. Source: RFC 9112, sections 2, 6 and 7.1.
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

/** Status and fields of an answer. */
export interface HttpHeader {
  status: number
  /** Names in lower case; of several fields of one name the first. */
  fields: ReadonlyMap<string, string>
}

const MOST_HEADER_BYTES = 262_144

/** Cuts an answer into header and body while its bytes come in. */
export class HttpSplitter {
  header: HttpHeader | undefined
  #held: Buffer | undefined = Buffer.alloc(0)

  /** The bytes of the body among these; nothing while the header lasts. */
  take(piece: Uint8Array): Uint8Array | undefined {
    if (!this.#held) return piece
    // What has no end of its header is no answer, and has no body.
    if (this.#held.length > MOST_HEADER_BYTES) return undefined
    const held = Buffer.concat([this.#held, piece])
    const end = headerEnd(held)
    if (end < 0) {
      this.#held = held
      return undefined
    }
    this.#held = undefined
    this.header = readHeader(held.subarray(0, end).toString('latin1'))
    return held.subarray(end)
  }
}

function headerEnd(bytes: Buffer): number {
  const [strict, plain] = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')]
  if (strict >= 0 && (plain < 0 || strict < plain)) return strict + 4
  return plain < 0 ? -1 : plain + 2
}

function readHeader(text: string): HttpHeader | undefined {
  const [first = '', ...lines] = text.split(/\r?\n/)
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |$)/.exec(first)?.[1]
  if (status === undefined) return undefined
  const fields = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return { status: Number(status), fields }
}

/** Whether a body came in pieces that are marked in it. */
export function isChunked(header: HttpHeader | undefined): boolean {
  return /\bchunked\b/i.test(header?.fields.get('transfer-encoding') ?? '')
}

/** The body as its media type says it is; nothing when it cannot be made readable. */
export function readableBody(
  body: Uint8Array,
  header: HttpHeader,
  most: number,
): Uint8Array | undefined {
  // Archiving programs often keep the body without the encoding that its header names.
  const plain = isChunked(header) ? (withoutChunks(body) ?? body) : body
  let bytes: Uint8Array = plain
  const encodings = (header.fields.get('content-encoding') ?? '').toLowerCase().split(',')
  for (const encoding of encodings.map((name) => name.trim()).reverse()) {
    const read = decoded(bytes, encoding, most)
    if (!read) return isPacked(encoding, bytes) ? undefined : bytes
    bytes = read
  }
  return bytes.length > most ? undefined : bytes
}

function decoded(bytes: Uint8Array, encoding: string, most: number): Uint8Array | undefined {
  const options = { maxOutputLength: most }
  try {
    if (encoding === '' || encoding === 'identity') return bytes
    if (encoding === 'gzip' || encoding === 'x-gzip') return gunzipSync(bytes, options)
    if (encoding === 'br') return brotliDecompressSync(bytes, options)
    if (encoding !== 'deflate') return undefined
    const isZlib = ((bytes[0] ?? 0) & 15) === 8
    return isZlib ? inflateSync(bytes, options) : inflateRawSync(bytes, options)
  } catch (error) {
    // Its codes are those of the libraries below; anything else is a mistake of ours.
    if (typeof (error as { code?: unknown }).code === 'string') return undefined
    throw error
  }
}

/** Whether bytes look packed: then what could not be unpacked is not text as it stands. */
function isPacked(encoding: string, bytes: Uint8Array): boolean {
  if (encoding.endsWith('gzip')) return bytes[0] === 0x1f && bytes[1] === 0x8b
  return encoding !== 'br' || bytes.subarray(0, 512).some((byte) => byte < 9)
}

/** The body without the marks of its chunks; nothing unless it is made of chunks to its end. */
export function withoutChunks(body: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length)
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at)
    if (end < 0 || end - at > 1024) return undefined
    const size = /^([0-9a-f]{1,8})(?:[ \t]*;.*)?$/i.exec(bytes.toString('latin1', at, end))?.[1]
    if (size === undefined) return undefined
    const length = Number.parseInt(size, 16)
    const from = end + 2
    if (length === 0) return Buffer.concat(parts)
    if (bytes.toString('latin1', from + length, from + length + 2) !== '\r\n') return undefined
    parts.push(bytes.subarray(from, from + length))
    at = from + length + 2
  }
}
