// The table itself: names, one leaf for each change, idempotency, progress and cancelling.

import assert from 'node:assert/strict'
import test from 'node:test'
import { contractList } from '@tumen/contract'
import { openModel } from '@tumen/world/model-server'
import { z } from 'zod'
import { makeFixtureBundle } from '../fixture/bundle.ts'
import { actorOf, addReport, HELD, openFixture, type Person, refused } from '../fixture/desk.ts'
import { GIVEN_MODEL, linkSmall, takeInSmall } from '../fixture/linkage.ts'
import { addPicture, readyRedaction, wholeRevision } from '../fixture/picture.ts'
import { firstAnswers } from '../fixture/proposal.ts'
import { addKey, joinAccount } from './account/door.ts'
import { callByName } from './call.ts'
import { RIGHTS } from './policy.ts'

const fixture = await openFixture()
await addReport(fixture)
await addReport(fixture, 'R2')
await addReport(fixture, 'T1', { text: 'id,title\n1,A raid\n', title: 'A table' })
await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
await fixture.ask('own', 'event.record', { id: 'e1', title: 'Something' })
await takeInSmall(fixture)
const model = await openModel()
process.on('exit', () => void model.close())
// Two who review, and a claim about which they disagree.
const REVIEWERS = ['first', 'second']
const asAccount = (account: string, name: string, input: object) =>
  callByName(fixture.desk, name, input, {
    actor: { account, roles: ['analyst', 'reviewer'] },
    progress: { report() {} },
  })
async function disagreed(): Promise<void> {
  for (const id of ['c8', 'c9']) await fixture.ask('own', 'claim.record', { ...HELD, id })
  const comment = 'x'
  await fixture.ask('own', 'review.submit', { items: ['c9'], comment })
  const assign = { items: ['c9'], reviewers: REVIEWERS, comment }
  await fixture.ask('own', 'review.assign', assign)
  for (const [n, who] of REVIEWERS.entries()) {
    const decision = n === 0 ? 'accepted' : 'returned'
    await asAccount(who, 'review.decide', { item: 'c9', decision, comment })
  }
}
await disagreed()
// An account with two keys, for the changes that somebody makes of their own.
const roles = [{ role: 'viewer' }]
const invited = { account: 'vie', roles }
const { word = '' } = await fixture.ask<{ word?: string }>('adm', 'account.invite', invited)
const reviewer = { account: 'rev', roles: [{ role: 'reviewer' }] }
const asked = await fixture.ask<{ word?: string }>('adm', 'account.invite', reviewer)
const REVIEW_KEY = { name: 'Aw', key: { id: 'Aw', publicKey: 'pQ' } }
await joinAccount(fixture.desk, asked.word ?? '', REVIEW_KEY)
const KEYS = ['AQ', 'Ag'].map((id) => ({ name: id, key: { id, publicKey: 'pQ' } }))
for (const [n, key] of KEYS.entries())
  if (n === 0) await joinAccount(fixture.desk, word, key)
  else await addKey(fixture.desk, actorOf('vie'), key)

/** A table of another people's format. */
const FILE_IN = {
  format: 'huridocs',
  bytes: Buffer.from('0101_event,0102_title\ne1,Taken\n').toString('base64'),
}

/** For each changing operation inputs that make a change, in the order of the table. */
const SAMPLES: Record<string, object> = {
  'backup.restore': {},
  'document.add': { title: 'New', text: 'New text.', language: 'en', published: '2022-04-01' },
  'document.relate': { from: 'R2', to: 'R1', kind: 'reprint_of', basis: 'text' },
  'document.decide': { from: 'R2', to: 'R1', decision: 'confirmed' },
  'document.trace': { id: 'R1' },
  'document.weigh': { from: 'R2', to: 'R1' },
  'document.read': { document: 'R1' },
  'review.submit': { items: ['c1'], comment: 'ready' },
  'review.assign': { items: ['c1'], reviewers: ['rev'], comment: 'please' },
  'review.decide': { item: 'c1', decision: 'returned', comment: 'misread' },
  'review.settle': { item: 'c9', decision: 'returned', comment: 'misread' },
  'review.comment': { item: 'c9', comment: '@rev look' },
  'review.reopen': { item: 'c8', reviewers: ['rev'], comment: 'again' },
  'account.invite': { account: 'doc-1', roles },
  'account.change': { account: 'doc-1', roles },
  'account.close': { account: 'doc-1' },
  'account.reset': { account: 'doc-1' },
  'group.record': { name: 'north' },
  'record.assign': { kind: 'document', id: 'R1', groups: [] },
  'record.check-assign': { kind: 'document', ids: ['R1'], groups: [] },
  'access.show': { kind: 'document', id: 'R1' },
  'record.work': { record: 'document R1' },
  'request.list': {},
  'job.list': {},
  'job.stop': { job: 'x' },
  'access.grant': {
    ...{ kind: 'document', id: 'R1', account: 'vie', until: '2030-01-01', reason: 'hearing' },
  },
  'access.list': {},
  'credential.recover': {},
  'credential.issue': { name: 'export', operations: ['claim.list'], until: '2022-12-31' },
  'reader.set': { url: model.url, model: 'herd-7b' },
  'reader.read': { document: 'R1' },
  'reader.off': {},
  'claim.record': { ...HELD, id: 'c2' },
  'claim.amend': { ...HELD, id: 'c3', amends: 'c2', reason: 'misread' },
  'claim.retract': { claim: 'c3', why: 'origin_withdraws', reason: 'asked us to' },
  'agent.record': { id: 'meridian', kind: 'outlet', name: { en: 'Meridian' } },
  'agent.relate': { a: 'harbour', b: 'meridian', relation: 'different' },
  'content.mark': { kind: 'document', id: 'R1', words: ['death'] },
  'agent.grade': { agent: 'harbour', grade: 'B' },
  'place.import': { places: [{ id: 'CN/LN/mill', level: 'site', names: { en: 'The Mill' } }] },
  'event.record': { id: 'e2', title: 'Another' },
  'event.amend': { id: 'e1', title: 'Said otherwise' },
  'event.link': { claims: ['c1'], event: 'e1' },
  'person.record': { name: '한송이', title: 'Named by hand' },
  'field.define': {
    ...{ id: 'f2', of: 'event', kind: 'text', sensitivity: 'public', names: { en: 'Weather' } },
  },
  'field.amend': { id: 'f2', names: { en: 'The weather' } },
  'field.set': { field: 'f2', event: 'e1', value: 'snow' },
  'field.retire': { id: 'f2' },
  'event.relate': { from: 'e2', to: 'e1', relation: 'follows' },
  'involvement.record': { event: 'e1', persons: ['m1/3'] },
  'figure.moments': { act: 'detention' },
  'figure.table': { acts: ['detention'], from: '2022', to: '2022' },
  'list.record': { id: 'l1', title: 'One list', space: 's1' },
  'list.declare': { list: 'l1', duplicates: 'none' },
  'import.keep': { bytes: Buffer.from('id,title\n1,A\n').toString('base64'), title: 'Kept' },
  'import.columns': { document: 'T1', kind: 'events' },
  'import.check': { document: 'T1', kind: 'events', namespace: 'theirs' },
  'import.commit': { document: 'T1', kind: 'events', namespace: 'theirs' },
  'import.show': { id: 'x' },
  'list.check': { csv: 'person,list\np1,l1\n' },
  'list.import': { csv: 'person,list\np1,l1\n' },
  'list.map': { name: 'theirs', columns: [{ column: '이름', field: 'name' }] },
  'list.columns': { csv: '이름\n김영순\n' },
  'mention.amend': { id: 'm1/2', name: '박철수', home: 'KP/HB' },
  'linkage.run': { lists: ['m1', 'm2'], model: JSON.stringify(GIVEN_MODEL) },
  'linkage.explain-pair': { run: 'x', a: 'm1/1', b: 'm2/1' },
  'linkage.judge': { a: 'm1/1', b: 'm2/1', verdict: 'same' },
  'linkage.evaluate': { run: 'x' },
  'linkage.draw': { run: 'x' },
  'person.list': { name: '김영순' },
  'exchange.import': { ...FILE_IN, namespace: 'theirs' },
  'exchange.check': { ...FILE_IN, namespace: 'theirs' },
  'estimate.repeat': { id: 'x' },
  'estimate.vary': { id: 'x', by: 'links' },
  'estimate.draws': { run: 'x' },
  'estimate.record': { lists: ['A', 'B'], cells: [['11', 9]] },
  'evidence.ask-shred': { document: 'R2', reason: 'mistake' },
  // Metadata of the auto-archiver about nothing.
  'evidence.attach': {
    document: 'R1',
    bytes: 'eyJzdGF0dXMiOiJ4IiwibWV0YWRhdGEiOnt9LCJtZWRpYSI6W119',
  },
  'evidence.derive': { document: 'R1', bytes: 'QQ==', mediaType: 'text/plain', tool: 'pen' },
  'bundle.ask': { profile: 'court', documents: ['R1'], recipient: 'the court' },
  'bundle.preview': { profile: 'court', documents: ['R1'] },
  'query.save': { kind: 'question', name: 'How many', query: { act: 'detention' } },
}

/** Who makes those changes that the others may not. */
const OTHERS: Record<string, Person> = {
  'backup.make': 'adm',
  'bundle.approve': 'edi',
  'reader.set': 'adm',
  'review.decide': 'rev',
  'review.settle': 'rev',
  'review.reopen': 'rev',
  'account.invite': 'adm',
  'account.change': 'adm',
  'account.close': 'adm',
  'account.reset': 'adm',
  'group.record': 'adm',
  'credential.recover': 'vie',
  'credential.remove': 'vie',
  'credential.issue': 'vie',
  'credential.revoke': 'vie',
}

/** Inputs of long operations whose samples need something that was made before. */
const LATE: Record<string, object> = {
  'claim.import': { claims: [1] },
  'linkage.resolve': { run: 'x' },
  'bundle.make': { bundle: 'x' },
  'bundle.take': { bytes: 'QQ==', partner: 'north' },
  'redaction.start': { document: 'R1' },
  'redaction.picture': { redaction: 'x' },
  'redaction.render': { redaction: 'x', revision: 1 },
}

interface Field {
  description?: string
  items?: { description?: string }
}

function fieldsOf(input: z.ZodType): Record<string, Field> {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  return (schema.properties ?? {}) as Record<string, Field>
}

test('[D1] names are `noun.verb`, each once, with a sentence and strict inputs', () => {
  const names = contractList.map(({ name }) => name)
  assert.equal(new Set(names).size, names.length)
  for (const { name, summary, input } of contractList) {
    assert.match(name, /^([a-z]+\.[a-z]+(-[a-z]+)*|search)$/)
    assert.match(summary, /^[A-Z].*\.$/)
    assert.equal(input.safeParse({ nothingOfTheKind: 1 }).success, false)
    assert.ok(Object.hasOwn(RIGHTS, name), `${name} is in the matrix`)
    for (const [field, one] of Object.entries(fieldsOf(input)))
      assert.ok(one.description ?? one.items?.description, `${name} ${field} is described`)
  }
})

test('[D2] an unknown operation is refused, and so is one without a right, before its input', async () => {
  const unknown = await refused(fixture.ask('own', 'claim.erase', {}))
  assert.deepEqual([unknown.code, unknown.field], ['invalid-input', 'operation'])
  const denied = await refused(fixture.ask('vie', 'claim.record', { nonsense: true }))
  assert.equal(denied.code, 'not-allowed')
})

test('[D3] input that does not fit is refused by path and code', async () => {
  const refusal = await refused(fixture.ask('own', 'event.record', { title: 7, secret: 'CANARY' }))
  assert.equal(refusal.code, 'invalid-input')
  const paths = refusal.details.map(({ path, code }) => `${path} ${code}`)
  assert.deepEqual(paths, ['title invalid_type', ' unrecognized_keys'])
  assert.ok(!JSON.stringify(refusal).includes('CANARY'))
})

test('[D4] what the output schema does not name does not leave', async () => {
  const shown = contractList.find(({ name }) => name === 'claim.show')
  const leaky = { ...(await fixture.ask('own', 'claim.show', { id: 'c1' })), secret: 'x' }
  const left = shown?.output.parse(leaky)
  assert.ok(left && !Object.hasOwn(left, 'secret'))
})

test('[D5] every operation that changes something appends exactly one leaf', async () => {
  for (const { name, changes } of contractList) {
    if (!changes) continue
    const input = await sampleOf(name)
    const size = await fixture.size()
    await fixture.ask(OTHERS[name] ?? 'own', name, input)
    // Signing the log pads it; those leaves are the log's own.
    const made = await fixture.desk.ledger.read.changes({})
    assert.equal(made.filter(({ leaf }) => leaf >= size).length, 1, name)
  }
})

test('[D5] operations that change nothing append nothing', async () => {
  const size = await fixture.size()
  await fixture.ask('own', 'figure.ask', { act: 'detention' })
  await fixture.ask('own', 'search', { query: 'missionary' })
  await fixture.ask('own', 'claim.list', {})
  await fixture.ask('own', 'document.show', { id: 'R1' })
  assert.equal(await fixture.size(), size)
})

/** A report that proposes one claim, with the id of it as it is shown. */
async function proposed(id: string) {
  const text = `지난 4월 랴오닝성에서 탈북민 최소 52명이 구금됐다고 한 선교사가 말했다. ${id}`
  const document = { id, title: id, text, language: 'ko', published: '2022-04-29' }
  await fixture.ask('own', 'document.add', { ...document, publisher: 'harbour' })
  type Read = { proposals: { id: string }[] }
  const { proposals } = await fixture.ask<Read>('own', 'document.read', { document: id })
  return { document: id, proposal: proposals[0]?.id }
}

/** What a change to linked persons needs: a judgement, a linkage, or persons. */
async function linkedSample(name: string): Promise<object> {
  const pair = { a: 'm1/1', b: 'm2/1' }
  if (name === 'linkage.withdraw-judgement') {
    const input = { ...pair, verdict: 'possible' }
    return fixture.ask<{ judgement: string }>('own', 'linkage.judge', input)
  }
  if (name === 'linkage.resolve') return { run: await linkSmall(fixture) }
  const { persons } = await fixture.ask<Persons>('own', 'person.list', {})
  const [a, b] = persons.filter(({ judged }) => !judged).map(({ id }) => id)
  if (name === 'person.merge') return { a, b, reason: 'one letter' }
  const person = persons.find(({ mentions }) => mentions > 1)?.id
  const shown = await fixture.ask<Shown>('own', 'person.show', { id: person })
  return { person, mentions: [shown.mentions[0]?.mention.id], reason: 'two letters' }
}

interface Persons {
  persons: { id: string; judged: boolean; mentions: number }[]
}
interface Shown {
  mentions: { mention: { id: string } }[]
}

/** What is said of something that was made or asked for just before. */
async function bundleSample(name: string): Promise<object> {
  if (name === 'bundle.take') {
    const other = await openFixture()
    await addReport(other, 'R1')
    const { archive } = await makeFixtureBundle(other, { profile: 'court', documents: ['R1'] })
    await other.close()
    return { bytes: archive, partner: 'north' }
  }
  if (name !== 'evidence.review') {
    const { bundles } = await fixture.ask<{ bundles: { id: string }[] }>('own', 'bundle.list', {})
    const bundle = bundles[0]?.id ?? ''
    if (name === 'bundle.approve') await lookThrough(bundle)
    return { bundle }
  }
  type Made = { derivatives: { id: string }[] }
  const { derivatives } = await fixture.ask<Made>('own', 'evidence.list', { document: 'R1' })
  return { derivative: derivatives[0]?.id, decision: 'approved' }
}

/** Looks at each thing in a bundle, as who approves it. */
async function lookThrough(bundle: string): Promise<void> {
  type Looks = { bundles: { looks?: { id: string }[] }[] }
  const { bundles } = await fixture.ask<Looks>('edi', 'bundle.list', { bundle })
  for (const { id } of bundles[0]?.looks ?? [])
    await fixture.ask('edi', 'bundle.look', { bundle, id })
}

/** A picture of which everything was seen, for what is done with it. */
async function redactionSample(name: string): Promise<object> {
  const document = await addPicture(fixture, { title: name })
  if (name === 'redaction.start') return { document }
  const ready = await readyRedaction(fixture, 'own', document)
  if (name === 'redaction.revise') return wholeRevision(ready)
  return { redaction: ready.id, revision: ready.revision }
}

async function sampleOf(name: string): Promise<object> {
  const sample = SAMPLES[name]
  if (sample) return sample
  if (name === 'event.unrelate') {
    const input = { from: 'e2', to: 'e1', relation: 'same_possible' }
    return fixture.ask<{ id: string }>('own', 'event.relate', input)
  }
  if (name === 'involvement.withdraw') {
    const input = { event: 'e1', persons: ['m1/2'], role: 'relative' }
    return { ids: (await fixture.ask<{ ids: string[] }>('own', 'involvement.record', input)).ids }
  }
  if (name.startsWith('linkage.') || name.startsWith('person.')) return linkedSample(name)
  if (name === 'document.correct') {
    const id = await addPicture(fixture, { title: name })
    return { id, text: 'Nine people.', reason: 'misread' }
  }
  if (name.startsWith('redaction.')) return redactionSample(name)
  if (name.startsWith('bundle.') || name === 'evidence.review') return bundleSample(name)
  if (name === 'log.set-policy') {
    const { policy } = await fixture.ask<{ policy: string }>('own', 'log.policy', {})
    return { policy }
  }
  if (name === 'proposal.amend') return { ...(await proposed(name)), act: 'arrest' }
  if (name.startsWith('proposal.')) {
    const { document, proposal } = await proposed(name)
    const proposals = [proposal ?? '']
    if (name !== 'proposal.accept') return { document, proposals }
    return { document, proposals, answers: await firstAnswers(fixture, proposals, document) }
  }
  const { claim } = await fixture.ask<{ claim: { id: string } }>('own', 'claim.show', { id: 'c1' })
  if (name === 'review.bulk') {
    const bulk = { do: 'withdraw', items: ['c8'], comment: 'x' }
    const { token } = await fixture.ask<{ token: string }>('own', 'review.check-bulk', bulk)
    return { ...bulk, token }
  }
  if (name === 'credential.remove') {
    const { keys } = await fixture.ask<{ keys: { id: string }[] }>('vie', 'credential.list', {})
    return { id: keys[0]?.id }
  }
  if (name === 'credential.revoke') {
    const { keys } = await fixture.ask<{ keys: { id: string }[] }>('vie', 'credential.issued', {})
    return { id: keys[0]?.id }
  }
  if (name === 'query.drop') {
    const saved = await fixture.ask<{ queries: { id: string }[] }>('own', 'query.list', {})
    return { id: saved.queries[0]?.id }
  }
  if (name === 'evidence.shred') {
    const { document } = await proposed(name)
    const check = { document }
    const { token } = await fixture.ask<{ token: string }>('own', 'evidence.check-shred', check)
    return { document, reason: 'mistake', token }
  }
  // The change just before: nothing builds on it yet.
  if (name === 'change.undo') return { change: (await fixture.size()) - 1 }
  if (name === 'workspace.confirm-clock') return { today: fixture.now.day }
  if (name === 'workspace.repair-clock') {
    // A change of tomorrow, so that there is one to repair.
    fixture.now.day = '2022-05-02'
    await fixture.ask('own', 'event.record', { id: 'tomorrow', title: 'Recorded too early' })
    fixture.now.day = '2022-05-01'
    return { today: fixture.now.day }
  }
  if (name === 'claim.import') return { claims: [{ ...claim, id: 'imported' }] }
  if (name === 'condition.decide') {
    await fixture.ask('own', 'claim.record', { ...HELD, condition: 'if', id: 'conditional' })
    return { claim: 'conditional', decision: 'holds' }
  }
  assert.equal(name, 'claim.accept')
  // A claim of a file waits when the file does not call it reviewed.
  const waiting = { ...claim, id: 'waiting', extraction: { method: 'human', reviewed: false } }
  await fixture.ask('own', 'claim.import', { claims: [waiting] })
  return { claims: ['waiting'] }
}

test('[D6] the same key with the same input answers as before and changes nothing', async () => {
  const input = { title: 'Again', text: 'Sent twice.', language: 'en', published: '2022-04-02' }
  const first = await fixture.ask('own', 'document.add', input, { idempotencyKey: 'k1' })
  const size = await fixture.size()
  const second = await fixture.ask('own', 'document.add', input, { idempotencyKey: 'k1' })
  assert.deepEqual(second, first)
  assert.equal(await fixture.size(), size)
})

test('[D6] a key with another input or operation is refused; keys of two people never meet', async () => {
  const input = { id: 'e7', title: 'Once' }
  await fixture.ask('own', 'event.record', input, { idempotencyKey: 'k2' })
  const other = await refused(
    fixture.ask('own', 'event.record', { id: 'e8', title: 'x' }, { idempotencyKey: 'k2' }),
  )
  assert.equal(other.code, 'key-reused')
  const grade = { agent: 'harbour', grade: 'C' }
  const reused = await refused(fixture.ask('own', 'agent.grade', grade, { idempotencyKey: 'k2' }))
  assert.equal(reused.code, 'key-reused')
  await fixture.ask('rev', 'event.record', { id: 'e9', title: 'y' }, { idempotencyKey: 'k2' })
})

test('[D7] long operations tell progress, and cancelling keeps nothing', async () => {
  const size = await fixture.size()
  const { claim } = await fixture.ask<{ claim: object }>('own', 'claim.show', { id: 'c1' })
  const claims = Array.from({ length: 1200 }, (_, n) => ({ ...claim, id: `many${n}` }))
  const stop = new AbortController()
  const steps: string[] = []
  const report = (step: string, done: number) => {
    steps.push(step)
    if (step === 'write' && done >= 500) stop.abort()
  }
  const progress = { report, signal: stop.signal }
  const refusal = await refused(fixture.ask('own', 'claim.import', { claims }, { progress }))
  assert.equal(refusal.code, 'cancelled')
  assert.ok(steps.includes('check') && steps.includes('write'))
  assert.equal(await fixture.size(), size)
  assert.equal(await fixture.desk.ledger.read.claim('many0'), undefined)
})

const LONG: Readonly<Record<string, object>> = {
  'table.export': { table: 'claims' },
  'everything.export': {},
  'claim.tally': {},
  'figure.official': { act: 'detention' },
  'exchange.export': { format: 'ftm' },
  'name.check': { names: 'x' },
}

test('[D7] every long operation refuses when it was cancelled before it began', async () => {
  const signal = AbortSignal.abort()
  const progress = { report: () => undefined, signal }
  for (const { name, long } of contractList.filter((one) => one.long)) {
    assert.ok(long)
    const input = SAMPLES[name] ?? LATE[name] ?? LONG[name] ?? { query: 'x' }
    const isBare = [
      'claim.export',
      'workspace.fsck',
      'query.watch',
      'estimate.run',
      'backup.make',
    ].includes(name)
    const fits = isBare ? {} : input
    const call = { actor: actorOf(OTHERS[name] ?? 'own'), progress }
    const refusal = await refused(callByName(fixture.desk, name, fits, call))
    assert.equal(refusal.code, 'cancelled', name)
  }
})

test('[D8] log: a checkpoint covers every leaf, and a leaf can be proved', async () => {
  const { note } = await fixture.ask<{ note: string }>('rev', 'log.checkpoint', {})
  const shown = await fixture.ask<{ note: string; unsigned: number }>('vie', 'log.show', {})
  assert.equal(shown.note, note)
  assert.equal(shown.unsigned, 0)
  const leaf = await fixture.ask<{ proof: string; opening: string }>('vie', 'log.prove', {
    leaf: 0,
  })
  assert.match(leaf.proof, /tlog-proof/)
  const missing = await refused(fixture.ask('vie', 'log.prove', { leaf: 1_000_000 }))
  assert.equal(missing.code, 'not-found')
  assert.ok(leaf.opening.length > 0)
})
