// Rows about what was destroyed, for the tests of rows; invented. No tests here.
import type { RowByKind } from './row-shape.ts'

/** One row of each table. */
export const SHRED_ROWS = {
  shred_request: { id: 'sh_1', document: 'doc-1', reason: 'danger' },
  tombstone: {
    ...{ id: 'doc-1', kind: 'document', sensitivity: 'restricted', reason: 'wish' },
    ...{ taken: '2022-05-01T10:00:00.000Z', author: 'doc' },
  },
} satisfies Partial<RowByKind>
