// Archives for the tests, honest and hostile: written by hand after APPNOTE.TXT, so that a header
// can say what no tool would write. No tests here.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ArchiveReader } from './zip-bundle.ts'

/** A file as it is put into an archive; what is left out is as an honest tool writes it. */
export interface Packed {
  path: string
  bytes: Uint8Array
  deflate?: boolean
  /** Sizes stand behind it. */
  described?: boolean
  /** What its own header says. */
  localPath?: string
  localMethod?: number
  /** What the directory says. */
  flags?: number
  method?: number
  size?: number
  start?: number
  mode?: number
  /** Something stands behind its stream, within the packed bytes. */
  trailing?: boolean
  /** Bytes behind its own. */
  rest?: Uint8Array
}

export interface ArchiveShape {
  before?: Uint8Array
  after?: Uint8Array
  comment?: string
  count?: number
}

const text = (bytes: string) => Buffer.from(bytes, 'utf8')

/** The bytes of an archive. */
export function archiveOf(files: readonly Packed[], shape: ArchiveShape = {}): Uint8Array {
  const parts: Buffer[] = [Buffer.from(shape.before ?? [])]
  let at = parts[0]?.length ?? 0
  const records = files.map((file) => {
    const { local, central } = recordsOf(file, at)
    parts.push(local)
    at += local.length
    return central
  })
  const directory = Buffer.concat(records)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  for (const place of [8, 10]) end.writeUInt16LE(shape.count ?? files.length, place)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(shape.comment?.length ?? 0, 20)
  const rest = [text(shape.comment ?? ''), Buffer.from(shape.after ?? [])]
  return new Uint8Array(Buffer.concat([...parts, directory, end, ...rest]))
}

function recordsOf(file: Packed, at: number): { local: Buffer; central: Buffer } {
  const stream = file.deflate ? deflateRawSync(file.bytes) : Buffer.from(file.bytes)
  const packed = Buffer.concat([stream, text(file.trailing ? 'hidden' : '')])
  const [method, flags] = [file.deflate ? 8 : 0, file.described ? 8 : 0]
  const sizes = [crc32(file.bytes), packed.length, file.size ?? file.bytes.length]
  const name = text(file.path)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(flags, 6)
  local.writeUInt16LE(file.localMethod ?? method, 8)
  const own = text(file.localPath ?? file.path)
  local.writeUInt16LE(own.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(file.flags ?? flags, 8)
  central.writeUInt16LE(file.method ?? method, 10)
  for (const [n, size] of sizes.entries()) central.writeUInt32LE(size, 16 + 4 * n)
  central.writeUInt16LE(name.length, 28)
  central.writeUInt16LE(file.mode ?? 0, 40)
  central.writeUInt32LE(file.start ?? at, 42)
  const behind = Buffer.alloc(file.described ? 12 : 0)
  if (file.described) for (const [n, size] of sizes.entries()) behind.writeUInt32LE(size, 4 * n)
  return {
    local: Buffer.concat([local, own, packed, behind, Buffer.from(file.rest ?? [])]),
    central: Buffer.concat([central, name]),
  }
}

/** An archive in memory, with Node's inflating. */
export function archiveReaderOf(archive: Uint8Array): ArchiveReader {
  return {
    size: archive.length,
    read: async (offset, length) => {
      if (offset + length > archive.length) throw new RangeError('beyond the end')
      return archive.subarray(offset, offset + length)
    },
    inflate: async (packed, size) =>
      new Uint8Array(inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })),
  }
}
