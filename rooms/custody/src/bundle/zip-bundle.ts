// A bundle in a ZIP archive, read one file at a time. The archive and the decompression are
// arguments, so that a browser and Node read it by the same rules. Sources: custody.md 13 and 14;
// intake.md, the rule on ZIP.
import {
  isBomb,
  isFolder,
  isOrdinary,
  MOST_FILE_BYTES,
  packedSpan,
  type ZipEntry,
  zipEnd,
  zipEntries,
} from '@tumen/archive'
import type { BundleEntry, BundleSource } from './open-bundle.ts'

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
const END_LENGTH = 22
/** What the 32-bit numbers say when the true one stands elsewhere. */
const MOST_32 = 0xffffffff

/** A file of the archive with the offsets from its own header to the next, or to the list. */
interface PackedFile {
  path: string
  isFile: boolean
  entry: ZipEntry
  end: number
}

/** The bundle in an archive; an archive that breaks a rule as a whole says so in `problem`. */
export async function archiveBundle(archive: ArchiveReader): Promise<BundleSource> {
  const files = await filesOf(archive).catch(() => undefined)
  if (files === undefined) return { entries: [], read: unreadable, problem: 'archive' }
  const entries = withoutTopFolder(files)
  // The first of two with one name is the one that is read; the second is a finding.
  const byPath = new Map([...files.keys()].reverse().map((n) => [entries[n]?.path, files[n]]))
  const read = async (path: string, most = MOST_FILE_BYTES) => {
    const file = byPath.get(path)
    return file === undefined || file.entry.size > most ? unreadable() : unpacked(archive, file)
  }
  return { entries: entries.map(({ path, isFile }) => ({ path, isFile })), read }
}

async function unreadable(): Promise<never> {
  throw new RangeError('unreadable')
}

/** The files of a plain archive: without a comment and the 64-bit form, no byte unaccounted for. */
async function filesOf({ size, read }: ArchiveReader): Promise<PackedFile[] | undefined> {
  if (size < END_LENGTH) return undefined
  const place = zipEnd(await read(size - END_LENGTH, END_LENGTH), size)
  const { count, start, closing, isPlain } = place
  if (!isPlain || count > MOST_FILES || closing - start > MOST_DIRECTORY) return undefined
  const { entries, length } = zipEntries(await read(start, closing - start), count)
  if (entries.some(({ packed, size, header }) => Math.max(packed, size, header) >= MOST_32))
    return undefined
  const order = [...entries].sort((a, b) => a.header - b.header)
  if (start + length !== closing || (order[0]?.header ?? 0) !== 0) return undefined
  const ends = new Map(order.map((entry, n) => [entry, order[n + 1]?.header ?? start]))
  const files = entries.map((entry) => ({
    ...{ path: entry.name, isFile: isOrdinary(entry), entry, end: ends.get(entry) ?? 0 },
  }))
  if (files.some(({ entry, end }) => end <= entry.header)) return undefined
  return files.filter(({ entry }) => !(isFolder(entry) && entry.size === 0))
}

async function unpacked(archive: ArchiveReader, { entry, end }: PackedFile): Promise<Uint8Array> {
  const { header, packed, size, isDeflated } = entry
  if (end - header > MOST_FILE_BYTES || isBomb(entry)) return unreadable()
  const span = await archive.read(header, end - header)
  const place = packedSpan(span, 0, entry)
  if (place.next !== span.length || (!isDeflated && packed !== size)) return unreadable()
  const bytes = span.subarray(place.start, place.end)
  const whole = isDeflated ? await archive.inflate(bytes, size) : bytes
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
