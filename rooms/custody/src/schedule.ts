// When checkpoints are signed: at one time of the day for everybody, so that the time of a
// checkpoint does not show when anybody works. Source: custody.md section 9.

const DAY_MS = 86_400_000

/** The next 00:00 UTC after an instant, both in milliseconds since 1970. */
export function nextSigning(nowMs: number): number {
  return (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS
}
