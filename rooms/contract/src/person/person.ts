// What people can ask about person: the contract of each operation, without its body.

import {
  answerObject,
  answerRecord,
  CERTAINTIES,
  derivedObject,
  PLACE_ROLES,
  ROW_SCHEMAS,
  SEXES,
} from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { CUSTOM_FILTER_REFUSALS, customFilterInput, customValuesField } from '../field.ts'
import { LINKERS, NAMERS, WRITERS } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import {
  judgementReasonSchema,
  lineageRowSchema,
  mentionSchema,
  PERSON_WARNINGS,
  personLineageSchema,
  personProposalSchema,
  saidSchema,
} from '../schema/linkage.ts'
import { listTitleSchema } from '../schema/list.ts'
import { orderInput } from '../schema/page.ts'
import { claimInContextSchema, recordedFields } from '../schema/record.ts'
import { involvementSchema } from './involvement.ts'
import { mentionFields, personNameSchema } from './mention.ts'

export const personSchema = answerObject({
  id: z.string(),
  names: z.array(
    answerObject({
      name: z.string(),
      reading: z.string().exactOptional().describe('in Hangul, where there is one only'),
      lists: z.array(z.string()),
    }),
  ),
  bornLow: z.int().exactOptional().describe('first year of birth that any mention allows'),
  bornHigh: z.int().exactOptional().describe('last year of birth that any mention allows'),
  sexes: z.array(z.enum(SEXES)),
  homes: z.array(z.string()).describe('paths of places'),
  places: z.array(z.string()).describe('where what the lists are of befell the person'),
  lists: z.array(z.string()),
  mentions: z.int(),
  judged: z.boolean().describe('somebody said of a mention whether it is another one'),
  firstEvent: derivedObject(
    answerRecord(ROW_SCHEMAS.event).pick({ id: true, title: true, period: true }),
  )
    .exactOptional()
    .describe('the earliest event to which it is linked'),
})

export const personList = contract({
  name: 'person.list',
  summary: 'Lists the persons whom lists name, by name in any script, list or place.',
  input: z.strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('in any script; or a part as written'),
    list: referenceSchema.optional().describe('id of a list that names the person'),
    place: z.string().min(1).max(500).optional().describe('name or id of a place: home, or where'),
    ...customFilterInput,
    after: z.string().max(200).optional().describe('id of the last person of the page before'),
    limit: z.int().min(1).max(500).default(50).describe('how many at the most'),
    ...orderInput,
  }),
  output: answerObject({
    persons: z.array(derivedObject(personSchema.extend(customValuesField))),
    total: z.int().describe('persons in all, whatever is asked for'),
    unresolved: z.int().describe('mentions that belong to no person yet'),
    next: z.string().exactOptional(),
  }),
  roles: NAMERS,
  changes: false,
  long: true,
  refusals: ['unknown-list', ...CUSTOM_FILTER_REFUSALS],
})

/** Where a person was, when, and what says so. */
const whereaboutsSchema = answerObject({
  place: z.string().describe('path of the place'),
  time: answerObject({ earliest: z.string(), latest: z.string() }),
  placeRole: z.enum(PLACE_ROLES).exactOptional().describe('what the place is to the claim'),
  certainty: z.enum(CERTAINTIES).exactOptional().describe('of the link to the event'),
  claim: z.string().exactOptional().describe('that says so, or on which the link rests'),
  event: z.string().exactOptional(),
  mention: z.string().exactOptional().describe('the row of a list that says so'),
})

export const personRecord = contract({
  name: 'person.record',
  summary: 'Records a person by hand on a list, unless somebody of such a name is there already.',
  input: z.strictObject({
    ...mentionFields,
    name: personNameSchema,
    list: referenceSchema.optional().describe('id of the list that names the person'),
    title: listTitleSchema.optional().describe('of a new list, where no list has the person'),
    others: z
      .array(referenceSchema)
      .max(1000)
      .default([])
      .describe('ids of persons and mentions of such a name that are somebody else'),
  }),
  output: answerObject({ person: z.string(), mention: z.string(), list: z.string() }),
  roles: WRITERS,
  changes: true,
  refusals: [
    ...(['near-person', 'unknown-list', 'list-without-names', 'unknown-agent'] as const),
    ...(['unknown-place', 'ambiguous-place', 'impossible-date', 'findings'] as const),
    'already-exists',
  ],
})

export const personShow = contract({
  name: 'person.show',
  summary: 'Shows a person: what each list says, claims, judgements, pairs, warnings, lineage.',
  input: z.strictObject({ id: referenceSchema.describe('id of a person, of now or of before') }),
  output: answerObject({
    person: personSchema,
    asked: z.string().describe('the id that was asked for; another one if it was merged'),
    seen: z.string().describe('digest of who is joined here, for person.merge and person.split'),
    mentions: z.array(
      answerObject({
        mention: mentionSchema,
        title: z.string().describe('of the list'),
        ...recordedFields,
      }),
    ),
    ...customValuesField,
    claims: z.array(claimInContextSchema).describe('that name a mention or the person'),
    involvements: z
      .array(involvementSchema)
      .describe('what the person was in events, in their order'),
    whereabouts: z
      .array(whereaboutsSchema)
      .describe('where it was last known to be; several where none is surely the later'),
    judgements: z.array(derivedObject(saidSchema.extend({ a: z.string(), b: z.string() }))),
    pairs: z
      .array(answerObject({ run: z.string(), a: z.string(), b: z.string(), weight: z.number() }))
      .describe('among its mentions, of the newest linkage; bits'),
    warnings: z.array(z.enum(PERSON_WARNINGS)),
    lineage: z.array(personLineageSchema),
    proposals: z.array(personProposalSchema),
  }),
  roles: NAMERS,
  changes: false,
  refusals: ['unknown-person'],
})

export const personLineage = contract({
  name: 'person.lineage',
  summary: 'Tells what became of the id of a person, and whence its mentions came.',
  input: z.strictObject({ id: referenceSchema.describe('id of a person, of now or of before') }),
  output: answerObject({
    id: z.string(),
    current: z.string().describe('the id that it stands for today'),
    mentions: z.int().describe('of the current person'),
    lineage: z.array(personLineageSchema).describe('oldest first'),
  }),
  roles: NAMERS,
  changes: false,
  refusals: ['unknown-person'],
})

const answer = answerObject({
  persons: z.array(z.string()).describe('ids of the persons that there are now'),
  judgements: z.int().describe('judgements that were made of it'),
  lineage: z.array(lineageRowSchema),
})

const seenPersonSchema = z
  .string()
  .max(64)
  .optional()
  .describe('digest that person.show gave of the first person; refused if others are joined now')

export const personMerge = contract({
  name: 'person.merge',
  summary: 'Says that two persons are one: the judgement that it means, and the person.',
  input: z.strictObject({
    a: referenceSchema.describe('id of a person'),
    b: referenceSchema.describe('id of another'),
    reason: judgementReasonSchema.describe('why; other readers see it'),
    seen: seenPersonSchema,
  }),
  output: answer,
  roles: LINKERS,
  changes: true,
  refusals: [
    'stale',
    'findings',
    'already-exists',
    'unknown-person',
    'verdicts-differ',
    'same-person',
  ],
})

export const personSplit = contract({
  name: 'person.split',
  summary: 'Takes mentions out of a person: the judgements that it means, and the persons.',
  input: z.strictObject({
    person: referenceSchema.describe('id of a person'),
    mentions: z.array(referenceSchema).min(1).max(1000).describe('ids of those that are another'),
    reason: judgementReasonSchema.describe('why; other readers see it'),
    seen: seenPersonSchema,
  }),
  output: answer,
  roles: LINKERS,
  changes: true,
  refusals: [
    'stale',
    'findings',
    'already-exists',
    'unknown-mention',
    'too-many-pairs',
    'unknown-person',
    'verdicts-differ',
    'nothing-left',
  ],
})
