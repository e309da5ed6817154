// What is asked for in a bundle, and what of it must be there: the same for looking at it and for
// asking for it.
import { BUNDLE_PROFILES } from '@tumen/custody'
import { z } from 'zod'
import { referenceSchema } from '../claim/schema.ts'
import { Refusal } from '../refusal.ts'
import { countsSchema, restrictedSchema } from './note.ts'
import type { BundlePlan } from './plan.ts'
import { leftSchema } from './schema.ts'

/** The fields that say of what kind it is and what it is about. */
export const bundleQuestion = {
  profile: z
    .enum(BUNDLE_PROFILES)
    .describe(
      'public: derivatives; partner: and open claims; court: everything, with who recorded it',
    ),
  documents: z.array(referenceSchema).max(1000).default([]).describe('ids of documents'),
  claims: z.array(referenceSchema).max(10_000).default([]).describe('ids of claims'),
}

/** What is told of a bundle that was planned: how much would be in it, and what would stay. */
export const plannedFields = {
  objects: z.int(),
  bytes: z.int(),
  claims: z.int(),
  credentials: z
    .int()
    .exactOptional()
    .describe('documents with what signs somebody in, such as cookies'),
  restricted: restrictedSchema,
  restrictedCounts: countsSchema,
  leftOut: leftSchema,
}

/** Refuses what is not there for the asker. */
export function refuseMissing({ left }: BundlePlan, documents: readonly string[]): void {
  const missing = left.find(({ code }) => code === 'not-there')
  if (missing && documents.includes(missing.id)) throw new Refusal('unknown-document', 'documents')
  if (missing) throw new Refusal('unknown-claim', 'claims')
}
