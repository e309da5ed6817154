// claim.list, claim.show, claim.export: what was said, with every row that bears on it.
import { type ChainLink, CLAIM_STATUSES, isPlaceWithin, newestRelations } from '@tumen/claim'
import type { ClaimInContext } from '@tumen/ledger'
import { z } from 'zod'
import { claimAnswers } from './claim-answer.ts'
import { readingOf } from './claim-reading.ts'
import { actSchema, claimRelationSchema, claimSchema, referenceSchema } from './claim-schema.ts'
import { pathsOf } from './claim-scope.ts'
import { findClaim } from './find-record.ts'
import { gazetteerOf, resolvePlace } from './gazetteer.ts'
import { step } from './make-change.ts'
import { type Call, type Desk, operation } from './operation.ts'
import { agentRelationSchema, agentSchema, claimInContextSchema } from './record-schema.ts'
import { Refusal } from './refusal.ts'
import { mayReadClaim, pageInput, readablePage } from './row-answer.ts'

export const listClaims = operation({
  name: 'claim.list',
  summary: 'Lists claims: of a document, of an origin, of an act and place, or all.',
  input: z.strictObject({
    document: z.string().max(200).optional().describe('claims of this document'),
    origin: z.string().max(200).optional().describe('agent who said it'),
    act: actSchema.optional(),
    place: z.string().min(1).max(500).optional().describe('name or id; places inside it count'),
    ...pageInput,
  }),
  output: z.object({ claims: z.array(claimInContextSchema), next: z.string().exactOptional() }),
  changes: false,
  long: false,
  async run(desk, input, call) {
    const { rows, next } = await readablePage(
      (page) => desk.ledger.read.claims({ ...filterOf(input), ...page }),
      input,
      ({ claim }) => claim.row.id,
      await matching(desk, call, input),
    )
    const claims = await claimAnswers(desk, call.actor, rows)
    return { claims, ...(next === undefined ? {} : { next }) }
  },
})

function filterOf(input: { document?: string | undefined; origin?: string | undefined }) {
  const { document, origin } = input
  return {
    ...(document === undefined ? {} : { doc: document }),
    ...(origin === undefined ? {} : { origin }),
  }
}

async function matching(
  desk: Desk,
  call: Call,
  input: { act?: string | undefined; place?: string | undefined },
): Promise<(context: ClaimInContext) => boolean> {
  const gazetteer = await gazetteerOf(desk.ledger)
  const mayRead = mayReadClaim(call.actor)
  const place =
    input.place === undefined ? undefined : resolvePlace(gazetteer, input.place, 'place')
  return (context) => {
    const claim = context.claim.row
    if (!mayRead(context)) return false
    if (input.act !== undefined && claim.proposition.act !== input.act) return false
    if (!place) return true
    return pathsOf(claim, gazetteer).some((path) => isPlaceWithin(path, place.id))
  }
}

export const showClaim = operation({
  name: 'claim.show',
  summary: 'Shows a claim: its words, its chain, and every row that bears on it.',
  input: z.strictObject({ id: referenceSchema.describe('id of the claim') }),
  output: claimInContextSchema.extend({ reading: z.string() }),
  changes: false,
  long: false,
  async run(desk, input, call) {
    const context = await findClaim(desk, call.actor, input.id)
    const [answer] = await claimAnswers(desk, call.actor, [context])
    if (!answer) throw new Refusal('not-found', 'id')
    return { ...answer, reading: readingOf(context.claim.row) }
  },
})

const ROW = { recorded: true, by: true, leaf: true } as const
const exportedAgentSchema = agentSchema.omit({ ...ROW, sealed: true })
const exportedAgentRelationSchema = agentRelationSchema.omit(ROW)

const exportedClaimSchema = claimSchema.extend({
  relations: z.array(claimRelationSchema),
  status: z.enum(CLAIM_STATUSES),
})

export const exportClaims = operation({
  name: 'claim.export',
  summary: 'Writes claims and their agents in the form that claim.import reads.',
  input: z.strictObject({
    document: z.string().max(200).optional().describe('only the claims of this document'),
  }),
  output: z.object({
    agents: z.array(exportedAgentSchema),
    agentRelations: z.array(exportedAgentRelationSchema),
    claims: z.array(exportedClaimSchema),
  }),
  changes: false,
  long: true,
  async run(desk, input, call) {
    const read = desk.ledger.read
    const { rows } = await readablePage(
      (page) => {
        step(call, 'claims', 0, 0)
        return read.claims({ ...filterOf(input), ...page })
      },
      { limit: 10_000_000 },
      ({ claim }) => claim.row.id,
      mayReadClaim(call.actor),
    )
    const ids = new Set(rows.map(({ claim }) => claim.row.id))
    const agents = [...new Set(rows.flatMap(({ claim }) => claim.row.chain.map(agentOfLink)))]
    const found = agents.length > 0 ? await read.agents(agents) : []
    const known = new Set(agents)
    const relations = newestRelations((await read.rows('agent_relation')).map(({ row }) => row))
    return {
      agents: found.map(({ row: { sealed: _, ...agent } }) => agent),
      agentRelations: relations.filter(({ a, b }) => known.has(a) && known.has(b)),
      claims: rows.map((context) => exportedClaim(context, ids)),
    }
  },
})

function agentOfLink(link: ChainLink): string {
  return link.agent
}

/** The claim with its relations to claims that are exported with it. */
function exportedClaim(context: ClaimInContext, ids: ReadonlySet<string>) {
  const claim = context.claim.row
  const own = context.relations.filter(({ row }) => row.from === claim.id && ids.has(row.to))
  const relations = own.map(({ row }) => ({
    type: row.type,
    to: row.to,
    ...(row.note === undefined ? {} : { note: row.note }),
  }))
  return { ...claim, relations, status: context.statuses.at(-1)?.row.status ?? ('live' as const) }
}
