// The tables about the log: whom it asks, how the clock stood, which changes were undone.
import { describe } from './descriptor.ts'

export const LOG_TABLES = {
  log_policy: describe('log_policy', {
    made: 'log.set-policy',
    since: 10,
    columns: { id: 'id' },
    subject: 'id',
    unique: ['id'],
    replaces: [],
    whole: true,
    shred: 'own',
    seen: { by: 'all' },
  }),
  clock_check: describe('clock_check', {
    made: 'workspace.confirm-clock',
    since: 11,
    columns: { id: 'id' },
    subject: 'id',
    unique: ['id'],
    whole: true,
    shred: 'ids',
    seen: { by: 'all' },
  }),
  undo: describe('undo', {
    made: 'change.undo',
    since: 2,
    columns: { change: 'change' },
    subject: 'change',
    indexes: [['change']],
    about: [],
    replaces: 'never',
    whole: true,
    shred: 'change',
    seen: { by: 'change' },
  }),
}
