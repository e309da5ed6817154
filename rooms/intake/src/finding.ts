// Why an upload gives no text: data that the user can act on, with offsets and limits, never with
// contents. Source: intake.md 1 and 4.

export const INTAKE_CODES = [
  'empty',
  'too_large',
  'too_many_parts',
  'line_too_long',
  'binary',
  'not_understood',
  'unknown_encoding',
  'unknown_type',
  'damaged',
  'encrypted',
  'bomb',
  'bad_path',
  'links_inside',
  'truncated',
  'archive_form',
  'archive_version',
  'file_missing',
  'file_unlisted',
  'digest_unknown',
  'digest_differs',
  'record_malformed',
  'not_isolated',
  'program_missing',
  'no_text',
  'too_many_pages',
  'timed_out',
  'out_of_memory',
  'crashed',
  'too_many_pixels',
] as const
export type IntakeCode = (typeof INTAKE_CODES)[number]

/** One reason why bytes are not taken as text. */
export interface IntakeFinding {
  code: IntakeCode
  /** Offset of the first bad byte, or of the long line in UTF-16 code units. */
  at?: number
  /** The limit that was passed. */
  limit?: number
  /** Which file of an archive, by its place in it, counted from 1. */
  part?: number
  /** Encodings that would read the bytes without an error, for a person to choose from. */
  encodings?: readonly string[]
  /** The encoding that the page says of itself, if it is one of those. */
  declared?: string
}

/** Of a page its parts; of a PDF lines that each page repeats, and hyphens at line ends. */
export type LossKind =
  | ('script' | 'style' | 'template' | 'hidden' | 'embedded' | 'picture' | 'form')
  | ('running_line' | 'line_hyphen')

/** What was left out of the text, and how much of it. */
export interface Loss {
  kind: LossKind
  /** Elements left out, or words put together. */
  count: number
  /** UTF-16 code units of text inside them. */
  units: number
}

/** Signs in the text that a reader does not see, which a reviewer must know of. */
export interface Notice {
  code: 'bidi_control' | 'control_character'
  count: number
}
