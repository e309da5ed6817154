// Rows about evidence for the tests of rows; invented. No tests here.
import type { RowByKind } from './row-shape.ts'

const HASH = '0123456789abcdef'.repeat(4)

/** One row of each table. */
export const EVIDENCE_ROWS = {
  derivative: {
    ...{ id: 'dv_1', document: 'doc-1', from: HASH, bytesHash: HASH, mediaType: 'image/png' },
    ...{ bytes: 1200, tool: 'a pair of scissors' },
  },
  derivative_review: {
    ...{ derivative: 'dv_1', document: 'doc-1', decision: 'approved', reason: 'no face in it' },
  },
  bundle: {
    ...{ id: 'bu_1', profile: 'court', documents: ['doc-1'], claims: [], recipient: 'rc_1' },
    ...{ meant: 'the court of Reed', reason: 'the hearing' },
  },
  bundle_decision: { bundle: 'bu_1', decision: 'refused', reason: 'too much' },
  bundle_seal: {
    ...{ bundle: 'bu_1', manifestHash: HASH, documents: ['doc-1'], derivatives: [], claims: [] },
    ...{ objects: 1, bytes: 1200 },
  },
} satisfies Partial<RowByKind>
