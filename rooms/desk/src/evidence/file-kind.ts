// Of what kind a file is: its bytes say it, for every door. What a browser, an ending or a caller
// calls it is a hint between kinds of text alone, which begin alike. Source: intake.md 1, pitfalls.
import { MOST_FILE_BYTES } from '@tumen/contract'
import { apartKind, isPdf, keptType, pictureType, TIMED_TYPES, unknownType } from '@tumen/intake'

/** Kinds of text that a hint may tell apart. */
const TEXTS: ReadonlySet<string> = new Set([
  ...['text/plain', 'text/html', 'application/xhtml+xml'],
  ...Object.values(TIMED_TYPES),
])

/** What of the name of a kind counts: which text it is, and in which encoding. */
export function fileHint(bytes: Uint8Array, named = ''): { mediaType?: string; charset?: string } {
  if (isKnown(bytes)) return {}
  const [type = '', ...parameters] = named.toLowerCase().split(';')
  if (TEXTS.has(type.trim())) return { mediaType: named }
  const charset = parameters.map((one) => /^\s*charset="?([^"]+)"?\s*$/.exec(one)?.[1])
  const [first] = charset.filter((one) => one !== undefined)
  return type.startsWith('text/') && first !== undefined ? { charset: first } : {}
}

/** Whether the bytes alone say that a file is no text as it stands. */
function isKnown(bytes: Uint8Array): boolean {
  return isOpened(bytes) || keptType(bytes) !== undefined
}

/** Whether a file of these first bytes is opened apart from the desk. */
export function isOpened(head: Uint8Array): boolean {
  return (apartKind(head) ?? pictureType(head)) !== undefined || isPdf(head)
}

/** Most bytes of a file with these first bytes: its kind is told before the rest has come. */
export function mostBytes(head: Uint8Array): number {
  if (isPdf(head)) return MOST_FILE_BYTES.pdf
  if (pictureType(head) !== undefined) return MOST_FILE_BYTES.picture
  if (beginsOffice(head)) return MOST_FILE_BYTES.office
  const kept = keptType(head) ?? (isOpened(head) ? undefined : unknownType(head))
  return kept === undefined ? MOST_FILE_BYTES.text : MOST_FILE_BYTES.kept
}

/** What media types are together; of one that is in no family nothing is concluded. */
const FAMILIES: readonly (readonly [family: string, RegExp])[] = [
  ['mail', /^message\/rfc822$/],
  ['text', /^(?:text\/(?!xml)|application\/(?:xhtml\+xml|x-subrip|json|rtf|javascript|x-sh)$)/],
  ['picture', /^image\//],
  ['recording', /^(?:video|audio)\//],
  ['pdf', /^application\/(?:x-)?pdf$/],
  ['office', /^application\/vnd\.(?:openxmlformats-|oasis\.opendocument\.|ms-powerpoint)/],
  ['office', /^application\/(?:msword|x-ole|x-hwp)/],
  ['archive', /^application\/(?:.*\+zip|(?:x-)?zip|x-zip-compressed|.*rar|x-7z|(?:x-)?gzip|x-tar)/],
  ['unknown', /^application\/octet-stream$/],
]

function familyOf(mediaType: string): string | undefined {
  return FAMILIES.find(([, types]) => types.test(mediaType))?.[0]
}

/**
 * Whether the name under which a file came says another kind than its bytes are, as of a script
 * that is called a film. Somebody may mean to mislead, or was misled.
 */
export function isNamedOtherwise(named: string | undefined, mediaType: string): boolean {
  const [type = ''] = (named ?? '').toLowerCase().split(';')
  const says = familyOf(type.trim())
  const is = familyOf(mediaType)
  if (says === undefined || says === 'unknown' || is === undefined) return false
  return says !== is
}

/** What office files have as their first part. Sources: ECMA-376-2; OpenDocument 1.3, part 2. */
const OFFICE_PART = /^(?:\[Content_Types\]\.xml|(?:_rels|docProps|word|xl|ppt)\/)/
const ODF_PART = /^mimetypeapplication\/vnd\.oasis\.opendocument/
/** Where in a ZIP the name of its first part begins. Source: APPNOTE.TXT 4.3.7. */
const FIRST_NAME = 30

/** Whether a file of these first bytes may be an office file. */
export function beginsOffice(head: Uint8Array): boolean {
  if (keptType(head) !== 'application/zip') return false
  const name = Buffer.from(head.subarray(FIRST_NAME, FIRST_NAME + 100)).toString('latin1')
  return OFFICE_PART.test(name) || ODF_PART.test(name)
}

const PLAYLIST = '#EXTM3U'

/** Whether a file only names films or sound that lie elsewhere. */
export function isPlaylist(bytes: Uint8Array): boolean {
  const mark = bytes[0] === 0xef ? 3 : 0
  return Buffer.from(bytes.subarray(mark, mark + PLAYLIST.length)).toString() === PLAYLIST
}
