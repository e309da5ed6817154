// What people can ask about search: the contract of each operation, without its body.

import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { MOST_ROWS } from './limit.ts'
import { NAMERS, READERS } from './role.ts'
import { actSchema, referenceSchema } from './schema/claim.ts'
import { dateSchema } from './schema/date.ts'
import { futureField } from './schema/future.ts'
import { placeAnswerSchema } from './schema/place.ts'
import {
  agentSchema,
  CLAIM_STATES,
  claimInContextSchema,
  contentField,
  eventSchema,
} from './schema/record.ts'

const MODES = ['as_written', 'all_spellings'] as const

const numberSchema = z.string().max(40).optional()

/** The fields of a search. */
export const searchFields = {
  query: z.string().max(1000).optional().describe('words; "phrase"; OR; -word leaves out'),
  mode: z.enum(MODES).default('as_written').describe('or with all names of the places'),
  act: actSchema.optional().describe('claims of this act and those below it'),
  place: z.string().min(1).max(500).optional().describe('claims in this place or inside it'),
  number: z
    .string()
    .max(40)
    .optional()
    .describe('claims whose number could be this: 60, 60..75, 60.., ..75'),
  atLeast: numberSchema.describe('claims that say there were so many or more'),
  atMost: numberSchema.describe('claims that say there were so many or fewer'),
  when: dateSchema.optional().describe('days: published then, or telling of them'),
  days: numberSchema.describe('or so many days before or after'),
  outlet: referenceSchema.optional().describe('id or name of who published it'),
  state: z.enum(CLAIM_STATES).optional().describe('claims of which this became'),
  limit: z.int().min(1).max(MOST_ROWS).default(50).describe('how many at the most'),
}

const calledSchema = answerObject({
  id: z.string().describe('of a person, or of a row of a list that is nobody yet'),
  names: z.array(z.string()).describe('in which the words stand'),
  list: z.string().exactOptional().describe('of a row that is nobody yet'),
})

const hitSchema = answerObject({
  id: z.string(),
  title: z.string(),
  language: z.string(),
  published: answerObject({ earliest: z.string(), latest: z.string() }),
  ...contentField,
  snippets: z.array(
    answerObject({
      start: z.int(),
      end: z.int(),
      before: z.string(),
      match: z.string(),
      after: z.string(),
    }),
  ),
})

export type SearchMode = (typeof MODES)[number]

export const search = contract({
  name: 'search',
  summary: 'Finds documents, claims, events, persons, speakers and places by words and filters.',
  input: z.strictObject(searchFields),
  output: answerObject({
    mode: z.enum(MODES),
    hits: z.array(hitSchema),
    claims: z.array(claimInContextSchema),
    events: z.array(eventSchema).describe('with the words in their title'),
    persons: z.array(calledSchema).describe('by their names, for who may read these'),
    speakers: z.array(agentSchema).describe('by their names'),
    places: z.array(placeAnswerSchema).describe('that are called so'),
    asWritten: z.int().describe('documents found as written'),
    allSpellings: z.int().describe('documents found with all scripts and spellings'),
    more: z.int().describe('documents that only the other mode finds'),
    spellings: z.array(answerObject({ term: z.string(), names: z.array(z.string()) })),
    ...futureField,
  }),
  roles: READERS,
  changes: false,
  long: true,
  refusals: [
    ...(['not-understood', 'unknown-place', 'ambiguous-place', 'unknown-agent'] as const),
    ...(['impossible-date', 'findings'] as const),
  ],
})

/** How many names are looked up at once. */
export const MOST_NAMES = 1000

export const nameCheck = contract({
  name: 'name.check',
  summary: 'Says of each of many names who is known by it, and which documents hold it.',
  input: z.strictObject({
    names: z.string().min(1).max(100_000).describe('one a line; each is looked up once'),
    mode: z.enum(MODES).default('as_written').describe('or in any script and spelling'),
  }),
  output: answerObject({
    mode: z.enum(MODES),
    names: z
      .array(
        answerObject({
          name: z.string(),
          persons: z.array(calledSchema).describe('whom lists name so; at most 20'),
          documents: z
            .array(answerObject({ id: z.string(), title: z.string(), ...contentField }))
            .describe('that hold it as written; at most 20'),
          capped: z.literal(true).exactOptional().describe('there are more'),
        }),
      )
      .describe('in their order'),
    known: z.int().describe('names of which somebody or something is known'),
    ...futureField,
  }),
  roles: NAMERS,
  changes: false,
  long: true,
  refusals: ['too-many-names'],
})
