// The records of a WARC file, one after the other, read strictly: warcio reads each header, and
// here is made sure that it meets exactly one record at a time, of the length that it says, with
// nothing between. Source: ISO 28500:2017 (WARC 1.1); warcio.js 2.4.

import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { AsyncIterReader, StatusAndHeaders } from 'warcio'
import { ArchiveError } from '../archive-error.ts'
import { type Allowance, isDataError } from '../unpack.ts'

/** One record; its block must be read to the end before the next record. */
export interface WarcRecord {
  /** `response`, `request`, `resource`, `revisit`, `metadata`, `warcinfo`, … */
  type: string
  /** Address that was asked for. */
  url?: string
  /** When, as the record says. */
  date?: string
  contentType: string
  blockDigest?: string
  payloadDigest?: string
  block: AsyncGenerator<Uint8Array>
}

/** A WARC file of an archive. */
export interface WarcFile {
  pieces: AsyncIterable<Uint8Array>
  isGzip: boolean
  /** Bytes as packed. */
  bytes: number
  /** Its place in the archive, counted from 1. */
  part: number
}

const MOST_HEADER_BYTES = 65_536
const PIECE_BYTES = 16_384
const MOST_RECORDS = 1_000_000
const MOST_RATIO = 200
const RATIO_FROM = 10 * 1024 * 1024

/** The records of a file in its order; throws an ArchiveError at the first thing that is wrong. */
export async function* warcRecords(
  file: WarcFile,
  allowance: Allowance,
): AsyncGenerator<WarcRecord> {
  const { AsyncIterReader, WARCParser } = await import('warcio')
  const source = new RecordSource(unpacked(file, allowance), file.part)
  const reader = new AsyncIterReader(source, null)
  for (let n = 0; ; n++) {
    if (n === MOST_RECORDS) throw new ArchiveError('too_many_parts', file.part)
    const before = reader.getReadOffset()
    source.startHeader()
    // A parser for each record: the same one would skip over what does not fit.
    const record = await new WARCParser(reader, { parseHttp: false }).parse()
    source.endHeader()
    if (record === null) {
      // Nothing was left to read, not even an empty line.
      if (n > 0 && reader.getReadOffset() === before) return
      throw bad(file)
    }
    const length = lengthOf(record.warcHeaders, file)
    const block = exactly(reader, length, file)
    yield { ...fieldsOf(record.warcHeaders), block }
    for await (const _ of block);
    const gap = await reader.readSize(4)
    if (Buffer.from(gap).toString('latin1') !== '\r\n\r\n') throw bad(file)
  }
}

/** Pieces of one size: where pieces of a few bytes meet, warcio misses the end of a header. */
class RecordSource {
  readonly #pieces: AsyncIterable<Uint8Array>
  readonly #part: number
  #headerLeft = 0
  #isHeader = false

  constructor(pieces: AsyncIterable<Uint8Array>, part: number) {
    this.#pieces = pieces
    this.#part = part
  }

  /** From here on a header is read, of which no more than its limit is held. */
  startHeader(): void {
    this.#isHeader = true
    this.#headerLeft = MOST_HEADER_BYTES
  }

  endHeader(): void {
    this.#isHeader = false
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    let held: Uint8Array[] = []
    let size = 0
    for await (const piece of this.#pieces)
      for (let at = 0; at < piece.length; ) {
        const part = piece.subarray(at, at + PIECE_BYTES - size)
        held.push(part)
        size += part.length
        at += part.length
        if (size < PIECE_BYTES) continue
        yield this.#counted(Buffer.concat(held))
        held = []
        size = 0
      }
    if (size > 0) yield this.#counted(Buffer.concat(held))
  }

  #counted(piece: Uint8Array): Uint8Array {
    if (this.#isHeader) this.#headerLeft -= piece.length
    if (this.#headerLeft < 0) throw new ArchiveError('record_malformed', this.#part)
    return piece
  }
}

async function* unpacked(file: WarcFile, allowance: Allowance): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of file.isGzip ? gunzipped(file) : file.pieces) {
    size += piece.length
    allowance.bytes -= piece.length
    const isBomb = size > RATIO_FROM && size > MOST_RATIO * file.bytes
    if (isBomb || allowance.bytes < 0) throw new ArchiveError('bomb', file.part)
    yield piece
  }
}

async function* gunzipped({ pieces, part }: WarcFile): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 65_536 })
  // What goes wrong before it comes out of the stream, too.
  pipeline(Readable.from(pieces), gunzip, () => undefined)
  try {
    for await (const piece of gunzip) yield piece as Uint8Array
  } catch (error) {
    if (!isDataError(error)) throw error
    const isCut = (error as { code?: string }).code === 'Z_BUF_ERROR'
    throw new ArchiveError(isCut ? 'truncated' : 'damaged', part)
  } finally {
    gunzip.destroy()
  }
}

async function* exactly(
  reader: AsyncIterReader,
  length: number,
  { part }: WarcFile,
): AsyncGenerator<Uint8Array> {
  for (let left = length; left > 0; ) {
    const piece = await reader.readSize(Math.min(left, PIECE_BYTES))
    if (piece.length === 0) throw new ArchiveError('truncated', part)
    left -= piece.length
    yield piece
  }
}

function lengthOf({ statusline, headers }: StatusAndHeaders, file: WarcFile): number {
  const length = headers.get('content-length') ?? ''
  if (!/^WARC\/1\.[01]$/.test(statusline) || !/^\d{1,15}$/.test(length)) throw bad(file)
  if (!headers.get('warc-type')) throw bad(file)
  return Number(length)
}

function fieldsOf({ headers, reencodeHeaders }: StatusAndHeaders): Omit<WarcRecord, 'block'> {
  const field = <K extends string>(name: K, header: string): { [key in K]?: string } => {
    const given = headers.get(header)
    // What is not Latin-1 stands there byte for byte.
    const isBytes = given && reencodeHeaders?.has(header)
    const value = isBytes ? Buffer.from(given, 'latin1').toString() : given
    return value ? ({ [name]: value } as { [key in K]?: string }) : {}
  }
  return {
    type: headers.get('warc-type') ?? '',
    contentType: headers.get('content-type') ?? '',
    ...field('url', 'warc-target-uri'),
    ...field('date', 'warc-date'),
    ...field('blockDigest', 'warc-block-digest'),
    ...field('payloadDigest', 'warc-payload-digest'),
  }
}

function bad({ part }: WarcFile): ArchiveError {
  return new ArchiveError('record_malformed', part)
}
