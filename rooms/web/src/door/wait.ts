// How long to wait, to programs in a header and to people in a sentence.
import { fill } from '@tumen/words'
import type { Context } from 'hono'

/** The sentence, with the seconds in it; the header goes with the answer. */
export function answerWait(c: Context, pattern: string, wait: number): string {
  const seconds = Math.ceil(wait)
  c.header('Retry-After', String(seconds))
  return fill(pattern, { seconds })
}
