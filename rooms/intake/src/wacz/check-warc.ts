// Every record of the archive's WARC files compared with the digests that it carries of itself,
// while the pages of the list are held for reading. Source: custody.md 16.

import { ArchiveError } from '../archive-error.ts'
import type { Allowance } from '../unpack.ts'
import { CredentialScan, type Credentials } from './credential.ts'
import { type HttpHeader, HttpSplitter, isChunked, withoutChunks } from './http-message.ts'
import type { PageCaptures } from './page-capture.ts'
import { isUnshown } from './unshown.ts'
import { type DigestResult, StatedDigest } from './warc-digest.ts'
import { type WarcFile, type WarcRecord, warcRecords } from './warc-record.ts'

/** What the records of an archive showed. */
export interface RecordTally {
  records: number
  /** Digests of blocks and payloads that are those of the bytes. */
  equal: number
  /** Records without any digest that could be compared. */
  unchecked: number
  /** Records that hold something else than words. */
  unshown: number
  credentials: Credentials
}

const MOST_CHUNKED_BYTES = 50_000_000

/** Reads a WARC file to its end; throws `digest_differs` at the first record that was changed. */
export async function checkWarc(
  file: WarcFile,
  captures: PageCaptures,
  allowance: Allowance,
  tally: RecordTally,
): Promise<void> {
  for await (const record of warcRecords(file, allowance)) {
    const results = await readRecord(record, captures, tally)
    if (results.includes('differs')) throw new ArchiveError('digest_differs', file.part)
    const equal = results.filter((result) => result === 'equal').length
    tally.records++
    tally.equal += equal
    if (equal === 0) tally.unchecked++
  }
}

async function readRecord(
  record: WarcRecord,
  captures: PageCaptures,
  tally: RecordTally,
): Promise<DigestResult[]> {
  const block = new StatedDigest(record.blockDigest)
  const payload = new PayloadDigest(record)
  const splitter = isHttp(record) ? new HttpSplitter() : undefined
  const scan = hasHead(record) ? new CredentialScan() : undefined
  const keeper = captures.watch(record)
  let bytes = 0
  for await (const piece of record.block) {
    block.update(piece)
    scan?.take(piece)
    const body = splitter ? splitter.take(piece) : piece
    if (!body) continue
    bytes += body.length
    payload.take(body, splitter?.header)
    keeper?.take(body)
  }
  const { header } = splitter ?? {}
  if (!splitter || header) keeper?.finish(header)
  if (scan?.finish()) tally.credentials[sideOf(record)]++
  if (bytes > 0 && isUnshown(record, header)) tally.unshown++
  return [block.result(), payload.result()]
}

function isHttp({ type, contentType }: WarcRecord): boolean {
  return (type === 'response' || type === 'request') && /^application\/http\b/i.test(contentType)
}

/** Whether a record may begin with a head, by its own words or by its kind. */
export function hasHead({ type, contentType }: WarcRecord): boolean {
  return /^(?:request|response|revisit)$/.test(type) || /^application\/http\b/i.test(contentType)
}

/** Whose words a record holds: those of a browser, or of a site. */
export function sideOf({ type, contentType }: WarcRecord): keyof Credentials {
  return type === 'request' || /msgtype=request/i.test(contentType) ? 'sent' : 'given'
}

/** Programs differ in whether a payload still has the marks of its chunks. */
class PayloadDigest {
  readonly #digest: StatedDigest
  readonly #stated: string | undefined
  #chunked: Uint8Array[] = []
  #bytes = 0

  constructor({ type, payloadDigest }: WarcRecord) {
    // The digest of a revisit is of the payload of another record.
    this.#stated = type === 'revisit' ? undefined : payloadDigest
    this.#digest = new StatedDigest(this.#stated)
  }

  take(piece: Uint8Array, header: HttpHeader | undefined): void {
    this.#digest.update(piece)
    if (this.#stated === undefined || !isChunked(header)) return
    this.#bytes += piece.length
    if (this.#bytes > MOST_CHUNKED_BYTES) this.#chunked = []
    else this.#chunked.push(piece)
  }

  result(): DigestResult {
    const result = this.#digest.result()
    if (result !== 'differs' || this.#chunked.length === 0) return result
    const plain = withoutChunks(Buffer.concat(this.#chunked))
    if (!plain) return result
    const digest = new StatedDigest(this.#stated)
    digest.update(plain)
    return digest.result()
  }
}
