// One quiet line that says whether others work on a record at this moment. With scripts it is kept
// up to date; without them it is as the page was asked for.
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../door/ask.ts'

/**
 * The line about a record that the person may know of, named as reviews name it; with a form on the
 * page it is noted that this person works on it.
 */
export async function workLine(
  ask: Ask,
  record: string,
  hasForm = false,
): Promise<VNode | undefined> {
  if (!ask.may('record.work')) return undefined
  const own = ask.words.page.work
  const input = { record, ...(hasForm && { working: true }) }
  const { working, names } = await ask.call('record.work', input)
  const named = fill(own.named, { names: names.join(', ') })
  return (
    <p
      class="muted no-print"
      role="status"
      hidden={!working}
      data-work={record}
      data-form={hasForm || undefined}
      data-some={own.some}
      data-named={own.named}
    >
      {working && (names.length > 0 ? named : own.some)}
    </p>
  )
}
