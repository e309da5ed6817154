// What a web archive holds beside words and their look: pictures, films, sound, files of other
// kinds. No page here shows it, so somebody has to say that it goes. Told by the kind that each
// record and each file of the archive says of itself. Source: redaction.md 8; decision 0111.
import type { HttpHeader } from './http-message.ts'
import type { WarcRecord } from './warc-record.ts'

/** Kinds that are words, their look, or programs of a page. */
const WORDS: readonly RegExp[] = [
  /^font\/[\w.+-]+$/,
  /^text\/(?:html|plain|css|csv|xml|vtt|(?:java|ecma)script)$/,
  /^application\/(?:x-)?(?:(?:java|ecma)script|font-[\w-]+)$/,
  /^application\/(?:(?:xhtml|rss|atom)\+xml|(?:ld\+|manifest\+)?json|xml|warc-fields)$/,
  /^application\/vnd\.ms-fontobject$/,
]
/** Records that hold no answer: what was asked, said of the file, or is in another record. */
const NO_ANSWER = /^(?:request|revisit|warcinfo)$/
/** Files of the format: records are looked at one by one. */
const OWN_FILES = /(?:\.warc(?:\.gz)?|\.jsonl?|\.cdxj?(?:\.gz)?|\.idx|\.log|\.txt)$/i

/** Whether a record with a body is something else than words. */
export function isUnshown(
  { type, contentType }: Pick<WarcRecord, 'type' | 'contentType'>,
  header: HttpHeader | undefined,
): boolean {
  if (NO_ANSWER.test(type)) return false
  const said = header ? (header.fields.get('content-type') ?? '') : contentType
  const kind = said.split(';')[0]?.trim().toLowerCase() ?? ''
  return !WORDS.some((pattern) => pattern.test(kind))
}

/** Whether a file of an archive is something else than its records, lists and notes. */
export function isUnshownFile(path: string): boolean {
  return !OWN_FILES.test(path)
}
