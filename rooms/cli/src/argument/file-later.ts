// A file of a command line that is taken in when the workspace is open: it is sealed while it is
// read, so that of no file more is held than its kind needs.
import { createReadStream } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import { MOST_FILE_BYTES } from '@tumen/contract'
import { type Call, type Desk, type FileBook, noteFile, Refusal, receiveFile } from '@tumen/desk'
import { UsageError } from './argument.ts'

/** Bytes that are read at a time. */
const PIECE = 1024 * 1024
const MB = 1_000_000

/** A file that is named and not read yet. */
export interface FileLater {
  path: string
  size: number
}

/** Looks whether a file can be read; refuses one that is larger than any may be. */
export async function fileLater(path: string): Promise<FileLater> {
  const found = await stat(path).catch(() => undefined)
  const isThere = found !== undefined && !found.isDirectory()
  if (
    !isThere ||
    (await access(path, constants.R_OK).then(
      () => false,
      () => true,
    ))
  )
    throw new UsageError('file-unreadable', 'file')
  const limit = MOST_FILE_BYTES.kept
  if (found.size > limit)
    throw new Refusal('too-large', 'bytes', [{ code: 'too_large', path: 'bytes', limit }])
  return { path, size: found.size }
}

/** The call with the file beside its input, and what the input then says. */
export interface WithFile {
  call: Call
  input: Record<string, unknown>
  /** Removes the file, unless a record has taken it. */
  discard(): void
}

/** Takes a file in; an input without one stays as it is. */
export async function withFile(
  desk: Desk,
  call: Call,
  input: Record<string, unknown>,
  later: FileLater | undefined,
): Promise<WithFile> {
  if (!later) return { call, input, discard: () => undefined }
  const { size: expected } = later
  const { signal } = call.progress
  const received = await receiveFile(desk, partsOf(later, call), { expected, signal })
  const files: FileBook = new Map()
  const bytes = noteFile(files, received)
  return {
    ...{ call: { ...call, files }, input: { ...input, bytes } },
    discard: () => received.discard(),
  }
}

async function* partsOf({ path, size }: FileLater, { progress }: Call): AsyncGenerator<Buffer> {
  let done = 0
  const stream = createReadStream(path, { highWaterMark: PIECE })
  const parts = stream[Symbol.asyncIterator]()
  for (;;) {
    const next = await parts.next().catch(() => {
      throw new UsageError('file-unreadable', 'file')
    })
    if (next.done) return
    const part = next.value as Buffer
    yield part
    done += part.length
    if (size > PIECE) progress.report('receive', Math.floor(done / MB), Math.ceil(size / MB))
  }
}
