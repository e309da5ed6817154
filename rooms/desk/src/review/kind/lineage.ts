// That one document depends on another, under review: accepted it is confirmed, and the claims of
// the copy no longer wait.
import type { DocumentRelationRow, EvidenceDocument } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { appendCopiedSpeakers } from '../../claim/copied-speaker.ts'
import { documentRelations, relatedReadable } from '../../document/state.ts'
import type { Actor, Desk } from '../../operation.ts'
import { Refusal } from '../../refusal.ts'
import type { Item, Notice, ReviewKind } from './kind.ts'
import { ownRows } from './own-row.ts'

type Row = Stored<DocumentRelationRow>

export const lineageReview: ReviewKind = {
  named: (ids) => ({ documents: [...ids] }),
  async notices(desk, actor, items) {
    const found = await rowsByLine(desk, actor, items)
    const notices: [string, Notice][] = []
    for (const [line, rows] of found) notices.push([line, await noticeOf(desk, line, rows)])
    return new Map(notices)
  },
  async titles(desk, _, items) {
    const found = await desk.ledger.read.documentsById(items.flatMap(({ ids }) => ids))
    const byId = new Map(found.map(({ row }) => [row.id, row]))
    return new Map(items.map(({ line, ids }) => [line, ids.map(titleIn(byId)).join(' → ')]))
  },
  async find(desk, actor, item, field) {
    const rows = (await rowsByLine(desk, actor, [item])).get(item.line)
    const newest = rows?.at(-1)
    if (!rows || !newest) throw new Refusal('not-found', field)
    const decided = { ...newest.row, basis: 'reviewer' } as const
    return {
      ...(await noticeOf(desk, item.line, rows)),
      isAccepted: newest.row.state === 'confirmed',
      async conclude(write, decision) {
        if (decision === 'returned') return
        const state = decision === 'accepted' ? 'confirmed' : 'rejected'
        await write.append('document_relation', { ...decided, state })
        await appendCopiedSpeakers(desk, write, { ...decided, state })
      },
      async reopen(write) {
        await write.append('document_relation', { ...decided, state: 'proposed' })
      },
    }
  },
}

async function noticeOf(desk: Desk, line: string, rows: readonly Row[]): Promise<Notice> {
  const own = (await ownRows(desk, line, rows)).at(-1) ?? rows[0]
  return { by: own?.by ?? '', isOver: rows.at(-1)?.row.state === 'rejected' }
}

/** What was stated of each pair that the asker may know of, the oldest first. */
async function rowsByLine(
  desk: Desk,
  actor: Actor,
  items: readonly Item[],
): Promise<Map<string, Row[]>> {
  const mayRead = await relatedReadable(desk, actor)
  const lines = new Map(items.map(({ ids, line }) => [ids.join('\n'), line]))
  const found = new Map<string, Row[]>()
  for (const stored of await documentRelations(desk)) {
    const { from, to } = stored.row
    const line = lines.get(`${from}\n${to}`)
    if (line === undefined || !mayRead(from) || !mayRead(to)) continue
    found.set(line, [...(found.get(line) ?? []), stored])
  }
  return found
}

function titleIn(byId: ReadonlyMap<string, EvidenceDocument>): (id: string) => string {
  return (id) => byId.get(id)?.title || id
}
