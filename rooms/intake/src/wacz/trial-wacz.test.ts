// Web archives for the tests of this room: their records are made by warcio, another
// implementation, and packed by hand, so that each part can be made wrong. No tests here.
import { createHash } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'
import { WARCRecord, WARCSerializer } from 'warcio'

/** A file to pack; `claims` overwrite what the archive says of it. */
export interface PackedFile {
  name: string | Buffer
  bytes: Uint8Array
  isDeflated?: boolean
  mode?: number
  flags?: number
  claims?: { size?: number; crc?: number; header?: number; localName?: string }
  hasDescriptor?: boolean
}

/** A ZIP archive of files, one after the other. */
export function packZip(files: readonly PackedFile[], comment = ''): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const file of files) {
    const { local, entry } = packFile(file, at)
    locals.push(...local)
    central.push(...entry)
    at += local.reduce((sum, part) => sum + part.length, 0)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length & 0xffff, 8)
  end.writeUInt16LE(files.length & 0xffff, 10)
  end.writeUInt32LE(
    central.reduce((sum, part) => sum + part.length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(Buffer.byteLength(comment), 20)
  return Buffer.concat([...locals, ...central, end, Buffer.from(comment)])
}

function packFile(file: PackedFile, at: number): { local: Buffer[]; entry: Buffer[] } {
  const { bytes, isDeflated = false, mode = 0, flags = 0, claims = {}, hasDescriptor } = file
  const name = Buffer.from(file.name as string)
  const packed = isDeflated ? deflateRawSync(bytes) : Buffer.from(bytes)
  const [crc, size] = [claims.crc ?? crc32(bytes), claims.size ?? bytes.length]
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(flags | (hasDescriptor ? 8 : 0), 2)
  fields.writeUInt16LE(isDeflated ? 8 : 0, 4)
  fields.writeUInt32LE(crc, 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(name.length, 22)
  const own = Buffer.from(fields)
  if (hasDescriptor) own.fill(0, 10, 22)
  const localName = Buffer.from(claims.localName ?? name)
  own.writeUInt16LE(localName.length, 22)
  const tail = Buffer.alloc(hasDescriptor ? 16 : 0)
  if (hasDescriptor) {
    tail.writeUInt32LE(0x08074b50, 0)
    fields.copy(tail, 4, 10, 22)
  }
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE((mode << 16) >>> 0, 6)
  rest.writeUInt32LE(claims.header ?? at, 10)
  return {
    local: [Buffer.from('PK\x03\x04'), own, localName, packed, tail],
    entry: [Buffer.from('PK\x01\x02\x14\x03'), fields, rest, name],
  }
}

/** A record to be written by warcio. */
export interface TrialRecord {
  url: string
  date?: string
  type?: 'response' | 'resource' | 'request' | 'revisit' | 'metadata'
  status?: string
  headers?: Record<string, string>
  body: string | Uint8Array
  digest?: { algo: string; prefix: string; base32?: boolean }
}

/** A WARC file of records, each packed by itself unless told otherwise. */
export async function warcOf(records: readonly TrialRecord[], gzip = true): Promise<Buffer> {
  const parts = await Promise.all(
    records.map(async ({ url, date, type = 'response', status, headers, body, digest }) => {
      const bytes = typeof body === 'string' ? Buffer.from(body) : body
      const facts = {
        ...{ url, type, date: date ?? '2026-01-02T03:04:05Z', warcVersion: 'WARC/1.1' as const },
        httpHeaders: headers ?? { 'Content-Type': 'text/html; charset=utf-8' },
        ...(status === undefined ? {} : { statusline: status }),
      }
      const record = WARCRecord.create(facts, [bytes])
      return WARCSerializer.serialize(record, { gzip, ...(digest ? { digest } : {}) })
    }),
  )
  return Buffer.concat(parts)
}

/** The pages that the trial archive shows; Reed Courier and what it tells are invented. */
export const TRIAL_URL = 'https://reed-courier.example/held'
const TRIAL_PAGE =
  '<!doctype html><title>Reed Courier</title><p>At least 39 held.<script>alert(1)</script>'
const TRIAL_LINES = [
  { format: 'json-pages-1.0', id: 'pages', title: 'All pages' },
  { url: TRIAL_URL, ts: '2026-01-02T03:04:05Z', title: 'Held at the river' },
]

/** What a trial archive is made of; what is absent is as in a good one. */
export interface TrialParts {
  warc?: Buffer
  warcName?: string
  pages?: readonly object[]
  /** Files beside, listed. */
  more?: Readonly<Record<string, string>>
  list?: (list: Record<string, unknown>) => Record<string, unknown>
  seal?: (sha256: string) => Record<string, unknown> | undefined
}

/** The files of a good archive, or of one with some parts replaced. */
export async function filesOf(parts: TrialParts = {}): Promise<Record<string, Buffer>> {
  const name = parts.warcName ?? 'archive/data.warc.gz'
  const warc = parts.warc ?? (await warcOf([{ url: TRIAL_URL, body: TRIAL_PAGE }]))
  const pages = (parts.pages ?? TRIAL_LINES).map((line) => JSON.stringify(line)).join('\n')
  const listed: Record<string, Buffer> = {
    'pages/pages.jsonl': Buffer.from(`${pages}\n`),
    [name]: warc,
    'indexes/index.cdx': Buffer.from('example)/ 20260102030405 {}\n'),
  }
  for (const [path, text] of Object.entries(parts.more ?? {})) listed[path] = Buffer.from(text)
  const list = {
    ...{ profile: 'data-package', wacz_version: '1.1.1', software: 'made by hand' },
    created: '2026-01-02T03:05:00Z',
    resources: Object.entries(listed).map(([path, bytes]) => ({
      ...{ name: path.split('/').at(-1), path, hash: `sha256:${sha256(bytes)}` },
      bytes: bytes.length,
    })),
  }
  const manifest = Buffer.from(JSON.stringify(parts.list ? parts.list(list) : list, null, 2))
  const hash = sha256(manifest)
  const seal = parts.seal ? parts.seal(hash) : { path: 'datapackage.json', hash: `sha256:${hash}` }
  return {
    ...listed,
    'datapackage.json': manifest,
    ...(seal ? { 'datapackage-digest.json': Buffer.from(JSON.stringify(seal)) } : {}),
  }
}

/** An archive of files; those of text are packed smaller, as the specification allows. */
export function packWacz(files: Readonly<Record<string, Uint8Array>>): Buffer {
  return packZip(
    Object.entries(files).map(([name, bytes]) => ({
      ...{ name, bytes, isDeflated: /\.jsonl?$/.test(name) },
    })),
  )
}

/** A whole archive. */
export async function waczOf(parts: TrialParts = {}): Promise<Buffer> {
  return packWacz(await filesOf(parts))
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
