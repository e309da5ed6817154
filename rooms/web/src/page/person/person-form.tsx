// The forms that take records out of a person, and that say that it is the same as another. Both
// are judgements with a name and a reason; claims stay where they are.
import { FieldGroup, personPath, problemOf, SendButton, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { numberInList } from '../mention-name.ts'
import { RecordField } from '../record-field.tsx'
import type { ShownPerson } from './person-answer.ts'

interface FormProps {
  ask: Ask
  answer: ShownPerson
}

/** Takes records out; the key u opens it. */
export function SplitForm({ ask, answer }: FormProps): VNode {
  const { language, words, form, problem } = ask
  const { split } = words.page.person
  const isSent = form.text('do') === 'split'
  return (
    <details class="card" open={isSent}>
      <summary data-key="u" data-key-name={split.title}>
        {split.title}
      </summary>
      <p>{split.lead}</p>
      <form method="post" action={personPath(answer.person.id)}>
        <input type="hidden" name="do" value="split" />
        <input type="hidden" name="seen" value={answer.seen} />
        <FieldGroup legend={split.records}>
          {answer.mentions.map(({ mention, title }, n) => (
            <div class="field check">
              <input
                type="checkbox"
                id={`mention-${n}`}
                name="mention"
                value={mention.id}
                checked={isSent && form.texts('mention').includes(mention.id)}
              />
              <label for={`mention-${n}`}>
                <bdi>{mention.name ?? words.page.person.noName}</bdi> · {title} ·{' '}
                {numberInList(mention.id)}
              </label>
            </div>
          ))}
        </FieldGroup>
        <TextField
          name="reason"
          label={split.reason}
          value={isSent ? form.text('reason') : ''}
          problem={isSent ? problemOf(language, problem, 'reason') : undefined}
          required
        />
        <SendButton label={split.go} />
      </form>
    </details>
  )
}

/** Says that the person is the same as another. */
export function MergeForm({ ask, answer }: FormProps): VNode {
  const { words, form } = ask
  const { merge, filter } = words.page.person
  const isSent = form.text('do') === 'merge'
  return (
    <details class="card" open={isSent}>
      <summary>{merge.title}</summary>
      <p>{merge.lead}</p>
      <form method="post" action={personPath(answer.person.id)}>
        <input type="hidden" name="do" value="merge" />
        <input type="hidden" name="seen" value={answer.seen} />
        <RecordField
          ask={ask}
          name="other"
          label={merge.other}
          hint={filter.nameHint}
          value={form.text('other')}
          about="b"
          required
        />
        <div class="field">
          <label for="merge-reason">{merge.reason}</label>
          <input
            {...{ id: 'merge-reason', name: 'reason', autocomplete: 'off' }}
            value={isSent ? form.text('reason') : ''}
            required
          />
        </div>
        <SendButton label={merge.go} />
      </form>
    </details>
  )
}
