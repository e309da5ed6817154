// Bundles: what goes into each profile, and that an outsider finds it whole.
import assert from 'node:assert/strict'
import test from 'node:test'
import { PROFILES } from '@tumen/custody'
import {
  addDerivative,
  type BundleFiles,
  checkFiles,
  filesOf,
  foundBy,
  type Keys,
  makeFixtureBundle,
} from '../../fixture/bundle.ts'
import { addReport, HELD, openFixture } from '../../fixture/desk.ts'
import { openWitness, setPolicy } from '../../fixture/witness.ts'

const TITLE = 'CANARY-60-SECRET title'
const fixture = await openFixture('second-person')
await addReport(fixture, 'R1', { title: TITLE, url: 'https://CANARY-61-SECRET.example/' })
await addReport(fixture, 'R2', { sensitivity: 'restricted' })
await addDerivative(fixture, 'R1')
await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c1', chain: ['harbour'] })
await fixture.ask('doc', 'claim.record', {
  ...HELD,
  id: 'c2',
  chain: ['harbour'],
  problems: ['odd'],
})
await fixture.ask('rev', 'claim.accept', { claims: ['c1'], comment: 'read twice' })
await fixture.ask('ana', 'event.record', { id: 'e1', title: 'Held in April' })
await fixture.ask('ana', 'event.link', { claims: ['c1', 'c2'], event: 'e1' })
const keys = await fixture.ask<Keys>('vie', 'bundle.keys', {})

const INPUT = { documents: ['R1'], claims: ['c1', 'c2'] }
const court = await makeFixtureBundle(fixture, { ...INPUT, profile: 'court', withNotes: true })
// One that its source takes back, and one that nobody has accepted yet.
await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c3', chain: ['harbour'] })
await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c4', chain: ['harbour'] })
await fixture.ask('rev', 'claim.accept', { claims: ['c3'], comment: 'read twice' })
const BACK = { why: 'origin_withdraws', reason: 'his brother was asked about it' }
await fixture.ask('rev', 'claim.retract', { ...BACK, claim: 'c3' })
const partner = await makeFixtureBundle(fixture, {
  ...{ ...INPUT, claims: ['c1', 'c2', 'c3', 'c4'], profile: 'partner' },
})
const open = await makeFixtureBundle(fixture, { ...INPUT, profile: 'public' })
const made = { court, partner, public: open }

const kindsIn = (files: BundleFiles) =>
  [...files].flatMap(([path, bytes]) =>
    path.startsWith('custody/openings/') ? [JSON.parse(Buffer.from(bytes).toString()).k] : [],
  )
const text = (files: BundleFiles, path: string) => Buffer.from(files.get(path) ?? []).toString()
const linesOf = (files: BundleFiles) =>
  text(files, 'data/statements.jsonl')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

test('[D361] a bundle of each profile holds in every step of the check', async () => {
  for (const [profile, { archive, bundle, recipient }] of Object.entries(made)) {
    const { exit, info, signer, ...found } = await checkFiles(await filesOf(archive), keys)
    assert.deepEqual([exit, foundBy({ ...found, exit })], [0, []], profile)
    assert.deepEqual([info?.profile, info?.id, info?.recipient], [profile, bundle, recipient])
    assert.equal(signer, keys.signers.split(' ')[0])
  }
})

test('[D362] court: originals and derivatives with names, all rows of the claims, who and when', async () => {
  const files = await filesOf(court.archive)
  const { objects } = JSON.parse(text(files, 'data/index.json'))
  const named = objects.map(({ role, name }: { role: string; name?: string }) => [role, name])
  assert.deepEqual(named.sort(), [
    ['derivative', undefined],
    ['original', TITLE],
  ])
  const lines = linesOf(files)
  assert.deepEqual(
    lines.map((line) => line.id ?? line.status ?? line.decision ?? line.role).sort(),
    ['about', 'about', 'accepted', 'approved', 'c1', 'c2', 'e1'].sort(),
  )
  assert.equal(lines.find(({ id }) => id === 'c2').problems[0], 'odd')
  const whos = [...files.keys()].filter((path) => path.startsWith('custody/who/'))
  assert.equal(whos.length, kindsIn(files).length)
  const acts = whos.map((path) => JSON.parse(text(files, path)).act)
  assert.ok(['doc', 'own', 'ana', 'rev'].every((act) => acts.includes(act)))
})

test('[D363] partner: derivatives and open claims; what is left out is said', async () => {
  const files = await filesOf(partner.archive)
  const { objects } = JSON.parse(text(files, 'data/index.json'))
  assert.deepEqual(
    objects.map(({ role, name }: { role: string; name?: string }) => [role, name]),
    [['derivative', undefined]],
  )
  assert.deepEqual(partner.leftOut, [
    { id: 'c2', code: 'not-open' },
    { id: 'c3', code: 'not-standing' },
    { id: 'c4', code: 'not-standing' },
  ])
  const kinds = new Set(kindsIn(files))
  assert.deepEqual([...kinds].sort(), ['bundle.seal', 'claim.record', 'evidence.derive'])
  assert.deepEqual(
    linesOf(files).map(({ id }) => id),
    ['c1'],
  )
  const all = [...files.values()].map((bytes) => Buffer.from(bytes).toString()).join('\n')
  for (const word of ['read twice', 'his brother', 'Held in April']) assert.ok(!all.includes(word))
})

test('[D363] public: reviewed derivatives, and of claims nothing that was not released', async () => {
  const files = await filesOf(open.archive)
  assert.deepEqual(kindsIn(files).sort(), ['bundle.seal', 'evidence.derive'])
  assert.equal(text(files, 'data/statements.jsonl'), '')
  assert.deepEqual(open.leftOut, [
    { id: 'c1', code: 'not-released' },
    { id: 'c2', code: 'not-released' },
  ])
})

test('[D364] outside court there is no name, no address, no who file, no original, no digest of one', async () => {
  const shown = await fixture.ask<{ document: { bytesHash: string } }>('own', 'document.show', {
    id: 'R1',
  })
  const { bytesHash } = shown.document
  const secrets = ['CANARY-6', 'the court', 'custody/who', bytesHash]
  for (const archive of [partner.archive, open.archive]) {
    const files = await filesOf(archive)
    const all = [...files].map(([path, bytes]) => `${path}\n${Buffer.from(bytes)}`).join('\n')
    for (const secret of secrets) assert.ok(!all.includes(secret), secret)
    assert.doesNotMatch(all, /"act":"(?:doc|own|ana|rev|edi)"/, 'a who file')
  }
  const files = await filesOf(court.archive)
  const all = [...files].map(([path, bytes]) => `${path}\n${Buffer.from(bytes)}`).join('\n')
  assert.ok(all.includes('CANARY-60') && all.includes(bytesHash), 'mutation test: court has them')
  assert.ok(!all.includes('the court'), 'whom it is for stays here')
})

test('[D365] the files of a bundle are those of its profile and no others', async () => {
  const fixed = [
    ...['bag-info.txt', 'bagit.txt', 'custody/allowed_signers', 'custody/checkpoint'],
    ...['custody/log.vkey', 'custody/manifest.sshsig', 'custody/policy.txt', 'data/index.json'],
    ...['data/statements.jsonl', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'],
  ]
  for (const [profile, { archive }] of Object.entries(made)) {
    const files = await filesOf(archive)
    const folders = [...files.keys()]
      .filter((path) => !fixed.includes(path))
      .map((path) => path.replace(/[^/]+$/, '').replace(/rows\/\d+/, 'rows'))
    const allowed = new Set([
      ...['custody/openings/', 'custody/proofs/', 'data/objects/'],
      ...(profile === 'public' ? [] : ['custody/lists/', 'custody/rows/']),
      ...(profile === 'court' ? ['custody/who/'] : []),
    ])
    assert.deepEqual(
      [...new Set(folders)].filter((one) => !allowed.has(one)),
      [],
      profile,
    )
    for (const path of fixed) assert.ok(files.has(path), `${profile} ${path}`)
    const { kinds } = PROFILES[profile as keyof typeof PROFILES]
    assert.ok(kindsIn(files).every((kind) => kinds.test(kind)))
  }
})

test('[D366] two bundles for two recipients differ only in what depends on the recipient', async () => {
  const again = await makeFixtureBundle(fixture, {
    ...INPUT,
    profile: 'partner',
    recipient: 'another',
  })
  const [one, other] = [await filesOf(partner.archive), await filesOf(again.archive)]
  const differs = (path: string) =>
    Buffer.compare(one.get(path) ?? Buffer.alloc(0), other.get(path) ?? Buffer.alloc(0)) !== 0
  const paths = [...new Set([...one.keys(), ...other.keys()])].filter(differs)
  // The seal with its proof; the checkpoint after it, which stands in every proof; who it is for.
  const dependent =
    /^(?:bag-info\.txt|tagmanifest-sha256\.txt|custody\/(?:checkpoint|proofs\/\d+\.tlog-proof))$/
  const seals = [partner.leaf, again.leaf].map((leaf) => `custody/openings/${leaf}.json`)
  assert.deepEqual(
    paths.filter((path) => !dependent.test(path) && !seals.includes(path)),
    [],
  )
  assert.ok(paths.includes('bag-info.txt') && !paths.includes('manifest-sha256.txt'))
})

test('[D367] one bit in any file of a bundle that others vouch for is found', async () => {
  const whole = await filesOf(court.archive)
  for (const path of whole.keys()) {
    const files = new Map(whole)
    const bytes = Uint8Array.from(whole.get(path) as Uint8Array)
    const at = Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] as number) ^ 1
    files.set(path, bytes)
    const { exit } = await checkFiles(files, keys)
    assert.ok(exit >= 2, path)
  }
})

test('[D377] what witnesses said of the checkpoint comes with a bundle, and satisfies their quorum', async (t) => {
  const seen = await openFixture()
  const north = await openWitness(t, seen, 'north')
  await setPolicy(seen, [north])
  await addReport(seen)
  const input = { profile: 'court', documents: ['R1'], recipient: 'x' }
  const { bundle } = await seen.ask<{ bundle: string }>('own', 'bundle.ask', input)
  const { archive } = await seen.ask<{ archive: string }>('own', 'bundle.make', { bundle })
  const { exit, times, ...found } = await checkFiles(
    await filesOf(archive),
    await seen.ask<Keys>('vie', 'bundle.keys', {}),
  )
  assert.deepEqual([exit, foundBy({ ...found, exit, times })], [0, []])
  assert.deepEqual(
    times.map(({ by, kind }) => [by, kind]),
    [[north.key.name, 'witness']],
  )
  await seen.close()
})
