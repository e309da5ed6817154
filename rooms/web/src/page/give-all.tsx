// From a list to the page that gives records to groups: all that stand on this page of it, by their
// ids. Where there is no group, or somebody may give nothing, there is no such way.
import type { VNode } from 'preact'
import type { Ask } from '../door/ask.ts'

/** The link; nothing where it would lead nowhere. */
export async function giveAll(
  ask: Ask,
  kind: 'claim' | 'document',
  ids: readonly string[],
): Promise<VNode | undefined> {
  if (ids.length === 0 || !ask.may('record.assign')) return undefined
  const { groups } = await ask.call('group.list', {})
  if (groups.length === 0) return undefined
  const query = new URLSearchParams({ kind, ids: ids.join(' ') })
  return (
    <p>
      <a href={`/access/groups?${query}`}>{ask.words.page.access.giveAll}</a>
    </p>
  )
}
