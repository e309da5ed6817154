// What people can ask about condition: the contract of each operation, without its body.

import { answerObject, CONDITION_DECISIONS } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { referenceSchema } from './schema/claim.ts'
import { seenSchema } from './schema/seen.ts'

export const conditionDecide = contract({
  name: 'condition.decide',
  summary: 'Decides whether the condition of a claim holds, fails, or is open again.',
  input: z.strictObject({
    claim: referenceSchema.describe('id of the claim that has the condition'),
    decision: z.enum(CONDITION_DECISIONS).describe('holds: the number counts'),
    reason: z.string().min(1).max(2000).optional().describe('what shows it'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ done: z.literal(true) }),
  roles: ['reviewer'],
  changes: true,
  refusals: [
    'stale',
    'not-found',
    'findings',
    'already-exists',
    'unknown-claim',
    'wrong-state',
    'shredded',
  ],
})
