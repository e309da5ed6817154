// The form in which a script asks the device for a key; without scripts it is not shown.
import { SendButton } from '@tumen/view'
import type { Language } from '@tumen/words'
import { wordsIn } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'

interface KeyFormProps {
  language: Language
  /** Whether a key is made, or used to sign. */
  does: 'make' | 'sign'
  /** What the browser is told, as the passkeys of the door give it. */
  options: object
  action: string
  label: string
  /** The field of the answer; default `key`. */
  field?: string
  children?: ComponentChildren
}

/** A form whose field `key` holds what the device answered. */
export function KeyForm(props: KeyFormProps): VNode {
  const { language, does, options, action, label, field = 'key', children } = props
  const { entry } = wordsIn(language).page
  return (
    <form
      method="post"
      action={action}
      hidden
      data-passkey={does}
      data-options={JSON.stringify(options)}
      data-failed={entry.keyFailed}
      data-known={entry.keyKnown}
    >
      {children}
      <input type="hidden" name={field} value="" data-passkey-answer />
      <SendButton label={label} />
      <p class="wrong" role="status" data-passkey-status />
    </form>
  )
}

/** Fields that travel along unseen. */
export function HiddenFields({
  fields,
}: {
  fields: readonly (readonly [string, string])[]
}): VNode {
  return (
    <>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
