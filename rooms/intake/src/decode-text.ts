// Bytes to text, strictly: UTF-8, UTF-16 with its mark, and the old East Asian encodings only
// when a person has named one. Nothing is guessed. Source: intake.md 4, "Text".
import { decodeCp949 } from './cp949.ts'
import type { IntakeFinding } from './finding.ts'

/** The encodings that can be read, by their names in `textSteps`. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'cp949',
  'gb18030',
  'big5',
  'shift_jis',
] as const
export type Encoding = (typeof ENCODINGS)[number]

const NAMED_ONLY: readonly Encoding[] = ['cp949', 'gb18030', 'big5', 'shift_jis']

// Other names under which people know these encodings; each is a subset of what it maps to.
const ALIASES: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'euc-kr': 'cp949',
  euckr: 'cp949',
  'ks_c_5601-1987': 'cp949',
  uhc: 'cp949',
  ms949: 'cp949',
  'windows-949': 'cp949',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  'big5-hkscs': 'big5',
  sjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  cp932: 'shift_jis',
  'windows-31j': 'shift_jis',
}

/** The encoding that `name` means, or nothing. */
export function encodingNamed(name: string): Encoding | undefined {
  const plain = name.trim().toLowerCase()
  if (Object.hasOwn(ALIASES, plain)) return ALIASES[plain]
  return ENCODINGS.find((encoding) => encoding === plain)
}

/** Default limit of the bytes of one text: 20 MB. */
export const MAX_TEXT_BYTES = 20_000_000

/** Bytes to read, the encoding if a person named one, and the limit. */
export interface BytesToDecode {
  bytes: Uint8Array
  encoding?: string
  /** Default 20 MB. */
  maxTextBytes?: number
}

/** The text with its encoding, or why there is none. */
export type DecodedText =
  | { text: string; encoding: Encoding; findings?: never }
  | { text?: never; findings: IntakeFinding[] }

// Control characters and private use are what a decoder writes when it is wrong and silent.
const SILENT_ERROR = /[\u0080-\u009f\ue000-\uf8ff\ufffd]/

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | undefined {
  if (encoding === 'cp949') {
    const decoded = decodeCp949(bytes)
    return 'text' in decoded ? decoded.text : undefined
  }
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return NAMED_ONLY.includes(encoding) && SILENT_ERROR.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

// Whether no beginning of `bytes` shows an error, an unfinished character at the end aside.
function beginsWell(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return !(NAMED_ONLY.includes(encoding) && SILENT_ERROR.test(text))
  } catch {
    return false
  }
}

/** The offset of the first byte of the first character that `encoding` cannot read. */
function firstBadByte(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'cp949') {
    const decoded = decodeCp949(bytes)
    return 'badAt' in decoded ? decoded.badAt : bytes.length
  }
  let [good, bad] = [0, bytes.length + 1]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (beginsWell(bytes.subarray(0, middle), encoding)) good = middle
    else bad = middle
  }
  // `good` may end inside a character, of at most four bytes.
  for (let end = good; end > Math.max(0, good - 4); end--)
    if (decodeStrictly(bytes.subarray(0, end), encoding) !== undefined) return end
  return Math.max(0, good - 4)
}

function markedEncoding(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined
}

// Files that may pass for text in some encoding but are none.
const SIGNATURES = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u0089PNG',
  '\u00ff\u00d8\u00ff',
  'GIF87a',
  'GIF89a',
]

function isOtherFile(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 8))
  return SIGNATURES.some((signature) => head.startsWith(signature))
}

// Only UTF-16 is read with zero bytes in it: two bytes a unit, after the mark if there is one.
function zeroByteAt(bytes: Uint8Array, unit: number): number {
  return 2 * unit + (markedEncoding(bytes) === undefined ? 0 : 2)
}

function readAs(bytes: Uint8Array, encoding: Encoding): DecodedText {
  const text = decodeStrictly(bytes, encoding)
  if (text === undefined) {
    const at = firstBadByte(bytes, encoding)
    const encodings = NAMED_ONLY.filter(
      (other) => other !== encoding && decodeStrictly(bytes, other) !== undefined,
    )
    return { findings: [{ code: 'not_understood', at, encodings }] }
  }
  const zero = text.indexOf('\0')
  if (zero !== -1) return { findings: [{ code: 'binary', at: zeroByteAt(bytes, zero) }] }
  if (text.trim() === '') return { findings: [{ code: 'empty' }] }
  return { text, encoding }
}

/**
 * The text of `bytes` without its byte order mark. Without a named encoding only UTF-8 and
 * marked UTF-16 are read; else `not_understood` with the offset of the first bad byte and the
 * encodings that a person may choose from. Also `empty`, `too_large`, `binary`,
 * `unknown_encoding`. One finding at a time: each makes the next one meaningless.
 */
export function decodeText({ bytes, encoding, maxTextBytes }: BytesToDecode): DecodedText {
  const limit = maxTextBytes ?? MAX_TEXT_BYTES
  if (bytes.length === 0) return { findings: [{ code: 'empty' }] }
  if (bytes.length > limit) return { findings: [{ code: 'too_large', limit }] }
  const named = encoding === undefined ? undefined : encodingNamed(encoding)
  if (encoding !== undefined && named === undefined)
    return { findings: [{ code: 'unknown_encoding', encodings: ENCODINGS }] }
  const chosen = named ?? markedEncoding(bytes) ?? 'utf-8'
  const isWide = chosen.startsWith('utf-16')
  if (isOtherFile(bytes)) return { findings: [{ code: 'binary', at: 0 }] }
  const zero = isWide ? -1 : bytes.indexOf(0)
  if (zero !== -1) return { findings: [{ code: 'binary', at: zero }] }
  return readAs(bytes, chosen)
}

/**
 * Up to three lines of `bytes` read as `encoding`, each at most 200 units long, for a person
 * who must choose an encoding. Lines with letters beyond ASCII come first. Nothing when the
 * encoding cannot read the bytes. The lines are contents: show them, never log them.
 */
export function sampleLines(bytes: Uint8Array, encoding: string): string[] | undefined {
  const named = encodingNamed(encoding)
  const text = named && decodeStrictly(bytes, named)
  if (text === undefined) return undefined
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const telling = lines.filter((line) => /[^\p{ASCII}]/u.test(line))
  return [...telling, ...lines.filter((line) => !telling.includes(line))]
    .slice(0, 3)
    .map((line) => line.slice(0, 200))
}
