// The tables of claims, of rows about them, and of events.
import { describe } from './descriptor.ts'

export const CLAIM_TABLES = {
  claim: describe('claim', {
    made: 'claim.record',
    columns: { id: 'id', doc: 'doc', act: 'proposition.act' },
    subject: 'id',
    indexes: [['doc']],
    brings: 'scopes',
    uses: [
      { order: 10, of: 'document', by: { column: 'doc' }, told: 'claim', id: 'id' },
      { order: 36, of: 'text_layer', by: { field: 'layer' }, told: 'claim', id: 'id' },
      // Of claims that refer to another one, these alone need it for their number.
      { order: 120, of: 'claim', by: { way: 'part' }, told: 'claim', id: 'id' },
      { order: 130, of: 'agent', by: { way: 'chain' }, told: 'claim', id: 'id' },
    ],
    shred: [['id', 'claims']],
    seen: { by: 'sensitivity' },
  }),
  claim_status: describe('claim_status', {
    made: ({ status }) => {
      if (status === 'accepted') return 'claim.accept'
      if (status === 'reopened') return 'review.reopen'
      return status === 'superseded' ? 'claim.amend' : 'claim.retract'
    },
    columns: { claim: 'claim' },
    subject: 'claim',
    indexes: [['claim']],
    shred: [['claim', 'claims']],
    seen: { by: 'records', claims: ['claim'] },
  }),
  claim_relation: describe('claim_relation', {
    made: 'claim.record',
    columns: { from_id: 'from', to_id: 'to' },
    subject: 'from_id',
    indexes: [['from_id'], ['to_id']],
    about: ['from_id', 'to_id'],
    replaces: ['from', 'to', 'type'],
    uses: [
      { order: 80, of: 'claim', by: { column: 'to_id' }, told: 'claim', id: 'from_id' },
      { order: 90, of: 'claim', by: { column: 'from_id' }, told: 'claim', id: 'to_id' },
    ],
    shred: [
      ['from_id', 'claims'],
      ['to_id', 'claims'],
    ],
    seen: { by: 'records', claims: ['from', 'to'] },
  }),
  collected_claim: describe('collected_claim', {
    made: 'import.commit',
    since: 38,
    columns: { claim: 'claim', external: 'external' },
    subject: 'claim',
    indexes: [['claim'], ['external']],
    shred: [['claim', 'claims']],
    seen: { by: 'records', claims: ['claim'] },
  }),
  event: describe('event', {
    made: 'event.record',
    // Not unique: an event that was amended has many rows, later ones by `amend` alone.
    columns: { id: 'id', external: 'external' },
    subject: 'id',
    whole: true,
    indexes: [['id'], ['external']],
    uses: [
      { order: 210, of: 'place', by: { field: 'place' }, told: 'event', id: 'id' },
      { order: 470, of: 'event', by: { way: 'later' }, told: 'event', id: 'id' },
    ],
    shred: 'own',
    seen: { by: 'all' },
  }),
  event_link: describe('event_link', {
    made: 'event.link',
    columns: { claim: 'claim', event: 'event' },
    subject: 'claim',
    indexes: [['claim'], ['event']],
    about: ['claim', 'event'],
    replaces: ['claim', 'event'],
    whole: true,
    uses: [
      { order: 110, of: 'claim', by: { column: 'claim' }, told: 'event', id: 'event' },
      { order: 190, of: 'event', by: { column: 'event' }, told: 'claim', id: 'claim' },
    ],
    shred: [['claim', 'claims']],
    seen: { by: 'records', claims: ['claim'] },
  }),
  event_relation: describe('event_relation', {
    made: ({ withdrawn }) => (withdrawn ? 'event.unrelate' : 'event.relate'),
    since: 32,
    // Not unique: a relation of which somebody says something else has many rows.
    columns: { id: 'id', from_id: 'from', to_id: 'to' },
    subject: 'id',
    indexes: [['id'], ['from_id'], ['to_id']],
    about: ['id', 'from_id', 'to_id'],
    whole: true,
    uses: [
      { order: 430, of: 'event', by: { column: 'from_id' }, told: 'event', id: 'to_id' },
      { order: 440, of: 'event', by: { column: 'to_id' }, told: 'event', id: 'from_id' },
    ],
    shred: 'ids',
    seen: { by: 'all' },
  }),
}
