// Several proposals at once, after looking at each: the boxes stand on the cards and belong to
// this form. All that are ticked are recorded in one change, or none.
import { SendButton } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { proposalsPath } from './proposal-answer.ts'

interface BulkProps {
  ask: Ask
  document: string
}

/** The form with its two buttons; the island adds the count and one that chooses. */
export function BulkForm({ ask, document }: BulkProps): VNode {
  const { proposal: words } = ask.words.page
  return (
    <form method="post" action={proposalsPath(document)} id="chosen" class="proposal-bulk">
      <fieldset>
        <legend>{words.bulk}</legend>
        <p class="hint">{words.bulkHint}</p>
        <p class="row-actions">
          <SendButton label={words.acceptChosen} name="do" value="accept" />
          <button type="submit" name="do" value="reject">
            {words.rejectChosen}
          </button>
          <button type="button" hidden data-choose>
            {words.chooseClear}
          </button>
        </p>
        <p
          class="muted"
          aria-live="polite"
          data-chosen
          data-one={fill(words.chosen, { n: 1 })}
          data-many={fill(words.chosen, { n: '#' })}
        />
      </fieldset>
    </form>
  )
}
