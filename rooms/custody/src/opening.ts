// Openings: the small private files that belong to the leaves. Each holds 32 random bytes, so its
// digest reveals nothing; the who file keeps person and hour apart from it, so that an opening can
// be shown without showing who worked when.
import { hexToBytes } from '@noble/hashes/utils.js'
import { type CanonicalValue, canonicalFile, readCanonicalFile } from './canonical.ts'
import { type Finding, isFinding } from './finding.ts'
import { hexText, isHash, type Sha256, sha256 } from './hash.ts'
import { utf8Bytes, utf8Text } from './utf8.ts'

/** What an opening says. `v` is always 1 and is written by `openingFile`. */
export interface Opening {
  /** UTC day, `2026-11-24`. */
  at: string
  /** Name of the operation, `claim.record`. */
  k: string
  /** 32 random bytes in lower-case hex; never used twice. */
  n: string
  /** What is committed to, by kind. */
  o: { readonly [key: string]: CanonicalValue }
  /** Commitment (hex) of an earlier opening about the same subject. */
  p: string | null
  /** Id of the subject; `log` for the log itself. */
  s: string
  /** SHA-256 (hex) of the who file. */
  w: string | null
}

/** What a who file says: account pseudonym, exact time in UTC, its own 32 random bytes (hex). */
export interface Who {
  act: string
  at: string
  n: string
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const SECOND = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T[0-2]\d:[0-5]\d:[0-6]\dZ$/
const KIND = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/
const PRINTABLE_ID = /^[\x21-\x7e]{1,128}$/

type Check = (value: unknown) => boolean

const isId: Check = (value) => typeof value === 'string' && PRINTABLE_ID.test(value)
const isHashOrNull: Check = (value) => value === null || isHash(value)
const isMap: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

const OPENING_FORM: Record<keyof Opening, Check> = {
  at: (value) => typeof value === 'string' && DAY.test(value),
  k: (value) => typeof value === 'string' && KIND.test(value),
  n: isHash,
  o: isMap,
  p: isHashOrNull,
  s: isId,
  w: isHashOrNull,
}

const WHO_FORM: Record<keyof Who, Check> = {
  act: isId,
  at: (value) => typeof value === 'string' && SECOND.test(value),
  n: isHash,
}

/** The first member that does not have its form, or that the form does not know. */
function misfit(value: object, form: Record<string, Check>): string | undefined {
  const members = value as Record<string, unknown>
  const bad = Object.keys(form).find((field) => !form[field]?.(members[field]))
  return bad ?? (Object.keys(members).length > Object.keys(form).length ? 'members' : undefined)
}

function writeForm(value: object, form: Record<string, Check>): Uint8Array {
  const field = misfit(value, form)
  if (field !== undefined)
    throw new RangeError(`the form of an opening does not allow its ${field}`)
  return canonicalFile({ ...value, v: 1 })
}

/**
 * The bytes of an opening, a canonical file.
 * @throws RangeError naming the member that does not have its form, CanonicalError for `o`.
 */
export function openingFile(opening: Opening): Uint8Array {
  return writeForm(opening, OPENING_FORM)
}

/**
 * The bytes of a who file, a canonical file; its SHA-256 is the opening's `w`.
 * @throws RangeError naming the member that does not have its form.
 */
export function whoFile(who: Who): Uint8Array {
  return writeForm(who, WHO_FORM)
}

function readForm(bytes: Uint8Array, form: Record<string, Check>, code: Finding['code']) {
  const read = readCanonicalFile(bytes)
  if (isFinding(read)) return read
  if (!isMap(read.value)) return { code }
  const { v, ...members } = read.value as { [key: string]: CanonicalValue }
  const field = v === 1 ? misfit(members, form) : 'v'
  return field === undefined ? { members } : { code, field }
}

/** What an opening file says; or `not-canonical`, or `opening-form` with the member. */
export function readOpening(bytes: Uint8Array): Opening | Finding {
  const read = readForm(bytes, OPENING_FORM, 'opening-form')
  return isFinding(read) ? read : (read.members as unknown as Opening)
}

/** What a who file says; or `not-canonical`, or `who-form` with the member. */
export function readWho(bytes: Uint8Array): Who | Finding {
  const read = readForm(bytes, WHO_FORM, 'who-form')
  return isFinding(read) ? read : (read.members as unknown as Who)
}

/** The commitment to an opening: the 32 bytes that `sha256sum` prints for its file. */
export function commitmentOf(openingBytes: Uint8Array, hash: Sha256 = sha256): Uint8Array {
  return hash(openingBytes)
}

/** The list file of a batch: one commitment a line in hex, in row order. */
export function listFile(commitments: readonly Uint8Array[]): Uint8Array {
  return utf8Bytes(commitments.map((c) => `${hexText(c)}\n`).join(''))
}

/** The commitments in a list file, or `list-form`. */
export function readListFile(bytes: Uint8Array): { commitments: Uint8Array[] } | Finding {
  const lines = utf8Text(bytes)?.split('\n')
  if (lines?.pop() !== '' || !lines.every(isHash)) return { code: 'list-form' }
  return { commitments: lines.map((line) => hexToBytes(line)) }
}

/** The opening of a padding leaf. `n` is 32 fresh random bytes in hex. */
export function padFile(at: string, n: string): Uint8Array {
  return openingFile({ at, k: 'log.pad', n, o: {}, p: null, s: 'log', w: null })
}
