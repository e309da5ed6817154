// The tables of who works here: accounts, groups and what proves who somebody is.
import { describe } from './descriptor.ts'

export const ACCOUNT_TABLES = {
  account: describe('account', {
    made: ({ state }) => (state === 'closed' ? 'account.close' : 'account.invite'),
    since: 15,
    // Not `id`: an account has a row for each of its states.
    columns: { account: 'id' },
    subject: 'account',
    indexes: [['account']],
    whole: true,
    shred: 'own',
    seen: { by: 'right', right: 'account.list' },
  }),
  account_group: describe('account_group', {
    made: 'group.record',
    since: 15,
    columns: { group_id: 'id' },
    subject: 'group_id',
    indexes: [['group_id']],
    whole: true,
    shred: 'own',
    // Who is in one group does not learn of the others by the history.
    seen: { by: 'right', right: 'account.list' },
  }),
  credential: describe('credential', {
    made: 'account.invite',
    since: 15,
    columns: { credential: 'id', account: 'account' },
    subject: 'account',
    indexes: [['credential'], ['account']],
    replaces: ['id'],
    whole: true,
    shred: 'own',
    seen: { by: 'right', right: 'account.list' },
  }),
  belonging: describe('belonging', {
    made: 'record.assign',
    since: 17,
    columns: { kind: 'kind', record: 'record' },
    subject: 'record',
    indexes: [['record']],
    replaces: ['kind', 'record'],
    shred: 'ids',
    seen: { by: 'right', right: 'record.assign' },
  }),
}
