// Who is whom of two speakers, under review. Such a judgement counts from its recording; rejected,
// what stood before it stands again, and where nothing did the two are possibly the same.
import { type AgentRelation, given } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { visibleAgents } from '../../agent/visible.ts'
import type { Actor, Desk } from '../../operation.ts'
import { Refusal } from '../../refusal.ts'
import type { Item, Notice, ReviewKind } from './kind.ts'
import { ownRows } from './own-row.ts'

type Row = Stored<AgentRelation>

export const speakerReview: ReviewKind = {
  named: (ids) => ({ agents: [...ids] }),
  async notices(desk, actor, items) {
    const notices: [string, Notice][] = []
    for (const [line, rows] of await rowsByLine(desk, actor, items)) {
      const own = (await ownRows(desk, line, rows)).at(-1)
      if (own) notices.push([line, { by: own.by, isOver: false }])
    }
    return new Map(notices)
  },
  async titles(desk, _, items) {
    const found = await desk.ledger.read.agents(items.flatMap(({ ids }) => ids))
    const names = new Map(
      found.map(({ row: { id, name } }) => [id, Object.values(name ?? {})[0] ?? id]),
    )
    return new Map(
      items.map(({ line, ids }) => [line, ids.map((id) => names.get(id) ?? id).join(' – ')]),
    )
  },
  async find(desk, actor, item, field) {
    const rows = (await rowsByLine(desk, actor, [item])).get(item.line) ?? []
    const own = await ownRows(desk, item.line, rows)
    const [before, said] = [own.at(-2), own.at(-1)]
    if (!said) throw new Refusal('not-found', field)
    const { a, b } = said.row
    const stands = (relation: AgentRelation['relation'], reason: string) => ({
      ...{ a, b, relation },
      ...given({ reason }),
    })
    return {
      ...{ by: said.by, isOver: false, isAccepted: false },
      async conclude(write, decision, comment) {
        const last = rows.at(-1)?.row.relation
        const relation =
          decision === 'rejected' ? (before?.row.relation ?? 'possible') : said.row.relation
        if (relation !== last && decision !== 'returned')
          await write.append('agent_relation', stands(relation, comment))
      },
      async reopen(write, comment) {
        await write.append('agent_relation', stands(before?.row.relation ?? 'possible', comment))
      },
    }
  },
}

/** What people judged of each pair of speakers that the asker may know of, the oldest first. */
async function rowsByLine(
  desk: Desk,
  actor: Actor,
  items: readonly Item[],
): Promise<Map<string, Row[]>> {
  const agents = await desk.ledger.read.agents(items.flatMap(({ ids }) => ids))
  const seen = new Set((await visibleAgents(desk, actor, agents)).map(({ row }) => row.id))
  const known = items.filter(({ ids }) => ids.every((id) => seen.has(id)))
  const lines = new Map(known.map(({ ids, line }) => [[...ids].sort().join('\n'), line]))
  const found = new Map<string, Row[]>()
  for (const stored of await desk.ledger.read.rows('agent_relation')) {
    const { a, b, copyOf } = stored.row
    const line = lines.get([a, b].sort().join('\n'))
    if (line === undefined || copyOf !== undefined) continue
    found.set(line, [...(found.get(line) ?? []), stored])
  }
  return found
}
