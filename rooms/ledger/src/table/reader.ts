// The tables of the language model that reads: who it is, and what it answered about documents.
import { describe } from './descriptor.ts'

export const READER_TABLES = {
  reader_setting: describe('reader_setting', {
    made: 'reader.set',
    since: 14,
    columns: { id: 'id' },
    subject: 'id',
    unique: ['id'],
    replaces: [],
    whole: true,
    shred: 'own',
    seen: { by: 'all' },
  }),
  model_reading: describe('model_reading', {
    made: 'reader.read',
    since: 14,
    columns: { id: 'id', document: 'document' },
    subject: 'document',
    unique: ['id'],
    indexes: [['document']],
    // It holds words of its document, and is as open as that is.
    shred: [['document', 'documents']],
    seen: { by: 'records', documents: ['document'] },
  }),
}
