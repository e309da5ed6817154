// What is asked for in a bundle, and what of it must be there: the same for looking at it and for
// asking for it.

import { Refusal } from '../refusal.ts'
import type { BundlePlan } from './plan.ts'

/** Refuses what is not there for the asker. */
export function refuseMissing({ left }: BundlePlan, documents: readonly string[]): void {
  const missing = left.find(({ code }) => code === 'not-there')
  if (missing && documents.includes(missing.id)) throw new Refusal('unknown-document', 'documents')
  if (missing) throw new Refusal('unknown-claim', 'claims')
}
