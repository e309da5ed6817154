// The list of a WACZ file and its pages: `datapackage.json`, `datapackage-digest.json` and
// `pages/pages.jsonl`. Source: WACZ 1.1.1 and 1.2.0 (webrecorder), Frictionless Data Package 1.
import { ArchiveError } from '../archive-error.ts'
import { wholeText } from '../whole-text.ts'

/** A file that the list names. */
export interface ListedFile {
  path: string
  /** SHA-256 in lower-case hex. */
  sha256: string
  bytes: number
}

/** What `datapackage.json` says. */
export interface DataPackage {
  /** `1.1.1`, `1.2.0` and the like. */
  version: string
  files: ListedFile[]
  title?: string
  /** Instant. */
  created?: string
  software?: string
}

/** A page of the archive, in the words of the program that made it. */
export interface ListedPage {
  url: string
  /** Instant. */
  at: string
  title?: string
  /** Words that the program noted of the page as it stood in a browser. */
  text?: string
}

const MOST_PAGES = 1000

/** JSON of an archive's own file; throws `archive_form` when it is none or no object. */
export function jsonObject(bytes: Uint8Array, part: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (isObject(value)) return value
  } catch {
    // The parser's message quotes the text.
  }
  throw new ArchiveError('archive_form', part)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads `datapackage.json`; throws `archive_form`, `archive_version` or `digest_unknown`. */
export function readDataPackage(bytes: Uint8Array, part: number): DataPackage {
  const value = jsonObject(bytes, part)
  const version = versionOf(value)
  if (version === undefined) throw new ArchiveError('archive_version', part)
  const { resources } = value
  if (!Array.isArray(resources)) throw new ArchiveError('archive_form', part)
  const files = resources.map((resource: unknown) => listedFile(resource, part))
  if (new Set(files.map(({ path }) => path)).size < files.length)
    throw new ArchiveError('archive_form', part)
  const created = instantOf(value.created)
  return {
    version,
    files,
    ...textField('title', value.title, 1000),
    ...textField('software', value.software, 200),
    ...(created === undefined ? {} : { created }),
  }
}

/** 1.1 names its version beside the profile of any data package, 1.2 has a profile of its own. */
function versionOf(value: Record<string, unknown>): string | undefined {
  const { profile, wacz_version: stated } = value
  const version = typeof stated === 'string' ? stated : undefined
  if (profile === 'data-package' && version !== undefined && /^1\.1\.\d{1,3}$/.test(version))
    return version
  if (profile !== 'wacz') return undefined
  if (version === undefined) return stated === undefined ? '1.2.0' : undefined
  return /^1\.2\.\d{1,3}$/.test(version) ? version : undefined
}

function listedFile(value: unknown, part: number): ListedFile {
  if (!isObject(value)) throw new ArchiveError('archive_form', part)
  const { path, hash, bytes } = value
  const isNamed = typeof path === 'string' && typeof hash === 'string'
  if (!isNamed || !Number.isSafeInteger(bytes) || Number(bytes) < 0)
    throw new ArchiveError('archive_form', part)
  return { path, sha256: sha256Of(hash, part), bytes: Number(bytes) }
}

/** The hex of a `sha256:…`; throws `digest_unknown` for other algorithms. */
export function sha256Of(hash: unknown, part: number): string {
  const hex = typeof hash === 'string' ? /^sha256:([0-9a-f]{64})$/.exec(hash)?.[1] : undefined
  if (hex === undefined) throw new ArchiveError('digest_unknown', part)
  return hex
}

/** The pages of `pages.jsonl` in their order; its first line may describe the list itself. */
export function readPages(bytes: Uint8Array, part: number): ListedPage[] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ArchiveError('archive_form', part)
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > MOST_PAGES + 1) throw new ArchiveError('too_many_parts', part)
  return lines.flatMap((line, n): ListedPage[] => {
    const value = jsonObject(Buffer.from(line), part)
    if (n === 0 && typeof value.format === 'string') return []
    const { url, ts } = value
    const at = instantOf(ts)
    if (typeof url !== 'string' || !/^[^\p{Cc}\p{Cs}\s]{1,2000}$/u.test(url) || at === undefined)
      throw new ArchiveError('archive_form', part)
    const noted = typeof value.text === 'string' ? value.text : undefined
    const words = noted === undefined ? {} : { text: noted }
    return [{ url, at, ...textField('title', value.title, 1000), ...words }]
  })
}

function textField<K extends string>(
  name: K,
  value: unknown,
  most: number,
): { [key in K]?: string } {
  const text = wholeText(value, most)
  return text === undefined ? {} : ({ [name]: text } as { [key in K]?: string })
}

const INSTANT = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)?$/

/** An instant of RFC 3339 in UTC; without a zone it is taken as UTC, as the programs write it. */
export function instantOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !INSTANT.test(value)) return undefined
  const hasZone = /[Zz]$|[+-]\d\d:\d\d$/.test(value)
  const time = Date.parse(`${value.replace(' ', 'T')}${hasZone ? '' : 'Z'}`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
