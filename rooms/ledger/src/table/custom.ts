// The tables of fields that a group adds by itself, and of what stands in them.
import { describe } from './descriptor.ts'

export const CUSTOM_TABLES = {
  custom_field: describe('custom_field', {
    made: ({ retired }) => (retired ? 'field.retire' : 'field.define'),
    since: 40,
    // Not unique: a field that is called otherwise, or offers other choices, has many rows.
    columns: { id: 'id' },
    subject: 'id',
    indexes: [['id']],
    whole: true,
    uses: [
      { order: 490, of: 'custom_field', by: { way: 'later' }, told: 'custom_field', id: 'id' },
    ],
    shred: 'own',
    seen: { by: 'field' },
  }),
  custom_value: describe('custom_value', {
    made: 'field.set',
    since: 40,
    // Not unique: a value that is said otherwise has many rows.
    columns: { id: 'id', field: 'field', event: 'event', mention: 'mention' },
    subject: 'id',
    indexes: [['id'], ['field'], ['event'], ['mention']],
    about: ['id', 'event', 'mention'],
    uses: [
      { order: 500, of: 'event', by: { column: 'event' }, told: 'event', id: 'event' },
      { order: 510, of: 'mention', by: { column: 'mention' }, told: 'mention', id: 'mention' },
      {
        order: 520,
        of: 'custom_field',
        by: { way: 'filled' },
        told: 'custom_field',
        id: 'field',
      },
    ],
    shred: 'own',
    seen: { by: 'field' },
  }),
}
