// The tables of places, of saved queries, and of decisions about proposals and conditions.
import type { ProposalDecision } from '@tumen/claim'
import { describe } from './descriptor.ts'

const DECIDING: Readonly<Record<ProposalDecision, string>> = {
  accepted: 'proposal.accept',
  amended: 'proposal.amend',
  rejected: 'proposal.reject',
}

export const DECISION_TABLES = {
  place: describe('place', {
    made: 'place.import',
    // Not unique: a place that was called otherwise has many rows, which add up.
    columns: { id: 'id' },
    subject: 'id',
    indexes: [['id']],
    whole: true,
    uses: [
      { order: 200, of: 'place', by: { way: 'inside' }, told: 'place', id: 'id' },
      { order: 480, of: 'place', by: { way: 'later' }, told: 'place', id: 'id' },
    ],
    shred: 'own',
    seen: { by: 'all' },
  }),
  query: describe('query', {
    made: 'query.save',
    since: 3,
    // Not `id`: a query that is saved again has many rows.
    columns: { query: 'id' },
    subject: 'query',
    indexes: [['query']],
    whole: true,
    shred: 'own',
    seen: { by: 'owner' },
  }),
  proposal_decision: describe('proposal_decision', {
    made: ({ decision }) => DECIDING[decision],
    since: 6,
    columns: { id: 'id', document: 'document' },
    subject: 'document',
    unique: ['id'],
    indexes: [['document']],
    replaces: ['document', 'key'],
    shred: [['document', 'documents']],
    // As open as its document, and as the claim that came of it.
    seen: { by: 'records', documents: ['document'], claims: ['claim'] },
  }),
  condition_decision: describe('condition_decision', {
    made: 'condition.decide',
    since: 6,
    columns: { claim: 'claim' },
    subject: 'claim',
    indexes: [['claim']],
    whole: true,
    uses: [{ order: 100, of: 'claim', by: { column: 'claim' }, told: 'claim', id: 'claim' }],
    shred: [['claim', 'claims']],
    seen: { by: 'records', claims: ['claim'] },
  }),
}
