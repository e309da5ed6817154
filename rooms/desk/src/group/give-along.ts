// What goes along with a record that belongs to groups: else what was made of it would be
// everybody's. It is said before the row that it is about, so that no row is ever without it.
import type { Agent, BelongingKind, Claim } from '@tumen/claim'
import type { Writer } from '@tumen/ledger'
import { isAmendment } from '../claim/state.ts'
import type { Desk } from '../operation.ts'

/** Gives an amendment to the groups that have the claim which it amends. */
export async function giveAmendment(
  { ledger }: Desk,
  write: Writer,
  old: Claim,
  { id: record, doc }: Claim,
): Promise<void> {
  const own = await ledger.read.groupsOf('claim', old.id)
  // One that goes to another document stays with those who had the first.
  const first = old.doc === doc ? [] : await ledger.read.groupsOf('document', old.doc)
  const both = own.filter((group) => first.includes(group))
  const groups = [both, own, first].find(({ length }) => length > 0)
  if (groups) await write.append('belonging', { kind: 'claim', record, groups })
}

/** Gives speakers that are recorded with a claim to the groups that have it, or its document. */
export async function giveSpeakers(
  { ledger }: Desk,
  write: Writer,
  speakers: readonly Agent[],
  { id, doc }: Claim,
): Promise<void> {
  // Who speaks in one document alone follows it.
  const free = speakers.filter(({ scope }) => scope === undefined)
  if (free.length === 0) return
  const own = await ledger.read.groupsOf('claim', id)
  const groups = own.length > 0 ? own : await ledger.read.groupsOf('document', doc)
  if (groups.length === 0) return
  for (const { id: record } of free)
    await write.append('belonging', { kind: 'agent', record, groups })
}

/** A record that is given to groups. */
export interface Given {
  kind: BelongingKind
  id: string
}

/**
 * What is given with records: all versions of a claim, and the speakers that came with a document
 * or a claim and whom nothing names that others have, too. `all` are given in the same change.
 */
export async function givenAlong(
  desk: Desk,
  records: readonly Given[],
  groups: readonly string[],
  all: readonly Given[] = records,
): Promise<Given[]> {
  const { read } = desk.ledger
  const given = new Map<string, Given>()
  const [speakers, own] = [new Set<string>(), new Set(all.map(({ id }) => id))]
  for (const { kind, id } of records) {
    const document = kind === 'document' ? await read.document(id) : undefined
    if (document?.row.publisher !== undefined) speakers.add(document.row.publisher)
    for (const { id: version, chain } of kind === 'claim' ? await versionsOf(desk, id) : []) {
      if (!own.has(version)) given.set(version, { kind, id: version })
      for (const { agent } of chain) speakers.add(agent)
    }
  }
  const named = new Set([...own, ...given.keys()])
  for (const speaker of speakers)
    if (await goesAlong(desk, speaker, named, groups))
      given.set(`agent ${speaker}`, { kind: 'agent', id: speaker })
  return [...given.values()]
}

/** Longer lines of versions are not followed. */
const MOST_VERSIONS = 1000

/** The claim, and what amends it or is amended by it. */
async function versionsOf({ ledger }: Desk, id: string): Promise<Claim[]> {
  const found = new Map<string, Claim>()
  for (let open = [id]; open.length > 0 && found.size < MOST_VERSIONS; ) {
    const next: string[] = []
    for (const one of open) {
      const context = await ledger.read.claim(one)
      if (!context) continue
      found.set(one, context.claim.row)
      const amending = context.relations.filter(({ row }) => isAmendment(row))
      next.push(...amending.flatMap(({ row }) => [row.from, row.to]))
    }
    open = [...new Set(next)].filter((one) => !found.has(one))
  }
  return [...found.values()]
}

/** Documents and claims that are looked at for one speaker; who is in more is known to all. */
const MOST_NAMING = 1000

/** Whether a speaker goes along with these records to groups, or comes back to everybody. */
async function goesAlong(
  { ledger: { read } }: Desk,
  id: string,
  own: ReadonlySet<string>,
  groups: readonly string[],
): Promise<boolean> {
  if (groups.length === 0) return (await read.groupsOf('agent', id)).length > 0
  const agent = await read.agent(id)
  const [change] = agent ? await read.changesAt([agent.leaf]) : []
  // Who was recorded apart stays: that they go would tell of the record.
  if (!change || change.operation === 'agent.record') return false
  const documents = await read.documents({ publisher: id, limit: MOST_NAMING })
  const claims = await read.claims({ agent: id, limit: MOST_NAMING })
  if (documents.length === MOST_NAMING || claims.length === MOST_NAMING) return false
  const isTheirs = async (kind: BelongingKind, record: string) => {
    const having = await read.groupsOf(kind, record)
    return own.has(record) || (having.length > 0 && having.every((one) => groups.includes(one)))
  }
  for (const { row } of documents) if (!(await isTheirs('document', row.id))) return false
  for (const { claim } of claims) {
    const { id: said, doc } = claim.row
    if (!(await isTheirs('claim', said)) && !(await isTheirs('document', doc))) return false
  }
  return true
}
