// Recording a list of persons: what it is of, and who made it. Who stands on it comes by a file.
import { listPath, ProblemNote, SendButton, TextField } from '@tumen/view'
import type { Page } from '../../door/ask.ts'
import { typedFields } from '../../form/typed-field.ts'
import { FrameFields, frameInput } from './list-form.tsx'

export const newList: Page = {
  path: '/lists/new',
  nav: 'estimates',
  async show(ask) {
    const { language, words, problem } = ask
    const field = typedFields(ask)
    const { list, estimate } = words.page
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        <form method="post" action="/lists/new" class="card">
          <TextField
            {...field('title')}
            label={list.form.name}
            hint={list.form.nameHint}
            required
          />
          <FrameFields ask={ask} />
          <SendButton label={list.form.go} />
        </form>
      </>
    )
    return {
      title: list.add,
      crumbs: [
        { label: estimate.title, href: '/estimates' },
        { label: list.title, href: '/lists' },
        { label: list.add },
      ],
      body,
    }
  },
  async act({ form, call }) {
    const input = { title: form.text('title').trim(), ...frameInput(form) }
    const { id } = await call('list.record', input)
    return { to: listPath(id), done: 'recorded' }
  },
}
