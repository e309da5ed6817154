// Padding: signed sizes are multiples of 16, so that a published checkpoint does not show how much
// work was done on a day, and silence looks like work.

/** Signed sizes are multiples of this. */
export const PAD_BLOCK = 16

/** After how many days without a change a full block of pads is signed. */
export const QUIET_DAYS = 7

/** How many `log.pad` leaves bring a log of `size` leaves to the next multiple of 16. */
export function padsNeeded(size: number): number {
  return (PAD_BLOCK - (size % PAD_BLOCK)) % PAD_BLOCK
}

/**
 * How many `log.pad` leaves to append before signing: up to the next multiple of 16, or a whole
 * block when nothing has changed for a week since the last checkpoint.
 */
export function padsBeforeHead(log: {
  size: number
  /** Size of the last checkpoint, 0 when there is none. */
  headSize: number
  daysSinceHead: number
}): number {
  const isQuiet = log.size === log.headSize && log.daysSinceHead >= QUIET_DAYS
  return isQuiet ? PAD_BLOCK : padsNeeded(log.size)
}
