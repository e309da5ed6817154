// event.network: how events, persons, documents and bodies hang together, as known on a day.
// Persons are told to who may read names, and nothing that is not for every eye to anybody: such a
// picture is soon printed. Source: desk.md 7, V5.
import { type AgentKind, given } from '@tumen/claim'
import {
  eventNetwork,
  MOST_NETWORKED,
  MOST_NODES,
  type networkLinkSchema,
  type networkNodeSchema,
} from '@tumen/contract'
import type { z } from 'zod'
import { endOfDay } from '../day.ts'
import { seenInvolvements } from '../involvement/seen.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { placeNamesOf } from '../place/name.ts'
import { can } from '../policy.ts'
import { byCodePoint } from '../record/in-order.ts'
import { Refusal } from '../refusal.ts'
import { frameOf } from './frame.ts'
import { type KnownEvent, knownEvents } from './known-event.ts'
import { standingRelations } from './relation.ts'

type Node = z.output<typeof networkNodeSchema>
type Link = z.output<typeof networkLinkSchema>

/** Nodes by id, and what links them. */
interface Graph {
  nodes: Node[]
  links: Link[]
}

export const showNetwork = implement(eventNetwork, async (desk, input, call) => {
  const frame = await frameOf(desk, input)
  const { events, total } = await knownEvents(desk, call.actor, frame, MOST_NETWORKED)
  const whole = joined([
    { nodes: events.map(nodeOfEvent), links: [] },
    await relationsOf(desk, events, frame.knownOn),
    await sourcesOf(desk, events, frame.knownOn),
    await personsOf(desk, call, events, frame.knownOn),
  ])
  const graph = input.around === undefined ? whole : around(whole, input.around)
  const isShown = graph.nodes.length <= MOST_NODES
  return {
    ...(isShown ? graph : { nodes: [], links: [] }),
    total: graph.nodes.length,
    left: total - events.length,
    knownOn: frame.knownOn,
    placeNames: await placeNamesOf(desk, frame.place ? [frame.place] : [], frame.knownOn),
  }
})

function nodeOfEvent({ event: { id, title }, withdrawn }: KnownEvent): Node {
  return { id, kind: 'event', title, ...(withdrawn === undefined ? {} : { withdrawn: true }) }
}

/** Each node once, in the order in which they came; links by their ids. */
function joined(parts: readonly Graph[]): Graph {
  const nodes = new Map(parts.flatMap((part) => part.nodes).map((node) => [node.id, node]))
  const links = parts
    .flatMap((part) => part.links)
    .filter(({ from, to }) => nodes.has(from) && nodes.has(to))
  return { nodes: [...nodes.values()], links: links.sort((a, b) => byCodePoint(a.id, b.id)) }
}

/** One step around a node. */
function around({ nodes, links }: Graph, id: string): Graph {
  if (!nodes.some((node) => node.id === id)) throw new Refusal('not-found', 'around')
  const own = links.filter(({ from, to }) => from === id || to === id)
  const near = new Set([id, ...own.flatMap(({ from, to }) => [from, to])])
  return { nodes: nodes.filter((node) => near.has(node.id)), links: own }
}

async function relationsOf(desk: Desk, events: readonly KnownEvent[], on: string): Promise<Graph> {
  if (events.length < 2) return { nodes: [], links: [] }
  const rows = await standingRelations(desk, endOfDay(on))
  return {
    nodes: [],
    links: rows.map(({ row: { id, from, to, relation, certainty } }) => {
      return { id, from, to, role: relation, certainty }
    }),
  }
}

const BODIES: ReadonlySet<AgentKind> = new Set<AgentKind>([
  'organisation',
  'official_body',
  'group',
])

/** The documents that speak of the events, and named bodies whose words they are. */
async function sourcesOf(desk: Desk, events: readonly KnownEvent[], on: string): Promise<Graph> {
  const links = new Map<string, Link>()
  const add = (from: string, to: string, role: Link['role']) => {
    const id = [from, to, role].join(' ')
    links.set(id, { id, from, to, role, claims: (links.get(id)?.claims ?? 0) + 1 })
  }
  for (const { event, claims } of events)
    for (const { claim, context } of claims) {
      if (claim.sensitivity !== 'public') continue
      const role = context.events.findLast(({ row }) => row.event === event.id)?.row.role
      if (role === undefined || role === 'none') continue
      add(claim.doc, event.id, role)
      add(claim.origin, event.id, 'says')
    }
  const ids = [...new Set([...links.values()].map(({ from }) => from))]
  const { read } = desk.ledger
  const documents = ids.length === 0 ? [] : await read.documentsById(ids, endOfDay(on))
  const agents = ids.length === 0 ? [] : await read.agents(ids, endOfDay(on))
  const nodes = [
    ...documents
      .filter(({ row }) => row.sensitivity === undefined || row.sensitivity === 'public')
      .map(({ row: { id, title } }): Node => ({ id, kind: 'document', ...given({ title }) })),
    ...agents
      .filter(({ row }) => BODIES.has(row.kind) && row.anonymity === 'named')
      .map(({ row: { id } }): Node => ({ id, kind: 'body' })),
  ]
  return { nodes, links: [...links.values()] }
}

/** Who was what in the events, to whoever may read names; restricted links to nobody. */
async function personsOf(
  desk: Desk,
  { actor }: Call,
  events: readonly KnownEvent[],
  on: string,
): Promise<Graph> {
  if (!can(actor, 'mention.read') || events.length === 0) return { nodes: [], links: [] }
  const { read } = desk.ledger
  const knownAt = endOfDay(on)
  const wanted = new Set(events.map(({ event }) => event.id))
  const seen = await seenInvolvements(desk, actor, { knownAt })
  const rows = seen
    .map(({ row }) => row)
    .filter(({ event, sensitivity }) => wanted.has(event) && sensitivity === 'public')
  const members = await read.personMembers({ knownAt })
  const personOf = new Map(members.map(({ row }) => [row.mention, row.person]))
  const found = await read.mentionsById([...new Set(rows.map(({ mention }) => mention))])
  const names = new Map(found.map(({ row }) => [row.id, row.name]))
  const nodes: Node[] = []
  const links: Link[] = []
  for (const { id, mention, event, role, certainty } of rows) {
    const person = personOf.get(mention)
    if (person === undefined) continue
    nodes.push({ id: person, kind: 'person', ...given({ title: names.get(mention) }) })
    links.push({ id, from: person, to: event, role, certainty })
  }
  return { nodes, links }
}
