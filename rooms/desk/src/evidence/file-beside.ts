// Files that came beside the input of an operation: its field names one by its digest, so that a
// large file is held once and never as base64. Without any, base64 stands in the field itself.
import { createHash } from 'node:crypto'
import type { Received } from '@tumen/ledger'
import type { Call } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** A file beside an input: held whole, or sealed as it came. */
export type FileBeside = Uint8Array | Received

/** The files of a call by the names that stand for them. */
export type FileBook = Map<string, FileBeside>

/** Puts a file beside an input; gives what the field says instead of it. */
export function noteFile(files: FileBook, bytes: FileBeside): string {
  if (!(bytes instanceof Uint8Array)) {
    const name = `sha256:${bytes.bytesHash}`
    files.set(name, bytes)
    return name
  }
  const name = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  // A plain view: what is made of a file must not hang on who read it in.
  files.set(name, new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length))
  return name
}

/** The bytes of a field: a file beside the input, or base64; refuses what is neither. */
export function bytesIn(given: string, call?: Pick<Call, 'files'>): Uint8Array {
  const file = fileIn(given, call)
  return file instanceof Uint8Array ? file : file.bytes()
}

/** The same, and a file that was sealed as it came is not opened. */
export function fileIn(given: string, call?: Pick<Call, 'files'>): FileBeside {
  const beside = call?.files?.get(given)
  if (beside) return beside
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(given) || given.length % 4 !== 0)
    throw new Refusal('invalid-input', 'bytes', [{ code: 'not_base64', path: 'bytes' }])
  return new Uint8Array(Buffer.from(given, 'base64'))
}
