// The report of an estimate as a zod schema: the allow-list of what `estimate.run` may say. What
// shows single cells or persons is named in `inside` and never enters a release.
import { answerObject, derivedObject } from '@tumen/claim'
import { z } from 'zod'

// The words of the room `estimate`, which nobody below the desk imports; a test of the desk
// compares both.
export const SELECTIONS = ['bic', 'stepwise', 'downhill'] as const
export const ESTIMATE_FINDING_CODES = [
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R7',
  'R8',
  'R9',
  'W1',
  'W2',
  'W3',
  'W4',
  'W5',
  'W6',
  'W7',
] as const
export const ESTIMATE_FINDING_KINDS = [
  'too_few_lists',
  'too_few_persons',
  'no_overlap',
  'list_apart',
  'list_with_everyone',
  'same_list',
  'no_maximum',
  'not_identified',
  'both',
  'not_converged',
  'two_lists',
  'few_overlaps',
  'population',
  'act',
  'unit',
  'place',
  'window',
  'counts_only',
  'rhat',
  'effective_size',
  'seeds_disagree',
  'grid_end',
  'saturated',
  'prior_moves_it',
  'unreviewed',
  'mostly_unseen',
  'low_coverage',
  'biased',
  'one_cell',
  'models_disagree',
  'edge',
  'failed_replicates',
  'lists_matter',
  'islands',
  'heterogeneous',
  'pooled',
  'self_test',
  'small_cells',
] as const

const limitsSchema = z.record(z.string(), z.number()).describe('limits by level, such as 0.025')

export const estimateFindingSchema = answerObject({
  code: z.enum(ESTIMATE_FINDING_CODES),
  kind: z.enum(ESTIMATE_FINDING_KINDS),
  about: z.string().exactOptional(),
  values: z.record(z.string(), z.number()).exactOptional(),
})

export const collapseSchema = answerObject({
  rows: z.array(
    answerObject({
      list: z.string(),
      origin: z.string().exactOptional(),
      records: z.int(),
      to: z.string().exactOptional(),
    }),
  ),
  moved: z.int(),
  unassigned: z.int(),
  before: z.record(z.string(), z.int()),
  after: z.record(z.string(), z.int()),
  merged: z.array(z.array(z.string())),
  documented: z.int(),
})

const profileSchema = answerObject({
  estimate: z.number(),
  low: z.number(),
  high: z.number().exactOptional(),
})

const boundSchema = answerObject({
  estimate: z.number(),
  standardError: z.number(),
  low: z.number(),
  high: z.number(),
})

const priorSchema = z
  .array(
    answerObject({ factor: z.number(), median: z.number(), low: z.number(), high: z.number() }),
  )
  .describe('the average over graphs with half, once and twice the prior weight of a cell')

const curveSchema = z.array(derivedObject(boundSchema.extend({ at: z.number() })))

const rankedSchema = answerObject({
  model: z.string(),
  estimate: z.number(),
  aic: z.number(),
  bic: z.number(),
  code: z.int().exactOptional().describe('0: has a maximum; nothing where it was not tested'),
})

const pictureSchema = answerObject({
  unit: z.literal('persons'),
  assumption: z.enum([
    'none',
    'independence',
    'model',
    'graphs',
    'classes',
    'odds',
    'highest_order',
  ]),
  inside: z.boolean(),
})

const picturesSchema = answerObject({
  overlap: derivedObject(
    pictureSchema.extend({
      lists: z.array(answerObject({ name: z.string(), size: z.int() })),
      intersections: z.array(answerObject({ lists: z.array(z.int()), persons: z.int() })),
    }),
  ),
  pairs: derivedObject(
    pictureSchema.extend({
      pairs: z.array(
        answerObject({
          one: z.int(),
          other: z.int(),
          odds: z.number().exactOptional(),
          low: z.number().exactOptional(),
          high: z.number().exactOptional(),
        }),
      ),
    }),
  ),
  frequencies: derivedObject(
    pictureSchema.extend({
      points: z.array(answerObject({ lists: z.int(), value: z.number(), persons: z.int() })),
    }),
  ),
  leverage: derivedObject(
    pictureSchema.extend({
      estimate: z.number(),
      cells: z.array(
        answerObject({
          lists: z.array(z.int()),
          minus: z.number().exactOptional(),
          plus: z.number().exactOptional(),
        }),
      ),
    }),
  ).exactOptional(),
  landscape: derivedObject(
    pictureSchema.extend({
      models: z.array(
        answerObject({
          model: z.string(),
          estimate: z.number(),
          bic: z.number(),
          order: z.int(),
          code: z.int().exactOptional(),
          weight: z.number(),
        }),
      ),
    }),
  ).exactOptional(),
  replicates: derivedObject(
    pictureSchema.extend({
      bars: z.array(answerObject({ from: z.number(), to: z.number(), count: z.int() })),
    }),
  ).exactOptional(),
  posterior: derivedObject(
    pictureSchema.extend({ points: z.array(answerObject({ at: z.number(), value: z.number() })) }),
  ).exactOptional(),
  chains: derivedObject(
    pictureSchema.extend({ chains: z.array(z.array(z.number())) }),
  ).exactOptional(),
})

export const estimateSchema = answerObject({
  table: answerObject({
    lists: z.array(z.string()),
    persons: z.int(),
    sizes: z.array(z.int()),
    hash: z.string().describe('SHA-256 of the cells as lines'),
  }),
  collapse: collapseSchema.exactOptional().describe('what counting by origin moved'),
  documented: answerObject({ persons: z.int(), lists: z.int(), twice: z.int() }),
  bound: derivedObject(boundSchema.extend({ atLeast: z.int() })).exactOptional(),
  band: answerObject({
    by: z.enum(['odds', 'models']),
    low: z.number(),
    high: z.number().exactOptional(),
    why: z.string().exactOptional(),
  }).exactOptional(),
  estimate: answerObject({
    total: z.number(),
    low: z.number(),
    high: z.number(),
    method: z.enum(SELECTIONS),
    model: z.string(),
    small: z.boolean().describe('fewer than a hundred persons: for the analyst alone'),
  }).exactOptional(),
  smallWithheld: z
    .literal(true)
    .exactOptional()
    .describe('there is an estimate that only an analyst or a statistician is given'),
  methods: z.array(
    answerObject({
      method: z.enum(['model', 'graphs', 'classes', 'chao', 'chapman']),
      estimate: z.number(),
      low: z.number(),
      high: z.number(),
      model: z.string().exactOptional(),
      findings: z.array(estimateFindingSchema),
    }),
  ),
  findings: z.array(estimateFindingSchema),
  ranked: z.array(rankedSchema).describe('models by BIC, a hundred at the most'),
  near: z
    .array(derivedObject(rankedSchema.extend({ profile: profileSchema })))
    .describe('models that explain the table nearly as well as the best'),
  variants: z.array(
    answerObject({
      change: z.enum(['drop', 'merge', 'plus', 'minus']),
      about: z.string(),
      persons: z.int(),
      chao: z.number(),
      main: z.number().exactOptional(),
      estimate: z.number().exactOptional(),
      model: z.string().exactOptional(),
    }),
  ),
  selfTest: z.array(
    answerObject({
      list: z.string(),
      known: z.int(),
      estimate: z.number().exactOptional(),
      low: z.number().exactOptional(),
      high: z.number().exactOptional(),
      holds: z.boolean().exactOptional(),
      findings: z.array(estimateFindingSchema).exactOptional().describe('why there is no estimate'),
    }),
  ),
  curves: answerObject({
    odds: curveSchema.exactOptional(),
    highestOrder: curveSchema.exactOptional(),
    prior: priorSchema.exactOptional(),
  }),
  bootstrap: answerObject({
    bca: limitsSchema,
    percentile: limitsSchema,
    printed: limitsSchema,
    failed: z.int(),
    shares: z.record(z.string(), z.number()),
    nested: z.array(answerObject({ keep: z.int(), printed: limitsSchema })),
  }).exactOptional(),
  graphs: answerObject({
    mean: z.number(),
    mode: z.number(),
    quantiles: limitsSchema,
    graphs: z.array(answerObject({ name: z.string(), weight: z.number() })),
  }).exactOptional(),
  chains: answerObject({
    mean: z.number(),
    quantiles: limitsSchema,
    medians: z.array(z.number()),
    rhat: z.number().exactOptional(),
    bulk: z.number().exactOptional(),
    tail: z.number().exactOptional(),
  }).exactOptional(),
  pictures: picturesSchema,
  inside: z.array(z.string()).describe('fields that show single cells and never leave the house'),
  options: answerObject({ seed: z.string(), replicates: z.int(), classes: z.boolean() }),
  versions: answerObject({ procedure: z.string(), engine: z.string() }),
})

/** What `estimate.run` answers. */
export type EstimateAnswer = z.input<typeof estimateSchema>
