// An upload of text, subtitles or HTML, from bytes to decoded text with every step named. The
// caller then makes the stored text from it (NFC, line ends), which is the rule of the claim room.
import type { TextLayer } from '@tumen/claim'
import { decodeText, type Encoding, encodingNamed } from './decode-text.ts'
import type { IntakeFinding, Loss, Notice } from './finding.ts'
import { htmlToText } from './html-to-text.ts'
import { MOST_CUES, TIMED_TYPES, timedKind, timedText } from './timed/timed-text.ts'

/** The bytes as they came, and what is known of them. */
export interface Upload {
  bytes: Uint8Array
  /** As sent, e.g. `text/html; charset=euc-kr`; absent: text or HTML by its beginning. */
  mediaType?: string
  /** Named by a person after seeing sample lines; stronger than a charset in the media type. */
  encoding?: string
  /** Default 20 MB. */
  maxTextBytes?: number
}

/** A text that was read from an upload, or why there is none. */
export type ReadUpload =
  | {
      text: string
      title?: string
      /** Without parameters. */
      mediaType: string
      /** Steps so far, e.g. `decode:utf-8`, `html:text`. */
      steps: string[]
      losses: Loss[]
      notices: Notice[]
      /** When the words of subtitles or of a transcript are said. */
      layer?: TextLayer
      findings?: never
    }
  | { text?: never; findings: IntakeFinding[] }

/** The longest line of a text, in UTF-16 code units. */
export const MAX_LINE_UNITS = 1_000_000

const HTML_TYPES = ['text/html', 'application/xhtml+xml']

function parseMediaType(mediaType: string): { type: string; charset?: string } {
  const [type = '', ...parameters] = mediaType.toLowerCase().split(';')
  const charset = parameters.map((p) => /^\s*charset="?([^"]+)"?\s*$/.exec(p)?.[1]).find(Boolean)
  return { type: type.trim(), ...(charset === undefined ? {} : { charset }) }
}

function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(
    text.slice(0, 4000),
  )
}

// What the page says of itself is only a hint for the person who chooses.
function declaredEncoding(bytes: Uint8Array): Encoding | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const name = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1]
  return name === undefined ? undefined : encodingNamed(name)
}

function withDeclared(findings: IntakeFinding[], bytes: Uint8Array): IntakeFinding[] {
  const declared = declaredEncoding(bytes)
  return findings.map((finding) =>
    declared !== undefined && finding.encodings?.includes(declared)
      ? { ...finding, declared }
      : finding,
  )
}

/** Signs that a reader does not see. */
export function noticesOf(text: string): Notice[] {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const notices: Notice[] = [
    { code: 'bidi_control', count: count(/[\u202a-\u202e\u2066-\u2069]/g) },
    { code: 'control_character', count: count(/[^\P{Cc}\t\n\r]/gu) },
  ]
  return notices.filter((notice) => notice.count > 0)
}

function longLine(text: string): IntakeFinding[] {
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 10 || unit === 13) start = at + 1
    else if (at - start >= MAX_LINE_UNITS)
      return [{ code: 'line_too_long', at: start, limit: MAX_LINE_UNITS }]
  }
  return []
}

/**
 * The text of an upload with its steps, what was left out, and signs that a reader does not
 * see. Findings instead of a text: `unknown_type` for what is neither text nor HTML,
 * `line_too_long`, `too_many_parts`, `empty`, and those of `decodeText`. No address is fetched.
 */
export function readUpload(upload: Upload): ReadUpload {
  const given = upload.mediaType === undefined ? undefined : parseMediaType(upload.mediaType)
  const isKnown =
    given === undefined ||
    /^text\//.test(given.type) ||
    [...HTML_TYPES, TIMED_TYPES.srt].includes(given.type)
  if (!isKnown) return { findings: [{ code: 'unknown_type' }] }
  const encoding = upload.encoding ?? given?.charset
  const { bytes, maxTextBytes } = upload
  const decoded = decodeText({
    bytes,
    ...(encoding === undefined ? {} : { encoding }),
    ...(maxTextBytes === undefined ? {} : { maxTextBytes }),
  })
  if (decoded.findings) return { findings: withDeclared(decoded.findings, bytes) }
  const mediaType = given?.type ?? (looksLikeHtml(decoded.text) ? 'text/html' : 'text/plain')
  const steps = [`decode:${decoded.encoding}`]
  const timed = readTimed(decoded.text, given?.type, steps)
  if (timed) return timed
  if (!HTML_TYPES.includes(mediaType))
    return finish({ text: decoded.text, losses: [] }, mediaType, steps)
  const page = htmlToText(decoded.text)
  if (page.findings) return { findings: page.findings }
  return finish(page, mediaType, [...steps, 'html:text'])
}

/** A text with times; nothing where it has none. */
function readTimed(
  decoded: string,
  type: string | undefined,
  steps: string[],
): ReadUpload | undefined {
  const kind = timedKind(decoded, type)
  if (!kind) return undefined
  const read = timedText(decoded, kind)
  if (!read) return { findings: [{ code: 'too_many_parts', limit: MOST_CUES }] }
  const mediaType = kind === 'transcript' ? 'text/plain' : TIMED_TYPES[kind]
  const made = finish({ text: read.text, losses: [] }, mediaType, [...steps, `${kind}:times`])
  if (made.findings) return made
  const { times, findings } = read
  return { ...made, layer: { tool: `tumen ${kind}`, times, losses: [], findings } }
}

function finish(
  { text, title, losses }: { text: string; title?: string; losses: Loss[] },
  mediaType: string,
  steps: string[],
): ReadUpload {
  if (text.trim() === '') return { findings: [{ code: 'empty' }] }
  const findings = longLine(text)
  if (findings.length > 0) return { findings }
  const named = title === undefined ? {} : { title }
  return { text, ...named, mediaType, steps, losses, notices: noticesOf(text) }
}
