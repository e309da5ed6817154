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

/** How a bundle is read, whatever it lies in. */
export interface BundleSource {
  entries: readonly BundleEntry[]
  /** The bytes; rejects where they cannot be read. */
  read: (path: string) => Promise<Uint8Array>
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

/** More than this no file but an object has. */
const MOST_KEPT = 64 * 1024 * 1024
const MANIFEST = 'manifest-sha256.txt'
const TAG_MANIFEST = 'tagmanifest-sha256.txt'
const SIGNATURE = 'custody/manifest.sshsig'

/** Reads a bundle; `between` is called after each file, with how many were read. */
export async function openBundle(
  source: BundleSource,
  hash: Sha256,
  between: (done: number) => void = () => {},
): Promise<OpenBundle> {
  const reading = new BundleReading(hash)
  for (const [n, { path, isFile }] of source.entries.entries()) {
    await reading.take(path, isFile, source.read)
    between(n + 1)
  }
  return reading.opened()
}

class BundleReading {
  readonly #hash: Sha256
  readonly #files = new Map<string, BundleFile>()
  readonly #digests = new Map<string, string>()
  readonly #sizes = new Map<string, number>()
  readonly #kept = new Map<string, Uint8Array>()
  readonly #findings: BundleFinding[] = []

  constructor(hash: Sha256) {
    this.#hash = hash
  }

  async take(path: string, isFile: boolean, read: BundleSource['read']): Promise<void> {
    const file = bundleFileOf(path)
    if (!isFile) return this.#say('V1', 'not-a-file', path)
    if (file === undefined) return this.#say('V1', 'bad-path', path)
    const bytes = await read(path).catch(() => undefined)
    if (bytes === undefined || (file.kind !== 'object' && bytes.length > MOST_KEPT))
      return this.#say('V1', 'unreadable', path)
    this.#files.set(path, file)
    this.#digests.set(path, hexText(this.#hash(bytes)))
    this.#sizes.set(path, bytes.length)
    if (file.kind !== 'object') this.#kept.set(path, bytes)
    else if (file.digest !== this.#digests.get(path)) this.#say('V4', 'object-name', path)
  }

  opened(): OpenBundle {
    const missing = [...NEEDED, SIGNATURE].filter((path) => !this.#files.has(path))
    for (const path of missing) this.#say('V1', 'missing', path)
    const isBundle = NEEDED.every((path) => this.#files.has(path))
    const info = this.#tagFiles()
    this.#manifest('V3', TAG_MANIFEST, (path) => !isPayload(path) && path !== TAG_MANIFEST)
    this.#manifest('V4', MANIFEST, isPayload)
    if (info) this.#oxum(info)
    const [files, digests, sizes, kept] = [this.#files, this.#digests, this.#sizes, this.#kept]
    return { files, digests, sizes, kept, info, findings: this.#findings, isBundle }
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
