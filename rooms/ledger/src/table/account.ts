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
    seen: { by: 'all' },
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
}
