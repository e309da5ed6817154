// In which ways a row of one change can name a record of another one.
import { type RawBuilder, sql } from 'kysely'
import { fieldOf } from '../dialect/sqlite.ts'
import type { RecordKind } from './history.ts'

/** One way in which a row `x` of another change can name a record `b` of a change. */
export interface Use {
  of: RecordKind
  from: RawBuilder<unknown>
  /** What is named to a person: a record of this kind, by this id. */
  by: RecordKind
  id: RawBuilder<unknown>
}

const X_ID = sql`x.id`

/** Every way. */
export const USES: readonly Use[] = [
  use('document', 'claim', sql`document AS b JOIN claim AS x ON x.doc = b.id`),
  use(
    'document',
    'document',
    sql`document AS b JOIN document_relation AS x ON x.to_id = b.id`,
    sql`x.from_id`,
  ),
  use(
    'document',
    'document',
    sql`document AS b JOIN document_relation AS x ON x.from_id = b.id`,
    sql`x.to_id`,
  ),
  use('document', 'derivative', sql`document AS b JOIN derivative AS x ON x.document = b.id`),
  use(
    'derivative',
    'derivative',
    sql`derivative AS b JOIN derivative_review AS x ON x.derivative = b.id`,
    sql`x.derivative`,
  ),
  use('document', 'attachment', sql`document AS b JOIN attachment AS x ON x.document = b.id`),
  use('bundle', 'bundle', sql`bundle AS b JOIN bundle_seal AS x ON x.bundle = b.id`, sql`x.bundle`),
  use('claim', 'claim', sql`claim AS b JOIN claim_relation AS x ON x.to_id = b.id`, sql`x.from_id`),
  use('claim', 'claim', sql`claim AS b JOIN claim_relation AS x ON x.from_id = b.id`, sql`x.to_id`),
  use(
    'claim',
    'claim',
    sql`claim AS b JOIN condition_decision AS x ON x.claim = b.id`,
    sql`x.claim`,
  ),
  use('claim', 'event', sql`claim AS b JOIN event_link AS x ON x.claim = b.id`, sql`x.event`),
  // Of claims that refer to another one, these alone need it for their number.
  use(
    'claim',
    'claim',
    sql`claim AS b JOIN claim AS x ON x.doc = b.doc
      AND ${fieldOf('x.body', 'quantity.partOf.claim')} = b.id`,
  ),
  use(
    'agent',
    'claim',
    sql`agent AS b JOIN chain_link AS l ON l.agent = b.id JOIN claim AS x ON x.seq = l.claim`,
  ),
  // What a copy says of speakers stands in nobody's way: without one of them it says nothing.
  use(
    'agent',
    'agent',
    sql`agent AS b JOIN agent_relation AS x
      ON x.a = b.id AND ${fieldOf('x.body', 'copyOf')} IS NULL`,
    sql`x.b`,
  ),
  use(
    'agent',
    'agent',
    sql`agent AS b JOIN agent_relation AS x
      ON x.b = b.id AND ${fieldOf('x.body', 'copyOf')} IS NULL`,
    sql`x.a`,
  ),
  use('agent', 'agent', sql`agent AS b JOIN grade AS x ON x.agent = b.id`, sql`x.agent`),
  use(
    'agent',
    'document',
    sql`agent AS b JOIN document AS x ON ${fieldOf('x.body', 'publisher')} = b.id`,
  ),
  use('event', 'claim', sql`event AS b JOIN event_link AS x ON x.event = b.id`, sql`x.claim`),
  use(
    'place',
    'place',
    sql`place AS b JOIN place AS x ON x.id > b.id || '/' AND x.id < b.id || '0'`,
  ),
  use(
    'place',
    'event',
    sql`event AS x CROSS JOIN place AS b ON b.id = ${fieldOf('x.body', 'place')}`,
  ),
  use(
    'place',
    'agent',
    sql`grade AS x CROSS JOIN place AS b ON b.id = ${fieldOf('x.body', 'topic.place')}`,
    sql`x.agent`,
  ),
  use('list', 'list', sql`list AS b JOIN list_declaration AS x ON x.list = b.id`, sql`x.list`),
  use('list', 'list', sql`list AS b JOIN list_entry AS x ON x.list = b.id`, sql`x.list`),
  use(
    'list',
    'overlap',
    sql`overlap AS x CROSS JOIN json_each(x.body, '$.lists') AS i JOIN list AS b ON b.id = i.value`,
  ),
  use(
    'document',
    'list',
    sql`list AS x CROSS JOIN json_each(x.body, '$.documents') AS i
      JOIN document AS b ON b.id = i.value`,
  ),
  use('agent', 'list', sql`agent AS b JOIN list AS x ON ${fieldOf('x.body', 'origin')} = b.id`),
  use(
    'agent',
    'list',
    sql`agent AS b JOIN list_entry AS x ON ${fieldOf('x.body', 'origin')} = b.id`,
    sql`x.list`,
  ),
  use('list', 'list', sql`list AS b JOIN mention AS x ON x.list = b.id`, sql`x.list`),
  use(
    'agent',
    'list',
    sql`agent AS b JOIN mention AS x ON ${fieldOf('x.body', 'origin')} = b.id`,
    sql`x.list`,
  ),
  // What a list says later is told as a difference from what it said before.
  use('mention', 'mention', sql`mention AS b JOIN mention AS x ON x.id = b.id AND x.seq > b.seq`),
  use('mention', 'mention', sql`mention AS b JOIN judgement AS x ON x.a = b.id`, sql`x.b`),
  use('mention', 'mention', sql`mention AS b JOIN judgement AS x ON x.b = b.id`, sql`x.a`),
  use(
    'mention',
    'person',
    sql`mention AS b JOIN person_member AS x ON x.mention = b.id`,
    sql`x.person`,
  ),
  use(
    'person',
    'person',
    sql`person AS b JOIN person_member AS x ON x.person = b.id`,
    sql`x.person`,
  ),
  use(
    'person',
    'person',
    sql`person AS b JOIN person_lineage AS x ON x.to_id = b.id`,
    sql`x.from_id`,
  ),
  use(
    'linkage_run',
    'person',
    sql`person_member AS x CROSS JOIN linkage_run AS b ON b.id = ${fieldOf('x.body', 'run')}`,
    sql`x.person`,
  ),
  use(
    'place',
    'list',
    sql`list AS x CROSS JOIN place AS b ON b.id = ${fieldOf('x.body', 'place')}`,
  ),
]

function use(of: RecordKind, by: RecordKind, from: RawBuilder<unknown>, id = X_ID): Use {
  return { of, from, by, id }
}
