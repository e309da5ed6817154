// Asking for a bundle that was looked at; and, apart from that, the second decision: to let go what
// only few may read.
import { given } from '@tumen/claim'
import { AreaField, CheckField, FieldGroup, ProgressForm, TextField } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import type { Form } from '../../form/form.ts'
import { typedFields } from '../../form/typed-field.ts'
import type { Bundle, Preview, Profile } from './bundle-answer.ts'
import { countPhrase } from './note-table.tsx'

interface AskFormProps {
  ask: Ask
  preview: Preview
  profile: Profile
  action: string
  /** What stood in it before, when it is asked for again. */
  filled?: Pick<Bundle, 'meant' | 'reason'>
}

/** What the form sends of whom it is for and what goes; only what a box itself sends lets it go. */
export function sentOf(form: Form) {
  return {
    ...{ recipient: form.text('recipient'), seen: form.text('seen') },
    ...given({ reason: form.word('reason') }),
    withNotes: form.text('withNotes') === 'yes',
    withCredentials: form.text('withCredentials') === 'yes',
  }
}

/** The form; nothing where nothing could be in the bundle. */
export function AskForm({ ask, preview, profile, action, filled }: AskFormProps): VNode | null {
  const { language, words, form } = ask
  const field = typedFields(ask)
  const own = words.page.bundle
  const { objects, claims, credentials, restrictedCounts, alone, seen } = preview
  if (objects + claims + restrictedCounts.length === 0) return null
  return (
    <section aria-labelledby="ask-title">
      <h2 id="ask-title">{own.askTitle}</h2>
      <ProgressForm language={language} action={action} label={own.ask}>
        <input type="hidden" name="do" value="ask" />
        <input type="hidden" name="profile" value={profile} />
        <input type="hidden" name="seen" value={seen} />
        <TextField
          {...field('recipient')}
          value={form.word('recipient') ?? filled?.meant}
          label={own.recipient}
          hint={own.recipientHint}
          required
        />
        <AreaField
          name="reason"
          label={own.reason}
          rows={2}
          value={form.word('reason') ?? filled?.reason}
        />
        {credentials !== undefined && (
          <CheckField
            name="withCredentials"
            label={own.credentialsBox}
            checked={form.has('withCredentials')}
          />
        )}
        {restrictedCounts.length > 0 && <SecondDecision ask={ask} preview={preview} />}
        <p class="hint">{alone ? own.aloneHint : own.othersHint}</p>
      </ProgressForm>
    </section>
  )
}

/** Never ticked by itself: who sends the form again after a refusal decides again. */
function SecondDecision({ ask, preview }: Pick<AskFormProps, 'ask' | 'preview'>): VNode {
  const own = ask.words.page.bundle
  const counts = countPhrase(ask, preview.restrictedCounts)
  // Without it nothing would be in the bundle, which nobody can ask for.
  const isNeeded = preview.objects + preview.claims === 0
  return (
    <FieldGroup legend={own.secondTitle}>
      <p>{own.secondText}</p>
      <CheckField
        name="withNotes"
        label={fill(own.secondBox, { counts })}
        {...(isNeeded && { hint: own.secondNeeded, required: true })}
      />
    </FieldGroup>
  )
}
