// How large a PDF may be, in one place. Source: intake.md 3.

/** Most pages of a file. */
export const MOST_PDF_PAGES = 500
/** Dots an inch at which pages are drawn to be covered. */
export const RESOLUTION = 150
/** Share of a page above and below where lines run, and the sign of an office stands. */
export const EDGE = 0.12
