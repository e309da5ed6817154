// A web archive (WACZ) taken in whole or not at all: every file listed and as listed, every record
// as its digests say, the text of its pages for reading. Nothing of it is run or shown as a page.
// Source: WACZ 1.1.1 and 1.2.0 (webrecorder); custody.md 16; intake.md 4.

import { createHash } from 'node:crypto'
import { archiveFiles, MOST_UNPACKED_BYTES, type ZipEntry } from '@tumen/archive'
import type { ArchiveFacts, Proof } from '@tumen/claim'
import { ArchiveError, archiveFinding } from '../archive-error.ts'
import type { IntakeFinding, Loss, Notice } from '../finding.ts'
import { type Allowance, unpackExactly } from '../unpack.ts'
import { checkWarc, type RecordTally } from './check-warc.ts'
import {
  type DataPackage,
  jsonObject,
  type ListedFile,
  type ListedPage,
  readDataPackage,
  readPages,
  sha256Of,
} from './data-package.ts'
import { PageCaptures } from './page-capture.ts'
import { type PageTexts, readPageTexts } from './page-text.ts'
import { checkSignedData } from './signed-data.ts'
import { isUnshownFile } from './unshown.ts'

/** The media type under which a web archive is kept. */
export const WACZ_TYPE = 'application/wacz+zip'

/** An archive as it came. */
export interface ArchiveUpload {
  bytes: Uint8Array
  /** Of pages whose answers name no character set, chosen by a person. */
  encoding?: string
  /** Most bytes of text, default 20 MB. */
  maxTextBytes?: number
}

/** An archive that was read, or the first thing that is wrong. */
export type ReadArchive =
  | {
      facts: ArchiveFacts
      text: string
      title?: string
      steps: string[]
      losses: Loss[]
      notices: Notice[]
      findings?: never
    }
  | { facts?: never; findings: IntakeFinding[] }

const MANIFEST = 'datapackage.json'
const SEAL = 'datapackage-digest.json'
const PAGES = 'pages/pages.jsonl'
const MOST_SMALL_BYTES = 20_000_000

/** Reads a web archive; findings name files by their place in it, and hold no contents. */
export async function readWacz(upload: ArchiveUpload): Promise<ReadArchive> {
  try {
    return await readFiles(new Archive(upload.bytes), upload)
  } catch (error) {
    return { findings: [archiveFinding(error)] }
  }
}

async function readFiles(archive: Archive, upload: ArchiveUpload): Promise<ReadArchive> {
  if (!archive.has(MANIFEST)) throw new ArchiveError('unknown_type')
  const manifest = await archive.small(MANIFEST)
  const sha256 = createHash('sha256').update(manifest).digest('hex')
  const list = readDataPackage(manifest, archive.partOf(MANIFEST))
  const proof = await readSeal(archive, sha256)
  await checkFiles(archive, list.files)
  const pages = readPages(await archive.small(PAGES), archive.partOf(PAGES))
  const { tally, captures } = await readRecords(archive, pages)
  const read = await readPageTexts(pages, captures, upload)
  if (read.findings) return { findings: read.findings }
  return answerOf(list, { files: archive.count, tally, proof, read })
}

interface Found {
  files: number
  tally: RecordTally
  proof: Proof | undefined
  read: Extract<PageTexts, { text: string }>
}

function answerOf(list: DataPackage, { files, tally, proof, read }: Found): ReadArchive {
  const { version, software, created } = list
  const { text, pages, steps, losses, notices } = read
  const title = pages[0]?.title ?? list.title
  const facts: ArchiveFacts = {
    version,
    ...(software === undefined ? {} : { software }),
    ...(created === undefined ? {} : { created }),
    files,
    records: tally.records,
    digests: tally.equal,
    unchecked: tally.unchecked,
    // A page may hold a picture in itself.
    unshown: tally.unshown + (losses.find(({ kind }) => kind === 'picture')?.count ?? 0),
    credentials: tally.credentials,
    pages,
    ...(proof === undefined ? {} : { proof }),
  }
  return { facts, text, ...(title === undefined ? {} : { title }), steps, losses, notices }
}

/** The files of an archive by path. */
class Archive {
  readonly #bytes: Uint8Array
  readonly #entries: Map<string, { entry: ZipEntry; part: number }>

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#entries = new Map(
      archiveFiles(bytes).map((entry, n) => [entry.name, { entry, part: n + 1 }]),
    )
  }

  get count(): number {
    return this.#entries.size
  }

  get paths(): string[] {
    return [...this.#entries.keys()]
  }

  has(path: string): boolean {
    return this.#entries.has(path)
  }

  /** The place of a file, counted from 1; 0 when it is not there. */
  partOf(path: string): number {
    return this.#entries.get(path)?.part ?? 0
  }

  entry(path: string): ZipEntry {
    const found = this.#entries.get(path)
    if (!found) throw new ArchiveError('file_missing')
    return found.entry
  }

  pieces(path: string): AsyncGenerator<Uint8Array> {
    return unpackExactly(this.#bytes, this.entry(path), this.partOf(path))
  }

  /** A file of the archive's own that is read at once. */
  async small(path: string): Promise<Uint8Array> {
    if (this.entry(path).size > MOST_SMALL_BYTES)
      throw new ArchiveError('too_large', this.partOf(path))
    const parts: Uint8Array[] = []
    for await (const piece of this.pieces(path)) parts.push(piece)
    return Buffer.concat(parts)
  }
}

/** What the digest of the list says, and who signed it, when that file is there. */
async function readSeal(archive: Archive, sha256: string): Promise<Proof | undefined> {
  if (!archive.has(SEAL)) return undefined
  const part = archive.partOf(SEAL)
  const seal = jsonObject(await archive.small(SEAL), part)
  if (seal.path !== MANIFEST) throw new ArchiveError('archive_form', part)
  if (sha256Of(seal.hash, part) !== sha256) throw new ArchiveError('digest_differs', part)
  return 'signedData' in seal ? checkSignedData(seal.signedData, sha256) : undefined
}

/** Every file but the list and its digest is listed, is there, and is what the list says. */
async function checkFiles(archive: Archive, files: readonly ListedFile[]): Promise<void> {
  const listed = new Map(files.map((file) => [file.path, file]))
  for (const path of archive.paths)
    if (!listed.has(path) && path !== MANIFEST && path !== SEAL)
      throw new ArchiveError('file_unlisted', archive.partOf(path))
  for (const { path, sha256, bytes } of listed.values()) {
    if (!archive.has(path)) throw new ArchiveError('file_missing')
    const hash = createHash('sha256')
    for await (const piece of archive.pieces(path)) hash.update(piece)
    const isSame = archive.entry(path).size === bytes && hash.digest('hex') === sha256
    if (!isSame) throw new ArchiveError('digest_differs', archive.partOf(path))
  }
}

async function readRecords(
  archive: Archive,
  pages: readonly ListedPage[],
): Promise<{ tally: RecordTally; captures: PageCaptures }> {
  const captures = new PageCaptures(pages)
  const credentials = { sent: 0, given: 0 }
  const tally: RecordTally = { records: 0, equal: 0, unchecked: 0, unshown: 0, credentials }
  const allowance: Allowance = { bytes: MOST_UNPACKED_BYTES }
  const paths = archive.paths.filter((path) => /^archive\/.+\.warc(?:\.gz)?$/i.test(path))
  if (paths.length === 0) throw new ArchiveError('file_missing')
  for (const path of paths) {
    const isGzip = /\.gz$/i.test(path)
    const [pieces, part] = [archive.pieces(path), archive.partOf(path)]
    const file = { pieces, isGzip, bytes: archive.entry(path).size, part }
    await checkWarc(file, captures, allowance, tally)
  }
  tally.unshown += archive.paths.filter(isUnshownFile).length
  return { tally, captures }
}
