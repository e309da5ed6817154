// Records that only few may read, in a bundle for a court: they stay out unless somebody asks for
// them.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import {
  type Asked,
  approveBundle,
  checkFiles,
  filesOf,
  foundBy,
  type Keys,
  type Made,
} from '../../fixture/bundle.ts'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'

interface Note {
  id: string
  field: string
  text?: string
  goes: boolean
}
interface Told extends Asked {
  restricted: Note[]
  restrictedCounts: { field: string; count: number; goes: boolean }[]
}

const fixture = await openFixture('second-person')
await addReport(fixture)
await addReport(fixture, 'R2', { sensitivity: 'restricted', title: 'CANARY title' })
const problems = ['CANARY the source drives a red car', 'CANARY she told us']
await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c1', chain: ['harbour'] })
await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c2', chain: ['harbour'], problems })
const sensitivity = 'restricted'
await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c3', chain: ['harbour'], sensitivity })
const keys = await fixture.ask<Keys>('vie', 'bundle.keys', {})
const INPUT = { documents: ['R1', 'R2'], claims: ['c1', 'c2', 'c3'], recipient: 'the court' }
const ask = (more: object = {}) =>
  fixture.ask<Told>('ana', 'bundle.ask', { ...INPUT, profile: 'court', ...more })
const make = async (bundle: string) => {
  await approveBundle(fixture, bundle)
  return filesOf((await fixture.ask<Made>('ana', 'bundle.make', { bundle })).archive)
}
const holds = (files: ReadonlyMap<string, Uint8Array>) =>
  [...files.values()].some((bytes) => Buffer.from(bytes).includes('CANARY'))

const STAY: Note[] = [
  { id: 'R2', field: 'record', goes: false },
  { id: 'c2', field: 'problems', text: problems[0] as string, goes: false },
  { id: 'c2', field: 'problems', text: problems[1] as string, goes: false },
  { id: 'c3', field: 'record', goes: false },
]

test('[D453] by default nothing that only few may read goes to a court; its asker sees each', async () => {
  const asked = await ask()
  assert.deepEqual(asked.restricted, STAY)
  assert.deepEqual(asked.restrictedCounts, [
    { field: 'record', count: 2, goes: false },
    { field: 'problems', count: 2, goes: false },
  ])
  const left = ['R2', 'c2', 'c3'].map((id) => ({ id, code: 'restricted' }))
  assert.deepEqual(asked.leftOut, left)
  const files = await make(asked.bundle)
  assert.ok(!holds(files))
  const check = await checkFiles(files, keys)
  assert.deepEqual([foundBy(check), check.notes], [[], undefined])
  const alone = await refused(ask({ documents: [], claims: ['c2'] }))
  assert.deepEqual(
    [alone.code, alone.details],
    ['bundle-empty', [{ id: 'c2', code: 'restricted' }]],
  )
})

test('[D454] said to go it goes; request, approver, seal and check say so', async () => {
  const asked = await ask({ withNotes: true })
  assert.deepEqual(
    asked.restricted,
    STAY.map((note) => ({ ...note, goes: true })),
  )
  assert.deepEqual(asked.leftOut, [])
  const rows = await fixture.desk.ledger.read.rows('bundle')
  const ids = ['R2', 'c2', 'c3']
  assert.deepEqual(rows.find(({ row }) => row.id === asked.bundle)?.row.notes, ids)
  // Who approves sees how many there are of which kind, and what they may read of them.
  const { bundles } = await fixture.ask<{ bundles: Told[] }>('edi', 'bundle.list', {})
  const [shown] = bundles
  assert.deepEqual(shown?.restrictedCounts, [
    { field: 'record', count: 2, goes: true },
    { field: 'problems', count: 2, goes: true },
  ])
  assert.deepEqual(shown?.restricted, [
    { id: 'c2', field: 'problems', goes: true },
    { id: 'c2', field: 'problems', goes: true },
  ])
  const one = await fixture.ask<{ bundles: Told[] }>('edi', 'bundle.list', { bundle: asked.bundle })
  assert.deepEqual(one.bundles, [{ ...shown, looks: [], closedToYou: ids.length }])
  const approved = await approveBundle<Told>(fixture, asked.bundle)
  assert.deepEqual(approved.restricted?.map(({ id }) => id).sort(), ['R2', 'c2', 'c2', 'c3'])
  assert.deepEqual(approved.restrictedCounts, shown?.restrictedCounts)
  const unknown = { bundle: 'bu_0123456789abcdef01234567' }
  assert.equal((await refused(fixture.ask('edi', 'bundle.list', unknown))).code, 'unknown-bundle')
  const files = await make(asked.bundle)
  assert.ok(holds(files))
  const check = await checkFiles(files, keys)
  assert.deepEqual([foundBy(check), check.notes], [[], 3])
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D454] what was asked for before anybody could say so stays', async () => {
  const row = { id: 'bu_old', profile: 'court', documents: ['R1'], claims: ['c2'] }
  const change = { operation: 'bundle.ask', by: 'ana', subject: row.id }
  await fixture.desk.ledger.change(change, (write) =>
    write.append('bundle', { ...row, recipient: 'rc_old', meant: 'the court' }),
  )
  assert.ok(!holds(await make(row.id)))
})

test('[D455] a derivative leaves only when somebody could look into all of it', async () => {
  const folder = new URL('../../../../vectors/intake/picture/', import.meta.url)
  const derive = async (file: string, mediaType: string) => {
    const bytes = readFileSync(new URL(file, folder)).toString('base64')
    const derived = await fixture.ask<{ id: string; inspection: string }>(
      'doc',
      'evidence.derive',
      {
        ...{ document: 'R1', bytes, mediaType, tool: 'scissors' },
      },
    )
    await fixture.ask('rev', 'evidence.review', { derivative: derived.id, decision: 'approved' })
    return derived
  }
  const plain = await derive('plain.png', 'image/png')
  const told = await derive('text.png', 'image/png')
  const film = await derive('plain.png.gz', 'video/mp4')
  assert.deepEqual(
    [plain, told, film].map(({ inspection }) => inspection),
    ['passed', 'holds-metadata', 'not-inspected'],
  )
  for (const profile of ['public', 'partner', 'court']) {
    const { bundle, leftOut } = await ask({ profile, documents: ['R1'], claims: [] })
    const kept = [told, film].map(({ id, inspection }) => ({ id, code: inspection }))
    assert.deepEqual(leftOut, kept, profile)
    const files = await make(bundle)
    const objects = [...files.keys()].filter((path) => path.startsWith('data/objects/'))
    assert.equal(objects.length, profile === 'court' ? 2 : 1)
  }
})
