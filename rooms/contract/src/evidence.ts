// What people can ask about evidence: the contract of each operation, without its body.

import { answerObject, derivedObject, REVIEW_DECISIONS } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { LINKERS, READERS, WRITERS } from './role.ts'
import { idSchema, referenceSchema } from './schema/claim.ts'
import { attachmentSchema, derivativeSchema, INSPECTIONS } from './schema/evidence.ts'
import { recordedFields } from './schema/record.ts'
import { seenSchema } from './schema/seen.ts'
import { shredPlanSchema, shredReasonSchema } from './schema/shred.ts'
import { tilesSchema } from './schema/tiles.ts'

export const evidenceAttach = contract({
  name: 'evidence.attach',
  summary: 'Keeps a proof beside a document: a time stamp, or what an archiving program left.',
  input: z.strictObject({
    document: referenceSchema.describe('id of the document'),
    bytes: z.string().min(1).describe('the file, as base64; its kind is told by what it holds'),
    id: idSchema.optional(),
  }),
  output: attachmentSchema,
  roles: WRITERS,
  changes: true,
  refusals: [
    'not-found',
    'findings',
    'already-exists',
    'empty',
    'not-understood',
    'archive-refused',
    'unknown-document',
    'shredded',
  ],
})

export const evidenceDerive = contract({
  name: 'evidence.derive',
  summary: 'Keeps what was made of the bytes of a document, such as a redacted copy.',
  input: z.strictObject({
    document: referenceSchema.describe('id of the document'),
    bytes: z.string().min(1).describe('the file, as base64'),
    mediaType: z
      .string()
      .regex(/^[a-z]+\/[a-z0-9.+-]{1,80}$/)
      .describe('kind of the file, e.g. image/png'),
    tool: z
      .string()
      .regex(/^[\x21-\x7e][\x20-\x7e]{0,79}$/)
      .describe('what made it, with its version; goes out with it'),
    id: idSchema.optional(),
  }),
  output: derivedObject(
    derivativeSchema.extend({
      inspection: z.enum(INSPECTIONS).describe('only what passed leaves in a bundle'),
    }),
  ),
  roles: WRITERS,
  changes: true,
  refusals: [
    'not-found',
    'findings',
    'already-exists',
    'duplicate-document',
    'unknown-document',
    'logged-before',
    'shredded',
  ],
})

export const evidenceReview = contract({
  name: 'evidence.review',
  summary: 'Says that a derivative may leave the house, or that it may not.',
  input: z.strictObject({
    derivative: referenceSchema.describe('id of the derivative'),
    decision: z.enum(REVIEW_DECISIONS).describe('approved: nothing in it harms anybody'),
    reason: z.string().trim().min(1).max(2000).optional().describe('why; members read it'),
    seen: seenSchema.optional(),
    tiles: tilesSchema.optional(),
  }),
  output: answerObject({ derivative: z.string(), decision: z.enum(REVIEW_DECISIONS) }),
  roles: ['reviewer'],
  changes: true,
  refusals: [
    ...(['stale', 'locked-for-review', 'already-exists', 'unknown-derivative'] as const),
    ...(['own-work', 'wrong-state', 'not-all-seen'] as const),
    ...(['part-not-opened', 'nothing-covered'] as const),
  ],
})

export const evidenceList = contract({
  name: 'evidence.list',
  summary: 'Lists what was made of a document, and whether it may leave the house.',
  input: z.strictObject({ document: referenceSchema.describe('id of the document') }),
  output: answerObject({
    derivatives: z.array(
      derivedObject(
        derivativeSchema.extend({
          ...recordedFields,
          decision: z.enum(REVIEW_DECISIONS).exactOptional().describe('of the newest review'),
          decided: z.int().exactOptional().describe('leaf of that review'),
        }),
      ),
    ),
  }),
  roles: READERS,
  changes: false,
  refusals: ['not-found', 'unknown-document', 'shredded'],
})

export const evidenceCheckShred = contract({
  name: 'evidence.check-shred',
  summary: 'Tells what destroying a document would take with it, and what it could not undo.',
  input: z.strictObject({ document: referenceSchema.describe('id of the document') }),
  output: derivedObject(
    shredPlanSchema.extend({
      backupsUntil: z.string().describe('day from which no backup can bring it back'),
      asked: answerObject({ by: z.string(), reason: shredReasonSchema })
        .exactOptional()
        .describe('who asked for it, where a second person has to do it'),
      needsRequest: z.boolean().describe('true when somebody else has to ask for it first'),
      token: z.string().describe('for evidence.shred: stands for all of this'),
    }),
  ),
  roles: LINKERS,
  changes: false,
  refusals: ['unknown-document', 'shredded'],
})

export const evidenceAskShred = contract({
  name: 'evidence.ask-shred',
  summary: 'Asks that a document be destroyed, which somebody else then does.',
  input: z.strictObject({
    document: referenceSchema.describe('id of the document'),
    reason: shredReasonSchema.describe('why: a code, since words stay in the log for ever'),
  }),
  output: answerObject({ request: z.string(), document: z.string() }),
  roles: LINKERS,
  changes: true,
  refusals: ['findings', 'already-exists', 'unknown-document', 'shredded'],
})

export const evidenceShred = contract({
  name: 'evidence.shred',
  summary: 'Destroys a document with all claims and copies of it; this cannot be undone.',
  input: z.strictObject({
    document: referenceSchema.describe('id of the document'),
    reason: shredReasonSchema.describe('why: wish, danger, unlawful, mistake or expired'),
    token: z.string().max(64).describe('of evidence.check-shred, which tells what will go'),
  }),
  output: derivedObject(
    shredPlanSchema.extend({
      leaf: z.int(),
      reason: shredReasonSchema,
      backupsUntil: z.string().describe('day from which no backup can bring it back'),
    }),
  ),
  // Destroys for ever: by two people where a second one decides.
  roles: LINKERS,
  changes: true,
  refusals: [
    'already-exists',
    'unknown-document',
    'stale-dry-run',
    'shredded',
    'second-person-needed',
  ],
})
