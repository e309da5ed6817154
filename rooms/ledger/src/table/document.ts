// The tables of documents and of how one depends on another.
import { describe } from './descriptor.ts'

const RELATED = { of: 'document', told: 'document' } as const

export const DOCUMENT_TABLES = {
  document: describe('document', {
    made: 'document.add',
    columns: { id: 'id', bytes_hash: 'bytesHash' },
    subject: 'id',
    unique: ['id'],
    indexes: [['bytes_hash']],
    digest: 'bytesHash',
    brings: 'bytes',
    uses: [
      {
        order: 180,
        of: 'agent',
        by: { field: 'publisher', isIndexed: true },
        told: 'document',
        id: 'id',
      },
    ],
    shred: [['id', 'documents']],
    seen: { by: 'sensitivity' },
  }),
  document_relation: describe('document_relation', {
    made: 'document.relate',
    columns: { from_id: 'from', to_id: 'to' },
    subject: 'from_id',
    indexes: [['from_id'], ['to_id']],
    about: ['from_id', 'to_id'],
    replaces: ['from', 'to'],
    whole: true,
    uses: [
      { order: 20, by: { column: 'to_id' }, id: 'from_id', ...RELATED },
      { order: 30, by: { column: 'from_id' }, id: 'to_id', ...RELATED },
    ],
    // An open proposal would wait for ever: nobody can compare with a text that is gone.
    shred: [
      ['from_id', 'documents'],
      ['to_id', 'documents'],
    ],
    seen: { by: 'records', documents: ['from', 'to'] },
  }),
  text_layer: describe('text_layer', {
    made: 'document.correct',
    since: 25,
    columns: { id: 'id', document: 'document' },
    subject: 'id',
    unique: ['id'],
    indexes: [['document']],
    about: ['id', 'document'],
    brings: 'text',
    uses: [
      { order: 32, of: 'document', by: { column: 'document' }, told: 'text_layer', id: 'id' },
      // The newest text stands on the one before it.
      { order: 34, of: 'text_layer', by: { field: 'of' }, told: 'text_layer', id: 'id' },
    ],
    shred: [['document', 'documents']],
    seen: { by: 'records', documents: ['document'] },
  }),
  collected_document: describe('collected_document', {
    made: 'import.commit',
    since: 39,
    columns: { document: 'document', external: 'external' },
    subject: 'document',
    indexes: [['document'], ['external']],
    shred: [['document', 'documents']],
    seen: { by: 'records', documents: ['document'] },
  }),
  content_mark: describe('content_mark', {
    made: 'content.mark',
    since: 33,
    columns: { id: 'id', document: 'document', claim: 'claim' },
    subject: 'document',
    unique: ['id'],
    indexes: [['document'], ['claim']],
    about: ['document', 'claim'],
    replaces: ['document', 'claim'],
    whole: true,
    shred: [
      ['document', 'documents'],
      ['claim', 'claims'],
    ],
    seen: { by: 'records', documents: ['document'], claims: ['claim'] },
  }),
}
