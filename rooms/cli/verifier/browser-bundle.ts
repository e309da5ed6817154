// A bundle as a browser reads it: digests by WebCrypto where the page has it, and by the room's own
// SHA-256 where it has not or where a file is too large to be held; ZIP by DecompressionStream.
import {
  type ArchiveReader,
  archiveBundle,
  type BundleSource,
  type FileDigest,
  sha256,
  startSha256,
  withoutTopFolder,
} from '@tumen/custody'
import type { ChosenBundle } from './chosen-file.ts'

/** Larger files are hashed a piece at a time. */
const WHOLE_BYTES = 64 * 1024 * 1024

/** How what was chosen is read. */
export async function browserBundle({ files, isArchive }: ChosenBundle): Promise<BundleSource> {
  const [first] = files
  if (isArchive && first) return archiveBundle(archiveReader(first.file))
  const entries = withoutTopFolder(files.map((one) => ({ ...one, isFile: true })))
  const sorted = entries.sort((a, b) => (a.path < b.path ? -1 : 1))
  const byPath = new Map(sorted.map(({ path, file }) => [path, file]))
  const fileAt = (path: string) => byPath.get(path) ?? new Blob()
  return {
    entries: sorted.map(({ path, isFile }) => ({ path, isFile })),
    read: (path, most) => bytesOf(fileAt(path), most),
    digest: (path) => digestOf(fileAt(path)),
  }
}

async function bytesOf(
  blob: Blob,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  if (blob.size > most) throw new RangeError('too large')
  return new Uint8Array(await blob.arrayBuffer())
}

async function digestOf(file: Blob): Promise<FileDigest> {
  const { size } = file
  if (size > WHOLE_BYTES) return { digest: await digestOfPieces(file), size }
  const bytes = await bytesOf(file)
  // Typed as always there; a page that no browser trusts has none.
  const subtle = crypto.subtle as SubtleCrypto | undefined
  if (subtle === undefined) return { digest: sha256(bytes), size }
  return { digest: new Uint8Array(await subtle.digest('SHA-256', bytes)), size }
}

async function digestOfPieces(file: Blob): Promise<Uint8Array> {
  const hash = startSha256()
  for (let at = 0; at < file.size; at += WHOLE_BYTES)
    hash.update(await bytesOf(file.slice(at, at + WHOLE_BYTES)))
  return hash.digest()
}

function archiveReader(file: Blob): ArchiveReader {
  return {
    size: file.size,
    read: (offset, length) => bytesOf(file.slice(offset, offset + length)),
    inflate,
  }
}

/** Stops as soon as there is more than was stated. */
async function inflate(packed: Uint8Array, size: number): Promise<Uint8Array> {
  const raw = new DecompressionStream('deflate-raw')
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(raw)
  // Not every browser that has these streams lets `for await` go through them.
  const reader = stream.getReader()
  const whole = new Uint8Array(size)
  let at = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    whole.set(next.value, at)
    at += next.value.length
  }
  if (at !== size) throw new RangeError('another size')
  return whole
}
