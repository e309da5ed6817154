// The rules of the rows about evidence that leaves the house.

import type { Finding } from '../finding.ts'
import { checkHash } from './check-hash.ts'
import type { BundleRequest, BundleSeal, Derivative } from './evidence-row.ts'

/** A derivative names an opening and its own bytes, each by a hash in its form. */
export function checkDerivative({ from, bytesHash }: Derivative): Finding[] {
  return [...checkHash(from, 'from'), ...checkHash(bytesHash, 'bytesHash')]
}

/** A bundle is asked for with something in it. */
export function checkBundle({ documents, claims }: BundleRequest): Finding[] {
  const isEmpty = documents.length === 0 && claims.length === 0
  return isEmpty ? [{ code: 'list_empty', field: 'documents' }] : []
}

/** What was handed out is named by the hash of its manifest. */
export function checkBundleSeal({ manifestHash }: BundleSeal): Finding[] {
  return checkHash(manifestHash, 'manifestHash')
}
