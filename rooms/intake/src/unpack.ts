// The files inside an archive, unpacked a piece at a time under one limit: what an archive says of
// its own sizes is not believed. Source: APPNOTE.TXT 6.3.10 (PKWARE).
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { packedSpan, type ZipEntry, ZipError } from '@tumen/archive'

/** How much an archive may still give, over all its files. */
export interface Allowance {
  bytes: number
}

const PIECE_BYTES = 65_536
/** Bytes after which others of the same process have their turn. */
const REST_AFTER = 4 * 1024 * 1024

/** The bytes of a file in pieces; throws a ZipError once the allowance is used up. */
export async function* unpack(
  bytes: Uint8Array,
  entry: ZipEntry,
  allowance: Allowance,
): AsyncGenerator<Uint8Array> {
  const { start, end } = packedSpan(bytes, entry.header, entry)
  const packed = bytes.subarray(start, end)
  if (!entry.isDeflated) {
    for (let at = 0; at < packed.length; at += PIECE_BYTES)
      yield taken(packed.subarray(at, at + PIECE_BYTES), allowance)
    return
  }
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES })
  try {
    for await (const piece of Readable.from([packed]).pipe(inflate))
      yield taken(piece as Uint8Array, allowance)
  } catch (error) {
    throw error instanceof ZipError || !isDataError(error) ? error : new ZipError('damaged')
  } finally {
    inflate.destroy()
  }
}

/**
 * A file in pieces, under the limit of one file; throws unless size and checksum are as stated,
 * and names the file by `part`.
 */
export async function* unpackExactly(
  bytes: Uint8Array,
  entry: ZipEntry,
  part?: number,
): AsyncGenerator<Uint8Array> {
  const allowance: Allowance = { bytes: entry.size }
  let [crc, rested] = [0, 0]
  try {
    for await (const piece of unpack(bytes, entry, allowance)) {
      crc = crc32(piece, crc)
      rested += piece.length
      yield piece
      if (rested < REST_AFTER) continue
      rested = 0
      await setImmediate()
    }
  } catch (error) {
    throw error instanceof ZipError ? new ZipError(error.code, part) : error
  }
  if (allowance.bytes !== 0 || crc !== entry.crc) throw new ZipError('damaged', part)
}

function taken(piece: Uint8Array, allowance: Allowance): Uint8Array {
  allowance.bytes -= piece.length
  if (allowance.bytes < 0) throw new ZipError('bomb')
  return piece
}

/** Whether packed bytes were not what their method says. */
export function isDataError(error: unknown): boolean {
  return error instanceof Error && String((error as { code?: string }).code).startsWith('Z_')
}
