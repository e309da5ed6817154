// A bundle read once: every file is hashed, and those that later steps read are kept; objects are
// let go. V1, V2, V3 and V4 of custody.md 14.
import { hexText, type Sha256 } from '../hash.ts'
import { utf8Text } from '../utf8.ts'
import { BAGIT_TEXT, type BagInfo, readBagInfo } from './bag-info.ts'
import type { BundleCode, BundleFinding, BundleStep } from './bundle-finding.ts'
import { type BundleFile, bundleFileOf, isPayload, NEEDED } from './bundle-path.ts'
import { readManifest } from './manifest.ts'

/** Something in the folder, by its path with `/` between the parts. */
export interface BundleEntry {
  path: string
  /** Whether it is a regular file: not a link, not a device. */
  isFile: boolean
}

/** The digest of a file, and how many bytes it has. */
export interface FileDigest {
  digest: Uint8Array
  size: number
}

/** How a bundle is read, whatever it lies in. */
export interface BundleSource {
  entries: readonly BundleEntry[]
  /** The bytes; rejects where they cannot be read, and at best before it reads more than `most`. */
  read: (path: string, most?: number) => Promise<Uint8Array>
  /** SHA-256 of a file that need not be kept; for large ones and quick machines. */
  digest?: (path: string) => Promise<FileDigest>
  /** Why nothing in it can be read. */
  problem?: 'archive'
}

/** A bundle that was read. */
export interface OpenBundle {
  /** What its paths are. */
  files: ReadonlyMap<string, BundleFile>
  /** Digests in hex, by path. */
  digests: ReadonlyMap<string, string>
  sizes: ReadonlyMap<string, number>
  /** The bytes of everything but objects. */
  kept: ReadonlyMap<string, Uint8Array>
  info: BagInfo | undefined
  findings: BundleFinding[]
  /** False where something is missing without which it is no bundle. */
  isBundle: boolean
}

/** More than this no file but an object has, and all of them together have no more than that. */
const MOST_KEPT = 64 * 1024 * 1024
const MOST_KEPT_IN_ALL = 1024 * 1024 * 1024
const MANIFEST = 'manifest-sha256.txt'
const TAG_MANIFEST = 'tagmanifest-sha256.txt'
const SIGNATURE = 'custody/manifest.sshsig'

/** Reads a bundle; `between` is called after each file, with how many were read. */
export async function openBundle(
  source: BundleSource,
  hash: Sha256,
  between: (done: number) => void = () => {},
): Promise<OpenBundle> {
  const reading = new BundleReading(source, hash)
  for (const [n, entry] of source.entries.entries()) {
    await reading.take(entry)
    between(n + 1)
  }
  return reading.opened()
}

class BundleReading {
  readonly #source: BundleSource
  readonly #hash: Sha256
  readonly #files = new Map<string, BundleFile>()
  readonly #digests = new Map<string, string>()
  readonly #sizes = new Map<string, number>()
  readonly #kept = new Map<string, Uint8Array>()
  readonly #findings: BundleFinding[] = []
  #left = MOST_KEPT_IN_ALL

  constructor(source: BundleSource, hash: Sha256) {
    this.#source = source
    this.#hash = hash
  }

  async take({ path, isFile }: BundleEntry): Promise<void> {
    const file = bundleFileOf(path)
    if (!isFile) return this.#say('V1', 'not-a-file', path)
    if (file === undefined) return this.#say('V1', 'bad-path', path)
    if (this.#files.has(path)) return this.#say('V1', 'twice', path)
    const isObject = file.kind === 'object'
    const found = await (isObject ? this.#digested(path) : this.#read(path)).catch(() => undefined)
    if (found === undefined) return this.#say('V1', 'unreadable', path)
    const digest = hexText(found.digest)
    this.#files.set(path, file)
    this.#digests.set(path, digest)
    this.#sizes.set(path, found.size)
    if (isObject && file.digest !== digest) this.#say('V4', 'object-name', path)
  }

  #digested(path: string): Promise<FileDigest> {
    return this.#source.digest?.(path) ?? this.#hashed(path)
  }

  async #hashed(path: string): Promise<FileDigest> {
    const bytes = await this.#source.read(path)
    return { digest: this.#hash(bytes), size: bytes.length }
  }

  /** Reads what later steps look at. */
  async #read(path: string): Promise<FileDigest> {
    const most = Math.min(MOST_KEPT, this.#left)
    const bytes = await this.#source.read(path, most)
    if (bytes.length > most) throw new RangeError('too large')
    this.#left -= bytes.length
    this.#kept.set(path, bytes)
    return { digest: this.#hash(bytes), size: bytes.length }
  }

  opened(): OpenBundle {
    const { problem } = this.#source
    if (problem !== undefined) this.#say('V1', problem)
    else this.#missing()
    const isBundle = NEEDED.every((path) => this.#files.has(path))
    const info = this.#tagFiles()
    this.#manifest('V3', TAG_MANIFEST, (path) => !isPayload(path) && path !== TAG_MANIFEST)
    this.#manifest('V4', MANIFEST, isPayload)
    if (info) this.#oxum(info)
    const [files, digests, sizes, kept] = [this.#files, this.#digests, this.#sizes, this.#kept]
    return { files, digests, sizes, kept, info, findings: this.#findings, isBundle }
  }

  #missing(): void {
    const missing = [...NEEDED, SIGNATURE].filter((path) => !this.#files.has(path))
    for (const path of missing) this.#say('V1', 'missing', path)
  }

  #say(step: BundleStep, code: BundleCode, path?: string): void {
    this.#findings.push({ step, code, ...(path !== undefined && { path }) })
  }

  #tagFiles(): BagInfo | undefined {
    const bagit = this.#kept.get('bagit.txt')
    if (bagit && utf8Text(bagit) !== BAGIT_TEXT) this.#say('V2', 'bagit', 'bagit.txt')
    const file = this.#kept.get('bag-info.txt')
    const info = file && readBagInfo(file)
    if (file && !info) this.#say('V2', 'bag-info', 'bag-info.txt')
    return info
  }

  #manifest(step: BundleStep, path: string, isListed: (path: string) => boolean): void {
    const bytes = this.#kept.get(path)
    if (bytes === undefined) return
    const listed = readManifest(bytes)
    if (listed === undefined) {
      this.#say(step, 'manifest-form', path)
      return
    }
    for (const own of [...this.#files.keys()].filter(isListed))
      if (!listed.has(own)) this.#say(step, 'unlisted', own)
    for (const [own, digest] of listed) {
      const found = this.#digests.get(own)
      if (!isListed(own)) this.#say(step, 'manifest-form', own)
      else if (found === undefined) this.#say(step, 'missing', own)
      else if (found !== digest) this.#say(step, 'digest', own)
    }
  }

  #oxum({ bytes, files }: BagInfo): void {
    const payload = [...this.#sizes].filter(([path]) => isPayload(path))
    const size = payload.reduce((sum, [, own]) => sum + own, 0)
    if (size !== bytes || payload.length !== files) this.#say('V4', 'oxum', 'bag-info.txt')
  }
}
