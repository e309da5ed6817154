// A bundle in a ZIP archive, read a file at a time: what the archive lies in and how it is inflated
// are arguments, so that a browser and Node read it by the same rules. Sources: custody.md 13 and
// 14; intake.md, the rule on ZIP.
import type { BundleEntry, BundleSource } from './open-bundle.ts'
import {
  directoryFiles,
  directoryPlace,
  END_LENGTH,
  packedBytes,
  type ZipFile,
} from './zip-directory.ts'

/** Where the bytes of an archive come from. */
export interface ArchiveReader {
  size: number
  /** Exactly these bytes. */
  read: (offset: number, length: number) => Promise<Uint8Array>
  /** Raw DEFLATE to exactly `size` bytes; rejects where it gives more, less or another thing. */
  inflate: (packed: Uint8Array, size: number) => Promise<Uint8Array>
}

/** More files no archive has without its 64-bit form (choice: a bundle has four an object). */
const MOST_FILES = 65_534
const MOST_DIRECTORY = 64 * 1024 * 1024
const MOST_UNPACKED = 512 * 1024 * 1024
/** Beyond this a file may not be packed tighter than `MOST_RATIO`. */
const FREE_RATIO_BYTES = 10 * 1024 * 1024
const MOST_RATIO = 200

/** The bundle in an archive; an archive that breaks a rule as a whole says so in `problem`. */
export async function archiveBundle(archive: ArchiveReader): Promise<BundleSource> {
  const files = await filesOf(archive).catch(() => undefined)
  if (files === undefined) return { entries: [], read: unreadable, problem: 'archive' }
  const entries = withoutTopFolder(files)
  // The first of two with one name is the one that is read; the second is a finding.
  const byPath = new Map([...files.keys()].reverse().map((n) => [entries[n]?.path, files[n]]))
  const read = async (path: string, most = MOST_UNPACKED) => {
    const file = byPath.get(path)
    return file === undefined || file.size > most ? unreadable() : unpacked(archive, file)
  }
  return { entries: entries.map(({ path, isFile }) => ({ path, isFile })), read }
}

async function unreadable(): Promise<never> {
  throw new RangeError('unreadable')
}

async function filesOf(archive: ArchiveReader): Promise<ZipFile[] | undefined> {
  const { size, read } = archive
  if (size < END_LENGTH) return undefined
  const place = directoryPlace(await read(size - END_LENGTH, END_LENGTH), size)
  if (place === undefined || place.count > MOST_FILES || place.length > MOST_DIRECTORY)
    return undefined
  return directoryFiles(await read(place.offset, place.length), place)
}

async function unpacked(archive: ArchiveReader, file: ZipFile): Promise<Uint8Array> {
  const { start, end, packed, size, isDeflated } = file
  const isBomb = size > FREE_RATIO_BYTES && size > MOST_RATIO * packed
  if (size > MOST_UNPACKED || end - start > MOST_UNPACKED || isBomb) return unreadable()
  const bytes = packedBytes(await archive.read(start, end - start), file)
  if (bytes === undefined || (!isDeflated && packed !== size)) return unreadable()
  if (!isDeflated) return bytes
  const whole = await archive.inflate(bytes, size)
  return whole.length === size ? whole : unreadable()
}

/**
 * The same entries without the one folder that all of them lie in, where the bag stands in it: so
 * a folder comes out of many tools (RFC 8493 §4 asks for it).
 */
export function withoutTopFolder<Entry extends BundleEntry>(entries: readonly Entry[]): Entry[] {
  const bag = entries.find(({ path }) => /^[^/]+\/bagit\.txt$/.test(path))
  const folder = bag?.path.slice(0, -'bagit.txt'.length)
  if (folder === undefined || !entries.every(({ path }) => path.startsWith(folder)))
    return [...entries]
  return entries.map((entry) => ({ ...entry, path: entry.path.slice(folder.length) }))
}
