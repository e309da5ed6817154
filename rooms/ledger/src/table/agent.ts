// The tables of agents, of judgements on pairs of them, and of grades.
import { describe } from './descriptor.ts'

const NAMED = { of: 'agent', told: 'agent' } as const

export const AGENT_TABLES = {
  agent: describe('agent', {
    made: 'agent.record',
    columns: { id: 'id' },
    subject: 'id',
    unique: ['id'],
    shred: [['id', 'agents']],
    seen: { by: 'records', agents: ['id'] },
  }),
  agent_relation: describe('agent_relation', {
    made: 'agent.relate',
    columns: { a: 'a', b: 'b' },
    subject: 'a',
    indexes: [['a'], ['b']],
    about: ['a', 'b'],
    replaces: ['a', 'b'],
    whole: true,
    // What a copy says of speakers stands in nobody's way: without one of them it says nothing.
    uses: [
      { order: 140, by: { column: 'a' }, unless: 'copyOf', id: 'b', ...NAMED },
      { order: 150, by: { column: 'b' }, unless: 'copyOf', id: 'a', ...NAMED },
    ],
    shred: [
      ['a', 'agents'],
      ['b', 'agents'],
    ],
    seen: { by: 'records', agents: ['a', 'b'] },
  }),
  grade: describe('grade', {
    made: 'agent.grade',
    columns: { agent: 'agent' },
    subject: 'agent',
    indexes: [['agent']],
    replaces: ['agent', 'topic'],
    whole: true,
    uses: [
      { order: 160, by: { column: 'agent' }, id: 'agent', ...NAMED },
      { order: 220, of: 'place', by: { field: 'topic.place' }, told: 'agent', id: 'agent' },
    ],
    shred: [['agent', 'agents']],
    seen: { by: 'records', agents: ['agent'] },
  }),
}
