// What may be said of a fault beyond the page that it broke: where and what kind, never contents.
import { Fault } from '@tumen/desk'

/** What may be said of a fault: a number to quote, the kind, the operation or path pattern. */
export interface FaultNote {
  number: string
  name: string
  code: string
  where: string
}

/** The note of an error; messages of libraries quote what they choke on, so they stay behind. */
export function noteFault(error: unknown, number: string, where: string): FaultNote {
  const name = error instanceof Error && /^[A-Za-z]{1,60}$/.test(error.name) ? error.name : 'Error'
  const code = error instanceof Fault ? error.behind : 'unexpected'
  return { number, name, code, where: error instanceof Fault ? error.operation : where }
}
