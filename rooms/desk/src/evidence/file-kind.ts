// Of what kind a file is: its bytes say it, for every door. What a browser, an ending or a caller
// calls it is a hint between kinds of text alone, which begin alike. Source: intake.md 1, pitfalls.
import { apartKind, isPdf, keptType, pictureType, TIMED_TYPES } from '@tumen/intake'

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
  const found = apartKind(bytes) ?? pictureType(bytes) ?? keptType(bytes)
  return found !== undefined || isPdf(bytes)
}

const PLAYLIST = '#EXTM3U'

/** Whether a file only names films or sound that lie elsewhere. */
export function isPlaylist(bytes: Uint8Array): boolean {
  const mark = bytes[0] === 0xef ? 3 : 0
  return Buffer.from(bytes.subarray(mark, mark + PLAYLIST.length)).toString() === PLAYLIST
}
