// Reading a form field by field: what cannot be read from one field does not hide what is wrong
// with another. Whoever records refuses with the first problem; whoever checks is told all.
import { Refusal } from '../refusal.ts'

/** What `read` gives, or nothing: then its refusal stands in `problems`. */
export function attempt<T>(problems: Refusal[], read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    problems.push(error)
    return undefined
  }
}
