// Kinds of files that are kept whole and never opened, by the media type under which they are
// stored: that of their first bytes. Source: intake.md 3 and 4.

export const KEPT_KINDS = [
  ...(['zip', 'archive', 'heic', 'svg', 'picture', 'film', 'sound', 'office', 'mailbox'] as const),
  'unknown' as const,
] as const
export type KeptKind = (typeof KEPT_KINDS)[number]

/** What each media type is to a reader. */
export const KEPT_TYPES = {
  'application/zip': 'zip',
  'application/vnd.rar': 'archive',
  'application/x-7z-compressed': 'archive',
  'application/gzip': 'archive',
  'image/heic': 'heic',
  'image/svg+xml': 'svg',
  'image/avif': 'picture',
  'image/gif': 'picture',
  'image/tiff': 'picture',
  'image/bmp': 'picture',
  'image/jp2': 'picture',
  'image/vnd.adobe.photoshop': 'picture',
  'video/mp4': 'film',
  'video/quicktime': 'film',
  'video/3gpp': 'film',
  'video/x-matroska': 'film',
  'video/x-msvideo': 'film',
  'video/x-ms-asf': 'film',
  'video/x-flv': 'film',
  'video/mpeg': 'film',
  'audio/mp4': 'sound',
  'audio/mpeg': 'sound',
  'audio/aac': 'sound',
  'audio/amr': 'sound',
  'audio/flac': 'sound',
  'audio/ogg': 'sound',
  'audio/wav': 'sound',
  'audio/aiff': 'sound',
  'application/x-ole-storage': 'office',
  'application/x-hwp': 'office',
  'application/vnd.ms-outlook-pst': 'mailbox',
  'application/octet-stream': 'unknown',
} as const satisfies Readonly<Record<string, KeptKind>>
export type KeptType = keyof typeof KEPT_TYPES

/** What a file is that is kept unopened, by its stored media type; nothing of all others. */
export function keptKind(mediaType: string): KeptKind | undefined {
  const kinds: Readonly<Record<string, KeptKind>> = KEPT_TYPES
  return Object.hasOwn(kinds, mediaType) ? kinds[mediaType] : undefined
}
