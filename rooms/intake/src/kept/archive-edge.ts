// Bytes around an archive that belong to none of its files: a program that unpacks itself, or what
// somebody hid before the first file or behind the end. Two programs see two things in such a file.
// Source: APPNOTE.TXT 6.3.10, 4.3.16; intake.md 4, "ZIP", and 7, row 17.
import { END_REACH, ZipError, zipEnd } from '@tumen/archive'

const LISTED = 'PK\x01\x02'
const END = 'PK\x05\x06'
/** Bytes of the record at the end, and where in it the length of its comment stands. */
const [END_LENGTH, COMMENT_AT] = [22, 20]

/** Whether a file of this length that does not begin as an archive ends as one with files. */
export function endsAsArchive(tail: Uint8Array, length: number): boolean {
  const last = tail.subarray(Math.max(0, tail.length - END_REACH))
  if (!bufferOf(last).includes(LISTED, 0, 'latin1')) return false
  try {
    zipEnd(last, length)
    return true
  } catch (error) {
    if (error instanceof ZipError) return false
    throw error
  }
}

/** Whether more follows the end of an archive than the comment that its end speaks of. */
export function hasMoreBehind(bytes: Uint8Array): boolean {
  const all = bufferOf(bytes)
  const at = all.lastIndexOf(END, undefined, 'latin1')
  if (at < 0 || at + END_LENGTH > all.length) return false
  return at + END_LENGTH + all.readUInt16LE(at + COMMENT_AT) < all.length
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
