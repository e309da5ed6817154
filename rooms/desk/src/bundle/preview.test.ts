// Looking at a bundle before anybody asks for it: what goes, what stays, for whom.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import {
  type Asked,
  addDerivative,
  approveBundle,
  checkFiles,
  filesOf,
  foundBy,
  type Keys,
  type Made,
} from '../../fixture/bundle.ts'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'

interface Preview {
  objects: number
  claims: number
  restricted: { id: string; field: string; text?: string; goes: boolean }[]
  restrictedCounts: { field: string; count: number; goes: boolean }[]
  leftOut: { id: string; code: string }[]
  alone?: true
  seen: string
}

const fixture = await openFixture('second-person')
await addReport(fixture)
await addReport(fixture, 'R2', { sensitivity: 'restricted', title: 'CANARY title' })
await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c1', chain: ['harbour'] })
const problems = ['CANARY the source drives a red car']
await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c2', chain: ['harbour'], problems })
const INPUT = { documents: ['R1', 'R2'], claims: ['c1', 'c2'], profile: 'court' }
const look = (more: object = {}, who = 'ana' as Parameters<typeof fixture.ask>[0]) =>
  fixture.ask<Preview>(who, 'bundle.preview', { ...INPUT, ...more })

test('[D581] a preview tells what goes and what stays, each and by kind, and changes nothing', async () => {
  const size = await fixture.size()
  const { seen, ...told } = await look()
  assert.match(seen, /^[0-9a-f]{64}$/)
  assert.deepEqual(told.restricted, [
    { id: 'R2', field: 'record', goes: false },
    { id: 'c2', field: 'problems', text: problems[0] as string, goes: false },
  ])
  assert.deepEqual(told.restrictedCounts, [
    { field: 'record', count: 1, goes: false },
    { field: 'problems', count: 1, goes: false },
  ])
  assert.deepEqual([told.objects, told.claims, told.alone], [1, 1, undefined])
  assert.deepEqual(
    told.leftOut,
    ['R2', 'c2'].map((id) => ({ id, code: 'restricted' })),
  )
  assert.equal(await fixture.size(), size)
  assert.deepEqual((await fixture.ask<{ bundles: [] }>('edi', 'bundle.list', {})).bundles, [])
})

test('[D581] a bundle of which everything stays is told, not refused; nobody else looks', async () => {
  const told = await look({ documents: [], claims: ['c2'] })
  assert.deepEqual([told.objects, told.claims, told.restricted.length], [0, 0, 1])
  for (const who of ['vie', 'doc', 'rev', 'edi', 'sta'] as const)
    assert.equal((await refused(look({}, who))).code, 'not-allowed', who)
  // What is not there and what one may not read sound alike.
  assert.equal((await refused(look({ documents: ['R2'] }, 'cus'))).code, 'unknown-document')
  assert.equal((await refused(look({ documents: ['none'] }, 'cus'))).code, 'unknown-document')
})

test('[D582] asking with what was seen is refused where the bundle would be another by now', async () => {
  const { seen } = await look()
  const ask = (more: object) =>
    fixture.ask<Asked>('ana', 'bundle.ask', { ...INPUT, recipient: 'the court', seen, ...more })
  const { bundle } = await ask({ withNotes: true })
  await approveBundle(fixture, bundle)
  const { archive } = await fixture.ask<Made>('ana', 'bundle.make', { bundle })
  const keys = await fixture.ask<Keys>('vie', 'bundle.keys', {})
  const check = await checkFiles(await filesOf(archive), keys)
  assert.deepEqual([foundBy(check), check.notes], [[], 2])
  // Something more would go: nobody has seen it.
  await addDerivative(fixture, 'R1')
  const size = await fixture.size()
  for (const withNotes of [false, true])
    assert.equal((await refused(ask({ withNotes }))).code, 'bundle-changed')
  assert.equal(await fixture.size(), size)
})

test('[D583] after the log was signed a bundle is handed out, whoever wants to stop it', async () => {
  const { bundle } = await fixture.ask<Asked>('ana', 'bundle.ask', { ...INPUT, recipient: 'x' })
  await approveBundle(fixture, bundle)
  const stopAt = (name: string) => {
    const stop = new AbortController()
    const report = (step: string) => {
      if (step === name) stop.abort()
    }
    return { progress: { report, signal: stop.signal } }
  }
  const make = (at: string) => fixture.ask<Made>('ana', 'bundle.make', { bundle }, stopAt(at))
  assert.equal((await refused(make('seal'))).code, 'cancelled')
  assert.ok((await make('write')).archive.length > 0)
})

test('[D1012] who lets it go is told what its asker was, and no more comes along', async () => {
  const asked = (more: object) =>
    fixture.ask<Asked & Preview & { bytes: number }>('ana', 'bundle.ask', {
      ...{ ...INPUT, recipient: 'the court', ...more },
    })
  const toldOf = async (bundle: string) => {
    const { bundles } = await fixture.ask<Output<'bundle.list'>>('edi', 'bundle.list', { bundle })
    return bundles[0] ?? assert.fail()
  }
  for (const withNotes of [false, true]) {
    const { bundle, objects, bytes, claims } = await asked({ withNotes })
    const told = await toldOf(bundle)
    assert.deepEqual(told.goes, { objects, bytes, claims })
    assert.equal(told.claims.length, claims)
    assert.equal(told.documents.length + told.unseen, withNotes ? 2 : 1)
  }
  await fixture.ask('rev', 'claim.accept', { claims: ['c1'], comment: 'read twice' })
  const file = { document: 'R1', mediaType: 'text/plain', tool: 'scissors/1' }
  const bytes = Buffer.from('Another copy.').toString('base64')
  const { id } = await fixture.ask<{ id: string }>('doc', 'evidence.derive', { ...file, bytes })
  const { bundle } = await asked({ ...INPUT, documents: ['R1'], profile: 'partner' })
  const { goes, claims } = await toldOf(bundle)
  assert.deepEqual([goes?.claims, claims], [1, ['c1']])
  // Looked at since: it was neither shown to its asker nor to who lets it go.
  await fixture.ask('rev', 'evidence.review', { derivative: id, decision: 'approved' })
  await approveBundle(fixture, bundle)
  const { archive } = await fixture.ask<Made>('ana', 'bundle.make', { bundle })
  const index = Buffer.from((await filesOf(archive)).get('data/index.json') ?? []).toString()
  assert.equal(JSON.parse(index).objects.length, goes?.objects)
})
