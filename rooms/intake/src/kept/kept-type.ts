// What a file that is never opened is, by its first bytes alone: archives, films, sound, pictures
// that no decoder here reads, and older office files. A hint for people, never a reason to open it.
// Sources: the formats' own specifications; ISO/IEC 14496-12, 4.3 (`ftyp`); intake.md 3 and 4.
import type { KeptType } from '@tumen/claim'

/** Bytes that are looked at. */
const HEAD_BYTES = 4096

/** The media type of a file that is kept unopened; nothing of what is read, or is not known. */
export function keptType(bytes: Uint8Array): KeptType | undefined {
  const view = bytes.subarray(0, HEAD_BYTES)
  const head = Buffer.from(view.buffer, view.byteOffset, view.length)
  const hex = head.toString('hex')
  const found = BEGINNINGS.find(([begins]) => begins.test(hex))
  return found?.[1] ?? boxType(head) ?? markupType(head.toString('latin1'))
}

/** Bytes that no text has, beside zero; of those of before Unicode none has them either. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\x01-\x08\x0e-\x1a\x1c-\x1f]/
/** The marks of UTF-16, which has such bytes. */
const WIDE = /^(?:fffe|feff)/

/**
 * The media type of bytes that are of no known kind and no text in any encoding: kept as they are.
 * Nothing of a text, also not of one that is damaged or whose encoding nobody has named: of what
 * no text has such a text has one thing, and what is none has two.
 */
export function unknownType(bytes: Uint8Array): KeptType | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (WIDE.test(view.toString('hex', 0, 2))) return undefined
  const signs = [view.includes(0), NO_TEXT.test(view.toString('latin1')), !isUtf8(view)]
  return signs.filter(Boolean).length > 1 ? 'application/octet-stream' : undefined
}

/** A sign that is cut off at the end is none that is wrong: only the beginning may be there. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** In hexadecimal. Each has bytes that no text has, or is so long that none begins so. */
const BEGINNINGS: readonly (readonly [RegExp, KeptType])[] = [
  [/^504b0304/, 'application/zip'],
  [/^526172211a07/, 'application/vnd.rar'],
  [/^377abcaf271c/, 'application/x-7z-compressed'],
  [/^1f8b08/, 'application/gzip'],
  [/^47494638(?:37|39)61/, 'image/gif'],
  [/^(?:4949(?:2a|2b)00|4d4d00(?:2a|2b))/, 'image/tiff'],
  [/^424d.{8}0{8}.{8}(?:0c|28|34|38|40|6c|7c)0{6}/, 'image/bmp'],
  [/^(?:0000000c6a5020200d0a870a|ff4fff51)/, 'image/jp2'],
  [/^3842505300(?:01|02)/, 'image/vnd.adobe.photoshop'],
  [/^1a45dfa3/, 'video/x-matroska'],
  [/^52494646.{6}0[0-7]41564920/, 'video/x-msvideo'],
  [/^3026b2758e66cf11/, 'video/x-ms-asf'],
  [/^464c5601/, 'video/x-flv'],
  [/^(?:000001b3|000001ba)/, 'video/mpeg'],
  // Packets of 188 bytes, or of 192 with a time before each.
  [/^(?:47.{374}){3}47/, 'video/mpeg'],
  [/^0.{7}(?:47.{382}){3}47/, 'video/mpeg'],
  [/^(?:4944330[2-4]|fff[ab23]|ffe[23])/, 'audio/mpeg'],
  [/^fff[0189]/, 'audio/aac'],
  [/^2321414d52(?:2d5742)?0a/, 'audio/amr'],
  [/^664c614300/, 'audio/flac'],
  [/^4f67675300/, 'audio/ogg'],
  [/^52494646.{6}0[0-7]57415645/, 'audio/wav'],
  [/^464f524d0[0-7].{6}4149464[36]/, 'audio/aiff'],
  [/^d0cf11e0a1b11ae1/, 'application/x-ole-storage'],
  [/^48575020446f63756d656e742046696c65/, 'application/x-hwp'],
  [/^2142444e.{8}534d/, 'application/vnd.ms-outlook-pst'],
]

/** What the brands of files of boxes stand for, by how they begin; any other is a film. */
const BRANDS: readonly (readonly [RegExp, KeptType])[] = [
  [/^(?:hei[cxms]|hev[cxms]|mif1|msf1)/, 'image/heic'],
  [/^avi[fs]/, 'image/avif'],
  [/^crx /, 'image/tiff'],
  [/^M4[ABP] /, 'audio/mp4'],
  [/^qt {2}/, 'video/quicktime'],
  [/^3g/, 'video/3gpp'],
]

/** Of a file of boxes, by its brand; an older film of QuickTime begins without one. */
function boxType(head: Buffer): KeptType | undefined {
  if (head[0] !== 0) return undefined
  const [box, brand] = [head.toString('latin1', 4, 8), head.toString('latin1', 8, 12)]
  if (/^(?:moov|mdat|wide|free|skip)$/.test(box)) return 'video/quicktime'
  if (box !== 'ftyp') return undefined
  return BRANDS.find(([known]) => known.test(brand))?.[1] ?? 'video/mp4'
}

/** The mark of a byte order in UTF-8, as Latin-1 reads it. */
const MARK = '\u00ef\u00bb\u00bf'
const BEFORE = String.raw`\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^]{0,1000}?-->\s*)?`
const SVG = new RegExp(
  String.raw`^(?:${MARK})?${BEFORE}(?:<!DOCTYPE\s+svg\b[^]{0,1000}?>\s*)?` +
    String.raw`(?:<!--[^]{0,1000}?-->\s*)?<svg[\s>]`,
  'i',
)

/** A drawing is a text that no reader of texts should get. */
function markupType(head: string): KeptType | undefined {
  return SVG.test(head) ? 'image/svg+xml' : undefined
}
