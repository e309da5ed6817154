// Work in steps, between which whoever drives it may let others work or stop it. A room that
// is pure cannot wait itself: it says where waiting would do no harm.

/** Work that pauses between its steps and gives its result at the end. */
export type InSteps<T> = Generator<void, T, void>

/** The result, all steps one after the other. */
export function atOnce<T>(steps: InSteps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
