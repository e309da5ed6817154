// Where a bundle is on this machine: a folder, whose links are not followed, or a ZIP archive,
// which is read a file at a time. Node's built-ins only, because `verify.mjs` is made of this.
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import {
  archiveBundle,
  type BundleEntry,
  type BundleSource,
  type FileDigest,
  type Sha256,
} from '@tumen/custody'

/** Larger files are hashed a piece at a time. */
const WHOLE_BYTES = 1024 * 1024

/** Node's own SHA-256. */
export const nodeSha256: Sha256 = (bytes) =>
  new Uint8Array(createHash('sha256').update(bytes).digest())

/** Lets `use` look at the bundle at a place; what is not there has nothing in it. */
export async function withBundleAt<Answer>(
  place: string,
  use: (source: BundleSource) => Promise<Answer>,
): Promise<Answer> {
  const found = statOf(place)
  if (found?.isFile() !== true) return use(folderBundle(place))
  const file = await open(place).catch(() => undefined)
  if (file === undefined) return use(NOTHING)
  try {
    return await use(await archiveBundle(archiveReader(file, found.size)))
  } finally {
    await file.close()
  }
}

const NOTHING: BundleSource = {
  entries: [],
  read: () => Promise.reject(new RangeError('nothing is there')),
}

/** What stands at a place; nothing where nothing does, or where one may not look. */
function statOf(place: string): Stats | undefined {
  try {
    return statSync(place, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** Lets `use` look at the bundle in an archive whose bytes are at hand. */
export async function withBundleBytes<Answer>(
  bytes: Uint8Array,
  use: (source: BundleSource) => Promise<Answer>,
): Promise<Answer> {
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length)
  const source = {
    size: bytes.length,
    read,
    inflate: async (packed: Uint8Array, to: number) => inflate(packed, to),
  }
  return use(await archiveBundle(source))
}

function archiveReader(file: FileHandle, size: number) {
  const read = async (offset: number, length: number) => {
    const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, offset)
    if (bytesRead !== length) throw new RangeError('the archive ends early')
    return buffer
  }
  return { size, read, inflate: async (packed: Uint8Array, to: number) => inflate(packed, to) }
}

function inflate(packed: Uint8Array, size: number): Uint8Array {
  // Behind the end of the stream nothing may stand, which Node would leave unread.
  const options = { maxOutputLength: Math.max(1, size), info: true } as const
  const { buffer, engine } = inflateRawSync(packed, options) as unknown as {
    buffer: Uint8Array
    engine: { bytesWritten: number }
  }
  if (engine.bytesWritten !== packed.length) throw new RangeError('more than one stream')
  return buffer
}

/** A file is read at once: thousands of small ones are quicker so than by turns. */
function folderBundle(folder: string): BundleSource {
  return {
    entries: entriesOf(folder),
    read: async (path, most = Number.POSITIVE_INFINITY) => {
      const own = join(folder, path)
      if (statSync(own).size > most) throw new RangeError('too large')
      return new Uint8Array(readFileSync(own))
    },
    digest: (path) => digestOf(join(folder, path)),
  }
}

async function digestOf(path: string): Promise<FileDigest> {
  const { size } = statSync(path)
  if (size <= WHOLE_BYTES) {
    const bytes = readFileSync(path)
    return { digest: nodeSha256(bytes), size: bytes.length }
  }
  const hash = createHash('sha256')
  let read = 0
  for await (const piece of createReadStream(path, { highWaterMark: WHOLE_BYTES })) {
    hash.update(piece as Uint8Array)
    read += (piece as Uint8Array).length
  }
  return { digest: new Uint8Array(hash.digest()), size: read }
}

/** Every file below a folder, sorted; below none, or one that may not be read, nothing. */
function entriesOf(folder: string): BundleEntry[] {
  try {
    return entriesBelow(folder, '').sort((a, b) => (a.path < b.path ? -1 : 1))
  } catch {
    return []
  }
}

/** Step by step, as Node 20 from its first version can; links are not followed. */
function entriesBelow(folder: string, above: string): BundleEntry[] {
  return readdirSync(join(folder, above), { withFileTypes: true }).flatMap((entry) => {
    const path = `${above}${entry.name}`
    if (entry.isDirectory()) return entriesBelow(folder, `${path}/`)
    return { path, isFile: entry.isFile() }
  })
}
