// Who may do what: the whole matrix, written out by hand from protection.md, section 5.
import assert from 'node:assert/strict'
import test from 'node:test'
import { contractList, ROLES, type Role } from '@tumen/contract'
import { addReport, HELD, openFixture, PEOPLE, refused } from '../fixture/desk.ts'
import { can, canRead, RIGHTS } from './policy.ts'

const READ = `access.show record.work
  claim.list claim.show document.list document.show document.picture document.proposals
  document.weigh document.lineage agent.list agent.show agent.relays event.show search
  event.timeline event.map event.network claim.tally figure.official
  figure.explain change.list record.history evidence.list content.mark`
const COUNT = `figure.ask figure.diff figure.moments figure.table event.list field.list query.save
  query.drop query.list query.watch`
const ACCOUNT = `account.list account.invite account.change account.close account.reset
  group.record`
const ALL = `job.list job.stop
  access.list workspace.show reader.show group.list credential.list credential.recover
  credential.remove credential.issue credential.issued credential.revoke
  place.find log.heads log.policy log.prove log.show
  change.undo bundle.keys record.names model.list`
const SIGN = `log.checkpoint log.witness log.set-policy log.timestamp log.timestamp-request
  log.timestamp-import backup.restore reader.off`
const WRITE = `person.record
  review.submit document.add document.waits document.correct claim.check claim.record claim.amend
  claim.import proposal.accept proposal.amend proposal.reject evidence.derive evidence.attach
  redaction.start redaction.revise redaction.render`
const BOTH = `document.read document.relate document.trace claim.retract agent.record reader.read
  review.show review.list review.agreement review.comment review.check-bulk review.bulk
  reader.start reader.stop redaction.show redaction.list redaction.picture redaction.withdraw`
const SHRED = 'evidence.check-shred evidence.ask-shred evidence.shred request.list'
const LINK =
  'access.grant record.assign record.check-assign review.assign agent.relate agent.grade event.record event.amend event.link event.relate event.unrelate field.set claim.export table.export everything.export exchange.export exchange.check exchange.import bundle.take'

const ESTIMATE = `list.list list.show estimate.run estimate.table estimate.record estimate.list
  estimate.show estimate.repeat estimate.compare estimate.vary estimate.draws`
const BUNDLE = 'bundle.ask bundle.preview bundle.make bundle.list'
const IMPORT = 'import.keep import.columns import.check import.commit import.list import.show'
const LIST = 'list.record list.declare list.check list.import'

const LINKAGE = 'linkage.list linkage.show linkage.draw'
const NAMES = `linkage.explain-pair person.list person.show person.flow person.lineage name.check
  mention.list list.mappings involvement.list`
const JUDGE = `linkage.next-for-review linkage.judge linkage.withdraw-judgement linkage.resolve
  linkage.evaluate person.merge person.split involvement.check involvement.record
  involvement.withdraw`

const CLOCK = 'workspace.confirm-clock'

/** What each role may, by hand. */
const MATRIX: Record<Role, string> = {
  viewer: `${READ} ${COUNT} ${ALL}`,
  documenter: `${READ} ${COUNT} ${ALL} ${CLOCK} ${IMPORT} ${WRITE} ${BOTH} ${LINKAGE} ${NAMES}`,
  analyst: `${READ} ${COUNT} ${ALL} ${CLOCK} ${IMPORT} ${WRITE} ${BOTH} ${LINK} ${ESTIMATE} ${LIST}
    ${LINKAGE} ${NAMES} ${JUDGE} ${SHRED} linkage.run list.map
    workspace.repair-clock list.columns mention.amend place.import workspace.fsck
    field.define field.amend field.retire backup.show ${BUNDLE}`,
  reviewer: `${READ} ${COUNT} ${ALL} ${CLOCK} ${IMPORT} ${BOTH} ${LINK} ${ESTIMATE}
    review.decide review.settle review.reopen claim.accept condition.decide evidence.review
    workspace.repair-clock
    ${LINKAGE} ${NAMES} ${JUDGE} ${SHRED} document.decide ${SIGN} workspace.fsck backup.show`,
  statistician: `${COUNT} ${ALL} ${CLOCK} ${ESTIMATE} ${LIST} ${LINKAGE} linkage.evaluate`,
  editor: `${READ} ${COUNT} ${ALL} ${CLOCK} ${SIGN} bundle.approve bundle.look bundle.list request.list`,
  custodian: `${READ} ${COUNT} ${ALL} ${CLOCK} ${SIGN} ${BUNDLE} workspace.fsck backup.show request.list`,
  administrator: `${ALL} ${CLOCK} ${ACCOUNT} record.assign record.check-assign reader.set model.add
    workspace.repair-clock ${SIGN} workspace.fsck backup.show backup.make place.import`,
}

const fixture = await openFixture('second-person')
await addReport(fixture)
await addReport(fixture, 'R2', { sensitivity: 'restricted' })
await fixture.ask('doc', 'claim.record', { ...HELD, id: 'open' })
await fixture.ask('doc', 'claim.record', { ...HELD, id: 'hidden', sensitivity: 'restricted' })
await fixture.ask('own', 'claim.record', { ...HELD, id: 'deep', document: 'R2' })
await fixture.ask('rev', 'claim.accept', { claims: ['open', 'hidden', 'deep'] })

test('[D11] every role may exactly what the matrix says', () => {
  for (const role of ROLES) {
    const rights = new Set(MATRIX[role].split(/\s+/))
    for (const { name } of contractList)
      assert.equal(can({ account: 'a', roles: [role] }, name), rights.has(name), `${role} ${name}`)
  }
})

test('[D11] nobody may what nobody has declared, and no roles may nothing', () => {
  for (const action of ['claim.erase', '', 'toString', '__proto__', 'constructor'])
    assert.equal(can({ account: 'a', roles: [...ROLES] }, action), false)
  for (const action of Object.keys(RIGHTS))
    assert.equal(can({ account: 'a', roles: [] }, action), false)
})

test('[D11] the door asks: each person is refused exactly what the matrix does not give', async () => {
  for (const who of ['vie', 'doc', 'ana', 'rev', 'sta', 'edi', 'cus', 'adm'] as const)
    for (const { name } of contractList) {
      const refusal = await refused(fixture.ask(who, name, { no: 1 }))
      const allowed = can({ account: who, roles: [...PEOPLE[who]] }, name)
      assert.equal(refusal.code, allowed ? 'invalid-input' : 'not-allowed', `${who} ${name}`)
    }
})

test('[D12] restricted records: the author, analysts and reviewers; sealed ones: nobody', () => {
  const object = { sensitivity: 'restricted', by: 'x' } as const
  for (const role of ROLES) {
    const may = role === 'analyst' || role === 'reviewer'
    assert.equal(canRead({ account: 'a', roles: [role] }, object), may, role)
    const sealed = { sensitivity: 'sealed', by: 'a' } as const
    assert.equal(canRead({ account: 'a', roles: [role] }, sealed), false)
  }
  assert.equal(canRead({ account: 'x', roles: ['documenter'] }, object), true)
})

test('[D13] foreign and missing things are refused alike, by every operation', async () => {
  const again = { quote: HELD.quote, act: 'detention' }
  const probes: [name: string, input: (id: string, doc: string) => object][] = [
    ['claim.show', (id) => ({ id })],
    ['document.show', (_, id) => ({ id })],
  ]
  const writes: typeof probes = [
    ['claim.record', (_, document) => ({ ...again, document })],
    ['claim.amend', (amends) => ({ ...again, amends, reason: 'x' })],
    ['claim.retract', (claim) => ({ claim, why: 'origin_withdraws', reason: 'x' })],
    ['document.relate', (_, from) => ({ from, to: 'R1', kind: 'relays', basis: 'declared' })],
    ['document.relate', (_, to) => ({ from: 'R1', to, kind: 'relays', basis: 'declared' })],
  ]
  const told = async (who: 'vie' | 'doc', [name, input]: (typeof probes)[number], at: string[]) => {
    const { code, field, details } = await refused(
      fixture.ask(who, name, input(at[0] ?? '', at[1] ?? '')),
    )
    return JSON.stringify({ code, field, details })
  }
  const foreign = ['deep', 'R2']
  const missing = ['none', 'R9']
  for (const probe of probes)
    assert.equal(await told('vie', probe, foreign), await told('vie', probe, missing))
  for (const probe of [...probes, ...writes])
    assert.equal(await told('doc', probe, foreign), await told('doc', probe, missing))
})

test('[D13] lists, counts, searches and figures are as if restricted records were not there', async () => {
  const ids = async (who: 'vie' | 'ana') => {
    const list = await fixture.ask<{ claims: { claim: { id: string } }[] }>(who, 'claim.list', {})
    return list.claims.map(({ claim }) => claim.id).sort()
  }
  assert.deepEqual(await ids('vie'), ['open'])
  assert.deepEqual(await ids('ana'), ['deep', 'hidden', 'open'])
  const words = { query: 'missionary' }
  const found = await fixture.ask<{ hits: { id: string }[]; asWritten: number }>(
    'vie',
    'search',
    words,
  )
  assert.deepEqual([found.hits.map(({ id }) => id), found.asWritten], [['R1'], 1])
  const question = { act: 'detention', place: 'CN/LN', at: '2022-04' }
  const seen = await fixture.ask<{ figure: { reports: number } }>('vie', 'figure.ask', question)
  const known = await fixture.ask<{ figure: { reports: number } }>('ana', 'figure.ask', question)
  assert.deepEqual([seen.figure.reports, known.figure.reports], [1, 2])
  assert.ok(!('counts' in (await fixture.ask('vie', 'workspace.show', {}))))
})

test('[D13] a row between a readable claim and a hidden one stays hidden', async () => {
  await fixture.ask('doc', 'claim.record', {
    ...HELD,
    id: 'second',
    sensitivity: 'restricted',
    relations: [{ type: 'refines', to: 'open' }],
  })
  const seen = await fixture.ask<{ relations: object[] }>('vie', 'claim.show', { id: 'open' })
  assert.deepEqual(seen.relations, [])
  const known = await fixture.ask<{ relations: object[] }>('ana', 'claim.show', { id: 'open' })
  assert.equal(known.relations.length, 1)
})

test('[D13] speakers of a hidden document are hidden', async () => {
  await fixture.ask('own', 'agent.record', {
    id: 'an1',
    kind: 'person',
    anonymity: 'unnamed',
    scope: 'R2',
  })
  const list = async (who: 'vie' | 'ana') =>
    (await fixture.ask<{ agents: { id: string }[] }>(who, 'agent.list', {})).agents.map(
      ({ id }) => id,
    )
  assert.ok(!(await list('vie')).includes('an1'))
  assert.ok((await list('ana')).includes('an1'))
})

test('[D14] notes of the house leave only to those who may read restricted fields', async () => {
  await fixture.ask('doc', 'claim.record', {
    ...HELD,
    id: 'noted',
    chain: ['harbour', 'a nurse'],
    anonymity: 'anonymous_on_request',
    anonymityReason: 'works there',
    problems: ['who told us'],
  })
  const shown = async (who: 'vie' | 'doc' | 'edi' | 'ana') =>
    JSON.stringify(await fixture.ask(who, 'claim.show', { id: 'noted' }))
  for (const who of ['vie', 'edi'] as const)
    assert.ok(!/who told us|works there/.test(await shown(who)), who)
  for (const who of ['doc', 'ana'] as const) assert.match(await shown(who), /who told us/)
})

test('[D15] nothing is taken in as sealed: there is nothing here to seal it with', async () => {
  const claim = { ...HELD, sensitivity: 'sealed' }
  const refusal = await refused(fixture.ask('doc', 'claim.record', claim))
  assert.deepEqual([refusal.code, refusal.field], ['invalid-input', 'sensitivity'])
  const text = { title: 'x', text: 'y', language: 'en', published: '2022', sensitivity: 'sealed' }
  assert.equal((await refused(fixture.ask('doc', 'document.add', text))).field, 'sensitivity')
})

test('[D15] a claim is not more open than its document', async () => {
  const claim = { ...HELD, document: 'R2', sensitivity: 'public' }
  const refusal = await refused(fixture.ask('own', 'claim.record', claim))
  assert.deepEqual(refusal.details, [{ code: 'sensitivity_too_low', field: 'sensitivity' }])
})

test('[D16] who may only count gets the numbers without the words', async () => {
  const question = { act: 'detention', place: 'CN/LN', at: '2022-04' }
  const answer = await fixture.ask<{ figure: { low: { value: number } }; quotes: object }>(
    'sta',
    'figure.ask',
    question,
  )
  assert.equal(answer.figure.low.value, 52)
  assert.deepEqual(answer.quotes, {})
})
