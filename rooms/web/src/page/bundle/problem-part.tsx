// What a page of bundles says of a refusal: what to do on the page, and the state in words. Of what
// has no sentence of its own here the usual one is said.
import { ProblemNote } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'

/** The refusal of the posted form, or nothing. */
export function ProblemPart({ ask }: { ask: Ask }): VNode | null {
  const { language, words, problem } = ask
  const own: Readonly<Record<string, string | undefined>> = words.page.bundle.refused
  const sentence = problem && own[problem.code]
  if (!problem || sentence === undefined)
    return <ProblemNote language={language} problem={problem} />
  const states: Readonly<Record<string, string | undefined>> = words.bundleState
  const state = problem.details?.find((one) => one.state !== undefined)?.state
  return (
    <div class="notice problem" role="alert" id="problem" tabIndex={-1} data-code={problem.code}>
      <p>
        <strong>{fill(sentence, { state: states[String(state)] ?? '' })}</strong>
      </p>
    </div>
  )
}
