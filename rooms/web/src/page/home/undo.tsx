// Undoing a change, and undoing that. The button stands wherever something was just done and in
// the history; here it acts, or says what still builds on the change.
import { Refusal } from '@tumen/desk'
import { ProblemNote } from '@tumen/view'
import type { Page } from '../../door/ask.ts'
import { safePath } from '../../door/render.tsx'

export const undo: Page = {
  path: '/undo',
  nav: 'home',
  async show({ language, words, problem, form }) {
    if (!problem) throw new Refusal('not-found')
    const { lost, back } = words.page.frame
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        <p>
          <a href={safePath(form.word('back'))}>{back}</a>
        </p>
      </>
    )
    return { title: lost.refused, body }
  },
  async act({ form, call }) {
    const change = Number(form.text('leaf'))
    if (!Number.isSafeInteger(change)) throw new Refusal('invalid-input', 'leaf')
    const { returns } = await call('change.undo', { change })
    return { to: safePath(form.word('back')), done: returns ? 'redone' : 'undone' }
  },
}
