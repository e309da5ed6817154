// The table of what persons were in events.
import type { Involvement } from '@tumen/claim'
import { describe, type SightNames } from './descriptor.ts'

export const INVOLVEMENT_TABLES = {
  involvement: describe('involvement', {
    made: ({ withdrawn }) => (withdrawn ? 'involvement.withdraw' : 'involvement.record'),
    since: 31,
    // Not unique: a link of which somebody says something else has many rows.
    columns: { id: 'id', mention: 'mention', event: 'event' },
    subject: 'id',
    indexes: [['id'], ['mention'], ['event']],
    about: ['id', 'mention', 'event'],
    uses: [
      { order: 390, of: 'mention', by: { column: 'mention' }, told: 'event', id: 'event' },
      { order: 400, of: 'event', by: { column: 'event' }, told: 'mention', id: 'mention' },
      { order: 410, of: 'claim', by: { field: 'claim' }, told: 'event', id: 'event' },
      { order: 420, of: 'document', by: { field: 'document' }, told: 'event', id: 'event' },
    ],
    shred: [
      ['claim', 'claims', 'field'],
      ['document', 'documents', 'field'],
    ],
    seen: { by: 'right', right: 'mention.read', named: sourcesOf },
  }),
}

/** As open as what says so. */
function sourcesOf({ claim, document }: Involvement): SightNames {
  const those = (id: string | undefined) => (id === undefined ? [] : [id])
  return { claims: those(claim), documents: those(document), agents: [] }
}
