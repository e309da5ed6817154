// Rows about proofs for the tests of rows; invented. No tests here.
import type { RowByKind } from './row-shape.ts'

const HASH = '0123456789abcdef'.repeat(4)

/** One row of each table. */
export const PROOF_ROWS = {
  attachment: {
    ...{ id: 'at_1', document: 'doc-1', bytesHash: HASH, mediaType: 'application/c2pa' },
    bytes: 900,
    proof: {
      ...{ kind: 'timestamp', status: 'unknown-trust', checks: ['hash_equal', 'token_valid'] },
      ...{ by: 'Invented Time', at: '2026-11-27T09:48:33.000Z' },
    },
  },
} satisfies Partial<RowByKind>
