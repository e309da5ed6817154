// What people can ask about who says what, and about official numbers beside figures of cases: the
// contracts, without their bodies.
import { answerObject, derivedObject } from '@tumen/claim'
import { z } from 'zod'
import { QUESTION_REFUSALS } from '../code.ts'
import { contract } from '../contract.ts'
import { READERS } from '../role.ts'
import { actSchema } from '../schema/claim.ts'
import { takenSchema } from '../schema/figure.ts'
import { tableCellSchema } from '../schema/figure-table.ts'
import { questionFields } from '../schema/question.ts'
import { viewFields } from './timeline.ts'

/** By what statements are counted. */
export const TALLY_BY = ['outlet', 'language', 'origin', 'hedge'] as const
export type TallyBy = (typeof TALLY_BY)[number]

/** Most rows of one kind that are told one by one, the largest. */
export const MOST_TALLIED = 200

/** Most statements of a row that one answer names. */
export const MOST_TALLY_CLAIMS = 200

/** Of more origins than these nobody compares all pairs, and no number of voices is told. */
export const MOST_COMPARED = 1000

const tallyFields = {
  by: z.enum(TALLY_BY),
  key: z.string().describe('of the outlet or the origin its id; language; hedge; empty: none'),
}

export const tallyRowSchema = answerObject({
  id: z.string().describe('of the row: to ask for its statements'),
  ...tallyFields,
  claims: z.int().describe('statements'),
  documents: z.int().describe('reports that hold them'),
  origins: z
    .tuple([z.int(), z.int()])
    .exactOptional()
    .describe('independent origins at least and at most; absent where there are too many'),
})

export const claimTally = contract({
  name: 'claim.tally',
  summary: 'Counts statements and independent origins by outlet, language, origin and hedge.',
  input: z.strictObject({
    ...viewFields,
    of: z.string().max(1000).optional().describe('id of a row: its statements, too'),
  }),
  output: answerObject({
    rows: z.array(tallyRowSchema).describe('by kind, the largest first; rows are never added'),
    total: z.int().describe('statements in all'),
    origins: tallyRowSchema.shape.origins,
    left: z.int().describe('rows that are too many to be told'),
    claims: z.array(z.string()).exactOptional().describe('ids of those of the asked row'),
    knownOn: z.string(),
    placeNames: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  roles: READERS,
  changes: false,
  long: true,
  refusals: [
    ...(['impossible-date', 'findings', 'unknown-place', 'ambiguous-place'] as const),
    'not-found',
  ],
})

const casesSchema = derivedObject(
  tableCellSchema.omit({ act: true, place: true, period: true }).extend({
    official: z.int().describe('statements of official bodies that count in it'),
  }),
)

export const officialRowSchema = answerObject({
  id: z.string().describe('of the statement; act and days of a figure'),
  kind: z.enum(['official', 'cases']),
  from: z.string().describe('first day of the row'),
  to: z.string().describe('last day of the row'),
  act: actSchema,
  place: z.string().exactOptional(),
  happened: answerObject({ earliest: z.string(), latest: z.string() })
    .exactOptional()
    .describe('the days that the official number is of'),
  origin: z.string().exactOptional().describe('the body that counts'),
  number: takenSchema.shape.number,
  known: z.string().exactOptional(),
  withdrawn: z.string().exactOptional(),
  cases: casesSchema.exactOptional(),
})

export const figureOfficial = contract({
  name: 'figure.official',
  summary: 'Sets official numbers beside the figure of cases, by half-year, and never adds them.',
  input: z.strictObject({
    act: questionFields.act.describe('of the cases'),
    place: questionFields.place.describe('of the cases; without it: anywhere'),
    counted: actSchema.optional().describe('what official bodies count; without it: everything'),
    from: viewFields.from,
    to: viewFields.to.describe('last day; without days: of all official numbers'),
    asKnownOn: viewFields.asKnownOn,
  }),
  output: answerObject({
    rows: z
      .array(officialRowSchema)
      .describe('by period: official numbers, then the figure of cases in the same days'),
    place: z.string().exactOptional(),
    knownOn: z.string(),
    placeNames: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  roles: READERS,
  changes: false,
  long: true,
  refusals: [...QUESTION_REFUSALS, 'too-many-cells'],
})
