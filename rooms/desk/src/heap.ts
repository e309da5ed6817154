// How much memory a process with a workspace may gather before it cleans up. V8 lets a heap grow to
// several times what is in use; a laptop that also runs a browser must not pay for that.
import { setFlagsFromString } from 'node:v8'

/** The heap may grow by so much beyond what was in use, in percent. */
const GROWING_PERCENT = 25

/**
 * Makes V8 collect when the heap has grown by a quarter: about a tenth more work for half the
 * memory. No cap is set, so a question that needs more is still answered. For a whole process.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`)
}
