// A figure and its explanation as zod schemas: the allow-list of what a figure may say.

import {
  AGENT_RELATIONS,
  ANONYMITIES,
  answerObject,
  derivedObject,
  GRADES,
  OPERATORS,
  SENSITIVITIES,
  UNITS,
  VAGUE_WORDS,
} from '@tumen/claim'
import { z } from 'zod'
import { actSchema, actTextSchema, restrictionSchema, spanSchema } from './claim.ts'
import { filePlaceFields } from './file-place.ts'
import { contentField, correctedField } from './record.ts'

export const questionSchema = answerObject({
  act: actSchema,
  population: z.string().exactOptional(),
  place: z.string().exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  at: z.string().exactOptional(),
  event: z.string().exactOptional(),
  restrict: z.array(restrictionSchema).exactOptional(),
  unit: z.enum(UNITS).exactOptional(),
  known: answerObject({ on: z.string().exactOptional(), by: z.enum(['published', 'recorded']) }),
})

const marksSchema = z.array(
  z.enum(['about', 'odd', 'nearly', 'strict', 'derived', 'word', 'floor', 'sum', 'union', 'whole']),
)

const claimsSchema = z.array(z.string())

const derivationSchema = z.discriminatedUnion('rule', [
  answerObject({ rule: z.literal('stated'), claims: claimsSchema }),
  answerObject({
    rule: z.enum(['sum', 'union', 'difference', 'majority', 'rate', 'overlaps']),
    parts: z.array(
      answerObject({
        value: z.number(),
        marks: marksSchema,
        claims: claimsSchema,
        subtracted: z.literal(true).exactOptional(),
      }),
    ),
  }),
  answerObject({
    rule: z.literal('fixed'),
    reason: z.enum(['vague_word', 'somebody', 'nothing_known']),
    claims: claimsSchema,
  }),
])

const endpointSchema = answerObject({
  value: z.number(),
  marks: marksSchema,
  from: derivationSchema,
})

const pairSchema = z.tuple([z.number(), z.number()])

const statusSchema = z.enum([
  'whole_only',
  'rate_only',
  'no_data',
  'contested',
  'corroborated',
  'event_corroborated',
  'single_origin',
])

export const leftOutCodeSchema = z.enum([
  'retracted',
  'corrected',
  'unit_differs',
  'speculative',
  'denied',
  'larger_claimed',
  'rate_present',
  'restatement',
  'headline',
  'superseded',
])

const flagSchema = z.enum([
  ...leftOutCodeSchema.options,
  'overlap',
  'admission',
  'relay_conflict',
  'no_floor_stated',
  'best_is_floor',
  'part_contested',
  'whole_contested',
  'parts_may_overlap',
  'parts_exceed_whole',
  'sum_differs_within_rounding',
  'sum_of_parts',
  'distinct_persons_from_lists',
  'imprecise_only',
  'imprecise_floor',
  'words_exceed',
  'part_exceeds_whole',
  'bounded_by_whole',
  'independence_bound',
  'parts_bound',
  'conditional',
  'conditions_not_enumerated',
  'from_overlaps',
  'overlaps_inexact',
  'overlaps_impossible',
  'lists_linked',
  'possible_containment',
])

const valuesSchema = answerObject({ low: z.number(), high: z.number().nullable() })

const usedSchema = answerObject({
  claim: z.string(),
  relation: z.enum(['exact', 'sub', 'super', 'overlap', 'disjoint']),
  origin: z.string(),
  floor: z.number().nullable(),
  point: z.number().nullable(),
  ceiling: z.number().nullable(),
  values: valuesSchema,
  sets: z.array(z.enum(['low', 'best', 'high', 'support', 'event_only', 'whole', 'rate'])),
})

const agentRowSchema = answerObject({
  a: z.string(),
  b: z.string(),
  relation: z.enum(AGENT_RELATIONS),
  on: z.string().exactOptional(),
  by: z.string().exactOptional(),
})

const idPairSchema = z.tuple([z.string(), z.string()])

const sideSchema = answerObject({ claims: claimsSchema, values: valuesSchema })

const partSchema = answerObject({
  act: z.string(),
  place: z.string().exactOptional(),
  through: z.string().exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  at: z.string().exactOptional(),
  event: z.string().exactOptional(),
  partOf: z.string().exactOptional(),
  restrict: z.array(restrictionSchema).exactOptional(),
  weight: z.number(),
  claims: claimsSchema,
  chosen: z.boolean(),
  contested: z.boolean(),
  most: z.number().exactOptional(),
  list: z.literal(true).exactOptional(),
  notDisjointFrom: z.array(claimsSchema).exactOptional(),
})

const remainderSchema = answerObject({
  value: z.number(),
  marks: marksSchema,
  bound: z.enum(['point', 'at_least', 'at_most']),
  from: derivationSchema,
})

const explanationSchema = answerObject({
  question: questionSchema,
  used: z.array(usedSchema),
  leftOut: z.array(
    answerObject({
      claim: z.string(),
      code: leftOutCodeSchema,
      cause: z.string().exactOptional(),
      on: z.string().exactOptional(),
    }),
  ),
  beside: z.array(
    answerObject({
      claim: z.string(),
      reason: z.enum([
        'denied',
        'larger_claimed',
        'speculative',
        'rate_present',
        'unit_differs',
        'overlap',
        'word',
        'conditional',
      ]),
    }),
  ),
  classes: z.array(
    answerObject({
      id: z.string(),
      members: z.array(z.string()),
      anonymous: z.boolean(),
      joinedBy: z.array(
        answerObject({
          a: z.string(),
          b: z.string(),
          on: z.string().exactOptional(),
          by: z.string().exactOptional(),
        }),
      ),
      grade: z.enum(GRADES).exactOptional(),
    }),
  ),
  rows: z.array(agentRowSchema),
  grouping: z.array(z.array(z.string())),
  mayBeOne: z.array(idPairSchema),
  mayBeOneMore: z.int().exactOptional(),
  contradictions: z.array(
    answerObject({
      kind: z.enum(['totals', 'part', 'whole', 'parts_against_whole', 'part_against_whole']),
      left: sideSchema,
      right: sideSchema,
    }),
  ),
  parts: z.array(partSchema),
  notBrokenDown: remainderSchema.nullable(),
  supportedBy: z.array(
    answerObject({ value: z.number(), origins: z.array(z.string()), minOrigins: z.number() }),
  ),
  reportsByOrigin: z.array(answerObject({ origin: z.string(), docs: z.array(z.string()) })),
  documents: z.array(
    answerObject({
      doc: z.string(),
      relation: answerObject({ kind: z.string(), to: z.string() }).exactOptional(),
    }),
  ),
  pairsThatMatter: z.array(idPairSchema),
  partsThatMatter: z.array(z.tuple([claimsSchema, claimsSchema])),
  nearby: z
    .array(
      answerObject({
        claim: z.string(),
        respect: z.enum(['measure', 'act', 'time', 'no_time']),
        asked: questionSchema.describe('the question under which it would count'),
        said: answerObject({
          act: actTextSchema,
          op: z.enum(OPERATORS).exactOptional(),
          value: z.number().exactOptional(),
          low: z.number().exactOptional(),
          high: z.number().exactOptional(),
          vague: z.enum(VAGUE_WORDS).exactOptional(),
          at: z.string().exactOptional(),
          from: z.string().exactOptional(),
          to: z.string().exactOptional(),
        }),
      }),
    )
    .describe('claims that miss the question in one respect: named, never counted'),
  nearbyMore: z.int().exactOptional(),
  nearbyOpen: z.literal(true).exactOptional(),
})

const openConditionSchema = answerObject({ condition: z.string(), claims: claimsSchema })

const shortSchema = answerObject({
  low: endpointSchema.nullable(),
  best: endpointSchema.nullable(),
  high: endpointSchema.nullable(),
  open: z.boolean(),
  strictLow: z.boolean(),
  status: statusSchema,
})

const extensionsSchema = answerObject({
  conditions: answerObject({
    decided: z.array(
      derivedObject(openConditionSchema.extend({ decision: z.enum(['holds', 'fails']) })),
    ),
    open: z.array(openConditionSchema),
    variants: z.array(answerObject({ holds: z.array(z.string()), figure: shortSchema })),
  }).exactOptional(),
  impossible: z.array(sideSchema).exactOptional(),
  persons: answerObject({ lists: claimsSchema, count: pairSchema }).exactOptional(),
  containment: answerObject({ claims: claimsSchema, figure: shortSchema }).exactOptional(),
})

export const figureSchema = answerObject({
  low: endpointSchema.nullable(),
  best: endpointSchema.nullable(),
  high: endpointSchema.nullable(),
  open: z.boolean(),
  figure: pairSchema,
  event: pairSchema,
  reports: z.number(),
  support: z.array(pairSchema),
  strictLow: z.boolean(),
  status: statusSchema,
  flags: z.array(flagSchema),
  implied: z.array(
    answerObject({
      low: z.number().nullable(),
      high: z.number().nullable(),
      claims: claimsSchema,
      periods: z.number(),
    }),
  ),
  explanation: explanationSchema,
  extensions: extensionsSchema.exactOptional(),
})

/** A figure without its reasons. */
export const figureHeadSchema = derivedObject(
  figureSchema.pick({
    low: true,
    best: true,
    high: true,
    open: true,
    strictLow: true,
    status: true,
    flags: true,
    figure: true,
    event: true,
    reports: true,
  }),
)

/** A number with its hedge. */
const numberFields = {
  op: z.enum(OPERATORS),
  value: z.number().exactOptional(),
  low: z.number().exactOptional(),
  high: z.number().exactOptional(),
  vague: z.enum(VAGUE_WORDS).exactOptional(),
}

/** A number that was decided otherwise. */
export const numberDecisionSchema = answerObject({
  said: answerObject(numberFields).describe('what the words say'),
  by: z.string().exactOptional().describe('account, for those who may open the claim'),
  on: z.string().describe('the day on which it was recorded'),
})

/** The words behind a claim of a figure, and who spoke them. */
export const quotedClaimSchema = answerObject({
  doc: z.string(),
  quote: z.array(spanSchema),
  numberSpan: spanSchema.nullable(),
  ...filePlaceFields,
  ...contentField,
  chain: z.array(
    answerObject({ agent: z.string(), label: z.string(), anonymity: z.enum(ANONYMITIES) }),
  ),
  origin: z.string(),
  published: z.string(),
  said: answerObject({ earliest: z.string(), latest: z.string() }),
  sensitivity: z.enum(SENSITIVITIES),
  decided: numberDecisionSchema
    .exactOptional()
    .describe('where somebody decided on another number than the words say'),
  corrected: correctedField,
})

/** A claim as it was reckoned with. */
export const takenSchema = answerObject({
  number: answerObject({
    ...numberFields,
    unit: z.enum(UNITS).exactOptional(),
    partOf: answerObject({
      value: z.number(),
      op: z.enum(OPERATORS).exactOptional(),
    }).exactOptional(),
    isRate: z.literal(true).exactOptional(),
  }).exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  at: z.string().exactOptional(),
  places: z.array(z.string()),
  placeAside: z
    .literal(true)
    .exactOptional()
    .describe('its places do not say where the act was: it counts as anywhere'),
  through: z.array(z.string()).exactOptional().describe('places on the way'),
  known: z.string().describe('the day since which it is known, on the clock of the question'),
  gone: z.string().exactOptional().describe('the day on which it was withdrawn or corrected'),
})
