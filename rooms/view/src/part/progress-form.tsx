// A form for work that can take minutes. Without scripts it is sent and answered as any other;
// the island `progress` asks meanwhile how far the work is, and can have it stopped.
import { type Language, wordsIn } from '@tumen/words'
import type { ComponentChildren, VNode } from 'preact'
import { SendButton } from './field.tsx'

export interface ProgressFormProps {
  language: Language
  action: string
  /** What the button says. */
  label: string
  /** By which buttons outside of it send it. */
  id?: string
  /** True when the form sends a file. */
  hasFile?: boolean
  /** What is said when the work is over and no other page followed: a file was saved. */
  sent?: string
  /** From `keptForm`: unsent text is never lost. */
  'data-keep'?: string
  children?: ComponentChildren
}

/** The form with its live region; the island gives `progress` a token. */
export function ProgressForm(props: ProgressFormProps): VNode {
  const { language, action, label, id, hasFile = false, children } = props
  const { frame } = wordsIn(language).page
  return (
    <form
      id={id}
      method="post"
      action={action}
      enctype={hasFile ? 'multipart/form-data' : undefined}
      data-progress={frame.working}
      data-sent={props.sent}
      data-keep={props['data-keep']}
    >
      <input type="hidden" name="progress" value="" />
      {children}
      <SendButton label={label} />
      <p class="progress" role="status" data-progress-text />
      <button type="button" hidden data-progress-cancel>
        {frame.cancel}
      </button>
    </form>
  )
}
