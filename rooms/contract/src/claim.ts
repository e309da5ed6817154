// What people can ask about claim: the contract of each operation, without its body.

import {
  AGENT_KINDS,
  AGENT_RELATIONS,
  answerObject,
  CLAIM_STATUSES,
  CONDITION_DECISIONS,
  derivedObject,
  UNITS,
} from '@tumen/claim'
import { z } from 'zod'
import { FORM_REFUSALS, REFUSAL_CODES } from './code.ts'
import { contract } from './contract.ts'
import { READERS, WRITERS, WRITERS_AND_REVIEWERS } from './role.ts'
import {
  actSchema,
  claimRelationSchema,
  claimSchema,
  linkSchema,
  quantitySchema,
  referenceSchema,
  unrecordedFields,
  unrecordedLinkFields,
} from './schema/claim.ts'
import { claimFormSchema } from './schema/claim-form.ts'
import { dateSchema } from './schema/date.ts'
import { futureField } from './schema/future.ts'
import { pageInput } from './schema/page.ts'
import { placeAnswerSchema } from './schema/place.ts'
import {
  answerSchema,
  numberKeepsSchema,
  proposalIdSchema,
  saidSpeakersSchema,
  wholeSchema,
} from './schema/proposal.ts'
import {
  agentInputSchema,
  agentRelationSchema,
  agentSchema,
  CLAIM_STATES,
  claimInContextSchema,
  contentMarkSchema,
  titleSchema,
} from './schema/record.ts'

/** The fields of a claim; each is there when it was understood or would be filled in. */
const understoodSchema = derivedObject(
  claimSchema
    .omit({ id: true, extraction: true, chain: true, origin: true })
    .exactPartial()
    .extend({
      ...unrecordedFields,
      quantity: derivedObject(quantitySchema.exactPartial({ span: true })).exactOptional(),
      chain: z
        .array(derivedObject(linkSchema.extend(unrecordedLinkFields)))
        .exactOptional()
        .describe('a new speaker has an empty id'),
    }),
)

const problemSchema = answerObject({
  code: z.enum(REFUSAL_CODES),
  field: z.string().exactOptional(),
  details: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
})

export const claimCheck = contract({
  name: 'claim.check',
  summary: 'Says how a claim would be understood and what is wrong with it; stores nothing.',
  input: claimFormSchema.extend({
    amends: referenceSchema.optional().describe('id of the claim that it would replace'),
    proposal: proposalIdSchema
      .optional()
      .describe('the proposal that it would amend: its speakers may be new'),
    answers: z.array(answerSchema).max(50).default([]).describe('to questions of the proposal'),
    numberKeeps: numberKeepsSchema,
    speakers: saidSpeakersSchema,
    whole: wholeSchema,
  }),
  output: answerObject({
    understood: understoodSchema,
    problems: z
      .array(problemSchema)
      .describe('with the codes of refusals; empty when it may be recorded'),
    reading: z.string().exactOptional().describe('the claim in one line of codes'),
    counts: z.boolean().exactOptional().describe('whether it would count at once'),
    wordsAt: z
      .array(
        answerObject({ offset: z.int(), before: z.string(), match: z.string(), after: z.string() }),
      )
      .describe('where the first piece of the words stands, when more than once'),
    numberWords: z.string().exactOptional().describe('the one number in the words, as written'),
    places: z
      .array(answerObject({ field: z.string(), candidates: z.array(placeAnswerSchema) }))
      .describe('names that several places bear'),
    speakers: z
      .array(
        answerObject({
          field: z.string(),
          isNew: z.boolean().describe('it would be recorded with the claim'),
          isNear: z.boolean().exactOptional().describe('the name is only near those of candidates'),
          kind: z.enum(AGENT_KINDS).exactOptional().describe('what the name says that it is'),
          candidates: z.array(agentSchema),
        }),
      )
      .describe('speakers that are new, unknown, or several of one or a near name'),
  }),
  roles: WRITERS,
  changes: false,
  refusals: [
    ...FORM_REFUSALS,
    'text-too-long',
    'unknown-proposal',
    'proposal-changed',
    'answer-unfit',
    'not-a-claim',
  ],
})

const recordedSchema = answerObject({
  id: z.string(),
  reading: z.string(),
  /** Whether it counts from now on, or waits for acceptance. */
  counts: z.boolean(),
})

export const claimRecord = contract({
  name: 'claim.record',
  summary: 'Records what a document says: the exact words, the number, the chain of speakers.',
  input: claimFormSchema,
  output: recordedSchema,
  roles: WRITERS,
  changes: true,
  refusals: [...FORM_REFUSALS, 'already-exists'],
})

export const claimAmend = contract({
  name: 'claim.amend',
  summary: 'Replaces a claim that we recorded wrongly by a new one; the old stays readable.',
  input: claimFormSchema.extend({
    amends: referenceSchema.describe('id of the claim to replace'),
    whole: wholeSchema,
    reason: z.string().min(1).max(2000).describe('why; members read it'),
  }),
  output: recordedSchema,
  roles: WRITERS,
  changes: true,
  refusals: [
    'locked-for-review',
    ...FORM_REFUSALS,
    'already-exists',
    'wrong-state',
    'claim-amended',
  ],
})

export const claimRetract = contract({
  name: 'claim.retract',
  summary: 'Takes a claim out: its origin withdraws, its outlet corrects, a reviewer rejects.',
  input: z.strictObject({
    claim: referenceSchema.describe('id of the claim'),
    why: z
      .enum(['origin_withdraws', 'outlet_corrects', 'reviewer_rejects'])
      .describe('origin_withdraws: every relay of the statement leaves; the others: this claim'),
    on: dateSchema.optional().describe('day on which the world could know it'),
    reason: z.string().min(1).max(2000).describe('what happened; members read it'),
  }),
  output: answerObject({ claim: z.string(), status: z.enum(CLAIM_STATUSES) }),
  roles: WRITERS_AND_REVIEWERS,
  changes: true,
  refusals: [
    'wrong-state',
    'locked-for-review',
    'not-found',
    'findings',
    'already-exists',
    'unknown-claim',
    'impossible-date',
    'shredded',
  ],
})

export const claimAccept = contract({
  name: 'claim.accept',
  summary: 'Accepts claims that say what their text says: from today they count.',
  input: z.strictObject({
    claims: z.array(referenceSchema).min(1).max(10_000).describe('ids of the claims'),
    comment: z.string().min(1).max(2000).default('accepted').describe('why; members read it'),
  }),
  output: answerObject({ accepted: z.int() }),
  roles: ['reviewer'],
  changes: true,
  refusals: [
    'locked-for-review',
    'not-found',
    'already-exists',
    'unknown-claim',
    'wrong-state',
    'own-work',
    'lineage-undecided',
    'shredded',
  ],
})

export const claimList = contract({
  name: 'claim.list',
  summary: 'Lists claims: of a document, a speaker, an act and place, a state, or all.',
  input: z.strictObject({
    document: z.string().max(200).optional().describe('claims of this document'),
    origin: z.string().max(200).optional().describe('agent who said it'),
    agent: z.string().max(200).optional().describe('agent who said it or passed it on'),
    act: actSchema.optional(),
    place: z.string().min(1).max(500).optional().describe('name or id; places inside it count'),
    state: z.enum(CLAIM_STATES).optional().describe('what became of it, e.g. waiting'),
    ...pageInput,
  }),
  output: answerObject({
    claims: z.array(claimInContextSchema),
    next: z.string().exactOptional(),
    ...futureField,
  }),
  roles: READERS,
  changes: false,
  refusals: ['unknown-place', 'ambiguous-place'],
})

const questionSchema = answerObject({
  act: actSchema,
  place: z.string().exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  at: z.string().exactOptional(),
  population: z.string().exactOptional(),
  unit: z.enum(UNITS).exactOptional(),
})

export const claimShow = contract({
  name: 'claim.show',
  summary: 'Shows a claim: its words, its chain, and every row that bears on it.',
  input: z.strictObject({ id: referenceSchema.describe('id of the claim') }),
  output: derivedObject(
    claimInContextSchema.extend({
      reading: z.string(),
      question: questionSchema
        .exactOptional()
        .describe('that asks for exactly what it speaks of, if it can enter figures'),
      document: titleSchema.exactOptional().describe('where it stands'),
      around: answerObject({ before: z.string(), after: z.string() })
        .exactOptional()
        .describe('the words on either side of the quotation'),
      correctedTo: z
        .array(answerObject({ said: z.string(), now: z.string() }))
        .exactOptional()
        .describe('words of its text, and what stands there since that was corrected'),
      undecided: answerObject({ from: z.string(), to: z.string() })
        .exactOptional()
        .describe('what its document may repeat, while nobody has decided'),
      conditionDecided: answerObject({
        decision: z.enum(CONDITION_DECISIONS),
        by: z.string(),
        recorded: z.string(),
        leaf: z.int(),
      })
        .exactOptional()
        .describe('the newest word about whether its condition holds'),
      mark: contentMarkSchema.exactOptional().describe('the newest mark of its own words'),
    }),
  ),
  roles: READERS,
  changes: false,
  refusals: ['not-found', 'shredded'],
})

const importedAgentSchema = agentInputSchema.omit({ anew: true }).extend({
  id: referenceSchema,
  label: z.string().min(1).max(500).optional().describe('instead of name, in one language'),
})

export const claimImport = contract({
  name: 'claim.import',
  summary: 'Takes in claims of the model, with their relations, and agents beside them.',
  input: z.strictObject({
    claims: z.array(z.unknown()).min(1).max(1_000_000).describe('in the model of claims'),
    agents: z.array(importedAgentSchema).max(100_000).optional().describe('who speaks in them'),
    agentRelations: z
      .array(
        z.strictObject({
          a: referenceSchema,
          b: referenceSchema,
          relation: z.enum(AGENT_RELATIONS),
          reason: z.string().min(1).max(2000).exactOptional(),
        }),
      )
      .max(100_000)
      .optional()
      .describe('judgements on who is the same'),
  }),
  output: answerObject({ imported: z.int(), agents: z.int(), counting: z.int() }),
  roles: WRITERS,
  changes: true,
  long: true,
  refusals: [
    'findings',
    'already-exists',
    'duplicate-claim',
    'unknown-place',
    'unknown-agent',
    'unknown-document',
  ],
})

const ROW = { recorded: true, by: true, leaf: true } as const

const exportedAgentSchema = derivedObject(agentSchema.omit({ ...ROW, sealed: true }))

const exportedAgentRelationSchema = derivedObject(
  agentRelationSchema.omit({ ...ROW, copied: true }),
)

const exportedClaimSchema = derivedObject(
  claimSchema.extend({
    relations: z.array(claimRelationSchema),
    status: z.enum(CLAIM_STATUSES),
  }),
)

export const claimExport = contract({
  name: 'claim.export',
  summary: 'Writes claims and their agents in the form that claim.import reads.',
  input: z.strictObject({
    document: z.string().max(200).optional().describe('only the claims of this document'),
  }),
  output: answerObject({
    agents: z.array(exportedAgentSchema),
    agentRelations: z.array(exportedAgentRelationSchema),
    claims: z.array(exportedClaimSchema),
  }),
  roles: ['analyst', 'reviewer'],
  changes: false,
  long: true,
  refusals: ['bundle-needed', 'proof-needed'],
})
