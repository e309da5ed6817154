// The tables of lists with names and of the linkage of persons.
// Source: linkage.md 2.2; desk.md I3-I9.
import { describe } from './descriptor.ts'

const SEEN = { by: 'right', right: 'mention.read' } as const
const OF_MENTION = { of: 'mention', told: 'mention' } as const

export const LINKAGE_TABLES = {
  mention: describe('mention', {
    since: 9,
    // Not unique: a mention of which its list says something else has many rows.
    columns: { id: 'id', list: 'list' },
    subject: 'id',
    indexes: [['id'], ['list']],
    uses: [
      { order: 290, of: 'list', by: { column: 'list' }, told: 'list', id: 'list' },
      { order: 300, of: 'agent', by: { field: 'origin' }, told: 'list', id: 'list' },
      // What a list says later is told as a difference from what it said before.
      { order: 310, by: { way: 'later' }, id: 'id', ...OF_MENTION },
    ],
    shred: 'own',
    seen: SEEN,
  }),
  list_mapping: describe('list_mapping', {
    since: 9,
    // Not unique: a mapping that is saved again has many rows.
    columns: { id: 'id' },
    subject: 'id',
    indexes: [['id']],
    whole: true,
    shred: 'own',
    seen: SEEN,
  }),
  import_run: describe('import_run', {
    since: 9,
    columns: { id: 'id' },
    subject: 'id',
    unique: ['id'],
    whole: true,
    shred: 'own',
    seen: SEEN,
  }),
  linkage_run: describe('linkage_run', {
    since: 9,
    columns: { id: 'id' },
    subject: 'id',
    unique: ['id'],
    whole: true,
    shred: 'own',
    seen: SEEN,
  }),
  linkage_pair: describe('linkage_pair', {
    since: 9,
    columns: { run: 'run', a: 'a', b: 'b' },
    subject: 'run',
    unique: ['run', 'a', 'b'],
    about: [],
    replaces: ['run', 'a', 'b'],
    shred: 'ids',
    seen: SEEN,
  }),
  judgement: describe('judgement', {
    since: 9,
    columns: { id: 'id', a: 'a', b: 'b' },
    subject: 'id',
    unique: ['id'],
    indexes: [['a', 'b'], ['b']],
    about: ['id', 'a', 'b'],
    whole: true,
    uses: [
      { order: 320, by: { column: 'a' }, id: 'b', ...OF_MENTION },
      { order: 330, by: { column: 'b' }, id: 'a', ...OF_MENTION },
    ],
    shred: 'own',
    seen: { by: 'blind', right: 'mention.read' },
  }),
  person: describe('person', {
    since: 9,
    columns: { id: 'id' },
    subject: 'id',
    unique: ['id'],
    shred: 'ids',
    seen: SEEN,
  }),
  person_member: describe('person_member', {
    since: 9,
    columns: { person: 'person', mention: 'mention' },
    subject: 'person',
    indexes: [['person'], ['mention']],
    about: ['person', 'mention'],
    replaces: ['mention'],
    whole: true,
    uses: [
      { order: 340, of: 'mention', by: { column: 'mention' }, told: 'person', id: 'person' },
      { order: 350, of: 'person', by: { column: 'person' }, told: 'person', id: 'person' },
      { order: 370, of: 'linkage_run', by: { field: 'run' }, told: 'person', id: 'person' },
    ],
    shred: 'ids',
    seen: SEEN,
  }),
  person_lineage: describe('person_lineage', {
    since: 9,
    columns: { from_id: 'from', to_id: 'to' },
    subject: 'from_id',
    indexes: [['from_id'], ['to_id']],
    about: ['from_id', 'to_id'],
    replaces: ['from', 'to'],
    whole: true,
    uses: [{ order: 360, of: 'person', by: { column: 'to_id' }, told: 'person', id: 'from_id' }],
    shred: 'ids',
    seen: SEEN,
  }),
  person_proposal: describe('person_proposal', {
    since: 9,
    columns: { id: 'id', run: 'run' },
    subject: 'id',
    unique: ['id'],
    indexes: [['run']],
    whole: true,
    shred: 'ids',
    seen: SEEN,
  }),
}
