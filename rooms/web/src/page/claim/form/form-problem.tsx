// Why the form was refused, above it: in the form's own words where it can be mended here, with
// the way to the field.
import { ProblemNote } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { ownSentence } from './field-props.ts'

/** The note about the refusal of the posted form, or nothing. */
export function FormProblem({ ask }: { ask: Ask }): VNode | null {
  const { problem, language, words } = ask
  const sentence = problem && ownSentence(ask, problem)
  if (problem === undefined || sentence === undefined)
    return <ProblemNote language={language} problem={problem} />
  const labels: Readonly<Record<string, string | undefined>> = words.page.claimForm.field
  const field = problem.field?.split('.')[0] ?? ''
  return (
    <div class="notice problem" role="alert" id="problem" tabIndex={-1} data-code={problem.code}>
      <p>
        <strong>{sentence}</strong>{' '}
        {labels[field] !== undefined && <a href={`#${field}`}>{labels[field]}</a>}
      </p>
    </div>
  )
}
