// Memory of the door that is given back as soon as it can be.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

export { keepHeapSmall } from '@tumen/desk'

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
