// request.list: what waits for a second person: documents that somebody wants destroyed, and
// bundles that somebody wants to leave. A record that the asker may not know of has none. Source:
// desk.md P27, M9; custody.md 11.
import { given } from '@tumen/claim'
import { ASKED_PROFILES, type Output, requestList } from '@tumen/contract'
import { askedBundles } from '../bundle/state.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can, canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { openShredRequests } from '../shred/open-request.ts'

type Request = Output<'request.list'>['requests'][number]

export const listRequests = implement(requestList, async (desk, _, { actor }) => {
  const found = [...(await destructions(desk, actor)), ...(await bundles(desk, actor))]
  return { requests: found.sort((a, b) => (a.until < b.until ? -1 : 1)) }
})

async function destructions(desk: Desk, actor: Actor): Promise<Request[]> {
  if (!can(actor, 'evidence.shred')) return []
  const open = await openShredRequests(desk)
  const documents = await desk.ledger.read.documentsById(open.map(({ row }) => row.document))
  const readable = documents.filter((one) => canRead(actor, objectOf(one)))
  const ids = new Set(readable.map(({ row }) => row.id))
  return open
    .filter(({ row }) => ids.has(row.document))
    .map(({ row: { id, document, reason: why }, by, recorded: asked, until }) => ({
      ...{ id, kind: 'destruction' as const, by, asked, until },
      ...{ own: by === actor.account, document, why },
    }))
}

async function bundles(desk: Desk, actor: Actor): Promise<Request[]> {
  return (await askedBundles(desk, actor))
    .filter(({ state }) => state === 'waiting')
    .map(({ request: { row, by, recorded: asked }, expires: until = '' }) => {
      const { id, meant, reason } = row
      const profile = ASKED_PROFILES.find((one) => one === row.profile)
      return {
        ...{ id, kind: 'bundle' as const, by, asked, until, own: by === actor.account, meant },
        ...given({ profile, reason }),
      }
    })
}
