// Work in steps. Between two steps the caller may let others work, or stop. A pure room cannot wait
// itself: it says where waiting does no harm.

/** Work that pauses between its steps and gives its result at the end. */
export type InSteps<T> = Generator<void, T, void>

/** The result, all steps one after the other. */
export function atOnce<T>(steps: InSteps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
