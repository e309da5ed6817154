// Whether two mentions are one person, under review. What was said of them counts from its
// recording; rejected, it is withdrawn. What is kept from a second reader is not there for them.
import { given, type MentionJudgement } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { judgedPairs, pairKey } from '../../linkage/judged-pair.ts'
import { isKeptFrom } from '../../linkage/said-pair.ts'
import type { Actor, Desk } from '../../operation.ts'
import { can } from '../../policy.ts'
import { Refusal } from '../../refusal.ts'
import type { Item, Notice, ReviewKind } from './kind.ts'

export const personReview: ReviewKind = {
  named: (ids) => ({ mentions: [...ids] }),
  async notices(desk, actor, items) {
    const notices: [string, Notice][] = []
    for (const [line, said] of await saidByLine(desk, actor, items)) {
      const last = said.inForce.at(-1) ?? said.rows.at(-1)
      if (last) notices.push([line, { by: last.by, isOver: said.inForce.length === 0 }])
    }
    return new Map(notices)
  },
  async titles(_, _actor, items) {
    return new Map(items.map(({ ids, line }) => [line, ids.join(' – ')]))
  },
  async find(desk, actor, item, field) {
    const said = (await saidByLine(desk, actor, [item])).get(item.line)
    const last = said?.inForce.at(-1) ?? said?.rows.at(-1)
    if (!said || !last) throw new Refusal('not-found', field)
    return {
      ...{ by: last.by, isOver: said.inForce.length === 0, isAccepted: false },
      async subject() {
        const { verdict, reason } = last.row
        const found = await desk.ledger.read.mentionsById(item.ids)
        const inOrder = found.map(({ row }) => row).sort((a, b) => (a.id < b.id ? -1 : 1))
        return { said: { verdict, mentions: inOrder, ...given({ reason }) } }
      },
      async conclude(write, decision, reason) {
        if (decision !== 'rejected') return
        for (const { row } of said.inForce.filter((one) => one.row.verdict === last.row.verdict))
          await write.append('judgement', withdrawing(row, { id: desk.newId('jm'), reason }))
      },
      // It counts until somebody rejects it.
      async reopen() {},
    }
  },
}

function withdrawing(
  { id: withdraws, a, b, verdict }: MentionJudgement,
  { id, reason }: { id: string; reason: string },
): MentionJudgement {
  return { id, a, b, verdict, blind: false, withdraws, reason }
}

/** What people said of two mentions, the oldest first. */
interface Said {
  rows: Stored<MentionJudgement>[]
  inForce: Stored<MentionJudgement>[]
}

/** What was said of each pair that the asker may know of. */
async function saidByLine(
  desk: Desk,
  actor: Actor,
  items: readonly Item[],
): Promise<Map<string, Said>> {
  if (!can(actor, 'mention.read')) return new Map()
  const judged = await judgedPairs(desk)
  const lines = new Map(items.map(({ ids: [a = '', b = ''], line }) => [pairKey(a, b), line]))
  const found = new Map<string, Said>()
  for (const stored of judged.rows) {
    const { a, b, id, withdraws } = stored.row
    const line = lines.get(pairKey(a, b))
    if (line === undefined || withdraws !== undefined) continue
    if (stored.by !== actor.account && isKeptFrom(judged, pairKey(a, b), actor.account)) continue
    const said = found.get(line) ?? { rows: [], inForce: [] }
    said.rows.push(stored)
    if (judged.inForce.has(id)) said.inForce.push(stored)
    found.set(line, said)
  }
  return found
}
