// What people can ask about estimate: the contract of each operation, without its body.

import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { QUESTION_REFUSALS } from './code.ts'
import { contract } from './contract.ts'
import { ESTIMATORS } from './role.ts'
import { idSchema, referenceSchema } from './schema/claim.ts'
import {
  collapseSchema,
  estimateFindingSchema,
  estimateSchema,
  SELECTIONS,
} from './schema/estimate.ts'
import { optionFields, tableFields } from './schema/estimate-option.ts'
import { futureField } from './schema/future.ts'
import { bandSchema, DRAW_FLAGS } from './schema/linkage.ts'
import { listTitleSchema, storedEstimateSchema } from './schema/list.ts'
import { knownFields, questionFields } from './schema/question.ts'

const fromSchema = z
  .array(referenceSchema)
  .min(1)
  .max(10)
  .describe('ids of recorded lists, or the id of one recorded overlap')

/** The question, as a caller writes it. */
export const tableClaimsSchema = z
  .strictObject(questionFields)
  .describe('instead of lists: claims that name persons, by the question that they answer')

/** Recorded lists, as a caller names them. */
const recordedTableFields = {
  asKnownOn: knownFields.asKnownOn,
  byOrigin: z
    .boolean()
    .optional()
    .describe('entries count on the list of their origin; default where any origin is known'),
}

/** What is taken, as a caller writes it; lists or claims, not both. */
export const takenFields = {
  from: fromSchema.optional(),
  claims: tableClaimsSchema.optional(),
  ...recordedTableFields,
}

export const estimateTable = contract({
  name: 'estimate.table',
  summary: 'Shows how recorded lists overlap, by independent origins, and what speaks against it.',
  input: z.strictObject(takenFields),
  output: answerObject({
    knownAt: z.string(),
    byOrigin: z.boolean(),
    lists: z.array(answerObject({ name: z.string(), size: z.int() })),
    persons: z.int().describe('on any list'),
    cells: z.array(
      answerObject({
        lists: z.array(z.int()).describe('positions of exactly these lists'),
        persons: z.int(),
      }),
    ),
    collapse: collapseSchema.exactOptional(),
    findings: z.array(estimateFindingSchema),
    hash: z.string().describe('SHA-256 of the cells as lines'),
  }),
  roles: ESTIMATORS,
  changes: false,
  refusals: [
    ...QUESTION_REFUSALS,
    'unknown-list',
    'table-unreadable',
    'lists-apart',
    'lists-unresolved',
  ],
})

export const estimateRun = contract({
  name: 'estimate.run',
  summary: 'Estimates how many persons no list saw from how lists overlap, or says why not.',
  input: z.strictObject({ ...tableFields, ...optionFields }),
  output: estimateSchema,
  roles: ESTIMATORS,
  changes: false,
  long: true,
  alone: true,
  refusals: ['findings', 'impossible-date', 'table-unreadable'],
})

export const estimateRecord = contract({
  name: 'estimate.record',
  summary: 'Estimates from recorded lists, or from a table, and keeps input, options and report.',
  input: z.strictObject({
    id: idSchema.optional(),
    ...takenFields,
    title: listTitleSchema.optional().describe('a few words of our own'),
    ...tableFields,
    ...optionFields,
  }),
  output: answerObject({ id: z.string(), estimate: estimateSchema }),
  roles: ESTIMATORS,
  changes: true,
  long: true,
  refusals: [
    ...QUESTION_REFUSALS,
    'already-exists',
    'unknown-list',
    'table-unreadable',
    'lists-apart',
    'lists-unresolved',
  ],
})

export const estimateList = contract({
  name: 'estimate.list',
  summary: 'Lists the stored estimates, the newest first.',
  input: z.strictObject({}),
  output: answerObject({ estimates: z.array(storedEstimateSchema), ...futureField }),
  roles: ESTIMATORS,
  changes: false,
  refusals: [],
})

const idField = referenceSchema.describe('id of the stored estimate')

export const estimateShow = contract({
  name: 'estimate.show',
  summary: 'Shows a stored estimate: what it was made from, its options, and its report.',
  input: z.strictObject({ id: idField }),
  output: answerObject({
    stored: storedEstimateSchema,
    estimate: estimateSchema,
    ...futureField,
  }),
  roles: ESTIMATORS,
  changes: false,
  refusals: ['unknown-estimate'],
})

export const estimateRepeat = contract({
  name: 'estimate.repeat',
  summary: 'Reckons a stored estimate again from what is stored, and says whether it is the same.',
  input: z.strictObject({ id: idField }),
  output: answerObject({
    id: z.string(),
    sameReport: z.boolean(),
    sameTable: z
      .boolean()
      .exactOptional()
      .describe('whether the lists as known then still give the table'),
    reportHash: answerObject({ stored: z.string(), now: z.string() }),
    procedure: answerObject({ stored: z.string(), now: z.string() }),
    engine: answerObject({ stored: z.string(), now: z.string() }),
  }),
  roles: ESTIMATORS,
  changes: false,
  long: true,
  refusals: [
    ...QUESTION_REFUSALS,
    'unknown-list',
    'unknown-estimate',
    'table-unreadable',
    'lists-apart',
    'lists-unresolved',
  ],
})

/** Why two estimates can differ. */
export const COMPARISON_REASONS = [
  'lists',
  'entries',
  'origins',
  'question',
  'claims',
  'table',
  'options',
  'seed',
  'procedure',
  'engine',
] as const

/** The numbers of a report that are put side by side. */
export const COMPARED_NUMBERS = ['documented', 'bound', 'total', 'low', 'high'] as const

const number = z.number()

const text = z.string()

export type ComparisonReason = (typeof COMPARISON_REASONS)[number]

export const estimateCompare = contract({
  name: 'estimate.compare',
  summary: 'Compares two stored estimates: what changed in table, options and answer, and why.',
  input: z.strictObject({
    before: referenceSchema.describe('id of the earlier estimate'),
    after: referenceSchema.describe('id of the later estimate'),
  }),
  output: answerObject({
    before: storedEstimateSchema,
    after: storedEstimateSchema,
    same: z.boolean().describe('whether the reports are the same'),
    reasons: z.array(z.enum(COMPARISON_REASONS)),
    numbers: z.array(
      answerObject({
        what: z.enum(COMPARED_NUMBERS),
        before: number.exactOptional(),
        after: number.exactOptional(),
      }),
    ),
    model: answerObject({ before: text.exactOptional(), after: text.exactOptional() }),
    lists: z
      .array(
        answerObject({
          name: text,
          before: z.int().exactOptional(),
          after: z.int().exactOptional(),
        }),
      )
      .describe('lists of the tables with their sizes'),
    cells: z
      .array(answerObject({ lists: z.array(text), before: z.int(), after: z.int() }))
      .describe('persons on exactly these lists, where they differ; inside the house only'),
    options: z.array(
      answerObject({ option: text, before: text.exactOptional(), after: text.exactOptional() }),
    ),
    findings: answerObject({
      came: z.array(estimateFindingSchema),
      gone: z.array(estimateFindingSchema),
    }),
    changes: z
      .array(
        answerObject({
          leaf: z.int(),
          operation: text,
          recorded: text,
          by: text,
          came: z.int().describe('entries of it that only the later one counts'),
          gone: z.int().describe('entries of it that only the earlier one counts'),
        }),
      )
      .describe('changes of the lists that both have'),
  }),
  roles: ESTIMATORS,
  changes: false,
  refusals: ['unknown-estimate'],
})

/** What is varied: wrong links, more records, or the draw of the whole table. */
export const VARIATIONS = ['links', 'records', 'repeats'] as const

const share = z.number()

const coverageSchema = answerObject({
  kind: z.enum(['wider', 'bca', 'percentile']),
  holds: share.describe('share of the intervals that hold the truth'),
  above: share.describe('share of those that lie below it'),
  below: share.describe('share of those that lie above it'),
})

export const estimateVary = contract({
  name: 'estimate.vary',
  summary: 'Says how a stored estimate would move, with wrong links, more records or other draws.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the stored estimate'),
    by: z.enum(VARIATIONS).describe('wrong links, more records, or repeated draws'),
  }),
  output: answerObject({
    by: z.enum(VARIATIONS),
    documented: z.int(),
    estimate: z.number(),
    links: z
      .array(
        answerObject({
          error: answerObject({ kind: z.enum(['missed', 'false']), share }),
          estimate: z.number().exactOptional().describe('nothing where no draw has one'),
        }),
      )
      .exactOptional(),
    records: z
      .array(answerObject({ factor: z.number(), low: share, high: share, ratio: z.number() }))
      .exactOptional()
      .describe('limits as shares of the estimate'),
    repeats: answerObject({
      nominal: share,
      draws: z.int(),
      intervals: z.array(coverageSchema),
    }).exactOptional(),
  }),
  roles: ESTIMATORS,
  changes: false,
  long: true,
  refusals: ['unknown-estimate', 'estimate-withheld'],
})

const totalSchema = answerObject({ total: z.number(), low: z.number(), high: z.number() })

export const estimateDraws = contract({
  name: 'estimate.draws',
  summary:
    'Estimates how many no list saw over draws of links, so that linking is in the interval.',
  input: z.strictObject({
    run: referenceSchema.describe('id of the linkage'),
    draws: z.int().min(2).max(200).default(100).describe('draws of links'),
    replicates: z.int().min(50).max(1000).default(200).describe('of each draw'),
    selection: z.enum(SELECTIONS).optional().describe('how a model is chosen'),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31)
      .default(1)
      .describe('one seed gives one answer'),
  }),
  output: answerObject({
    lists: z.array(z.string()).describe('titles; of lists of one origin, joined'),
    persons: bandSchema.describe('on any list, at 2.5, 50 and 97.5 % of the draws'),
    draws: z.int().describe('with an estimate'),
    failed: z.int().describe('without one'),
    estimate: totalSchema.exactOptional().describe('all draws together'),
    combined: totalSchema
      .exactOptional()
      .describe('mean of the draws with the variance within and between'),
    shares: answerObject({ linkage: z.number(), sampling: z.number() })
      .exactOptional()
      .describe('of the variance'),
    flags: z.array(z.enum(DRAW_FLAGS)),
    findings: z
      .array(estimateFindingSchema)
      .describe('of the middle draw; what withholds the estimate'),
    seed: z.int(),
  }),
  roles: ESTIMATORS,
  changes: false,
  long: true,
  refusals: ['estimate-withheld', 'unknown-linkage'],
})
