// The form that says what of a document, or of the words of a claim, is hard to look at: one press
// opens it, a second one marks. Source: desk.md 8, R1.
import { CONTENT_WORDS, given } from '@tumen/claim'
import type { MarkedKind, Output } from '@tumen/contract'
import { contentSentence, keptForm, OpenWords, problemOf, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import type { Ask, FormInput } from '../door/ask.ts'
import type { Form } from '../form/form.ts'
import { seenIn } from '../form/seen.ts'

/** Whether a form says what is hard to look at. */
export function isMarking(form: Form): boolean {
  return form.word('mark') !== undefined
}

/** What the form says, as `content.mark` takes it: the pressed word goes where it stands. */
export function markInput(kind: MarkedKind, id: string, form: Form): FormInput<'content.mark'> {
  const pressed = form.text('mark')
  const before = form.texts('marked')
  const isOn = before.includes(pressed)
  const words = isOn ? before.filter((word) => word !== pressed) : [...before, pressed]
  const description = words.length === 0 ? undefined : form.word('description')
  return { kind, id, words, ...given({ description, seen: seenIn(form) }) }
}

interface MarkFormProps {
  ask: Ask
  /** Where the form goes. */
  action: string
  /** The newest mark of the record. */
  mark: Output<'claim.show'>['mark']
}

/** The form, closed until it is wanted; nothing for whoever may not mark. */
export function MarkForm({ ask, action, mark }: MarkFormProps): VNode | null {
  const { language, words, form, problem } = ask
  if (!ask.may('content.mark')) return null
  const { content } = words
  const isOpen = useContext(OpenWords)
  const own = content.form
  const marked = mark?.words ?? []
  const descriptions = mark?.description === undefined ? [] : [mark.description]
  return (
    <details class="mark-form no-print" open={isMarking(form)}>
      <summary>{own.title}</summary>
      <form method="post" action={action} {...keptForm(language)}>
        <p>
          {marked.length === 0
            ? own.none
            : contentSentence(language, { words: marked, descriptions })}
        </p>
        <p class="hint">{own.hint}</p>
        <input type="hidden" name="seen" value={mark?.leaf ?? 0} />
        {marked.map((word) => (
          <input type="hidden" name="marked" value={word} />
        ))}
        <TextField
          name="description"
          label={own.description}
          hint={own.descriptionHint}
          value={isMarking(form) ? form.text('description') : (mark?.description ?? '')}
          problem={isMarking(form) ? problemOf(language, problem, 'description') : undefined}
        />
        <p class="actions">
          {CONTENT_WORDS.map((word) => (
            <button type="submit" name="mark" value={word} aria-pressed={marked.includes(word)}>
              {content.word[word]}
            </button>
          ))}
        </p>
      </form>
      <form method="post" action="/look" class="actions">
        <input type="hidden" name="back" value={action} />
        <button type="submit" name="words" value={isOpen ? 'fold' : 'open'} aria-pressed={isOpen}>
          {own.openAll}
        </button>
      </form>
    </details>
  )
}
