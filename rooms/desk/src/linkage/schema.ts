// Lists with names and persons as they may leave: the allow-list of every answer and of the history
// of their rows. Who may not read mentions is not here at all; who may not see restricted fields
// gets a mention without them.
import { IMPORT_OUTCOMES, LINEAGE_KINDS, type Mention, SEXES, VERDICTS } from '@tumen/claim'
import { z } from 'zod'
import { intervalSchema } from '../claim/schema.ts'
import type { Actor } from '../operation.ts'
import { can } from '../policy.ts'

/** What a list says of somebody, to whoever may read it. */
export const mentionSchema = z.object({
  id: z.string(),
  list: z.string(),
  written: z.record(z.string(), z.string()).describe('cells as in the file, by field'),
  name: z.string().exactOptional(),
  bornLow: z.int().exactOptional().describe('first possible year of birth'),
  bornHigh: z.int().exactOptional().describe('last possible year of birth'),
  sex: z.enum(SEXES).exactOptional(),
  home: z.string().exactOptional().describe('path of a place'),
  place: z.string().exactOptional().describe('path of a place'),
  time: intervalSchema.exactOptional(),
  report: z.string().exactOptional(),
  origin: z.string().exactOptional(),
  restricted: z.record(z.string(), z.string()).exactOptional(),
  run: z.string().exactOptional().describe('import that wrote it; nothing if by hand'),
  goneSince: z.string().exactOptional().describe('day as of which its source lists it no more'),
})

/** The mention as `actor` may see it. */
export function mentionFor(actor: Actor, mention: Mention): Mention {
  if (can(actor, 'field.restricted')) return mention
  const { restricted: _, ...open } = mention
  return open
}

export const mappedColumnSchema = z.object({
  column: z.string(),
  field: z.string(),
  form: z.string().exactOptional(),
  clears: z.boolean().exactOptional(),
})

export const judgementSchema = z.object({
  id: z.string(),
  a: z.string(),
  b: z.string(),
  verdict: z.enum(VERDICTS),
  blind: z.boolean(),
  reason: z.string().exactOptional(),
  run: z.string().exactOptional(),
  calibrates: z.boolean().exactOptional(),
  withdraws: z.string().exactOptional(),
})

export const outcomeSchema = z.object({ outcome: z.enum(IMPORT_OUTCOMES), rows: z.int() })

export const proposalRowSchema = z.object({
  id: z.string(),
  run: z.string(),
  kind: z.enum(LINEAGE_KINDS),
  persons: z.array(z.string()),
  mentions: z.array(z.string()),
})

export const lineageRowSchema = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(LINEAGE_KINDS),
  run: z.string().exactOptional(),
})

/** What of each row may stand in its history. */
export const LINKAGE_FIELDS = {
  mention: mentionSchema,
  list_mapping: z.object({
    id: z.string(),
    description: z.string().exactOptional(),
    columns: z.array(mappedColumnSchema),
  }),
  import_run: z.object({
    id: z.string(),
    lists: z.array(z.string()),
    mapping: z.string().exactOptional(),
    fileHash: z.string(),
    touchedHash: z.string(),
    outcomes: z.array(outcomeSchema),
  }),
  linkage_run: z.object({
    id: z.string(),
    lists: z.array(z.string()),
    modelHash: z.string(),
    inputHash: z.string(),
    knownAt: z.string(),
    seed: z.string(),
    engine: z.string(),
    procedure: z.string(),
    mentions: z.int(),
    candidates: z.int(),
    findings: z.array(z.string()),
  }),
  linkage_pair: z.object({
    run: z.string(),
    a: z.string(),
    b: z.string(),
    millibits: z.int().describe('weight in thousandths of a bit'),
  }),
  judgement: judgementSchema,
  person: z.object({ id: z.string() }),
  person_member: z.object({
    person: z.string(),
    mention: z.string(),
    run: z.string().exactOptional(),
  }),
  person_lineage: lineageRowSchema,
  person_proposal: proposalRowSchema,
} as const
