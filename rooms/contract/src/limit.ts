// The limits that doors and desk share. A door refuses early what an operation would not take, and
// a form has as many fields as its operation reads: both ask here.

/** Largest text of a document and largest derivative, in bytes. */
export const MOST_TEXT_BYTES = 20_000_000

/** Largest archive that is opened, in bytes as packed; also what comes as base64. */
export const MOST_ARCHIVE_BYTES = 100_000_000

/**
 * Largest file of each kind, in bytes. What is opened has the limit of what opens it, and is held
 * whole for that; what is kept unopened is never held. Source: intake.md 3.
 */
export const MOST_FILE_BYTES = {
  text: MOST_TEXT_BYTES,
  picture: 100_000_000,
  pdf: 200_000_000,
  office: MOST_ARCHIVE_BYTES,
  kept: 4_000_000_000,
} as const

/** Largest file with a list of persons, in bytes. */
export const MOST_LIST_BYTES = 200 * 1024 * 1024

/** Longest id, and longest name by which a record is asked for. */
export const MOST_ID = 200

/** Longest piece of a quotation. */
export const MOST_QUOTE = 20_000

/** How many of each repeated field a claim takes from one form. */
export const MOST_REPEATED = { piece: 50, place: 50, restrict: 20, relation: 100 } as const

/** Most rows of one page of a list. */
export const MOST_ROWS = 1000
