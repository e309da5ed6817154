// claim.show, claim.export: what was said, with every row that bears on it.
import { type ChainLink, CLAIM_STATUSES, type Claim, newestRelations, UNITS } from '@tumen/claim'
import type { ClaimInContext } from '@tumen/ledger'
import { z } from 'zod'
import { step } from '../change/make.ts'
import { titleOf, titleSchema } from '../document/proposals.ts'
import { documentRelations, newestAt, relatedReadable } from '../document/state.ts'
import { wordsAround } from '../document/words-around.ts'
import { entersFigures } from '../figure/claim.ts'
import { type Actor, type Desk, operation } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { canRead } from '../policy.ts'
import { findClaim } from '../record/find.ts'
import { mayReadClaim, objectOf, readablePage } from '../record/row-answer.ts'
import { agentRelationSchema, agentSchema, claimInContextSchema } from '../record/schema.ts'
import { Refusal } from '../refusal.ts'
import { claimAnswers } from './answer.ts'
import { standingRelations } from './copied-speaker.ts'
import { readingOf } from './reading.ts'
import { actSchema, claimRelationSchema, claimSchema, referenceSchema } from './schema.ts'
import { questionOf } from './scope.ts'

const questionSchema = z.object({
  act: actSchema,
  place: z.string().exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  at: z.string().exactOptional(),
  population: z.string().exactOptional(),
  unit: z.enum(UNITS).exactOptional(),
})

export const showClaim = operation({
  name: 'claim.show',
  summary: 'Shows a claim: its words, its chain, and every row that bears on it.',
  input: z.strictObject({ id: referenceSchema.describe('id of the claim') }),
  output: claimInContextSchema.extend({
    reading: z.string(),
    question: questionSchema
      .exactOptional()
      .describe('that asks for exactly what it speaks of, if it can enter figures'),
    document: titleSchema.exactOptional().describe('where it stands'),
    around: z
      .object({ before: z.string(), after: z.string() })
      .exactOptional()
      .describe('the words on either side of the quotation'),
    undecided: z
      .object({ from: z.string(), to: z.string() })
      .exactOptional()
      .describe('what its document may repeat, while nobody has decided'),
  }),
  changes: false,
  long: false,
  async run(desk, input, call) {
    const context = await findClaim(desk, call.actor, input.id)
    const [answer] = await claimAnswers(desk, call.actor, [context])
    if (!answer) throw new Refusal('not-found', 'id')
    const { row } = context.claim
    const gazetteer = await gazetteerOf(desk.ledger)
    return {
      ...answer,
      reading: readingOf(row),
      ...(entersFigures(row) ? { question: questionOf(row, gazetteer) } : {}),
      ...(await placeOf(desk, call.actor, row)),
      ...(await undecidedOf(desk, call.actor, row.doc)),
    }
  },
})

/** The document of a claim and the words around the quotation, if the asker may read it. */
async function placeOf({ ledger }: Desk, actor: Actor, { doc, quote }: Claim) {
  const document = await ledger.read.document(doc)
  if (!document || !canRead(actor, objectOf(document))) return {}
  const text = (await ledger.read.documentText(doc)) ?? ''
  return { document: titleOf(document), around: wordsAround(text, quote) }
}

/** The undecided relation of a document, if the asker may read both documents. */
async function undecidedOf(desk: Desk, actor: Actor, doc: string) {
  const own = (await documentRelations(desk.ledger)).filter(({ row }) => row.from === doc)
  const isReadable = await relatedReadable(desk.ledger, actor)
  for (const { row } of newestAt(own, '9999-12-31')) {
    const { from, to, state } = row
    if (state === 'proposed' && isReadable(from) && isReadable(to))
      return { undecided: { from, to } }
  }
  return {}
}

const ROW = { recorded: true, by: true, leaf: true } as const
const exportedAgentSchema = agentSchema.omit({ ...ROW, sealed: true })
const exportedAgentRelationSchema = agentRelationSchema.omit({ ...ROW, copied: true })

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
    const document = input.document === undefined ? {} : { doc: input.document }
    const { rows } = await readablePage(
      (page) => {
        step(call, 'claims', 0, 0)
        return read.claims({ ...document, ...page })
      },
      { limit: 10_000_000 },
      ({ claim }) => claim.row.id,
      (found) => found.filter(mayReadClaim(call.actor)),
    )
    const ids = new Set(rows.map(({ claim }) => claim.row.id))
    const agents = [...new Set(rows.flatMap(({ claim }) => claim.row.chain.map(agentOfLink)))]
    const found = agents.length > 0 ? await read.agents(agents) : []
    const known = new Set(agents)
    const relations = newestRelations(
      (await standingRelations(desk)).map(({ row: { copyOf: _, ...row } }) => row),
    )
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
