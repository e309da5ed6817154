// Bundles: who may ask for one, approve it and have it, for how long, and what stays on record.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import {
  type Asked,
  addDerivative,
  approveBundle,
  checkFiles,
  filesOf,
  foundBy,
  type Keys,
  type Made,
  makeFixtureBundle,
} from '../../fixture/bundle.ts'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { holdAhead, openWitness, setPolicy } from '../../fixture/witness.ts'

const fixture = await openFixture('second-person')
await addReport(fixture, 'R1')
await addReport(fixture, 'R2', { sensitivity: 'restricted' })
const derivative = await addDerivative(fixture, 'R1')
await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c1', chain: ['harbour'] })
await fixture.ask('doc', 'claim.record', {
  ...HELD,
  id: 'c2',
  chain: ['harbour'],
  problems: ['odd'],
})
const INPUT = { documents: ['R1'], claims: ['c1', 'c2'] }
const court = await makeFixtureBundle(fixture, { ...INPUT, profile: 'court', withNotes: true })

test('[D368] nobody approves their own, nothing is made before, and only its asker gets it, once', async () => {
  const { bundle } = await fixture.ask<Asked>('ana', 'bundle.ask', {
    ...{ ...INPUT, profile: 'partner', recipient: 'somebody' },
  })
  const make = (who: 'ana' | 'cus') => fixture.ask<Made>(who, 'bundle.make', { bundle })
  const state = async () => (await refused(make('ana'))).details[0]?.state
  assert.equal(await state(), 'waiting')
  assert.equal((await refused(make('cus'))).code, 'unknown-bundle')
  const size = await fixture.size()
  await fixture.ask('edi', 'bundle.approve', { bundle, decision: 'refused' })
  assert.equal(await state(), 'refused')
  assert.equal(await fixture.size(), size + 1)
  const again = await refused(approveBundle(fixture, bundle))
  assert.deepEqual([again.code, again.details], ['wrong-state', [{ state: 'refused' }]])
  assert.equal(
    (await refused(fixture.ask('ana', 'bundle.make', { bundle: court.bundle }))).code,
    'wrong-state',
  )
})

test('[D368] an approval holds for 24 hours', async (t) => {
  const { bundle } = await fixture.ask<Asked>('ana', 'bundle.ask', {
    ...{ ...INPUT, profile: 'public', recipient: 'somebody' },
  })
  await approveBundle(fixture, bundle)
  const { day } = fixture.now
  t.after(() => {
    fixture.now.day = day
  })
  fixture.now.day = '2022-05-03'
  const refusal = await refused(fixture.ask('ana', 'bundle.make', { bundle }))
  assert.deepEqual(refusal.details, [{ state: 'expired' }])
})

test('[D369] what the asker may not read is not in it, and is as if it were not there', async () => {
  const ask = (who: 'cus' | 'ana', documents: string[], claims: string[] = [], more = {}) =>
    fixture.ask<Asked>(who, 'bundle.ask', {
      ...{ profile: 'court', recipient: 'x', documents, claims, ...more },
    })
  const told = async (asked: Promise<Asked>) => {
    const { code, field, details } = await refused(asked)
    return [code, field, details]
  }
  assert.deepEqual(await told(ask('cus', ['R1', 'R2'])), ['unknown-document', 'documents', []])
  assert.deepEqual(await told(ask('cus', ['R1', 'R9'])), ['unknown-document', 'documents', []])
  assert.deepEqual(await told(ask('ana', ['R1'], ['c9'])), ['unknown-claim', 'claims', []])
  const asked = await ask('ana', ['R1', 'R2'], [], { withNotes: true })
  type Listed = { bundles: { id: string; documents: string[]; unseen: number }[] }
  const { bundles } = await fixture.ask<Listed>('edi', 'bundle.list', {})
  const [newest] = bundles
  assert.deepEqual([newest?.id, newest?.documents], [asked.bundle, ['R1']])
  assert.equal(newest?.unseen, 1, 'the editor does not read R2, and knows that there is more')
})

test('[D370] nothing in it: refused, with what was left out and why', async () => {
  const ask = (input: object) => fixture.ask('ana', 'bundle.ask', { recipient: 'x', ...input })
  const empty = await refused(ask({ profile: 'public', claims: ['c1'] }))
  assert.deepEqual(
    [empty.code, empty.details],
    ['bundle-empty', [{ id: 'c1', code: 'not-released' }]],
  )
  const none = await refused(ask({ profile: 'partner', documents: ['R2'] }))
  assert.deepEqual(none.details, [{ id: 'R2', code: 'no-derivative' }])
  assert.equal((await refused(ask({ profile: 'court' }))).code, 'findings')
})

test('[D371] a derivative goes out when another than its maker has looked at it', async () => {
  const input = { document: 'R1', bytes: 'QSBjb3B5Lg==', mediaType: 'text/plain', tool: 'pen' }
  const own = await fixture.ask<{ id: string }>('own', 'evidence.derive', input)
  const review = (who: 'own' | 'rev', decision: string) =>
    fixture.ask(who, 'evidence.review', { derivative: own.id, decision })
  assert.equal((await refused(review('own', 'approved'))).code, 'own-work')
  const left = async () => {
    const bundle = { profile: 'partner', documents: ['R1'], recipient: 'x' }
    return (await fixture.ask<Asked>('ana', 'bundle.ask', bundle)).leftOut
  }
  assert.deepEqual(await left(), [{ id: own.id, code: 'not-reviewed' }])
  await review('rev', 'approved')
  assert.deepEqual(await left(), [])
  await review('rev', 'refused')
  assert.deepEqual(await left(), [{ id: own.id, code: 'not-reviewed' }])
  const { derivatives } = await fixture.ask<{ derivatives: { id: string; decision?: string }[] }>(
    'vie',
    'evidence.list',
    { document: 'R1' },
  )
  assert.deepEqual(
    derivatives.map(({ id, decision }) => [id, decision]),
    [
      [derivative, 'approved'],
      [own.id, 'refused'],
    ],
  )
})

test('[D371] what was derived after somebody asked is not what was approved', async () => {
  const ask = { profile: 'court', documents: ['R1'], recipient: 'x' }
  const asked = await fixture.ask<Asked>('ana', 'bundle.ask', ask)
  await approveBundle(fixture, asked.bundle)
  const late = await addDerivative(fixture, 'R1', 'Derived too late.')
  const { archive } = await fixture.ask<Made>('ana', 'bundle.make', { bundle: asked.bundle })
  const index = Buffer.from((await filesOf(archive)).get('data/index.json') ?? []).toString()
  const [row] = await fixture.desk.ledger.read.derivativesById([late])
  assert.ok(row && !index.includes(row.row.bytesHash))
  const again = await makeFixtureBundle(fixture, ask)
  const whole = Buffer.from((await filesOf(again.archive)).get('data/index.json') ?? []).toString()
  assert.ok(whole.includes(row.row.bytesHash), 'mutation test: asked again it is there')
})

test('[D372] a derivative is not the original, and names the opening it is from', async () => {
  const { document } = await fixture.ask<{ document: { id: string; bytesHash: string } }>(
    'own',
    'document.show',
    {
      id: 'R1',
    },
  )
  const original = await fixture.desk.ledger.bytesOf(document)
  const input = { document: 'R1', mediaType: 'text/plain', tool: 'copier' }
  const bytes = Buffer.from(original).toString('base64')
  const same = await refused(fixture.ask('doc', 'evidence.derive', { ...input, bytes }))
  assert.equal(same.code, 'duplicate-document')
  const hidden = await refused(
    fixture.ask('doc', 'evidence.derive', { ...input, document: 'R2', bytes: 'QQ==' }),
  )
  assert.deepEqual([hidden.code, hidden.field], ['unknown-document', 'document'])
  const [stored] = await fixture.desk.ledger.read.derivativesById([derivative])
  const files = await filesOf(court.archive)
  const openings = [...files].filter(([path]) => path.startsWith('custody/openings/'))
  const added = openings.find(([, own]) => Buffer.from(own).includes('document.add'))
  const commitment = createHash('sha256')
    .update(added?.[1] ?? '')
    .digest('hex')
  assert.equal(stored?.row.from, commitment)
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D373] a document that was logged before leaves named bytes is refused by a code that says so', async () => {
  const [R1] = await fixture.desk.ledger.read.documentsById(['R1'])
  assert.ok(R1)
  const before = { ...R1.row, id: 'OLD', title: 'Before' }
  const shown = await fixture.ask<{ text: string }>('own', 'document.show', { id: 'R1' })
  const bytes = await fixture.desk.ledger.bytesOf(R1.row)
  const change = { operation: 'document.add', by: 'own', subject: 'OLD' }
  await fixture.desk.ledger.change(change, (write) =>
    write.appendDocument(before, shown.text, bytes),
  )
  const ask = { profile: 'court', documents: ['OLD'], recipient: 'x' }
  const refusal = await refused(fixture.ask('ana', 'bundle.ask', ask))
  assert.deepEqual([refusal.code, refusal.details], ['logged-before', [{ document: 'OLD' }]])
})

test('[D374] what was handed out stays on record, and cannot be undone', async () => {
  const { bundles } = await fixture.ask<{ bundles: Record<string, unknown>[] }>(
    'ana',
    'bundle.list',
    {
      state: 'served',
    },
  )
  const own = bundles.find(({ id }) => id === court.bundle)
  assert.deepEqual(
    [own?.meant, own?.recipient, own?.leaf],
    ['the court', court.recipient, court.leaf],
  )
  const undo = await refused(fixture.ask('own', 'change.undo', { change: court.leaf }))
  assert.ok(['not-allowed', 'not-found'].includes(undo.code))
  const [seal] = await fixture.desk.ledger.read.rows('bundle_seal')
  assert.deepEqual([seal?.row.documents, seal?.row.claims], [['R1'], ['c1', 'c2']])
})

test('[D375] the same key answers with the same bundle; alone, asking is enough and is said', async () => {
  const alone = await openFixture('self')
  await addReport(alone)
  const input = { profile: 'court', documents: ['R1'], recipient: 'x' }
  const asked = await alone.ask<Asked>('own', 'bundle.ask', input)
  assert.deepEqual([asked.state, asked.alone], ['approved', true])
  const make = () =>
    alone.ask<Made>('own', 'bundle.make', { bundle: asked.bundle }, { idempotencyKey: 'once' })
  const first = await make()
  const second = await make()
  assert.equal(second.archive, first.archive)
  const other = alone.ask('own', 'bundle.make', { bundle: asked.bundle })
  assert.equal((await refused(other)).code, 'wrong-state')
  await alone.close()
})

test('[D376] after a log was begun anew, a bundle holds what that one proves, and says what not', async (t) => {
  const later = await openFixture()
  const north = await openWitness(t, later, 'north')
  await setPolicy(later, [north])
  await addReport(later, 'R1')
  await later.ask('rev', 'log.checkpoint', {})
  await holdAhead(later, north)
  await later.ask('rev', 'backup.restore', { newLog: true })
  const ask = (documents: string[]) =>
    later.ask<Asked>('own', 'bundle.ask', { profile: 'court', documents, recipient: 'x' })
  const none = await refused(ask(['R1']))
  assert.deepEqual([none.code, none.details], ['bundle-empty', [{ id: 'R1', code: 'other-log' }]])
  await addReport(later, 'R2')
  const { bundle, leftOut } = await ask(['R1', 'R2'])
  assert.deepEqual(leftOut, [{ id: 'R1', code: 'other-log' }])
  const { archive } = await later.ask<Made>('own', 'bundle.make', { bundle })
  const keys = await later.ask<Keys>('vie', 'bundle.keys', {})
  assert.equal(keys.policy.match(/^log /gm)?.length, 2)
  assert.ok(!keys.policy.includes('http'), 'where a witness is reached is nobody’s business')
  const found = foundBy(await checkFiles(await filesOf(archive), keys))
  // The witness does not know the new log yet.
  assert.deepEqual(found, ['V9 no-quorum'])
  await later.close()
})

test('[D378] a bundle whose log could not be signed was not handed out, and is made again', async (t) => {
  const torn = await openFixture()
  const north = await openWitness(t, torn, 'north')
  await setPolicy(torn, [north])
  await addReport(torn)
  await torn.ask('rev', 'log.checkpoint', {})
  const ask = { profile: 'court', documents: ['R1'], recipient: 'x' }
  const { bundle } = await torn.ask<Asked>('own', 'bundle.ask', ask)
  const make = () => torn.ask<Made>('own', 'bundle.make', { bundle })
  const [held] = north.held.values()
  assert.ok(held)
  await holdAhead(torn, north)
  assert.equal((await refused(make())).code, 'older-than-known')
  const size = await torn.size()
  north.held.set(held.origin, held)
  const { archive } = await make()
  const keys = await torn.ask<Keys>('vie', 'bundle.keys', {})
  assert.deepEqual(foundBy(await checkFiles(await filesOf(archive), keys)), [])
  assert.equal(
    (await torn.desk.ledger.read.changes({})).filter(({ leaf }) => leaf >= size).length,
    0,
  )
  assert.equal((await refused(make())).details[0]?.state, 'served')
  await torn.close()
})

test('[D378] what was refused between the seal and the signing is not handed out', async (t) => {
  const torn = await openFixture()
  const north = await openWitness(t, torn, 'north')
  await setPolicy(torn, [north])
  await addReport(torn)
  const harmful = await addDerivative(torn, 'R1')
  await torn.ask('rev', 'log.checkpoint', {})
  const ask = { profile: 'court', documents: ['R1'], recipient: 'x' }
  const { bundle } = await torn.ask<Asked>('own', 'bundle.ask', ask)
  const make = () => torn.ask<Made>('own', 'bundle.make', { bundle })
  const [held] = north.held.values()
  assert.ok(held)
  await holdAhead(torn, north)
  assert.equal((await refused(make())).code, 'older-than-known')
  await torn.ask('rev', 'evidence.review', { derivative: harmful, decision: 'refused' })
  north.held.set(held.origin, held)
  assert.deepEqual((await refused(make())).details, [{ state: 'served' }])
  const again = await torn.ask<Asked>('own', 'bundle.ask', ask)
  assert.deepEqual(again.leftOut, [{ id: harmful, code: 'not-reviewed' }])
  await torn.close()
})

test('[D580] the seal names the copies of whom to trust; another policy by then is not handed out', async (t) => {
  const torn = await openFixture()
  const north = await openWitness(t, torn, 'north')
  await setPolicy(torn, [north])
  await addReport(torn)
  await torn.ask('rev', 'log.checkpoint', {})
  const ask = { profile: 'court', documents: ['R1'], recipient: 'x' }
  const make = (bundle: string) => torn.ask<Made>('own', 'bundle.make', { bundle })
  const { bundle } = await torn.ask<Asked>('own', 'bundle.ask', ask)
  const [held] = north.held.values()
  assert.ok(held)
  await holdAhead(torn, north)
  assert.equal((await refused(make(bundle))).code, 'older-than-known')
  north.held.set(held.origin, held)
  await setPolicy(torn, [north, await openWitness(t, torn, 'south')])
  assert.deepEqual((await refused(make(bundle))).details, [{ state: 'served' }])
  const again = await torn.ask<Asked>('own', 'bundle.ask', ask)
  const { archive, leaf } = await make(again.bundle)
  const files = await filesOf(archive)
  const { o } = JSON.parse(`${Buffer.from(files.get(`custody/openings/${leaf}.json`) ?? [])}`)
  const copies = ['custody/allowed_signers', 'custody/log.vkey', 'custody/policy.txt']
  const digests = copies.map((path) => {
    const bytes = files.get(path) ?? new Uint8Array()
    return [path, `sha256:${createHash('sha256').update(bytes).digest('hex')}`]
  })
  assert.deepEqual(Object.entries(o.copies), digests)
  await torn.close()
})

test('[D805] M9: an export holds nothing hidden from its asker, is approved, marked, served once and dies', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(fixture.close)
  await addReport(fixture, 'R1')
  await addReport(fixture, 'R2', { sensitivity: 'restricted' })
  await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c1', chain: ['harbour'] })
  const ask = (who: 'ana' | 'cus', recipient = 'a court') =>
    fixture.ask<Asked>(who, 'bundle.ask', {
      ...{ profile: 'court', documents: ['R1'], claims: ['c1'], recipient },
    })
  const hidden = await refused(
    fixture.ask('cus', 'bundle.ask', {
      ...{ profile: 'court', documents: ['R2'], recipient: 'a court' },
    }),
  )
  assert.equal(hidden.code, 'unknown-document', 'as what is not there')
  const { bundle, recipient } = await ask('ana')
  assert.equal(
    (await refused(fixture.ask('ana', 'bundle.approve', { bundle }))).code,
    'not-allowed',
  )
  await approveBundle(fixture, bundle)
  const made = await fixture.ask<Made>('ana', 'bundle.make', { bundle })
  const files = await filesOf(made.archive)
  const all = [...files.values()].map((one) => Buffer.from(one).toString('latin1')).join()
  assert.ok(all.includes(recipient) && !all.includes('a court'), 'its mark, and no name')
  const again = await refused(fixture.ask('ana', 'bundle.make', { bundle }))
  assert.deepEqual([again.code, again.details], ['wrong-state', [{ state: 'served' }]])
  const late = await ask('ana')
  await approveBundle(fixture, late.bundle)
  fixture.now.day = '2022-05-03'
  const over = await refused(fixture.ask('ana', 'bundle.make', { bundle: late.bundle }))
  assert.deepEqual(over.details, [{ state: 'expired' }])
})

test('[D806] an account asks for ten exports in 24 hours, and is told when the next may be', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(fixture.close)
  await addReport(fixture, 'R1')
  const ask = (who: 'ana' | 'cus') =>
    fixture.ask<Asked>(who, 'bundle.ask', { profile: 'court', documents: ['R1'], recipient: 'x' })
  for (let n = 0; n < 10; n++) await ask('ana')
  const size = await fixture.size()
  const no = await refused(ask('ana'))
  const until = new Date(fixture.desk.clock().getTime() + 24 * 3_600_000).toISOString()
  assert.deepEqual([no.code, no.details], ['too-many-exports', [{ limit: 10, until }]])
  assert.equal(await fixture.size(), size)
  await ask('cus')
  fixture.now.day = '2022-05-03'
  await ask('ana')
})
