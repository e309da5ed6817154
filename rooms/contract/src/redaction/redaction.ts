// What people can ask about covering what is in a picture: the contract of each operation, without
// its body. Source: redaction.md 9, 10.
import {
  answerObject,
  answerRecord,
  BOX_KINDS,
  BOX_STATES,
  CHECK_ITEMS,
  closed,
  DROP_REASONS,
  FINDING_PLANS,
  filmSpanSchema,
  PAGE_TONES,
  PRINTED_CHANGES,
  REVIEW_DECISIONS,
  redactionBoxSchema,
  SPAN_KINDS,
} from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { REVIEW_STATES } from '../review/review.ts'
import { WRITERS, WRITERS_AND_REVIEWERS } from '../role.ts'
import { idSchema, referenceSchema } from '../schema/claim.ts'
import { recordedFields } from '../schema/record.ts'

/** What may still be missing before a copy is made. */
export const MISSING_STEPS = [
  'not-all-seen',
  'suspects-undecided',
  'drop-needs-reason',
  'checklist-open',
  'nothing-covered',
  'tracked-changes',
] as const

const redaction = referenceSchema.describe('id of the redaction')
const revision = z.int().min(1).describe('the newest that you saw; refused if there is another now')

const page = z.int().min(1).describe('of a PDF, or second of a film, from 1')

const facts = {
  id: z.string(),
  document: z.string(),
  revision: z.int(),
  state: z.enum(['open', 'withdrawn']),
  plan: z.enum(FINDING_PLANS),
  covered: z.int().describe('boxes that are covered'),
  undecided: z.int().describe('boxes that somebody has to decide'),
  dropped: z.int().describe('boxes that stay uncovered'),
}

export const redactionStart = contract({
  name: 'redaction.start',
  summary: 'Begins to cover a picture, a PDF or a film: finds faces where a model is there.',
  input: z.strictObject({
    document: referenceSchema.describe('id of a document that is a picture, a PDF or a film'),
    names: z
      .array(z.string().min(2).max(100))
      .max(200)
      .default([])
      .describe('words to look for in a PDF, as names that are sealed; they are not kept'),
    turn: z.int().min(0).max(3).default(0).describe('quarters clockwise, so that it is upright'),
    id: idSchema.optional(),
  }),
  output: answerObject(facts),
  roles: WRITERS,
  changes: true,
  long: true,
  refusals: [
    ...(['not-found', 'already-exists', 'findings', 'unknown-document', 'shredded'] as const),
    ...(['not-understood', 'unknown-model', 'no-film-program', 'film-not-read'] as const),
  ],
})

const number = z.int().min(-100_000).max(100_000)

const boxInput = z.strictObject({
  id: idSchema.optional().describe('of a box that is there; without it the box is a new one'),
  x: number.describe('pixels from the left'),
  y: number.describe('pixels from the top'),
  w: z.int().min(1).max(100_000).describe('pixels wide'),
  h: z.int().min(1).max(100_000).describe('pixels high'),
  what: z.enum(BOX_KINDS).default('face').describe('what is in it'),
  state: z.enum(BOX_STATES).default('covered'),
  reason: z.enum(DROP_REASONS).optional().describe('why something found is not covered'),
  basis: idSchema.optional().describe('id of the consent or decision that the reason needs'),
})

const spanInput = z.strictObject({
  id: idSchema.optional().describe('of a span that is there; without it the span is a new one'),
  from: z.int().min(1).max(100_000).describe('first picture, from 1'),
  to: z.int().min(1).max(100_000).describe('last picture'),
  what: z.enum(SPAN_KINDS).default('whole'),
  keys: z
    .array(
      z.strictObject({
        picture: z.int().min(1).max(100_000),
        ...{ x: number, y: number },
        w: z.int().min(1).max(100_000),
        h: z.int().min(1).max(100_000),
      }),
    )
    .max(2000)
    .default([])
    .describe('of a box where it is in which pictures; what was found keeps its own'),
  state: z.enum(['covered', 'dropped']).default('covered'),
  reason: z.enum(DROP_REASONS).optional().describe('why something found is not covered'),
  basis: idSchema.optional().describe('id of the consent or decision that the reason needs'),
})

export const redactionRevise = contract({
  name: 'redaction.revise',
  summary: 'Says anew what is covered in a picture, and which parts of it you have looked at.',
  input: z.strictObject({
    redaction,
    revision,
    page: page.optional().describe('of a PDF: boxes and tiles are those of this page alone'),
    boxes: z.array(boxInput).max(2000).describe('all boxes; what was found stays in it'),
    spans: z.array(spanInput).max(2000).optional().describe('of a film: all that is covered'),
    tone: z.enum(PAGE_TONES).optional().describe('of a PDF: its colours, or grey as a scan'),
    fill: z.enum(['solid', 'noise']).default('solid').describe('how boxes are filled'),
    format: z.enum(['jpeg', 'png']).default('jpeg').describe('of the copy'),
    seen: z.array(z.int().min(0)).max(10_000).default([]).describe('numbers of tiles, from 0'),
    checklist: z
      .array(z.strictObject({ item: z.enum(CHECK_ITEMS), is: z.enum(['done', 'absent']) }))
      .max(CHECK_ITEMS.length)
      .default([])
      .describe('what you have looked for in the whole picture'),
    looked: z
      .array(z.enum(PRINTED_CHANGES))
      .max(PRINTED_CHANGES.length)
      .default([])
      .describe('of a print: what its office file held, that you have looked for on its pages'),
  }),
  output: answerObject(facts),
  roles: WRITERS,
  changes: true,
  refusals: [
    ...(['not-found', 'already-exists', 'findings', 'stale', 'wrong-state', 'shredded'] as const),
    ...(['locked-for-review', 'drop-needs-reason', 'part-not-opened', 'needs-yunet'] as const),
  ],
})

export const redactionShow = contract({
  name: 'redaction.show',
  summary: 'Shows what is covered in a picture, what is still missing, and the copies made.',
  input: z.strictObject({
    redaction,
    page: page.optional().describe('of a PDF, or second of a film; the first without it'),
  }),
  output: answerObject({
    ...facts,
    page: z.int().exactOptional().describe('of a PDF: boxes, tiles and size are those of it'),
    pages: z
      .array(
        answerObject({
          parts: z.int().describe('in which it is looked at'),
          seen: z.boolean().describe('by who asks'),
          covered: z.int(),
          undecided: z.int(),
        }),
      )
      .exactOptional()
      .describe('of a PDF: each page in its order'),
    tone: z.enum(PAGE_TONES).exactOptional(),
    film: answerObject({ width: z.int(), height: z.int(), rate: z.int(), pictures: z.int() })
      .exactOptional()
      .describe('of a film: size of its pictures, how many a second, and in all'),
    spans: closed(z.array(answerRecord(filmSpanSchema)).exactOptional(), 'restricted').describe(
      'of a film: what is covered from which picture to which',
    ),
    turn: z.int().describe('quarters clockwise by which a person turned it'),
    width: z.int(),
    height: z.int(),
    alike: z
      .array(answerObject({ document: z.string() }))
      .describe('others, of which a copy may leave, that look like the same picture'),
    fill: z.enum(['solid', 'noise']),
    format: z.enum(['jpeg', 'png']),
    boxes: closed(z.array(answerRecord(redactionBoxSchema)).exactOptional(), 'restricted'),
    regions: closed(
      z
        .array(
          answerObject({
            ...{ box: z.string(), x: z.int(), y: z.int(), w: z.int(), h: z.int() },
          }),
        )
        .exactOptional(),
      'restricted',
    ).describe('of a picture, or a second of a film: what is filled, which is more than was drawn'),
    tiles: z
      .array(
        answerObject({
          ...{ x: z.int(), y: z.int(), w: z.int(), h: z.int() },
          seen: z.boolean().describe('by who asks'),
        }),
      )
      .describe('parts in which the picture is looked at'),
    checklist: z.array(answerObject({ item: z.enum(CHECK_ITEMS), is: z.enum(['done', 'absent']) })),
    changes: z
      .array(answerObject({ change: z.enum(PRINTED_CHANGES), count: z.int(), looked: z.boolean() }))
      .exactOptional()
      .describe('of a print: what its office file held, and whether somebody looked for it'),
    missing: z.array(z.enum(MISSING_STEPS)).describe('before a copy can be made'),
    copies: z.array(
      answerObject({
        derivative: z.string(),
        revision: z.int(),
        decision: z.enum(REVIEW_DECISIONS).exactOptional(),
        review: z.enum(REVIEW_STATES).exactOptional().describe('where it was handed in'),
      }),
    ),
    mayRevise: z.boolean(),
    ...recordedFields,
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  refusals: ['not-found', 'shredded'],
})

export const redactionList = contract({
  name: 'redaction.list',
  summary: 'Lists how a picture is covered: each time that somebody began.',
  input: z.strictObject({ document: referenceSchema.describe('id of the document') }),
  output: answerObject({
    redactions: z.array(answerObject({ ...facts, ...recordedFields })),
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  refusals: ['unknown-document', 'shredded'],
})

export const redactionPicture = contract({
  name: 'redaction.picture',
  summary: 'Shows a part of a picture to be covered, or of a copy of it, in grey unless asked.',
  input: z.strictObject({
    redaction,
    page: page.optional(),
    tile: z.int().min(0).optional().describe('number of the part; the whole, small, without it'),
    copy: referenceSchema
      .optional()
      .describe('id of a copy made by it: the same part as it would leave'),
    colour: z.boolean().default(false).describe('in its colours'),
  }),
  output: answerObject({
    png: z
      .string()
      .describe('as base64, without anything but its pixels; of a film a JPEG of its pictures'),
    width: z.int(),
    height: z.int(),
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  long: true,
  refusals: ['not-found', 'shredded', 'not-understood', 'no-film-program', 'film-not-read'],
})

export const redactionRender = contract({
  name: 'redaction.render',
  summary: 'Makes the copy in which the boxes are covered, proves it, and keeps it for review.',
  input: z.strictObject({ redaction, revision }),
  output: answerObject({
    revision: z.int().describe('the newest now'),
    derivative: z.string().exactOptional().describe('id of the copy, where one was made'),
    losses: z.array(z.enum(['metadata', 'size', 'sound'])).exactOptional(),
    found: z.int().describe('boxes that a second look has brought; they have to be decided first'),
  }),
  roles: WRITERS,
  changes: true,
  long: true,
  refusals: [
    ...(['not-found', 'already-exists', 'findings', 'stale', 'wrong-state', 'shredded'] as const),
    ...(['not-understood', 'unknown-model', 'verification-failed', 'less-than-before'] as const),
    ...(['no-film-program', 'film-not-read'] as const),
    ...(['logged-before', ...MISSING_STEPS] as const),
  ],
})

export const redactionWithdraw = contract({
  name: 'redaction.withdraw',
  summary: 'Says that a covered picture is not to be used; none of its copies leaves any more.',
  input: z.strictObject({ redaction, revision }),
  output: answerObject(facts),
  roles: WRITERS_AND_REVIEWERS,
  changes: true,
  refusals: [
    ...(['not-found', 'already-exists', 'findings', 'stale', 'wrong-state', 'shredded'] as const),
    'locked-for-review',
  ],
})
