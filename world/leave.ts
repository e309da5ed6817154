// Lets bundles of the invented world be made, as an editor does who may read all that is in them.
// No tests here.

import type { Output } from '@tumen/contract'
import { type Actor, callByName, type Desk } from '@tumen/desk'

const EDITOR: Actor = { account: 'edi-1', roles: ['editor', 'reviewer'] }

/** Looks at each thing that leaves in a bundle, and approves it. */
export async function letLeave(desk: Desk, bundle: string): Promise<void> {
  const call = { actor: EDITOR, progress: { report: () => undefined } }
  const listed = (await callByName(desk, 'bundle.list', { bundle }, call)) as Output<'bundle.list'>
  for (const { id, kind, open } of listed.bundles[0]?.looks ?? [])
    for (const page of open)
      if (kind === 'claim') await callByName(desk, 'claim.show', { id }, call)
      else await callByName(desk, 'bundle.look', { bundle, id, page }, call)
  await callByName(desk, 'bundle.approve', { bundle }, call)
}
