// Who is to judge, and by when, as a form has it.
import { given } from '@tumen/claim'
import type { Form } from '../../form/form.ts'

/** The pseudonyms, with spaces or commas between, and the day where one was typed. */
export function reviewersIn(form: Form): { reviewers: string[]; due?: string } {
  const reviewers = form.text('reviewers').split(/[\s,]+/u)
  const due = form.word('due')
  return { reviewers: reviewers.filter((one) => one !== ''), ...given({ due }) }
}
