// Reading a form field by field: an unreadable field does not hide problems in another. Recording
// refuses with the first problem; checking reports all.
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
