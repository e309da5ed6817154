// The newest row that the page of a form showed, as the form sends it along.
import type { Form } from './form.ts'

/** The leaf of that row; nothing where the form says nothing of it. */
export function seenIn(form: Form): number | undefined {
  const leaf = form.word('seen')
  return leaf === undefined ? undefined : Number(leaf)
}
