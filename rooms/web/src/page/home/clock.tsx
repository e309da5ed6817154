// The clock of this machine against what is recorded: on the start page, so that the first change
// after a weekend costs one click, and on a page of its own.
import type { Output } from '@tumen/contract'

import { ClockForm, type ClockFormProps, clockSentence, EmptyNote, ProblemNote } from '@tumen/view'
import type { Language } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { safePath } from '../../door/render.tsx'
import { clockWordIn } from '../../form/clock-page.tsx'

/** How the clock stands. */
export type ClockAnswer = Output<'workspace.show'>['clock']

/** How the workspace and the clock of this machine stand. */
export function workspaceOf({ call }: Ask): Promise<Output<'workspace.show'>> {
  return call('workspace.show', { most: 0 })
}

/** What the start page says of the clock; nothing where all is well. */
export function clockNotice(ask: Ask, clock: ClockAnswer, back: string): VNode | undefined {
  const { language, may } = ask
  const sentence = clockSentence(language, clock)
  if (sentence === undefined) return undefined
  const word = clock.differs === 'ahead' ? 'confirm' : 'repair'
  return (
    <div class="notice problem" role="status">
      <p>{sentence}</p>
      {may(`workspace.${word}-clock`) && <Button {...{ language, clock, word, back }} />}
    </div>
  )
}

function Button({
  language,
  clock,
  word,
  back,
}: Pick<ClockFormProps, 'clock' | 'word'> & { language: Language; back: string }): VNode {
  return <ClockForm {...{ language, clock, word }} action="/clock" fields={[['back', back]]} />
}

export const clock: Page = {
  path: '/clock',
  nav: 'home',
  async show(ask) {
    const { words, language, problem } = ask
    const notice = clockNotice(ask, (await workspaceOf(ask)).clock, '/')
    const body = (
      <>
        <ProblemNote language={language} problem={problem} />
        {notice ?? <EmptyNote text={words.clock.right} />}
      </>
    )
    return { title: words.clock.title, body }
  },
  async act({ form, said }) {
    // The door has said it already: it does so for every form.
    const word = clockWordIn(form)
    const done = word?.operation === 'workspace.repair-clock' ? 'repaired' : 'confirmed'
    return { to: safePath(form.word('back')), ...(said && { done }) }
  },
}
