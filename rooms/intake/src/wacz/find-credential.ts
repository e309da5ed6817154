// Whether bytes that will leave the workspace hold data that signs somebody in: web archives and
// WARC files are recognised by their contents, also inside a packed folder. Nothing is changed.
// Source: ISO 28500:2017 (WARC 1.1); WACZ 1.1.1; custody.md 16.

import { createGunzip } from 'node:zlib'
import { archiveFiles, MOST_UNPACKED_BYTES, ZipError } from '@tumen/archive'
import { ArchiveError } from '../archive-error.ts'
import { type Allowance, unpackExactly } from '../unpack.ts'
import { hasHead, sideOf } from './check-warc.ts'
import { CredentialScan, type Credentials } from './credential.ts'
import { warcRecords } from './warc-record.ts'

/** What was found in archives, by counts alone. */
export interface FoundCredentials extends Credentials {
  /** Archives that could not be read to their end: nobody can say what else is in them. */
  unread: number
}

/** How deep packed folders are looked into. */
const MOST_DEPTH = 3
/** Largest folder inside a folder that is looked into; it is held whole. */
const MOST_INNER_BYTES = 100_000_000

/** Counts records that may sign somebody in; of what is no archive nothing. */
export async function findCredentials(bytes: Uint8Array): Promise<FoundCredentials> {
  const found = { sent: 0, given: 0, unread: 0 }
  const looking = { found, allowance: { bytes: MOST_UNPACKED_BYTES }, depth: 0 }
  await look({ head: bytes, pieces: piecesOf(bytes), bytes: bytes.length }, looking)
  return found
}

interface Looking {
  found: FoundCredentials
  allowance: Allowance
  depth: number
}

/** A file that may be an archive, in pieces. */
interface Watched {
  head: Uint8Array
  pieces: AsyncIterable<Uint8Array>
  /** How many. */
  bytes: number
}

async function look(file: Watched, looking: Looking): Promise<void> {
  const { head } = file
  if (startsWith(head, 'PK\x03\x04')) await lookIntoFolder(await wholeOf(file), looking)
  else if (startsWith(head, 'WARC/')) await lookIntoWarc({ ...file, isGzip: false }, looking)
  else if (await isPackedWarc(head)) await lookIntoWarc({ ...file, isGzip: true }, looking)
}

async function lookIntoFolder(bytes: Uint8Array, looking: Looking): Promise<void> {
  const { found, allowance, depth } = looking
  try {
    if (depth === MOST_DEPTH) throw new ZipError('too_many_parts')
    for (const entry of archiveFiles(bytes)) {
      allowance.bytes -= entry.size
      if (allowance.bytes < 0) throw new ZipError('bomb')
      const pieces = unpackExactly(bytes, entry)
      const { value: head } = await pieces.next()
      // Of other files no more than the first piece is unpacked.
      if (head)
        await look(
          { head, pieces: followed(head, pieces), bytes: entry.size },
          { ...looking, depth: depth + 1 },
        )
      await pieces.return(undefined)
    }
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    found.unread++
  }
}

async function* followed(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield head
  yield* rest
}

async function wholeOf({ pieces, bytes }: Watched): Promise<Uint8Array> {
  if (bytes > MOST_INNER_BYTES) throw new ZipError('bomb')
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}

async function lookIntoWarc(
  { pieces, isGzip, bytes }: Watched & { isGzip: boolean },
  { found, allowance }: Looking,
): Promise<void> {
  try {
    for await (const record of warcRecords({ pieces, isGzip, bytes, part: 1 }, allowance)) {
      if (!hasHead(record)) continue
      const scan = new CredentialScan()
      for await (const piece of record.block) scan.take(piece)
      if (scan.finish()) found[sideOf(record)]++
    }
  } catch (error) {
    if (!(error instanceof ArchiveError || error instanceof ZipError)) throw error
    found.unread++
  }
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return Buffer.from(bytes.subarray(0, mark.length)).toString('latin1') === mark
}

/** Whether gzip begins with a record; of a packed file of another kind nothing more is read. */
function isPackedWarc(bytes: Uint8Array): Promise<boolean> {
  if (!startsWith(bytes, '\x1f\x8b')) return Promise.resolve(false)
  const gunzip = createGunzip()
  return new Promise((resolve) => {
    const settle = (isWarc: boolean) => {
      resolve(isWarc)
      gunzip.destroy()
    }
    gunzip.once('data', (piece: Uint8Array) => settle(startsWith(piece, 'WARC/')))
    gunzip.once('error', () => settle(false))
    gunzip.once('end', () => settle(false))
    gunzip.end(bytes.subarray(0, 65_536))
  })
}
