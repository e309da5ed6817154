// record.names: what people know records by, for many ids at once, so that every list and page that
// holds an id can say what it is. What one may not read has no name, as what is not there.

import { type Agent, type EvidenceDocument, type Sensitivity, sensitivityOf } from '@tumen/claim'
import { type recordNameSchema, recordNames } from '@tumen/contract'
import { EVER, type Stored } from '@tumen/ledger'
import type { z } from 'zod'
import { visibleAgents } from '../agent/visible.ts'
import { readClaims } from '../claim/read.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can, canRead } from '../policy.ts'
import { queriesFor } from '../query/list.ts'
import { mayReadClaim, objectOf } from './row-answer.ts'

type RecordName = z.input<typeof recordNameSchema>

export const nameRecords = implement(recordNames, async (desk, { ids }, { actor }) => {
  const asked = [...new Set(ids)]
  const told = new Map<string, RecordName>()
  for (const names of [
    await documentNames(desk, actor, asked),
    await claimNames(desk, actor, asked),
    await agentNames(desk, actor, asked),
    await titleNames(desk, actor, asked),
  ])
    for (const name of names) if (!told.has(name.id)) told.set(name.id, name)
  return { names: await withoutGrouped(desk, [...told.values()]) }
})

/** Kinds of records whose names may be public. */
const OPEN_KINDS = ['document', 'claim', 'agent', 'event'] as const

/** What belongs to groups is not for where others find it, whoever of them asks. */
async function withoutGrouped(desk: Desk, names: RecordName[]): Promise<RecordName[]> {
  const open = names.filter(({ isPublic }) => isPublic)
  const grouped = new Set<string>()
  for (const of of OPEN_KINDS) {
    const own = open.filter(({ kind }) => kind === of).map(({ id }) => id)
    const within = of === 'agent' ? open.flatMap(({ agent }) => agent?.id ?? []) : []
    const ids = [...new Set([...own, ...within])]
    if (ids.length === 0) continue
    for (const id of await desk.ledger.read.groupedAmong({ of, ids })) grouped.add(`${of} ${id}`)
  }
  const isGrouped = ({ kind, id, agent }: RecordName) =>
    grouped.has(`${kind} ${id}`) || grouped.has(`agent ${agent?.id}`)
  return names.map((one) => ({ ...one, isPublic: one.isPublic && !isGrouped(one) }))
}

async function documentNames(desk: Desk, actor: Actor, ids: string[]): Promise<RecordName[]> {
  const found = await desk.ledger.read.documentsById(ids, EVER)
  const readable = found.filter((stored) => canRead(actor, objectOf(stored)))
  const publishers = await publishersOf(desk, actor, readable)
  return readable.map(({ row }) => ({
    ...{ id: row.id, kind: 'document', isPublic: row.sensitivity === 'public' },
    ...closedAs(row.sensitivity),
    title: row.title,
    ...sourceOf(row, publishers),
  }))
}

async function claimNames(desk: Desk, actor: Actor, ids: string[]): Promise<RecordName[]> {
  const found = [...(await readClaims(desk, ids, EVER)).values()].filter(mayReadClaim(actor))
  const sources = [...new Set(found.map(({ claim }) => claim.row.doc))]
  const documents = await desk.ledger.read.documentsById(sources, EVER)
  const readable = documents.filter((stored) => canRead(actor, objectOf(stored)))
  const publishers = await publishersOf(desk, actor, readable)
  return found.map(({ claim: { row } }) => {
    const source = readable.find((stored) => stored.row.id === row.doc)?.row
    const { kind, quantity, modality } = row
    const { act, polarity } = row.proposition
    const how = { modality, ...(row.condition && { isConditional: true as const }) }
    return {
      ...{ id: row.id, kind: 'claim', ...closedAs(sensitivityOf(row)) },
      isPublic: sensitivityOf(row) === 'public' && source?.sensitivity === 'public',
      ...(source && sourceOf(source, publishers)),
      claim: { kind, ...how, proposition: { act, polarity }, ...(quantity && { quantity }) },
    }
  })
}

/** That it is closed, so that whoever reads its name is noted. */
function closedAs(sensitivity: Sensitivity): Pick<RecordName, 'sensitivity'> {
  return sensitivity === 'restricted' ? { sensitivity } : {}
}

/** Who published it and when, and the language of its words. */
function sourceOf(
  { language, published, publisher }: EvidenceDocument,
  publishers: ReadonlyMap<string, Agent>,
): Pick<RecordName, 'language' | 'published' | 'agent'> {
  const agent = publishers.get(publisher ?? '')
  return { language, published, ...(agent && { agent: plainAgent(agent) }) }
}

async function publishersOf(
  desk: Desk,
  actor: Actor,
  documents: readonly Stored<EvidenceDocument>[],
): Promise<ReadonlyMap<string, Agent>> {
  const ids = [...new Set(documents.flatMap(({ row }) => row.publisher ?? []))]
  const found = ids.length > 0 ? await desk.ledger.read.agents(ids, EVER) : []
  return new Map((await visibleAgents(desk, actor, found)).map(({ row }) => [row.id, row]))
}

function plainAgent({ id, kind, name, sealed }: Agent) {
  return {
    ...{ id, kind },
    ...(name && { name }),
    ...(sealed !== undefined && { sealed: '[sealed]' as const }),
  }
}

/** Kinds whose names lead to no person who spoke. */
const COLLECTIVE: ReadonlySet<Agent['kind']> = new Set<Agent['kind']>([
  ...(['outlet', 'outlet_desk', 'organisation', 'official_body'] as const),
])

async function agentNames(desk: Desk, actor: Actor, ids: string[]): Promise<RecordName[]> {
  if (!can(actor, 'agent.list')) return []
  const agents = await desk.ledger.read.agents(ids, EVER)
  const seen = await visibleAgents(desk, actor, agents)
  const stranger: Actor = { account: '', roles: ['viewer'] }
  const open = new Set((await visibleAgents(desk, stranger, agents)).map(({ row }) => row.id))
  return seen.map(({ row }) => ({
    ...{ id: row.id, kind: 'agent' },
    isPublic: open.has(row.id) && COLLECTIVE.has(row.kind) && row.sealed === undefined,
    agent: plainAgent(row),
  }))
}

/** Records that people gave a title: events, lists, estimates, and saved questions. */
async function titleNames(desk: Desk, actor: Actor, ids: string[]): Promise<RecordName[]> {
  const { read } = desk.ledger
  const asked = new Set(ids)
  const events = can(actor, 'event.list') ? await read.eventsById(ids) : []
  const lists = can(actor, 'list.show') ? await read.rows('list') : []
  const estimates = can(actor, 'estimate.show') ? await read.rows('estimate') : []
  const queries = can(actor, 'query.list') ? await queriesFor(desk, actor) : []
  // Everybody reads events; the others only some, and a question may name somebody.
  const titled = (kind: RecordName['kind'], id: string, title = ''): RecordName[] =>
    asked.has(id) && title !== '' ? [{ id, kind, isPublic: kind === 'event', title }] : []
  return [
    ...events.flatMap(({ row }) => titled('event', row.id, row.title)),
    ...lists.flatMap(({ row }) => titled('list', row.id, row.title)),
    ...estimates.flatMap(({ row }) => titled('estimate', row.id, row.title)),
    ...queries.flatMap(({ row }) => titled('query', row.id, row.name)),
  ]
}
