// Linkages as they may leave: runs, pairs with their bars, and what is said of persons. Numbers
// and ids for all; fields of mentions only where `mention.read` is asked.
import { LINEAGE_KINDS, type Mention, VERDICTS } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { z } from 'zod'
import { mentionSchema } from './schema.ts'

/** The constraints that hold two mentions apart. */
export const BARRIERS = [
  'judged_different',
  'one_record_per_list',
  'one_enumeration',
  'sex',
  'impossible',
  'judged_person',
] as const

export const WARNINGS = [
  'bridge',
  'sparse',
  'spellings_apart',
  'birth_years_apart',
  'many_records',
  'only_possible',
] as const

export const FLAGS = ['uncalibrated', 'blocking_recall_unknown'] as const

/** What linkage has to say, by code; `at` is a place in the settings, never a value. */
export const linkageFindingSchema = z.object({
  code: z.string(),
  at: z.string().exactOptional().describe('comparison, column or rule of the settings'),
  count: z.int().exactOptional(),
})

export const linkageHeadSchema = z.object({
  id: z.string(),
  lists: z.array(z.string()),
  modelName: z.string(),
  modelHash: z.string().describe('SHA-256 of the settings'),
  inputHash: z.string().describe('SHA-256 of the mentions that went in'),
  knownAt: z.string().describe('instant as known at which the mentions were read'),
  seed: z.string(),
  engine: z.string(),
  procedure: z.string(),
  mentions: z.int(),
  candidates: z.int().describe('pairs that the rules found'),
  findings: z.array(linkageFindingSchema),
  recorded: z.string(),
  by: z.string(),
  leaf: z.int(),
})

/** Low, best and high as the 2.5, 50 and 97.5 % points of draws. */
export const bandSchema = z.object({ low: z.number(), best: z.number(), high: z.number() })

export const cellsSchema = z.array(
  z.object({
    lists: z.array(z.int()).describe('positions of exactly these lists'),
    persons: z.int(),
  }),
)

const barFields = { bits: z.number(), total: z.number().describe('weight after this bar') }

/** One bar of a waterfall. */
export const barSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prior'), ...barFields, probability: z.number() }),
  z.object({
    kind: z.literal('level'),
    ...barFields,
    comparison: z.string(),
    level: z.int().describe('-1 where a value is missing'),
    label: z.string().describe('as the settings call the level'),
    m: z.number().exactOptional().describe('share of matches at this level'),
    u: z.number().exactOptional().describe('share of chance pairs at this level'),
  }),
  z.object({
    kind: z.literal('frequency'),
    ...barFields,
    comparison: z.string(),
    tone: z.enum(['common', 'rare']),
    share: z.number().describe('share of the mentions with the value'),
  }),
  z.object({
    kind: z.literal('ambiguity'),
    ...barFields,
    comparison: z.string(),
    ways: z.int().describe('in how many ways both names can be read together'),
  }),
])

export const saidSchema = z.object({
  id: z.string(),
  verdict: z.enum(VERDICTS),
  blind: z.boolean(),
  reason: z.string().exactOptional(),
  by: z.string(),
  recorded: z.string(),
  withdrawn: z.boolean(),
})

/** Why two names are at their level. */
export const nameEvidenceSchema = z.object({
  level: z.int(),
  why: z.string().describe('code of the reason'),
  ambiguity: z.int(),
})

export const explanationSchema = z.object({
  a: mentionSchema,
  b: mentionSchema,
  weight: z.number().describe('bits'),
  probability: z.number().describe('of one person, by the weight, calibrated where it can be'),
  bars: z.array(barSchema),
  names: nameEvidenceSchema.exactOptional(),
  rules: z.array(z.string()).describe('rules that found the pair; none below the floor'),
  constraints: z.array(z.enum(BARRIERS)).describe('what keeps the two apart'),
  held: z
    .object({ verdict: z.enum(VERDICTS), disputed: z.boolean() })
    .exactOptional()
    .describe('what people say together'),
  judgements: z.array(saidSchema).describe('oldest first; none while a second reader is awaited'),
  awaitsSecond: z.boolean().describe('what the first reader said is not shown to the second'),
  changed: z.boolean().describe('a mention says something else by now than in the run'),
  persons: z
    .object({ a: z.string().exactOptional(), b: z.string().exactOptional() })
    .describe('whose mentions they are'),
})

export const lineageSchema = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(LINEAGE_KINDS),
  run: z.string().exactOptional(),
  recorded: z.string(),
  by: z.string(),
})

export const proposalSchema = z.object({
  id: z.string(),
  run: z.string(),
  kind: z.enum(LINEAGE_KINDS),
  persons: z.array(z.string()),
  mentions: z.array(z.string()),
  recorded: z.string(),
})

/** A mention as a reader sees it who must not know who told it. */
export function blindMention({ row }: Stored<Mention>): Mention {
  const { origin: _, report: __, restricted: ___, run: ____, written, ...fields } = row
  const { origin: _____, report: ______, ...own } = written
  return { ...fields, written: own }
}
