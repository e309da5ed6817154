// What people can ask about linkage: the contract of each operation, without its body.

import { answerObject, derivedObject, VERDICTS } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { ESTIMATORS, LINKAGE_READERS, LINKERS, NAMERS } from './role.ts'
import { referenceSchema } from './schema/claim.ts'
import {
  bandSchema,
  DRAW_FLAGS,
  judgementReasonSchema,
  lineageRowSchema,
  linkageCellsSchema,
  linkageFindingSchema,
  linkageHeadSchema,
  mentionSchema,
  PERSON_BARRIERS,
  PERSON_WARNINGS,
  pairExplanationSchema,
  personProposalSchema,
} from './schema/linkage.ts'

const FLOOR_BITS = -10

export const linkageRun = contract({
  name: 'linkage.run',
  summary: 'Compares the mentions of lists and keeps the weighed pairs; makes no person.',
  input: z.strictObject({
    lists: z.array(referenceSchema).min(1).max(30).describe('ids of lists with names'),
    model: z
      .string()
      .max(2_000_000)
      .optional()
      .describe('settings as JSON, ours or those of Splink; default those for lists of persons'),
    seed: z.string().min(1).max(100).default('seed-1').describe('of all that is drawn by chance'),
    floor: z
      .number()
      .min(-15)
      .max(20)
      .default(FLOOR_BITS)
      .describe('bits below which pairs are not kept'),
  }),
  output: answerObject({
    id: z.string(),
    mentions: z.int(),
    candidates: z.int().describe('pairs that the rules found'),
    pairs: z.int().describe('pairs that were kept'),
    findings: z.array(linkageFindingSchema),
  }),
  roles: ['analyst'],
  changes: true,
  long: true,
  refusals: [
    'findings',
    'already-exists',
    'unknown-list',
    'list-without-names',
    'model-wrong',
    'linkage-refused',
    'too-many-pairs',
  ],
})

export const linkageList = contract({
  name: 'linkage.list',
  summary: 'Lists the linkages of lists, the newest first.',
  input: z.strictObject({}),
  output: answerObject({ linkages: z.array(linkageHeadSchema) }),
  // Counts and draws: who estimates needs them, and gets no name with them.
  roles: LINKAGE_READERS,
  changes: false,
  refusals: [],
})

const levelSchema = answerObject({
  comparison: z.string(),
  level: z.int(),
  label: z.string(),
  m: z.number().exactOptional(),
  u: z.number().exactOptional(),
})

export const linkageShow = contract({
  name: 'linkage.show',
  summary: 'Shows a linkage: its pairs, its persons with their doubt, and what people read so far.',
  input: z.strictObject({ run: referenceSchema.describe('id of the linkage') }),
  output: answerObject({
    linkage: linkageHeadSchema,
    pairs: z.int().describe('pairs that were kept'),
    floor: z.number().describe('bits below which pairs were not kept'),
    histogram: z.array(answerObject({ bits: z.int(), pairs: z.int() })).describe('by whole bits'),
    levels: z.array(levelSchema).describe('what was learned of each level'),
    prior: answerObject({
      probability: z.number(),
      bits: z.number(),
      low: z.number().describe('bits at one end of the band of the assumed recall'),
      high: z.number(),
    }),
    threshold: answerObject({
      probability: z.number(),
      bits: z.number(),
      joined: z.int().describe('pairs of at least so many bits'),
    }),
    persons: answerObject({
      linked: z.int().describe('at the threshold, with what people said'),
      band: bandSchema.exactOptional().describe('from draws; of large linkages see linkage.draw'),
    }),
    flags: z.array(z.enum(DRAW_FLAGS)),
    calibration: answerObject({ calibrated: z.boolean(), judged: z.int() }),
    refused: z
      .array(answerObject({ barrier: z.enum(PERSON_BARRIERS), pairs: z.int() }))
      .describe('heavy pairs that were not joined'),
    warnings: z.array(answerObject({ warning: z.enum(PERSON_WARNINGS), persons: z.int() })),
    doubtful: z
      .array(
        answerObject({ mentions: z.array(z.string()), warnings: z.array(z.enum(PERSON_WARNINGS)) }),
      )
      .describe('the first hundred persons with a warning; for who reads mentions'),
    judged: answerObject({
      pairs: z.int(),
      disputed: z.int(),
      awaiting: z.int().describe('read by one of two readers'),
    }),
    left: answerObject({ value: z.int(), calibration: z.int(), second: z.int() }).describe(
      'pairs that are left for you by queue; at most a thousand that change a number',
    ),
    kappa: answerObject({
      kappa: z.number(),
      observed: z.number(),
      expected: z.number(),
      items: z.int(),
    })
      .exactOptional()
      .describe('agreement of first and second readers'),
    resolved: z.boolean().describe('every mention belongs to a person'),
    proposals: z
      .array(personProposalSchema)
      .describe('what people must decide; for who reads mentions'),
  }),
  roles: LINKAGE_READERS,
  changes: false,
  refusals: ['unknown-linkage'],
})

export const linkageExplainPair = contract({
  name: 'linkage.explain-pair',
  summary: 'Explains the weight of a pair of mentions bar by bar, kept or not.',
  input: z.strictObject({
    run: referenceSchema.describe('id of the linkage'),
    a: referenceSchema.describe('id of a mention'),
    b: referenceSchema.describe('id of another'),
  }),
  output: pairExplanationSchema,
  roles: NAMERS,
  changes: false,
  long: true,
  refusals: ['unknown-mention', 'unknown-linkage'],
})

/** What a pair is read for. */
export const REVIEW_QUEUES = ['value', 'calibration', 'second'] as const

const queueSchema = z
  .enum(REVIEW_QUEUES)
  .describe('value: could change a number; calibration: drawn by chance; second: read once')

export type ReviewQueue = (typeof REVIEW_QUEUES)[number]

export const linkageNextForReview = contract({
  name: 'linkage.next-for-review',
  summary: 'Gives the next pairs to read: fields of both mentions, no weight and no verdict.',
  input: z.strictObject({
    run: referenceSchema.describe('id of the linkage'),
    queue: queueSchema.default('value'),
    after: z
      .strictObject({ a: referenceSchema, b: referenceSchema })
      .optional()
      .describe('a pair that was passed over; those behind it come'),
    limit: z.int().min(1).max(50).default(1).describe('how many pairs at the most'),
  }),
  output: answerObject({
    queue: z.enum(REVIEW_QUEUES),
    left: z
      .int()
      .describe('pairs of this queue that are left for you; at most a thousand are counted'),
    second: z.int().describe('pairs that wait for a second reader'),
    pairs: z.array(
      answerObject({
        a: mentionSchema,
        b: mentionSchema,
        names: answerObject({ why: z.string() })
          .exactOptional()
          .describe('code of why the names compare as they do; no level'),
        seen: z.string().describe('digest of both mentions, to be given with the verdict'),
      }),
    ),
  }),
  roles: LINKERS,
  changes: false,
  refusals: ['unknown-linkage'],
})

export const linkageJudge = contract({
  name: 'linkage.judge',
  summary: 'Says whether two mentions are one person; answers with what the pair weighs.',
  input: z.strictObject({
    a: referenceSchema.describe('id of a mention'),
    b: referenceSchema.describe('id of another'),
    verdict: z.enum(VERDICTS).describe('possible: looked at, and not to be said'),
    reason: judgementReasonSchema.optional().describe('why; other readers see it'),
    run: referenceSchema.optional().describe('linkage that asked; its bars come back'),
    explain: z.boolean().default(true).describe('false: the bars of `run` do not come back'),
    queue: queueSchema.optional().describe('where the pair was read blind; needs `run` and `seen`'),
    seen: z.string().max(64).optional().describe('digest of both mentions as they were read'),
  }),
  output: answerObject({
    judgement: z.string().describe('its id, by which it can be withdrawn'),
    explanation: pairExplanationSchema.exactOptional(),
  }),
  roles: LINKERS,
  changes: true,
  long: true,
  refusals: [
    'findings',
    'already-exists',
    'unknown-mention',
    'wrong-state',
    'own-work',
    'unknown-linkage',
    'pair-changed',
  ],
})

export const linkageWithdrawJudgement = contract({
  name: 'linkage.withdraw-judgement',
  summary: 'Takes back what you said of two mentions, or takes that back; every row stays.',
  input: z.strictObject({
    judgement: referenceSchema.describe('id of the judgement'),
    reason: judgementReasonSchema.optional().describe('why; other readers see it'),
  }),
  output: answerObject({ judgement: z.string().describe('id of the row that withdraws') }),
  roles: LINKERS,
  changes: true,
  refusals: [
    'locked-for-review',
    'findings',
    'already-exists',
    'unknown-judgement',
    'not-own-judgement',
    'already-undone',
  ],
})

export const linkageResolve = contract({
  name: 'linkage.resolve',
  summary: 'Makes persons of the mentions of a linkage; what people judged is never undone by it.',
  input: z.strictObject({
    run: referenceSchema.describe('id of the linkage'),
    threshold: z
      .number()
      .gt(0)
      .lt(1)
      .optional()
      .describe('probability from which a pair is joined; default that of the settings'),
    anew: z
      .boolean()
      .default(false)
      .describe('persons that nobody judged are made from the pairs alone, not from before'),
  }),
  output: answerObject({
    persons: z.int().describe('of these mentions'),
    added: z.int().describe('new persons'),
    moved: z.int().describe('mentions that came to another person, or to their first'),
    lineage: z.array(lineageRowSchema),
    proposals: z
      .array(derivedObject(personProposalSchema.omit({ recorded: true })))
      .describe('new ones, for people'),
    refused: z.array(answerObject({ barrier: z.enum(PERSON_BARRIERS), pairs: z.int() })),
    conflicts: z
      .array(z.array(z.string()))
      .describe('mentions judged the same one after the other, and their ends judged different'),
    threshold: answerObject({ probability: z.number(), bits: z.number() }),
    uncalibrated: z.boolean(),
  }),
  roles: LINKERS,
  changes: true,
  long: true,
  refusals: ['findings', 'already-exists', 'unknown-linkage', 'rests-on-undone'],
})

const MOST_TRUE = 1_000_000

const scoreFields = { precision: z.number(), recall: z.number(), f1: z.number() }

const labelSchema = answerObject({
  threshold: z.number().describe('bits'),
  truePositives: z.int(),
  falsePositives: z.int(),
  falseNegatives: z.int(),
  trueNegatives: z.int(),
  ...scoreFields,
  specificity: z.number(),
  negativePredictiveValue: z.number(),
  accuracy: z.number(),
  f2: z.number(),
  f05: z.number(),
  p4: z.number(),
  phi: z.number(),
})

const atSchema = answerObject({ threshold: z.number().describe('bits'), ...scoreFields })

const scoreSchema = answerObject(scoreFields)

export const linkageEvaluate = contract({
  name: 'linkage.evaluate',
  summary: 'Tells how well a linkage finds known persons, or the pairs that people read.',
  input: z.strictObject({
    run: referenceSchema.describe('id of the linkage'),
    truth: z
      .array(z.strictObject({ mention: referenceSchema, person: z.string().min(1).max(200) }))
      .max(MOST_TRUE)
      .optional()
      .describe('who is truly behind each mention; default what people read for calibration'),
  }),
  output: answerObject({
    from: z.enum(['truth', 'judgements']),
    modelHash: z.string(),
    engine: z.string(),
    seed: z.string(),
    labels: z.array(labelSchema).describe('at the weight of each judged pair; of judgements'),
    pairs: answerObject({
      truePairs: z.int(),
      blockingRecall: z.number().describe('share of the true pairs that were kept'),
      at: z.array(atSchema).describe('at P .5, .9, .95 and .99'),
      best: atSchema.exactOptional(),
    }).exactOptional(),
    persons: answerObject({
      pairs: scoreSchema,
      bCubed: scoreSchema,
      found: z.int(),
      true: z.int(),
    }).exactOptional(),
  }),
  roles: ESTIMATORS,
  changes: false,
  long: true,
  refusals: ['unknown-mention', 'unknown-linkage'],
})

const MOST_DRAWS = 1000

const drawSchema = z.int().min(2).max(MOST_DRAWS).default(200).describe('how many draws of links')

export const linkageDraw = contract({
  name: 'linkage.draw',
  summary: 'Draws persons over what linking leaves open: their number, and tables of lists.',
  input: z.strictObject({
    run: referenceSchema.describe('id of the linkage'),
    draws: drawSchema,
    seed: z
      .int()
      .min(0)
      .max(2 ** 31)
      .default(1)
      .describe('one seed gives one answer'),
  }),
  output: answerObject({
    lists: z.array(z.string()).describe('ids, in the order of the tables'),
    persons: bandSchema.describe('2.5, 50 and 97.5 % of the draws'),
    perList: z.array(bandSchema),
    overlaps: z.array(answerObject({ lists: z.array(z.int()), persons: bandSchema })),
    tables: z.array(linkageCellsSchema).describe('one a draw'),
    flags: z.array(z.enum(DRAW_FLAGS)),
    judged: z.int().describe('pairs that calibrate'),
    seed: z.int(),
  }),
  roles: LINKAGE_READERS,
  changes: false,
  long: true,
  refusals: ['unknown-linkage'],
})
