// How much memory the process of the door may gather before it cleans up. V8 lets a heap grow to
// several times what is in use; a laptop that also runs a browser must not pay for that.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** The heap may grow by so much beyond what was in use, in percent. */
const GROWING_PERCENT = 25

/**
 * Makes V8 collect when the heap has grown by a quarter: about a tenth more work for half the
 * memory. No cap is set, so a question that needs more is still answered. For a whole process.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`)
}

let collect: ((options: { type: 'minor' }) => void) | undefined

/**
 * Gives back what was used for a moment only. The pieces in which a large body arrives are outside
 * of the heap, where V8 counts them late: without this as much again is held as the body has.
 */
export function collectYoung(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as (options: { type: 'minor' }) => void
  }
  collect({ type: 'minor' })
}
