// The tables of derivatives, of bundles, and of proofs kept beside documents.
// Source: custody.md 3.3, 13, 16.
import { describe } from './descriptor.ts'

const SEEN = { by: 'right', right: 'bundle.list' } as const

export const EVIDENCE_TABLES = {
  derivative: describe('derivative', {
    made: 'evidence.derive',
    since: 10,
    columns: { id: 'id', document: 'document', bytes_hash: 'bytesHash' },
    subject: 'id',
    unique: ['id'],
    indexes: [['document'], ['bytes_hash']],
    about: ['id', 'document'],
    digest: 'bytesHash',
    brings: 'bytes',
    uses: [{ order: 40, of: 'document', by: { column: 'document' }, told: 'derivative', id: 'id' }],
    shred: [['id', 'derivatives']],
    seen: { by: 'records', documents: ['document'] },
  }),
  derivative_review: describe('derivative_review', {
    made: 'evidence.review',
    since: 10,
    columns: { derivative: 'derivative' },
    subject: 'derivative',
    indexes: [['derivative']],
    whole: true,
    uses: [
      {
        order: 50,
        of: 'derivative',
        by: { column: 'derivative' },
        told: 'derivative',
        id: 'derivative',
      },
    ],
    shred: [['derivative', 'derivatives']],
    seen: { by: 'records', documents: ['document'] },
  }),
  bundle: describe('bundle', {
    made: 'bundle.ask',
    since: 10,
    columns: { id: 'id' },
    subject: 'id',
    unique: ['id'],
    whole: true,
    shred: 'own',
    seen: SEEN,
  }),
  bundle_decision: describe('bundle_decision', {
    made: 'bundle.approve',
    since: 10,
    columns: { bundle: 'bundle' },
    subject: 'bundle',
    indexes: [['bundle']],
    whole: true,
    shred: 'own',
    seen: SEEN,
  }),
  bundle_seal: describe('bundle_seal', {
    made: 'bundle.seal',
    since: 10,
    columns: { bundle: 'bundle' },
    subject: 'bundle',
    // A bundle is handed out once.
    unique: ['bundle'],
    digest: 'manifestHash',
    whole: true,
    uses: [{ order: 70, of: 'bundle', by: { column: 'bundle' }, told: 'bundle', id: 'bundle' }],
    shred: 'ids',
    seen: SEEN,
  }),
  attachment: describe('attachment', {
    made: 'evidence.attach',
    since: 10,
    columns: { id: 'id', document: 'document', bytes_hash: 'bytesHash' },
    subject: 'id',
    unique: ['id'],
    indexes: [['document'], ['bytes_hash']],
    about: ['id', 'document'],
    digest: 'bytesHash',
    brings: 'bytes',
    uses: [{ order: 60, of: 'document', by: { column: 'document' }, told: 'attachment', id: 'id' }],
    shred: [['id', 'attachments']],
    seen: { by: 'records', documents: ['document'] },
  }),
}
